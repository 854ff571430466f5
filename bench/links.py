"""Measure checkers of links on faults that are written in the Markdown sources of one site.

    python bench/links.py [--seeds 1 2] [--write docs/links-compared.md]
    python bench/links.py --pages 10000 --write docs/links-compared.md    what the checkers cost

The site has the titles, numbers and days of real documents (../shared/data/real-documents; without
them nothing is measured). For each seed it is written with its faults and built once, and every
tool gets that tree; what the sources are refused with stands in a second project. The tables of
the costs go below the others and stay when those are written anew.
"""

import argparse
import math
import platform
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import yaml

sys.path.insert(0, str(Path(__file__).parent))
import link_site
from corpus import ROOT
from gongkai.links.run import check_links
from link_costs import COSTS, costs_of
from link_faults import SAID, sow_faults
from link_library import REAL, Twins, around, is_there, read_documents, read_foreign_numbers
from link_negatives import sow_right
from link_peers import Answer, Finding, Peer, checked, linked, peers
from link_sowing import Planted, Sowing

ENDED = "GK123"
"""What is said beside a wrong target that is no longer in force either."""
_LINK_CODES = re.compile(r"GK(?:06[0369]|1\d\d|82[0-3])")
"""What `gongkai check` says of links."""


@dataclass
class Tally:
    """What one tool did with the links of all seeds."""

    faults: Counter[str] = field(default_factory=Counter)
    """Those in the trees that it was given."""
    hits: Counter[str] = field(default_factory=Counter)
    """Of each class."""
    right: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Fixes that are right at first: by class, and by what dead links say."""
    named: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Faults that have a right address, counted the same way."""
    alarms: Counter[str] = field(default_factory=Counter)
    """On right links, by kind; `printed` are those at no link of an editor."""
    seconds: float = 0.0
    is_cut: bool = False
    """Whether it was stopped before its end."""
    shown: list[str] = field(default_factory=list)
    """What went wrong, a line each."""


@dataclass
class Counted:
    """What was there to find."""

    faults: Counter[str] = field(default_factory=Counter)
    groups: dict[str, str] = field(default_factory=dict)
    """Where each class is found: `refused` before the build, `dead`, `misleading`."""
    right: Counter[str] = field(default_factory=Counter)
    editorial: int = 0
    printed: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--per-class", type=int, default=48)
    parser.add_argument("--per-kind", type=int, default=10)
    parser.add_argument("--ordinary", type=int, default=2_000)
    parser.add_argument("--records", type=int, default=700)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument(
        "--tools", nargs="*", default=["lychee", "linkchecker", "lychee-sources", "mkdocs"]
    )
    parser.add_argument("--data", type=Path, default=REAL)
    parser.add_argument("--keep", type=Path, help="a new folder for the projects")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--pages", type=int, nargs="+", default=[])
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    tools = [peer for name, peer in peers().items() if name in options.tools]
    if options.pages:
        written = "\n".join(costs_of(options.pages, tools))
        print(written)
        _write(options.write, written, is_costs=True)
    elif is_there(options.data):
        counted, tallies = measure(options, tools)
        written = "\n".join(document(options, counted, tallies, tools))
        print(written)
        if options.show:
            print("\n".join(line for tally in tallies.values() for line in tally.shown))
        _write(options.write, written, is_costs=False)


def _write(file: Path | None, written: str, *, is_costs: bool) -> None:
    """Write one half of the document; the other stays as it is."""
    if file is None:
        return
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    tables, _, costs = old.partition(COSTS)
    parts = (tables, written) if is_costs else (written, f"{COSTS}{costs}" if costs else "")
    file.write_text("\n\n".join(filter(None, (p.strip("\n") for p in parts))) + "\n", "utf-8")


def measure(options: argparse.Namespace, tools: list[Peer]) -> tuple[Counted, dict[str, Tally]]:
    """Return what was sown with all seeds, and what each tool did with it."""
    counted, tallies = Counted(), {name: Tally() for name in ("ours", *(t.name for t in tools))}
    for seed in options.seeds:
        with tempfile.TemporaryDirectory() as folder:
            where = (options.keep or Path(folder)) / f"seed-{seed}"
            sowing = sown(options, seed)
            refused = where / "refused"
            stopping = [one for one in sowing.planted if one.group == "refused"]
            link_site.write_site(refused, sowing, stopping)
            built = where / "built"
            in_site = [one for one in sowing.planted if one.group != "refused"]
            counted.editorial += link_site.write_site(built, sowing, in_site) + len(stopping)
            link_site.build(built)
            scan = check_links(built / "site", built).site.scan
            counted.printed += sum(len(page.content()) for page in scan.pages)
            for one in sowing.planted:
                (counted.faults if one.is_fault else counted.right)[one.name] += 1
                if one.is_fault:
                    counted.groups[one.name] = one.group
            before = checked(refused)
            after = linked(built)
            for planted, answers in (
                (stopping, (before,)),
                (in_site, (after, checked(built))),
            ):
                judge_ours(planted, answers, tallies["ours"])
            for tool in tools:
                if tool.is_slow and seed != options.seeds[0]:
                    continue
                print(f"{tool.name}, seed {seed} ...", file=sys.stderr, flush=True)
                judge_peer(sowing.planted, tool, refused, built, tallies[tool.name])
    return counted, tallies


def sown(options: argparse.Namespace, seed: int) -> Sowing:
    """Return the links of a seed: which documents there are, and what leads to them."""
    chance = random.Random(seed)
    documents = read_documents(options.data, link_site.DAY)
    series = {one.id: one for group in Twins(documents).yearly for one in group}
    rest = [one for one in documents if one.id not in series]
    chance.shuffle(rest)
    chosen = [*series.values(), *rest][: options.records]
    chance.shuffle(chosen)
    plain = [one for one in chosen if len(one.core) > 8 and "》" not in one.title]
    registry = yaml.safe_load((ROOT / "data" / "columns.yml").read_text(encoding="utf-8"))
    names = {one["id"]: one["name"]["zh"] for one in registry["columns"]}
    columns = {name: names[name] for name in list(names)[:40]}
    records = [*chosen, *around(plain, options.records // 6, chance)]
    sowing = Sowing(records, chance, read_foreign_numbers(options.data), columns)
    sow_faults(sowing, options.per_class)
    sow_right(sowing, options.per_kind, options.ordinary)
    return sowing


def judge_ours(planted: list[Planted], answers: Iterable[Answer], tally: Tally) -> None:
    """Count what is said at the file and line of each link."""
    at: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for answer in answers:
        tally.seconds += answer.seconds
        for finding in answer.findings:
            if _LINK_CODES.fullmatch(finding.code):
                at[finding.path, finding.line].append(finding)
    lines = {(one.source, one.line) for one in planted}
    for one in planted:
        found = at[one.source, one.line]
        if not one.is_fault:
            tally.alarms[one.name] += bool(found)
            tally.shown += [f"ALARM {one.name}: {one.markdown}: {found[0]}"] if found else []
            continue
        tally.hits[one.name] += bool(found)
        tally.shown += [] if found else [f"MISSED {one.name}: {one.markdown} on {one.host}"]
        if one.right and found:
            said = [each for each in found if each.code != ENDED] or found
            is_right = any(leads_to(right, said[0].fix) for right in one.right)
            keys = [(one.name,), *([(one.said, str(one.is_decoy))] if one.said else [])]
            for key in keys:
                tally.named[key] += 1
                tally.right[key] += is_right
            if not is_right:
                tally.shown.append(f"FIX {one.name}: {one.markdown} {one.right}: {found[0]}")
    for place, found in at.items():
        if place not in lines and found:
            tally.alarms["printed"] += 1
            tally.shown.append(f"PRINTED {place}: {found[0]}")


def leads_to(right: str, fix: str) -> bool:
    """Return whether a fix names an address first: that of a record, a file, a place."""
    words = [unquote(word).rstrip(".,;:").rstrip("/") for word in re.split(r"[\s“”]+", fix)]
    ends = (f"/{right}", f":{right}", f"/{right}.zh.md", f"#{right}")
    return any(word == right or word.endswith(ends) for word in words)


def judge_peer(
    planted: list[Planted], tool: Peer, refused: Path, built: Path, tally: Tally
) -> None:
    """Count what a tool says of each dead link; what it says of others is a false alarm."""
    for project, is_refused in ((refused, True), (built, False)):
        if tool.reads_sources != is_refused:
            continue
        answer = tool.run(project)
        tally.seconds += answer.seconds
        tally.is_cut |= answer.is_cut
        by_page: dict[str, list[Finding]] = defaultdict(list)
        for finding in answer.findings:
            by_page[finding.page].append(finding)
        here = [one for one in planted if (one.group == "refused") == is_refused]
        tally.faults.update(one.name for one in here if one.is_fault)
        wrong = {end_of(one.address) for one in here if one.is_fault}
        for one in here:
            if one.is_fault:
                near = by_page[f"r/{one.host}/"]
                end = end_of(one.address)
                tally.hits[one.name] += any(
                    end in said.message or said.message == UNREAD for said in near
                )
        others = {
            (one.page, one.message)
            for one in answer.findings
            if one.message != UNREAD and not any(end in one.message for end in wrong)
        }
        tally.alarms["all"] += len(others)
        tally.shown += [f"{tool.name} ALARM {one}" for one in sorted(others)[:20]]


UNREAD = "error:"
"""What lychee says in the place of an address that it cannot read."""


def end_of(address: str) -> str:
    """Return the end of an address, by which tools name it."""
    plain = unquote(address).strip().rstrip("/")
    return plain.rpartition("#")[2] if "#" in plain else plain.rpartition("/")[2].rpartition(":")[2]


# --- the document --------------------------------------------------------------------------------


def wilson(part: int, whole: int) -> str:
    """Return a share with its 95 % interval after Wilson."""
    if not whole:
        return "-"
    z, p = 1.96, part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole**2)) / (1 + z * z / whole)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return f"{p:.1%} ({math.floor(100 * low)}–{math.ceil(100 * high)}%)"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def document(
    options: argparse.Namespace, counted: Counted, tallies: dict[str, Tally], tools: list[Peer]
) -> Iterator[str]:
    """Yield the lines of the document."""
    ours = tallies["ours"]
    yield from _head(options, counted, ours)
    refused, dead, misleading = (
        [name for name, of in counted.groups.items() if of == group]
        for group in ("refused", "dead", "misleading")
    )
    yield from ("", "## Links that lead nowhere, or where they must not", "")
    yield "Recall with its 95 % interval. A link counts as found by us if a finding stands at its"
    yield "line, by the others if they name its address on its page. “–”: not read, or not asked."
    yield from (
        "",
        "| class | faults | gongkai | fix right first | "
        + " | ".join(t.name for t in tools)
        + " |",
    )
    yield "|---" * (4 + len(tools)) + "|"
    for names, is_refused in ((refused, True), (dead, False)):
        stage = "before the build" if is_refused else "in the site"
        for name in names:
            cells = [
                _cell(tallies[tool.name], name)
                if tool.reads_sources == is_refused and name not in tool.leaves_out
                else "–"
                for tool in tools
            ]
            yield _row(name, counted, ours, f"{name}, {stage}", cells)
    yield from ("", "## Links that work and lead to the wrong document", "")
    yield "No other tool asks this. Every class, the weakest first."
    yield from ("", "| class | faults | recall | fix right first |", "|---|---|---|---|")
    for name in sorted(misleading, key=lambda n: ours.hits[n] / (counted.faults[n] or 1)):
        yield _row(name, counted, ours, name, [])
    found = sum(ours.hits[name] for name in misleading)
    yield _total("all of them", misleading, counted, ours, found)
    yield from _fixes(ours)
    yield from _alarms(counted, tallies, tools)
    yield from ("", "## How each tool was run", "")
    yield "- gongkai: `gongkai check`, then `gongkai links`; notices are left out."
    for tool in tools:
        cut = " It was stopped before its end." if tallies[tool.name].is_cut else ""
        yield f"- {tool.name} {tool.version}: {tool.how}.{cut}"


def _cell(tally: Tally, name: str) -> str:
    """Return what a tool found of a class; half a run says nothing of the rest."""
    return "not finished" if tally.is_cut else wilson(tally.hits[name], tally.faults[name])


def _row(name: str, counted: Counted, ours: Tally, shown: str, cells: list[str]) -> str:
    key = (name,)
    fix = share(ours.right[key], ours.named[key])
    recall = wilson(ours.hits[name], counted.faults[name])
    return f"| {' | '.join([shown, str(counted.faults[name]), recall, fix, *cells])} |"


def _total(shown: str, names: Iterable[str], counted: Counted, ours: Tally, found: int) -> str:
    names = list(names)
    faults = sum(counted.faults[name] for name in names)
    right, named = (sum(of[name,] for name in names) for of in (ours.right, ours.named))
    return f"| **{shown}** | {faults} | {wilson(found, faults)} | {share(right, named)} |"


def _fixes(ours: Tally) -> Iterator[str]:
    yield from ("", "## The fix named for a dead link", "")
    yield "The path of half of them is most like that of another record, which misleads."
    yield from (
        "",
        "| what the text says | path like its own | path like another's |",
        "|---|---|---|",
    )
    for said in SAID:
        cells = (
            f"{share(ours.right[said, decoy], named)} of {named}"
            for decoy in ("False", "True")
            for named in [ours.named[said, decoy]]
        )
        yield f"| {said} | {' | '.join(cells)} |"
    right, named = (
        sum(of[said, decoy] for said in SAID for decoy in ("False", "True"))
        for of in (ours.right, ours.named)
    )
    yield f"| **all** | {share(right, named)} of {named} | |"


def _alarms(counted: Counted, tallies: dict[str, Tally], tools: list[Peer]) -> Iterator[str]:
    ours = tallies["ours"]
    hard = {kind for kind in counted.right if kind}
    negatives = sum(counted.right[kind] for kind in hard)
    wrong = sum(ours.alarms[kind] for kind in hard)
    yield from ("", "## False alarms", "")
    yield "| links | how many | false alarms | per 1,000 |\n|---|---|---|---|"
    for shown, alarms, links in (
        ("ordinary links", ours.alarms[""], counted.right[""]),
        (f"hard negatives of {len(hard)} kinds", wrong, negatives),
        ("right links written here", wrong + ours.alarms[""], negatives + counted.right[""]),
        (
            "all links that editors wrote, in texts and front matter",
            wrong + ours.alarms[""] + ours.alarms["printed"], counted.editorial,
        ),
        (
            "all links in the contents of built pages, templates' too",
            wrong + ours.alarms[""] + ours.alarms["printed"], counted.printed,
        ),
    ):  # fmt: skip
        yield f"| {shown} | {links:,} | {alarms} | {1000 * alarms / (links or 1):.2f} |"
    yield ""
    for tool in tools:
        if tallies[tool.name].is_cut:
            continue
        alarms = tallies[tool.name].alarms["all"]
        yield (
            f"- {tool.name}: {alarms} at addresses that are no fault, "
            f"{1000 * alarms / (counted.editorial or 1):.2f} per 1,000 links that editors wrote."
        )
    yield from (
        "",
        "Every kind of hard negative:",
        "",
        "| kind | links | false alarms |",
        "|---|---|---|",
    )
    for kind in sorted(hard, key=lambda k: (-ours.alarms[k], k)):
        yield f"| {kind} | {counted.right[kind]} | {ours.alarms[kind]} |"


def _head(options: argparse.Namespace, counted: Counted, ours: Tally) -> Iterator[str]:
    command = " ".join(["python bench/links.py --seeds", *map(str, options.seeds)])
    yield from (
        "<!-- Generated by bench/links.py; do not edit. -->",
        "# Checkers of links, compared",
        "",
    )
    yield from (f"    {command} --write docs/links-compared.md", "")
    faults = sum(counted.faults.values())
    yield (
        f"{date.today():%-d %B %Y}; Python {platform.python_version()}. "
        f"{faults:,} faults and {sum(counted.right.values()):,} right links "
        f"in {len(options.seeds)} sites of {options.records:,} real titles, numbers and days and "
        f"{options.records // 6} made explanations, drafts and amendments of them; both editions, "
        "all written in Markdown before the build."
    )
    yield ""
    yield (
        "**Who wrote this.** The makers of gongkai wrote the faults, the right links and the "
        "rules, and looked at what the first runs missed. Nothing here is held out: other people's "
        "ways of writing will be missed more often. Round figures say that the forms of this "
        "bench are read."
    )
    all_faults = sum(counted.faults.values())
    found = sum(ours.hits.values())
    yield ""
    yield f"Of all faults {wilson(found, all_faults)} are found."


if __name__ == "__main__":
    main()
