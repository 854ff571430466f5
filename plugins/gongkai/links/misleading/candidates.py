"""The documents that the text of a link names, as far as a site has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.links.misleading.document_index import Document, Library, ids, unique
from gongkai.links.misleading.document_link import LEAST, LEAST_QUOTED
from gongkai.links.misleading.document_relations import senses, subjects
from gongkai.links.misleading.mentions import Named, printed
from gongkai.links.misleading.titles import weight
from gongkai.model.numbers import DocumentNumber


@dataclass(frozen=True)
class Wish:
    """The documents that a text names."""

    identified: tuple[Document, ...] = ()
    """By number or index number."""
    titled: tuple[Document, ...] = ()
    """By a title that is equal."""
    is_whole: bool = False
    """The whole text is the title, not only a part in marks."""
    senses: frozenset[str] = frozenset()
    """What the text says beside the title: an explanation of it, a draft."""
    numbers: tuple[DocumentNumber, ...] = ()
    indexes: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return all of them, first those that number and title agree on.

        A number may be a word of a title: the document of that title comes before what it cites.
        """
        both = [one for one in self.identified if one.id in ids(self.titled)]
        citing = [one for one in self.identified if one.cited & set(self.numbers)]
        return unique((*both, *citing, *self.identified, *self.titled))

    @property
    def printed(self) -> str:
        """Return the numbers that are known here, as readers write them."""
        return "、".join([*map(printed, self.numbers), *self.indexes])


def read_wish(library: Library, named: Named, numbers: Sequence[DocumentNumber]) -> Wish:
    """Return the documents that a text names; `numbers` are its own or those right behind it."""
    if library.names_of(named.spoken) and weight(named.spoken) >= LEAST_QUOTED:
        return Wish((), library.of_title(named.spoken), is_whole=True)  # numbers are its words
    known = tuple(number for number in numbers if library.of_number(number))
    identified = [one for number in known for one in library.of_number(number)]
    identified += [one for index in named.indexes for one in library.of_index(index)]
    is_title = weight(named.rest) >= LEAST_QUOTED and not named.is_cut
    whole = library.of_title(named.rest) if is_title else ()
    if whole:
        return Wish(unique(identified), whole, True, frozenset(), known, named.indexes)
    titled = [one for title in named.titles for one in library.of_title(title)]
    said = named.senses
    if not titled and not named.titles:
        titled, said = _within(library, named)
    return Wish(unique(identified), unique(titled), False, said, known, named.indexes)


def _within(library: Library, named: Named) -> tuple[list[Document], frozenset[str]]:
    """Return the documents whose title is a text but for a few words before or behind it."""
    rest = named.rest
    for part in subjects(rest):
        if weight(part) >= LEAST and library.names_of(part):
            return list(library.of_title(part)), named.senses
    for start in range(min(_FEW, len(rest) - LEAST)):
        for end in (
            (len(rest), *range(len(rest) - _FEW // 2, len(rest))) if start == 0 else (len(rest),)
        ):
            part = rest[start:end]
            if weight(part) >= LEAST and library.names_of(part):
                return list(library.of_title(part)), senses(f"{rest[:start]} {rest[end:]}")
    return [], named.senses


_FEW = 13
"""Signs that may stand before a title that is otherwise whole, 省政府办公厅发布."""
