"""The clerk's handbook: its own lines work, its messages are real, its pictures are small."""

import re
from pathlib import Path

import pytest

import handbook
import loops
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import without_details
from gongkai.verdict.codes import CODES

TEXT = handbook.FILE.read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[([^]]+)\]\(([^)]+)\)", TEXT)


@pytest.mark.usefixtures("this_column")
def test_its_lines_work_from_an_empty_folder_to_a_rollback(tmp_path: Path) -> None:
    desk = handbook.Desk(tmp_path)
    done = set()
    for block in handbook.blocks():
        desk.do(block)
        done.add(block.language)
        if "git push -q -u origin" in block.text:
            desk.said = comment_of_the_platform(desk)
    assert done >= {"sh", "markdown", "diff", "text"}
    current = (tmp_path / "server" / "current").resolve()
    assert (current / "r/service-hours-2026/index.html").is_file()
    assert not (current / "r/parking-consultation").exists(), "rolled back"


def comment_of_the_platform(desk: handbook.Desk) -> str:
    """Run what the column's own workflow runs; nothing that was there before is reported."""
    loops.set_up(desk.here)
    variables = {**loops.CHANGE, "GONGKAI_LANG": "zh", "GONGKAI_DATE": handbook.DAY}
    run = loops.job("pr.yml", "column", desk.here, variables)
    assert run.stopped_at is None, run.all
    assert run.kept == {"review", "site"}
    assert "::error" not in run.all
    assert "GK810" not in run.said["Checks"]
    return (desk.here / "build/review.md").read_text(encoding="utf-8")


def test_common_mistakes_are_said_as_the_checks_say_them() -> None:
    chinese = translation("zh")
    rows = re.findall(r"^\| (GK\d+) \| (.*?) \| (.*?) \| (能)? ?\|$", TEXT, re.MULTILINE)
    assert len(rows) == 20
    for code, message, fix, _ in rows:
        said = CODES[code]
        assert message == without_details(said.message, chinese)
        assert fix == without_details(said.otherwise or said.fix, chinese)


def test_every_picture_is_there_described_and_small() -> None:
    assert 0 < len(PICTURES) <= 12
    for description, path in PICTURES:
        assert len(description) > 10
        file = handbook.FILE.parent / path
        assert file.stat().st_size <= 60_000, path
    kept = {file.name for file in (handbook.FILE.parent / "handbook").iterdir()}
    assert kept == {Path(path).name for _, path in PICTURES}
