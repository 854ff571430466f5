"""Five Word files, as a clerk brings them into a column: import, confirm, fix, check."""

import re
from pathlib import Path

import made_official
from commands import run

WRITTEN = {"内容概述": "一句话概述。", "文种": "通知"}
"""What a clerk writes where the document says nothing."""
MADE = (
    made_official.notice,
    made_official.joint,
    made_official.letter,
    made_official.announcement,
    made_official.order,
)


def confirmed(text: str) -> str:
    """Return a record as a clerk leaves it who found every guess right."""
    text = re.sub(r"^# 待确认.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"【待填写：(.*?)】", lambda found: WRITTEN[found[1]], text)
    return text.replace("文种: order", "文种: 通知")


def test_five_word_files_become_records(column: Path, tmp_path: Path) -> None:
    site = column / "data/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}keys: zh\n", encoding="utf-8")
    assert run(column, "fix", "--keys", "zh").returncode == 0
    there = set(column.rglob("*.md"))
    documents = [str(make().save(tmp_path / f"{make.__name__}.docx")) for make in MADE]
    options = ("--unit", "sample-transport", "--column", "policies", "--lang", "zh")
    done = run(column, "import", *documents, *options)
    assert done.returncode == 0, done.stderr
    files = sorted(set(column.rglob("*.md")) - there)
    assert len(files) == len(MADE)
    before = run(column, "check", "content/policies")
    assert before.returncode == 1 and before.stdout.count("GK078") >= len(MADE)
    for file in files:
        text = confirmed(file.read_text(encoding="utf-8"))
        # Its day is behind that on which the column stands still.
        file.write_text(text.replace("2021-12-31", "2021-05-31"), encoding="utf-8")
    assert run(column, "fix").returncode == 0
    after = run(column, "check")
    assert after.returncode == 0, after.stdout
