"""The pages of a site -> the parts in which they are indexed: by language, and by year.

Pagefind holds all pages of a run in memory, some 100 kB each. What is indexed in parts takes no
more than the largest of them, and a part whose pages are the same need not be indexed again.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST = 4_000
"""The most pages of a part, but for a year that has more."""
_INDEXED = b"data-pagefind-body"
"""What marks a page that is to be found, and what of it."""
_LANGUAGE = re.compile(rb"<html[^>]*\slang=\"?([A-Za-z]+)")
_YEAR = re.compile(rb"\sdata-day=\"(\d{4})")
"""What `theme/partials/found.html` writes of a page with a day; 0000 of others."""
_UNDATED = "0000"


@dataclass(frozen=True)
class SitePage:
    """A page that is to be found."""

    path: str
    """From the root of the site."""
    language: str
    year: str
    digest: bytes


@dataclass(frozen=True)
class IndexPart:
    """Pages that are indexed together."""

    name: str
    """That of its folder; the first of a language is named as the language is."""
    language: str
    pages: tuple[SitePage, ...]

    @property
    def digest(self) -> str:
        """Return a hash of all that is indexed."""
        digest = hashlib.sha256()
        for page in self.pages:
            digest.update(page.path.encode() + b"\0" + page.digest)
        return digest.hexdigest()


def page_of(site: Path, file: Path, content: bytes) -> SitePage | None:
    """Return a page, by what its HTML says; None if it is not to be found."""
    if _INDEXED not in content:
        return None
    language, year = _LANGUAGE.search(content), _YEAR.search(content)
    return SitePage(
        file.relative_to(site).as_posix(),
        language[1].decode().lower() if language else "unknown",
        year[1].decode() if year else _UNDATED,
        hashlib.sha256(content).digest(),
    )


def parts_of(pages: Iterable[SitePage], most: int = MOST) -> Iterator[IndexPart]:
    """Yield the parts of an index, those of a language in the order of their years.

    The oldest years are put together first, so that a new year leaves their parts as they are.
    Lists, which have no day and change with every edit, lie apart from records where there are
    several parts.
    """
    by_language: dict[str, list[SitePage]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: page.path):
        by_language[page.language].append(page)
    for language, own in sorted(by_language.items()):
        if len(own) <= most:
            yield IndexPart(language, language, tuple(own))
            continue
        for number, (first, together) in enumerate(_by_years(own, most)):
            yield IndexPart(
                f"{language}-{first}" if number else language, language, tuple(together)
            )


def _by_years(pages: Sequence[SitePage], most: int) -> Iterator[tuple[str, list[SitePage]]]:
    years: dict[str, list[SitePage]] = defaultdict(list)
    for page in pages:
        years[page.year].append(page)
    first, together = _UNDATED, years.pop(_UNDATED, [])
    is_closed = bool(together)
    for year, dated in sorted(years.items()):
        if together and (is_closed or len(together) + len(dated) > most):
            yield first, together
            together = []
        first = first if together else year
        together = [*together, *dated]
        is_closed = False
    if together:
        yield first, together
