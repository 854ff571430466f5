"""What a list of wrong words in short keeps when it is sifted again."""

import re
from collections.abc import Mapping

_BESIDE = re.compile(r"\[[^]]*\]")
"""What has to stand beside a wrong word."""


def with_those_of(
    before: Mapping[str, str], taken: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Return the wrong words that a list had before and those that are new.

    One that is looked for wherever it stands needs no neighbours; a word that the list had is
    doubled only as it was, since people looked through what two words make that meet.
    """
    both: dict[str, list[str]] = {}
    for right in [*before, *(one for one in taken if one not in before)]:
        old, new = before.get(right, "").split(), taken.get(right, [])
        doubles = {right + right[-1], right[0] + right} if right in before else ()
        anywhere = {one for one in (*old, *new) if "[" not in one and one not in doubles}
        had = {_BESIDE.sub("", one) for one in old}
        kept = [one for one in old if "[" not in one or _BESIDE.sub("", one) not in anywhere]
        more = (one for one in new if _BESIDE.sub("", one) not in had or one in anywhere)
        both[right] = list(dict.fromkeys([*kept, *(one for one in more if one not in doubles)]))
    return both
