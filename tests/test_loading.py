"""Only the command that runs is loaded, and a help lists them all."""

import subprocess
import sys
from inspect import cleandoc
from pkgutil import iter_modules

import click
import pytest
from click.testing import CliRunner

from gongkai import commands
from gongkai.cli import main
from gongkai.commands.loading import NAMES, load

HEAVY = {"pydantic", "babel", "mkdocs", "jinja2"}
LOADED = """
import sys
from gongkai.cli import main
main({arguments}, standalone_mode=False)
print("loaded", *sorted({heavy} & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("name", NAMES)
def test_what_is_announced_is_what_runs(name: str) -> None:
    command = load(name)
    announced = main.get_command(click.Context(main), name)
    assert announced is not None and announced.help
    assert (command.name, cleandoc(command.help or "")) == (name, announced.help)


def test_help_lists_every_command() -> None:
    lines = CliRunner().invoke(main, ["--help"], env={"LANG": "C"}).output.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ") and line[2].islower()]
    assert listed == sorted(NAMES)


def test_every_module_with_a_command_of_its_name_is_listed() -> None:
    modules = {module.name for module in iter_modules(commands.__path__)}
    assert set(NAMES) - modules == {"import"}
    assert main.get_command(click.Context(main), "loading") is None


def loaded_by(*arguments: str) -> list[str]:
    code = LOADED.format(arguments=list(arguments), heavy=HEAVY)
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"LANG": "C"}
    )
    return ran.stderr.split()[1:]


def test_help_of_the_program_loads_nothing_heavy() -> None:
    assert loaded_by("--help") == []
    assert "pydantic" in loaded_by("check", "--help")


def test_unknown_command_is_refused() -> None:
    result = CliRunner().invoke(main, ["chekc"], env={"LANG": "C"})
    assert result.exit_code == 2
    assert "No such command 'chekc'" in result.output


@pytest.mark.parametrize(
    ("typed", "completed"), [("gongkai roll", "rollback"), ("gongkai check --stat", "--statistics")]
)
def test_a_shell_completes_commands_and_options(typed: str, completed: str) -> None:
    environment = {
        "_GONGKAI_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(typed.count(" ")),
    }
    result = subprocess.run(
        [sys.executable, "-c", "from gongkai.cli import main; main(prog_name='gongkai')"],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert result.stdout == f"plain,{completed}\n"
