"""A policy document: rule, administrative normative document or other (article 20(1); R70)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.label import Label
from gongkai.model.record import Record
from gongkai.model.scalars import Boolean, Names, Text


class Policy(Record):
    """A document with a number and a validity."""

    has_validity: ClassVar[bool] = True
    label: ClassVar[Label] = Label("Policy document")
    plural: ClassVar[Label] = Label("Policy documents")

    kind: Literal["policy"]
    class_: Annotated[Text, Names("term:classes")] = Field(alias="class")
    genre: Annotated[Text, Names("term:genres")]
    key: Annotated[Boolean, Label("Key policy")] = False
    """Whether it is a key policy (重要政策), which is explained whatever its class."""
