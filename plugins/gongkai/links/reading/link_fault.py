"""A fault of one link, before it is known where in the sources the link stands."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from gongkai.links.reading.link import PageLink
from gongkai.model.findings import Code, Finding, SourcePlace

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


@dataclass(frozen=True)
class LinkFinding(Finding):
    """A finding on one link of a page, before it is known where in the sources that stands."""

    link: PageLink | None = None

    def at(self, place: SourcePlace) -> Finding:
        """Return the finding at the place of its link."""
        kept = {one.name: getattr(self, one.name) for one in fields(Finding)}
        return Finding(**{**kept, "place": place})


def on_pages(pages: Sequence[str]) -> str:
    """Return pages as findings name them: the first few, and how many there are in all."""
    shown = ", ".join(f"/{page}" for page in pages[:SAMPLES])
    return shown if len(pages) <= SAMPLES else f"{shown} … ({len(pages):,})"
