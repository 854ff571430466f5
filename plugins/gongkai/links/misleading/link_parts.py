"""The links of a page in their order, each with the part of the words around it that is its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.links.misleading.mentions import LONGEST
from gongkai.links.reading.link import FOLLOWED, PageLink

LINK = "\x1f"
"""What stands for the text of another link in the words around one: a blank to all patterns."""


class LinkPart(NamedTuple):
    """A link, and which of the words around it speak of it."""

    link: PageLink
    part: str
    """What of its context is its own, where others in it have the same text."""
    plain: str
    """That part without the texts of other links, in a text that somebody wrote; a long one as it
    is."""


def in_order(links: Iterable[PageLink]) -> Iterator[LinkPart]:
    """Yield links of content, each with the part of its context that is its own."""
    page: list[PageLink] = []
    for link in links:
        if not link.is_content or link.attribute not in FOLLOWED:
            continue
        if page and page[0].page != link.page:
            yield from _with_parts(page)
            page = []
        page.append(link)
    yield from _with_parts(page)


def _with_parts(page: list[PageLink]) -> Iterator[LinkPart]:
    total = Counter([(link.context, link.text) for link in page])
    are_alone = len(total) == len(page)
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for link in page:
        if link.is_own_text:
            texts[link.context].add(link.text)
    seen: Counter[tuple[str, str]] = Counter()
    for link in page:
        context = part = plain = link.context
        key = (context, link.text)
        if not are_alone and total[key] > 1:
            part = plain = part_of(context, link.text, seen[key], is_row=bool(link.kind))
            seen[key] += 1
        if link.is_own_text and len(part) <= LONGEST and len(texts[context]) > 1:
            plain = _without(part, texts[context] - {link.text})
        yield LinkPart(link, part, plain)


def _without(context: str, texts: set[str]) -> str:
    """Return a context without the texts of other links."""
    for text in sorted(filter(None, texts), key=lambda one: (-len(one), one)):
        context = context.replace(text, f" {LINK} ")
    return context


def part_of(context: str, text: str, nth: int, *, is_row: bool = False) -> str:
    """Return the part of a context that belongs to the nth link, from 0, of the same text in it.

    It reaches from the link before to this one; where links come before what they mean, on to
    the next one. Several with nothing between them may be of what stands before them all.
    """
    parts = context.split(text) if text else []
    if nth + 1 >= len(parts):
        return context
    if parts[0].strip(_BETWEEN):
        while nth and not parts[nth].strip(_BETWEEN if is_row else None):
            nth -= 1
        return parts[nth] + text
    return text + parts[nth + 1]


_BETWEEN = " \u3000、，,;；|·-—()（）[]1234567890."
