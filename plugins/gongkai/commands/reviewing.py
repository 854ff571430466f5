"""Two states of a column -> what a reviewer reads of the change between them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongkai.checks.privacy import holds_a_number
from gongkai.commands.project import editions_of
from gongkai.commands.review_consequences import Versions, consequences
from gongkai.commands.review_roles import TouchedFiles
from gongkai.commands.review_suggestions import NOTHING, suggested
from gongkai.commands.since import brought_by_change, commit_of, earlier
from gongkai.commands.speaking import say
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
from gongkai.verdict.selection import brought
from gongkai.verdict.waivers import WaivedFindings
from gongkai.views.addresses import record_address


@dataclass(frozen=True)
class Reviewed:
    """What is said of a change."""

    comment: str
    """In Markdown."""
    suggestions: str = ""
    """The payload of a review with suggestions, as JSON; empty where none were asked for."""


def review_change(
    root: Path,
    since: str,
    links: Sequence[Mapping[str, object]] | None,
    language: Language,
    as_of: str | None,
    *,
    preview: str = "",
    head: str | None = None,
) -> Reviewed:
    """Return the comment on what came to the project at `root` since a revision.

    `preview` is where its pages can be looked at: `{path}` in it is the path of a page. `head` is
    the newest commit of the change, at which suggestions are made; without it none are. Exits 2
    where there is no such revision.
    """
    commit = commit_of(root, since)
    day = build_day(root, as_of)
    now = _judged(root, day)
    with earlier(root, commit) as project:
        before = _judged(project, day, cache_folder(root, ROOM))
    found = changes(before.sources.catalog, now.sources.catalog, before.unread_ids, now.unread_ids)
    findings = brought_by_change(root, now.verdict.findings, before.verdict.findings)
    fixed = brought(before.verdict.findings, now.verdict.findings, before.sources.stored.names)
    files = [
        name
        for name in git.changed_files(root, commit)
        if not (_has_number(name, now) or now.keeps_back(name) or before.keeps_back(name))
    ]
    shown = None if links is None else [one for one in links if _concerns(one, files)]
    beside = TouchedFiles(
        [name for name in files if _is_attachment(name) and (root / name).is_file()],
        [name for name in files if name.startswith("data/")],
        [name for name in files if not name.startswith(("data/", "content/"))],
    )
    words, read = translation(language), Origin("", language, editions_of(root))
    review = Review(
        day,
        commit,
        findings=findings,
        fixed=fixed,
        left=[
            one for one in now.verdict.findings if one.place.path in files and one not in findings
        ],
        consequences=consequences(
            found, _versions(before, now), beside, day, read=read, words=words
        ),
        preview=preview,
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
        attachments=beside.attachments,
        registries=beside.registries,
        engine=beside.engine,
        **_records(found, before, now, read, day),
    )
    text = render(review, words)
    if head is None:
        return Reviewed(text)
    may_be_fixed = any(
        one.place.path in files and not (one.instead is None and one.edit is None)
        for one in now.verdict.findings
    )
    try:
        found_fixes = suggested(root, commit, head, day, words) if may_be_fixed else NOTHING
    except git.GitError as error:
        say("nothing is suggested: {error}", error=error)
        found_fixes = NOTHING
    return Reviewed(text, found_fixes)


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


def _versions(before: _Judged, now: _Judged) -> Versions:
    """Return both versions with what of them may be printed."""
    both = [(record, of) for of in (before, now) for record in of.sources.catalog.everything()]
    found = [*before.verdict.all, *now.verdict.all]
    return Versions(
        before.sources,
        now.sources,
        {record.id for record, of in both if _has_number(record.path, of)},
        {record.id for record, of in both if of.leaks(record)},
        {one.place.path for one in found if is_leak(one.code.id)},
        bool(before.verdict.leaking or now.verdict.leaking),
    )


def _judged(root: Path, day: date, cache: Path | None = None) -> _Judged:
    sources = load(root, cache=cache)
    return _Judged(sources, judge_sources(sources, day, days_of(sources, root)))


def _records(
    found: Changes, before: _Judged, now: _Judged, read: Origin, day: date
) -> dict[str, list[ReviewedRecord]]:
    def shown(records: Iterable[Record], state: _Judged) -> list[ReviewedRecord]:
        return [
            ReviewedRecord(record.path, read.from_root(record_address(record)))
            if before.leaks(record) or now.leaks(record)
            else _shown(record, state.sources.catalog, read, day)
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


def _shown(record: Record, catalog: Catalog, read: Origin, day: date) -> ReviewedRecord:
    registries, language = catalog.registries, read.language
    column, unit = registries.columns[record.column], registries.units.get(record.unit or "")
    about = [column.name.in_(language)] + ([unit.short.in_(language)] if unit else [])
    address = read.from_root(record_address(record))
    first = record.published or record.first_day
    is_to_come = record.is_to_come(day)
    return ReviewedRecord(
        record.path,
        address,
        record.body(language).title,
        tuple(about),
        str(first) if is_to_come else "",
        is_built=not is_to_come,
    )


def _taken_down(record: Record, state: _Judged, read: Origin) -> ReviewedRecord:
    """Show where a notice will be and why; nothing of the record itself (decision 11)."""
    reasons = state.sources.catalog.registries.vocabularies.terms("withdrawal_reasons")
    reason = record.withdrawn.reason if record.withdrawn else ""
    said = reasons[reason].in_(read.language) if reason in reasons else reason
    address = read.from_root(record_address(record))
    return ReviewedRecord(record.path, address, about=(said,), is_built=True)


def _concerns(finding: Mapping[str, object], files: Collection[str]) -> bool:
    """Return whether a finding on links has to do with the change: an error always has."""
    return finding.get("severity") == "error" or finding.get("path") in files


def _has_number(path: str, state: _Judged) -> bool:
    return holds_a_number(path, state.sources.catalog.registries.gate.privacy)


def _is_attachment(name: str) -> bool:
    return name.startswith("content/") and not name.endswith(".md")
