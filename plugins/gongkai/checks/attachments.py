"""What stands in attachments: leaks that stop the build, and what clerks do not see in them.

Findings stand where the record lists the file, and say where in the file; those on a file that
no record lists stand at the file.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from gongkai.checks import leaks
from gongkai.checks.marks import BODY_MARK, SECRECY_MARK, marks_in
from gongkai.checks.personal_lists import is_name
from gongkai.checks.personal_numbers import numbers_in
from gongkai.checks.privacy import CODES as OF_PERSONS
from gongkai.checks.privacy import GATED
from gongkai.checks.reading import read, squeeze
from gongkai.checks.rows_of_cells import joined_numbers
from gongkai.checks.tables import Cell
from gongkai.checks.withheld_names import WithheldNames
from gongkai.model.file_text import INSIDE, LINE_END, Attached, Extract, FileText, Spot, Where
from gongkai.model.findings import Code, Finding, Phrase, Severity, SourcePlace
from gongkai.model.gate import Gate, Privacy

UNSEEN = Code(
    "GK520",
    Severity.WARNING,
    "the attachment “{file}” holds content that is not seen when it is opened: {where}",
    "take it out: accept or reject all changes, delete comments and notes, unhide or delete "
    "sheets, rows and columns (in Word and Excel: File, Info, Inspect Document)",
    "decision 10 of this software: what must not be published stops the build",
)
EMBEDDED = Code(
    "GK521",
    Severity.WARNING,
    "the attachment “{file}” has another file inside: {where}",
    "take it out, or attach it by itself if it is to be public",
    "decision 10 of this software: what must not be published stops the build",
)
NAMED = Code(
    "GK522",
    Severity.WARNING,
    "the attachment “{file}” names a person or a company beside its text: {where}",
    "empty the properties of the file (in Word and Excel: File, Info, Inspect Document; "
    "in Windows: Properties, Details, Remove), or enter the name of the unit",
    rules=("R93",),
)
CODES = {code.id: code for code in (UNSEEN, EMBEDDED, NAMED)}

HOLDER = "the attachment “{file}” ({where})"
MORE = "{count} more places"
WORDS = (HOLDER, MORE, INSIDE, *Where)
"""Where something stands in an attachment, for translators."""

_WITHHELD = re.compile(
    rf"(?:{leaks.OPENNESS}):(?!\W*(?:proactive|主动公开))(?=.{{0,600}}?(?:{leaks.WITHHELD}))"
)
_KEYS = (
    *("id:", "kind:", "title:", "unit:", "dated:", "published:", "issuers:", "number:"),
    *(
        "标识:",
        "信息类型:",
        "标题:",
        "公开主体:",
        "成文日期:",
        "发布日期:",
        "发文机关:",
        "发文字号:",
    ),
)
_FEW_KEYS = 2
_NEAR = 600
"""Letters within which other keys of a record show that the words do not speak of one.

Where they stand in columns, values may follow all keys.
"""
_FEW = 10
"""Places of one fault that are told apart in one file."""
_OF_MARKS = {
    BODY_MARK: leaks.MARK_INSIDE,
    SECRECY_MARK: leaks.SECRECY_INSIDE,
}
_AUTHORS = (
    *("creator", "initial-creator", "lastModifiedBy", "Author", "author", "Manager"),
    *("Artist", "XPAuthor", "CameraOwnerName", "By-line", "Owner"),
)
_OF_COMPANIES = ("Company", "Manager")
_COMPANY = ("公司", "Co.", "Ltd", "Inc.")


def find_in_attachments(
    attached: Iterable[Attached],
    gate: Gate,
    day: date,
    units: Mapping[str, str | None],
    withheld: WithheldNames | None = None,
) -> list[Finding]:
    """Return every reason in attachments why they must not be published.

    `units` owns each record. The names of withheld records are looked for in the attachments
    of others: their own are withheld with them.
    """
    withheld = withheld or WithheldNames()
    findings: list[Finding] = []
    for one in attached:
        reported = _Reported(one, units)
        for extract in _texts(one):
            for code, length, spot in _numbers(extract, gate.privacy, day):
                if spot.where is not Where.NAME:  # reported with the names of all files
                    reported.report(code, spot, length=length)
            for code, mark, spot in _marks(extract, gate):
                reported.report(code, spot, mark=mark)
        if one.record not in withheld.records:
            for extract in (_name(one), *one.text.extracts):
                for offset in withheld.places_in(extract.text):
                    reported.report(leaks.RECORD_INSIDE, extract.spot(offset), mark="")
        findings += reported.findings()
    return findings


def notice_in_attachments(
    attached: Iterable[Attached],
    privacy: Privacy,
    units: Mapping[str, str | None],
    known: Collection[str],
) -> list[Finding]:
    """Return what a clerk does not see in attachments: hidden content, files, names.

    `known` are the names of units, which may stand in properties. Files that no record lists
    are left out: they are not published.
    """
    findings: list[Finding] = []
    names = {squeeze(name).lower() for name in (*known, *privacy.no_authors)}
    for one in attached:
        if one.place is None:
            continue
        reported = _Reported(one, units)
        seen: set[Where] = set()
        for spot, text in unseen_spans(one.text):
            if spot.is_hidden and spot.where not in seen and text.strip(" \n|-"):
                seen.add(spot.where)
                reported.report(UNSEEN, spot)
            elif spot.where is Where.EMBEDDED:
                reported.report(EMBEDDED, spot)
            elif spot.where is Where.PROPERTY and _is_somebody(spot, text, privacy, names):
                reported.report(NAMED, spot)
        findings += reported.findings()
    return findings


def unseen_spans(text: FileText) -> Iterator[tuple[Spot, str]]:
    """Yield what nobody sees of a file who only opens it, each place with its text."""
    for extract in text.extracts:
        for spot, said in extract.spans():
            if spot.where in (Where.EMBEDDED, Where.PROPERTY) or spot.is_hidden:
                yield spot, said


def _texts(attached: Attached) -> Iterator[Extract]:
    """Yield what is to be judged; the name of a file that a record lists is judged with that."""
    if attached.place is None:
        yield _name(attached)
    yield from attached.text.extracts


def _name(attached: Attached) -> Extract:
    name = attached.path.rpartition("/")[2].rpartition(".")[0]
    return Extract(name, ((0, Spot.at(Where.NAME)),))


class _Reported:
    """What is reported of one file: each place once, and not more places than a clerk can go to."""

    def __init__(self, attached: Attached, units: Mapping[str, str | None]) -> None:
        self.attached = attached
        self.unit = units.get(attached.record or "")
        self.places: dict[tuple[Code, str], dict[Spot, dict[str, str]]] = defaultdict(dict)

    def report(self, code: Code, spot: Spot, **details: str) -> None:
        self.places[code, details.get("mark", "")].setdefault(spot, details)

    def findings(self) -> Iterator[Finding]:
        for (code, _), spots in self.places.items():
            for spot, details in list(spots.items())[:_FEW]:
                yield self.finding(code, spot.phrase(), details)
            if len(spots) > _FEW:
                more = Phrase(MORE, count=str(len(spots) - _FEW))
                yield self.finding(code, more, next(iter(spots.values())))

    def finding(self, code: Code, where: Phrase, details: Mapping[str, str]) -> Finding:
        one = self.attached
        file = one.path.rpartition("/")[2]
        if code.id not in OF_PERSONS:
            said = {"file": file, "where": where, **details}
        else:
            said = {"part": Phrase(HOLDER, file=file, where=where), **details}
        return Finding(code, one.place or SourcePlace(one.path), said, one.record, self.unit)


def _numbers(extract: Extract, privacy: Privacy, day: date) -> Iterator[tuple[Code, str, Spot]]:
    joined = joined_numbers(extract.text, privacy) if "|" in extract.text else ()
    for number in (*numbers_in(extract.text, privacy), *joined):
        if not privacy.allows(number.digits, day):
            yield GATED[number.kind], str(len(number.digits)), extract.spot(number.offset)


def _marks(extract: Extract, gate: Gate) -> Iterator[tuple[Code, str, Spot]]:
    """Yield the marks of a text; in tables a label stands in the cell before its value."""
    text = extract.text.replace(LINE_END, "\n")
    for code, mark, offset in marks_in(text.replace("|", ":"), gate):
        yield _OF_MARKS[code], mark, extract.spot(offset)
    for offset in (*leaks.openness_in(text), *_front_matter(text)):
        yield leaks.RECORD_INSIDE, "", extract.spot(offset)


def _front_matter(text: str) -> Iterator[int]:
    """Yield where the keys of a withheld record stand that have lost their lines."""
    if ("openness" not in text and "公开属性" not in text) or not _WITHHELD.search(squeeze(text)):
        return
    reading = read(text)
    pairs = zip(reading.letters, reading.offsets, strict=True)
    seen = [(letter, at) for letter, at in pairs if letter != "\n"]
    letters = "".join(letter for letter, _ in seen)
    for match in _WITHHELD.finditer(letters):
        near = letters[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        if sum(key in near for key in _KEYS) >= _FEW_KEYS:
            yield seen[match.start()][1]


def _is_somebody(spot: Spot, text: str, privacy: Privacy, known: Collection[str]) -> bool:
    """Return whether a property names a person, or a company that is no unit."""
    name = dict(spot.names)["name"]
    said = squeeze(text)
    if not said or said.lower() in known:
        return False
    if name in _OF_COMPANIES:
        return True
    if name in _AUTHORS or name.endswith(" author"):
        return is_name(Cell(said, text, 0), privacy) or any(word in text for word in _COMPANY)
    return False
