"""Read the office documents back from their XML, and say what of the truth does not stand there.

    python bench/office_documents/readback.py FOLDER

Reads with the standard library alone: no part of the importer, none of what wrote the documents.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANKS = " \t\n\u3000\u00a0"
NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十\d.]+[）)、.．]?[ \t]?|第[一二三四五六七八九十]+[章条]\s?"
)
OPEN = {"主动公开": "公开发布", "依申请公开": "", "不予公开": "不公开"}
DATE = re.compile(
    r"\d{4}-\d\d-\d\d|[\d〇零○O一二三四五六七八九]{4}年[^年月日]{1,3}月[^年月日]{1,3}日"
)
CHANGED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")


class Document:
    """One document as its XML has it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as held:
            self.names = held.namelist()
            for name in self.names:
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(held.read(name))
            self.body = ElementTree.fromstring(held.read("word/document.xml"))
            self.styles = ElementTree.fromstring(held.read("word/styles.xml"))
            self.app = held.read("docProps/app.xml").decode()
        self.hiding = {s.get(f"{W}styleId") for s in self.styles if hides(s.find(f"{W}rPr"))}
        self.counted = {
            s.get(f"{W}styleId") for s in self.styles if s.find(f"{W}pPr/{W}numPr") is not None
        }
        flow = self.body.find(f"{W}body")
        self.tables = [cells(self, table) for table in flow.findall(f"{W}tbl")]
        self.paragraphs = [
            (self.text(p), self.is_counted(p)) for p in flow.iter(f"{W}p") if not self.is_hidden(p)
        ]

    def style(self, paragraph: ElementTree.Element) -> str | None:
        """Give the style of a paragraph."""
        held = paragraph.find(f"{W}pPr/{W}pStyle")
        return None if held is None else held.get(f"{W}val")

    def is_hidden(self, paragraph: ElementTree.Element) -> bool:
        """Say whether a style hides the paragraph."""
        return self.style(paragraph) in self.hiding - {None}

    def is_counted(self, paragraph: ElementTree.Element) -> bool:
        """Say whether Word puts a number before the paragraph."""
        own = paragraph.find(f"{W}pPr/{W}numPr") is not None
        return own or self.style(paragraph) in self.counted

    def text(self, paragraph: ElementTree.Element) -> str:
        """Give what a reader sees, changes accepted."""
        return "".join(shown(paragraph)).strip(BLANKS)


def hides(held: ElementTree.Element | None) -> bool:
    """Say whether properties of a run hide it."""
    mark = None if held is None else held.find(f"{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def shown(node: ElementTree.Element) -> Iterator[str]:
    """Yield the visible text below a node."""
    for child in node:
        name = child.tag.removeprefix(W)
        if name in ("moveFrom", "del") or (name == "r" and hides(child.find(f"{W}rPr"))):
            continue
        if "AlternateContent" in name or name in ("pict", "drawing"):
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("br", "tab"):
            yield "\n" if name == "br" else "\t"
        elif name != "pPr":
            yield from shown(child)


def cells(document: Document, table: ElementTree.Element) -> list[list[str]]:
    """Give the cells of a table, what is merged repeated."""
    rows: list[list[str]] = []
    for row in table.findall(f"{W}tr"):
        made: list[str] = []
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            down = cell.find(f"{W}tcPr/{W}vMerge")
            text = "\n".join(filter(None, map(document.text, cell.findall(f"{W}p"))))
            if down is not None and down.get(f"{W}val", "continue") == "continue":
                text = rows[-1][len(made)]
            made += [text] * (1 if span is None else int(span.get(f"{W}val", "1")))
        rows.append(made)
    return rows


def follow(document: Document, wanted: list[str]) -> list[str]:
    """Give the paragraphs that do not stand in the document, in their order.

    The title of an attachment may run over up to three paragraphs.
    """
    missing, at = [], 0
    for text in wanted:
        for place in range(at, len(document.paragraphs)):
            seen, counted = document.paragraphs[place]
            number = text.removesuffix(seen) if counted and seen else ""
            if seen == text or (text.endswith(seen) and NUMBER.fullmatch(number)):
                at = place + 1
                break
            joined = [held for held, _ in document.paragraphs[place : place + 3]]
            if seen and text in ("".join(joined[:2]), "".join(joined)):
                at = place + 2
                break
        else:
            missing.append(text)
    return missing


def marks(document: Document) -> set[str]:
    """Give the reasons to refuse that can be seen in the XML."""
    tags = {node.tag.removeprefix(W) for node in document.body.iter()}
    found = {"tracked-changes"} if tags & set(CHANGED) else set()
    if "commentReference" in tags:
        found.add("comments")
    runs = [r for r in document.body.iter(f"{W}r") if hides(r.find(f"{W}rPr"))]
    if any("".join(r.itertext()).strip() for r in runs):
        found.add("hidden")
    if any(document.is_hidden(p) for p in document.body.iter(f"{W}p")):
        found.add("hidden")
    return found


def dates(day: str) -> Iterator[str]:
    """Yield the ways in which offices write a day."""
    year, month, date = day.split("-")
    yield day
    yield f"{year}年{month}月{date}日"
    yield f"{year}年{int(month)}月{int(date)}日"
    names = ["", *"一二三四五六七八九"]
    hanzi = []
    for number in (int(month), int(date)):
        tens, ones = divmod(number, 10)
        hanzi.append(("", "十", "二十", "三十")[tens] + names[ones])
    for zero in "〇零○O":
        digits = "".join(names[int(d)] or zero for d in year)
        yield f"{digits}年{hanzi[0]}月{hanzi[1]}日"


def faults(folder: Path, truth: dict[str, Any], more: dict[str, Any]) -> list[str]:
    """Say what is wrong with the truth of one document."""
    document = Document(folder / truth["file"])
    fields, said = truth["fields"], []
    wanted = truth["paragraphs"] + more.get("after_signature", [])
    said += [f"no paragraph {text}" for text in follow(document, wanted)]
    tables = iter(document.tables)
    said += [f"no table {rows[0]}" for rows in truth["tables"] if rows not in tables]
    whole = "".join("".join(text for text, _ in document.paragraphs).split())
    for name in ("title", "signer", "issuers", "addressees", "attachments", "printed_by"):
        held = fields.get(name, [])
        for text in [held] if isinstance(held, str) else held:
            if "".join(text.split()) not in whole:
                said.append(f"{name}: no {text}")
    bare = re.compile(r"[(（［\[【﹝〔)）］\]】﹞〕]")
    if bare.sub("", fields.get("number", "")) not in bare.sub("", whole):
        said.append(f"number: no {fields['number']}")
    value = fields.get("openness", "")
    if value and not any(word in whole for word in (value, OPEN[value]) if word):
        said.append(f"openness: no {value}")
    if value == "主动公开" and truth.get("refused") == "not-public":
        said.append("refused as not public, but public")
    for name in ("signed", "printed_on"):
        if name in fields and not set(dates(fields[name])) & set(DATE.findall(whole)):
            said.append(f"{name}: no {fields[name]}")
    refused = truth.get("refused")
    if marks(document) - {refused}:
        said.append(f"marks {marks(document)}, refused {refused}")
    if refused in ("tracked-changes", "comments", "hidden") and not marks(document):
        said.append(f"nothing shows {refused}")
    return said


def main(folder: Path) -> int:
    """Check every document of a folder."""
    truths = yaml.safe_load((folder / "truth.yml").read_text(encoding="utf-8"))
    more = yaml.safe_load((folder / "more.yml").read_text(encoding="utf-8"))
    beside = {held["file"]: held for held in more}
    wrong = 0
    for truth in truths:
        for text in faults(folder, truth, beside.get(truth["file"], {})):
            wrong += 1
            print(f"{truth['file']}: {text}")
    print(f"{len(truths)} documents read, {wrong} faults")
    return min(wrong, 1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
