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
from io import BytesIO
from typing import Any

import typst
from pypdf import PdfReader

from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.columns import columns
from gongkai.render.downloads.document import CopyDocument, TableBlock, UnprintableError
from gongkai.render.downloads.fonts import Faces, choose, describe, system_fonts
from gongkai.render.downloads.grid import placed
from gongkai.render.environment import TEMPLATES

TEMPLATE = TEMPLATES / "document.typ"
STANDARDS: list["typst.PDFStandard"] = ["a-2a", "ua-1"]
_PLAIN = {chr(code) for code in range(0x20, 0x7F)} | {"\n"}
_NO_DAY = date(1970, 1, 1)
"""Of a record that names no day: the file needs one, and the clock's would change."""


class PdfPrinter:
    """Makes PDFs one after another with one compiler: fonts are costly to find."""

    def __init__(self, faces: Faces) -> None:
        """Set up the compiler; the first document is slower than those after it."""
        self._faces = faces
        self._compiler = typst.Compiler(TEMPLATE, TEMPLATE.parent, font_paths=system_fonts())
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
        given = _as_json(document)
        try:
            return self._compile(given)
        except typst.TypstError:
            known = _with_codes(given, self._not_shown(set(_characters(given)) - _PLAIN))
        try:
            return self._compile(known)
        except typst.TypstError as error:
            raise UnprintableError(f"{document.id}: {error.message}") from error

    def facts(self, content: bytes) -> Mapping[str, int]:
        """Return how many pages a PDF has."""
        return {"pages": page_count(content)}

    def _compile(self, given: Mapping[str, Any]) -> bytes:
        day = date.fromisoformat(given["day"]) if given["day"] else _NO_DAY
        document = {**given, "fonts": asdict(self._faces)}
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


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    return len(PdfReader(BytesIO(pdf)).pages)


def _as_json(document: CopyDocument) -> dict[str, Any]:
    value: dict[str, Any] = _plain(document)
    return value | {"title": value["title"].strip() or document.id}


def _plain(value: object) -> Any:
    """Return a value as JSON has it; the template distinguishes blocks by `is`."""
    if isinstance(value, TableBlock):
        rows = [
            {
                "y": number,
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
    if is_dataclass(value):
        return {"is": type(value).__name__.lower(), **_fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return printable(value)
    return value.isoformat() if isinstance(value, date) else value


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
