"""XML, read as a stream: no tree is built, and what a document type could do is refused."""

from collections.abc import Iterator, Mapping
from enum import Enum
from pyexpat import ExpatError, ParserCreate
from typing import Any, Protocol

_CHUNK = 1 << 16
_DEEPEST = 2000


class EventKind(Enum):
    """What comes next."""

    START = 1
    TEXT = 2
    END = 3


Event = tuple[EventKind, str, Mapping[str, str]]
"""Kind; name without its namespace, or the text; attributes, named without namespaces."""
_NONE: Mapping[str, str] = {}


class Readable(Protocol):
    """A file that is read from its beginning."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; none at the end."""


class XmlError(Exception):
    """It is no XML, or XML that brings a document type along: no Office file has one."""


def events(file: Readable) -> Iterator[Event]:
    """Yield what a file of XML holds. Raises XmlError where it is none."""
    reader = _Reader()
    while True:
        chunk = file.read(_CHUNK)
        try:
            reader.parser.Parse(chunk, not chunk)
        except (ExpatError, XmlError, ValueError, LookupError) as error:
            yield from reader.events
            raise XmlError(str(error)) from None
        yield from reader.events
        reader.events.clear()
        if not chunk:
            return


class _Reader:
    """Hands over events as the parser finds them."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.depth = 0
        self.local: dict[str, str] = {}
        self.parser = ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise XmlError("nested too deep")
        attributes = {self.short(key): value for key, value in given.items()} if given else _NONE
        self.events.append((EventKind.START, self.short(name), attributes))

    def end(self, name: str) -> None:
        self.depth -= 1
        self.events.append((EventKind.END, self.short(name), _NONE))

    def text(self, text: str) -> None:
        self.events.append((EventKind.TEXT, text, _NONE))

    def refuse(self, *_: Any) -> None:
        raise XmlError("a document type")

    def short(self, name: str) -> str:
        known = self.local.get(name)
        if known is None:
            known = self.local[name] = name.rpartition("}")[2]
        return known
