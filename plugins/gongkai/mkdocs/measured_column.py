"""A column, read, judged and measured once, for all editions that are made of it."""

from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import PluginError

from gongkai.gate import gate
from gongkai.measures.excerpts import excerpts
from gongkai.measures.measure import Measures, measure
from gongkai.measures.turning import last_turn, turnings
from gongkai.mkdocs.admission import admitted, inspection_of
from gongkai.mkdocs.config import GongkaiConfig
from gongkai.mkdocs.kept.values import NoValueError, ValueHashes
from gongkai.model.catalog import Catalog
from gongkai.model.moment import Moment
from gongkai.sources.build_day import BuildDayError, as_moment
from gongkai.sources.load import load
from gongkai.verdict.judge import secrets_in
from gongkai.views.content import content
from gongkai.views.ended import ended
from gongkai.views.inspection_scope import Inspected
from gongkai.views.page import Label
from gongkai.views.record_lines import public_fields
from gongkai.views.record_table import record_values
from gongkai.views.rows import row

_ASKED = ("as_of", "on_leak", "on_error", "inspection", "history")
"""The options on which a measured column rests; an edition that sets others has one of its own."""


@dataclass(frozen=True)
class MeasuredColumn:
    """What editions show of a column."""

    options: Mapping[str, object]
    catalog: Catalog
    """What is shown at the moment of the build."""
    measures: Measures
    inspected: Inspected
    ended: Mapping[str, Label]
    """What stands beside links to documents that are no longer in force, by record id."""
    secrets: frozenset[str]
    """The records of which nothing may be kept."""
    time: str
    """The last turning of the day until the build; empty for a whole day."""
    turns: tuple[str, ...]
    """The times of all turnings of the day: until the next of them every build is the same."""
    is_clear: bool
    """Whether the gate found nothing in all that was read."""
    hashes: ValueHashes
    """Knows what all editions show alike."""
    registries: str
    """The hash of the registries as they were read: they may be others by the end of a build."""

    def serves(self, config: GongkaiConfig) -> bool:
        """Return whether an edition with these options is made of it."""
        return self.options == _asked(config)


_MEASURED: ContextVar[MeasuredColumn | None] = ContextVar("measured_column", default=None)
"""What the process that makes the editions has measured for all of them."""


def give_column(column: MeasuredColumn | None) -> None:
    """Have the edition that is made next in this process take `column`."""
    _MEASURED.set(column)


def column_for(root: Path, config: GongkaiConfig) -> MeasuredColumn:
    """Return the column that was given, if it is what this edition asks for, or measure it.

    Raises PluginError as `measured_column` does.
    """
    given = _MEASURED.get()
    if given is not None and given.serves(config):
        return given
    return measured_column(root, config)


def measured_column(root: Path, config: GongkaiConfig) -> MeasuredColumn:
    """Read, judge and measure the column at `root`.

    Raises PluginError where something must not be published, or cannot be read.
    """
    sources = load(root)
    now = _moment(config.as_of)
    as_of = now.day
    leaks = gate(sources, as_of)
    sources.forget(leaks)
    secrets = secrets_in(sources, leaks)
    catalog = admitted(sources, leaks, secrets, root, config)
    inspected = inspection_of(sources, secrets, root, as_of, config, leaks=leaks)
    turning = turnings(catalog)
    time = last_turn(turning, now)
    shown = catalog.until(as_of, time)
    measures = measure(shown, as_of, time)
    hashes = ValueHashes()
    for record in shown.everything():  # on pages, in copies, lists and exports of every edition
        with suppress(NoValueError):  # its pages are made anew, then
            hashes.of(measures.once(content, record, shown), row(record, shown, measures))
        measures.once(record_values, record, shown)
        measures.once(public_fields, record, shown)
    tuple(excerpts(shown, measures))  # every edition lists them
    return MeasuredColumn(
        _asked(config),
        shown,
        measures,
        inspected,
        ended(shown, measures),
        frozenset(secrets.names),
        time,
        tuple(sorted({one.moment.time for one in turning if one.moment.day == as_of})),
        not leaks,
        hashes,
        sources.registries_digest,
    )


def _asked(config: GongkaiConfig) -> Mapping[str, object]:
    return {name: config[name] for name in _ASKED}


def _moment(as_of: object) -> Moment:
    try:
        return as_moment(as_of)
    except BuildDayError as error:
        raise PluginError(str(error)) from None
