"""The gate, GK50x: what must never be published (decision 10; R74, R75).

Findings name the place and the mark, never the document: what leaks here would be
printed in a public log.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from gongkai.checks.check import place_of
from gongkai.checks.marks import BODY_MARK, SECRECY_MARK, marks_in, may_have_marks
from gongkai.checks.reading import squeeze
from gongkai.checks.shown import place_of_shown
from gongkai.model.findings import Code, Finding, Severity, SourcePlace, Word
from gongkai.model.gate import Gate
from gongkai.model.parts import RawText, Shown
from gongkai.model.record import Record
from gongkai.model.units import Unit

NOT_PROACTIVE = Code(
    "GK501",
    Severity.ERROR,
    "the record is not for proactive publication; it says “openness: {openness}”",
    "take the file out of the repository, and out of its history if it was pushed",
    "Order 711, articles 14 to 16",
    rules=("R74",),
)
PARTY_DOCUMENT = Code(
    "GK504",
    Severity.ERROR,
    "the {part} is a Party organ's (“{mark}”)",
    "take it out; if the organ released it for this column, write “authorised_release: true”",
    "decision 10 of this software: what must not be published stops the build",
)
MARK_INSIDE = Code(
    "GK505",
    Severity.ERROR,
    "the attachment “{file}” says of itself that it is not for the public (“{mark}”): {where}",
    "take the file out of the repository and its history; "
    "put the words in quotation marks if the text only mentions them",
    rules=("R75",),
)
SECRECY_INSIDE = Code(
    "GK506",
    Severity.ERROR,
    "the attachment “{file}” has a mark of secrecy (“{mark}”): {where}",
    "tell the unit's secrecy officer at once, and take the file out of the repository "
    "and its history",
    "Order 711, article 14",
    rules=("R41",),
)
RECORD_INSIDE = Code(
    "GK507",
    Severity.ERROR,
    "the attachment “{file}” holds a record that is not for proactive publication, "
    "or its title or number: {where}",
    "take the file out of the repository, and out of its history if it was pushed",
    "Order 711, articles 14 to 16",
    rules=("R74",),
)
TAKEN_DOWN = Code(
    "GK508",
    Severity.WARNING,
    "the record was taken down, and its file is still here",
    "delete the file, and take it out of the history: `gongkai takedown` says how",
    "decision 11 of this software: taking down is part of publishing",
)
FORWARDED = Code(
    "GK509",
    Severity.ERROR,
    "it forwards a document that is not for proactive publication, and is as little for it",
    "take the file out of the repository, and out of its history if it was pushed; if the "
    "document may be published after all, its own record says so",
    rules=("R74",),
    rule="R76",
)
COLUMN_INSIDE = Code(
    "GK523",
    Severity.ERROR,
    "the table “{file}” has a column on persons that must not be published (“{mark}”): {where}",
    "delete the whole column in the file, and the file out of the history if it was pushed; hiding "
    "or masking it is not enough; if all of it is public, name the column in the sort of table",
    rules=("R92", "R93"),
)
INSIDE = {code.id: code for code in (MARK_INSIDE, SECRECY_INSIDE, RECORD_INSIDE, COLUMN_INSIDE)}
"""Those of files beside records, which attachments.py and forbidden_columns.py look for."""
_OF_RECORDS = (NOT_PROACTIVE, BODY_MARK, SECRECY_MARK, PARTY_DOCUMENT, TAKEN_DOWN, FORWARDED)
CODES = {
    **{code.id: code for code in _OF_RECORDS},
    **INSIDE,
}

NUMBER, ISSUER, OWNER = "document number", "lead issuer", "unit"
WORDS = (NUMBER, ISSUER, OWNER)
"""What may be that of a Party organ, for translators."""

OPENNESS = "openness|公开属性"
"""What front matter calls the openness of a record, in either language of keys."""
WITHHELD = "on-request|withheld|依申请公开|不予公开"
"""What it says of a record that must not be published."""
_OPENNESS = rf"^(?:{OPENNESS}) *[:：] *[\"']?({WITHHELD})"


def find_leaks(
    records: Iterable[Record], gate: Gate, units: Collection[Unit] = ()
) -> list[Finding]:
    """Return every reason why a record must not be published.

    `units` are those of the registry: documents of its Party units are held back too.
    """
    party = [unit for unit in units if unit.type == "party"]
    findings: list[Finding] = []
    for record in records:
        findings += _openness(record)
        if not record.authorised_release:
            findings += _party(record, gate, party)
        findings += marks_of(record, gate)
    return findings


def find_leaks_in_texts(texts: Iterable[RawText], gate: Gate) -> list[Finding]:
    """Return what shows in files that are no whole record that they must not be published."""
    findings: list[Finding] = []
    for raw in texts:
        for pattern, code, details in _raw_marks(gate):
            for match in re.finditer(pattern, raw.text, re.MULTILINE):
                said = {
                    name: match[1] if value is None else value for name, value in details.items()
                }
                findings.append(_in_text(code, raw, match.start(1), said))
        for code, mark, offset in marks_in(raw.text, gate):
            findings.append(_in_text(code, raw, offset, {"mark": mark}))
    return findings


def find_forwarded(records: Iterable[Record], texts: Iterable[RawText]) -> list[Finding]:
    """Return a finding for every record that forwards what is not for proactive publication.

    It has the attribute of its source (R76), and so has what forwards it in turn. `texts` are files
    that are no whole record.
    """
    records = list(records)
    held = {record.id for record in records if record.openness != "proactive"}
    held |= {raw.id for raw in texts if re.search(_OPENNESS, raw.text, re.MULTILINE)}
    findings: dict[str, Finding] = {}
    while True:
        more = {
            record.id: _finding(FORWARDED, record, f"forwards.{place}.doc")
            for record in records
            for place, reference in enumerate(record.forwards)
            if reference.doc in held and record.id not in held
        }
        if not more:
            return list(findings.values())
        findings |= more
        held |= more.keys()


def find_taken_down(texts: Iterable[RawText], ids: Collection[str]) -> list[Finding]:
    """Return a finding for every file of a record that was taken down by hand, `ids`."""
    return [
        Finding(TAKEN_DOWN, SourcePlace(raw.path), {}, raw.id) for raw in texts if raw.id in ids
    ]


def find_marks_shown(
    shown: Iterable[Shown],
    texts: Iterable[RawText],
    gate: Gate,
    known: Iterable[Finding],
    units: Mapping[str, str | None],
) -> list[Finding]:
    """Return the marks that readers see where the file itself shows none of the kind.

    `known` is what was found in the files, `texts` are the files whole; `units` owns each record.
    """
    raws = {raw.path: raw for raw in texts}
    reported = {(one.place.path, one.code, one.details.get("mark")) for one in known}
    findings: list[Finding] = []
    for one in shown:
        for code, mark, offset in marks_in(one.text, gate):
            if (one.path, code, mark) not in reported:
                reported.add((one.path, code, mark))
                place = place_of_shown(one, raws.get(one.path), offset, mark)
                findings.append(Finding(code, place, {"mark": mark}, one.id, units.get(one.id)))
    return findings


def openness_in(text: str) -> Iterator[int]:
    """Yield where a text is the front matter of a record that must not be published."""
    if "openness" in text or "公开属性" in text:
        yield from (match.start(1) for match in re.finditer(_OPENNESS, text, re.MULTILINE))


def _raw_marks(gate: Gate) -> Iterator[tuple[str, Code, dict[str, str | None]]]:
    """Yield what the keys of front matter look like when a record must not be published."""
    yield _OPENNESS, NOT_PROACTIVE, {"openness": None}
    for mark in gate.party_numbers:
        pattern = rf"^(?:number|发文字号) *[:：] *[\"']?({re.escape(mark.text)})[〔【(（\[]?\d"
        yield pattern, PARTY_DOCUMENT, {"part": Word(NUMBER), "mark": mark.text}


def _in_text(code: Code, raw: RawText, offset: int, details: dict[str, str]) -> Finding:
    line = raw.text.count("\n", 0, offset) + 1
    column = offset - raw.text.rfind("\n", 0, offset)
    return Finding(code, SourcePlace(raw.path, line, column), details, raw.id)


def _openness(record: Record) -> Iterator[Finding]:
    if record.openness != "proactive":
        yield _finding(NOT_PROACTIVE, record, "openness", openness=record.openness)


def _party(record: Record, gate: Gate, party: Collection[Unit]) -> Iterator[Finding]:
    number = squeeze(record.number or "")
    for mark in gate.party_numbers:
        if re.match(re.escape(mark.text) + r"[〔【({]?\d", number):
            yield _finding(PARTY_DOCUMENT, record, "number", part=Word(NUMBER), mark=mark.text)
            break
    names = {
        name for unit in party for name in (*unit.names_on(None, "zh"), *unit.names_on(None, "en"))
    }
    lead = record.issuers[0] if record.issuers else ""
    mark_of_issuer = party_mark(squeeze(lead), gate) or (lead if lead in names else None)
    if mark_of_issuer:
        yield _finding(PARTY_DOCUMENT, record, "issuers.0", part=Word(ISSUER), mark=mark_of_issuer)
    elif any(unit.id == record.unit for unit in party):
        yield _finding(PARTY_DOCUMENT, record, "unit", part=Word(OWNER), mark=record.unit)


def party_mark(issuer: str, gate: Gate) -> str | None:
    """Return the mark by which an issuer is known as a Party organ; None of any other."""
    for mark in gate.party_issuers:
        # 市委 as in 市委组织部, but not as in 市委托 or 市委员会
        if re.search(re.escape(mark.text) + "(?!员会|托)", issuer):
            return mark.text
    return None


def marks_of(record: Record, gate: Gate) -> Iterator[Finding]:
    """Yield the marks in the front matter and texts of a record."""
    chief = record.bodies[record.authoritative]
    values = list(values_in(record.model_dump(mode="json", by_alias=True, exclude=_LOADED)))
    bodies = record.bodies.values()
    texts = [text for body in bodies for text in (body.title, body.summary, body.markdown)]
    if not may_have_marks(gate, *texts, *(text for _, text in values)):
        return
    for key, text in values:
        for code, mark, _ in marks_in(text, gate):
            yield _finding(code, record, key, mark=mark)
    for body in bodies:
        if body is not chief:
            for text, at in ((body.title, body.title_at), (body.summary, body.summary_at)):
                for code, mark, _ in marks_in(text, gate):
                    yield _finding_at(code, record, SourcePlace(body.path, *at), mark=mark)
        for code, mark, offset in marks_in(body.markdown, gate):
            line = body.line + body.markdown.count("\n", 0, offset)
            column = offset - body.markdown.rfind("\n", 0, offset)
            yield _finding_at(code, record, SourcePlace(body.path, line, column), mark=mark)


_LOADED = set(Record.LOADED)


def values_in(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in the front matter with its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from values_in(item, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from values_in(item, f"{key}.{number}")


def _finding(code: Code, record: Record, key: str, **details: str) -> Finding:
    return _finding_at(code, record, place_of(record, key), **details)


def _finding_at(code: Code, record: Record, place: SourcePlace, **details: str) -> Finding:
    return Finding(code, place, details, record.id, record.unit)
