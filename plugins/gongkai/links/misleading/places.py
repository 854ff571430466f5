"""Pages of a site by what they are, in every edition: the one that a link should have led to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.links.misleading.titles import is_chinese
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.titles import normal_form


@dataclass(frozen=True)
class SitePages:
    """The pages of records, units and columns, which stand once in each edition."""

    editions: Mapping[tuple[str, str], Mapping[str, ManifestEntry]]
    """Of each thing its page in each edition."""
    columns: Mapping[tuple[str, str], tuple[ManifestEntry, ...]]
    """The columns of each name, by edition and normal form."""


def read_site_pages(entries: Iterable[ManifestEntry]) -> SitePages:
    """Gather the pages of a site by what they show."""
    found: dict[tuple[str, str], dict[str, ManifestEntry]] = defaultdict(dict)
    columns: dict[tuple[str, str], list[ManifestEntry]] = defaultdict(list)
    for entry in entries:
        if not entry.is_page or entry.withdrawn:
            continue
        if entry.kind == "column":
            columns[entry.edition, normal_form(entry.title)].append(entry)
        thing = _thing(entry)
        if thing is not None:
            found[thing][entry.edition] = entry
    return SitePages(found, {key: tuple(named) for key, named in columns.items()})


def _thing(entry: ManifestEntry) -> tuple[str, str] | None:
    """Return what a page shows: a record, a unit, a column; None for lists, which are many."""
    if entry.record:
        return ("record", entry.record)
    if entry.kind in ("unit", "column"):
        return (entry.kind, entry.unit if entry.kind == "unit" else entry.column)
    return None


def in_other_language(
    pages: SitePages, link: PageLink, page: ManifestEntry, target: ManifestEntry
) -> ManifestEntry | None:
    """Return the page in the edition of a text whose link leads to the other edition's.

    None where the text, or what stands right beside it, names the other language, where it is in
    it, or where there is no page in its own.
    """
    text = link.text
    own = page.edition
    if not own or not target.edition or target.edition == own or page.language not in ("", own):
        return None
    if is_chinese(text) != (own == "zh") or _LANGUAGE.search(_near(link)) is not None:
        return None
    thing = _thing(target)
    right = pages.editions.get(thing, {}).get(own) if thing is not None else None
    return right if right is not None and right.language in ("", own) else None


def _near(link: PageLink) -> str:
    """Return the text of a link with the words right beside it."""
    before, _, behind = link.context.partition(link.text)
    return f"{before[-_BESIDE:]}{link.text}{behind[:_BESIDE]}"


_BESIDE = 8
_LANGUAGE = re.compile(
    r"英文|英语|英译|中文|汉语|双语|外文|English|Chinese|translation|bilingual", re.IGNORECASE
)


_COLUMN = re.compile(r"(?:的)?(?:专栏|栏目|频道|专题|版块|板块)$")
"""What stands behind the name of a column."""


def other_column(
    pages: SitePages, text: str, page: ManifestEntry, target: ManifestEntry
) -> ManifestEntry | None:
    """Return the column that a text names, if the link leads to another column's page."""
    if target.kind != "column":
        return None
    form = normal_form(_COLUMN.sub("", text.strip()))
    named = pages.columns.get((page.edition, form), ())
    if len(named) != 1 or named[0].column == target.column or normal_form(target.title) == form:
        return None
    return named[0]
