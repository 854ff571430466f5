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
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from gongkai.importing.document import ImportedDocument, import_word, shown_text
from gongkai.importing.refusal import RefusedFileError
from gongkai.render.markdown import MarkdownRenderer

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
    parser.add_argument("--wrong", action="store_true", help="show each value that is wrong")
    given = parser.parse_args()
    truths = yaml.safe_load((given.folder / "truth.yml").read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: list[str] = []
    for truth in truths:
        for name, is_right, note in judged(given.folder / truth["file"], truth):
            asked[name] += 1
            right[name] += is_right
            if not is_right:
                wrong.append(f"{truth['file']}: {name}: {note}")
    print(f"{len(truths)} documents")
    for name in asked:
        print(f"  {name:12} {right[name]:4} of {asked[name]:4}  {right[name] / asked[name]:6.1%}")
    fields = [name for name in asked if name in FIELDS]
    got, all_of = sum(right[name] for name in fields), sum(asked[name] for name in fields)
    print(f"  {'all fields':12} {got:4} of {all_of:4}  {got / max(all_of, 1):6.1%}")
    if given.wrong:
        print(*wrong, sep="\n", file=sys.stderr)


def judged(file: Path, truth: Mapping[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Yield what is judged of a document, whether it is right, and what is wrong."""
    wanted = truth.get("refused")
    try:
        document = import_word(file)
    except RefusedFileError as error:
        yield "refused", error.reason == wanted, f"{error.reason} in place of {wanted}"
        return
    if wanted:
        yield "refused", False, f"imported, although {wanted}"
        return
    fields = truth.get("fields") or {}
    for name in FIELDS:
        expected, found = as_list(fields.get(name)), as_list(value(document, name))
        if name == "openness":
            expected = [_SAYS.sub("", one) for one in expected]
        if expected or found:
            is_right = list(map(alike, expected)) == list(map(alike, found))
            yield name, is_right, f"{found} in place of {expected}"
    shown = alike(shown_text(document.markdown))
    paragraphs = truth.get("paragraphs") or []
    missing, at = [], 0
    for paragraph in map(alike, paragraphs):
        place = shown.find(paragraph, at)
        if place < 0:
            missing.append(paragraph)
        else:
            at = place + len(paragraph)
    for paragraph in paragraphs:
        yield "paragraphs", alike(paragraph) not in missing, paragraph[:40]
    yield "characters", not missing, f"{sum(map(len, missing))} are not in order"
    tables = truth.get("tables") or []
    found_tables = tables_of(document)
    for number, table in enumerate(tables):
        cells = [alike(cell) for row in table for cell in row if alike(cell)]
        have = found_tables[number] if number < len(found_tables) else []
        yield "tables", cells == have, f"{have} in place of {cells}"


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
