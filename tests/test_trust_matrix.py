"""Attachments and disguises against a matrix by one who has not seen their reader, in a sample.

`make trust` holds the checks against the whole of it.
"""

from pathlib import Path

from trust_matrix import held, judged
from trust_matrix.judged import Tally


def reported(tally: Tally) -> str:
    return "\n".join(tally.lines())


def test_attachments_are_read(tmp_path: Path) -> None:
    found = judged.attachments(tmp_path, held.some_attachments())
    assert found.found.share >= held.ATTACHMENTS_FOUND, reported(found.found)
    assert found.silent.share >= held.TWINS_SILENT, reported(found.silent)


def test_disguises_are_seen_through(tmp_path: Path) -> None:
    found = judged.disguises(tmp_path, held.some_records())
    assert found.found.share >= held.DISGUISES_FOUND, reported(found.found)
    assert found.silent.share >= held.TWINS_SILENT, reported(found.silent)


def test_ordinary_records_pass(tmp_path: Path) -> None:
    passed = judged.ordinary(tmp_path, held.some_texts())
    assert passed.all.total() == held.SOME
    assert passed.share >= held.ORDINARY_PASSED, reported(passed)
