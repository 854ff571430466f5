"""Links to another section, edition or column than their texts say."""

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from gongkai.links.misleading.codes import OTHER_COLUMN, OTHER_EDITION, OTHER_PLACE
from gongkai.links.misleading.places import (
    SitePages,
    in_other_language,
    other_column,
    promises_english,
    words_for_column,
)
from gongkai.links.misleading.reporting import finding_on
from gongkai.links.misleading.sections import other_section
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.findings import Finding


def find_on_page(
    pages: SitePages,
    ids: Collection[str],
    texts: PageTexts,
    ends: tuple[PageLink, ManifestEntry | None, ManifestEntry],
) -> Iterator[Finding]:
    """Yield what is wrong with a link that somebody wrote to a page of the site.

    `ends` are the link, the page that has it, and the one that it leads to; `ids` the places there.
    """
    link, page, target = ends
    place = other_section(ids, target.title, link)
    if place is not None:
        there = unquote(link.href.partition("#")[2])
        yield finding_on(
            OTHER_PLACE, link, {"title": target.title, "place": there, "nearest": place}
        )
    if page is None:
        return
    edition = in_other_language(pages, link, page, target)
    if edition is None and promises_english(pages, texts, link, target):
        yield finding_on(OTHER_EDITION, link, {"title": target.title})
    for code, right in (
        (OTHER_EDITION, edition),
        (OTHER_COLUMN, other_column(pages, words_for_column(link), page, target)),
    ):
        if right is not None:
            nearest = right.address or "/"
            details = {"title": target.title, "nearest": nearest, "right": right.title}
            yield finding_on(code, link, details)
