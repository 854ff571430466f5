"""Links in a row behind names in a row, 节水和供气两份方案见[一]、[二]: each means its own name."""

from collections import Counter

from gongkai.links.misleading.codes import OTHER_TITLE
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.nearest_words import place_among
from gongkai.links.misleading.titles import shingles
from gongkai.links.misleading.verdict import TargetVerdict


def judge_order(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a link leads to the document of the name at another place.

    None where no one other document has the name at its own place in its title.
    """
    target = link.target
    listed = place_among(link) if link.mentions.is_weak and link.file is None else None
    if listed is None or link.has_place or target.id == link.page:
        return None
    names = [shingles(name) for name in listed.names]
    counts = Counter(part for name in names for part in name)
    own = [frozenset(part for part in name if counts[part] == 1) for name in names]
    if _place_of(target, own) in (None, listed.at):
        return None
    parts = [index.by_shingle.get(part, ()) for part in own[listed.at]]
    found = {name for names_of in parts if len(names_of) <= _MANY for name in names_of}
    right = [
        one
        for one in map(index.documents.__getitem__, sorted(found))
        if one.kind in OFFICIAL and one.id != link.page and _place_of(one, own) == listed.at
    ]
    right.sort(key=lambda one: -_said_in(one, own[listed.at]))
    is_sure = len(right) == 1 or (
        len(right) > 1 and _said_in(right[0], own[listed.at]) > _said_in(right[1], own[listed.at])
    )
    is_known = bool(right) and index.is_related(right[0], target)
    return TargetVerdict(OTHER_TITLE, right=(right[0],)) if is_sure and not is_known else None


_MANY = 40
"""Documents that may have a part of a name."""


def _place_of(document: IndexedDocument, names: list[frozenset[str]]) -> int | None:
    """Return at which place the only name stands of which a title has anything."""
    said = [at for at, name in enumerate(names) if _said_in(document, name)]
    return said[0] if len(said) == 1 else None


def _said_in(document: IndexedDocument, name: frozenset[str]) -> int:
    return max((len(name & title) for title in document.shingles), default=0)
