"""Lists of persons: what stands in them beside the names (R92, R93)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checks.reading import squeeze
from gongkai.checks.tables import Cell, MarkdownTable, tables_in
from gongkai.model.gate import Privacy

_SEXES = ("男", "女", "male")
_DAY = re.compile(
    r"(?:19|20)\d\d(?:年|[-./])(?:0?[1-9]|1[0-2])(?:月|[-./])(?:0?[1-9]|[12]\d|3[01])(?!\d)日?"
    r"|(?:0?[1-9]|[12]\d|3[01])(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?:19|20)\d\d"
)
_BORN = re.compile(
    r"[，,、][ 　]*(?:男|女)[，,、][^。；\n|]{0,20}?"
    r"(?P<zh>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[ 　]*(?:出生|生[，,。；])"
    r"|\b[A-Z][a-z]+ [A-Z][a-z]+, (?:male|female), (?:was )?born (?:on )?"
    r"(?P<en>\d{1,2} [A-Z][a-z]+ \d{4})"
)
_DOOR = re.compile(
    r"(?:路|街|巷|道|胡同|里弄|大院|庄园|小区|花园|家园|公寓|村)[^，。；|\n]{0,12}?\d+[-—之]?\d*(?:号|栋|幢|座|组|室)"
    r"|\d+(?:号楼|栋|幢|单元)[^，。；|\n]{0,6}?\d+(?:室|户)?"
    r"|\d+组\d+号|\d+-\d+-\d{3,4}"
    r"|\b\d+[A-Z]?,?(?:[A-Z][a-z]+){1,3}(?:Road|Street|Lane|Avenue)\b|(?:Room|Flat|Unit|Apartment|No\.?)\d+"
)
"""A street or village with a number in it, or a flat; in cells without blanks."""
_HOME = re.compile(
    r"(?:家住|现住|住址[:：]|家庭住址|户籍地址|户籍所在地)[^，。；|\n]{0,30}?\d+(?:号|组|室|户)"
    r"|\d+(?:号楼|栋|幢)\d+单元\d+(?:室|户)?"
)
_BLANK = re.compile(r"[-—/_.…×xX*　]*")
_CHINESE = re.compile("[\u4e00-\u9fff]{2,4}")
_ENGLISH = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")


@dataclass(frozen=True)
class Listed:
    """What a text says of persons whom it names, each as an offset."""

    addresses: Sequence[int] = ()
    births: Sequence[int] = ()
    conditions: Sequence[tuple[str, int]] = ()
    """Heads of columns, with the place of the head."""


def lists_in(source: str, privacy: Privacy, is_list: bool) -> Listed:
    """Return what stands beside names in the tables of a text.

    `is_list` says that all of the text is a list of persons, as public notices are: homes
    are then looked for beside the tables too. Of a column the first fault is reported.
    """
    addresses: list[int] = []
    births: list[int] = []
    if any(word in source for word in _SEXES):
        births += (match.start(match.lastgroup or 0) for match in _BORN.finditer(source))
    conditions: list[tuple[str, int]] = []
    for table in tables_in(source, privacy.heads.persons) if privacy.heads.persons else ():
        rows = list(_named(table, privacy))
        if rows:
            addresses += _addresses(table, rows, privacy)
            births += _first(table, rows, privacy.heads.births, _DAY)
            conditions += _conditions(table, rows, privacy.heads.conditions)
    if is_list:
        homes = (match.start() for match in _HOME.finditer(source))
        addresses += [at for at in homes if not _is_in_table(source, at)]
    return Listed(sorted(addresses), sorted(births), conditions)


def _is_in_table(source: str, offset: int) -> bool:
    return "|" in source[source.rfind("\n", 0, offset) + 1 : offset]


def _columns(table: MarkdownTable, words: Sequence[str]) -> list[int]:
    return [
        number
        for number, cell in enumerate(table.head)
        if any(word in cell.text.lower() for word in words)
    ]


def _named(table: MarkdownTable, privacy: Privacy) -> Iterator[Sequence[Cell]]:
    """Yield the rows that name a person in full."""
    columns = _columns(table, privacy.heads.persons)
    for row in table.rows if columns else ():
        if any(number < len(row) and is_name(row[number], privacy) for number in columns):
            yield row


def is_name(cell: Cell, privacy: Privacy) -> bool:
    """Return whether a cell holds nothing but the name of one person, unmasked."""
    text = cell.text
    if _CHINESE.fullmatch(text):
        known = privacy.surnames.split()
        compound = text[:2] in known[1:] and len(text) > 2
        single = bool(known) and text[0] in known[0] and len(text) <= 3
        words = text in privacy.no_names or text.startswith(privacy.no_names)
        return (single or compound) and not words and "某" not in text
    return _ENGLISH.fullmatch(cell.raw.strip(" *_`")) is not None


def _addresses(table: MarkdownTable, rows: Sequence[Sequence[Cell]], privacy: Privacy) -> list[int]:
    if _columns(table, privacy.heads.organisations):
        return []  # the address is that of a firm
    return _first(table, rows, privacy.heads.addresses, _DOOR)


def _first(
    table: MarkdownTable,
    rows: Sequence[Sequence[Cell]],
    words: Sequence[str],
    wanted: re.Pattern[str],
) -> list[int]:
    """Return where the first cell stands that has what is wanted, of each column so headed."""
    found = []
    for number in _columns(table, words):
        cells = (row[number] for row in rows if number < len(row))
        found += [cell.offset for cell in cells if wanted.search(squeeze(cell.raw))][:1]
    return found


def _conditions(
    table: MarkdownTable, rows: Sequence[Sequence[Cell]], words: Sequence[str]
) -> Iterator[tuple[str, int]]:
    for number in _columns(table, words):
        cells = [row[number].text for row in rows if number < len(row)]
        if not all(_BLANK.fullmatch(cell) for cell in cells):
            yield table.head[number].text, table.head[number].offset
