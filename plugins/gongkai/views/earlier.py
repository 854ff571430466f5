"""What a record said before: its earlier published texts, and what changed between them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.language import Language
from gongkai.model.parts import Body
from gongkai.model.published_text import EarlierText, PublishedText, published_texts
from gongkai.model.record import Record
from gongkai.views.addresses import column_address, earlier_address, record_address
from gongkai.views.blocks import Field
from gongkai.views.directories import trail
from gongkai.views.fields import NOT_SHOWN, fields_of
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import title_of

TITLE = Label("Earlier published texts")
KIND = "earlier"
_APART = frozenset({*NOT_SHOWN, "kind", "title", "summary", "authoritative", "sample", "tables"})


@dataclass(frozen=True)
class TextVersion:
    """A text, with the days from which and until which it was published."""

    text: PublishedText
    body: Body
    fields: tuple[Field, ...]
    since: date | None
    """None for the text as it is now where nothing was published yet."""
    until: date | None
    """None for the text as it is now."""


@dataclass(frozen=True)
class EarlierPage:
    """The versions of a record in each language, the newest first, that of now at the head."""

    record: Record
    versions: Mapping[Language, tuple[TextVersion, ...]]

    def shown(self, language: Language) -> tuple[TextVersion, ...]:
        """Return those that an edition shows: its own, or else those of the official text."""
        return self.versions.get(language) or self.versions.get(self.record.authoritative, ())


def earlier_pages(
    catalog: Catalog, measures: Measures, earlier: Mapping[str, Sequence[EarlierText]]
) -> Iterator[Page]:
    """Yield a page for each record that once said something else."""
    for name, texts in earlier.items():
        record = catalog[name]
        column = catalog.registries.columns[record.column]
        yield Page(
            earlier_address(record),
            "earlier.html",
            TITLE,
            KIND,
            EarlierPage(record, dict(_versions(record, texts, catalog, measures))),
            (
                *trail(column, catalog),
                Crumb(column.name, column_address(column.id)),
                Crumb(title_of(record), record_address(record)),
            ),
            unit=record.unit,
            column=column.id,
            sample=record.sample,
            listed=False,
        )


def _versions(
    record: Record, texts: Sequence[EarlierText], catalog: Catalog, measures: Measures
) -> Iterator[tuple[Language, tuple[TextVersion, ...]]]:
    now = {text.language: text for text in published_texts(record)}
    for language in dict.fromkeys(one.text.language for one in texts):
        own = [one for one in texts if one.text.language == language]
        found = [_version(one.text, one.since, one.until, catalog, measures) for one in own]
        if language in now:
            found.append(_version(now[language], own[-1].until, None, catalog, measures))
        yield language, tuple(reversed(found))


def _version(
    text: PublishedText,
    since: date | None,
    until: date | None,
    catalog: Catalog,
    measures: Measures,
) -> TextVersion:
    path = catalog[text.record].body(text.language).path
    body = Body(text.title, text.summary, text.markdown, path, 1)
    return TextVersion(text, body, _fields(text, catalog, measures), since, until)


def _fields(text: PublishedText, catalog: Catalog, measures: Measures) -> tuple[Field, ...]:
    """Return what the front matter said, in today's words for its keys.

    A version of this software may have taken a key away since: what it said is then left out.
    """
    model = type(catalog[text.record])
    said = {**text.fields, "title": text.title, "openness": "proactive"}
    with suppress(ValueError):
        record = model.model_validate(said)
        return tuple(
            field
            for name in model.model_fields
            if name not in _APART and name in record.model_fields_set
            for field in fields_of(record, name, catalog, measures)
        )
    return ()
