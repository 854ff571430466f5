"""Which records can be downloaded as files, and what is on their first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from gongkai.measures.as_at import as_at
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.views.addresses import record_address
from gongkai.views.content import Content, content

Form = Literal["pdf", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class CopyContent:
    """A record in one language, as it is kept."""

    record: Record
    language: Language
    content: Content
    as_at: date | None
    """The day on which the record or its state last changed; None where none is known."""

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
    """Yield what the pages of an edition offer to take away: every record with a text here.

    It is in the language of the edition, or in that of the official text where there is no
    translation yet.
    """
    for record in catalog.everything():
        language = record.body_language(edition)
        if record.has_text:
            yield CopyContent(
                record,
                language,
                measures.once(content, record, catalog),
                as_at(record, catalog, measures),
            )
