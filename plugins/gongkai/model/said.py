"""Errors for people: what they say is a message id with what fills it, in whatever language."""

from collections.abc import Collection

from gongkai.model.findings import Phrase


class Lines(str):
    """A detail that is a list: each a detail of its own, on a line of its own."""

    __slots__ = ("lines",)
    lines: tuple[str, ...]

    def __new__(cls, lines: Collection[str]) -> "Lines":
        """Take the lines; as a string it is English."""
        made = super().__new__(cls, "\n  ".join(lines))
        made.lines = tuple(lines)
        return made


class SaidError(Exception):
    """An error whose words are a message id, or a phrase; as a string it is English."""

    said: Phrase

    def __init__(self, message: str, **details: object) -> None:
        """Take the message and what fills it; another error among that is said as it is itself."""
        given = {name: _as_detail(detail) for name, detail in details.items()}
        self.said = message if isinstance(message, Phrase) else Phrase(message, **given)
        super().__init__(self.said)


def _as_detail(value: object) -> str:
    if isinstance(value, SaidError):
        return value.said
    return value if isinstance(value, str) else str(value)
