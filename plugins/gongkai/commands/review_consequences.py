"""Two versions of a column -> what a change makes of texts and states, and who looks at it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.commands.review_roles import TouchedFiles, looking
from gongkai.i18n.translation import Translation
from gongkai.measures.changes import Changes
from gongkai.measures.differences import (
    Aspect,
    DerivedChange,
    Measured,
    ended_by,
    pointing_at,
    state_changes,
)
from gongkai.measures.measure import measure
from gongkai.measures.obligations.obligation import ObligationKind, ObligationState
from gongkai.measures.stages import StageState
from gongkai.measures.text_changes import Piece, text_changes
from gongkai.measures.validity import State
from gongkai.measures.windows import Phase
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.render.urls import Origin
from gongkai.report.review_changes import (
    ChangedPlace,
    ChangedState,
    ChangedText,
    Consequences,
    PointedAt,
    ShownPiece,
)
from gongkai.sources.load import Sources
from gongkai.views.addresses import record_address
from gongkai.views.labels import (
    OBJECTIONS,
    OBLIGATION,
    OBLIGATION_KIND,
    PHASE,
    STAGE,
    STAGE_STATE,
    VALIDITY,
)

OF_VALIDITY = "Validity"
OF_RESPONSES = "Taking of opinions"
OF_OBJECTIONS = "Taking of objections"
OF_POINT = "Key task"
OF_UNIT = "{unit}: {what}"
WORDS = (OF_VALIDITY, OF_RESPONSES, OF_OBJECTIONS, OF_POINT, OF_UNIT)
"""Which states there are, for translators."""
_LABELS: Mapping[Aspect, Mapping[str, str]] = {
    Aspect.VALIDITY: {state.value: VALIDITY[state].message for state in State},
    Aspect.RESPONSES: {phase.value: PHASE[phase].message for phase in Phase},
    Aspect.OBJECTIONS: {phase.value: OBJECTIONS[phase].message for phase in Phase},
    Aspect.STAGE: {state.value: STAGE_STATE[state].message for state in StageState},
    Aspect.OBLIGATION: {state.value: OBLIGATION[state].message for state in ObligationState},
    Aspect.POINT: {state.value: OBLIGATION[state].message for state in ObligationState},
}
"""What pages say of each state."""


@dataclass(frozen=True)
class Versions:
    """A column before and after a change, and what of it may be printed."""

    before: Sources
    now: Sources
    unnamed: Collection[str]
    """The ids of records that may not be named."""
    untitled: Collection[str]
    """The ids of records of which no word may be printed."""
    unquoted: Collection[str]
    """The paths of files of which no text may be printed."""
    is_secret: bool
    """Whether something leaks: then no text or title at all is printed: another may quote it."""


def consequences(
    found: Changes,
    versions: Versions,
    files: TouchedFiles,
    day: date,
    *,
    read: Origin,
    words: Translation,
) -> Consequences:
    """Return what a change makes of a column; both versions are measured as of the same day."""
    was, now = _measured(versions.before, day), _measured(versions.now, day)
    changes = state_changes(was, now)
    names = _Names(versions, read)
    over = {r.id for r in (*found.withdrawn, *found.gone)} | ended_by(changes)
    groups = {
        "new": found.new,
        "changed": found.changed,
        "withdrawn": found.withdrawn,
        "gone": found.gone,
    }
    touched = {name: list(names.addressed(records)) for name, records in groups.items()}
    registries = versions.now.catalog.registries
    return Consequences(
        () if versions.is_secret else tuple(_texts(found.changed, versions)),
        [_in_words(c, names, words) for c in changes if c.subject not in versions.unnamed],
        [
            PointedAt(names.address(name), list(filter(None, map(names.address, sources))))
            for name, sources in pointing_at(now.catalog, over).items()
            if names.address(name)
        ],
        list(looking(touched, files, registries, words)),
        versions.is_secret,
    )


class _Names:
    """How records are called, as far as they may be."""

    def __init__(self, versions: Versions, read: Origin) -> None:
        everything = (versions.before.catalog.everything(), versions.now.catalog.everything())
        self._records = {record.id: record for records in everything for record in records}
        self._versions, self._read = versions, read
        self.registries = versions.now.catalog.registries

    def address(self, name: str) -> str:
        """Return where a record is read; empty where it may not be named."""
        record = self._records.get(name)
        if record is None or name in self._versions.unnamed:
            return ""
        return f"/{self._read.from_root(record_address(record))}"

    def addressed(self, records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
        """Yield records that may be named, with their addresses."""
        for record in records:
            if address := self.address(record.id):
                yield record, address

    def title(self, name: str) -> str:
        """Return the title of a record, or how else it is called; other subjects name themselves.

        Of what was taken down no title is printed (decision 11).
        """
        record, column = self._records.get(name), self.registries.columns.get(name)
        if column is not None:
            return column.name.in_(self._read.language)
        if record is None:
            return name
        versions = self._versions
        is_down = record.withdrawn is not None or versions.now.catalog.get(name) is None
        if versions.is_secret or name in versions.untitled or is_down:
            return self.address(name)
        return record.body(self._read.language).title


def _measured(sources: Sources, day: date) -> Measured:
    shown = sources.catalog.until(day)
    return Measured(shown, measure(shown, day))


def _texts(records: Iterable[Record], versions: Versions) -> Iterator[ChangedText]:
    """Yield the files of changed records whose text differs; a file may have been moved."""
    old = {text.path: text.text for text in versions.before.stored.texts}
    new = {text.path: text.text for text in versions.now.stored.texts}
    for record in records:
        was = versions.before.catalog.get(record.id)
        for language, body in record.bodies.items():
            earlier = was.bodies.get(language) if was is not None else None
            if earlier is None or {earlier.path, body.path} & set(versions.unquoted):
                continue
            places = text_changes(old.get(earlier.path, ""), new.get(body.path, ""))
            if places:
                shown = [ChangedPlace(p.line, _shown(p.before), _shown(p.now)) for p in places]
                yield ChangedText(body.path, shown)


def _shown(pieces: Iterable[Piece]) -> list[ShownPiece]:
    return [ShownPiece(piece.text, piece.is_changed) for piece in pieces]


def _in_words(change: DerivedChange, names: _Names, words: Translation) -> ChangedState:
    of = names.title(change.subject)
    unit = names.registries.units.get(change.unit)
    if unit is not None and change.aspect in (Aspect.OBLIGATION, Aspect.POINT):
        of = words(OF_UNIT, unit=unit.short.in_(words.language), what=of)
    labels = _LABELS[change.aspect]
    before, now = (words(labels[one]) if one else "" for one in (change.before, change.now))
    return ChangedState(of, _which(change, words), before, now)


def _which(change: DerivedChange, words: Translation) -> str:
    match change.aspect:
        case Aspect.VALIDITY:
            return words(OF_VALIDITY)
        case Aspect.RESPONSES:
            return words(OF_RESPONSES)
        case Aspect.OBJECTIONS:
            return words(OF_OBJECTIONS)
        case Aspect.STAGE:
            return words(STAGE[Stage(change.part)].message)
        case Aspect.OBLIGATION:
            return words(OBLIGATION_KIND[ObligationKind(change.kind)].message)
        case Aspect.POINT:
            return words(OF_POINT)
