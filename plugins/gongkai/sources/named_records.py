"""The record that the words of a link name, by number or by title."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter

from gongkai.markdown.events import MarkdownText
from gongkai.markdown.links import links_with_words
from gongkai.model.numbers import DocumentNumber, find_document_numbers, read_number
from gongkai.model.titles import normal_form, titles_in
from gongkai.sources.text_links import Use

_LEAST = 6
"""Characters of which words consist at least that are part of a title."""
_ABOUT = re.compile("解读|图解|读懂|征求意见|修改|废止|起草说明|答记者问|转发")
"""What the title of a document about another one says beside its title."""


class NamedRecords:
    """Looks records up by what people call them."""

    def __init__(self, called: Mapping[str, Collection[str]]) -> None:
        """Take the titles and numbers of every record, by its id."""
        self._by_number: dict[DocumentNumber, set[str]] = defaultdict(set)
        self._by_title: dict[str, set[str]] = defaultdict(set)
        for name, words in called.items():
            for word in words:
                number = read_number(word)
                if number is not None and number.prefix:
                    self._by_number[number].add(name)
                else:
                    self._by_title[normal_form(word)].add(name)
        prefixes = {number.prefix for number in self._by_number}
        self._prefixes = frozenset(prefix for prefix in prefixes if len(prefix) > 1)

    def named(self, text: str) -> str | None:
        """Return the id of the one record that a text names; None where it is none or several.

        A number comes before a title, and a whole title before a part of one.
        """
        numbers = (one.number for one in find_document_numbers(text, self._prefixes))
        by_number = _all_of(self._by_number.get(number, ()) for number in numbers)
        if by_number:
            return _only(by_number)
        quoted = [normal_form(title.name) for title in titles_in(text)]
        for form in (normal_form(text), *quoted):
            named = self._by_title.get(form) or self._within(form)
            if named:
                return _only(named)
        return None

    def within(self, text: str) -> str | None:
        """Return the id of the one record whose number or title stands in a longer text."""
        by_number = self.named(text) if "号" in text else None
        if by_number is not None:
            return by_number
        whole = normal_form(text)
        found = [
            (len(form), name)
            for form, names in self._by_title.items()
            if len(form) >= _LEAST and form in whole
            for name in names
        ]
        longest = max(found, default=(0, ""))[0]
        return _only({name for length, name in found if length == longest})

    def _within(self, form: str) -> set[str]:
        """Return the records of whose titles some words are a part, with the fewest others."""
        if len(form) < _LEAST:
            return set()
        said = set(_ABOUT.findall(form))
        holding = [one for one in self._by_title if form in one]
        holding = [one for one in holding if set(_ABOUT.findall(one)) == said]
        least = min(map(len, holding), default=0)
        return _all_of(self._by_title[one] for one in holding if len(one) == least)


def words_of(use: Use, text: MarkdownText) -> tuple[str, str]:
    """Return the words of a link, and those of its line that say what it means.

    They stand between the link before and this one; around the only link of a line they are all.
    """
    own = [one for one in links_with_words(text) if one.target == use.text]
    before = [one for one in own if one.offset <= use.offset]
    shown = max(before, key=attrgetter("offset")).words if before else ""
    start = text.source.rfind(b"\n", 0, use.offset) + 1
    end = text.source.find(b"\n", use.offset)
    ahead = text.source[start : use.offset].decode("utf-8", "replace")
    behind = text.source[use.offset : end if end >= 0 else None].decode("utf-8", "replace")
    parts = _TARGET.split(ahead)
    is_only = len(parts) == 1 and len(_TARGET.findall(behind)) == 0
    line = f"{parts[-1]} {behind.partition(')')[2]}" if is_only else parts[-1]
    return shown, _MARKS.sub("", line)


_TARGET = re.compile(r"\]\([^()\s]*\)")
_MARKS = re.compile(r"[\[\]\\(]")


def _all_of(found: Iterable[Collection[str]]) -> set[str]:
    return {name for names in found for name in names}


def _only(names: Collection[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
