"""What of a column may be built: what the gate lets through, and what the site says of faults."""

import logging
from datetime import date
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from gongkai.checks.gate import fit_for_print
from gongkai.checks.privacy import holds_a_number
from gongkai.checks.secret_words import NO_SECRETS, Secrets
from gongkai.i18n.translation import translation
from gongkai.measures.ages import Inspection, recently_fixed
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, SourcePlace, leaking
from gongkai.model.history import History
from gongkai.report import text
from gongkai.sources.configuration import is_urgent, position
from gongkai.sources.docs_folder import SETTING, judge_docs_folder
from gongkai.sources.earlier import HistoryError, read_history
from gongkai.sources.load import Sources
from gongkai.sources.registries import TAKEN_DOWN
from gongkai.sources.spoken_language import spoken_language
from gongkai.sources.take_down import take_down
from gongkai.verdict.judge import inspect_sources
from gongkai.views.inspection_scope import SETTINGS, Inspected, Setting, opened_units

log = get_plugin_logger(__name__)


class Options(Protocol):
    """What mkdocs.yml says of leaks, errors and inspections."""

    @property
    def on_leak(self) -> str:
        """`stop` or `take-down`."""

    @property
    def on_error(self) -> str:
        """`stop` or `leave-out`."""

    @property
    def inspection(self) -> str:
        """Whose faults the site shows: one of SETTINGS."""

    @property
    def history(self) -> str:
        """Where earlier inspections lie, from the root of the project."""


def admitted(
    sources: Sources, leaks: list[Finding], secrets: Secrets, root: Path, options: Options
) -> Catalog:
    """Return the catalog without what is taken down. Raises PluginError where nothing is built."""
    catalog = sources.catalog
    errors = [finding for finding in sources.findings if finding.is_error]
    stopping = [leak for leak in leaks if leak.is_error]
    takes_down = options.on_leak == "take-down"
    # What is taken down anyway, now or earlier by hand, stops nothing else.
    down = leaking(leak for leak in leaks if takes_down or not leak.is_error)
    errors = [e for e in errors if e.place.path not in down and e.record not in down]
    if takes_down:
        errors = [error for error in errors if not secrets.hold(error)]
    printed = fit_for_print(catalog, [*leaks, *errors], secrets.words)
    leaves_out = options.on_error == "leave-out" or is_urgent()
    # Without the list of what was taken down by hand all of it would be shown again.
    is_list_lost = any(error.place.path == TAKEN_DOWN for error in errors)
    if (stopping and not takes_down) or (errors and not leaves_out) or is_list_lost:
        raise PluginError(_stopped(printed, secrets, root))
    for finding in printed:
        place = finding.place
        log.log(logging.INFO, "left out: %s:%s %s", place.path, place.line, finding.code.id)
    taken = {leak.record for leak in stopping if leak.record}
    privacy = catalog.registries.gate.privacy
    return take_down(catalog, taken, {name for name in taken if holds_a_number(name, privacy)})


def inspection_of(
    sources: Sources,
    secrets: Secrets,
    root: Path,
    as_of: date,
    options: Options,
    *,
    leaks: list[Finding],
) -> Inspected:
    """Inspect the column where the site opens that; else only say what was fixed.

    `leaks` are what the gate found.
    """
    try:
        history = read_history(root / options.history)
    except HistoryError as error:
        if options.on_leak != "take-down":
            raise PluginError(str(error)) from None
        log.info("%s; faults are as old as this build", error)  # a leak cannot wait for it
        history = History()
    setting: Setting = next(name for name in SETTINGS if name == options.inspection)
    if setting == "internal":
        seen = secrets.purge(history).seen
        fixed = recently_fixed((one for one in seen if one.mended), as_of)
        return Inspected(Inspection(as_of, fixed=fixed), setting)
    units = opened_units(setting, sources.catalog.registries.units.values())
    return Inspected(inspect_sources(sources, history, as_of, leaks, units), setting)


def refuse_open_folder(config: MkDocsConfig, root: Path) -> None:
    """Raise PluginError if another engine would publish what is in `docs_dir`."""
    file = Path(config.config_file_path).name
    place = SourcePlace(file, *position(root, file, SETTING))
    wrong = list(judge_docs_folder(root, Path(config.docs_dir), place))
    if wrong:
        raise PluginError(_stopped(wrong, NO_SECRETS, root))


def _stopped(findings: list[Finding], secrets: Secrets, root: Path) -> str:
    """Say why nothing was built; no line is shown of what leaks, even if it is waived."""
    words = translation(spoken_language(root))
    shown = text.render(
        findings,
        words,
        root,
        leaking=leaking(findings),
        is_secret=secrets.words.stand_in,
    )
    return f"{words('nothing was built:')}\n\n{shown}"
