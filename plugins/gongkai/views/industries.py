"""A page for every industry: its projects, its policies, and what explains them (point 6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.measure import Measures
from gongkai.measures.tables.current import current_tables
from gongkai.measures.tables.names import TableNames
from gongkai.measures.tables.totals import is_labelled
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import DataRow, DataTable, Value, printed
from gongkai.model.units import Unit
from gongkai.views.addresses import INDUSTRIES, industry_address
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, row, rows
from gongkai.views.table_rows import row_addresses, row_name

PROJECTS = "projects"
"""The sort of table that lists key projects."""
TITLE = Label("Industries")


@dataclass(frozen=True)
class ProjectRow:
    """A key project as its list has it."""

    name: str
    address: str
    """Its row in the list."""
    lead: Unit | None
    lead_name: Value
    """The lead unit as the list has it."""
    investment: Value
    """In 10,000 yuan."""
    stage: LocalText | None
    updated: Value


@dataclass(frozen=True)
class Industry:
    """An industry with all that is known of it."""

    name: LocalText
    address: str
    projects: tuple[ProjectRow, ...]
    records: tuple[Record, ...]
    """The records that name it, newest first, and the explanations of its documents."""

    @property
    def investment(self) -> Decimal:
        """Return what its projects cost, in 10,000 yuan."""
        numbers = (one.investment for one in self.projects)
        return sum((n for n in numbers if isinstance(n, Decimal)), Decimal(0))


@dataclass(frozen=True)
class IndustryPage:
    """One industry."""

    industry: Industry
    lists: tuple[Row, ...]
    """The lists from which the projects come."""
    policies: tuple[Row, ...]
    explanations: tuple[Row, ...]
    others: tuple[Row, ...]


def industry_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of industries and the page of each; none where the city names none."""
    found = industries(catalog)
    if not found:
        return
    yield Page(INDUSTRIES, "industries.html", TITLE, "industries", found)
    lists = tuple(row(one, catalog, measures) for one, _ in current_tables(PROJECTS, catalog))
    for industry in found:
        yield Page(
            industry.address,
            "industry.html",
            industry.name,
            "industry",
            _page(industry, lists, catalog, measures),
            (Crumb(TITLE, INDUSTRIES),),
            listed=any(not record.sample for record in industry.records),
            alternates=(
                *feeds_of(industry.address, industry.name),
                *tables_of(industry.address, industry.name),
            ),
            updated=newest(list(industry.records), measures.as_of),
        )


def industries(catalog: Catalog) -> tuple[Industry, ...]:
    """Return every industry, in the order of the vocabulary."""
    terms = catalog.registries.vocabularies.terms("industries")
    projects: dict[str, dict[str, ProjectRow]] = {term: {} for term in terms}
    names = TableNames(catalog)
    for record, table in current_tables(PROJECTS, catalog):
        for one, address in row_addresses(record, table):
            term = _industry(table, one, terms)
            if term is not None and not is_labelled(table, one):
                code = printed(table.get(one, "code"))
                projects[term].setdefault(code, _project(table, one, address, names))
    return tuple(
        Industry(
            name,
            industry_address(term),
            tuple(projects[term].values()),
            _records(term, catalog),
        )
        for term, name in terms.items()
    )


def _industry(table: DataTable, one: DataRow, terms: Mapping[str, LocalText]) -> str | None:
    """Return the industry of a project, by the id or a name of it."""
    said = bare(printed(table.get(one, "industry")))
    for term, name in terms.items():
        if said in (term, bare(name.in_("zh")), bare(name.in_("en"))):
            return term
    return None


def _project(table: DataTable, one: DataRow, address: str, names: TableNames) -> ProjectRow:
    lead = table.get(one, "lead")
    found = names.find("units", printed(lead))
    field = table.schema.field("stage")
    stage = bare(printed(table.get(one, "stage")))
    return ProjectRow(
        row_name(one, table),
        address,
        found if isinstance(found, Unit) else None,
        lead,
        table.get(one, "investment"),
        field.term(stage) if field is not None else None,
        table.get(one, "updated"),
    )


def _records(term: str, catalog: Catalog) -> tuple[Record, ...]:
    named = {record.id: record for record in catalog.of_term("industries", term)}
    for record in tuple(named.values()):
        for link in catalog.relations_to(record.id):
            if link.relation == "interprets":
                named.setdefault(link.source.id, link.source)
    return tuple(named.values())


def _page(
    industry: Industry, lists: tuple[Row, ...], catalog: Catalog, measures: Measures
) -> IndustryPage:
    def of(*kinds: str) -> tuple[Row, ...]:
        return rows((r for r in industry.records if r.kind in kinds), catalog, measures)

    addresses = {one.address.partition("#")[0] for one in industry.projects}
    shown = ("policy", "interpretation")
    return IndustryPage(
        industry,
        tuple(one for one in lists if any(a.startswith(one.address) for a in addresses)),
        of("policy"),
        of("interpretation"),
        rows((r for r in industry.records if r.kind not in shown), catalog, measures),
    )
