"""The commands. Each parses its options, calls one function, prints, and sets the exit code.

Exit codes: 0 clean, 1 findings of severity error, 2 the tool itself could not run.
"""

import sys
from collections.abc import Sequence
from datetime import date
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


@main.command()
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day the site speaks of.")
@click.option(
    "--site", default="site", type=click.Path(path_type=Path), help="Where to put the site."
)
def build(as_of: str | None, site: Path) -> None:
    """Build both editions into one site.

    The editions are built apart, assembled, and put in place together; when anything is
    wrong the site that stood there stays as it was.
    """
    from gongkai.mkdocs.build import BuildError, build as build_site

    root = project_root()
    _check_date(as_of)
    try:
        built = build_site(root, root / site, as_of, lambda line: click.echo(line, err=True))
    except BuildError as error:
        click.echo(f"gongkai: {error}", err=True)
        sys.exit(1)
    click.echo(f"pages: {built.pages}", err=True)


@main.command()
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day the site speaks of.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(as_of: str | None, host: str, port: int) -> None:
    """Preview the site, built anew in a fresh process on every change. Ctrl-C ends it."""
    from gongkai.mkdocs.serve import serve as serve_site

    root = project_root()
    _check_date(as_of)
    try:
        serve_site(root, root / "site", (host, port), as_of)
    except OSError as error:
        click.echo(f"gongkai: cannot serve on {host}:{port}: {error.strerror}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo("", err=True)


def _check_date(text: str | None) -> None:
    try:
        date.fromisoformat(text or "2021-01-01")
    except ValueError:
        click.echo(f"gongkai: --date takes a day like 2021-07-15, not {text!r}", err=True)
        sys.exit(2)


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
