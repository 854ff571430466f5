"""Faults put into a column: many at once, as each costs a look at all of it.

Cases that touch the same files, the registries or the history are never put together. Where
cases that are together are not found to add just what each of them is to add, they are looked at
in two halves, down to each alone: what is said of a case that fails is always of it alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import workspace
from gongkai.model.findings import Finding

Case = Mapping[str, Any]
TOGETHER = 6
"""How many cases are put in at once: with more of them, more get into each other's way."""
APART = 40
"""How far apart in the order of their codes they are: neighbours are about the same records."""


@dataclass
class Injected:
    """What each of `cases` adds to what is found in a column; `root` is a copy of it to change."""

    cases: Mapping[str, Case]
    which: str
    """`fault` or `twin`."""
    source: Path
    root: Path
    before: Sequence[Finding]
    _added: dict[str, list[str]] = field(default_factory=dict)

    def added(self, name: str) -> list[str]:
        """Return code and place of all that a case adds, but for what it names as `beside`."""
        if name not in self._added:
            self._look(next(group for group in self._groups() if name in group))
        return self._added[name]

    def wanted(self, name: str) -> list[str]:
        """Return what a case is to add."""
        return sorted(self.cases[name]["found"]) if self.which == "fault" else []

    def _groups(self) -> Iterator[list[str]]:
        groups: list[tuple[list[str], set[str]]] = []
        for name in spread(self.cases):
            paths = workspace.touched(self.cases[name][self.which])
            if "history" in self.cases[name] or any(path.startswith("data/") for path in paths):
                yield [name]
                continue
            for group, others in groups:
                if len(group) < TOGETHER and not others & paths:
                    group.append(name)
                    others.update(paths)
                    break
            else:
                groups.append(([name], paths))
        yield from (group for group, _ in groups)

    def _look(self, group: list[str]) -> None:
        found = self._found(group)
        wanted = [place for name in group for place in self.wanted(name)]
        if len(group) == 1:
            self._added[group[0]] = found
        elif Counter(found) == Counter(wanted):
            self._added |= {name: self.wanted(name) for name in group}
        else:
            middle = len(group) // 2
            self._look(group[:middle])
            self._look(group[middle:])

    def _found(self, group: list[str]) -> list[str]:
        cases = [self.cases[name] for name in group]
        change = together(case[self.which] for case in cases)
        beside = {place for case in cases for place in case.get("beside", ())}
        history = cases[0].get("history")
        try:
            workspace.apply(change, self.root)
            found = workspace.places(workspace.added_in(self.root, self.before, history))
            return sorted(place for place in found if place not in beside)
        finally:
            workspace.restore(change, self.root, self.source)


def spread(names: Iterable[str]) -> list[str]:
    """Return names in an order in which those that may be together are near each other.

    Tests in this order leave few cases that are put in together to different processors.
    """
    in_order = list(names)
    return [name for first in range(APART) for name in in_order[first::APART]]


def together(changes: Iterable[Case]) -> Case:
    """Return changes of different files as one."""
    all_of_them: dict[str, Any] = {"remove": [], "move": {}, "change": {}, "write": {}}
    for change in changes:
        all_of_them["remove"] += change.get("remove", [])
        for key in ("move", "change", "write"):
            all_of_them[key] |= change.get(key, {})
    return all_of_them
