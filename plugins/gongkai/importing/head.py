"""The top of a document: marks, red header, number, signer, title and whom it addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.importing.issuer_names import names_in, whole_names
from gongkai.importing.layout import DocumentForm, Item, ReadAt, Said
from gongkai.importing.number_line import is_mark, marks_before, split_number
from gongkai.importing.salutation import addressees_at
from gongkai.importing.secrecy import grade_in
from gongkai.importing.title import read_title
from gongkai.importing.wordings import (
    ABOUT,
    DATED,
    GENRE,
    GREETED,
    HEADER_END,
    INTERNAL,
    NAMES,
    NUMBERED_HEADER,
    OF_A_PAGE,
    SECRET,
    SIGNER,
    SOURCE,
    URGENT,
    is_addressee,
    is_organ,
)
from gongkai.importing.written_forms import (
    day_at_end,
    is_serial,
    read_day,
)

_LOOKED_AT = 30
"""Lines in which the number is sought."""
_OF_TEXT = 18
"""Points below which letters are no title's."""
_MARKED = 8
"""Lines in which a grade of secrecy is sought."""
_LARGE = 26
"""Points from which letters are those of a header."""
_LONGEST = 70
_NAMED_BY_HEADER = (DocumentForm.ORDER, DocumentForm.MINUTES)
"""Forms that may have no title but their header."""
_LONGEST_MARKS = 40


@dataclass
class DocumentHead:
    """What stands before the text."""

    form: DocumentForm = DocumentForm.PLAIN
    fields: dict[str, Said] = field(default_factory=dict)
    issuers: list[Said] = field(default_factory=list)
    secret: str | None = None
    ends: int = 0
    """The item with which the text begins; the addressee is part of it."""
    header: str = ""
    source: Said | None = None
    """Who speaks, as a page on the web says it, or the office that wrote minutes."""
    page_day: Said | None = None
    """The date that a page on the web says."""


def read_head(items: Sequence[Item]) -> DocumentHead:
    """Return what the top of a document says."""
    head = DocumentHead()
    at = _marks(items, 0, head)
    number = _number_at(items, at)
    begins = at
    if number is not None and not _is_title([item.solid for item in items[at:number]]):
        _header(items[at:number], head)
        _number(items[number], head, ReadAt.BELOW_HEADER)
        begins = number + 1
    else:
        end = at
        while end < min(len(items), at + 6) and _is_of_header(items[end]):
            end += 1
        _header(items[at:end], head)
        begins = end
        both = NUMBERED_HEADER.fullmatch(items[end - 1].line.text) if end > at else None
        if both is not None and not ABOUT.search(both["header"]):
            number_said = re.sub(r"\s", "", both["number"])
            head.fields["number"] = Said(number_said, ReadAt.HEADER)
    inside = next((i.line.text for i in items[:_MARKED] if INTERNAL.fullmatch(i.line.text)), None)
    if inside is not None:
        head.fields["openness"] = Said(inside, ReadAt.HEADER)
    begins = _marks(items, begins, head)
    begins = _below(items, begins, head)
    title, begins = read_title(items, begins)
    if title is not None:
        head.fields["title"] = title
    elif head.form in _NAMED_BY_HEADER and head.header:
        head.fields["title"] = Said(head.header, ReadAt.HEADER, is_sure=False)
    text = begins if title is not None else _MARKED
    head.secret = head.secret or grade_in(items[:_MARKED], text)
    begins = _below_title(items, begins, head)
    named = addressees_at(items, begins)
    if named is not None:
        head.fields["addressees"] = Said(named, ReadAt.SALUTATION)
    head.ends = begins
    _name_form(head)
    return head


def _parts(item: Item) -> list[str]:
    """Return the parts of a line that may be marks; a mark may be spread: 机 密."""
    wide = [re.sub(r"\s", "", part) for part in re.split(r"\t|\s{2,}", item.line.text)]
    for parts in ([item.solid], wide):
        if all(is_mark(part) for part in parts):
            return parts
    return item.line.text.split()


def _marks(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in lines that hold nothing but marks; return the item behind them."""
    while at < len(items):
        if OF_A_PAGE.match(items[at].line.text):
            _of_page(items[at].line.text, head)
            at += 1
            continue
        parts = _parts(items[at]) if len(items[at].solid) <= _LONGEST_MARKS else []
        said = [part for part in parts if is_mark(part)]
        if not parts or len(said) < len(parts):
            break
        for part in parts:
            if SECRET.fullmatch(part):
                head.secret = part
            else:
                _urgency(part, head, ReadAt.HEADER)
        at += 1
    return at


def _urgency(mark: str, head: DocumentHead, where: ReadAt) -> None:
    found = URGENT.fullmatch(mark)
    if found is not None:
        head.fields["urgency"] = Said(found["grade"], where)


def _number_at(items: Sequence[Item], at: int) -> int | None:
    """Return the item that holds the document number; text or an address stands behind it."""
    for place in range(at, min(len(items), _LOOKED_AT)):
        line = items[place].line
        if split_number(line.text)[0] is not None:
            return place
        if len(items[place].solid) > _LONGEST or items[place].solid.endswith(("。", "；")):
            return None
        if is_addressee(items[place].solid):
            return None
    return None


def _is_title(texts: Sequence[str]) -> bool:
    """Return whether lines are a title rather than a header, which is about nothing."""
    return ABOUT.search("".join(texts)) is not None


def _is_of_header(item: Item) -> bool:
    said = item.solid
    if not said or ABOUT.search(said) or len(said) > 40 or said.endswith(("。", "：", ":")):
        return False
    if item.line.is_red:
        return True
    said = NUMBERED_HEADER.sub(lambda found: found["header"], said)
    is_named = HEADER_END.search(said) is not None and is_organ(HEADER_END.sub("", said))
    return item.line.points >= _LARGE and (is_named or is_organ(said) or said == "文件")


def _header(items: Sequence[Item], head: DocumentHead) -> None:
    """Take in the lines of the red header: the names of the issuers, and what it is."""
    names: list[str] = []
    for item in items:
        both = NUMBERED_HEADER.fullmatch(item.line.text)
        for part in names_in(both["header"] if both is not None else item.line.text):
            if part == "文件":
                head.form = DocumentForm.DOCUMENT
            elif not is_mark(part):
                names.append(part)
    head.header = "".join(names)
    whole = "".join(names)
    end = HEADER_END.search(whole)
    is_document = any(name.endswith("文件") for name in names)
    if is_document or head.form is DocumentForm.DOCUMENT:
        head.form = DocumentForm.DOCUMENT
    elif end is not None and end[0] in ("令", "公告", "通告"):
        head.form = DocumentForm.ORDER if end[0] == "令" else DocumentForm.ANNOUNCEMENT
    elif end is not None and end[0].endswith("纪要"):
        head.form = DocumentForm.MINUTES
    elif names:
        head.form = DocumentForm.LETTER
    for name in whole_names(names):
        is_sure = is_organ(name)
        head.issuers.append(Said(name, ReadAt.HEADER, is_sure))


def _number(item: Item, head: DocumentHead, where: ReadAt) -> None:
    number, behind = split_number(item.line.text)
    if number is None:
        return
    for mark in marks_before(item.line.text)[0]:
        _urgency(mark, head, ReadAt.BELOW_HEADER)
    if is_serial(number) and head.form is DocumentForm.PLAIN:
        where = ReadAt.BELOW_TITLE
    head.fields["number"] = Said(number, where)
    _signer(behind, head)


def _signer(text: str, head: DocumentHead) -> bool:
    found = SIGNER.fullmatch(re.sub(r"\s+", " ", text.strip()))
    if found is None:
        return False
    names = " ".join(re.split(r"[\s、,，]+", found["names"].strip()))
    before = head.fields.get("signer")
    said = f"{before.value} {names}" if before is not None else names
    head.fields["signer"] = Said(said.replace(" ", "、"), ReadAt.BELOW_HEADER)
    return True


def _signer_below(item: Item, head: DocumentHead) -> bool:
    """Take in a signer whose name stands below that of another, and nothing else beside it."""
    before = head.fields.get("signer")
    is_name = NAMES.fullmatch(item.line.text) is not None and item.line.points < _OF_TEXT
    if before is None or not is_name or GENRE.search(item.solid) or is_organ(item.solid):
        return False
    return _signer(f"签发人：{item.line.text}", head)


def _below(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in signers on lines of their own, and the line of minutes with office and day."""
    while at < len(items):
        made = day_at_end(items[at].line.text) if head.form is DocumentForm.MINUTES else None
        if made is not None and (not made[0] or is_organ(made[0])):
            head.fields["signed"] = Said(made[1].isoformat(), ReadAt.BELOW_HEADER)
            whose = re.sub(r"(?:办公室|综合科|秘书科)$", "", made[0])
            if is_organ(whose):
                head.source = Said(whose, ReadAt.BELOW_HEADER, is_sure=False)
        elif not (_signer(items[at].line.text, head) or _signer_below(items[at], head)):
            break
        at += 1
    return at


def _below_title(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in a number or a day below the title, as texts on the web have them."""
    for _ in range(6):
        if at >= len(items) or items[at].in_table:
            break
        line = items[at].line
        number = split_number(line.text)[0]
        day = read_day(line.text)
        if number is not None and "number" not in head.fields:
            _number(items[at], head, ReadAt.BELOW_TITLE)
        elif day is not None and line.solid.startswith(("（", "(")):
            head.fields["signed"] = Said(day.isoformat(), ReadAt.BELOW_TITLE)
        elif not OF_A_PAGE.match(line.text):
            break
        else:
            _of_page(line.text, head)
        at += 1
    return at


def _of_page(text: str, head: DocumentHead) -> None:
    """Take in who speaks and when, as a page on the web says it."""
    source, dated = SOURCE.search(text), DATED.search(text)
    if source is not None and is_organ(source["name"]):
        head.source = Said(source["name"], ReadAt.BELOW_TITLE, is_sure=False)
    day = read_day(dated["day"]) if dated is not None else None
    if day is not None:
        head.page_day = Said(day.isoformat(), ReadAt.BELOW_TITLE, is_sure=False)


def _name_form(head: DocumentHead) -> None:
    """Name the form of what has no header, by its title."""
    title = head.fields.get("title")
    may_be = head.form in (DocumentForm.PLAIN, DocumentForm.LETTER)
    addressed = head.fields.get("addressees")
    is_greeted = addressed is not None and GREETED.match(addressed.value) is not None
    if may_be and title is not None and (addressed is None or is_greeted):
        if re.search(r"(?:公告|通告|公示)(?:[（(].*[)）])?$", title.value):
            head.form = DocumentForm.ANNOUNCEMENT
        elif title.value.endswith("纪要"):
            head.form = DocumentForm.MINUTES
        elif "number" not in head.fields and re.search(r"(?:通知|启事|提示)$", title.value):
            is_short = ABOUT.search(title.value) is None
            head.form = DocumentForm.ANNOUNCEMENT if is_greeted or is_short else head.form
