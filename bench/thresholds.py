"""What each constant of identity is good for: recall and false alarms as it is moved.

    python bench/thresholds.py --seed 3     needs the real titles and numbers, else it says so

Each constant of links/misleading is set lower and higher, one at a time, over the links that
bench/links.py writes, in a site that is built once. A constant is well set where recall falls on
one side and false alarms rise on the other; where neither moves, it only has to be somewhere
between.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import link_site
from gongkai.links import misleading
from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.site import ScannedSite
from gongkai.links.run import check_links, links_of, resolve_in
from gongkai.sources.registries import load_registries
from link_library import REAL, is_there
from link_sowing import Planted
from links import sown

CONSTANTS = {
    "title_similarity.ALIKE": (0.6, 0.75, 0.9),
    "title_similarity.QUOTED_ALIKE": (0.45, 0.6, 0.75),
    "title_similarity._MARGIN": (0.04, 0.12, 0.2),
    "title_similarity.MARGIN_OF_ALL": (0.01, 0.04, 0.1),
    "title_similarity._IS_WHOLE": (0.8, 0.9, 0.97),
    "document_link.SAYS_ALL": (0.9, 0.98, 1.0),
    "document_link.SAYS_MOST": (0.65, 0.8, 0.95),
    "document_link.LEAST": (5, 8, 14),
    "document_link.LEAST_QUOTED": (3, 6, 10),
    "candidates._FEW": (6, 13, 26),
    "consistency._OFTEN": (1, 2, 4),
    "judging._HARDLY": (0.3, 0.5, 0.7),
    "mixed_content._SAME": (0.6, 0.8, 0.95),
    "mentions.QUOTED_LEAST": (5, 8, 12),
}
"""Each with a lower value, the one in use and a higher one."""
_WORDS = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(")


@contextmanager
def set_to(name: str, value: float) -> Iterator[None]:
    """Give a constant another value in every module that has it by that name."""
    home, _, constant = name.rpartition(".")
    own = getattr(import_module(f"{misleading.__name__}.{home}"), constant)
    modules = [
        module
        for found in iter_modules(misleading.__path__, f"{misleading.__name__}.")
        if hasattr(module := import_module(found.name), constant)
        and (found.name.endswith(f".{home}") or not constant.startswith("_"))
    ]
    for module in modules:
        setattr(module, constant, value)
    try:
        yield
    finally:
        for module in modules:
            setattr(module, constant, own)


def key_of(one: Planted) -> tuple[str, str]:
    """Return the record and the words of a link."""
    return one.host, re.sub(r"\\(.)", r"\1", _WORDS.findall(one.markdown)[-1])


def found_in(site: ScannedSite, root: Path) -> set[tuple[str, str]]:
    """Return record and words of every link that is found."""
    registries = load_registries(root).registries
    findings = find_misleading(
        links_of(site),
        resolve_in(site),
        site.entries,
        registries.units.values(),
        registries.columns.values(),
    )
    return {
        (one.place.path.rstrip("/").rpartition("/")[2], one.details.get("text", ""))
        for one in findings
        if one.code.id not in ("GK150", "GK170")
    }


def main() -> None:
    """Print a row for each value."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=REAL)
    parser.add_argument("--per-class", type=int, default=24)
    parser.add_argument("--per-kind", type=int, default=10)
    parser.add_argument("--ordinary", type=int, default=2_000)
    parser.add_argument("--records", type=int, default=700)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    if not is_there(options.data):
        return
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "site"
        sowing = sown(options, options.seed)
        planted = [one for one in sowing.planted if one.group != "refused" and "](" in one.markdown]
        link_site.write_site(project, sowing, planted)
        link_site.build(project)
        site = check_links(project / "site", project).site
        faults = [key_of(one) for one in planted if one.group == "misleading"]
        right = [key_of(one) for one in planted if not one.is_fault]
        print(f"{len(faults)} faults, {len(right)} right links\n")
        print("| constant | value | found | false alarms |\n|---|---|---|---|")
        for name, values in CONSTANTS.items():
            home, _, constant = name.rpartition(".")
            used = getattr(import_module(f"{misleading.__name__}.{home}"), constant)
            if used != values[1]:
                sys.exit(f"{name} is {used}; this table says {values[1]}")
            for value in values:
                with set_to(name, value):
                    found = found_in(site, project)
                hits, alarms = (sum(one in found for one in of) for of in (faults, right))
                mark = " (in use)" if value == used else ""
                share = f"{hits / len(faults):.1%}"
                print(f"| `{name}` | {value}{mark} | {share} | {alarms} |", flush=True)


if __name__ == "__main__":
    main()
