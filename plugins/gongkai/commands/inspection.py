"""Write an inspection into a folder of its own, which is never published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from os.path import relpath
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from gongkai.commands.project import could_not_run, editions_of
from gongkai.commands.speaking import say
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from gongkai.links.reading.manifest import ManifestError
from gongkai.measures.ages import Inspection, recalled, remember
from gongkai.measures.ages import inspect as inspect_findings
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.render.files import FileRenderer
from gongkai.render.sheets import LinkedSite, sheets
from gongkai.render.urls import Origin
from gongkai.sources.build_day import build_day
from gongkai.sources.configuration import plugin_options, site_url
from gongkai.sources.earlier import HISTORY, HistoryError, read_history, write_history
from gongkai.sources.folders import WORK, holds_sources
from gongkai.sources.load import load
from gongkai.verdict.codes import CODES
from gongkai.verdict.judge import judge_sources
from gongkai.verdict.judge_links import judge_links
from gongkai.views.addresses import INSPECTION
from gongkai.views.forms import Form
from gongkai.views.inspection import pages_of
from gongkai.views.inspection_table import files_of
from gongkai.whole import BESIDE, clear_beside, put_folder

MARK = ".gongkai-inspection"
"""Marks a folder that holds an inspection: such a folder may be overwritten."""
MANIFEST = "manifest.json"
"""At the root of a site."""


@dataclass(frozen=True)
class _Column:
    """The inspection, and what of the column its pages need."""

    inspection: Inspection
    catalog: Catalog
    """As readers see it: what is held back has no page to link to."""
    language: Language
    site_url: str


def write_inspection(
    root: Path,
    output: Path,
    history: Path | None,
    *,
    site: Path | None,
    form: str,
    language: Language,
    as_of: str | None,
    remembers: bool,
) -> None:
    """Inspect the project at `root` and write what is found to `output`; exit 2 if that fails.

    `site` is the built site whose links are looked at. `history` is the file of earlier
    inspections, that of mkdocs.yml without it; `remembers`
    says whether this one is written down in it.
    """
    day = build_day(root, as_of)
    target = root / output
    _refuse(target, root)
    file = history or root / str(plugin_options(root).get("history") or HISTORY)
    try:
        before = read_history(file)
    except HistoryError as error:
        could_not_run(error)
    if remembers and before.updated is not None and day < before.updated:
        could_not_run(
            "{file} is of {day}: an earlier day cannot be added to it",
            file=file,
            day=before.updated,
        )
    sources = load(root)
    verdict = judge_sources(sources, day)
    before = verdict.secrets.purge(before)
    of_site = _on_site(site, root, day) if site is not None else recalled(before, CODES)
    findings = (*verdict.all, *of_site)
    inspection = inspect_findings(findings, before, sources.catalog, day)
    column = _Column(inspection, sources.catalog.until(day), language, site_url(root))
    local = LinkedSite(_to_site(target, root), editions_of(root), on_disk=True)
    _write(target, _files(column, form, local))
    if remembers:
        write_history(remember(findings, before, sources.catalog, day, _says), file)
    faults, fixed = len(inspection.faults), len(inspection.fixed)
    say(
        "inspection: {target} (to fix: {faults}, fixed: {fixed})",
        target=target,
        faults=faults,
        fixed=fixed,
    )


def _on_site(site: Path, root: Path, day: date) -> tuple[Finding, ...]:
    """Return what is wrong with the links of a site; exit 2 if that is not known."""
    try:
        judged = judge_links(site, root, day)
    except ManifestError as error:
        could_not_run(error)
    doubts = judged.outcome.doubts
    for doubt in doubts:
        click.echo(f"gongkai: {doubt}", err=True)
    if doubts:
        could_not_run("the links were not judged: what was seen is not the site")
    return judged.verdict.all


def _files(column: _Column, form: str, local: LinkedSite) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of everything that is asked for."""
    inspection, catalog, language = column.inspection, column.catalog, column.language
    measures = measure(catalog, inspection.as_of)
    name = catalog.registries.site.name or LocalText(zh="gongkai")
    writer = FileRenderer(Origin(column.site_url, language, local.editions), name.in_(language))
    wanted = {"csv": {Form.CSV}, "json": {Form.JSON}}.get(form, {Form.CSV, Form.JSON})
    for file in files_of(inspection, catalog, measures, "internal"):
        if file.form in wanted:
            yield file.address.removeprefix(INSPECTION), writer.render(file)
    if form == "html":
        pages = pages_of(inspection, catalog, measures, "internal")
        site = replace(local, base=column.site_url, on_disk=False) if column.site_url else local
        yield from sheets(pages, INSPECTION, catalog, language, site)


def _write(target: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Put the files at `target` in place of an earlier inspection."""
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_beside(target)
    with TemporaryDirectory(prefix=f".{target.name}{BESIDE}", dir=target.parent) as beside:
        made = Path(beside) / "made"
        for path, content in [(MARK, b""), *files]:
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        put_folder(made, target)


def _refuse(target: Path, root: Path) -> None:
    """Exit 2 where the folder is published, holds sources or holds something else."""
    place, project = target.resolve(), root.resolve()
    above = [place, *place.parents]
    if any((folder / MANIFEST).is_file() for folder in above) or project / "site" in above:
        could_not_run("{folder} lies in a site: an inspection is never published", folder=target)
    if holds_sources(target, root, *_BUILT):
        could_not_run(
            "{folder} holds sources or is written by the build; name another folder", folder=target
        )
    if place.is_dir() and not (place / MARK).is_file() and any(place.iterdir()):
        could_not_run("{folder} is no inspection; empty it or name another folder", folder=target)
    if place.exists() and not place.is_dir():
        could_not_run("{folder} is no folder", folder=target)


_BUILT = tuple(f"{WORK}/{name}" for name in ("site", *LANGUAGES))
"""What the build makes the site from."""


def _to_site(target: Path, root: Path) -> str:
    return Path(relpath(root.resolve() / "site", target.resolve())).as_posix() + "/"


def _says(finding: Finding) -> LocalText:
    said: Sequence[str] = [message(finding, translation(language)) for language in ("zh", "en")]
    return LocalText(zh=said[0], en=said[1])
