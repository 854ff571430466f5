"""Files of one record that a text names alike, 示意图: words before a link tell which is meant."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_link import DocumentLink, shingles_of
from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.links.misleading.mentions import DATE, years_in
from gongkai.links.misleading.titles import is_short_for, shingles, yearless
from gongkai.model.titles import normal_form


def file_of_sentence(
    link: DocumentLink, name: str, files: Iterable[IndexedAttachment]
) -> tuple[IndexedAttachment, ...]:
    """Return the file that is meant instead of the one that a link leads to.

    Empty where what is peculiar to that one is said as well, or where the name is one's own.
    """
    file = link.file
    alike = [one for one in files if name and one.name and is_short_for(name, one.name)]
    if file not in alike or any(one.name == name for one in alike):
        return ()
    said = shingles_of(clause_before(link.text, link.own_part or link.context))
    own = shingles(file.name) if file is not None else frozenset()
    others = [one for one in alike if (shingles(one.name) - own) & said]
    if len(others) != 1 or (own - shingles(others[0].name)) & said:
        return ()
    return tuple(others)


def years_around(
    link: DocumentLink, record: IndexedDocument, file: IndexedAttachment
) -> frozenset[int]:
    """Return the year that the words before a text give of its file, 2021年度名单：1.[一等奖].

    None where they say nothing of the record or the file, or where they give several years.
    """
    before, _, behind = link.context.partition(link.text or "\0")
    before = _MADE_IN.sub(" ", DATE.sub(" ", before))
    years = years_in(before)
    if len(years) != 1 or years_in(behind) - years or _COUNTED.search(before):
        return frozenset()
    said = shingles_of(f"{before}{link.text}")
    names = [shingles(yearless(form) or form) for form in (*record.forms, normal_form(file.title))]
    speaks = any(len(name & said) >= _SPEAKS_OF * len(name) for name in names if name)
    return years if speaks else frozenset()


_MADE_IN = re.compile(
    r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月|(?:内|已|共)*(?:印发|发布|公布|制定|出台|下发|颁发|公示|上传))"
)
"""When something was made or went up: that is not the year that it is of."""
_SPEAKS_OF = 0.5
_COUNTED = re.compile("上年|去年|往年|前年|历年|次年|[上前下]一年|以[前来后]|对比|相比|起")
"""What counts from a year, or goes on from it: then another one may be meant."""
