"""A column is read, judged and measured once for all editions that are made of it."""

import subprocess
import sys
from pathlib import Path

import in_process
import workspace

MEASURED = "measured"
MAKE = """
import sys
from gongkai.mkdocs import editions, measured_column
measured = measured_column.measured_column
def counted(*given):
    print("measured", file=sys.__stdout__, flush=True)
    return measured(*given)
measured_column.measured_column = counted
sys.exit(editions.main(sys.argv[1:]))
"""
"""Editions are copies of this process: what counts here counts in each of them."""
OTHER = "INHERIT: mkdocs.yml\nplugins:\n  gongkai:\n    edition: zh\n"


def made(column: Path, *configs: str) -> list[str]:
    """Make editions by their configurations; return a line for each time that one was measured."""
    targets = [str(column / "run" / Path(config).stem) for config in configs]
    (column / "run").mkdir()
    named = [one for pair in zip(configs, targets, strict=True) for one in pair]
    done = subprocess.run(
        [sys.executable, "-c", MAKE, "mkdocs", *named],
        cwd=column,
        capture_output=True,
        text=True,
        check=True,
    )
    assert all((Path(target) / "index.html").is_file() for target in targets)
    said = [(column / "run" / f"{Path(config).stem}.said").read_text() for config in configs]
    return [
        line for text in (done.stdout, *said) for line in text.splitlines() if "measured" in line
    ]


def test_editions_take_what_was_measured_for_all(tmp_path: Path) -> None:
    column = in_process.equip(workspace.make(tmp_path / "column"))
    (column / "mkdocs.zh.yml").write_text(
        "INHERIT: mkdocs.yml\nplugins:\n  gongkai:\n    edition: zh\n"
    )
    assert made(column, "mkdocs.yml", "mkdocs.zh.yml") == ["measured"]


def test_edition_of_another_day_is_measured_by_itself(tmp_path: Path) -> None:
    column = in_process.equip(workspace.make(tmp_path / "column"))
    (column / "mkdocs.zh.yml").write_text(f"{OTHER}    as_of: 2021-07-16\n")
    assert made(column, "mkdocs.yml", "mkdocs.zh.yml") == [MEASURED, MEASURED]
