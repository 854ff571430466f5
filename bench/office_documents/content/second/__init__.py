"""The second set: the habits of real offices that the first set lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from office_documents.content.second import (
    answers,
    meant,
    notes,
    open_papers,
    tables,
    together,
)
from office_documents.office import Office


def papers() -> list[Callable[[], Office]]:
    """Give what makes each document, in a fixed order."""
    modules = (notes, together, open_papers, answers, tables, meant)
    return [make for module in modules for make in module.ALL]


def beside() -> list[Callable[[Path], None]]:
    """Give what writes the attachments that are files of their own: none here."""
    return []
