"""An official explanation (政策解读) of one or more documents (points 23 and 24; R77-R83)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.label import ChineseKey, Label
from gongkai.model.parts import Reference
from gongkai.model.record import Record
from gongkai.model.scalars import Names, Text


class Interpretation(Record):
    """What a document means, in a form readers take in."""

    label: ClassVar[Label] = Label("Official explanation")
    plural: ClassVar[Label] = Label("Official explanations")

    kind: Literal["interpretation"]
    interprets: Annotated[tuple[Reference, ...], Field(min_length=1)]
    form: Annotated[Text, Names("term:forms"), Label("Form")]
    """In which form it explains."""
    media: Annotated[Text | None, Label("Picture or recording"), ChineseKey("媒体地址")] = None
    """The address of the picture or recording, where it is not attached."""
    by: Annotated[Text, Names("term:explainers"), Label("Explained by whom")]
    """Who explains."""
