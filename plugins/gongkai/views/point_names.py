"""What a key task is called in a text: by its number and its year, never by its code."""

from gongkai.views.page import Label

_CLOSING = "closing"


def point_name(reference: str) -> Label:
    """Return the name of a key task by its reference, `2021/27`."""
    year, _, point = reference.partition("/")
    if point == _CLOSING:
        return Label("Closing duty of {year}", {"year": year})
    return Label("Point {point} of {year}", {"point": point, "year": year})
