"""Document numbers in texts that are written in another form than the standard one, GK637."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

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
_OFFICES = re.compile(
    "(?:(?<!开)(?<!研)(?<!首)发|(?<!复)(?<!来)(?<!公)函|(?<!交)(?<!联)通|(?<!法)规|明电|办|委|党|(?<!行)(?<!民)政|府"
    "|[政办委党府发]文|[政办委府党通]字|纪|宣"
    "|[\u4e00-\u9fff](?:(?<!宗)教|(?<!理)财|人社|卫健|农业|水利|住建|城建|应急|安监|市监|审计|司法"
    "|发改|工信|科技|文旅|统计|国资|医保|退役|信访|自然资|自然资规|城管|金融|税|公安|机编|人防|防指))$"
    "|^财(?:综|税|建|社|教|农|预|会|库|金|行|企|资|监|办|关|外|购|文)"
    "|^发改(?:价格|投资|环资|社会|高技|能源|产业|农经|法规|体改|基础|地区|财金|经贸|就业|运行|振兴)"
    "|^建办?(?:房|城|质|市|村|保|标|人|法|科|金|计)$|^教(?:基|高|职成|师|体艺|社科)$"
)
"""What the number of a document begins with: an office and what it writes.

Cases, licences, land and lots have numbers of a like shape, each with a form of its own.
"""
_NAMED_SO = re.compile(
    "(?:编号|案号|备案号?|合同号?|许可证?|项目|地块|宗地|采购|招标|登记号?|注册号?)[为：:是（(]*$"
    "|(?:误[写印标]|[写印]作|[写印]成|原文|笔误|表述|[将由])[成为作是]?[：:]?[“‘]$"
)
"""What says that it is another number, or is shown as it was printed."""
_SHAPED = re.compile(r"[〔\[［﹝〖【(（]\s*\S{4}\s*[〕\]］﹞〗】)）]\s*第?\s*\S{1,7}?\s*号")
"""What is shaped like a number, to read no text in which all of them are right."""
_STANDARD = re.compile(r"〔\d{4}〕第?[1-9]\d*号", re.ASCII)
_REACH = 10
"""Characters before a number in which that is looked for."""
_TWO = 2


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
    find = partial(_cited, known=scope.issuers.prefixes)
    for passage, one in found_in(texts_of(record, scope), find):
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


def _cited(text: str, known: Collection[str]) -> Iterator[_Cited]:
    """Yield numbers of documents in another form; `known` are prefixes of the column's units."""
    shaped = ("".join(one[0].split()) for one in _SHAPED.finditer(text))
    if all(map(_STANDARD.fullmatch, shaped)):
        return
    for number in find_document_numbers(text, known):
        shown = text[number.start : number.end]
        right = standard_form(shown)
        if "\n" in shown or right is None or right == "".join(shown.split()):
            continue
        named = number.number.prefix
        is_of_office = named in known or (len(named) >= _TWO and _OFFICES.search(named))
        before = text[max(0, number.start - _REACH) : number.start]
        if is_of_office and not _NAMED_SO.search(before):
            yield _Cited(number.start, shown, right)


CHECKS = (TextCheck(CITED_FORM, cited_form),)
