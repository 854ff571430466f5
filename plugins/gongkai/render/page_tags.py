"""The tags by which government portals sort sites, columns and pages (R17-R21).

A tag whose value is not known is left out: none is made up.
"""

from collections.abc import Iterator

from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.kinds import KINDS
from gongkai.model.record import Record
from gongkai.render.writing import Edition
from gongkai.views import labels
from gongkai.views.page import Page

Tag = tuple[str, str]
"""Name and content."""


def page_tags(page: Page, catalog: Catalog, edition: Edition) -> tuple[Tag, ...]:
    """Return the tags of the site, of the page's column and of the record that it shows."""
    found = [*_site(catalog, edition)]
    column = catalog.registries.columns.get(page.column or "")
    if column is not None:
        found += _column(column, catalog, edition)
    if page.record is not None:
        found += _record(page, page.record, catalog, edition)
    return tuple((name, content) for name, content in found if content)


def _site(catalog: Catalog, edition: Edition) -> Iterator[Tag]:
    site = catalog.registries.site
    yield "SiteName", edition.say(site.name)
    yield "SiteDomain", site.domain or edition.origin.host
    yield "SiteIDCode", site.id_code or ""


def _column(column: DisclosureColumn, catalog: Catalog, edition: Edition) -> Iterator[Tag]:
    types = catalog.registries.vocabularies.terms("column_types")
    kinds = [edition.say(KINDS[kind].plural) for kind in column.kinds if kind != "external"]
    kind_of_column = types.get(column.type or "")
    yield "ColumnName", edition.say(column.name)
    yield "ColumnDescription", edition.say(column.help)
    named = [edition.say(column.name), edition.say(labels.AREA[column.area])]
    yield "ColumnKeywords", _list([*named, *kinds])
    # The vocabulary is Chinese, whatever the language of the page.
    yield "ColumnType", kind_of_column.in_("zh") if kind_of_column is not None else ""


def _record(page: Page, record: Record, catalog: Catalog, edition: Edition) -> Iterator[Tag]:
    body = record.body(edition.language)
    unit = catalog.registries.units.get(record.unit or "")
    topics = catalog.registries.vocabularies.terms("topics")
    author = _list(record.issuers) or (edition.say(unit.name) if unit is not None else "")
    yield "ArticleTitle", body.title
    yield "PubDate", str(record.published or "")
    yield "ContentSource", record.source or author
    named = [*record.keywords, *(topics[key] for key in record.topics if key in topics)]
    yield "Keywords", _list([edition.say(name) for name in named])
    yield "Author", author
    yield "Description", body.summary
    if edition.origin.site_url:
        yield "Url", edition.origin.link(page.address, page.address)


def _list(items: tuple[str, ...] | list[str]) -> str:
    return ",".join(dict.fromkeys(items))
