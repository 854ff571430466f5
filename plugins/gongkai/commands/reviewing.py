"""Two states of a column -> what a reviewer reads of the change between them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongkai.checks.privacy import holds_a_number
from gongkai.commands.project import editions_of
from gongkai.commands.since import brought_by_change, commit_of, earlier
from gongkai.i18n.translation import translation
from gongkai.measures.changes import Changes, changes
from gongkai.model.catalog import Catalog
from gongkai.model.findings import is_leak
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.render.urls import Origin
from gongkai.report.review import Review, ReviewedRecord, render
from gongkai.sources import git
from gongkai.sources.build_day import build_day
from gongkai.sources.cache import cache_folder
from gongkai.sources.documents.reader import ROOM
from gongkai.sources.load import Sources, load
from gongkai.verdict.judge import days_of, judge_sources
from gongkai.verdict.waivers import WaivedFindings
from gongkai.views.addresses import record_address


def review_change(
    root: Path,
    since: str,
    links: Sequence[Mapping[str, object]] | None,
    language: Language,
    as_of: str | None,
) -> str:
    """Return the comment on what came to the project at `root` since a revision.

    Exits 2 where there is no such revision.
    """
    commit = commit_of(root, since)
    day = build_day(root, as_of)
    now = _judged(root, day)
    with earlier(root, commit) as project:
        before = _judged(project, day, cache_folder(root, ROOM))
    found = changes(before.sources.catalog, now.sources.catalog, before.unread_ids, now.unread_ids)
    findings = brought_by_change(root, now.verdict.findings, before.verdict.findings)
    files = [
        name
        for name in git.changed_files(root, commit)
        if not (_has_number(name, now) or now.keeps_back(name) or before.keeps_back(name))
    ]
    shown = None if links is None else [one for one in links if _concerns(one, files)]
    review = Review(
        day,
        commit,
        findings=findings,
        links=shown,
        links_elsewhere=len(links or ()) - len(shown or ()),
        unread=sorted(now.unread - before.unread - now.verdict.leaking),
        leaking=sorted(
            {
                one.place.path
                for one in now.verdict.findings
                if is_leak(one.code.id) and one.is_error
            }
        ),
        attachments=[name for name in files if _is_attachment(name) and (root / name).is_file()],
        registries=[name for name in files if name.startswith("data/")],
        engine=[name for name in files if not name.startswith(("data/", "content/"))],
        **_records(found, before, now, Origin("", language, editions_of(root))),
    )
    return render(review, translation(language))


@dataclass(frozen=True)
class _Judged:
    sources: Sources
    verdict: WaivedFindings

    @property
    def unread(self) -> frozenset[str]:
        """Return the files that are not in the catalog because of an error."""
        return frozenset(self._unread.values())

    @property
    def unread_ids(self) -> Collection[str]:
        return self._unread.keys()

    @property
    def _unread(self) -> dict[str, str]:
        found = {record.id: record.path for record in self.sources.rejected}
        return found | {raw.id: raw.path for raw in self.sources.unread}

    def keeps_back(self, file: str) -> bool:
        """Return whether a file is an attachment of what leaks; the gate reports its record."""
        return _is_attachment(file) and file in self.verdict.secrets.names

    def leaks(self, record: Record) -> bool:
        """Return whether nothing of a record may be printed."""
        paths = {body.path for body in record.bodies.values()}
        return bool(({record.id} | paths) & self.verdict.leaking) or _has_number(record.path, self)


def _judged(root: Path, day: date, cache: Path | None = None) -> _Judged:
    sources = load(root, cache=cache)
    return _Judged(sources, judge_sources(sources, day, days_of(sources, root)))


def _records(
    found: Changes, before: _Judged, now: _Judged, read: Origin
) -> dict[str, list[ReviewedRecord]]:
    def shown(records: Iterable[Record], state: _Judged) -> list[ReviewedRecord]:
        return [
            ReviewedRecord(record.path, read.from_root(record_address(record)))
            if before.leaks(record) or now.leaks(record)
            else _shown(record, state.sources.catalog, read)
            for record in records
            if not _has_number(record.path, state)
        ]

    return {
        "new": shown(found.new, now),
        "changed": shown(found.changed, now),
        "withdrawn": [_taken_down(record, now, read) for record in found.withdrawn],
        "gone": [
            ReviewedRecord(r.path, record_address(r))
            for r in found.gone
            if not _has_number(r.path, now)
        ],
    }


def _shown(record: Record, catalog: Catalog, read: Origin) -> ReviewedRecord:
    registries, language = catalog.registries, read.language
    column, unit = registries.columns[record.column], registries.units.get(record.unit or "")
    about = [column.name.in_(language)] + ([unit.short.in_(language)] if unit else [])
    address = read.from_root(record_address(record))
    return ReviewedRecord(record.path, address, record.body(language).title, tuple(about))


def _taken_down(record: Record, state: _Judged, read: Origin) -> ReviewedRecord:
    """Show where a notice will be and why; nothing of the record itself (decision 11)."""
    reasons = state.sources.catalog.registries.vocabularies.terms("withdrawal_reasons")
    reason = record.withdrawn.reason if record.withdrawn else ""
    said = reasons[reason].in_(read.language) if reason in reasons else reason
    return ReviewedRecord(record.path, read.from_root(record_address(record)), about=(said,))


def _concerns(finding: Mapping[str, object], files: Collection[str]) -> bool:
    """Return whether a finding on links has to do with the change: an error always has."""
    return finding.get("severity") == "error" or finding.get("path") in files


def _has_number(path: str, state: _Judged) -> bool:
    return holds_a_number(path, state.sources.catalog.registries.gate.privacy)


def _is_attachment(name: str) -> bool:
    return name.startswith("content/") and not name.endswith(".md")
