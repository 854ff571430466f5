"""Which addresses of a site are permanent, and which of them a new site no longer has."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.model.findings import Phrase
from gongkai.model.said import Lines

Entries = Mapping[str, Mapping[str, Any]]
"""A manifest: every address with what is there."""

WITHDRAWN = "withdrawn"
"""The kind of the page that replaces a record that was taken down."""
_PASSING = frozenset({"earlier", "filter", "robots", "table"})
"""Further pages of long lists and tables, and lists sorted otherwise; what search engines read; and
earlier texts, which may have to go while the record stays."""
_OF_A_DAY = "inspection/"
"""Lists of faults in each edition, which go with the last fault."""


@dataclass(frozen=True)
class Vanished:
    """Addresses that were published and that a site no longer has."""

    missing: tuple[str, ...]
    """Those that must be there."""
    unpublishable: frozenset[str]
    """Those that must not: they hold a person's number and were taken down without a notice."""

    @property
    def said(self) -> Phrase:
        """Return what is missing, and how to fix it."""
        return Phrase(
            "these addresses were published and are gone:\n  {addresses}\n"
            "to fix it: keep the record's id and its files, or withdraw the record with "
            "`withdrawn:`; for PDF and Word copies, build with the same `downloads:` and fonts",
            addresses=shortened([f"/{address}" for address in self.missing]),
        )


def permanent(entries: Entries) -> frozenset[str]:
    """Return the addresses of a manifest that may never vanish (decision 7)."""
    of_a_day = tuple(f"{home}{_OF_A_DAY}" for home in homes(entries))
    return frozenset(
        address
        for address, entry in entries.items()
        if not (address.startswith(of_a_day) or _may_vanish(address, entry, entries))
    )


def homes(entries: Entries) -> Mapping[str, str | None]:
    """Return the first page of each edition, that at the root first, with its language."""
    found = {a: entry.get("edition") for a, entry in entries.items() if entry["kind"] == "home"}
    return dict(sorted(found.items()))


def withdrawn(entries: Entries) -> frozenset[str]:
    """Return the addresses of notices."""
    return frozenset(address for address, entry in entries.items() if entry["kind"] == WITHDRAWN)


def vanished(
    published: Collection[str], entries: Entries, is_unpublishable: Callable[[str], bool]
) -> Vanished:
    """Return those of `published` that a site no longer has.

    What lay below the address of a withdrawn record went with it.
    """
    notices = withdrawn(entries)
    gone = [a for a in sorted(published) if a not in entries and not set(_above(a)) & notices]
    unpublishable = frozenset(address for address in gone if is_unpublishable(address))
    return Vanished(tuple(a for a in gone if a not in unpublishable), unpublishable)


def below(notices: Collection[str], paths: Collection[str]) -> list[str]:
    """Return the files at the address of a withdrawn record, other than its notice."""
    return sorted(
        path
        for path in paths
        if any(path != f"{above}index.html" and above in notices for above in _above(path))
    )


def shortened(lines: Collection[str], limit: int = 20) -> Lines:
    """Return lines for a message, the first of them and how many more there are."""
    left = len(lines) - limit
    more = [Phrase("and {number} more", number=str(left))] if left > 0 else []
    return Lines([*list(lines)[:limit], *more])


def _above(address: str) -> Iterator[str]:
    """Yield the pages that an address lies below, as their addresses."""
    end = address.find("/")
    while end != -1:
        if end + 1 < len(address):
            yield address[: end + 1]
        end = address.find("/", end + 1)


def _may_vanish(address: str, entry: Mapping[str, Any], entries: Entries) -> bool:
    kind = entry["kind"]
    if kind in _PASSING:
        return True
    if kind == "search":  # files of the quick jump, by year; the page itself stays
        return not address.endswith("/")
    if kind == "calendar":  # one that is a consultation's own ends with it
        page = entries.get(address[: address.rfind("/") + 1], {})
        return "record" in page or page.get("kind") == WITHDRAWN
    return False
