"""Regular expressions as registries write them."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from gongkai.model.scalars import Text


def _compiles(value: str) -> str:
    try:
        re.compile(value)
    except re.error:
        raise PydanticCustomError(
            "rule", "{rule}", {"rule": "this is no regular expression"}
        ) from None
    return value


Expression = Annotated[Text, AfterValidator(_compiles)]
"""A text that is a regular expression."""
