"""What the operating system refuses is said in the language of the command."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongkai.cli import main
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import in_words
from gongkai.links.reading.manifest import ManifestError, read_manifest
from gongkai.mkdocs.children import said_by
from gongkai.model.refusals import refusal


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (errno.ENOSPC, "a.md：磁盘空间不足"),
        (errno.EACCES, "a.md：没有权限"),
        (errno.ENOENT, "a.md：没有这个文件或文件夹"),
        (errno.EROFS, "a.md：磁盘只能读取"),
    ],
)
def test_known_reasons_are_said_in_chinese(number: int, chinese: str) -> None:
    error = OSError(number, os.strerror(number), "a.md")
    assert in_words(error, translation("zh")) == chinese
    assert in_words(refusal(OSError(number, "x"), "a.md"), translation("zh")) == chinese


def test_any_other_reason_is_said_as_the_system_says_it() -> None:
    error = OSError(errno.EPROTO, "Protocol error")
    assert in_words(error, translation("zh")) == "Protocol error"
    assert in_words(OSError("odd"), translation("zh")) == "odd"


def test_an_error_of_another_kind_takes_it_in(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(ManifestError) as refused:
        read_manifest(tmp_path)
    assert "这是文件夹" in str(in_words(refused.value, translation("zh")))


def test_the_program_ends_with_it(column: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(column)
    (column / "due").write_text("", encoding="utf-8")
    asked = ("due", "--write", "due/due.txt", "--since", "2021-07-15")
    done = CliRunner().invoke(main, asked, env={"GONGKAI_LANG": "zh"})
    assert done.exit_code == 2
    assert "due" in done.output
    assert "这不是文件夹" in done.output or "已经存在" in done.output


def test_what_the_generator_puts_before_its_lines_is_not_said(tmp_path: Path) -> None:
    output = "ERROR   -  没有生成：\nWARNING -  甲\n\n乙 - 丙\n\nAborted with a BuildError!\n"
    assert said_by(output, tmp_path / "failed.log") == "没有生成：\n甲\n\n乙 - 丙"
