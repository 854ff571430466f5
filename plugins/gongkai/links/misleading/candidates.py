"""The candidates of a link: the documents that its text may mean, as far as a site has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import LEAST, LEAST_QUOTED
from gongkai.links.misleading.document_relations import relations_in, subjects
from gongkai.links.misleading.documents import IndexedDocument, ids, unique
from gongkai.links.misleading.mentions import Mentions, blanked
from gongkai.links.misleading.numbers import document_numbers_in, printed
from gongkai.links.misleading.titles import weight
from gongkai.model.numbers import DocumentNumber
from gongkai.model.titles import normal_form


@dataclass(frozen=True)
class Candidates:
    """The documents that a text names."""

    identified: tuple[IndexedDocument, ...] = ()
    """By number or index number."""
    titled: tuple[IndexedDocument, ...] = ()
    """By a title that is equal."""
    is_whole: bool = False
    """The whole text is the title, not only a part in marks."""
    relations: frozenset[str] = frozenset()
    """What the text says beside the title: an explanation of it, a draft."""
    numbers: tuple[DocumentNumber, ...] = ()
    index_numbers: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return all of them, first those that number and title agree on.

        A number may be a word of a title: the document of that title comes before what it cites.
        """
        both = [one for one in self.identified if one.id in ids(self.titled)]
        citing = [one for one in self.identified if one.cited & set(self.numbers)]
        return unique((*both, *citing, *self.identified, *self.titled))

    @property
    def printed(self) -> str:
        """Return the numbers that are known here, as readers write them."""
        return "、".join([*map(printed, self.numbers), *self.index_numbers])


def find_candidates(
    index: DocumentIndex, mentions: Mentions, numbers: Sequence[DocumentNumber]
) -> Candidates:
    """Return the documents that a text names; `numbers` are its own or those right behind it."""
    if index.names_of(mentions.spoken) and weight(mentions.spoken) >= LEAST_QUOTED:
        return Candidates(
            (), index.of_title(mentions.spoken), is_whole=True
        )  # numbers are its words
    known = tuple(number for number in numbers if index.of_number(number))
    identified = [one for number in known for one in index.of_number(number)]
    identified += [
        one for number in mentions.index_numbers for one in index.of_index_number(number)
    ]
    is_title = weight(mentions.rest) >= LEAST_QUOTED and not mentions.is_cut
    whole = index.of_title(mentions.rest) if is_title else ()
    whole = whole or tuple(one for one in identified if _is_title_of(mentions, one))
    if whole:
        return Candidates(
            unique(identified), whole, True, frozenset(), known, mentions.index_numbers
        )
    titled = [one for title in mentions.titles for one in index.of_title(title)]
    said = mentions.relations
    if not titled and not mentions.titles:
        titled, said = _within(index, mentions)
    return Candidates(
        unique(identified), unique(titled), False, said, known, mentions.index_numbers
    )


def without_words_of_title(
    index: DocumentIndex, mentions: Mentions, numbers: tuple[DocumentNumber, ...]
) -> tuple[DocumentNumber, ...]:
    """Return numbers without those that are words of the title that a text gives whole."""
    if not numbers or index.names_of(mentions.spoken):
        return ()
    several = numbers if len(numbers) > 1 else ()
    for one in (one for number in several for one in index.of_number(number)):
        if _is_title_of(mentions, one):
            return tuple(number for number in numbers if number not in one.cited)
    return numbers


def _is_title_of(mentions: Mentions, document: IndexedDocument) -> bool:
    """Return whether a text gives a title whole in which numbers of other documents stand."""
    return bool(document.cited) and mentions.rest in map(_without_numbers, document.titles)


def _without_numbers(title: str) -> str:
    """Return the normal form of a title without the numbers of documents in it."""
    found = document_numbers_in(title)
    return normal_form(blanked(title, [(one.start, one.end) for one in found]))


def _within(
    index: DocumentIndex, mentions: Mentions
) -> tuple[list[IndexedDocument], frozenset[str]]:
    """Return the documents whose title is a text but for a few words before or behind it."""
    rest = mentions.rest
    for part in subjects(rest):
        if index.names_of(part) and weight(part) >= LEAST:
            return list(index.of_title(part)), mentions.relations
    for start in range(min(_FEW, len(rest) - LEAST)):
        for end in (
            (len(rest), *range(len(rest) - _FEW // 2, len(rest))) if start == 0 else (len(rest),)
        ):
            part = rest[start:end]
            if index.names_of(part) and weight(part) >= LEAST:
                return list(index.of_title(part)), relations_in(f"{rest[:start]} {rest[end:]}")
    return [], mentions.relations


_FEW = 13
"""Characters that may stand before a title that is otherwise whole, 省政府办公厅发布."""
