"""The year of a matter, of a column or before a colon, where it tells apart what was made when."""

import re
from collections.abc import Iterator

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, names
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.mentions import DATE, years_in
from gongkai.links.misleading.plain_text import plain
from gongkai.links.misleading.titles import is_short_for, yearless
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_year_around(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if the year around a text is that of another document of its sort."""
    if link.file is not None or link.has_place or link.mentions.years:
        return None
    if link.target.years:
        return _of_matter(index, link)
    return _of_day_of_making(index, link)


def _of_matter(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge what comes out every year by the one that a clause is about, 填报2022年度，以X为准.

    None where the document may be that of the year before, or of another one.
    """
    target, clause = link.target, clause_before(link.text, link.context)
    years = years_in(DATE.sub(" ", link.context))
    if link.mentions.is_weak or len(years) != 1 or not _OF_YEAR.search(clause):
        return None
    if not _FOLLOWED.search(clause):
        return None
    bare = [form for form in map(yearless, target.forms) if form]
    is_named = any(is_short_for(link.mentions.rest, form) for form in bare)
    if not is_named or years & target.years or target.made_in in years:
        return None
    if len(link.mentions.rest) < _LEAST or _OF_ANOTHER.search(link.context):
        return None
    right = tuple(one for one in index.of_other_years(target) if one.years == years)
    return TargetVerdict(OTHER_OF_SERIES, str(min(years)), right) if len(right) == 1 else None


_LEAST = 6
_FOLLOWED = re.compile("(?:以|按照?|用|[详参]?见|套用|适用)[《“]?(?:全?[省市区县])?[《“]?$")
"""What says right before a text that it holds for the matter."""
_OF_YEAR = re.compile(r"(?:19|20)\d\d\s*年度")
_OF_ANOTHER = re.compile(
    "仍|继续|沿用|参[照考]|对[照比]|相比|同比|上年|去年|上一年|往年|历年|以前|此前|原来|过渡|结转|滚动|根据|依据"
)
"""What says that the document may be of another year than the matter."""


def _of_day_of_making(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge what was issued anew, by the year over its column or before its colon, 2017年：X.

    What took the place of it counts, if the text may name that one and not the target.
    """
    target = link.target
    if target.made_in is None or target.kind not in OFFICIAL:
        return None
    label = _LABEL.search(plain(link.context.partition(link.text or "\0")[0]))
    above = "" if _names_target(link) or _SPAN.search(link.under) else link.under
    said = label[0] if label is not None else above if link.mentions.is_weak else ""
    years = years_in(said)
    if len(years) != 1 or any(day.startswith(str(min(years))) for day in target.days):
        return None
    right = tuple(
        one
        for one in _issued_otherwise(index, target)
        if one.made_in in years and _may_mean(link, one, said)
    )
    return TargetVerdict(OTHER_OF_SERIES, str(min(years)), right) if right else None


_LABEL = re.compile(
    r"(?:^|[\s。；;|])(?:\d{1,2}[.、）)]\s*)?(?:19|20)\d\d\s*年?[^，。；;：:]{0,14}[：:]\s*[《“【]?$"
)
_SPAN = re.compile(r"\d\s*年?度?(?:[以之][来前后]|[起至前后底初末]|[—–~～-])")
"""A head that gives more than a year, 2016年以来."""


def _names_target(link: DocumentLink) -> bool:
    said = normal_form(link.context)
    return any(form in said for form in link.target.forms)


def _may_mean(link: DocumentLink, document: IndexedDocument, said: str) -> bool:
    """Return whether a text may mean another document than its target, by what stands above it."""
    if link.mentions.is_weak:
        return True
    words = link.mentions.rest
    is_told = _ISSUED.search(said) is not None or not names(words, link.target)
    return is_told and names(words, document)


_ISSUED = re.compile(r"年?(?:印发|发布|公布|制定|出台|修[订正]后?|新)的?[\u4e00-\u9fff]{0,4}[：:]")
"""What says before a colon that a document was issued in the year, 2021年印发的办法."""


def _issued_otherwise(
    index: DocumentIndex, document: IndexedDocument
) -> tuple[IndexedDocument, ...]:
    """Return what has the title of a document, took its place or gave way to it."""

    def found() -> Iterator[IndexedDocument]:
        for form in document.whole:
            yield from index.of_title(form)
        for name in sorted(index.about.get(document.id, ())):
            if "repeals" in index.documents[name].about[document.id]:
                yield index.documents[name]
        for name, does in sorted(document.about.items()):
            if "repeals" in does and name in index.documents:
                yield index.documents[name]

    return tuple(one for one in unique(found()) if one.id != document.id and one.kind in OFFICIAL)
