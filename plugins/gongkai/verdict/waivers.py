"""What a column waives for a time, and what follows from that, GK80x.

Their room is that of the site itself (GK8xx): no source is wrong and no duty is missed, the
column's own bookkeeping has to be brought up to date. What stops the build is waived by
nobody: a waiver would only hide why there is no site.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.checks.gate import OF_THE_GATE
from gongkai.checks.privacy import holds_a_number
from gongkai.checks.secret_words import NO_SECRETS, Secrets
from gongkai.model.findings import Code, Finding, Severity, leaking, sort_findings
from gongkai.model.gate import Privacy
from gongkai.model.registries import Registries
from gongkai.model.waivers import PlacedAccepted, PlacedWaiver

EXPIRED = Code(
    "GK801",
    Severity.WARNING,
    "the waiver of {code} for {target} ended on {until}",
    "fix what it waived and delete it, or set a later day with a reason that still holds",
    "decision 20 of this software: every finding can be acted on",
)
IDLE = Code(
    "GK802",
    Severity.NOTICE,
    "the waiver of {code} for {target} matches no finding",
    "write “{nearest}”",
    "decision 20 of this software: every finding can be acted on",
    otherwise="delete it",
)
REFUSED = Code(
    "GK803",
    Severity.WARNING,
    "what {code} finds cannot be waived",
    "fix what it finds at {target}, and delete the waiver",
    "decision 10 of this software: what must not be published stops the build",
)
FIXED = Code(
    "GK804",
    Severity.NOTICE,
    "the baseline still lists a finding of {code} in {target} that is fixed",
    "run “gongkai check --write-baseline”, which takes it out",
    "decision 20 of this software: every finding can be acted on",
)
CODES = {code.id: code for code in (EXPIRED, IDLE, REFUSED, FIXED)}


@dataclass(frozen=True)
class WaivedFindings:
    """The findings of a run: those that count, and those that are waived."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    """Those that the baseline lists."""
    past: tuple[Finding, ...] = ()
    """Those about what is long past and that no edit fixes: only figures do."""
    leaking: frozenset[str] = frozenset()
    """Files and records of which no report may print a line, whatever is left out of it."""
    secrets: Secrets = NO_SECRETS
    """What the gate keeps back, and its words, which no report may print of other files either."""
    privacy: Privacy | None = None
    """How the numbers of persons are known; None where nothing says it."""

    def hides(self, line: str) -> bool:
        """Return whether no report may print a line, in whatever file it stands."""
        if self.secrets.words.stand_in(line):
            return True
        return self.privacy is not None and holds_a_number(line, self.privacy)

    @property
    def all(self) -> tuple[Finding, ...]:
        """Return what counts, is past, or is in the baseline; what is waived has a reason."""
        return (*self.findings, *self.accepted, *self.past)


def settle(
    findings: Iterable[Finding], registries: Registries, as_of: date, known: Mapping[str, Code]
) -> WaivedFindings:
    """Part findings by the waivers in force on `as_of` and by the baseline.

    `known` are the codes that there are. While something stops the build the checks have
    seen a part of the column only, so that nobody can say what a waiver no longer matches.
    """
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code.id].append(finding)
    refused = [placed for placed in registries.waivers if _is_final(placed.waiver.code, known)]
    waivers = [placed for placed in registries.waivers if placed not in refused]
    waived: dict[int, Finding] = {}
    left = [Finding(REFUSED, placed.place, _details(placed)) for placed in refused]
    idle = []
    for placed in waivers:
        covered = list(filter(placed.waiver.covers, by_code[placed.waiver.code]))
        if not covered:
            idle.append(placed)
        elif placed.waiver.until < as_of:
            details = _details(placed) | {"until": placed.waiver.until.isoformat()}
            left.append(Finding(EXPIRED, placed.until_at, details))
        else:
            waived |= {id(finding): finding for finding in covered if not stops_build(finding)}
    every = sort_findings([finding for alike in by_code.values() for finding in alike])
    open_ = [finding for finding in every if id(finding) not in waived]
    accepted, counted, fixed = _by_baseline(open_, registries.baseline)
    if not any(map(stops_build, every)):
        left += _idle(idle, known)
        left += [_at_baseline(placed) for placed in fixed]
    return WaivedFindings(
        tuple(sort_findings([*(one for one in counted if not one.is_over(as_of)), *left])),
        tuple(sort_findings(list(waived.values()))),
        tuple(accepted),
        tuple(one for one in counted if one.is_over(as_of)),
        leaking(every),
    )


def stops_build(finding: Finding) -> bool:
    """Return whether a finding keeps a record, or the whole site, from being published."""
    return finding.code.id in OF_THE_GATE or (finding.code.id[:3] == "GK0" and finding.is_error)


def _is_final(code: str, known: Mapping[str, Code]) -> bool:
    """Return whether all that a code finds stops the build, or is about waivers themselves."""
    stops = code[:3] == "GK0" and code in known and known[code].severity is Severity.ERROR
    return stops or code in OF_THE_GATE or code in CODES


def _by_baseline(
    findings: Sequence[Finding], baseline: Iterable[PlacedAccepted]
) -> tuple[list[Finding], list[Finding], list[PlacedAccepted]]:
    """Return what the baseline lists, what it does not, and entries without a finding.

    An entry stands for one finding: of two that are alike one has to be fixed.
    """
    entries = list(baseline)
    room = Counter(placed.accepted.fingerprint for placed in entries)
    accepted: list[Finding] = []
    left: list[Finding] = []
    for finding in findings:
        if room[finding.fingerprint] and not stops_build(finding):
            room[finding.fingerprint] -= 1
            accepted.append(finding)
        else:
            left.append(finding)
    fixed = []
    for placed in reversed(entries):
        if room[placed.accepted.fingerprint]:
            room[placed.accepted.fingerprint] -= 1
            fixed.append(placed)
    return accepted, left, fixed


def _idle(waivers: Iterable[PlacedWaiver], known: Mapping[str, Code]) -> Iterator[Finding]:
    for placed in waivers:
        meant = placed.waiver.code.strip().upper()
        is_meant = placed.waiver.code not in known and meant in known
        near = {"nearest": meant} if is_meant else {}
        instead = meant if is_meant else None
        yield Finding(IDLE, placed.place, _details(placed) | near, instead=instead)


def _at_baseline(placed: PlacedAccepted) -> Finding:
    details = {"code": placed.accepted.code, "target": placed.accepted.path}
    return Finding(FIXED, placed.place, details)


def _details(placed: PlacedWaiver) -> dict[str, str]:
    waiver = placed.waiver
    return {"code": waiver.code, "target": waiver.path or waiver.record or ""}
