"""Errors deep in the program speak the language of the command: their words are messages."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from click.testing import CliRunner

import gongkai
from gongkai.cli import main
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import in_words
from gongkai.model.findings import Named, Phrase, Word
from gongkai.model.said import Lines, SaidError
from messages import ERRORS, WITH_A_REASON

PACKAGE = Path(gongkai.__file__).parent
ROOMS = ("links", "mkdocs", "publish", "sources", "starter")
"""The rooms in which something may go wrong that commands then tell people."""
TELLING = ("progress", "report")
"""What long work tells lines to."""
WORDS = translation("zh")


def calls() -> Iterator[tuple[str, str, ast.expr]]:
    """Yield every call that says something: where, what is called, and its first argument."""
    for room in ROOMS:
        for file in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    called = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
                    yield f"{file.relative_to(PACKAGE)}:{node.lineno}", called, node.args[0]


def is_put_together(said: ast.expr) -> bool:
    return isinstance(said, ast.JoinedStr | ast.BinOp) or (
        isinstance(said, ast.Call) and isinstance(said.func, ast.Name) and said.func.id == "str"
    )


def test_no_error_is_put_together_from_pieces() -> None:
    found = [
        place
        for place, called, said in calls()
        if called in (*ERRORS, "SaidError") and is_put_together(said)
    ]
    assert found == []


def test_no_line_of_long_work_is_in_one_language_alone() -> None:
    found = [
        place
        for place, called, said in calls()
        if called in TELLING
        and place.startswith(("publish", "sources", "starter"))
        and (is_put_together(said) or isinstance(said, ast.Constant))
    ]
    assert found == []


def test_errors_for_people_are_known_to_translators() -> None:
    for module in walk_packages(gongkai.__path__, "gongkai."):
        is_run = module.name.endswith(".__main__")  # a program, which asks for its arguments
        is_ours = module.name.split(".")[1] in (*ROOMS, "commands") and ".theme" not in module.name
        if is_ours and not is_run:
            import_module(module.name)
    assert {one.__name__ for one in SaidError.__subclasses__()} == ERRORS | WITH_A_REASON


def test_no_error_with_a_text_is_unknown_to_translators() -> None:
    """An error that people read is a SaidError; others name what the program itself caught."""
    found = [
        f"{place} {called}"
        for place, called, said in calls()
        if called.endswith("Error")
        and called not in ERRORS
        and place.startswith(("publish", "starter", "sources/git"))
        and not isinstance(said, ast.Name)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("said", "zh"),
    [
        (SaidError("{folder} is no folder", folder=Path("a")), "a 不是文件夹"),
        (
            SaidError("{error}: {again}", error=SaidError("Git failed"), again=Word("kept")),
            f"{WORDS('Git failed')}：{WORDS('kept')}",
        ),
        (Lines(["/a/", Phrase("and {number} more", number="3")]), "/a/\n  另有3项"),
        (Named("发布有误", "in error"), "发布有误"),
        (7, 7),
    ],
    ids=str,
)
def test_errors_are_said_whole(said: object, zh: object) -> None:
    assert in_words(said, WORDS) == zh


def test_error_is_english_where_nobody_asked() -> None:
    error = SaidError("{error}: {again}", error=SaidError("Git failed"), again=Word("kept"))
    assert str(error) == "Git failed: kept"


@pytest.mark.parametrize(
    ("arguments", "zh"),
    [
        (("publish", "out", "--site", "nowhere"), "没有网站，请先运行 gongkai build"),
        (("rollback", "out"), "从未向 out 发布过"),
        (("check", "--since", "nothing"), "--since"),
        (("takedown", "nothing", "--reason", "error"), "没有标识为'nothing'的记录"),
        (("init", "elsewhere", "--engine", "mkdocs.yml"), "文件名不是 gongkai 的安装包"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_commands_say_why_in_the_language_of_the_column(
    column: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], zh: str
) -> None:
    monkeypatch.chdir(column)
    done = CliRunner().invoke(main, arguments, env={"GONGKAI_LANG": "zh"})
    assert done.exit_code == 2
    assert zh in done.output
