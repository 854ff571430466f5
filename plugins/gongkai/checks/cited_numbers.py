"""Document numbers in texts that are written in another form than the standard one, GK637."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongkai.checks.check import Scope
from gongkai.checks.prose import found_in, texts_of
from gongkai.checks.text_check import TextCheck
from gongkai.model.edits import Edit, Swap
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.numbers import find_document_numbers, standard_form
from gongkai.model.record import Record

CITED_FORM = Code(
    "GK637",
    Severity.NOTICE,
    "“{shown}” is not the standard form of a document number",
    "write “{nearest}”",
    otherwise="write prefix, year in 〔〕 and running number",
    rule="R98",
)
_CERTIFICATES = ("证", "第", "准", "号", "编", "案")
"""What the number of a certificate or a case begins with, which has a form of its own."""


@dataclass(frozen=True)
class _Cited:
    """A number in a text, and how it should be written."""

    start: int
    shown: str
    right: str


def cited_form(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield numbers in running text with other brackets or digits: 某政发[2021]5号.

    The number of the record itself is GK336. Blanks do no harm.
    """
    for passage, one in found_in(texts_of(record, scope), _cited):
        if one.shown == passage.text.strip():
            continue
        finding = passage.found(CITED_FORM, one.start, shown=one.shown, nearest=one.right)
        if passage.is_body:
            at = finding.place
            end = at.column + len(one.shown)
            edit = Edit(at.path, at.line, at.column, at.line, end, one.right)
            yield replace(finding, edit=edit)
        else:
            nth = passage.text.count(one.shown, 0, one.start)
            yield replace(finding, instead=Swap(one.shown, one.right, nth))


def _cited(text: str) -> Iterator[_Cited]:
    for number in find_document_numbers(text):
        shown = text[number.start : number.end]
        right = standard_form(shown)
        named = number.number.prefix
        if not named or named.endswith(_CERTIFICATES) or "\n" in shown or right is None:
            continue
        if right != "".join(shown.split()):
            yield _Cited(number.start, shown, right)


CHECKS = (TextCheck(CITED_FORM, cited_form),)
