"""How much of official documents `gongkai import` reads right, against what stands beside them.

    python bench/importing.py FOLDER [--wrong]

FOLDER holds Word files and truth.yml: a list of mappings with `file`; `refused`, the reason for
which it must be refused (tracked-changes, comments, foreign, hidden, secret, not-public, locked,
large, no-text, broken); `fields` (title, number, issuers, addressees, signed, attachments,
openness, printed_by, printed_on, copies_to, signer), of which each counts where it stands in the
document, and where something is read that does not; `paragraphs`, the text between addressee and
signature, and `tables`, rows of cells. Blanks, and the two widths of a character, do not count.
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from gongkai.importing.document import ImportedDocument, import_word, shown_text
from gongkai.importing.proposal import Given, propose
from gongkai.importing.refusal import RefusedFileError
from gongkai.importing.wordings import TO_BE_PUBLISHED
from gongkai.model.catalog import Catalog
from gongkai.render.markdown import MarkdownRenderer
from gongkai.sources.load import load

ROOT = Path(__file__).parents[1]

FIELDS = (
    *("title", "number", "issuers", "addressees", "signed", "attachments", "openness"),
    *("printed_by", "printed_on", "copies_to", "signer"),
)


_SAYS = re.compile(
    r"^[（(]?(?:此件|本文|此文|(?:信息)?公开(?:方式|属性|选项|形式|类别)\s*[:：])\s*"
)
"""What stands before an attribute; 此件公开发布 is 公开发布."""


_MARK_OF_NOTE = re.compile(r"\[\^\d+\](?!:)")
_KEPT_INSIDE = ("secret", "not-public")
"""Reasons of one kind: what must not leave the house."""


def _attribute(said: list[str]) -> list[str]:
    """Return “public” for each way to say that a document is published, else nothing."""
    bare = (_SAYS.sub("", one).strip("()（）") for one in said)
    return ["public" if one in TO_BE_PUBLISHED else "" for one in bare]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--column", type=Path, default=ROOT, help="whose registries are asked")
    parser.add_argument("--wrong", action="store_true", help="show each value that is wrong")
    given = parser.parse_args()
    truths = yaml.safe_load((given.folder / "truth.yml").read_text(encoding="utf-8"))
    catalog = load(given.column).catalog
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: list[str] = []
    for truth in truths:
        for name, got, of, note in judged(given.folder / truth["file"], truth, catalog):
            asked[name] += of
            right[name] += got
            if got < of:
                wrong.append(f"{truth['file']}: {name}: {note}")
    print(f"{len(truths)} documents")
    for name in asked:
        print(f"  {name:12} {right[name]:4} of {asked[name]:4}  {right[name] / asked[name]:6.1%}")
    fields = [name for name in asked if name in FIELDS]
    got, all_of = sum(right[name] for name in fields), sum(asked[name] for name in fields)
    print(f"  {'all fields':12} {got:6} of {all_of:6}  {got / max(all_of, 1):6.1%}")
    if given.wrong:
        print(*(one for one in wrong if not one.endswith(": ")), sep="\n", file=sys.stderr)


def judged(
    file: Path, truth: Mapping[str, Any], catalog: Catalog
) -> Iterator[tuple[str, int, int, str]]:
    """Yield what is judged of a document, how much is right of how much, and what is wrong."""
    wanted = truth.get("refused")
    openness = str((truth.get("fields") or {}).get("openness") or "")
    if wanted is None and openness and not _attribute([openness])[0]:
        wanted = "not-public"  # nothing but what is published proactively is imported
    try:
        document = import_word(file)
    except RefusedFileError as error:
        known = _KEPT_INSIDE if wanted in _KEPT_INSIDE else (wanted,)
        yield "refused", error.reason in known, 1, f"{error.reason} in place of {wanted}"
        return
    if wanted:
        yield "refused", 0, 1, f"imported, although {wanted}"
        return
    fields = truth.get("fields") or {}
    for name in FIELDS:
        expected, found = as_list(fields.get(name)), as_list(value(document, name))
        if name == "openness":
            expected, found = _attribute(expected), _attribute(found)
        if expected or found:
            is_right = list(map(alike, expected)) == list(map(alike, found))
            yield name, is_right, 1, f"{found} in place of {expected}"
    if truth.get("kind"):
        proposal = propose(document.layout, catalog, (), date(2026, 11, 28), Given())
        said = {
            str(proposal.value("kind")),
            str(proposal.value("genre")),
            document.layout.form.name,
        }
        if "cleanup" in said:
            said.add("policy")  # the truth knows no clean-ups: they are documents to it
        is_right = str(truth["kind"]).lower() in {one.lower() for one in said}
        yield "kind", is_right, 1, f"{sorted(said)} in place of {truth['kind']}"
    shown, at = alike(shown_text(_MARK_OF_NOTE.sub("", document.markdown))), 0
    for paragraph in truth.get("paragraphs") or []:
        text = alike(paragraph)
        place = shown.find(text, at)
        at = at if place < 0 else place + len(text)
        yield "paragraphs", place >= 0, 1, paragraph
        yield "characters", len(text) if place >= 0 else 0, len(text), ""
    found_tables = tables_of(document)
    for number, table in enumerate(truth.get("tables") or []):
        cells = _once([[alike(cell) for cell in row] for row in table])
        have = found_tables[number] if number < len(found_tables) else []
        missing = Counter(cells) - Counter(have)
        yield "tables", cells == have, 1, f"{have} in place of {cells}"
        yield "cells", len(cells) - missing.total(), len(cells), ""


def _once(rows: list[list[str]]) -> list[str]:
    """Return the cells of a table, each merged one once: it stands beside or below itself."""
    found = []
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            beside = place > 0 and row[place - 1] == cell
            above = at > 0 and place < len(rows[at - 1]) and rows[at - 1][place] == cell
            if cell and not beside and not above:
                found.append(cell)
    return found


def value(document: ImportedDocument, name: str) -> object:
    layout = document.layout
    if name == "issuers":
        return [said.value for said in layout.issuers]
    if name == "attachments":
        return [said.value for said in layout.attachments]
    return layout.value(name)


def as_list(given: object) -> list[str]:
    """Return a value as a list; names that stand in one text are parted."""
    if given is None:
        return []
    parts = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
    return [one for part in parts for one in re.split(r"[、，,；;\n]", str(part)) if one.strip()]


def alike(text: object) -> str:
    """Return a text as it is compared."""
    wide = unicodedata.normalize("NFKC", str(text))
    return re.sub(r"[\s|]", "", wide).strip("()。:")


class _Tables(HTMLParser):
    """Reads tables as grids in which a merged cell stands in each of its places."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[tuple[int, int], str]] = []
        self.row = 0
        self.cell: list[str] | None = None
        self.span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.found.append({})
            self.row = -1
        elif tag == "tr":
            self.row += 1
        elif tag in ("td", "th"):
            given = dict(attrs)
            self.cell = []
            self.span = (int(given.get("rowspan") or 1), int(given.get("colspan") or 1))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            grid, place = self.found[-1], 0
            while (self.row, place) in grid:
                place += 1
            for down in range(self.span[0]):
                for beside in range(self.span[1]):
                    grid[self.row + down, place + beside] = alike("".join(self.cell))
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def cells(self) -> list[list[str]]:
        """Return the cells of each table, each merged one once."""
        made = []
        for grid in self.found:
            rows = range(max((row for row, _ in grid), default=-1) + 1)
            width = max((place for _, place in grid), default=-1) + 1
            made.append(_once([[grid.get((row, n), "") for n in range(width)] for row in rows]))
        return made


def tables_of(document: ImportedDocument) -> list[list[str]]:
    """Return the cells of each table that say something, in their order."""
    reader = _Tables()
    reader.feed(MarkdownRenderer().render(document.markdown, lambda target: target).html)
    return reader.cells()


if __name__ == "__main__":
    main()
