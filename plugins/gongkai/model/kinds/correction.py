"""A correction (更正) of a published document."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.label import Label
from gongkai.model.parts import Reference
from gongkai.model.record import Record


class Correction(Record):
    """What was wrong in a document, and how it should read."""

    label: ClassVar[Label] = Label("Correction")
    plural: ClassVar[Label] = Label("Corrections")

    kind: Literal["correction"]
    corrects: Annotated[tuple[Reference, ...], Field(min_length=1)]
