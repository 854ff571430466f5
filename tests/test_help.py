"""Help and errors of a command line, in Chinese: nothing is left in English, no line too long."""

import re
from collections.abc import Sequence

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli import main
from gongkai.commands.metavars import VALUES
from gongkai.commands.wrapping import wrap
from gongkai.report.characters import columns

NAMES = main.list_commands(click.Context(main))
CODE = re.compile(
    r"`[^`]*`|[“‘][^”’]*[”’]|--?[a-z][\w-]*|\[[^\]]*\]|\S*[/_.=|]\S*|\bGK\S+|gongkai [a-z]+"
)
"""What is written as it is in any language: options, files, choices, lines to type."""
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


def said(*arguments: str, language: str = "zh_CN.UTF-8") -> str:
    nowhere = {"GONGKAI_LANG": None, "LC_ALL": None, "LC_MESSAGES": None, "LANG": language}
    return CliRunner().invoke(main, arguments, env=nowhere, prog_name="gongkai").output


@pytest.mark.parametrize("name", ["", *NAMES])
def test_nothing_of_a_help_is_left_in_english(name: str) -> None:
    text = said(*filter(None, [name]), "--help")
    lines = [line for line in text.splitlines() if not line.startswith("用法：")]
    assert len(lines) > 4
    assert [line for line in lines if SENTENCE.search(CODE.sub("", line))] == []
    heads = [line.rstrip() for line in text.splitlines() if line.startswith(("用法：", "  -"))]
    assert [line for line in heads if re.search(rf"[ \[]({'|'.join(VALUES)})\b", line[:34])] == []


def test_english_that_is_left_would_be_found() -> None:
    assert SENTENCE.search(CODE.sub("", "  --engine 文件  Pin this wheel"))
    assert not SENTENCE.search(
        CODE.sub("", "  使用 --check 时 `git add` 写出 .github/CODEOWNERS Word")
    )


@pytest.mark.parametrize("name", ["", *NAMES])
def test_lines_of_a_help_fit_a_terminal_and_begin_with_no_comma(name: str) -> None:
    for line in said(*filter(None, [name]), "--help").splitlines():
        assert columns(line) <= 80, line
        assert line.lstrip()[:1] not in tuple("，。；：、）”"), line


@pytest.mark.parametrize("name", NAMES)
def test_every_command_takes_the_language_wherever_it_stands(name: str) -> None:
    chinese, english = said(name, "--help"), said(name, "--help", language="C")
    assert said("--lang", "zh", name, "--help", language="C") == chinese
    assert said(name, "--help", "--lang=zh", language="C") == chinese
    assert said(name, "--lang", "en", "--help") == english != chinese


ERRORS: Sequence[tuple[Sequence[str], str]] = [
    (["chekc"], "错误：没有“chekc”这个命令，是不是“check”？"),
    (["xyz"], "错误：没有“xyz”这个命令。"),
    (["check", "--formatt"], "错误：没有“--formatt”这个选项，是不是“--format”？"),
    (["check", "--xyz"], "错误：没有“--xyz”这个选项。"),
    (["publish", "--si"], "错误：没有“--si”这个选项，"),
    (["check", "--since"], "错误：选项“--since”后面要写一个值。"),
    (["check", "--quiet=1"], "错误：选项“--quiet”后面不写值。"),
    (["check", "--format", "doc"], "错误：“--format”的值不对：“doc”不是“text”、“json”、"),
    (["init"], "错误：缺少“文件夹”。"),
    (["takedown", "x"], "错误：缺少选项“--reason”。"),
    (["init", "a", "b"], "错误：多写了 b"),
    (["init", "a", "b", "c"], "错误：多写了 b c"),
    (["init", "a", "--engine", "/none"], "错误：“--engine”的值不对：文件“/none”不存在。"),
    (["init", "a", "--engine", "/tmp"], "错误：“--engine”的值不对：文件“/tmp”是文件夹。"),
    (["serve", "--port", "x"], "错误：“--port”的值不对：“x”不是整数。"),
    (["serve", "--port", "99999"], "错误：“--port”的值不对：99999 不在范围 0<=x<=65535 之内。"),
    (["check", "--select", "X"], "错误：--select 的值不对：没有以“X”开头的代码"),
]


@pytest.mark.parametrize(("arguments", "expected"), ERRORS, ids=" ".join)
def test_what_is_wrong_with_a_command_line_is_said_in_chinese(
    arguments: Sequence[str], expected: str
) -> None:
    text = said(*arguments)
    assert expected in text
    assert "Error" not in text and "Try" not in text and "Usage" not in text
    assert "错误" not in said(*arguments, language="C")


def test_usage_and_hint_stand_above_an_error() -> None:
    assert said("check", "--xyz") == (
        "用法：gongkai check [选项] [路径]...\n运行 gongkai check --help 查看帮助。\n\n"
        "错误：没有“--xyz”这个选项。\n"
    )
    assert said("check", "--xyz", "--lang", "en").startswith("Usage: gongkai check [OPTIONS]")


@given(
    st.lists(st.sampled_from(["政务公开", "，", "。", "（", "）", " ", "check", "--since", "“"])),
    st.integers(10, 60),
)
def test_wrapping_loses_nothing(parts: list[str], width: int) -> None:
    text = " ".join("".join(parts).split())
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line and line == line.rstrip() for line in lines)
    longest = max((columns(one) for one in re.findall(r"[！-～（）“”，。\w-]+", text)), default=0)
    assert all(columns(line) <= max(width, longest) for line in lines)


def test_no_blank_comes_between_characters_where_a_line_ended() -> None:
    assert wrap("不检查、不生成。\n没有时为 0，\n`x` 为\nGit。", 80) == [
        "不检查、不生成。没有时为 0，`x` 为 Git。"
    ]
