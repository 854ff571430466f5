"""What a page is about, for search engines: JSON-LD in the terms of schema.org.

Of invented units and records nothing is said but where their pages stand.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from gongkai.measures.measure import Measures
from gongkai.measures.validity import State
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.kinds.policy import Policy
from gongkai.model.language import HTML_LANGUAGE, Language
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.render.characters import allowed
from gongkai.render.opening_hours import opening_hours
from gongkai.render.writing import Edition
from gongkai.views.addresses import HOME, record_address, table_file_address, unit_address
from gongkai.views.blocks import DataTables
from gongkai.views.data_tables import ShownTable
from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Page
from gongkai.views.records import RecordPage
from gongkai.views.rows import title_of
from gongkai.views.table_pages import FILES

CONTEXT = "https://schema.org"
FORCE = {State.IN_FORCE: "InForce", State.PARTLY: "PartiallyInForce"}
"""All other states are `NotInForce`, except the one that is not resolved."""
CHANGES = ("amends", "extends", "suspends", "corrects")
REPEALS = ("repeals", "lapses", "replaces")
NO_GOVERNMENT = ("party", "institution", "utility")
DATA = (Form.CSV, Form.JSON, Form.NDJSON)

Node = dict[str, Any]


@dataclass(frozen=True)
class _Subject:
    """A page with all that its nodes are made of."""

    page: Page
    unit: Unit | None
    description: str
    catalog: Catalog
    measures: Measures
    edition: Edition

    def is_there(self, address: str) -> bool:
        return self.edition.is_there(address)

    def link(self, address: str, language: Language | None = None) -> str:
        return self.edition.origin.link(address, self.page.address, language)


def linked_data(
    page: Page, description: str, catalog: Catalog, measures: Measures, edition: Edition
) -> Markup:
    """Return what is said of the page, safe inside a `script` element."""
    unit = catalog.registries.units.get(page.unit or "")
    subject = _Subject(page, unit, description, catalog, measures, edition)
    nodes = [_trail(subject)]
    if page.listed and not page.sample:
        nodes += _about(subject)
    return script_safe({"@context": CONTEXT, "@graph": nodes})


def script_safe(value: object) -> Markup:
    """Return JSON in which no text can end the element around it, or begin another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  the characters of markup are gone


def _about(subject: _Subject) -> Iterator[Node]:
    page, unit = subject.page, subject.unit
    if page.kind == "unit" and unit is not None:
        yield _organisation(unit, subject)
    if isinstance(page.record, Policy):
        yield _legislation(page.record, subject)
    if isinstance(page.record, Interpretation):
        yield _article(page.record, subject)
    if isinstance(page.record, PublicPlace):
        yield _place(page.record, subject)
    if isinstance(page.data, RecordPage):
        for block in page.data.content.blocks:
            if isinstance(block, DataTables) and page.record is not None:
                yield from _tables(page.record, block.shown.shown, subject)
    files = [found for found in page.alternates if found.form in DATA]
    if files:
        yield _dataset(files, subject)


def _trail(subject: _Subject) -> Node:
    page, say = subject.page, subject.edition.say
    steps = [(subject.edition.name, HOME), *((say(c.title), c.address) for c in page.trail)]
    if page.address != HOME:
        steps.append((say(page.title), page.address))
    steps = [(name, address) for name, address in steps if subject.is_there(address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": subject.link(address)}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }


def _dataset(files: list[Alternate], subject: _Subject) -> Node:
    page = subject.page
    return {
        "@type": "Dataset",
        "name": subject.edition.say(files[0].title),
        "description": subject.description,
        "url": subject.link(page.address),
        "inLanguage": subject.edition.html_language,
        **({"dateModified": page.updated.isoformat()} if page.updated else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": found.form.media_type,
                "contentUrl": subject.link(found.address),
            }
            for found in files
        ],
    }


def _tables(record: Record, tables: Iterable[ShownTable], subject: _Subject) -> Iterator[Node]:
    """Yield each table of a record: its columns, and the files that it can be had in."""
    say = subject.edition.say
    for shown in tables:
        files = [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": subject.link(address),
            }
            for ending, form in FILES.items()
            if subject.is_there(address := table_file_address(record, shown.key, ending))
        ]
        schema = shown.table.schema
        yield {
            "@type": "Dataset",
            "name": f"{say(title_of(record))} · {say(shown.table.title)}",
            "description": say(schema.description) or subject.description,
            "url": f"{subject.link(subject.page.address)}#{shown.key}",
            "inLanguage": HTML_LANGUAGE[record.authoritative],
            **({"dateModified": subject.page.updated.isoformat()} if subject.page.updated else {}),
            "variableMeasured": [
                {
                    "@type": "PropertyValue",
                    "name": " ".join(say(level) for level in column.levels),
                    **({"unitText": column.field.unit} if column.field.unit else {}),
                }
                for column in shown.columns
            ],
            "distribution": files,
        }


def _organisation(unit: Unit, subject: _Subject) -> Node:
    return {
        "@type": "Organization" if unit.type in NO_GOVERNMENT else "GovernmentOrganization",
        **_named(unit_address(unit.id), subject),
        "name": subject.edition.say(unit.name),
        "alternateName": subject.edition.say(unit.short),
        **({"url": unit.site} if unit.site else {}),
    }


def _legislation(record: Policy, subject: _Subject) -> Node:
    validity = subject.measures.validity_of(record.id)
    state = validity.state if validity is not None else State.UNRESOLVED
    force = None if state is State.UNRESOLVED else FORCE.get(state, "NotInForce")
    genre = subject.catalog.registries.vocabularies.terms("genres").get(record.genre)
    unit = subject.unit
    found = {
        **_work("Legislation", record, subject),
        "legislationIdentifier": allowed(record.number or ""),
        "legislationDate": record.dated.isoformat() if record.dated else "",
        "legislationType": subject.edition.say(genre),
        "legislationLegalForce": f"{CONTEXT}/{force}" if force else "",
        "legislationChanges": _targets(record, CHANGES, subject),
        "legislationRepeals": _targets(record, REPEALS, subject),
        "legislationPassedBy": _organisation(unit, subject) if unit is not None else None,
    }
    return {key: value for key, value in found.items() if value}


def _place(record: PublicPlace, subject: _Subject) -> Node:
    calendar = subject.catalog.registries.calendar
    return {
        **_work("CivicStructure", record, subject),
        "address": subject.edition.say(record.address),
        **opening_hours(record, calendar, subject.measures.as_of),
    }


def _article(record: Interpretation, subject: _Subject) -> Node:
    unit = subject.unit
    return {
        **_work("Article", record, subject),
        "headline": allowed(record.body(subject.edition.language).title),
        "about": _targets(record, ("interprets",), subject),
        **({"author": _organisation(unit, subject)} if unit is not None else {}),
    }


def _work(kind: str, record: Record, subject: _Subject) -> Node:
    """Return what every text has: its name, dates and language, and what it translates."""
    language, address = subject.edition.language, subject.page.address
    unit = subject.unit
    is_translation = language != record.authoritative and language in record.languages
    is_shown = record.authoritative in subject.edition.origin.editions.languages
    official = subject.link(address, record.authoritative)
    return {
        "@type": kind,
        "@id": subject.link(address),
        "url": subject.link(address),
        "name": allowed(record.body(language).title),
        "inLanguage": HTML_LANGUAGE[record.body_language(language)],
        **({"datePublished": record.published.day.isoformat()} if record.published else {}),
        **({"isBasedOn": official} if is_translation and is_shown else {}),
        **({"publisher": _organisation(unit, subject)} if unit is not None else {}),
    }


def _named(address: str, subject: _Subject) -> Node:
    """Return what names a thing by its page; nothing where the site has no page of it."""
    return {"@id": subject.link(address)} if subject.is_there(address) else {}


def _targets(record: Record, relations: tuple[str, ...], subject: _Subject) -> list[Node]:
    links = subject.catalog.relations_of(record.id)
    targets = {link.target.id: link.target for link in links if link.relation in relations}
    return [
        {
            "@type": "Legislation" if isinstance(target, Policy) else "CreativeWork",
            **_named(record_address(target), subject),
            "name": subject.edition.say(title_of(target)),
        }
        for target in targets.values()
    ]
