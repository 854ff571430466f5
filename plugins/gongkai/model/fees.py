"""What a fee costs, step by step: each step sets the price of what lies in it, and of no more."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.parts import Part
from gongkai.model.scalars import Integer


class FeeStep(Part):
    """From which item or page on each costs how much."""

    from_: Integer = Field(alias="from")
    """The first item or page of the step, counted from 1."""
    price: Integer
    """What each of them costs, in yuan."""
    every: Integer | None = None
    """After so many the price rises by `more`, again and again."""
    more: Integer | None = None
    """By how much the price of each rises then, in yuan."""


class FeeScale(Part):
    """The steps of a fee, each price holding for what lies in its step alone."""

    per: Literal["request", "page"]
    """What is counted: requests of one person in a month, or pages of one request."""
    steps: tuple[FeeStep, ...] = Field(min_length=1)
    """In order; the first begins with 1."""

    @model_validator(mode="after")
    def _is_in_order(self) -> "FeeScale":
        firsts = [step.from_ for step in self.steps]
        if firsts[:1] != [1] or firsts != sorted({*firsts}):
            rule = {"rule": "the steps of a fee begin with 1, and each begins after the one before"}
            raise PydanticCustomError("rule", "{rule}", rule)
        for step in self.steps:
            if (step.every is None) != (step.more is None) or step.every == 0:
                rule = {"rule": "a step of a fee says both “every” and “more”, or neither"}
                raise PydanticCustomError("rule", "{rule}", rule)
        return self
