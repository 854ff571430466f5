"""The gate, GK50x: what must never be published (design.md §4.10; R74, R75).

Findings name the place and the sign, never the document: what leaks here would be
printed in a public log.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from gongkai.model.findings import Code, Finding, Place, Severity, Word
from gongkai.model.gate import Gate, Sign
from gongkai.model.record import Body, Record

NOT_PROACTIVE = Code(
    "GK501",
    Severity.ERROR,
    "the record is not for proactive publication: {openness}",
    "take the file out of the repository, and out of its history if it was pushed",
    "Order 711, articles 14 to 16; R74",
)
BODY_MARK = Code(
    "GK502",
    Severity.ERROR,
    "the text says of itself that it is not for the public (“{sign}”)",
    "take the file out of the repository, and out of its history if it was pushed",
    "R75",
)
SECRECY_MARK = Code(
    "GK503",
    Severity.ERROR,
    "the text bears a mark of secrecy (“{sign}”)",
    "tell the unit's secrecy officer, and take the file out of the repository and its history",
    "Order 711, article 14; R41",
)
PARTY_PAPER = Code(
    "GK504",
    Severity.ERROR,
    "the {part} is that of a Party organ (“{sign}”)",
    "take it out; if the organ released it for this column, write “authorised_release: true”",
    "design §4.10",
)
CODES = {code.id: code for code in (NOT_PROACTIVE, BODY_MARK, SECRECY_MARK, PARTY_PAPER)}

_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "《": "》"}
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad*_~`]|<[^>]*>|&[a-z]+;|&#\w+;")


def find_leaks(records: Iterable[Record], gate: Gate) -> list[Finding]:
    """Return every reason why a record must not be published."""
    findings: list[Finding] = []
    for record in records:
        findings += _leaks(record, gate)
    return findings


def _leaks(record: Record, gate: Gate) -> Iterator[Finding]:
    if record.openness != "proactive":
        place = Place(record.path, *record.marks.get("openness", (1, 1)))
        yield Finding(NOT_PROACTIVE, place, {"openness": record.openness}, record.id, record.unit)
    if not record.authorised_release:
        yield from _party(record, gate)
    for body in record.bodies.values():
        yield from _body(record, body, gate)


def _party(record: Record, gate: Gate) -> Iterator[Finding]:
    number = squeeze(record.number or "")
    for sign in gate.party_numbers:
        if re.match(re.escape(sign.text) + r"[〔\[【(]?\d", number):
            yield _paper(record, "number", "number", sign)
    lead = squeeze(record.issuers[0]) if record.issuers else ""
    for sign in gate.party_issuers:
        office = lead.removesuffix("办公室").removesuffix("办公厅")
        if lead.startswith(("中共", "中国共产党")) or office.endswith(sign.text):
            yield _paper(record, "issuers.0", "lead issuer", sign)
            return


def _paper(record: Record, key: str, part: str, sign: Sign) -> Finding:
    place = Place(record.path, *record.marks.get(key, (1, 1)))
    details = {"part": Word(part), "sign": sign.text}
    return Finding(PARTY_PAPER, place, details, record.id, record.unit)


def _body(record: Record, body: Body, gate: Gate) -> Iterator[Finding]:
    lines = [(0, body.title), (0, body.summary)]
    lines += list(enumerate(body.markdown.split("\n"), start=body.line))
    for number, line in lines:
        plain = squeeze(line)
        place = Place(body.path, number or 1)
        for sign in gate.marks:
            if _stands(sign, plain):
                yield Finding(BODY_MARK, place, {"sign": sign.text}, record.id, record.unit)
        for sign in gate.secrecy:
            if _graded(sign.text, plain):
                yield Finding(SECRECY_MARK, place, {"sign": sign.text}, record.id, record.unit)


def squeeze(text: str) -> str:
    """Return the text as it is read: one width, no blanks, no markup between its letters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _stands(sign: Sign, line: str) -> bool:
    """Tell whether the line says the sign itself, not a quotation of it."""
    if sign.whole_line:
        return line.strip("()[]【】。") == sign.text
    start = line.find(sign.text)
    while start >= 0:
        before, after = line[start - 1 : start], line[start + len(sign.text) :][:1]
        if not before or _QUOTES.get(before) != after:
            return True
        start = line.find(sign.text, start + 1)
    return False


def _graded(grade: str, line: str) -> bool:
    """Tell whether the line is a mark of secrecy: the grade alone, with a star or a term."""
    pattern = rf"(密级[::]?)?{grade}([★☆*].*|\d+年|长期)?"
    return re.fullmatch(pattern, line.strip("()[]【】")) is not None or re.search(
        rf"{grade}[★☆]|密级:?{grade}", line
    ) is not None
