"""Links to files: the attachment that a text names, and the format that it says."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from gongkai.links.misleading.alike_files import file_of_sentence, years_around
from gongkai.links.misleading.bare_texts import LEADS_ON, since_last_bare
from gongkai.links.misleading.codes import OTHER_FORMAT
from gongkai.links.misleading.context_mentions import (
    ContextMention,
    clause_before,
    leads_on,
    mentions_around,
)
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument, unique
from gongkai.links.misleading.mentions import (
    attachment_number,
    name_of_attachment,
    quoted_titles,
    years_in,
)
from gongkai.links.misleading.reporting import finding_on
from gongkai.links.misleading.titles import YEAR_OF_TITLE, is_short_for, series, weight
from gongkai.links.reading.link import PageLink
from gongkai.model.findings import Finding
from gongkai.model.titles import normal_form
from gongkai.model.web_address import path_of

_FORMATS = {
    "pdf": ("pdf",),
    "word": ("doc", "docx", "wps"),
    "excel": ("xls", "xlsx", "et"),
    "ofd": ("ofd",),
    "csv": ("csv",),
    "json": ("json", "jsonl", "ndjson"),
}
_ALIASES = {"docx": "word", "doc": "word", "xlsx": "excel", "xls": "excel"}
_SAID = re.compile(
    r"(?<![a-z])(?P<format>pdf|word|docx?|excel|xlsx?|ofd|csv|json)(?![a-z])", re.IGNORECASE
)


def other_attachment(
    index: DocumentIndex,
    link: DocumentLink,
    *,
    is_of_target: bool = False,
    meant: Iterable[IndexedDocument] = (),
) -> tuple[IndexedAttachment, ...] | None:
    """Return the attachments that a text means instead of the one that it leads to.

    None where nothing speaks against the link; empty where the right one is not there.
    `is_of_target` says that the text names the record to which the attachment belongs; `meant`
    are those of a series that it means instead.
    """
    file = link.file
    if file is None:
        return None
    name = name_of_attachment(_ASKED_FOR.sub("", _said_of_file(link)))
    beside = index.attachments.get(file.record, ())
    if weight(name) < _LEAST and not (weight(name) and name in index.called):
        name = ""
    is_called_so = bool(name) and _may_be_called(name, file)
    of_other = (
        _of_other_year(index, link, file, name)
        or _of_series(index, file, meant)
        or _of_named_record(index, link, file, name)
    )
    if of_other:
        return of_other
    own = index.attachments.get(link.page, ()) if link.page != file.record else ()
    if own and not _names_record(index, link, file):
        same = _called(name, own)
        if same and not is_of_target:
            return same
        if not is_called_so:
            beside = own  # a page speaks of its own attachments
    named = _called(name, beside) if file.name or beside is own else ()
    if named and not is_called_so:
        return named
    wanted = _wanted_number(link)
    if wanted is not None and not (is_called_so and file.ordinal is None):
        ordinal = _ordinals(beside)
        if file in ordinal and ordinal[file] != wanted:
            return tuple(one for one in beside if ordinal.get(one) == wanted)
    if is_called_so or is_of_target:
        return file_of_sentence(link, name, beside) or None
    return _of_another_record(index, link, file, name, wanted)


def _said_of_file(link: DocumentLink) -> str:
    """Return the words that name a file: the text, or where it says nothing what leads up to it.

    None do where the head of its column gives a number.
    """
    if link.mentions.is_generic and attachment_number(link.head) is not None:
        return ""
    if not link.mentions.is_generic or attachment_number(link.text) is not None:
        return link.text
    clause = clause_before(link.text, link.own_part)
    nearest = since_last_bare(clause)
    titles = quoted_titles(nearest)
    if titles and LEADS_ON.fullmatch(nearest[titles[-1].end :]):
        return nearest[titles[-1].start + 1 : titles[-1].end - 1]
    words = re.split(r"[，、；：,;:|]", clause)[-1]
    return _LEADS_TO.sub("", _OF_ROW.sub("", words.strip()))


_OF_ROW = re.compile(
    r"^\d{1,2}\s+(?=\D)|(?:\s+(?:(?:PDF|DOCX?|WPS|XLSX?|ET|OFD|CSV|ZIP|RAR|Word|Excel)(?:格式)?"
    r"|\d{1,4}(?:\.\d+)?\s*(?:[份张页套]|[KM]B)?|必[需交填]|[是否可]|选填|如有))+$",
    re.IGNORECASE,
)
"""The number of a row, before the name of the file in it, and what other columns say behind."""
_LEADS_TO = re.compile(r"(?:请|可以?|均可)?(?:在|见|从|到|点击?|于|下载|查看)*$")


def _of_other_year(
    index: DocumentIndex, link: DocumentLink, file: IndexedAttachment, name: str
) -> tuple[IndexedAttachment, ...]:
    """Return the files of that name which the record of the year has that a text says."""
    record = index.documents.get(file.record)
    if record is None or not record.years:
        return ()
    years = link.mentions.years or years_in(_said_of_file(link)) or years_around(link, record, file)
    bare = YEAR_OF_TITLE.sub("", name)
    if len(years) != 1 or years & record.years or not bare:
        return ()
    is_of_year = "年度" in link.context or bool(years_in(file.title))
    if record.made_in in years and not is_of_year:
        return ()
    of_year = (one for one in index.of_other_years(record) if one.years & years)
    files = (file for one in of_year for file in index.attachments.get(one.id, ()))
    return tuple(file for file in files if _may_be_called(bare, file))


def _of_series(
    index: DocumentIndex, file: IndexedAttachment, records: Iterable[IndexedDocument]
) -> tuple[IndexedAttachment, ...]:
    """Return the file of the batch that a link says, 第四批……[名单], as the other one has it."""
    files = [one for record in records for one in index.attachments.get(record.id, ())]
    alike = [one for one in files if series(one.name) == series(file.name)] or files
    return tuple(alike) if len(alike) == 1 else ()


def _of_named_record(
    index: DocumentIndex, link: DocumentLink, file: IndexedAttachment, name: str
) -> tuple[IndexedAttachment, ...]:
    """Return what the one other document that the clause before a link names has of that name.

    Of a number the file is that of the number, if it may have the name, too.
    """
    clause = clause_before(link.text, link.context)
    is_named = leads_on(_ASKS_TO_FILL.sub("", clause)) or _OF_IT.search(clause) is not None
    around = tuple(mentions_around(clause, index.prefixes)) if is_named else ()
    whole = index.of_title(normal_form(_ENDS.sub("", clause)))  # a title without marks
    named = whole or unique(one for found in around for one in _documents_of(index, found))
    if len(named) != 1 or named[0].id in (file.record, link.page):
        return ()
    files = index.attachments.get(named[0].id, ())
    wanted, ordinal = link.mentions.attachment, _ordinals(files)
    if wanted is not None:
        of_number = tuple(one for one in files if ordinal.get(one) == wanted)
        return of_number if not name or any(map(partial(_may_be_called, name), of_number)) else ()
    return _called(name, files)


_ENDS = re.compile(r"^[\s\d.、]+|(?:的|[\s：:|])+$")
_ASKS_TO_FILL = re.compile(
    r"(?:文件|通知|公告)?(?:的?(?:要求|规定|统一格式))?(?:认真|如实|及时)?(?:填[写报]|提交|报送|使用|下载|附)(?:其|的|所附)?$"
)
"""What stands between a document that asks for a form, and the form: 按《X》要求填报."""
_OF_IT = re.compile(
    r"[》号]\s*[）)]?\s*(?:的?附[件表]\s*[\d一二三四五六七八九十]{1,2}\s*[：:.、]?|[所随]附的?)\s*[《“]?$"
)
"""Whose attachment a file is, though it be only what something rests on: 参照《X》附件2."""


def _documents_of(index: DocumentIndex, found: ContextMention) -> Iterator[IndexedDocument]:
    """Yield the documents that have a number, or else a title, of what a clause names."""
    by_number = [one for number in found.numbers for one in index.of_number(number)]
    yield from by_number or (one for title in found.titles for one in index.of_title(title))


_LEAST = 3
_ASKED_FOR = re.compile(r"[（(]?(?:请?点击|在线)?(?:下载|查看|打印)(?:打印)?[）)]?\s*$")
"""What a text asks the reader to do with the file that it names."""


def _called(name: str, files: Iterable[IndexedAttachment]) -> tuple[IndexedAttachment, ...]:
    """Return the files of a name, or else the one of which it is short."""
    files = tuple(files)
    same = tuple(one for one in files if name and one.name == name)
    near = tuple(one for one in files if name and one.name and is_short_for(name, one.name))
    return same or (near if len(near) == 1 else ())


def _of_another_record(
    index: DocumentIndex,
    link: DocumentLink,
    file: IndexedAttachment,
    name: str,
    wanted: int | None,
) -> tuple[IndexedAttachment, ...] | None:
    """Judge a link to an attachment by those of the record on whose page it stands, and by name."""
    own = index.attachments.get(link.page, ()) if link.page != file.record else ()
    called = [one for one in own if name and one.name == name]
    if called:
        return tuple(called)
    if own and wanted is not None and not _names_record(index, link, file):
        ordinal = _ordinals(own)
        numbered = tuple(one for one in own if ordinal.get(one) == wanted)
        if numbered and (not name or any(_may_be_called(name, one) for one in numbered)):
            return numbered
    elsewhere = index.called.get(name, ()) if weight(name) >= _LEAST_ELSEWHERE else ()
    return elsewhere if len(elsewhere) == 1 and file.name else None


_LEAST_ELSEWHERE = 4
"""The same for a name that is looked up in all records: many have a 报名表."""


def _ordinals(files: Iterable[IndexedAttachment]) -> dict[IndexedAttachment, int]:
    """Return the number of each of the attachments of a record.

    Where titles and names give none, it is their order in the list: that is how pages show them.
    """
    given = {one: one.ordinal for one in files if one.ordinal is not None}
    return given or {one: one.place for one in files if one.place}


def _may_be_called(name: str, file: IndexedAttachment) -> bool:
    """Return whether a name may be that of an attachment, in short or with more words."""
    return bool(file.name) and (is_short_for(name, file.name) or file.name in name)


def _names_record(index: DocumentIndex, link: DocumentLink, file: IndexedAttachment) -> bool:
    """Return whether the row or sentence around a link names the record of the attachment."""
    record = index.documents.get(file.record)
    said = normal_form(link.context)
    page = index.documents.get(link.page)
    of_page = page.years if page is not None else frozenset()
    if _EARLIER.search(link.context) or (
        record is not None and (record.years - of_page) & years_in(link.context)
    ):
        return True
    return record is not None and (
        any(form in said for form in record.forms)
        or bool(record.number and record.number in link.context)
    )


_EARLIER = re.compile(
    r"上年|去年|往年|前年|历年|上一|此前|以前|原先|原来|旧版|对比|相比|"
    r"\b(?:last year|previous|earlier|former)",
    re.IGNORECASE,
)
"""What says that the file of an earlier document is meant."""


def _wanted_number(link: DocumentLink) -> int | None:
    """Return the number of the attachment in a text, or in what stands around a generic one."""
    if link.mentions.attachment is not None or not link.mentions.is_weak:
        return link.mentions.attachment
    return attachment_number(link.head) or attachment_number(link.context)


def find_format(link: PageLink) -> Iterator[Finding]:
    """Yield that a text says another format than that of the file to which it leads."""
    said = other_format(link.text, link.href)
    if said is not None:
        yield finding_on(OTHER_FORMAT, link, {"named": said[0], "ending": said[1]})


def other_format(text: str, href: str) -> tuple[str, str] | None:
    """Return the format that a text says and the ending of the file that it leads to, if others."""
    if "." not in href.rpartition("/")[2]:
        return None
    ending = PurePosixPath(unquote(path_of(href))).suffix.lstrip(".").casefold()
    said = {_name(match["format"]) for match in _SAID.finditer(text)}
    known = {name for name, endings in _FORMATS.items() if ending in endings}
    if not said or not known or said & known:
        return None
    return (" / ".join(sorted(said)), ending)


def _name(said: str) -> str:
    lower = said.casefold()
    return _ALIASES.get(lower, lower)
