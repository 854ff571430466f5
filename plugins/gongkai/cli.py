"""The commands. Each parses its options, calls one function, prints, and sets the exit code.

Exit codes: 0 clean, 1 findings of severity error, 2 the tool itself could not run.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.checks.run import check as run_checks
from gongkai.model.findings import Finding
from gongkai.model.language import LANGUAGES, Language
from gongkai.report import json, text
from gongkai.sources.load import load
from gongkai.translation import translation


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """Build and check a government disclosure column kept as Markdown."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", help="Language of messages.")
def check(paths: Sequence[Path], form: str, lang: Language) -> None:
    """Say what is wrong in the records and registries, where, and how to mend it.

    Without PATH the whole project is checked; with it, only findings in those files or
    folders are shown.
    """
    root = project_root()
    findings = [
        finding for finding in run_checks(load(root)) if not paths or _within(finding, paths, root)
    ]
    words = translation(lang)
    rendered = (
        json.render(findings, words) if form == "json" else text.render(findings, words, root)
    )
    click.echo(rendered)
    sys.exit(any(finding.is_error for finding in findings))


def project_root() -> Path:
    """Return the folder above with mkdocs.yml and data/; exit 2 when there is none."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    click.echo(
        "gongkai: no column here: run this in a folder with mkdocs.yml, data/ and content/",
        err=True,
    )
    sys.exit(2)


def _within(finding: Finding, paths: Sequence[Path], root: Path) -> bool:
    place = (root / finding.place.path).absolute()
    return any(place.is_relative_to(path.absolute()) for path in paths)
