"""What the history of a column costs on disk: 1,000 records over 24 monthly publications.

    python bench/history.py [--records 1000] [--months 24] [--changed 0.05]

Each month a share of the records gets another text, and a paragraph is added to another share. The
texts of every month are kept as `gongkai publish` keeps them; the site is built for the last month
alone, in both editions and without PDF and Word copies, which would make it larger and the history
relatively smaller. It is built once with the store and once without, and published. Printed is the
disk (allocated blocks) of the store and of the release with the pages of earlier texts, against the
release that has no history at all.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import corpus
from gongkai.model.published_text import published_texts
from gongkai.sources.load import load
from gongkai.sources.text_store import TextStore

COMMAND = [sys.executable, "-m", "gongkai"]


def disk(folder: Path) -> int:
    """Return the bytes that a folder takes on disk, a file with several names counted once."""
    seen = {}
    for file in (folder, *folder.rglob("*")):
        stat = file.lstat()
        seen[stat.st_ino] = stat.st_blocks * 512
    return sum(seen.values())


def reword(files: list[Path], share: float, chance: random.Random) -> None:
    """Give a share of the records another wording, and a share one more paragraph."""
    for file in chance.sample(files, round(len(files) * share)):
        text = file.read_text(encoding="utf-8")
        head, body = text.split("\n---\n", 1)
        old, new = chance.sample(corpus.WORDS, 2)
        body = body.replace(old, new, 3) if chance.random() < 0.7 else f"{body}\n{new}，{old}。\n"
        file.write_text(f"{head}\n---\n{body}", encoding="utf-8")


def run(column: Path, *arguments: str, texts: Path | None) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "GONGKAI_TEXTS"}
    if texts is not None:
        environment["GONGKAI_TEXTS"] = str(texts)
    subprocess.run([*COMMAND, *arguments], cwd=column, env=environment, check=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--changed", type=float, default=0.05)
    given = parser.parse_args()
    chance = random.Random(24)
    with tempfile.TemporaryDirectory() as folder:
        column, texts = Path(folder) / "column", Path(folder) / "texts"
        corpus.write_project(column, given.records)
        config = column / "mkdocs.yml"
        words = config.read_text(encoding="utf-8")
        config.write_text(words.replace("downloads: [pdf, docx]", "downloads: []"), "utf-8")
        files = sorted((column / "content").rglob("*.md"))
        store, kept, took = TextStore(texts), 0, 0.0
        day = date(2022, 1, 3)
        for month in range(given.months):
            day = date(2022 + month // 12, month % 12 + 1, 3)
            if month:
                reword(files, given.changed, chance)
            began = time.process_time()
            catalog = load(column).catalog.until(day, "")
            found = [text for record in catalog.everything() for text in published_texts(record)]
            kept += store.keep(found, day, f"month {month + 1}")
            took += time.process_time() - began
        sizes = {}
        for name, known in (("with", texts), ("without", None)):
            run(column, "build", "--date", day.isoformat(), texts=known)
            run(column, "publish", f"../{name}", texts=None)
            sizes[name] = disk((Path(folder) / name / "current").resolve())
            shutil.rmtree(column / "site")
        history = disk(texts)
    mega = 1e6
    print(f"records {given.records}, publications {given.months}, texts {kept}")
    print(f"processor time to read and keep the texts of a month: {took / given.months:.2f} s")
    print(f"store {history / mega:.1f} MB")
    print(f"last release without history {sizes['without'] / mega:.1f} MB")
    print(f"last release with the pages of earlier texts {sizes['with'] / mega:.1f} MB")
    ratio = (history + sizes["with"]) / sizes["without"]
    print(f"history: {ratio:.3f} of the last release without it")


if __name__ == "__main__":
    main()
