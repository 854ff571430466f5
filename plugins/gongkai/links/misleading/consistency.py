"""What links say against one another, where nothing is known of what they lead to (T4)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.links.misleading.mentions import Named
from gongkai.links.misleading.titles import grams, is_short_for, weight
from gongkai.links.reading.use import Use


@dataclass(frozen=True, slots=True)
class Unsure:
    """A link that names something, to a target of which the site knows nothing."""

    use: Use
    named: Named
    target: str
    """Where it leads, fragment and all."""
    edition: str = ""
    """In which edition the link stands: each may lead to its own form of a document."""
    is_said: bool = False
    """Whether the page there says the same of itself in its title."""

    @property
    def key(self) -> str:
        """Return what it names: its numbers, else its title."""
        numbers = sorted(map(str, self.named.numbers))
        return "\n".join(numbers) if numbers else self.named.rest


_LEAST, _LEAST_PLAIN = 8, 14
"""Signs from which a title, quoted or not, names one document and not a sort of them."""
_OFTEN = 2
"""How many times as often a link must lead elsewhere before the rarer one is suspect."""


def is_specific(named: Named) -> bool:
    """Tell whether a text names one document wherever it stands."""
    if named.numbers:
        return True
    quoted = max(map(weight, named.titles), default=0)
    return quoted >= _LEAST or weight(named.rest) >= _LEAST_PLAIN


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link that leads elsewhere than most of the same text."""

    link: Unsure
    other: str
    pages: int
    """On how many pages the text leads to the other address."""


def find_elsewhere(links: Iterable[Unsure]) -> Iterator[Elsewhere]:
    """Yield the links whose text leads to another address on at least twice as many pages."""
    found: dict[tuple[str, str], list[Unsure]] = defaultdict(list)
    for link in links:
        found[link.edition, link.key].append(link)
    for same in found.values():
        counts = Counter(target for target, _ in {(one.target, one.use.page) for one in same})
        (chief, most), *others = counts.most_common()
        rare = {target for target, count in others if most >= _OFTEN * count}
        for link in same:
            if link.target in rare and not link.is_said:
                yield Elsewhere(link, chief, most)


@dataclass(frozen=True, slots=True)
class Shared:
    """A link that has the address of another document on the same page."""

    link: Unsure
    other: str
    """The text of the other link."""


def find_shared(links: Iterable[Unsure]) -> Iterator[Shared]:
    """Yield the links of a page that name different documents and have one address."""
    found: dict[tuple[str, str], list[Unsure]] = defaultdict(list)
    for link in links:
        found[link.use.page, link.target].append(link)
    for same in found.values():
        first = same[0]
        told: set[str] = set()
        for link in same[1:]:
            if link.key not in told and are_different(first.named, link.named):
                told.add(link.key)
                yield Shared(link, first.use.text)


def are_different(one: Named, other: Named) -> bool:
    """Tell whether two texts cannot name one document."""
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
    first, second = grams(one), grams(other)
    shared = len(first & second)
    return 2 * shared > (len(first) + len(second)) / 2
