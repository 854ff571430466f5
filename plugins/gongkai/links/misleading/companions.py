"""Links that name what goes with a document, 《X》修订前后对照表, and lead to the document."""

import re

from gongkai.links.misleading.codes import COMPANION, OTHER_CLASS
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.links.misleading.word_lists import any_of
from gongkai.links.reading.page_texts import PageTexts

_COMPANION = re.compile(
    rf"的?(?:修[订改正]|新旧|前后|条文|政策|文件|主要)*(?P<noun>{any_of('companions')})"
)
"""What is written besides a document, and is no part of it."""


def judge_companion(
    index: DocumentIndex, link: DocumentLink, texts: PageTexts
) -> TargetVerdict | None:
    """Return what is wrong if a text names what goes with its target, and that is not there.

    It may be one of the files of the document, or stand on its page.
    """
    target = link.target
    is_document = target.kind in OFFICIAL and bool(target.numbers)
    if not is_document or link.file is not None or link.has_place:
        return None
    match = _COMPANION.fullmatch(_behind_title(link))
    if match is None:
        return None
    noun = match["noun"]
    said = [texts.of(address) for address in target.addresses.values()]
    said += [file.name for file in index.attachments.get(target.id, ())]
    if any(noun in one for one in (*target.whole, *said)):
        return None
    return TargetVerdict(OTHER_CLASS, COMPANION)


def _behind_title(link: DocumentLink) -> str:
    """Return what a text says behind the title of its target; nothing where it gives another."""
    mentions, forms = link.mentions, link.target.forms
    if mentions.titles:
        is_own = len(mentions.titles) == 1 and mentions.titles[0] in forms
        return mentions.outside if is_own else ""
    own = max((form for form in forms if mentions.rest.startswith(form)), key=len, default="")
    return mentions.rest[len(own) :] if own else ""
