"""Write the invented office documents and their truth into a folder.

    python bench/office_documents/make.py FOLDER

writes the documents, truth.yml (what a reader should find in each) and more.yml (what stands
after the signature and in footnotes, for which the truth has no place).
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from office_documents import content


def main(folder: Path) -> None:
    """Write everything."""
    papers = [make() for make in content.papers()]
    for paper in papers:
        paper.save(folder)
    for write in content.beside():
        write(folder)
    texts = {
        "truth.yml": [paper.truth() for paper in papers],
        "more.yml": [more for paper in papers if len(more := paper.more()) > 1],
    }
    for name, held in texts.items():
        text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(papers)} documents in {folder}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
