"""Checks that are still being written: they find something in the base, where nothing is wrong.

test_base.py says what they find. All other tests do without them, in this process and in those
that it starts, so that a check which is being written breaks that test and not a hundred. While
the base is clean, nothing here changes anything.
"""

import os
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from gongkai.model.findings import Finding
from gongkai.verdict import judge

HERE = Path(__file__).parent
VARIABLE = "GONGKAI_UNREADY"
_settle = judge.settle


def found_in_base() -> list[Finding]:
    """Return what every check finds in the base project."""
    import workspace  # noqa: PLC0415  not for processes that only leave something out

    standing, judge.settle = judge.settle, _settle
    try:
        with tempfile.TemporaryDirectory() as folder:
            return workspace.findings_in(workspace.make(Path(folder)))
    finally:
        judge.settle = standing


def leave_out(codes: Collection[str]) -> None:
    """Let no verdict of this process speak of some codes."""

    def settle(findings: Iterable[Finding], *others: Any) -> Any:
        return _settle([finding for finding in findings if finding.code.id not in codes], *others)

    judge.settle = settle


def leave_out_all() -> None:
    """Let no verdict speak of codes that find something in the base, here and in processes."""
    if codes := {finding.code.id for finding in found_in_base()}:
        leave_out(codes)
        paths = [str(HERE), str(HERE / "startup"), *os.environ.get("PYTHONPATH", "").split(":")]
        os.environ["PYTHONPATH"] = ":".join(filter(None, paths))
        os.environ[VARIABLE] = ",".join(sorted(codes))
