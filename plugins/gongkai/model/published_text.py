"""What a record said in one language when it was published, and since when."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from gongkai.model.language import Language
from gongkai.model.record import Record

NOT_PUBLISHED = Record.LOADED | {
    *("title", "summary", "openness", "withdrawn", "authorised_release"),
}
"""Fields that are kept in another way, or that no page shows."""


@dataclass(frozen=True)
class PublishedText:
    """Title, summary, front matter and Markdown of a record, as they were published."""

    record: str
    language: Language
    title: str
    summary: str
    fields: Mapping[str, Any]
    """The front matter as JSON, without what it does not say."""
    markdown: str

    @cached_property
    def content(self) -> bytes:
        """Return it as it is kept: one text has one form."""
        said = {
            "record": self.record,
            "language": self.language,
            "title": self.title,
            "summary": self.summary,
            "fields": self.fields,
            "markdown": self.markdown,
        }
        return (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()

    @cached_property
    def digest(self) -> str:
        """Return what names this text and no other."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class TextSince:
    """A text of a record, and the day from which it was published."""

    language: Language
    digest: str
    since: date
    release: str
    """The release with which it came, as the server names it; empty where there is none."""


@dataclass(frozen=True)
class EarlierText:
    """A text that was published, and another since."""

    text: PublishedText
    since: date
    until: date
    """The day on which the next one came."""


def published_texts(record: Record) -> Iterator[PublishedText]:
    """Yield what a record says, in each language in which it has a text."""
    fields = record.model_dump(
        mode="json", by_alias=True, exclude=set(NOT_PUBLISHED), exclude_defaults=True
    )
    for language, body in record.bodies.items():
        yield PublishedText(record.id, language, body.title, body.summary, fields, body.markdown)


def read_published(content: bytes) -> PublishedText | None:
    """Return a text as it was kept; None if it is none."""
    try:
        said = json.loads(content)
        found = PublishedText(**{name: said[name] for name in PublishedText.__dataclass_fields__})
    except (ValueError, KeyError, TypeError):
        return None
    return found if found.content == content else None
