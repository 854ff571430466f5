"""Files of one record that a text names alike, 示意图: words before a link tell which is meant."""

from collections.abc import Iterable

from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_link import DocumentLink, shingles_of
from gongkai.links.misleading.documents import IndexedAttachment
from gongkai.links.misleading.titles import is_short_for, shingles


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
