"""Private persons in texts, GK51x (R92 to R94).

Findings name the kind of a number, its length and its place, never the number: reports are
read in public, and few digits can be guessed from a hash.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from gongkai.checks.check import Check, Scope
from gongkai.checks.passages import Passage, passages
from gongkai.checks.personal_lists import lists_in
from gongkai.checks.personal_masks import masks_in
from gongkai.checks.personal_numbers import NumberKind, PersonalNumber, each_number
from gongkai.checks.shown import place_of_shown
from gongkai.model.findings import Code, Finding, Severity, SourcePlace, Word
from gongkai.model.gate import Privacy, squeezed
from gongkai.model.parts import RawText, Shown
from gongkai.model.record import Record
from gongkai.model.rules import Kept

_TAKE_OUT = (
    "take it out, and out of the history if it was pushed; if it is a public service's, "
    "enter it under “privacy: allowed” in data/gate"
)
IDENTITY = Code(
    "GK510",
    Severity.ERROR,
    "{part} holds a resident identity number ({length} characters)",
    "take it out, and out of the history if it was pushed; "
    "where it must be told apart, show no more of it than the rule on masking lets one read",
    rules=(
        "R92",
        "R93",
    ),
)
MOBILE = Code(
    "GK511",
    Severity.ERROR,
    "{part} holds a mobile number ({length} digits)",
    _TAKE_OUT,
    rules=(
        "R92",
        "R93",
    ),
)
CARD = Code(
    "GK512",
    Severity.ERROR,
    "{part} holds the number of a bank card ({length} digits)",
    "take it out, and out of the history if it was pushed",
    rules=("R93",),
)
MAILBOX = Code(
    "GK513",
    Severity.NOTICE,
    "a mailbox at a provider for private persons ({domain}) stands here",
    "give the unit's own mailbox; if this is the unit's, "
    "enter it under “privacy: allowed” in data/gate",
    rule="R93",
)
ADDRESS = Code(
    "GK514",
    Severity.WARNING,
    "a person's address is given down to the door",
    "stop at the town or sub-district",
    rule="R92",
)
BIRTH = Code(
    "GK515",
    Severity.WARNING,
    "a birth date stands beside the name of a person",
    "leave the date out, or give the year alone",
    rule="R93",
)
MASK = Code(
    "GK516",
    Severity.WARNING,
    "the mask of {what} lets {shown} of {length} characters be read",
    "mask it as {mask}, where # is a digit that stays",
    rule="R92",
)
CONDITION = Code(
    "GK517",
    Severity.WARNING,
    "the column “{head}” shows the health or family of persons who are named",
    "leave the column out, or the names",
    rules=("R94",),
    rule="R93",
)
GATED = {NumberKind.IDENTITY: IDENTITY, NumberKind.MOBILE: MOBILE, NumberKind.CARD: CARD}
CODES = {code.id: code for code in GATED.values()}
"""Those that stop a build; `CHECKS` reports the others `CHECKS`."""

TEXT, FRONT_MATTER, COMMENT = "the text", "the front matter", "a comment"
FILE_NAME = "the name of the file"
IDENTITY_NUMBER, MOBILE_NUMBER = "an identity number", "a mobile number"
WORDS = (TEXT, FRONT_MATTER, COMMENT, FILE_NAME, IDENTITY_NUMBER, MOBILE_NUMBER)
"""Where numbers stand and what is masked, for translators."""

MOST = 100
"""Numbers reported of one text; nobody reads on, and one list makes most of them."""
_PARTS = {True: FRONT_MATTER, False: TEXT}
_FRONT = re.compile(r"---[ \t]*\n.*?(?:\n---[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_MAIL = re.compile(r"([A-Za-z0-9._%+-]+)@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
_DISGUISED = {NumberKind.IDENTITY: IDENTITY_NUMBER, NumberKind.MOBILE: MOBILE_NUMBER}


def find_personal_numbers(
    texts: Iterable[RawText],
    names: Iterable[str],
    privacy: Privacy,
    day: date,
    units: Mapping[str, str | None] | None = None,
    *,
    shown: Iterable[Shown] = (),
) -> list[Finding]:
    """Return a finding for every number that names a person, in texts and in names of files.

    The texts are whole files as they stand in the repository, whose history is public too:
    front matter, comments and what pages hide are read like the rest. `shown` is what readers
    see of them; what was found in the file itself is not reported again,
    and of one file no more than `MOST`. `units` owns each record.
    """
    units = units or {}
    raws = {raw.path: raw for raw in texts}
    findings: list[Finding] = []
    reported: dict[str, set[str]] = defaultdict(set)
    for raw in raws.values():
        for number in _private(raw.text, privacy, day):
            reported[raw.path].add(number.digits)
            place = _place(raw, number.offset)
            findings.append(_found(number, place, _part(raw.text, number.offset), raw.id))
    for one in shown:
        is_enough = len(reported[one.path]) >= MOST
        for number in () if is_enough else _private(one.text, privacy, day):
            if number.digits not in reported[one.path]:
                reported[one.path].add(number.digits)
                place = place_of_shown(one, raws.get(one.path), number.offset, number.digits)
                findings.append(_found(number, place, _PARTS[one.is_front], one.id))
    findings = [replace(one, unit=units.get(one.record or "")) for one in findings]
    for name in names:
        findings += (
            _found(number, SourcePlace(name), FILE_NAME, _id_of(name))
            for number in _private(name, privacy, day)
        )
    return findings


def _private(text: str, privacy: Privacy, day: date) -> list[PersonalNumber]:
    """Return the numbers in a text that are not allowed, by place; no more than `MOST`."""
    numbers = (one for one in each_number(text, privacy) if not privacy.allows(one.digits, day))
    return sorted(dict.fromkeys(islice(numbers, MOST)), key=lambda number: number.offset)


def _id_of(path: str) -> str | None:
    """Return the id of the record whose file this is, if it is one's."""
    name = path.rpartition("/")[2]
    return name.partition(".")[0] if name.endswith((".zh.md", ".en.md")) else None


def _found(number: PersonalNumber, place: SourcePlace, part: str, record: str | None) -> Finding:
    details = {"part": Word(part), "length": str(len(number.digits))}
    return Finding(GATED[number.kind], place, details, record)


def _place(raw: RawText, offset: int) -> SourcePlace:
    line = raw.text.count("\n", 0, offset) + 1
    return SourcePlace(raw.path, line, offset - raw.text.rfind("\n", 0, offset))


def _part(text: str, offset: int) -> str:
    front = _FRONT.match(text)
    if front and offset < front.end():
        return FRONT_MATTER
    is_hidden = text.rfind("<!--", 0, offset) > text.rfind("-->", 0, offset)
    return COMMENT if is_hidden else TEXT


def holds_a_number(text: str, privacy: Privacy) -> bool:
    """Return whether a number that names a person can be read in a text."""
    return next(each_number(text, privacy), None) is not None


def mailbox(scope: Scope) -> Iterator[Finding]:
    """Yield mailboxes of private persons, as far as their provider tells."""
    return scope.once(_personal_details).of(MAILBOX)


def mask(scope: Scope) -> Iterator[Finding]:
    """Yield masked numbers that show more than R92 lets them."""
    return scope.once(_personal_details).of(MASK)


def address(scope: Scope) -> Iterator[Finding]:
    """Yield addresses of persons that go further than their town."""
    return scope.once(_personal_details).of(ADDRESS)


def birth(scope: Scope) -> Iterator[Finding]:
    """Yield birth dates beside names."""
    return scope.once(_personal_details).of(BIRTH)


def condition(scope: Scope) -> Iterator[Finding]:
    """Yield columns on health and family beside columns of names."""
    return scope.once(_personal_details).of(CONDITION)


@dataclass(frozen=True)
class _PersonalDetails:
    """What the texts of a column say of persons."""

    findings: tuple[Finding, ...]

    def of(self, code: Code) -> Iterator[Finding]:
        return (finding for finding in self.findings if finding.code is code)


def _personal_details(scope: Scope) -> _PersonalDetails:
    """Go through every text once, but for those of documents of others."""
    privacy = scope.loaded.registries.gate.privacy
    return _PersonalDetails(
        tuple(
            finding
            for record in scope.loaded.everything()
            if record.kind != "external"
            for finding in details_in(record, privacy, _keeps(record, scope), scope.as_of)
        )
    )


def _keeps(record: Record, scope: Scope) -> Mapping[str, Kept]:
    """Return what of a masked number may be read on the day of a record."""
    registries = scope.loaded.registries
    masking = registries.rule(MASK.rule, record.day or scope.as_of, record.unit)
    return masking.keeps if masking is not None else {}


def details_in(
    record: Record, privacy: Privacy, keeps: Mapping[str, Kept], day: date
) -> Iterator[Finding]:
    """Yield what the texts of a record say of persons; `keeps` is what masks may leave."""
    is_disclosed = _is_disclosed(record, privacy)
    for passage in passages(record):
        if "@" in passage.text:
            yield from _mailboxes(passage, privacy, day)
        for found in masks_in(passage.text, privacy, keeps):
            yield passage.found(
                MASK,
                found.offset,
                what=Word(_DISGUISED[found.kind]),
                shown=str(found.shown),
                length=str(found.length),
                mask=found.right,
            )
        if passage.is_body and not is_disclosed:
            yield from _lists(passage, privacy)


def _mailboxes(passage: Passage, privacy: Privacy, day: date) -> Iterator[Finding]:
    for match in _MAIL.finditer(passage.text):
        domain = match[2].lower()
        is_private = any(f".{domain}".endswith(f".{known}") for known in privacy.mailboxes)
        is_number = holds_a_number(match[1], privacy)  # which is reported already
        if is_private and not is_number and not privacy.allows(squeezed(match[0]), day):
            yield passage.found(MAILBOX, match.start(), domain=domain)


def _lists(passage: Passage, privacy: Privacy) -> Iterator[Finding]:
    """Yield what a text says beside names where no law wants persons to be told apart."""
    listed = lists_in(passage.text, privacy, is_list=passage.record.kind == "public-notice")
    for offset in listed.addresses:
        yield passage.found(ADDRESS, offset)
    for offset in listed.births:
        yield passage.found(BIRTH, offset)
    for head, offset in listed.conditions:
        yield passage.found(CONDITION, offset, head=head)


def _is_disclosed(record: Record, privacy: Privacy) -> bool:
    return any(
        record.column in entry.columns
        or record.kind in entry.kinds
        or any(word in record.title for word in entry.titles)
        for entry in privacy.disclosed
    )


CHECKS = (
    Check(MAILBOX, mailbox),
    Check(ADDRESS, address),
    Check(BIRTH, birth),
    Check(MASK, mask),
    Check(CONDITION, condition),
)
