"""The colours and the logo of a site, and whether its colours can be read (WCAG 2.2, 1.4.3)."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from gongkai.model.parts import Part
from gongkai.model.scalars import Text

LEAST = 4.5
"""The least contrast of a text with what lies behind it."""
WHITE = "#ffffff"
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE | re.ASCII)
_LOGO = (".svg", ".png")
FORM = "a colour is “#” and six digits from 0 to f, such as #1f5f5b"
TOO_LIGHT = "white text cannot be read on this colour: take a darker one (WCAG 2.2: 4.5 to 1)"
WORDS = (FORM, TOO_LIGHT)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with that share of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, behind: str, towards: str) -> str:
    """Return the colour, with as much of `towards` as it takes to be read on what lies behind."""
    steps = (mixed(colour, towards, step / 20) for step in range(21))
    return next((one for one in steps if contrast(one, behind) >= LEAST), towards)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise PydanticCustomError("rule", "{rule}", {"rule": FORM})
    return value.lower()


def _bears_white(value: str) -> str:
    if contrast(_is_colour(value), WHITE) < LEAST:
        raise PydanticCustomError("rule", "{rule}", {"rule": TOO_LIGHT})
    return value.lower()


def _is_picture(value: str) -> str:
    if not value.lower().endswith(_LOGO):
        raise PydanticCustomError("rule", "{rule}", {"rule": "a logo is an SVG or a PNG"})
    return value


class Appearance(Part):
    """The colours and the logo of a city; without it those of the program."""

    primary: Annotated[Text, AfterValidator(_bears_white)]
    """The colour of the header, of buttons and of links, as `#1f5f5b`: white text stands on it."""
    accent: Annotated[Text, AfterValidator(_bears_white)] | None = None
    """The colour of what has the focus; without it the first one."""
    logo: Annotated[Text, AfterValidator(_is_picture)] | None = None
    """The logo in the header, an SVG or PNG: its path from the root of the column. It stands on
    `primary`, 24 pixels high."""
