"""The top of a document: marks, red header, number, signer, title and whom it addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.importing.layout import DocumentForm, Item, ReadAt, Said
from gongkai.importing.wordings import (
    ABOUT,
    COPY,
    GENRE,
    HEADER_END,
    OF_A_PAGE,
    PAGE_NUMBER,
    SECRET,
    SIGNER,
    URGENT,
    is_addressee,
    is_organ,
)
from gongkai.importing.written_forms import (
    day_at_end,
    is_serial,
    read_day,
    read_document_number,
)

_LOOKED_AT = 30
"""Lines in which the number is sought."""
_LARGE = 26
"""Points from which letters are those of a header."""
_TITLE = 18
"""Points from which letters are those of a title, which has 22."""
_LONGEST = 70
_GLUE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


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
    begins = _marks(items, begins, head)
    begins = _below(items, begins, head)
    begins = _title(items, begins, head)
    begins = _below_title(items, begins, head)
    if begins < len(items) and not items[begins].in_table and is_addressee(items[begins].solid):
        named = items[begins].line.text.rstrip(":：").strip()
        head.fields["addressees"] = Said(named, ReadAt.SALUTATION)
    head.ends = begins
    _name_form(head)
    return head


def _marks(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in lines that hold nothing but marks; return the item behind them."""
    while at < len(items):
        parts = items[at].line.text.split() if len(items[at].solid) <= 24 else []
        said = [part for part in parts if _is_mark(part)]
        if not parts or len(said) < len(parts):
            break
        for part in parts:
            if SECRET.fullmatch(part):
                head.secret = part
            elif URGENT.fullmatch(part):
                head.fields["urgency"] = Said(part, ReadAt.HEADER)
        at += 1
    return at


def _is_mark(part: str) -> bool:
    return any(one.fullmatch(part) for one in (SECRET, URGENT, COPY, PAGE_NUMBER))


def _number_at(items: Sequence[Item], at: int) -> int | None:
    """Return the item that holds the document number; text or an address stands behind it."""
    for place in range(at, min(len(items), _LOOKED_AT)):
        line = items[place].line
        if _split_number(line.text)[0] is not None:
            return place
        if len(items[place].solid) > _LONGEST or items[place].solid.endswith(("。", "；")):
            return None
        if is_addressee(items[place].solid):
            return None
    return None


def _split_number(text: str) -> tuple[str | None, str]:
    """Return the number that a line holds, and what stands behind it."""
    whole = read_document_number(text)
    if whole is not None:
        return whole, ""
    for sign in ("签发", "会签"):
        before, found, behind = text.partition(sign)
        if found and (number := read_document_number(before)) is not None:
            return number, found + behind
    parts = [part for part in re.split(r"\t|\s{2,}", text) if part.strip()]
    if len(parts) > 1 and all(_is_mark(part.strip()) for part in parts[:-1]):
        return read_document_number(parts[-1]), ""
    return None, text


def _is_title(texts: Sequence[str]) -> bool:
    """Return whether lines are a title rather than a header, which is about nothing."""
    return ABOUT.search("".join(texts)) is not None


def _is_of_header(item: Item) -> bool:
    said = item.solid
    if not said or ABOUT.search(said) or len(said) > 40 or said.endswith(("。", "：", ":")):
        return False
    if item.line.is_red:
        return True
    is_named = HEADER_END.search(said) is not None and is_organ(HEADER_END.sub("", said))
    return item.line.points >= _LARGE and (is_named or is_organ(said) or said == "文件")


def _header(items: Sequence[Item], head: DocumentHead) -> None:
    """Take in the lines of the red header: the names of the issuers, and what it is."""
    names: list[str] = []
    for item in items:
        for part in names_in(item.line.text):
            if part == "文件":
                head.form = DocumentForm.DOCUMENT
            elif not _is_mark(part):
                names.append(part)
    head.header = "".join(names)
    whole = "".join(item.solid for item in items)
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
    for name in _whole_names(names):
        is_sure = is_organ(name)
        head.issuers.append(Said(name, ReadAt.HEADER, is_sure))


def names_in(text: str) -> list[str]:
    """Return the names on a line; blanks stand between names, and between the letters of one."""
    parts = [part for part in re.split(r"[\t\s]+", text.strip()) if part]
    if len(parts) > 1 and all(is_organ(re.sub("文件$", "", part)) for part in parts):
        return parts
    wide = [re.sub(r"\s", "", part) for part in re.split(r"\t+|\s{3,}", text.strip())]
    wide = [part for part in wide if part]
    if len(wide) > 1 and all(is_organ(part) or part == "文件" for part in wide):
        return wide
    return ["".join(parts)] if parts else []


_KIND_OF_MEETING = re.compile(
    r"(?:(?:第[\d一二三四五六七八九十百]+[届次])*(?:党组|常务|全体|办公|专题|专项|工作|协调|联席|局务|主任|区长|市长|县长)*(?:会议)?纪要|"
    r"文件|(?<!命)令|命令|公告|通告|函|公报)$"
)


def _whole_names(names: Sequence[str]) -> list[str]:
    """Return names without what the header says beside them; a name may go over two lines."""
    found: list[str] = []
    for name in names:
        bare = _KIND_OF_MEETING.sub("", name)
        if not bare:
            continue
        if found and not is_organ(found[-1]):
            found[-1] += bare
        else:
            found.append(bare)
    return found


def _number(item: Item, head: DocumentHead, where: ReadAt) -> None:
    number, behind = _split_number(item.line.text)
    if number is None:
        return
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


def _below(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in signers on lines of their own, and the line of minutes with office and day."""
    while at < len(items):
        made = day_at_end(items[at].line.text) if head.form is DocumentForm.MINUTES else None
        if made is not None and (not made[0] or is_organ(made[0])):
            head.fields["signed"] = Said(made[1].isoformat(), ReadAt.BELOW_HEADER)
        elif not _signer(items[at].line.text, head):
            break
        at += 1
    return at


def _title(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in the title, which may have several lines; return the item behind it."""
    lines: list[str] = []
    start = at
    while at < len(items) and len(lines) < 6:
        item = items[at]
        if item.in_table or is_addressee(item.solid) or read_day(item.solid) is not None:
            break
        if _split_number(item.line.text)[0] is not None or len(item.solid) > _LONGEST:
            break
        is_formed = item.line.is_central or item.line.points >= _TITLE
        if not is_formed and not (_goes_on(lines) and _may_be_title(item, start == at)):
            break
        if lines and GENRE.search("".join(lines)) and not _continues(item, items[at - 1]):
            break
        lines.append(item.line.text)
        at += 1
    title = _joined(lines)
    if title:
        is_sure = GENRE.search(title) is not None or ABOUT.search(title) is not None
        head.fields["title"] = Said(title, ReadAt.TITLE, is_sure)
        return at
    return start


def _title_line(text: str) -> str:
    """Return a line of a title; a blank stands between names of organs and nowhere else."""
    names = names_in(text)
    return " ".join(names) if len(names) > 1 else _GLUE.sub("", text)


def _joined(lines: Sequence[str]) -> str:
    """Return a title in one line; names of organs that follow each other keep a blank."""
    title = ""
    for line in map(_title_line, lines):
        about = ABOUT.search(line)
        begins = line[: about.start()] if about is not None else line
        is_list = is_organ(title.rsplit(" ", maxsplit=1)[-1]) and is_organ(begins.split(" ")[0])
        title += f" {line}" if is_list else line
    return title


def _goes_on(lines: Sequence[str]) -> bool:
    return not lines or GENRE.search("".join(lines)) is None


def _may_be_title(item: Item, is_first: bool) -> bool:
    """Return whether a line that is not set as a title may be one, or the rest of one."""
    said = item.solid
    if said.endswith(("。", "；", "：", ":", "，")):
        return False
    if item.line.is_indented:
        return GENRE.search(said) is not None and ABOUT.search(said) is not None
    return not is_first or GENRE.search(said) is not None or ABOUT.search(said) is not None


def _continues(item: Item, before: Item) -> bool:
    """Return whether a line goes on with a title that could end before it."""
    said = item.solid
    if said.startswith(("（", "(")) and said.endswith(("）", ")")):
        return read_day(said) is None and not re.search(r"\d{4}年", said)
    is_alike = abs(item.line.points - before.line.points) < 1 and item.line.is_central
    return is_alike and GENRE.search(said) is not None and item.block is before.block


def _below_title(items: Sequence[Item], at: int, head: DocumentHead) -> int:
    """Take in a number or a day below the title, as texts on the web have them."""
    for _ in range(6):
        if at >= len(items) or items[at].in_table:
            break
        line = items[at].line
        number = _split_number(line.text)[0]
        day = read_day(line.text)
        if number is not None and "number" not in head.fields:
            _number(items[at], head, ReadAt.BELOW_TITLE)
        elif day is not None and line.solid.startswith(("（", "(")):
            head.fields["signed"] = Said(day.isoformat(), ReadAt.BELOW_TITLE)
        elif not OF_A_PAGE.match(line.text):
            break
        at += 1
    return at


def _name_form(head: DocumentHead) -> None:
    """Name the form of what has no header, by its title."""
    title = head.fields.get("title")
    if head.form is DocumentForm.PLAIN and title is not None and "addressees" not in head.fields:
        if re.search(r"(?:公告|通告|公示)(?:[（(].*[)）])?$", title.value):
            head.form = DocumentForm.ANNOUNCEMENT
        elif title.value.endswith("纪要"):
            head.form = DocumentForm.MINUTES
