"""Links whose text points back to a document that was linked before: 该通知, 上述办法."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.codes import OTHER_TITLE
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.links.reading.link import PageLink

_BACK = re.compile(
    r"(?:该|上述|前述|上面的?|此)(?:份|项|个)?新?"
    r"(?:通知|公告|通告|办法|文件|方案|安排|清单|预案|报告|规定|细则|目录|公示|标准|意见|计划)"
    r"|同一[份个](?:通知|公告|通告|办法|文件|方案)?"
    r"|(?:the|this) said (?:notice|measures|rules|plan)"
)
_OF_TWO = re.compile(r"(?:(?P<former>前者|the former)|(?:后者|the latter))")


def points_back(text: str) -> bool:
    """Return whether a text is no name, but points back to one."""
    spoken = text.strip().casefold()
    return _OF_TWO.fullmatch(spoken) is not None or _BACK.fullmatch(spoken) is not None


def judge_reference(
    index: DocumentIndex,
    link: PageLink,
    target: IndexedDocument,
    before: Iterable[tuple[str, str]],
) -> TargetVerdict | None:
    """Return what is wrong if a text points back and leads to a sibling of what it points to.

    Of two that were linked, 前者 and 后者 say which. `before` are the documents of the links before
    it on its page with the words around each, the nearest first. One in another sentence counts
    only where nothing of the sort is named in the sentence itself.
    """
    spoken = link.text.strip().casefold()
    of_two = _OF_TWO.fullmatch(spoken)
    if of_two is None and not _BACK.fullmatch(spoken):
        return None
    names_other = spoken[-2:] in link.context.casefold().partition(spoken)[0]
    linked = [
        index.documents[name]
        for name, context in before
        if name in index.documents
        and (context == link.context or not (of_two is not None or names_other))
    ]
    is_named = names_other and any(context == link.context for _, context in before)
    if of_two is not None:
        if len(linked) < _TWO or target not in linked:
            return None
        meant = linked[1] if of_two["former"] else linked[0]
        return TargetVerdict(OTHER_TITLE, right=(meant,)) if target != meant else None
    if not linked or target in linked:
        return None
    nearest = linked[0]
    is_sibling = target in index.of_series(nearest) or index.is_related(nearest, target)
    if is_sibling or (is_named and _is_of_sort(spoken, nearest) > _is_of_sort(spoken, target)):
        return TargetVerdict(OTHER_TITLE, right=(nearest,))
    return None


def _is_of_sort(spoken: str, document: IndexedDocument) -> bool:
    """Return whether a document is called what a text calls it: 该公告 is none of a 通知."""
    return any(form.endswith(spoken[-2:]) for form in document.whole)


_TWO = 2
