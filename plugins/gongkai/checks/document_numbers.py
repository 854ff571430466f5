"""Document numbers (发文字号): GK330, GK332, GK333, GK335 and GK336 (R70, R98)."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.measures.issuers import Issuers, longest
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.naming import Holder
from gongkai.model.numbers import standard_form
from gongkai.model.record import Record

OF_ANOTHER = Code(
    "GK330",
    Severity.WARNING,
    "the number {number} begins with “{prefix}”, which stands for {owner}; those of {unit} "
    "begin with {known}",
    "write the number that is on the document; if another unit made it too, name that one in "
    "“issuers”; if “{prefix}” is right, add it to the unit's “prefixes” in data/units.yml",
    duties=("documents",),
    rule="R70",
)
NOT_THEN = Code(
    "GK332",
    Severity.WARNING,
    "“{prefix}” was not in use on {dated}: it went with the name {name} ({days})",
    "write the number that is on the document, or fix “dated”",
    duties=("documents",),
    rule="R70",
)
TWICE = Code(
    "GK333",
    Severity.WARNING,
    "the number {number} is that of “{title}” too ({other})",
    "look at both documents and fix the number of one; delete the record if it is "
    "the same document",
    duties=("documents",),
    rule="R70",
)
OTHER_YEAR = Code(
    "GK335",
    Severity.WARNING,
    "the number {number} is of {year}, but the document is dated {dated}",
    "fix the number or “dated”, whichever is not on the document",
    duties=("documents",),
    rule="R70",
)
FORM = Code(
    "GK336",
    Severity.WARNING,
    "the number is printed as “{number}”, not in the standard form",
    "write “{nearest}”",
    otherwise="write prefix, year in 〔〕 and running number",
    rule="R98",
)


@dataclass(frozen=True)
class _Number:
    """A record's number with what units it may be of, and the longest prefixes that fit it."""

    record: Record
    begins: str
    """What the number begins with, as printed."""
    own: str
    others: str
    known: tuple[str, ...]
    """What the numbers of its units begin with, now or once."""

    @property
    def day(self) -> date | None:
        """Return the day on which the number was given."""
        day: date | None = self.record.dated or self.record.day
        return day

    @property
    def is_of_another(self) -> bool:
        """Return whether it fits a unit that has no part in the document better."""
        return len(self.others) > len(self.own)


def of_another(scope: Scope) -> Iterator[Finding]:
    """Yield numbers with the prefix of a unit that has no part in the document, or of none.

    The numbers of units without a registered prefix may begin with what is nobody's.
    """
    for one in scope.once(_numbers):
        if one.is_of_another or (one.known and not one.own):
            holders = scope.issuers.prefixes.get(one.others, ())
            yield found(
                OF_ANOTHER,
                one.record,
                "number",
                number=one.record.number or "",
                prefix=one.begins,
                owner=name_of(scope, holders[0].unit) if holders else NOBODY,
                unit=name_of(scope, one.record.unit),
                known=listed(one.known),
            )


def not_then(scope: Scope) -> Iterator[Finding]:
    """Yield numbers with a prefix that the unit had at another time."""
    for one in scope.once(_numbers):
        behind = scope.issuers.numbering(one.record)
        holders = [h for h in scope.issuers.prefixes.get(one.own, ()) if h.unit in behind]
        if one.is_of_another or not holders or any(h.held_on(one.day) for h in holders):
            continue
        alias = holders[0].alias
        if alias is not None and one.day is not None:
            yield found(
                NOT_THEN,
                one.record,
                "number",
                prefix=one.own,
                dated=one.day.isoformat(),
                name=alias.name.in_("zh"),
                days=f"{alias.from_ or '…'} – {alias.until or '…'}",
            )


def twice(scope: Scope) -> Iterator[Finding]:
    """Yield numbers that an earlier record has already."""

    def number_of(record: Record) -> Hashable:
        number = scope.numbers.get(record.id)
        if number is None or not number.prefix:
            return None
        # orders are counted anew each year
        year = number.year or (record.dated.year if record.dated else None)
        return (number.prefix, year, number.order) if year else None

    yield from doubled(scope, TWICE, "number", number_of)


def doubled(
    scope: Scope, code: Code, key: str, read: Callable[[Record], Hashable]
) -> Iterator[Finding]:
    """Yield records whose value of `key`, as `read`, an earlier one has already."""
    first: dict[Hashable, Record] = {}
    for record in sorted(scope.judged, key=lambda r: (r.day or date.max, r.id)):
        value = read(record)
        if not value:
            continue
        other = first.setdefault(value, record)
        if other is not record and not _is_same_document(record, other):
            given = str(getattr(record, key))
            yield found(code, record, key, number=given, title=other.title, other=other.id)


def _is_same_document(one: Record, other: Record) -> bool:
    """Return whether one gives the text of the other anew: it has the number of the first."""
    return any(
        reference.doc == target.id
        for record, target in ((one, other), (other, one))
        for reference in (*record.consolidates, *record.corrects)
    )


def other_year(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield numbers of another year than the document; about New Year either year may be right."""
    number = scope.numbers.get(record.id)
    dated = record.dated
    if number is None or number.year is None or dated is None or number.year == dated.year:
        return
    if record.consolidates:  # the number of the first text, the day of the last change
        return
    is_new_year = (dated.month == 12 and number.year == dated.year + 1) or (
        dated.month == 1 and number.year == dated.year - 1
    )
    if not is_new_year:
        yield found(
            OTHER_YEAR,
            record,
            "number",
            number=record.number or "",
            year=str(number.year),
            dated=dated.isoformat(),
        )


def form(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield numbers in other brackets or widths than the standard ones; blanks do no harm."""
    right = standard_form(record.number or "")
    if right is not None and right != "".join((record.number or "").split()):
        finding = found(FORM, record, "number", number=record.number or "", nearest=right)
        has_prefix = not right.startswith("〔")  # else it may be no number of a document at all
        yield replace(finding, instead=right if has_prefix else None)


def _numbers(scope: Scope) -> list[_Number]:
    """Return the numbers that name their issuer by a prefix; orders print its name instead.

    Those of Party organs are the gate's.
    """
    issuers = scope.issuers
    party = {mark.text for mark in scope.loaded.registries.gate.party_numbers}
    found_so_far = []
    for record in scope.judged:
        number = scope.numbers.get(record.id)
        if number is None or not number.prefix or number.prefix in party or record.source:
            continue
        if not number.prefix.endswith(("令", "公告", "通告")):
            behind = issuers.numbering(record)
            found_so_far.append(
                _Number(
                    record,
                    number.prefix,
                    longest(number.prefix, issuers.prefixes, behind),
                    series_of(number.prefix, issuers, issuers.everyone - behind),
                    tuple(p for p, who in issuers.prefixes.items() if held(who, behind)),
                )
            )
    return found_so_far


def series_of(begins: str, issuers: Issuers, units: frozenset[str]) -> str:
    """Return the prefix of one of `units` of which `begins` is a series, 某政 of 某政函.

    某政 is no prefix of 某市监, though both begin with the same place.
    """
    stem = longest(begins, issuers.prefixes, units)
    return stem if set(begins[len(stem) :]) <= set(_SERIES) else ""


_SERIES = "发字函办规通"


def held(holders: Iterable[Holder], units: frozenset[str]) -> bool:
    """Return whether one of `units` is among the holders."""
    return any(holder.unit in units for holder in holders)


def name_of(scope: Scope, unit: str) -> str:
    """Return the name of a unit."""
    return scope.loaded.registries.units[unit].name.in_("zh")


def listed(prefixes: Iterable[str]) -> str:
    """Return prefixes in a row."""
    return " / ".join(prefixes) or SOMETHING_ELSE


NOBODY = Word("no unit in data/units.yml")
SOMETHING_ELSE = Word("another prefix")

CHECKS = (
    Check(OF_ANOTHER, of_another),
    Check(NOT_THEN, not_then),
    Check(TWICE, twice),
    RecordCheck(OTHER_YEAR, other_year),
    RecordCheck(FORM, form),
)
