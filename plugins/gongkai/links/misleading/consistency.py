"""What links say against one another, where nothing is known of what they lead to (T4)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.links.misleading.mentions import Mentions
from gongkai.links.misleading.titles import is_short_for, shingles, weight
from gongkai.links.reading.link import PageLink


@dataclass(frozen=True, slots=True)
class UncheckedLink:
    """A link that names something, to a target of which the site knows nothing."""

    link: PageLink
    mentions: Mentions
    target: str
    """Where it leads, fragment and all."""
    edition: str = ""
    """In which edition the link stands: each may lead to its own form of a document."""
    is_said: bool = False
    """Whether the page there says the same of itself in its title."""

    @property
    def key(self) -> str:
        """Return what it names: its numbers, else its title."""
        numbers = sorted(map(str, self.mentions.numbers))
        return "\n".join(numbers) if numbers else self.mentions.rest


_LEAST, _LEAST_PLAIN = 8, 14
"""Characters from which a title, quoted or not, names one document and not a sort of them."""
_OFTEN = 2
"""How many times as often a link must lead elsewhere before the rarer one is suspect."""


def is_specific(mentions: Mentions) -> bool:
    """Return whether a text names one document wherever it stands."""
    if mentions.numbers:
        return True
    quoted = max(map(weight, mentions.titles), default=0)
    return quoted >= _LEAST or weight(mentions.rest) >= _LEAST_PLAIN


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link that leads elsewhere than most of the same text."""

    link: PageLink
    other: str
    pages: int
    """On how many pages the text leads to the other address."""


def find_elsewhere(links: Iterable[UncheckedLink]) -> Iterator[Elsewhere]:
    """Yield the links whose text leads to another address on at least twice as many pages."""
    found: dict[tuple[str, str], list[UncheckedLink]] = defaultdict(list)
    for one in links:
        found[one.edition, one.key].append(one)
    for same in found.values():
        counts = Counter(target for target, _ in {(one.target, one.link.page) for one in same})
        (chief, most), *others = counts.most_common()
        rare = {target for target, count in others if most >= _OFTEN * count}
        for one in same:
            if one.target in rare and not one.is_said:
                yield Elsewhere(one.link, chief, most)


@dataclass(frozen=True, slots=True)
class SharedTarget:
    """A link that has the address of another document on the same page."""

    link: PageLink
    other: str
    """The text of the other link."""


def find_shared(links: Iterable[UncheckedLink]) -> Iterator[SharedTarget]:
    """Yield the links of a page that name different documents and have one address.

    Rows of one table share its page; each has a fragment of its own.
    """
    found: dict[tuple[str, str, str], list[UncheckedLink]] = defaultdict(list)
    for one in links:
        fragment = one.link.href.partition("#")[2]
        found[one.link.page, one.target, fragment].append(one)
    for same in found.values():
        first = same[0]
        seen: set[str] = set()
        for one in same[1:]:
            if one.key not in seen and are_different(first.mentions, one.mentions):
                seen.add(one.key)
                yield SharedTarget(one.link, first.link.text)


def are_different(one: Mentions, other: Mentions) -> bool:
    """Return whether two texts cannot name one document."""
    if one.numbers and other.numbers:
        is_one_title = bool(one.rest and other.rest) and _alike(one.rest, other.rest)
        return not set(one.numbers) & set(other.numbers) and not is_one_title
    if one.numbers or other.numbers:
        return False
    return not _alike(one.rest, other.rest)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    if is_short_for(one, other) or is_short_for(other, one):
        return True
    first, second = shingles(one), shingles(other)
    shared = len(first & second)
    return 2 * shared > (len(first) + len(second)) / 2
