"""One link judged: what its text names against what it leads to.

Numbers come before titles, titles that are equal before titles that are alike, and what is alike
is only ever ranked. Whatever speaks for the link ends the matter; an error needs two signs
against it.
"""

import re
from collections.abc import Sequence

from gongkai.links.misleading.candidates import Wish, read_wish
from gongkai.links.misleading.document_index import Document, Library, flat, ids, unique
from gongkai.links.misleading.document_link import (
    LEAST_OUTSIDE,
    LEAST_QUOTED,
    SAYS_ALL,
    SAYS_MOST,
    Link,
    cover_by,
    cover_of,
    cover_of_file,
    phrase_of,
)
from gongkai.links.misleading.document_relations import senses
from gongkai.links.misleading.judging_by_context import judge_by_row
from gongkai.links.misleading.mentions import mentions, number_beside, printed
from gongkai.links.misleading.title_similarity import (
    ALIKE,
    MARGIN_OF_ALL,
    QUOTED_ALIKE,
    counts,
    is_abbreviation,
    judge_by_likeness,
    nearer,
)
from gongkai.links.misleading.titles import grams, weight
from gongkai.links.misleading.verdict import (
    AGREES,
    OTHER_PAPER,
    OTHER_TITLE,
    UNKNOWN,
    UNKNOWN_NUMBER,
    WRONG_NUMBER,
    Verdict,
    doubtful,
)
from gongkai.model.numbers import DocumentNumber


def judge(library: Library, link: Link) -> Verdict:
    """Return what is wrong with a link, if anything is known of it."""
    named = link.named
    if named.is_weak:
        return judge_by_row(library, link)
    if named.spoken in link.target.forms or (named.is_cut and _begins(link.target, named.rest)):
        return _narrowed(library, link) or AGREES
    beside = () if named.numbers else number_beside(link.text, link.context)
    numbers = _without_cited(link, named.numbers or beside)
    wish = read_wish(library, named, numbers)
    if any(link.target.bears(number) for number in numbers) or (
        link.target.index and link.target.index in named.indexes
    ):
        return _sense(library, link, wish) or AGREES
    if _is_one_of_several(library, link, wish):
        return AGREES
    if link.target.id in ids(wish.documents):
        return _number_of_title(library, link, wish) or _sense(library, link, wish) or AGREES
    if any(library.is_of_matter(one, link.target) for one in wish.documents):
        return AGREES
    for one in wish.documents:
        if library.is_related(one, link.target):
            return _related(library, link, wish)
    if wish.identified:
        return _other_number(library, link, wish)
    if numbers and not wish.documents:
        return _unknown_number(library, link, numbers, is_own=not beside)
    if wish.documents:
        return _other_title(library, link, wish)
    return judge_by_likeness(library, link)


def says_number(text: str, document: Document) -> bool:
    """Tell whether a text gives the number of a document as printed, and no other one."""
    number = document.number
    if not number or text.count("号") != 1 or number not in text:
        return False
    before = text[: text.index(number)][-1:]
    return not "\u3400" <= before <= "\u9fff"


def _without_cited(link: Link, numbers: tuple[DocumentNumber, ...]) -> tuple[DocumentNumber, ...]:
    """Return numbers without those in the title of the target, if the text says more than them."""
    if weight(link.named.rest) < LEAST_OUTSIDE:
        return numbers
    return tuple(one for one in numbers if one not in link.target.cited)


def _begins(document: Document, cut: str) -> bool:
    return any(form.startswith(cut) for form in document.forms)


def _narrowed(library: Library, link: Link) -> Verdict | None:
    """Return what is wrong if many bear the title, and the row has a number that is another's."""
    same = ids(library.of_title(link.named.spoken))
    if len(same) < 2 or link.named.numbers:
        return None
    numbers = flat(one.numbers for one in mentions(link.context))
    meant = unique(one for number in numbers for one in library.of_number(number))
    if not meant or link.target.id in ids(meant) or not set(ids(meant)) <= set(same):
        return None
    return doubtful(WRONG_NUMBER, "、".join(map(printed, numbers)), meant)


def _is_one_of_several(library: Library, link: Link, wish: Wish) -> bool:
    """Tell whether a text quotes several titles, and the target bears one of them."""
    titles = link.named.titles
    if len(titles) < 2:
        return False
    covers = (library.compare(grams(title), link.target).cover for title in titles)
    return link.target.id in ids(wish.titled) or max(covers) >= SAYS_ALL


def _sense(library: Library, link: Link, wish: Wish) -> Verdict | None:
    """Return what is wrong if the text says “explanation of X”, and the link leads to X itself."""
    said = wish.senses & _OF_PAPERS
    if not said or said & link.target.does:
        return None
    around = [
        library.documents[name]
        for name in sorted(library.about.get(link.target.id, ()))
        if library.documents[name].about[link.target.id] & said
    ]
    return Verdict(OTHER_PAPER, right=tuple(around)) if around else None


_OF_PAPERS = frozenset({"explains", "drafts", "answers", "corrects", "prepares"})
"""Senses that name a paper of their own: who writes them means that paper."""


def _related(library: Library, link: Link, wish: Wish) -> Verdict:
    """Judge a link to a paper about a document that its text names, or the other way round."""
    said = wish.senses | senses(link.context.replace(link.text, " ", 1))
    for one in wish.documents:
        if said & (link.target.about.get(one.id, frozenset()) | link.target.senses):
            return AGREES
        if said & one.about.get(link.target.id, frozenset()):
            return AGREES
    if not wish.is_whole and _says_more(link, wish):
        cover = cover_of(library, link)
        if cover >= SAYS_ALL or cover > max(cover_by(library, link, one) for one in wish.documents):
            return AGREES
    return Verdict(OTHER_PAPER, wish.printed, wish.documents)


def _says_more(link: Link, wish: Wish) -> bool:
    """Tell whether a text says more than the titles and numbers in it."""
    named = link.named
    return bool(wish.senses) or weight(named.outside) >= LEAST_OUTSIDE or not named.titles


def _number_of_title(library: Library, link: Link, wish: Wish) -> Verdict | None:
    """Judge a link whose title is right: the number behind the title may be another's."""
    numbers = link.named.numbers
    if len(numbers) != 1 or not link.target.numbers or not _ends_in_number(link.text):
        return None
    if wish.identified:
        if any(library.is_related(link.target, one) for one in wish.identified):
            return None
        return doubtful(WRONG_NUMBER, wish.printed, wish.identified)
    return None if link.target.does & _OF_OTHERS else doubtful(UNKNOWN_NUMBER, printed(numbers[0]))


def _ends_in_number(text: str) -> bool:
    """Tell whether a text ends in a number in brackets: it is the number of the title before."""
    return re.search(r"号\s*[)）\]】]?\s*[》”]?\s*$", text) is not None


def _other_number(library: Library, link: Link, wish: Wish) -> Verdict:
    """Judge a link whose text gives a number that another document bears."""
    if weight(link.named.rest) >= LEAST_QUOTED and not wish.titled:
        cover = cover_of(library, link)
        if cover >= SAYS_MOST:
            apposed = _ends_in_number(link.text) and link.target.numbers
            others = max((cover_by(library, link, one) for one in wish.identified), default=0.0)
            if others > cover:
                return Verdict(WRONG_NUMBER, wish.printed, wish.documents)
            return doubtful(WRONG_NUMBER, wish.printed, wish.documents) if apposed else AGREES
    return Verdict(WRONG_NUMBER, wish.printed, wish.documents)


def _unknown_number(
    library: Library, link: Link, numbers: Sequence[DocumentNumber], *, is_own: bool
) -> Verdict:
    """Judge a link whose text gives a number that no document here bears."""
    target, named = link.target, link.named
    is_foreign = target.does & _OF_OTHERS and not any(map(_is_of_a_government, numbers))
    title = phrase_of(named) if named.titles else ""
    says_other = title and library.compare(grams(title), target).cover < _HARDLY
    if not target.numbers or (is_foreign and not says_other):
        return UNKNOWN
    shown = "、".join(map(printed, numbers))
    title_agrees = weight(named.rest) >= LEAST_QUOTED and (
        cover_of(library, link) >= SAYS_MOST or is_abbreviation(named.rest, target)
    )
    if title_agrees and is_own and not _ends_in_number(link.text):
        return AGREES
    if title_agrees or not is_own or target.does & _OF_OTHERS:
        return doubtful(UNKNOWN_NUMBER, shown)
    better = nearer(library, link, phrase_of(named), QUOTED_ALIKE)
    return Verdict(UNKNOWN_NUMBER, shown, better)


def _is_of_a_government(number: DocumentNumber) -> bool:
    """Tell whether a number is that of a local government: those pass on nothing to one another."""
    return re.match(r"(?![国中])[\u4e00-\u9fff]{1,3}?[府政]", number.prefix) is not None


_HARDLY = 0.5
"""A title of which less than this share is said is another one."""
_OF_OTHERS = frozenset({"forwards", "explains"})
"""Senses of papers that are rightly linked under the number of what another government made."""


def _other_title(library: Library, link: Link, wish: Wish) -> Verdict:
    """Judge a link whose text is, or quotes, the title of another document."""
    named = link.named
    cover = cover_of(library, link)
    if not wish.is_whole and cover >= SAYS_MOST:
        others = max(cover_by(library, link, one) for one in wish.titled)
        miscounted = counts(named.rest) - counts(*link.target.forms)
        if cover > others - MARGIN_OF_ALL and not miscounted:
            return AGREES
    if link.file and cover_of_file(library, link) >= ALIKE:
        return AGREES
    if weight(named.rest) < LEAST_QUOTED and max(map(weight, named.titles), default=0) < 6:
        return UNKNOWN
    return Verdict(OTHER_TITLE, right=wish.titled)
