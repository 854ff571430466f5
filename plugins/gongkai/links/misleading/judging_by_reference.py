"""Links whose text points back to a document that was linked before: 该通知, 上述办法."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.codes import OTHER_TITLE
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.verdict import TargetVerdict

_BACK = re.compile(
    r"(?:该|上述|前述|上面的?|此)(?:份|项|个)?新?"
    r"(?:通知|公告|通告|办法|文件|方案|安排|清单|预案|报告|规定|细则|目录|公示|标准|意见|计划)"
    r"|(?:the|this) said (?:notice|measures|rules|plan)|the latter"
)


def judge_reference(
    index: DocumentIndex, text: str, target: IndexedDocument, before: Iterable[str]
) -> TargetVerdict | None:
    """Return what is wrong if a text points back and leads to a sibling of what it points to.

    `before` are the documents of the links before it in its sentence, the nearest first.
    """
    if not _BACK.fullmatch(text.strip().casefold()):
        return None
    linked = [index.documents[name] for name in before if name in index.documents]
    if not linked or target in linked:
        return None
    nearest = linked[0]
    is_sibling = target in index.of_series(nearest) or index.is_related(nearest, target)
    return TargetVerdict(OTHER_TITLE, right=(nearest,)) if is_sibling else None
