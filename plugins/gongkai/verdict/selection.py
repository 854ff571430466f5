"""Which findings were asked for: by code, by place, by what a change brings."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from gongkai.model.findings import Finding
from gongkai.verdict.waivers import WaivedFindings


@dataclass(frozen=True)
class ByCode:
    """Codes to show and codes to leave out; the longer prefix decides, `ignore` at a tie."""

    select: tuple[str, ...] = ()
    """Codes or their beginnings, like GK3; none at all means every code."""
    ignore: tuple[str, ...] = ()

    def __call__(self, finding: Finding) -> bool:
        """Return whether a finding is to be shown."""
        wanted = _longest(finding.code.id, self.select) if self.select else 0
        return wanted > _longest(finding.code.id, self.ignore)


def unknown(prefixes: Iterable[str], codes: Collection[str]) -> list[str]:
    """Return the prefixes with which no code begins."""
    return [given for given in prefixes if not any(code.startswith(given) for code in codes)]


def only(verdict: WaivedFindings, is_wanted: Callable[[Finding], bool]) -> WaivedFindings:
    """Return the part of a verdict that is wanted; what leaks, leaks all the same."""
    return replace(
        verdict,
        findings=tuple(filter(is_wanted, verdict.findings)),
        waived=tuple(filter(is_wanted, verdict.waived)),
        accepted=tuple(filter(is_wanted, verdict.accepted)),
        past=tuple(filter(is_wanted, verdict.past)),
    )


def brought(
    now: Iterable[Finding], before: Iterable[Finding], paths: Collection[str]
) -> list[Finding]:
    """Return the findings of now that were not there before.

    A file that is no longer at its place in `paths`, those of now, is looked for under the
    same name elsewhere, because moving a record brings nothing new.
    """
    homes = Counter(map(_name, paths))
    moved = {_name(path): path for path in paths if homes[_name(path)] == 1}
    there = set(paths)
    known = Counter(_as_filed(finding, there, moved).fingerprint for finding in before)
    new = []
    for finding in now:
        if known[finding.fingerprint]:
            known[finding.fingerprint] -= 1
        else:
            new.append(finding)
    return new


def _as_filed(finding: Finding, there: Collection[str], moved: dict[str, str]) -> Finding:
    path = finding.place.path
    if path in there or _name(path) not in moved:
        return finding
    return replace(finding, place=replace(finding.place, path=moved[_name(path)]))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _longest(code: str, prefixes: Iterable[str]) -> int:
    """Return the length of the longest prefix of a code; -1 where none is one."""
    return max((len(given) for given in prefixes if code.startswith(given)), default=-1)
