"""Write every record of a column in Chinese and back, and say what is not the same.

    python bench/keys.py [FOLDER]

Without FOLDER it is the demonstration. In Chinese the catalog must be the same and every finding on
the same line; back in English every file must be the same, byte for byte.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from gongkai.model.findings import Finding
from gongkai.model.language import Language
from gongkai.sources.build_day import build_day
from gongkai.sources.load import Sources, load
from gongkai.sources.registries import load_registries
from gongkai.sources.respelling import respelled_files
from gongkai.verdict.judge import judge_sources

ROOT = Path(__file__).parent.parent


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as folder:
        column = Path(folder)
        for name in ("content", "data", "hooks"):
            shutil.copytree(root / name, column / name)
        for file in root.glob("mkdocs*.yml"):
            shutil.copy(file, column)
        before = {file: file.read_bytes() for file in column.rglob("*.md")}
        english = load(column)
        respell(column, "zh")
        chinese = load(column)
        records = [
            name for name, one in contents(english).items() if contents(chinese).get(name) != one
        ]
        print(f"records that differ: {len(records)} of {len(contents(english))}", *records[:5])
        places = [
            lines(judge_sources(one, build_day(root, None)).findings) for one in (english, chinese)
        ]
        moved = sorted(set(places[0]) ^ set(places[1]))
        print(f"findings elsewhere: {len(moved)} of {len(places[0])}", *moved[:5])
        respell(column, "en")
        changed = [str(file) for file, data in before.items() if file.read_bytes() != data]
        print(f"files that are not the same again: {len(changed)} of {len(before)}", *changed[:5])


def respell(column: Path, keys: Language) -> None:
    """Rewrite a column, and say how long it takes."""
    begun = time.perf_counter()
    found = list(respelled_files(column, load_registries(column).registries, keys))
    for file in found:
        if file.after is None:
            print(f"cannot be read whole: {file.path}")
        else:
            (column / file.path).write_bytes(file.after)
    print(f"{keys}: {len(found)} files in {time.perf_counter() - begun:.1f} s")


def contents(sources: Sources) -> dict[str, object]:
    """Return what each record says, without where it stands."""
    own = {"bodies", "marks", "files", "read_tables"}
    return {one.id: one.model_dump(exclude=own) for one in sources.catalog.everything()}


def lines(findings: Sequence[Finding]) -> list[tuple[str, str, int]]:
    return sorted((one.code.id, one.place.path, one.place.line) for one in findings)


main()
