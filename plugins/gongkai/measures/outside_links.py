"""Where a record's texts and fields lead outside the site."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.markdown.events import parse
from gongkai.markdown.links import TextLink, links_with_words
from gongkai.model.parts import Body, Part
from gongkai.model.record import Record
from gongkai.model.web_address import host_of

_WEB = ("http://", "https://", "//")


@dataclass(frozen=True)
class OutsideLink:
    """An address of another site in a record."""

    address: str
    host: str
    """In small letters, without port."""
    key: str = ""
    """The field that has it, dotted; empty of a link in a text."""
    body: Body | None = None
    offset: int = 0
    """Where in the text it begins, in characters."""
    is_hidden: bool = False
    """Whether readers would not see that they follow it."""


def outside_links(record: Record) -> Iterator[OutsideLink]:
    """Yield the addresses of other sites in the texts of a record, and in its fields."""
    for body in record.bodies.values():
        if "//" in body.markdown:
            text = parse(body.markdown)
            for link in links_with_words(text):
                host = _host(link)
                if host:
                    at = len(text.written(0, link.offset))
                    yield OutsideLink(link.target, host, "", body, at, link.is_hidden)
    for key, value in _front_matter(record):
        host = host_of(value) if value.startswith(_WEB) else ""
        if host:
            yield OutsideLink(value, host, key)


def _host(link: TextLink) -> str:
    target = link.target.strip()
    if not target.lower().startswith(_WEB):
        return ""
    return host_of(f"https:{target}" if target.startswith("//") else target)


def _front_matter(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text in the front matter of a record, with its dotted key."""
    for name in type(record).model_fields:
        if name not in record.LOADED:
            yield from _fields(getattr(record, name), name)


def _fields(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield every text within a value, with its dotted key."""
    match value:
        case str():
            yield key, value
        case Part():
            for name in type(value).model_fields:
                yield from _fields(getattr(value, name), f"{key}.{name}")
        case Mapping():
            for name, item in value.items():
                if isinstance(name, str):
                    yield from _fields(item, f"{key}.{name}")
        case Sequence():
            for number, item in enumerate(value):
                yield from _fields(item, f"{key}.{number}")
