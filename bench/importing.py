"""How much of official documents `gongkai import` reads right, against what stands beside them.

    python bench/importing.py FOLDER [--wrong]

FOLDER holds Word files and truth.yml: a list of mappings with `file`; `refused`, the reason for
which it must be refused; `fields` (title, number, issuers, addressees, signed, attachments,
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
    try:
        document = import_word(file)
    except RefusedFileError as error:
        yield "refused", error.reason == wanted, 1, f"{error.reason} in place of {wanted}"
        return
    if wanted:
        yield "refused", 0, 1, f"imported, although {wanted}"
        return
    fields = truth.get("fields") or {}
    for name in FIELDS:
        expected, found = as_list(fields.get(name)), as_list(value(document, name))
        if name == "openness":
            expected = [_SAYS.sub("", one) for one in expected]
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
        is_right = str(truth["kind"]).lower() in {one.lower() for one in said}
        yield "kind", is_right, 1, f"{sorted(said)} in place of {truth['kind']}"
    shown, at = alike(shown_text(document.markdown)), 0
    for paragraph in truth.get("paragraphs") or []:
        text = alike(paragraph)
        place = shown.find(text, at)
        at = at if place < 0 else place + len(text)
        yield "paragraphs", place >= 0, 1, paragraph
        yield "characters", len(text) if place >= 0 else 0, len(text), ""
    found_tables = tables_of(document)
    for number, table in enumerate(truth.get("tables") or []):
        cells = [alike(cell) for row in table for cell in row if alike(cell)]
        have = found_tables[number] if number < len(found_tables) else []
        missing = Counter(cells) - Counter(have)
        yield "tables", cells == have, 1, f"{have} in place of {cells}"
        yield "cells", len(cells) - missing.total(), len(cells), ""


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
    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "table":
            self.found.append([])
        elif tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            said = alike("".join(self.cell))
            self.found[-1] += [said] if said else []
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)


def tables_of(document: ImportedDocument) -> list[list[str]]:
    """Return the cells of each table that say something, in their order."""
    reader = _Tables()
    reader.feed(MarkdownRenderer().render(document.markdown, lambda target: target).html)
    return reader.found


if __name__ == "__main__":
    main()
