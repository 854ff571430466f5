"""Names of bodies and titles of laws that are written nearly as they are known."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gongkai.measures.sentences import sentence_around
from gongkai.model.wording import KnownNames, WordingKind

_NAMED = re.compile(r"[《〈]([^《》〈〉\n]{4,60})[》〉]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_VERSION = re.compile(r"[（(][^（）()]*[）)]$")
_STATE = "中华人民共和国"
_IMPLEMENTS = re.compile(r"^(?P<law>.{2,20}(?<!办)法)(?:实施条例|实施细则|实施办法|条例)$")
_TITLE = re.compile("(?:法|条例|办法|规定|细则|规则|规程|法典)$")
_OF_THEN = re.compile("废止|失效|草案|原称|即行废除|停止执行")
_KEY = 3
"""Characters at the beginning or at the end by which names are looked up: one end is intact."""
_WORDS = 6
"""From so many characters on one of the words that names have may stand for another."""
_LONG = 8
"""From so many characters on two that are wrong side by side leave no doubt what is meant."""
_SHORT = 4
"""Characters of the shortest name of which others are looked for as slips."""
_OTHER = re.compile(
    "[分总支布格大全]局|[干全内外各分总支本]部|大厅|部门会|委员会会|办事处处|(?:的|或者?|及其|以及).{3}"
)
"""How a name ends that is another, or none: 税务分局, 发展和改革部门会同."""
_OFFICES = "局厅部"
"""Last characters of names that hardly any other word ends in; of others two are looked for."""
_OF_WORDS = "[门分署队伍长位件落同商议化]"
"""What makes another word of the last character of a name: 农业农村部门."""
_TEAMS = frozenset("大支总中")
"""What tells the teams of one level from those of another: 交通警察总队."""
_MAY_PRECEDE = frozenset(
    "省市县区州盟旗镇乡村道国家级由向经请报到与和及对是从在原送交给让各本我该按据派同"
)
"""Characters before a name of which only the first is intact; behind another it is no beginning."""
_ADDED = frozenset(
    ["管理", "服务", "监督", "事务", "工作", "保障", "发展", "建设", "中心", "综合", "委员"]
)
"""Two characters that somebody writes into a name which has none there."""


@dataclass(frozen=True)
class NearName:
    """A name in a text that is nearly one that is known."""

    start: int
    wrong: str
    right: str
    kind: WordingKind


class NearNames:
    """Names that are known, and what is nearly one of them in a text."""

    def __init__(self, known: Iterable[KnownNames], also: Iterable[str] = ()) -> None:
        """Take names to look for; those of `also` and `beside` are right as well."""
        known = tuple(known)
        self._bodies = _names_of("body-name", known)
        self._titles = _names_of("law-title", known)
        self._right = {*also, *(name for names in known for name in names.beside)}
        self._nearest: dict[str, str | None] = {}

    def found_in(self, text: str) -> Iterator[NearName]:
        """Yield the names in a text that are nearly one that is known."""
        if self._titles:
            yield from self._titles_in(text)
        if self._bodies:
            yield from self._bodies_in(text)

    def _titles_in(self, text: str) -> Iterator[NearName]:
        for match in _NAMED.finditer(text):
            name = match[1]
            if name not in self._nearest:
                self._nearest[name] = self._title_near(name)
            right = self._nearest[name]
            if right and not _OF_THEN.search(sentence_around(text, *match.span())):
                yield NearName(match.start(1), name, right, "law-title")

    def _title_near(self, written: str) -> str | None:
        """Return the title that is meant; None if it is known, or near none."""
        title = "".join(_VERSION.sub("", written).split())
        core, of_state = title.removeprefix(_STATE), title.startswith(_STATE)
        if core in self._cores:
            is_named = not of_state or _STATE + core in self._right or self._cores[core] != core
            return None if is_named else core
        if not _TITLE.search(core):
            return None
        implements = _IMPLEMENTS.match(core)
        law = implements["law"] if implements else ""
        return self._nearest_title(core, of_state) or (self._cores.get(law) if law else None)

    def _nearest_title(self, core: str, of_state: bool) -> str | None:
        keys = (core[:2], core[-_KEY:])
        near = [
            (apart, one)
            for one in dict.fromkeys(one for key in keys for one in self._by_ends_of[key])
            if one[0] == core[0]
            and (len(one) >= _SHORT or of_state)
            and (apart := _apart(core, one)) <= (2 if of_state else _most(core, one))
        ]
        return self._cores[min(near)[1]] if near else None

    @cached_property
    def _cores(self) -> Mapping[str, str]:
        """Return the titles by what is left of them without the name of the state."""
        right = {name.removeprefix(_STATE): name for name in self._right}
        return right | {name.removeprefix(_STATE): name for name in self._titles}

    @cached_property
    def _by_ends_of(self) -> Mapping[str, list[str]]:
        return _by_ends((title.removeprefix(_STATE) for title in self._titles), 2)

    def _bodies_in(self, text: str) -> Iterator[NearName]:
        for match in self._ends.finditer(text):
            near = self._body_near(text[max(0, match.end() - self._longest) : match.end()])
            if near is not None:
                wrong, right = near
                yield NearName(match.end() - len(wrong), wrong, right, "body-name")

    def _body_near(self, there: str) -> tuple[str, str] | None:
        """Return what the end of a text is nearly, and what it is then; None if it is right."""
        keys = {there[-_KEY:], *(there[at : at + _KEY] for at in range(len(there) - _KEY))}
        near = [
            found
            for key in keys
            for name in self._by_ends.get(key, ())
            for found in _ends_nearly(there, name)
        ]
        if not near or any(there.endswith(name) for name in self._all):
            return None
        return min(near, key=lambda one: (_apart(*one), -len(one[1])))

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        ends = {name[-1] if name[-1] in _OFFICES else name[-2:] for name in self._bodies}
        return re.compile(f"(?:{'|'.join(sorted(ends))})(?!{_OF_WORDS})")

    @cached_property
    def _by_ends(self) -> Mapping[str, list[str]]:
        return _by_ends(self._bodies, _KEY)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._all)) + 2

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return (*self._bodies, *self._right)


def _names_of(kind: WordingKind, known: Iterable[KnownNames]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in known if one.kind == kind for name in one.names))


def _by_ends(names: Iterable[str], key: int) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[name[:key]].append(name)
        found[name[-_KEY:]].append(name)
    return found


def _ends_nearly(there: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what a text ends with that is nearly a name, which it does not begin in the middle."""
    if there[-1] != name[-1]:
        return
    for more in range(-2, 3):
        size = len(name) + more
        wrong = there[-size:]
        if len(wrong) != size or wrong[0] != name[0] or _apart(wrong, name) > _most(wrong, name):
            continue
        if _is_other(there[-size - 1 : -size], wrong, name):
            continue
        added = more < 2 or wrong[_begin(wrong, name) :][:2] in _ADDED
        if added and _HAN.fullmatch(wrong) and not _OTHER.search(wrong):
            yield wrong, name


def _is_other(before: str, wrong: str, name: str) -> bool:
    """Return whether it is a team of another level, or begins within a word: 老年人服务中心."""
    begin = _begin(wrong, name)
    differ = {wrong[begin : begin + 1], name[begin : begin + 1]}
    if len(wrong) == len(name) and wrong != name and differ <= _TEAMS:
        return True
    return begin == 1 and bool(_HAN.match(before)) and before not in _MAY_PRECEDE


def _most(wrong: str, name: str) -> int:
    """Return in how many characters a text may differ from a name that is meant."""
    begin = _begin(wrong, name)
    other, own = wrong[begin : begin + 2], name[begin : begin + 2]
    is_word = other in _ADDED and own in _ADDED and len(name) >= _WORDS
    is_other = len(wrong) == len(name) and (is_word or other == own[::-1])
    return 2 if len(name) >= _LONG or is_other else 1


def _apart(one: str, other: str) -> int:
    """Return in how many characters two names differ at the one place where they do."""
    begin = _begin(one, other)
    end = 0
    while end < min(len(one), len(other)) - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return max(len(one), len(other)) - begin - end


def _begin(one: str, other: str) -> int:
    """Return in how many characters two names begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
