"""What each constant of identity is good for: recall and false alarms as it is moved.

    python bench/thresholds.py --seed 3     needs the real titles and numbers, else it says so

Each constant of links/misleading is set lower and higher, one at a time, over the same links as
those of bench/identity.py. A constant is well set where recall falls on one side and false alarms
rise on the other; where neither moves, it only has to be somewhere between.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from gongkai.links import misleading
from identity import is_there, judged, sown

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


def main() -> None:
    """Print a row for each value."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/real-documents"))
    parser.add_argument("--faults", type=int, default=100)
    parser.add_argument("--clean", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    if not is_there(options.data):
        return
    writer, manifest = sown(options.data, options.faults, options.clean, options.seed)
    faults = [one for one in writer.planted if one.label.startswith("fault")]
    right = [one for one in writer.planted if not one.label.startswith("fault")]
    print(f"{len(faults)} faults, {len(right)} right links\n")
    print("| constant | value | found | false alarms |\n|---|---|---|---|")
    for name, values in CONSTANTS.items():
        home, _, constant = name.rpartition(".")
        used = getattr(import_module(f"{misleading.__name__}.{home}"), constant)
        if used != values[1]:
            sys.exit(f"{name} is {used}; this table says {values[1]}")
        for value in values:
            with set_to(name, value):
                found = judged(writer.planted, manifest)
            hits = sum(bool(found[id(one.link)]) for one in faults)
            alarms = sum(bool(found[id(one.link)]) for one in right)
            mark = " (in use)" if value == used else ""
            print(f"| `{name}` | {value}{mark} | {hits / len(faults):.1%} | {alarms} |", flush=True)


if __name__ == "__main__":
    main()
