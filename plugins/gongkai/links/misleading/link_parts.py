"""The links of a page in their order, each with the part of the words around it that is its own."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gongkai.links.reading.link import FOLLOWED, PageLink


def in_order(links: Iterable[PageLink]) -> Iterator[tuple[PageLink, str]]:
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


def _with_parts(page: list[PageLink]) -> Iterator[tuple[PageLink, str]]:
    total = Counter((link.context, link.text) for link in page)
    seen: Counter[tuple[str, str]] = Counter()
    for link in page:
        key = (link.context, link.text)
        alone = total[key] == 1
        yield link, link.context if alone else part_of(link.context, link.text, seen[key])
        seen[key] += 1


def part_of(context: str, text: str, nth: int) -> str:
    """Return the part of a context that belongs to the nth link, from 0, of the same text in it.

    It reaches from the link before to this one; where links come before what they mean, on to
    the next one.
    """
    parts = context.split(text)
    if not text or nth + 1 >= len(parts):
        return context
    if parts[0].strip(_BETWEEN):
        return parts[nth] + text
    return text + parts[nth + 1]


_BETWEEN = " \u3000、，,;；|·-—()（）[]1234567890."
