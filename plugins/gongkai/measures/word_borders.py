"""Where two right words meet: 悉数亮相 has 数亮 in it, which is not 数量 written wrong."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gongkai.model.wording import Borders


class WordBorders:
    """How words begin and end, to tell a wrong word of two characters from the border of two."""

    def __init__(self, borders: Iterable[Borders] = ()) -> None:
        """Take the characters in which words begin and end."""
        borders = tuple(borders)
        self.ends = by_first(one.ends for one in borders)
        """What stands before a character in which words end."""
        self.begins = by_first(one.begins for one in borders)
        """What stands behind a character with which words begin."""
        self._alone = frozenset("".join(one.alone for one in borders))
        self._at_times = frozenset("".join(one.at_times for one in borders))

    def is_at(self, text: str, start: int) -> bool:
        """Return whether one word ends in the character at `start` and the next begins another."""
        first, last = text[start], text[start + 1]
        before, behind = text[max(0, start - 1) : start], text[start + 2 : start + 3]
        ends = before != "" and before in self.ends.get(first, "")
        begins = behind != "" and behind in self.begins.get(last, "")
        if ends or begins:
            return (
                (ends and begins)
                or (begins and (first in self._alone or first in self._at_times))
                or (ends and (last in self._alone or last in self._at_times))
            )
        return first in self._alone and last in self._alone


def by_first(lists: Iterable[str]) -> Mapping[str, str]:
    """Return the characters of groups by the first one of each: `情疫灾` is 疫 and 灾 by 情."""
    found: dict[str, str] = defaultdict(str)
    for groups in lists:
        for group in groups.split():
            found[group[0]] += group[1:]
    return found
