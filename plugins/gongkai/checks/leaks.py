"""The gate, GK50x: what must never be published (design.md §4.10; R74, R75).

Findings name the place and the sign, never the document: what leaks here would be
printed in a public log.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from gongkai.checks.check import place_of
from gongkai.checks.reading import Reading, read, squeeze
from gongkai.model.findings import Code, Finding, Place, Severity, Word
from gongkai.model.gate import Gate, Sign
from gongkai.model.parts import RawText
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
BODY_MARK = Code(
    "GK502",
    Severity.ERROR,
    "the text says of itself that it is not for the public (“{sign}”)",
    "take the file out of the repository and its history; "
    "put the words in quotation marks if the text only mentions them",
    rules=("R75",),
)
SECRECY_MARK = Code(
    "GK503",
    Severity.ERROR,
    "the text bears a mark of secrecy (“{sign}”)",
    "tell the unit's secrecy officer at once, and take the file out of the repository "
    "and its history",
    "Order 711, article 14",
    rules=("R41",),
)
PARTY_PAPER = Code(
    "GK504",
    Severity.ERROR,
    "the {part} is a Party organ's (“{sign}”)",
    "take it out; if the organ released it for this column, write “authorised_release: true”",
    "design §4.10",
)
MARK_INSIDE = Code(
    "GK505",
    Severity.ERROR,
    "the attachment “{file}” says of itself that it is not for the public (“{sign}”): {where}",
    "take the file out of the repository and its history; "
    "put the words in quotation marks if the text only mentions them",
    "R75",
)
SECRECY_INSIDE = Code(
    "GK506",
    Severity.ERROR,
    "the attachment “{file}” bears a mark of secrecy (“{sign}”): {where}",
    "tell the unit's secrecy officer at once, and take the file out of the repository "
    "and its history",
    "Order 711, article 14; R41",
)
RECORD_INSIDE = Code(
    "GK507",
    Severity.ERROR,
    "the attachment “{file}” holds a record that is not for proactive publication, "
    "or its title or number: {where}",
    "take the file out of the repository, and out of its history if it was pushed",
    "Order 711, articles 14 to 16; R74",
)
INSIDE = {code.id: code for code in (MARK_INSIDE, SECRECY_INSIDE, RECORD_INSIDE)}
"""Those of attachments, which attachments.py looks for."""
CODES = {
    **{code.id: code for code in (NOT_PROACTIVE, BODY_MARK, SECRECY_MARK, PARTY_PAPER)},
    **INSIDE,
}

NUMBER, ISSUER, OWNER = "document number", "lead issuer", "unit"
WORDS = (NUMBER, ISSUER, OWNER)
"""What may be that of a Party organ, for translators."""

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "《": "》"}
_BRACKETS = "()【】〔〕。.#>|:：-—"
_OPENNESS = r"^openness *[:：] *[\"']?(on-request|withheld)"
_GRADE = (
    r"(?:密级[:|]?)?{grade}(?:[★☆]+(?:\d+(?:年|个月|月|日|天))?|[★☆]*\d+(?:年|个月)|[★☆]*长期)?"
)


def find_leaks(
    records: Iterable[Record], gate: Gate, units: Collection[Unit] = ()
) -> list[Finding]:
    """Return every reason why a record must not be published.

    `units` are those of the registry: papers of its Party units are held back too.
    """
    party = [unit for unit in units if unit.type == "party"]
    findings: list[Finding] = []
    for record in records:
        findings += _openness(record)
        if not record.authorised_release:
            findings += _party(record, gate, party)
        findings += _marks(record, gate)
    return findings


def find_leaks_in_texts(texts: Iterable[RawText], gate: Gate) -> list[Finding]:
    """Return what shows in files that are no whole record that they must not be published."""
    findings: list[Finding] = []
    for raw in texts:
        for pattern, code, details in _raw_signs(gate):
            for match in re.finditer(pattern, raw.text, re.MULTILINE):
                said = {
                    name: match[1] if value is None else value for name, value in details.items()
                }
                findings.append(_in_text(code, raw, match.start(1), said))
        for code, sign, offset in signs_in(raw.text, gate):
            findings.append(_in_text(code, raw, offset, {"sign": sign}))
    return findings


def openness_in(text: str) -> Iterator[int]:
    """Yield where a text is the front matter of a record that must not be published."""
    if "openness" in text:
        yield from (match.start(1) for match in re.finditer(_OPENNESS, text, re.MULTILINE))


def _raw_signs(gate: Gate) -> Iterator[tuple[str, Code, dict[str, str | None]]]:
    """Yield what the keys of front matter look like when a record must not be published."""
    yield _OPENNESS, NOT_PROACTIVE, {"openness": None}
    for sign in gate.party_numbers:
        pattern = rf"^number *[:：] *[\"']?({re.escape(sign.text)})[〔【(（\[]?\d"
        yield pattern, PARTY_PAPER, {"part": Word(NUMBER), "sign": sign.text}


def _in_text(code: Code, raw: RawText, offset: int, details: dict[str, str]) -> Finding:
    line = raw.text.count("\n", 0, offset) + 1
    column = offset - raw.text.rfind("\n", 0, offset)
    return Finding(code, Place(raw.path, line, column), details, raw.id)


def _openness(record: Record) -> Iterator[Finding]:
    if record.openness != "proactive":
        yield _finding(NOT_PROACTIVE, record, "openness", openness=record.openness)


def _party(record: Record, gate: Gate, party: Collection[Unit]) -> Iterator[Finding]:
    number = squeeze(record.number or "")
    for sign in gate.party_numbers:
        if re.match(re.escape(sign.text) + r"[〔【({]?\d", number):
            yield _finding(PARTY_PAPER, record, "number", part=Word(NUMBER), sign=sign.text)
            break
    names = {
        name for unit in party for name in (*unit.names_on(None, "zh"), *unit.names_on(None, "en"))
    }
    lead = record.issuers[0] if record.issuers else ""
    sign_of_issuer = _party_sign(squeeze(lead), gate) or (lead if lead in names else None)
    if sign_of_issuer:
        yield _finding(PARTY_PAPER, record, "issuers.0", part=Word(ISSUER), sign=sign_of_issuer)
    elif any(unit.id == record.unit for unit in party):
        yield _finding(PARTY_PAPER, record, "unit", part=Word(OWNER), sign=record.unit)


def _party_sign(issuer: str, gate: Gate) -> str | None:
    """Return the sign by which an issuer is known as a Party organ."""
    for sign in gate.party_issuers:
        # 市委 as in 市委组织部, but not as in 市委托 or 市委员会
        if re.search(re.escape(sign.text) + "(?!员会|托)", issuer):
            return sign.text
    return None


def _marks(record: Record, gate: Gate) -> Iterator[Finding]:
    chief = record.bodies[record.authoritative]
    values = list(_values(record.model_dump(mode="json", by_alias=True, exclude=_LOADED)))
    bodies = record.bodies.values()
    texts = [text for body in bodies for text in (body.title, body.summary, body.markdown)]
    if not _bears_any(gate, *texts, *(text for _, text in values)):
        return
    for key, text in values:
        for code, sign, _ in signs_in(text, gate):
            yield _finding(code, record, key, sign=sign)
    for body in bodies:
        if body is not chief:
            for text, at in ((body.title, body.title_at), (body.summary, body.summary_at)):
                for code, sign, _ in signs_in(text, gate):
                    yield _told(code, record, Place(body.path, *at), sign=sign)
        for code, sign, offset in signs_in(body.markdown, gate):
            line = body.line + body.markdown.count("\n", 0, offset)
            column = offset - body.markdown.rfind("\n", 0, offset)
            yield _told(code, record, Place(body.path, line, column), sign=sign)


_LOADED = set(Record.LOADED)


def _values(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in the front matter with its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _values(item, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _values(item, f"{key}.{number}")


def signs_in(source: str, gate: Gate) -> Iterator[tuple[Code, str, int]]:
    """Yield each sign that a text bears, with its offset."""
    if not _bears_any(gate, source):
        return
    reading = read(source)
    whole, lines = reading.joined(), reading.lines()
    for sign in gate.marks:
        for place in _alone(sign, lines) if sign.whole_line else _stands(sign.text, whole):
            yield BODY_MARK, sign.text, place
    for sign in gate.secrecy:
        for line in lines:
            for place in _graded(sign.text, line):
                yield SECRECY_MARK, sign.text, place


def _bears_any(gate: Gate, *sources: str) -> bool:
    """Tell whether a sign may stand in one of several texts: most bear none."""
    plain = squeeze(*sources)
    return any(sign.text in plain for sign in (*gate.marks, *gate.secrecy))


def _alone(sign: Sign, lines: Iterable[Reading]) -> Iterator[int]:
    for line in lines:
        if line.letters.strip(_BRACKETS) == sign.text:
            yield line.offsets[line.letters.index(sign.text)]


def _stands(pattern: str, reading: Reading) -> Iterator[int]:
    for match in re.finditer(re.escape(pattern), reading.letters):
        if not _is_quoted(match):
            yield reading.offsets[match.start()]


def _graded(grade: str, line: Reading) -> Iterator[int]:
    """Yield where the line marks the grade: alone, with a star or term, or after 密级."""
    alone = line.letters.strip(_BRACKETS)
    for match in re.finditer(_GRADE.format(grade=grade), line.letters):
        is_mark = match[0].startswith("密级") or "★" in match[0] or "☆" in match[0]
        if (is_mark or match[0] == alone) and not _is_quoted(match):
            yield line.offsets[match.start()]


def _is_quoted(match: re.Match[str]) -> bool:
    """Tell whether the words are only mentioned, in quotation marks."""
    before = match.string[match.start() - 1] if match.start() else ""
    after = match.string[match.end() : match.end() + 1]
    return before in _QUOTES and _QUOTES[before] == after


def _finding(code: Code, record: Record, key: str, **details: str) -> Finding:
    return _told(code, record, place_of(record, key), **details)


def _told(code: Code, record: Record, place: Place, **details: str) -> Finding:
    return Finding(code, place, details, record.id, record.unit)
