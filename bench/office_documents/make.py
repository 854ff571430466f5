"""Write the invented office documents and their truth into a folder.

    python bench/office_documents/make.py FOLDER [--set first|second]

writes the documents, truth.yml (what a reader should find in each) and more.yml (what stands
after the signature and in footnotes, for which the truth has no place).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from office_documents import content
from office_documents.content import second

SETS = {"first": content, "second": second}


def main(folder: Path, chosen: str = "first") -> None:
    """Write everything of one set."""
    held = SETS[chosen]
    papers = [make() for make in held.papers()]
    for paper in papers:
        paper.save(folder)
    for write in held.beside():
        write(folder)
    texts = {
        "truth.yml": [paper.truth() for paper in papers],
        "more.yml": [more for paper in papers if len(more := paper.more()) > 1],
    }
    for name, listed in texts.items():
        text = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(papers)} documents in {folder}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=SETS, default="first")
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    main(told.folder, told.set)
