"""The invented documents, a module for each kind of paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from office_documents.content import (
    announcements,
    folders,
    issued,
    joint,
    letters,
    notices,
    orders,
    refused,
    reports,
)
from office_documents.office import Office


def papers() -> list[Callable[[], Office]]:
    """Give what makes each document, in a fixed order."""
    modules = (
        notices,
        issued,
        joint,
        folders,
        letters,
        announcements,
        orders,
        reports,
        refused,
    )
    return [make for module in modules for make in module.ALL]


def beside() -> list[Callable[[Path], None]]:
    """Give what writes the attachments that are files of their own."""
    return folders.BESIDE
