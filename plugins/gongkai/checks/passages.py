"""The texts of a record as it was read: its values and its Markdown, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from gongkai.checks.check import place_of
from gongkai.model.findings import Code, Finding, SourcePlace
from gongkai.model.record import Record


@dataclass(frozen=True)
class Passage:
    """A text of a record."""

    record: Record
    text: str
    begins: SourcePlace | str
    """Where; of a value in the front matter its key."""
    is_body: bool = False

    def found(self, code: Code, offset: int, **details: str) -> Finding:
        """Return a finding at an offset; one in a value is reported where the value begins."""
        record, begins = self.record, self.begins
        place = place_of(record, begins) if isinstance(begins, str) else begins
        if self.is_body:
            line = place.line + self.text.count("\n", 0, offset)
            place = SourcePlace(place.path, line, offset - self.text.rfind("\n", 0, offset))
        return Finding(code, place, details, record.id, record.unit, on=record.day)


def passages(record: Record) -> Iterator[Passage]:
    """Yield every text of a record, in both languages."""
    chief = record.bodies[record.authoritative]
    for key, text in _values(record, ""):
        yield Passage(record, text, key)
    for body in record.bodies.values():
        if body is not chief:
            yield Passage(record, body.title, SourcePlace(body.path, *body.title_at))
            yield Passage(record, body.summary, SourcePlace(body.path, *body.summary_at))
    for body in record.bodies.values():
        yield Passage(record, body.markdown, SourcePlace(body.path, body.line), is_body=True)


def _values(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Yield every text in the front matter with its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, BaseModel):
        fields = type(value).model_fields
        for name, item in value.__dict__.items():
            may_hold = isinstance(item, str | tuple | dict | BaseModel)
            if may_hold and item and name not in Record.LOADED:
                inner = fields[name].alias or name
                yield from _values(item, f"{key}.{inner}" if key else inner)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _values(item, f"{key}.{name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _values(item, f"{key}.{number}")
