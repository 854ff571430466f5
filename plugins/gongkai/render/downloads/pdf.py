"""A document -> tagged PDF (PDF/A-2a and PDF/UA-1), by typst.

Nothing of a record is ever typst source: the document goes over as JSON to a fixed template,
so no text can be read as code.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from shutil import copy, rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import pypdfium2
import typst

from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.codes import picture_of
from gongkai.render.downloads.columns import columns, fits_a_sheet, is_short
from gongkai.render.downloads.document import (
    CopyDocument,
    LabelledBlocks,
    Picture,
    Run,
    TableBlock,
    UnprintableError,
)
from gongkai.render.downloads.fonts import Faces, choose, describe, system_fonts
from gongkai.render.downloads.grid import placed
from gongkai.render.downloads.pictures import format_of
from gongkai.render.environment import TEMPLATES

TEMPLATE = TEMPLATES / "document.typ"
STANDARDS: list["typst.PDFStandard"] = ["a-2a", "ua-1"]
_PLAIN = {chr(code) for code in range(0x20, 0x7F)} | {"\n"}
_FEW = 4
"""Lines that are not worth a page of their own."""
_CLOSER, _WIDER = (0.94, 0.88), (1.06, 1.12)
"""Of the space between lines, tried one after another."""
_FOOT = 99
"""The height of the bottom margin in points: what stands lower is the page's number."""
_NO_DAY = date(1970, 1, 1)
"""Of a record that names no day: the file needs one, and the clock's would change."""


class PdfPrinter:
    """Makes PDFs one after another with one compiler: fonts are costly to find."""

    def __init__(self, faces: Faces) -> None:
        """Set up the compiler; the first document is slower than those after it."""
        self._faces = faces
        self._room = Path(mkdtemp(prefix="gongkai-"))
        """The only folder that typst reads: the template, and the pictures of a document."""
        finalize(self, rmtree, self._room, ignore_errors=True)
        template = copy(TEMPLATE, self._room)
        self._compiler = typst.Compiler(Path(template), self._room, font_paths=system_fonts())
        self._shown: dict[str, bool] = {}
        """Characters tried before, and whether a font of this machine shows them."""

    @classmethod
    def of_this_machine(cls) -> "PdfPrinter | None":
        """Return a printer with this machine's fonts, or None if none holds Chinese."""
        faces = choose(system_fonts().families())
        return cls(faces) if faces is not None else None

    @cached_property
    def makers(self) -> tuple[str, ...]:
        """Return what a PDF depends on besides its document."""
        template = TEMPLATE.read_text(encoding="utf-8")
        return ("typst", version("typst"), *STANDARDS, template, *describe(self._faces))

    def write(self, document: CopyDocument) -> bytes:
        """Return the PDF; characters that no font shows appear in it as their codes, as [U+E000].

        Raise UnprintableError when typst refuses the document for any other reason.
        """
        given, found = _as_json(document), [*pictures_in(document)]
        if document.code is not None:
            code = picture_of(document.code, "svg")
            given, found = given | {"code": _plain(code)}, [*found, code]
        pictures = [self._put(picture) for picture in found]
        try:
            return self._set(given)
        except typst.TypstError:
            known = _with_codes(given, self._not_shown(set(_characters(given)) - _PLAIN))
            known = _without(known, {name for name in pictures if not self._draws(name)})
        try:
            return self._set(known)
        except typst.TypstError as error:
            raise UnprintableError(f"{document.id}: {error.message}") from error
        finally:
            for name in pictures:
                (self._room / name).unlink(missing_ok=True)

    def _put(self, picture: Picture) -> str:
        """Put a picture where typst finds it, and return its name there."""
        name = _place(picture)
        (self._room / name).write_bytes(picture.content)
        return name

    def _draws(self, name: str) -> bool:
        sample = {"is": "picture", "alt": "picture", "place": name}
        empty = CopyDocument("picture", "zh", "picture", "", "", None)
        try:
            self._compile(_as_json(empty) | {"blocks": [sample]})
        except typst.TypstError:
            return False
        return True

    def facts(self, content: bytes) -> Mapping[str, int]:
        """Return how many pages a PDF has."""
        return {"pages": page_count(content)}

    def _set(self, given: Mapping[str, Any]) -> bytes:
        """Return the PDF; lines stand closer where few are left over for the last page.

        Where that does not help, they stand wider until the last line is not alone.
        """
        mark = given["watermark"]
        pdf = self._compile(given)
        if (left := lines_left_over(pdf, mark)) >= _FEW:
            return pdf
        for stretch in _CLOSER:
            closer = self._compile({**given, "stretch": stretch})
            if lines_left_over(closer, mark) >= _FEW:
                return closer
        for stretch in _WIDER if left == 1 else ():
            wider = self._compile({**given, "stretch": stretch})
            if lines_left_over(wider, mark) > 1:
                return wider
        return pdf

    def _compile(self, given: Mapping[str, Any]) -> bytes:
        day = date.fromisoformat(given["day"]) if given["day"] else _NO_DAY
        document = {"stretch": 1, **given, "fonts": asdict(self._faces)}
        made = self._compiler.compile(
            format="pdf",
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(day, time(), UTC),
        )
        assert isinstance(made, bytes)  # noqa: S101  a PDF is one file
        return made

    def _not_shown(self, characters: Iterable[str]) -> set[str]:
        """Return the characters that no font shows or PDF/A refuses, found by trying each."""
        for char in sorted(characters):
            if char not in self._shown:
                self._shown[char] = self._shows(char)
        return {char for char in characters if not self._shown[char]}

    def _shows(self, char: str) -> bool:
        sample = CopyDocument("character", "zh", "character", "", f"中{char}中", None)
        try:
            self._compile(_as_json(sample))
        except typst.TypstError:
            return False
        return True


def lines_left_over(pdf: bytes, watermark: str) -> int:
    """Return how many lines are on the last page besides its number; many where it is the first."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        last = len(document) - 1
        if not last:
            return _FEW
        text = document[last].get_textpage().get_text_bounded(bottom=_FOOT)
    finally:
        document.close()
    return sum(1 for line in text.removeprefix(watermark).split("\r\n") if line.strip())


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _as_json(document: CopyDocument) -> dict[str, Any]:
    value: dict[str, Any] = _plain(document)
    return value | {"title": value["title"].strip() or document.id}


def _plain(value: object) -> Any:
    """Return a value as JSON has it; the template distinguishes blocks by `is`."""
    if isinstance(value, TableBlock):
        rows = [
            {
                "y": number,
                "whole": fits_a_sheet(cell for _, cell in row),
                "cells": [{**_fields(cell), "x": column} for column, cell in row],
            }
            for number, row in enumerate(placed(value))
        ]
        return {
            **_fields(value, "rows"),
            "is": "table",
            "rows": rows,
            "measured": _plain(columns(value)),
        }
    if isinstance(value, Picture):
        return {"is": "picture", "alt": printable(value.alt), "place": _place(value)}
    if isinstance(value, LabelledBlocks):
        return {**_fields(value), "stacked": value.is_stacked, "short": is_short(value)}
    if is_dataclass(value):
        return {"is": type(value).__name__.lower(), **_fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return printable(value)
    return value.isoformat() if isinstance(value, date) else value


def pictures_in(value: object) -> Iterator[Picture]:
    """Yield every picture of a document."""
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from pictures_in(item)
    elif is_dataclass(value):
        yield from pictures_in(tuple(vars(value).values()))


def _place(picture: Picture) -> str:
    """Return the name under which typst finds a picture; its ending says the format."""
    return f"{picture.digest}.{format_of(picture.name)}"


def _without(value: Any, places: set[str]) -> Any:
    """Put its words in the place of each picture that cannot be drawn."""
    if isinstance(value, dict):
        if value.get("is") == "picture" and value["place"] in places:
            return {"is": "paragraph", "runs": [_plain(Run(f"[{value['alt']}]"))]}
        return {name: _without(item, places) for name, item in value.items()}
    return [_without(item, places) for item in value] if isinstance(value, list) else value


def _fields(value: object, *but: str) -> dict[str, Any]:
    return {name: _plain(given) for name, given in vars(value).items() if name not in but}


def _characters(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from set(value)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _characters(item)
    elif isinstance(value, list):
        for item in value:
            yield from _characters(item)


def _with_codes(value: Any, characters: set[str]) -> Any:
    if isinstance(value, str):
        return "".join(f"[U+{ord(char):04X}]" if char in characters else char for char in value)
    if isinstance(value, dict):
        return {name: _with_codes(item, characters) for name, item in value.items()}
    return [_with_codes(item, characters) for item in value] if isinstance(value, list) else value
