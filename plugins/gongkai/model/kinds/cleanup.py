"""A clean-up of documents (文件清理): what is repealed and what is declared lapsed (point 29)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.label import ChineseKey, Label
from gongkai.model.parts import Span
from gongkai.model.record import Record
from gongkai.model.scalars import Day


class Covered(Span):
    """The dates of the documents that the clean-up looked at."""

    from_: Annotated[Day, Label("First date")] = Field(alias="from")
    """The first date."""
    to: Annotated[Day, Label("Last date")]
    """The last date."""


class Cleanup(Record):
    """The outcome of one clean-up; `repeals` and `lapses` name the documents."""

    label: ClassVar[Label] = Label("Clean-up of documents")
    plural: ClassVar[Label] = Label("Clean-ups of documents")

    kind: Literal["cleanup"]
    covers: Annotated[Covered | None, Label("Documents looked at"), ChineseKey("清理范围")] = None
    """The dates of the documents that were looked at, both included."""
