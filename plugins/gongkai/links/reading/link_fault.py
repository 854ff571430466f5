"""A fault of one link, before it is known where in the sources the link stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.links.reading.link import PageLink
from gongkai.model.findings import Code

SAMPLES = 3
"""How many of the pages with the same fault are named."""


@dataclass(frozen=True)
class LinkFault:
    """What is wrong, and on which page."""

    code: Code
    details: dict[str, str]
    page: str
    """The page, or the first of those, that has the link."""
    link: PageLink | None = None
    """None where the fault is the page's own."""
    path: str = ""
    """The file at fault, where it is not the page: relative to the project."""


def on_pages(pages: Sequence[str]) -> str:
    """Return pages as findings name them: the first few, and how many there are in all."""
    shown = ", ".join(f"/{page}" for page in pages[:SAMPLES])
    return shown if len(pages) <= SAMPLES else f"{shown} … ({len(pages):,})"
