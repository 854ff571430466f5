"""A clean-up of documents (文件清理): what is repealed and what is declared lapsed (point 29)."""

from typing import Literal

from pydantic import Field

from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day


class Span(Part):
    """The dates of the documents that the clean-up looked at."""

    from_: Day = Field(alias="from")
    to: Day


class Cleanup(Record):
    """The outcome of one clean-up; `repeals` and `lapses` name the documents."""

    kind: Literal["cleanup"]
    covers: Span | None = None
    """The dates of the documents that were looked at, both included."""
