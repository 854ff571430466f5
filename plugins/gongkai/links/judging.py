"""One link judged: what its text names against what it leads to.

Numbers come before titles, titles that are equal before titles that are alike, and what is alike
is only ever ranked. Whatever speaks for the link ends the matter; an error needs two signs
against it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gongkai.links.library import Attachment, Document, Library, Ranked
from gongkai.links.named import Named, mentions, number_beside, read_named, wants_original
from gongkai.links.senses import senses, subjects
from gongkai.links.titles import grams, is_chinese, is_short_for, normal, weight
from gongkai.links.verdict import (
    AGREES,
    OTHER_PAPER,
    OTHER_TITLE,
    OTHER_YEAR,
    UNKNOWN,
    UNKNOWN_NUMBER,
    WRONG_NUMBER,
    Verdict,
    doubtful,
)
from gongkai.model.numbers import DocumentNumber

T = TypeVar("T")
_SAYS_ALL = 0.98
"""A title that holds all of a text is what the text means, unless another is equal to it."""
_SAYS_MOST = 0.8
_ALIKE = 0.75
_QUOTED_ALIKE = 0.6
"""The least share of a text that the title of another document must say."""
_MARGIN = 0.12
"""How much more of a text the other title must say than that of the target."""
_MARGIN_OF_ALL = 0.04
"""The same where the other title says all of the text, or the text all of the other title."""
_IS_WHOLE = 0.9
_LEAST_OUTSIDE, _LEAST_QUOTED, _LEAST = 4, 6, 8
"""Signs below which a text is too short to be compared (an English word is two)."""
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}[省市区县镇]")
_AIDS = re.compile(
    "申请表|表格|样表|附表|指南|系统|平台|入口|名单|清单|一览表|流程|地图|视频|二维码|"
    r"\b(?:form|guide|list|map|table|system|portal|website)\b"
)
"""What a sentence on a document may lead to instead of it."""


@dataclass(frozen=True)
class Link:
    """One link, with where it leads as far as the site's own records go."""

    text: str
    context: str
    """What stands around it that may say what it means."""
    named: Named
    """What its text names."""
    target: Document
    page: str = ""
    """The record on whose page it stands."""
    file: Attachment | None = None
    """The attachment that it leads to, if it leads to one."""


def judge(library: Library, link: Link) -> Verdict:
    """Return what is wrong with a link, if anything is known of it."""
    named = link.named
    if named.is_weak:
        return _weak(library, link)
    if named.spoken in link.target.forms or (named.is_cut and _begins(link.target, named.rest)):
        return _narrowed(library, link) or AGREES
    beside = () if named.numbers else number_beside(link.text, link.context)
    numbers = tuple(one for one in named.numbers or beside if one not in link.target.cited)
    wish = _wish(library, named, numbers)
    if any(_bears(link.target, number) for number in numbers) or (
        link.target.index and link.target.index in named.indexes
    ):
        return _sense(library, link, wish) or AGREES
    if _is_one_of_several(library, link, wish):
        return AGREES
    if link.target.id in _ids(wish.documents):
        return _number_of_title(library, link, wish) or _sense(library, link, wish) or AGREES
    for one in wish.documents:
        if library.is_related(one, link.target):
            return _related(library, link, wish)
    if wish.identified:
        return _other_number(library, link, wish)
    if numbers and not wish.documents:
        return _unknown_number(library, link, numbers, is_own=not beside)
    if wish.documents:
        return _other_title(library, link, wish)
    return _alike(library, link)


def _begins(document: Document, cut: str) -> bool:
    return any(form.startswith(cut) for form in document.forms)


def _narrowed(library: Library, link: Link) -> Verdict | None:
    """Return what is wrong if many bear the title, and the number in the row is not the target's."""
    same = _ids(library.of_title(link.named.spoken))
    if len(same) < 2 or link.named.numbers:  # noqa: PLR2004
        return None
    numbers = _flat(one.numbers for one in mentions(link.context))
    meant = _unique(one for number in numbers for one in library.of_number(number))
    if not meant or link.target.id in _ids(meant) or not set(_ids(meant)) <= set(same):
        return None
    return doubtful(WRONG_NUMBER, "、".join(map(printed, numbers)), meant)


@dataclass(frozen=True)
class _Wish:
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
        both = [one for one in self.identified if one.id in _ids(self.titled)]
        return _unique((*both, *self.identified, *self.titled))

    @property
    def printed(self) -> str:
        return "、".join([*map(printed, self.numbers), *self.indexes])


def _wish(library: Library, named: Named, numbers: Sequence[DocumentNumber]) -> _Wish:
    known = tuple(number for number in numbers if library.of_number(number))
    identified = [one for number in known for one in library.of_number(number)]
    identified += [one for index in named.indexes for one in library.of_index(index)]
    is_title = weight(named.rest) >= _LEAST_QUOTED and not named.is_cut
    whole = library.of_title(named.rest) if is_title else ()
    if whole:
        return _Wish(_unique(identified), whole, True, frozenset(), known, named.indexes)
    titled = [one for title in named.titles for one in library.of_title(title)]
    said = named.senses
    if not titled and not named.titles:
        titled, said = _within(library, named)
    return _Wish(_unique(identified), _unique(titled), False, said, known, named.indexes)


def _within(library: Library, named: Named) -> tuple[list[Document], frozenset[str]]:
    """Return the documents whose title is a text but for a few words before or behind it."""
    rest = named.rest
    for part in subjects(rest):
        if weight(part) >= _LEAST and library.names_of(part):
            return list(library.of_title(part)), named.senses
    for start in range(min(_FEW, len(rest) - _LEAST)):
        for end in (len(rest), *range(len(rest) - _FEW // 2, len(rest))) if start == 0 else (len(rest),):
            part = rest[start:end]
            if weight(part) >= _LEAST and library.names_of(part):
                return list(library.of_title(part)), senses(f"{rest[:start]} {rest[end:]}")
    return [], named.senses


_FEW = 13
"""Signs that may stand before a title that is otherwise whole, 省政府办公厅发布."""


def _is_one_of_several(library: Library, link: Link, wish: _Wish) -> bool:
    """Tell whether a text quotes several titles, and the target bears one of them."""
    titles = link.named.titles
    if len(titles) < 2:  # noqa: PLR2004
        return False
    covers = (library.compare(grams(title), link.target).cover for title in titles)
    return link.target.id in _ids(wish.titled) or max(covers) >= _SAYS_ALL


def _bears(document: Document, number: DocumentNumber) -> bool:
    """Tell whether a document bears a number, perhaps typed in part (令 with and without year)."""
    for own in document.numbers:
        if own == number or own.matches(number) or number.matches(own):
            return True
        is_order = own.prefix.endswith("令") and number.prefix.endswith("令")
        if is_order and own.order == number.order and not (own.year and number.year):
            return own.year != number.year or own.prefix.endswith(number.prefix.removeprefix("省"))
    return False


def _sense(library: Library, link: Link, wish: _Wish) -> Verdict | None:
    """Return what is wrong if the text says “explanation of X”, and the link leads to X itself."""
    said = wish.senses & _OF_PAPERS
    if not said or said & _senses_of(link.target):
        return None
    around = [
        library.documents[name]
        for name in sorted(library.about.get(link.target.id, ()))
        if library.documents[name].about[link.target.id] & said
    ]
    return Verdict(OTHER_PAPER, right=tuple(around)) if around else None


_OF_PAPERS = frozenset({"explains", "drafts", "answers", "corrects", "prepares"})
"""Senses that name a paper of their own: who writes them means that paper."""


def _senses_of(document: Document) -> frozenset[str]:
    return document.senses.union(*document.about.values())


def _related(library: Library, link: Link, wish: _Wish) -> Verdict:
    """Judge a link to a paper about a document that its text names, or the other way round."""
    said = wish.senses | senses(link.context.replace(link.text, " ", 1))
    for one in wish.documents:
        if said & (link.target.about.get(one.id, frozenset()) | link.target.senses):
            return AGREES
        if said & one.about.get(link.target.id, frozenset()):
            return AGREES
    if not wish.is_whole and _says_more(link, wish):
        cover = _cover(library, link)
        if cover >= _SAYS_ALL or cover > max(_covers(library, link, one) for one in wish.documents):
            return AGREES
    return Verdict(OTHER_PAPER, wish.printed, wish.documents)


def _says_more(link: Link, wish: _Wish) -> bool:
    """Tell whether a text says more than the titles and numbers in it."""
    named = link.named
    return bool(wish.senses) or weight(named.outside) >= _LEAST_OUTSIDE or not named.titles


def _number_of_title(library: Library, link: Link, wish: _Wish) -> Verdict | None:
    """Judge a link whose title is right: the number behind the title may be another's."""
    numbers = link.named.numbers
    if len(numbers) != 1 or not link.target.numbers or not _ends_in_number(link.text):
        return None
    if wish.identified:
        same_title = set(_ids(wish.identified)) <= set(_ids(wish.titled))
        code_of = WRONG_NUMBER
        if not same_title and any(library.is_related(link.target, o) for o in wish.identified):
            return None
        return doubtful(code_of, wish.printed, wish.identified)
    return doubtful(UNKNOWN_NUMBER, printed(numbers[0]), ())


def _ends_in_number(text: str) -> bool:
    """Tell whether a text ends in a number in brackets: it is the number of the title before."""
    return re.search(r"号\s*[)）\]】]?\s*[》”]?\s*$", text) is not None


def _other_number(library: Library, link: Link, wish: _Wish) -> Verdict:
    """Judge a link whose text gives a number that another document bears."""
    if weight(link.named.rest) >= _LEAST_QUOTED and not wish.titled:
        cover = _cover(library, link)
        if cover >= _SAYS_MOST:
            apposed = _ends_in_number(link.text) and link.target.numbers
            others = max((_covers(library, link, one) for one in wish.identified), default=0.0)
            if others > cover:
                return Verdict(WRONG_NUMBER, wish.printed, wish.documents)
            return doubtful(WRONG_NUMBER, wish.printed, wish.documents) if apposed else AGREES
    return Verdict(WRONG_NUMBER, wish.printed, wish.documents)


def _unknown_number(
    library: Library, link: Link, numbers: Sequence[DocumentNumber], *, is_own: bool
) -> Verdict:
    """Judge a link whose text gives a number that no document here bears."""
    target, named = link.target, link.named
    if not target.numbers or (
        _senses_of(target) & _OF_OTHERS and not any(map(_is_of_a_government, numbers))
    ):
        return UNKNOWN
    shown = "、".join(map(printed, numbers))
    title_agrees = weight(named.rest) >= _LEAST_QUOTED and (
        _cover(library, link) >= _SAYS_MOST or _is_abbreviation(named.rest, target)
    )
    if title_agrees and is_own and not _ends_in_number(link.text):
        return AGREES
    if title_agrees or not is_own or _senses_of(target):
        return doubtful(UNKNOWN_NUMBER, shown, ())
    better = _better(library, link, _phrase(named), _QUOTED_ALIKE)
    return Verdict(UNKNOWN_NUMBER, shown, better)


def _is_of_a_government(number: DocumentNumber) -> bool:
    """Tell whether a number is that of a local government: those pass on nothing to one another."""
    return re.match(r"(?![国中])[\u4e00-\u9fff]{1,3}?[府政]", number.prefix) is not None


_OF_OTHERS = frozenset({"forwards", "explains"})
"""Senses of papers that are rightly linked under the number of what another government made."""


def _other_title(library: Library, link: Link, wish: _Wish) -> Verdict:
    """Judge a link whose text is, or quotes, the title of another document."""
    named = link.named
    cover = _cover(library, link)
    if not wish.is_whole and cover >= _SAYS_MOST:
        others = max(_covers(library, link, one) for one in wish.titled)
        miscounted = _counts(named.rest) - _counts(*link.target.forms)
        if cover > others - _MARGIN_OF_ALL and not miscounted:
            return AGREES
    if any(_is_with_place(form, named.rest) for form in link.target.forms):
        return AGREES
    if link.file and _cover_of_file(library, link) >= _ALIKE:
        return AGREES
    if weight(named.rest) < _LEAST_QUOTED and max(map(weight, named.titles), default=0) < 6:
        return UNKNOWN
    return Verdict(OTHER_TITLE, right=wish.titled)


def _is_with_place(form: str, rest: str) -> bool:
    """Tell whether a title is a text with no more than a place before it."""
    before = form.removesuffix(rest)
    return before != form and _PLACE.fullmatch(before) is not None


def _alike(library: Library, link: Link) -> Verdict:
    """Judge a link whose text is no title: is another title much more like it?"""
    named, target = link.named, link.target
    phrase = _phrase(named)
    least = _LEAST_QUOTED if named.titles else _LEAST
    if weight(phrase) < least or not _in_language(phrase, target):
        return UNKNOWN
    if _is_abbreviation(phrase, target):
        return AGREES
    if link.file and _cover_of_file(library, link) >= _ALIKE:
        return AGREES
    wanted = grams(phrase)
    here = library.compare(wanted, target)
    other_year = _other_year(library, link, phrase)
    if other_year is not None:
        return other_year
    if here.cover >= _SAYS_ALL:
        return AGREES
    better = _better(library, link, phrase, _QUOTED_ALIKE if named.titles else _ALIKE)
    if better:
        if any(library.is_related(one, target) for one in better) and named.senses:
            return AGREES
        return Verdict(OTHER_TITLE, right=better)
    return AGREES if here.cover >= _SAYS_MOST else UNKNOWN


def _better(
    library: Library, link: Link, phrase: str, least: float
) -> tuple[Document, ...]:
    """Return the documents whose titles say clearly more of a phrase than the target's."""
    if weight(phrase) < _LEAST_QUOTED:
        return ()
    here = library.compare(grams(phrase), link.target)
    ranked = library.nearest(phrase)
    counted = _counts(phrase)
    is_miscounted = bool(counted - _counts(*link.target.forms))
    better = (
        one.document
        for one in ranked
        if one.document.id != link.target.id
        and max(one.cover, one.likeness) >= least
        and one.cover > here.cover
        and (
            (is_miscounted and counted <= _counts(*one.document.forms))
            or one.cover >= here.cover + _margin(one)
        )
        and one.likeness > here.likeness
        and _names_same_thing(phrase, one.document)
        and one.document.years >= link.named.years & ranked[0].document.years
    )
    return _plainest(better, link.named)


def _margin(other: Ranked) -> float:
    is_whole = other.cover >= _SAYS_ALL or other.likeness >= _IS_WHOLE
    return _MARGIN_OF_ALL if is_whole else _MARGIN


def _counts(*forms: str) -> frozenset[str]:
    """Return the numbers in titles, which are all that tells 第二批 from 第三批."""
    return frozenset(count for form in forms for count in _COUNTS.findall(form))


_COUNTS = re.compile(r"第[一二三四五六七八九十百]+|\d+|(?<![a-z])[ivx]+(?![a-z])")


def _plainest(documents: Iterable[Document], named: Named) -> tuple[Document, ...]:
    """Return documents with those first that are about no other one, unless the text says so."""
    return tuple(sorted(documents, key=lambda one: bool(_senses_of(one) - named.senses)))


def _names_same_thing(phrase: str, document: Document) -> bool:
    """Tell whether a title has the word in which a Chinese phrase ends: an 申请表 is no 办法."""
    return not is_chinese(phrase[-1:]) or any(phrase[-2:] in form for form in document.whole)


def _other_year(library: Library, link: Link, phrase: str) -> Verdict | None:
    """Judge years: yearly papers differ in nothing else."""
    years, target = link.named.years, link.target
    if not years or not target.years or years & target.years:
        return None
    bare = re.sub(r"(?:19|20)\d\d(?=年|\b)", "", phrase)
    here = library.compare(grams(bare), target)
    right = _plainest(
        (
            one.document
            for one in library.nearest(phrase)
            if one.document.years & years and max(one.cover, one.likeness) >= _ALIKE
        ),
        link.named,
    )
    least = _QUOTED_ALIKE if right else _ALIKE
    if max(here.cover, here.likeness) < least or weight(bare) < _LEAST_OUTSIDE:
        return None
    if not right and target.dated in years:
        return None
    return Verdict(OTHER_YEAR, "、".join(map(str, sorted(years))), right)


def _weak(library: Library, link: Link) -> Verdict:
    """Judge a link whose text says nothing, by the row, list item or sentence around it."""
    if link.target.id == link.page or not link.context or link.context == link.text:
        return UNKNOWN
    near = number_beside(link.text, link.context)
    found = [one for one in mentions(link.context) if near or not one.is_basis]
    if not found and wants_original(link.text):
        found = list(mentions(link.context))
    numbers = near or _flat(one.numbers for one in found)
    titles = () if near else _flat(one.titles for one in found)
    by_number = _unique(one for number in numbers for one in library.of_number(number))
    by_title = _unique(one for title in titles for one in library.of_title(title))
    by_number = tuple(one for one in by_number if one.id != link.page)
    by_title = tuple(one for one in by_title if one.id != link.page)
    target = link.target
    known = tuple(number for number in numbers if library.of_number(number))
    if any(_bears(target, number) for number in numbers):
        return AGREES
    shown = "、".join(map(printed, known))
    if target.id in _ids(by_title):
        narrower = by_number and set(_ids(by_number)) <= set(_ids(by_title))
        return doubtful(WRONG_NUMBER, shown, by_number) if narrower else AGREES
    both = tuple(one for one in by_number if one.id in _ids(by_title))
    wish = _unique((*both, *by_number, *by_title))
    if not wish:
        return UNKNOWN
    if any(library.is_related(one, target) for one in wish):
        said = senses(link.text) | senses(link.context)
        says_so = said & (_senses_of(target) | wish[0].about.get(target.id, frozenset()))
        is_sure = len(both) == 1 or (by_number and _says_only_number(link))
        return Verdict(OTHER_PAPER, shown, wish) if is_sure and not says_so else UNKNOWN
    if link.file is not None and link.file.record in (link.page, *_ids(wish)):
        return UNKNOWN
    if _asks_for_aid(link) and not target.numbers:
        return UNKNOWN
    if both:
        return Verdict(WRONG_NUMBER, shown, _unique((*both, *wish)))
    around = grams_of(link.context)
    if any(title and _share(library, title, around) >= _SAYS_MOST for title in target.grams):
        return AGREES
    if not target.numbers and not _says_only_number(link):
        return UNKNOWN
    if by_number:
        return doubtful(WRONG_NUMBER, shown, wish)
    return Verdict(OTHER_TITLE, right=wish)


def _asks_for_aid(link: Link) -> bool:
    """Tell whether the clause that ends in the link speaks of a form or list, and no document."""
    clause = re.split(r"[，。；,;]", link.context.partition(link.text)[0])[-1]
    return _AIDS.search(clause.casefold()) is not None and not read_named(clause).numbers


def _says_only_number(link: Link) -> bool:
    """Tell whether nothing but a number stands around a link: it can mean nothing else."""
    return weight(read_named(link.context.replace(link.text, " ")).rest) < _LEAST_OUTSIDE


def grams_of(text: str) -> frozenset[str]:
    """Return what the whole of a text is compared by."""
    return grams(normal(text))


def _share(library: Library, title: frozenset[str], around: frozenset[str]) -> float:
    return sum(map(library.rare, title & around)) / (sum(map(library.rare, title)) or 1.0)


def _phrase(named: Named) -> str:
    """Return the part of a text that may be a title: the longest in marks, else all of it."""
    return max(named.titles, key=len, default="") or named.rest


def _cover(library: Library, link: Link) -> float:
    return _covers(library, link, link.target)


def _covers(library: Library, link: Link, document: Document) -> float:
    return library.compare(grams(link.named.rest), document).cover


def _cover_of_file(library: Library, link: Link) -> float:
    if link.file is None:
        return 0.0
    wanted = grams(link.named.rest)
    return _share(library, wanted, grams_of(link.file.title))


def _is_abbreviation(phrase: str, target: Document) -> bool:
    """Tell whether a phrase leaves out signs of the target's title, its digits kept whole."""
    digits = set(re.findall(r"\d+", phrase))
    return any(
        is_short_for(phrase, form) and digits <= set(re.findall(r"\d+", form))
        for form in target.forms
    )


def _in_language(phrase: str, document: Document) -> bool:
    """Tell whether a document has a title in the language of a phrase."""
    return any(is_chinese(phrase) == is_chinese(form) for form in document.whole)


def printed(number: DocumentNumber) -> str:
    """Return a number as offices print it."""
    if number.year is None:
        return f"{number.prefix}第{number.order}号"
    return f"{number.prefix}〔{number.year}〕{number.order}号"


def _ids(documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(one.id for one in documents)


def _unique(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple({one.id: one for one in documents}.values())


def _flat(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))
