"""Years that are counted from another one: 今年的, or 上年的 by the year that the clause gives."""

import re

_YEAR = r"((?:19|20)\d\d)"


def counted_year(clause: str, text: str, today: int | None, *, is_weak: bool) -> int | None:
    """Return the year that a text, or the clause before one that says nothing, counts to.

    `today` is the year of its page, from which 今年 counts. None where nobody can tell.
    """
    given = _GIVEN.search(clause) if is_weak else None
    if given is not None and not _LATER.search(clause, given.end()):
        return int(given[1])
    near = RELATIVE.search(f"{clause[-_NEAR:]}{text}") or (
        _RELATIVE_OF_GENRE.search(clause) if is_weak else None
    )
    if near is None or today is None:
        return None
    spoken_of = set(_ANY_YEAR.findall(clause)) if near[1] in _OF_ANOTHER else set()
    if len(spoken_of) > 1:  # nobody knows from which of them it counts
        return None
    since = int(spoken_of.pop()) if spoken_of else today
    return since + _YEARS_ON[near[1]]


RELATIVE = re.compile(
    r"(今年|本年|去年|上年|上一年|前一年|前年|明年|次年|下一年)度?(?:[春夏秋冬]季?)?的?"
)
_RELATIVE_OF_GENRE = re.compile(
    rf"{RELATIVE.pattern}"
    r"(?:(?<=的)(?=[，,、]|$)|通知|公告|通告|方案|办法|计划|安排|标准|目录|清单|报告|预案|要点)"
)
"""The same with the sort of document, or with none: 今年的方案里写着……，想看上一年的，请看这里."""
_LATER = re.compile(rf"{RELATIVE.pattern}|{_YEAR}")
_GIVEN = re.compile(rf"(?:今年|本年|去年|上年|上一年|前年)度?\s*[（(]{_YEAR}\s*年?度?[）)]")
"""The year that is meant by one counted from today: 本年度（2018年）."""
_YEARS_ON = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "前一年": -1,
    "次年": 1,
    "下一年": 1,
}
_OF_ANOTHER = ("上年", "上一年", "前一年", "次年", "下一年")
"""What counts from the year that a clause speaks of, 2017年的……与上年的, and else from today."""
_ANY_YEAR = re.compile(_YEAR)
_NEAR = 5
