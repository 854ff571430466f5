"""Whether an SVG picture holds shapes and text only: browsers run what else may stand in one."""

import io
import re
from collections.abc import Iterator, Mapping

from gongkai.sources.documents.xml import EventKind, XmlError, events

_ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "marker", "mask", "clipPath"),
        *("rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "pattern"),
        *("text", "tspan", "textPath", "linearGradient", "radialGradient", "stop"),
    )
)
_ATTRIBUTES = re.compile(
    r"(?:x|y|z|[xy][12]|[cfr][xy]?|d|dx|dy|points|width|height|viewBox|version|id|class|lang|space|"
    r"role|aria-[a-z]+|transform|rotate|offset|href|style|type|preserveAspectRatio|pathLength|"
    r"(?:fill|stroke|stop|font|text|letter|word|color|clip|mask|marker|paint|shape|dominant|"
    r"alignment|baseline|writing|gradient|pattern|spread|ref)[A-Za-z-]*|opacity|display|"
    r"visibility|direction|overflow|method|spacing|startOffset|lengthAdjust|orient|markerUnits|"
    r"maskUnits|maskContentUnits|clipPathUnits|vector-effect|mix-blend-mode|isolation|unicode-bidi)"
)
"""Names of attributes that draw; those that run (`onload`) are not among them."""
_ELSEWHERE = re.compile(
    r"url\(\s*['\"]?(?!#)|@import|expression\s*\(|javascript:|\\", re.IGNORECASE
)
"""Styles that load something, or hide what they say behind escapes."""


def foreign_in(data: bytes) -> str | None:
    """Return what an SVG holds that is neither shape nor text; None where it holds nothing else.

    The answer is the name of an element or attribute, or what is wrong with the whole.
    """
    try:
        return next(_foreign(data), None)
    except XmlError as error:
        return str(error)


def _foreign(data: bytes) -> Iterator[str]:
    is_first = True
    for kind, name, given in events(io.BytesIO(data)):
        if kind is not EventKind.START:
            continue
        if is_first and name != "svg":
            yield f"<{name}>"
        is_first = False
        if name not in _ELEMENTS:
            yield f"<{name}>"
        yield from _foreign_attributes(given)


def _foreign_attributes(given: Mapping[str, str]) -> Iterator[str]:
    for key, value in given.items():
        if not _ATTRIBUTES.fullmatch(key):
            yield key
        elif (key == "href" and not value.startswith("#")) or _ELSEWHERE.search(value):
            yield f"{key}={value[:60]}"
