"""Addresses with places in braces that each page fills: where it is edited, where a fault goes."""

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from gongkai.model.scalars import Text
from gongkai.model.web_address import is_web_address

EDIT_PLACES = ("path",)
FAULT_PLACES = ("page", "path", "title", "version")
_PLACE = re.compile(r"\{([^{}]*)\}")
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(\?\S*)?")
NO_WEB_ADDRESS = "this is no address of a page: it begins with https:// or http://"
NO_WAY = "this is no address of a page and no mailto: address: nobody would be reached"
UNKNOWN_PLACE = (
    "nothing fills one of the places in braces; the reference lists those that there are"
)
NO_PATH = "without {path} every page leads to the same place: the path of the file belongs there"
WORDS = (NO_WEB_ADDRESS, NO_WAY, UNKNOWN_PLACE, NO_PATH)


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """Return the address of a page; values are encoded, and never filled again themselves.

    The path of a file keeps its slashes, as forges read it.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return quote(values[name], safe="/" if name == "path" else "")

    return _PLACE.sub(value, pattern)


def _edit(given: str) -> str:
    bare = _bare(given, EDIT_PLACES)
    if not is_web_address(bare):
        raise _refused(NO_WEB_ADDRESS)
    if bare == given:
        raise _refused(NO_PATH)
    return given


def _fault(given: str) -> str:
    bare = _bare(given, FAULT_PLACES)
    if not (is_web_address(bare) or _MAIL.fullmatch(bare)):
        raise _refused(NO_WAY)
    return given


def _bare(given: str, places: tuple[str, ...]) -> str:
    """Return a pattern with its places filled by a letter, to be looked at as an address."""
    bare = _PLACE.sub(lambda found: "x" if found[1] in places else found[0], given)
    if "{" in bare or "}" in bare:
        raise _refused(UNKNOWN_PLACE)
    return bare


def _refused(why: str) -> PydanticCustomError:
    return PydanticCustomError("rule", "{rule}", {"rule": why})


EditPattern = Annotated[Text, AfterValidator(_edit), WithJsonSchema({"type": "string"})]
FaultPattern = Annotated[Text, AfterValidator(_fault), WithJsonSchema({"type": "string"})]
