"""Records as rows of an export: what a list says of them, and what it leaves to their pages."""

from gongkai.measures.measure import Measures
from gongkai.measures.updated import updated
from gongkai.model.catalog import Catalog
from gongkai.model.language import Language
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.views import labels
from gongkai.views.page import Label
from gongkai.views.rows import row
from gongkai.views.tables import Field, LinkValue, Value

FIELDS = (
    Field("id", "code", Label("The record's id, for ever the same.")),
    Field("kind", "code", Label("The kind of record.")),
    Field("kind_name", "text", Label("The kind in words.")),
    Field("title", "text", Label("The title, in this edition's language where there is one.")),
    Field("title_zh", "text", Label("The title in Chinese.")),
    Field("title_en", "text", Label("The title in English.")),
    Field("summary", "text", Label("One or two plain sentences.")),
    Field("unit", "code", Label("The id of the unit that publishes the record.")),
    Field("unit_name", "text", Label("The name of that unit.")),
    Field("issuers", "texts", Label("The issuers as printed, the lead first.")),
    Field("number", "text", Label("The document number.")),
    Field("index", "text", Label("The index number.")),
    Field("dated", "date", Label("The day on which the document was made.")),
    Field("published", "moment", Label("When it went up; blank where that is not known.")),
    Field("updated", "moment", Label("When it went up or last declared a change.")),
    Field("effective", "date", Label("The first day in force.")),
    Field("expires", "date", Label("The last day in force.")),
    Field("status", "code", Label("Its status as a code; blank for kinds without one.")),
    Field("status_name", "text", Label("Its status in words.")),
    Field("topics", "codes", Label("The ids of its topics.")),
    Field("topic_names", "texts", Label("Its topics in words.")),
    Field("keywords", "texts", Label("Its keywords.")),
    Field("life_events", "codes", Label("The ids of the life events that it concerns.")),
    Field("points", "codes", Label("The key tasks that it is about, like 2021/26.")),
    Field("column", "code", Label("The id of the section in which it is filed.")),
    Field("column_name", "text", Label("The name of that section.")),
    Field("official_language", "code", Label("The language of the official text.")),
    Field("languages", "codes", Label("The languages in which there is a text.")),
    Field("sample", "yes-or-no", Label("Whether the record is invented.")),
    Field("page", "address", Label("The record's page.")),
    Field("original", "text", Label("For what was published elsewhere: where it was seen.")),
)
"""The columns of `records.csv`."""


def record_values(record: Record, catalog: Catalog, measures: Measures) -> tuple[Value, ...]:
    """Return the row of one record, by the columns of `FIELDS`."""
    shown = row(record, catalog, measures)
    registries = catalog.registries
    names = registries.vocabularies.terms("topics")
    return (
        record.id,
        record.kind,
        labels.KIND[record.kind],
        shown.title,
        _title(record, "zh"),
        _title(record, "en"),
        LocalText(**{lang: body.summary for lang, body in record.bodies.items() if body.summary}),
        record.unit,
        shown.unit.name if shown.unit is not None else None,
        record.issuers,
        record.number,
        record.index,
        record.dated,
        record.published,
        updated(record, measures.as_of),
        record.effective,
        record.expires,
        shown.tone or None,
        shown.status,
        record.topics,
        tuple(names[topic] for topic in record.topics if topic in names),
        record.keywords,
        record.life,
        record.points,
        record.column,
        registries.columns[record.column].name,
        record.authoritative,
        record.languages,
        record.sample,
        LinkValue(shown.address),
        getattr(record, "address", None) if shown.is_external else None,
    )


def _title(record: Record, language: Language) -> str | None:
    body = record.bodies.get(language)
    return body.title if body is not None else None
