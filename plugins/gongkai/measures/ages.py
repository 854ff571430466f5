"""How long faults have been there, and how soon they were fixed (point 33)."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.model.catalog import Catalog
from gongkai.model.findings import Code, Finding, Severity, SourcePlace, Word, leaking
from gongkai.model.history import ON_SITE, History, Seen
from gongkai.model.local_text import LocalText

SHOWN = timedelta(days=30)
"""How long what was fixed is listed."""
BACK = timedelta(days=30)
"""A fault that is back within these days was not fixed: it keeps its age."""
KEPT = timedelta(days=366)
"""How long the history remembers what was fixed."""

Says = Callable[[Finding], LocalText]
"""Puts a finding into words in both languages."""


@dataclass(frozen=True)
class AgedFault:
    """A fault that is there on the day of the inspection."""

    finding: Finding
    unit: str | None
    """Who owns it: the unit of the finding, or of the record in which it lies."""
    column: str | None
    first_seen: date
    age: int
    """Days since it was first seen; 0 where it is new."""


@dataclass(frozen=True)
class Fixed:
    """A fault that is gone."""

    seen: Seen
    on: date
    """The day of the first inspection that no longer found it."""
    days: int
    """Days from the first inspection that saw it until then."""


@dataclass(frozen=True)
class Inspection:
    """What one inspection says: what is wrong, oldest first, and what was fixed."""

    as_of: date
    faults: tuple[AgedFault, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    """Of the last 30 days, newest first."""
    past: tuple[AgedFault, ...] = ()
    """What is long past and cannot be fixed, as what came too late: it is counted, not listed."""


def inspect(
    findings: Sequence[Finding], history: History, catalog: Catalog, as_of: date
) -> Inspection:
    """Return the inspection of `as_of`; `catalog` is the loaded one, with what is held back."""
    known, gone = _match(findings, history, as_of)
    faults = [_fault(*pair, catalog, as_of) for pair in zip(findings, known, strict=True)]
    faults.sort(key=lambda fault: (fault.first_seen, fault.finding.place, fault.finding.code.id))
    past = tuple(fault for fault in faults if fault.finding.is_over(as_of))
    listed = tuple(fault for fault in faults if not fault.finding.is_over(as_of))
    return Inspection(as_of, listed, recently_fixed(gone, as_of), past)


def recently_fixed(seen: Iterable[Seen], as_of: date) -> tuple[Fixed, ...]:
    """Return which of the faults in `seen`, none of them there any more, are to be listed.

    What no inspection has written down as fixed was fixed since the last one. A notice that
    is gone is no repair: its day may have passed, and a warning have taken its place.
    """
    faults = (one for one in seen if one.severity != Severity.NOTICE.value)
    found = [Fixed(one, one.mended or as_of, _days(one, as_of)) for one in faults]
    shown = [one for one in found if as_of - SHOWN <= one.on <= as_of]
    return tuple(sorted(shown, key=lambda one: (-one.on.toordinal(), one.seen.path, one.seen.code)))


def remember(
    findings: Iterable[Finding], history: History, catalog: Catalog, as_of: date, says: Says
) -> History:
    """Return the history after the inspection of `as_of`.

    Leaks are left out, and with them all that is found in the same file: a history in a
    public repository would lead to them.
    """
    found = without_leaks(findings)
    known, gone = _match(found, history, as_of)
    seen = [
        _seen(_fault(finding, old, catalog, as_of), as_of, says(finding))
        for finding, old in zip(found, known, strict=True)
    ]
    for old in gone:
        on = old.mended or as_of
        if on >= as_of - KEPT:
            seen.append(old.model_copy(update={"mended": on}))
    seen.sort(key=lambda one: (one.unit or "", one.path, one.code, one.fingerprint, one.last_seen))
    return History(updated=as_of, seen=tuple(seen))


def recalled(history: History, codes: Mapping[str, Code]) -> tuple[Finding, ...]:
    """Return the faults of the built site that the last inspection knew of.

    Nobody can say of a fault that was not looked for that it is fixed.
    """
    return tuple(
        Finding(
            codes[seen.code],
            SourcePlace(seen.path, seen.line or 1),
            {
                name: Word(value) if name in seen.words else value
                for name, value in seen.details.items()
            },
            seen.record,
            seen.unit,
            severity=Severity(seen.severity),
        )
        for seen in history.seen
        if seen.mended is None and seen.code.startswith(ON_SITE) and seen.code in codes
    )


def without_leaks(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that are no leak and lie in no file, and no record, that leaks."""
    found = tuple(findings)
    names = leaking(found)
    return tuple(
        finding
        for finding in found
        if finding.place.path not in names and finding.record not in names
    )


def mean_days(fixed: Iterable[Fixed]) -> float | None:
    """Return the mean days to repair, to one place; None where nothing was fixed."""
    days = [one.days for one in fixed]
    return round(sum(days) / len(days), 1) if days else None


def _match(
    found: Sequence[Finding], history: History, as_of: date
) -> tuple[list[Seen | None], list[Seen]]:
    """Return what the history knows of each finding, and what of it is gone.

    A fault whose numbers have changed since, such as the days by which it is late, has
    another fingerprint: it is the same where code, file and record are.
    """
    alive = [seen for seen in history.seen if _may_be_back(seen, as_of)]
    left = sorted(alive, key=lambda seen: (seen.first_seen, seen.fingerprint))
    known: list[Seen | None] = [None] * len(found)
    for key_of_seen, key_of_finding in _KEYS:
        waiting: dict[object, deque[Seen]] = defaultdict(deque)
        for seen in left:
            waiting[key_of_seen(seen)].append(seen)
        for number, finding in enumerate(found):
            queue = waiting.get(key_of_finding(finding)) if known[number] is None else None
            if queue:
                known[number] = queue.popleft()
        left = [seen for queue in waiting.values() for seen in queue]
    long_gone = [seen for seen in history.seen if not _may_be_back(seen, as_of)]
    return known, [*left, *long_gone]


_Keys = tuple[Callable[[Seen], object], Callable[[Finding], object]]
_KEYS: tuple[_Keys, ...] = (
    (lambda seen: seen.fingerprint, lambda finding: finding.fingerprint),
    (
        lambda seen: (seen.code, seen.path, seen.record or seen.unit),
        lambda finding: (finding.code.id, finding.place.path, finding.record or finding.unit),
    ),
)
"""By what a fault is known again, the surer way first."""


def _may_be_back(seen: Seen, as_of: date) -> bool:
    return seen.mended is None or seen.mended >= as_of - BACK


def _fault(finding: Finding, seen: Seen | None, catalog: Catalog, as_of: date) -> AgedFault:
    first = min(seen.first_seen, as_of) if seen is not None else as_of
    record = catalog.get(finding.record or "")
    unit = finding.unit or (record.unit if record is not None else None)
    column = record.column if record is not None else _column_of(finding.place.path, catalog)
    return AgedFault(finding, unit, column, first, (as_of - first).days)


def _column_of(path: str, catalog: Catalog) -> str | None:
    """Return the column in whose folder a file lies, `content/<column>/...`."""
    _, _, below = path.partition("/")
    column = below.partition("/")[0]
    return column if column in catalog.registries.columns else None


def _seen(fault: AgedFault, as_of: date, says: LocalText) -> Seen:
    finding = fault.finding
    is_of_site = finding.code.id.startswith(ON_SITE)
    details = dict(finding.details) if is_of_site else {}
    return Seen(
        fingerprint=finding.fingerprint,
        code=finding.code.id,
        severity=finding.level.value,
        path=finding.place.path,
        unit=fault.unit,
        column=fault.column,
        record=finding.record,
        says=says,
        first_seen=fault.first_seen,
        last_seen=as_of,
        line=finding.place.line if is_of_site else None,
        details=details,
        words=tuple(sorted(name for name, value in details.items() if isinstance(value, Word))),
    )


def _days(seen: Seen, as_of: date) -> int:
    return ((seen.mended or as_of) - seen.first_seen).days
