"""The commands. Each parses its options, calls one function, prints, and sets the exit code.

Exit codes: 0 clean, 1 findings of severity error, 2 the tool itself could not run.
"""

import sys
import traceback
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from gongkai.checks.check import Scope
from gongkai.checks.run import gate, run_checks
from gongkai.model.findings import Finding, sort_findings
from gongkai.model.language import LANGUAGES, Language
from gongkai.report import json, text
from gongkai.sources.build_day import build_day
from gongkai.sources.load import load
from gongkai.translation import translation


class _Commands(click.Group):
    """Commands whose own failure is never taken for a finding."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of the program ends with 2, as nothing was judged."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:
            traceback.print_exc()
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """Build and check a government disclosure column kept as Markdown."""


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of messages.",
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
def check(paths: Sequence[str], form: str, lang: Language, as_of: str | None) -> None:
    """Say what is wrong in the records and registries, where, and how to mend it.

    Without PATH the whole project is checked; with it, only findings in those files or
    folders are shown. The exit code is 0 when nothing is wrong, 1 when there are errors,
    and 2 when the check could not run.
    """
    root = project_root()
    wanted = [_in_project(path, root) for path in paths]
    _check_date(as_of)
    sources = load(root)
    findings = sort_findings(
        [
            *sources.findings,
            *gate(sources.catalog, sources.rejected, sources.unread),
            *run_checks(
                Scope(sources.catalog, build_day(root, as_of), is_partial=sources.is_partial)
            ),
        ],
    )
    shown = [finding for finding in findings if not paths or _concerns(finding, wanted, root)]
    words = translation(lang)
    click.echo(json.render(shown, words) if form == "json" else text.render(shown, words, root))
    sys.exit(any(finding.is_error for finding in shown))


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
    from gongkai.mkdocs.build import BuildError  # noqa: PLC0415  slow, and only building needs it
    from gongkai.mkdocs.build import build as build_site  # noqa: PLC0415  slow, and only building needs it

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
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port; 0 takes any that is free.")
def serve(as_of: str | None, host: str, port: int) -> None:
    """Preview the site, built anew in a fresh process on every change. Ctrl-C ends it."""
    from gongkai.mkdocs.serve import serve as serve_site  # noqa: PLC0415  slow, and only building needs it

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
        given = date.fromisoformat(text or "2021-01-01").isoformat()
    except ValueError:
        given = None
    if given != (text or "2021-01-01"):
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


def _in_project(path: str, root: Path) -> Path:
    """Return PATH with its folder resolved, but not the file, which may be a link."""
    given = Path(path).absolute()
    resolved = given.parent.resolve() / given.name if given.name != ".." else given.resolve()
    if not resolved.is_relative_to(root.resolve()):
        click.echo(f"gongkai: {path} does not lie in the column at {root}", err=True)
        sys.exit(2)
    return resolved


def _concerns(finding: Finding, wanted: Iterable[Path], root: Path) -> bool:
    """Tell whether a finding is in a wanted file or folder, or says why its folder is wrong."""
    place = root.resolve() / finding.place.path
    return any(place.is_relative_to(path) or path.is_relative_to(place) for path in wanted)
