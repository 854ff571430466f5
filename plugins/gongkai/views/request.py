"""The page of requests for information: how to ask, by when, what it costs, what became of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.fees import worked
from gongkai.measures.measure import Measures
from gongkai.measures.request_days import RequestDay, RequestStep, request_days
from gongkai.measures.request_figures import RequestFigures, Topic, request_figures, topics
from gongkai.model.catalog import Catalog
from gongkai.model.fees import FeeScale
from gongkai.model.kinds.guide import Guide
from gongkai.model.local_text import LocalText
from gongkai.model.rules import Rule
from gongkai.model.tables.labels import bare
from gongkai.model.units import Unit
from gongkai.model.variants import FilledRule, filled
from gongkai.views.addresses import REQUEST
from gongkai.views.attached import AttachedFile, attached_files
from gongkai.views.blocks import Field
from gongkai.views.fields import fields_of
from gongkai.views.page import Label, Page
from gongkai.views.rows import Row, row
from gongkai.views.table_rows import row_addresses

TITLE = Label("Requests for information")
FEES = ("R87", "R88")
REMEDIES = ("R178", "R179")
RULES = ("R33", "R34", "R35", "R36", "R37", "R87", "R88", "R40", "R180")
STEPS: Mapping[RequestStep, Label] = {
    RequestStep.CORRECTION: Label("If it is not clear, you are told once what is missing"),
    RequestStep.THIRD_PARTY: Label("A third party or joint maker who is asked today answers"),
    RequestStep.ANSWER: Label("You get an answer"),
    RequestStep.EXTENDED: Label("If the time is extended, you get an answer"),
}


@dataclass(frozen=True)
class RequestGuide:
    """How to ask one unit."""

    guide: Row
    steps: tuple[Field, ...]
    forms: tuple[AttachedFile, ...]
    online: str | None
    """Where the unit takes requests online; None where it does not."""


@dataclass(frozen=True)
class Fee:
    """A fee: its rule, its steps, and what some counts cost."""

    rule: Rule
    scale: FeeScale
    worked: tuple[tuple[int, int], ...]

    @property
    def steps(self) -> list[list[int | None]]:
        """Return the steps as the calculator of the page reads them."""
        return [[step.from_, step.price, step.every, step.more] for step in self.scale.steps]


@dataclass(frozen=True)
class TopicRow:
    """A topic that was often asked for, with its row in the table of its unit."""

    topic: Topic
    unit: Unit | None
    address: str
    moved: LocalText | None
    where: Row | None


@dataclass(frozen=True)
class RequestPage:
    """What the page of requests shows."""

    guides: tuple[RequestGuide, ...]
    received: date
    days: tuple[RequestDay, ...]
    steps: Mapping[RequestStep, Label]
    fees: tuple[Fee, ...]
    figures: tuple[tuple[RequestFigures, Row], ...]
    topics: tuple[TopicRow, ...]
    remedies: tuple[Rule, ...]
    rules: tuple[FilledRule, ...]


def request_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of requests."""
    registries, as_of = catalog.registries, measures.as_of
    figures = request_figures(catalog)
    found = RequestPage(
        tuple(_guides(catalog, measures)),
        as_of,
        request_days(as_of, registries),
        STEPS,
        tuple(_fees(catalog, as_of)),
        tuple((one, row(one.record, catalog, measures)) for one in figures),
        tuple(_topics(catalog, measures)),
        tuple(_in_force(REMEDIES, catalog, as_of)),
        filled(RULES, registries.rules, registries.units),
    )
    yield Page(REQUEST, "request.html", TITLE, "request", found)


def _guides(catalog: Catalog, measures: Measures) -> Iterator[RequestGuide]:
    """Yield the guides to requests, those of governments and their offices first."""
    columns = catalog.registries.columns.values()
    records = (r for c in columns if c.type == "request" for r in catalog.of_column(c.id))
    guides = [record for record in records if isinstance(record, Guide)]
    found = [(row(guide, catalog, measures), guide) for guide in guides]
    leading = ("government", "office")
    found.sort(key=lambda one: one[0].unit is None or one[0].unit.type not in leading)
    for shown, guide in found:
        forms = (file for file in attached_files(guide, catalog) if file.attachment.role == "form")
        online = guide.contact.online if guide.contact is not None else None
        steps = fields_of(guide, "steps", catalog, measures) if guide.steps is not None else ()
        yield RequestGuide(shown, steps, tuple(forms), online)


def _fees(catalog: Catalog, as_of: date) -> Iterator[Fee]:
    for rule in _in_force(FEES, catalog, as_of):
        if rule.fee is not None:
            yield Fee(rule, rule.fee, worked(rule.fee))


def _in_force(names: tuple[str, ...], catalog: Catalog, as_of: date) -> Iterator[Rule]:
    found = (catalog.registries.rule(name, as_of) for name in names)
    return (rule for rule in found if rule is not None)


def _topics(catalog: Catalog, measures: Measures) -> Iterator[TopicRow]:
    """Yield the topics, those asked for most often first."""
    for topic in sorted(topics(catalog), key=lambda one: -one.asked):
        places = {id(one): address for one, address in row_addresses(topic.record, topic.table)}
        field = topic.table.schema.field("moved")
        where = row(topic.where, catalog, measures) if topic.where is not None else None
        yield TopicRow(
            topic,
            catalog.registries.units.get(topic.record.unit or ""),
            places[id(topic.row)],
            field.term(bare(topic.moved)) if field is not None else None,
            where,
        )
