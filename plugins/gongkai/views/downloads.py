"""Which records can be downloaded as files, and what is on their first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from gongkai.measures.measure import Measures
from gongkai.measures.validity import Validity
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import Language, LocalText
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.page import Label

Form = Literal["pdf", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class CopyContent:
    """A record in one language, as it is printed."""

    record: Record
    language: Language
    kind: Label
    unit: Unit | None
    validity: Validity | None
    topics: tuple[LocalText, ...]
    attachments: tuple[LocalText, ...]

    def address(self, form: Form) -> str:
        """Return the file's address within the edition of its language."""
        return f"{record_address(self.record)}{self.record.id}.{self.language}.{form}"


@dataclass(frozen=True)
class Download:
    """A file that a record's page offers."""

    form: Form
    language: Language
    address: str
    """From the root of the site."""
    size: int
    """In bytes."""
    pages: int | None
    """None where the form has no fixed pages."""


def copy_contents(catalog: Catalog, measures: Measures, edition: Language) -> Iterator[CopyContent]:
    """Yield what the pages of an edition offer to take away: every record with a text.

    It is in the language of the edition, or in that of the official text where there is no
    translation yet. Matters have pages and no text to print.
    """
    for record in catalog.everything():
        language = record.body_language(edition)
        if (
            record.has_text
            and not isinstance(record, Decision)
            and record.body(language).markdown.strip()
        ):
            yield _copy_content(record, language, catalog, measures)


def _copy_content(
    record: Record, language: Language, catalog: Catalog, measures: Measures
) -> CopyContent:
    topics = catalog.registries.vocabularies.terms("topics")
    return CopyContent(
        record,
        language,
        labels.KIND[record.kind],
        catalog.registries.units.get(record.unit or ""),
        measures.validity_of(record.id),
        tuple(topics[topic] for topic in record.topics if topic in topics),
        tuple(a.title or LocalText(zh=a.file) for a in record.attachments),
    )
