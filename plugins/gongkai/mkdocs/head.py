"""What is in the head of a page: for search engines, portals, readers of feeds, messengers."""

from dataclasses import dataclass

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from gongkai.measures.one_document import authoritative
from gongkai.mkdocs.state import BuildState
from gongkai.model.language import Language
from gongkai.render.linked_data import linked_data
from gongkai.render.page_tags import Tag, page_tags
from gongkai.render.writing import Edition
from gongkai.views.addresses import HOME, record_address
from gongkai.views.alternates import name_of
from gongkai.views.page import Page

LOCALE: dict[Language, str] = {"en": "en_GB", "zh": "zh_CN"}


@dataclass(frozen=True)
class FileLink:
    """A feed, calendar or export of the page."""

    media_type: str
    title: str
    address: str


@dataclass(frozen=True)
class Head:
    """Given to the theme as `gongkai_head`."""

    listed: bool
    description: str
    canonical: str
    """Where the authoritative copy is: here, or as the record says; empty where not known."""
    languages: tuple[tuple[str, str], ...]
    """Language and address of the page in each edition, and `x-default`; none where it is alone."""
    files: tuple[FileLink, ...]
    tags: tuple[Tag, ...]
    properties: tuple[Tag, ...]
    """OpenGraph."""
    linked_data: Markup


def head(page: Page, state: BuildState, config: MkDocsConfig) -> Head:
    """Return the head of `page`."""
    edition = state.writer.edition
    origin, here = edition.origin, page.address
    description = _description(page, state, edition) or config.site_description or ""
    canonical = _canonical(page, state, edition)
    return Head(
        page.listed,
        description,
        canonical,
        origin.in_each_edition(here, here),
        tuple(
            FileLink(
                found.form.media_type,
                edition.say(name_of(found)),
                origin.link(found.address, here),
            )
            for found in page.alternates
        ),
        page_tags(page, state.catalog, edition),
        _properties(page, description, canonical, config, edition),
        linked_data(page, description, state.catalog, state.measures, edition),
    )


def _canonical(page: Page, state: BuildState, edition: Edition) -> str:
    """Return the address of the page itself, or of the copy that its record repeats."""
    origin, at = edition.origin, page.address
    if page.record is not None and page.record.canonical is not None:
        source = authoritative(page.record, state.catalog)
        if isinstance(source, str):
            return source
        at = record_address(source)
    return origin.link(at, page.address) if origin.site_url else ""


def _description(page: Page, state: BuildState, edition: Edition) -> str:
    if page.record is not None:
        return page.record.body(edition.language).summary
    column = state.catalog.registries.columns.get(page.column or "")
    return edition.say(column.help) if column is not None else ""


def _properties(
    page: Page, description: str, canonical: str, config: MkDocsConfig, edition: Edition
) -> tuple[Tag, ...]:
    image = config.extra.get("og_image")  # a path below the root of the site
    origin = edition.origin
    others = [LOCALE[language] for language in origin.editions.others(edition.language)]
    found = (
        ("og:title", edition.name if page.address == HOME else edition.say(page.title)),
        ("og:type", "website" if page.record is None else "article"),
        ("og:locale", LOCALE[edition.language]),
        *(("og:locale:alternate", other) for other in others),
        ("og:url", canonical),
        ("og:site_name", edition.name),
        ("og:description", description),
        ("og:image", f"{origin.site_url}{image}" if image and origin.site_url else ""),
    )
    return tuple((name, content) for name, content in found if content)
