"""How a command that reports findings prints them, as it was asked to."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from gongkai.model.diagnosis import Fitness
from gongkai.model.findings import Finding, Severity

FORMS = ("text", "json", "github", "sarif", "gitlab", "junit")
F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True)
class ReportOptions:
    """In which form, how much of it, where to, and what comes of it."""

    form: str = "text"
    quiet: bool = False
    """Whether findings alone are printed: no progress, no counts below them."""
    statistics: bool = False
    """Whether each code is counted, and no finding printed."""
    output_file: Path | None = None
    exit_zero: bool = False
    """Whether findings leave the exit code at 0."""

    def exit_code(self, findings: Collection[Finding]) -> int:
        """Return 1 where there are errors and that is to be told by the exit code."""
        return int(not self.exit_zero and any(finding.is_error for finding in findings))


def with_report(command: F) -> F:
    """Give a command the options of its report; it takes them as `report`."""

    @wraps(command)
    def collected(*args: Any, **given: Any) -> object:
        own = {field.name: given.pop(field.name) for field in fields(ReportOptions)}
        return command(*args, report=ReportOptions(**own), **given)

    chosen: Any = collected
    for option in reversed(_OPTIONS):
        chosen = option(chosen)
    result: F = chosen
    return result


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        default="text",
        show_default=True,
        help="For people or for programs.",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, help="Print findings alone: no progress, no counts."
    ),
    click.option(
        "--statistics", is_flag=True, help="Count each code instead of printing findings."
    ),
    click.option(
        "-o",
        "--output-file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write the report to FILE.",
    ),
    click.option("--exit-zero", is_flag=True, help="End with 0 although there are errors."),
)

_STYLES: dict[str, dict[str, Any]] = {
    "place": {"bold": True},
    "code": {"bold": True},
    "caret": {"fg": "blue", "bold": True},
    Severity.ERROR: {"fg": "red"},
    Severity.WARNING: {"fg": "yellow"},
    Severity.NOTICE: {"fg": "cyan"},
    Fitness.WRONG: {"fg": "red"},
    Fitness.OK: {"fg": "green"},
}


def painted(text: str, role: str) -> str:
    """Return a text in the colour of what it is; `click.echo` takes it out where none is shown."""
    return click.style(text, **_STYLES[role])


def wants_colour() -> bool | None:
    """Return what the environment says (no-color.org); None where the terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None
