"""Links to files: the attachment that a text names, and the format that it says."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedAttachment
from gongkai.links.misleading.mentions import attachment_number
from gongkai.links.misleading.titles import weight
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
    index: DocumentIndex, link: DocumentLink
) -> tuple[IndexedAttachment, ...] | None:
    """Return the attachments that a text means instead of the one that it leads to.

    None where nothing speaks against the link; empty where the right one is not there.
    """
    file = link.file
    if file is None:
        return None
    beside = index.attachments.get(file.record, ())
    form = normal_form(link.text)
    named = [one for one in beside if weight(form) >= _LEAST and normal_form(one.title) == form]
    if named:
        return None if file in named else tuple(named)
    wanted = _wanted_number(link)
    if wanted is None or file.ordinal is None or wanted == file.ordinal:
        return None
    return tuple(one for one in beside if one.ordinal == wanted)


_LEAST = 4


def _wanted_number(link: DocumentLink) -> int | None:
    """Return the number of the attachment in a text, or in what stands around a generic one."""
    if link.mentions.attachment is not None or not link.mentions.is_weak:
        return link.mentions.attachment
    return attachment_number(link.context)


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
