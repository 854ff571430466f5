"""What a change makes of texts and of states, and who looks at it: parts of the comment on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.i18n.translation import Translation
from gongkai.report.listing import listed
from gongkai.report.markdown import escape, row

PLACES = 6
"""Places of one text that are shown."""
SIDE = 160
"""Characters that are shown of either side of a place."""
ROOM = 8_000
"""Characters for one table."""
LITTLE_ROOM = 800
"""The same, where the whole comment would be too long."""
_HOLDS = "\u2060"
"""Beside a mark of Markdown it is read as one, whatever signs a text has there; nobody sees it."""

TEXTS = "What changed in texts: {count} places in {files} files"
TEXT_HEADS = ("Place", "Before the change", "After the change")
STATES = "What becomes of states on {day}: {count}"
STATE_HEADS = ("Of what", "Which state", "Before the change", "After the change")
POINTED = "Still pointed at, and taken down or ended: {count}"
POINTS = "{target}, from: {sources}"
ROLES = "Who looks at it"
ROLE = "{role}: {files}"
TEAM = "{role} ({team}): {files}"
MORE = "and {count} more"
MORE_PLACES = "{count} more places in this file"
NONE = "—"
NO_TEXTS = "Texts are not compared while something leaks: nothing of a leak may be quoted."
WORDS = (
    TEXTS, *TEXT_HEADS, STATES, *STATE_HEADS, POINTED, POINTS, ROLES, ROLE, TEAM, MORE,
    MORE_PLACES, NO_TEXTS,
)  # fmt: skip
"""What is said, for translators."""


@dataclass(frozen=True)
class ShownPiece:
    """A part of a passage, and whether it differs."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True)
class ChangedPlace:
    """A place of a file; a side is empty where the other was added or taken out."""

    line: int
    before: Sequence[ShownPiece]
    now: Sequence[ShownPiece]


@dataclass(frozen=True)
class ChangedText:
    """A file whose text changed."""

    path: str
    places: Sequence[ChangedPlace]


@dataclass(frozen=True)
class ChangedState:
    """A state in words; a side is empty where there was, or is, none."""

    of: str
    which: str
    before: str
    now: str


@dataclass(frozen=True)
class PointedAt:
    """A record that is gone or ended, and the files that lead to it."""

    target: str
    sources: Sequence[str]


@dataclass(frozen=True)
class Looking:
    """A role, and what it looks at."""

    role: str
    team: str
    files: Sequence[str]


@dataclass(frozen=True)
class Consequences:
    """What a change makes of a column beyond its files."""

    texts: Sequence[ChangedText] = ()
    states: Sequence[ChangedState] = ()
    pointed: Sequence[PointedAt] = ()
    looking: Sequence[Looking] = ()
    is_secret: bool = False
    """Whether something leaks, so that no text is compared."""


def render(found: Consequences, day: str, words: Translation, room: int = ROOM) -> list[str]:
    """Return the parts of the comment, each a heading with what belongs below it."""
    parts = [words(NO_TEXTS)] if found.is_secret else []
    if found.texts:
        count = sum(len(text.places) for text in found.texts)
        rows = [line for text in found.texts for line in _text(text, words)]
        head = words(TEXTS, count=count, files=len(found.texts))
        parts += [f"### {head}", _table(TEXT_HEADS, rows, words, room)]
    if found.states:
        rows = [
            row(
                *(
                    escape(_clipped(part) or NONE)
                    for part in (one.of, one.which, one.before, one.now)
                )
            )
            for one in found.states
        ]
        head = words(STATES, day=day, count=len(rows))
        parts += [f"### {escape(head)}", _table(STATE_HEADS, rows, words, room)]
    if found.pointed:
        lines = [
            "- " + words(POINTS, target=escape(one.target), sources=_listed(one.sources, words))
            for one in found.pointed
        ]
        parts += [f"### {words(POINTED, count=len(lines))}", _lines(lines, words, room)]
    if found.looking:
        parts += [
            f"### {words(ROLES)}",
            _lines([_role(one, words) for one in found.looking], words, room),
        ]
    return parts


def _text(text: ChangedText, words: Translation) -> list[str]:
    rows = [
        row(
            escape(f"{_clipped(text.path)}:{place.line}"),
            _side(place.before) or NONE,
            _side(place.now) or NONE,
        )
        for place in text.places[:PLACES]
    ]
    left = len(text.places) - PLACES
    if left > 0:
        rows.append(row(escape(_clipped(text.path)), words(MORE_PLACES, count=left), ""))
    return rows


def _side(pieces: Sequence[ShownPiece]) -> str:
    """Return a passage with what differs in bold, cut where it is long."""
    said, room = "", SIDE
    for piece in pieces:
        text = piece.text[:room]
        room -= len(text)
        shown = escape(text)
        said += f"**{_HOLDS}{shown}{_HOLDS}**" if piece.is_changed and text.strip() else shown
    left = sum(len(piece.text) for piece in pieces) - SIDE
    return f"{said} …(+{left})" if left > 0 else said


def _role(one: Looking, words: Translation) -> str:
    said = TEAM if one.team else ROLE
    files = _listed(one.files, words)
    return "- " + words(said, role=escape(one.role), team=escape(one.team), files=files)


def _listed(names: Sequence[str], words: Translation, limit: int = 5) -> str:
    shown = [escape(_clipped(name)) for name in names[:limit]]
    left = len(names) - limit
    return listed([*shown, *([words(MORE, count=left)] if left > 0 else [])], words)


def _table(heads: Sequence[str], rows: Sequence[str], words: Translation, room: int) -> str:
    head = row(*map(words, heads)) + "|---" * len(heads) + "|\n"
    shown, left = _within(rows, room)
    return (head + "".join(shown)).rstrip() + _rest(left, words)


def _lines(lines: Sequence[str], words: Translation, room: int) -> str:
    shown, left = _within(lines, room)
    return "\n".join(shown) + _rest(left, words)


def _rest(left: int, words: Translation) -> str:
    return f"\n\n{words(MORE, count=left)}" if left else ""


def _within(entries: Sequence[str], room: int) -> tuple[Sequence[str], int]:
    """Return the entries that there is room for, and how many are left out."""
    for number, entry in enumerate(entries):
        room -= len(entry) + 1
        if room < 0:
            return entries[:number], len(entries) - number
    return entries, 0


def _clipped(text: str) -> str:
    return text if len(text) <= SIDE else text[: SIDE - 1] + "…"
