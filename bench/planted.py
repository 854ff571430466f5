"""Count which planted faults `gongkai check` finds, and what it finds in the right sentences.

    python bench/planted.py FAULTS.jsonl

Each line of the file is a sentence with one fault, the same without it, the kind of fault, and the
day of the document: {"kind": "units", "right": "…", "wrong": "…", "day": "2021-06-15"}. Two columns
are written, of a notice for each sentence, and checked as any other. A fault is found when its
notice has a finding about words, days, lists or citations (GK62, GK63) that the right one has not.
No sentence is printed, so that a set can be asked again after a change without being read.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
UNIT = "sample-district"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("faults", type=Path)
    lines = parser.parse_args().faults.read_text("utf-8").splitlines()
    faults = [json.loads(line) for line in lines if line.strip()]
    wrong = checked(faults, "wrong")
    right = checked(faults, "right")
    planted = Counter(fault["kind"] for fault in faults)
    found = Counter(
        fault["kind"] for at, fault in enumerate(faults) if wrong.get(at, 0) > right.get(at, 0)
    )
    print("| planted | found | of |\n|---|---|---|")
    for kind, count in planted.items():
        print(f"| {kind} | {found[kind]} | {count} |")
    print(f"| all | {found.total()} | {planted.total()} |")
    print(f"\nin the {len(faults)} right sentences: {sum(right.values())} found")


def checked(faults: Sequence[Mapping[str, str]], side: str) -> Mapping[int, int]:
    """Return how many findings the sentences of a side have, by their place in the file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "data", root / "data")
        shutil.copy(ROOT / "mkdocs.yml", root)
        write(root / "content" / "notices", (fault[side] for fault in faults), faults)
        command = [
            "check",
            "--select",
            "GK62",
            "--select",
            "GK63",
            "--format",
            "json",
            "--exit-zero",
        ]
        said = subprocess.run(
            [sys.executable, "-m", "gongkai", *command],
            cwd=root,
            check=True,
            capture_output=True,
            text=True,
        )
    found = (Path(one["path"]).name for one in json.loads(said.stdout))
    return Counter(int(name.removeprefix("planted-")[:4]) for name in found if "planted-" in name)


def write(folder: Path, texts: Iterable[str], faults: Sequence[Mapping[str, str]]) -> None:
    """Write a notice for each text, of the day of its document."""
    for at, (text, fault) in enumerate(zip(texts, faults, strict=True)):
        head: dict[str, Any] = {
            "id": f"planted-{at:04}",
            "kind": "notice",
            "title": "【示例】通知",
            "unit": UNIT,
            "dated": fault["day"],
            "published": fault["day"],
            "openness": "proactive",
            "sample": True,
        }
        file = folder / fault["day"][:4] / f"planted-{at:04}.zh.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        front = yaml.safe_dump(head, allow_unicode=True)
        file.write_text(f"---\n{front}---\n{text}\n", "utf-8")


if __name__ == "__main__":
    main()
