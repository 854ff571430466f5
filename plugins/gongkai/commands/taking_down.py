"""The steps of a take-down: enter it, hide it at once, build, publish, and look at what is left."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import click

from gongkai.checks.privacy import tells_a_number
from gongkai.commands.night_state import OF_NIGHTS
from gongkai.commands.traces import clear_caches, mentions
from gongkai.judge import unspeakable
from gongkai.mkdocs.build import BuildError, build
from gongkai.model.catalog import Registries
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import Language
from gongkai.model.taken_down import TakenDown
from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.hiding import hide
from gongkai.publish.place import Place, held
from gongkai.publish.publication import Column, Published, publish
from gongkai.publish.site import MANIFEST
from gongkai.report.takedown import InGit, TakeDown
from gongkai.sources import git
from gongkai.sources.addresses import LEDGER, readable_ledger
from gongkai.sources.build_day import CHINA
from gongkai.sources.configuration import plugin_options
from gongkai.sources.earlier import HISTORY, HistoryError, read_history, write_history
from gongkai.sources.held import held as held_by_git
from gongkai.sources.nearest import nearest
from gongkai.sources.registries import TAKEN_DOWN, load_registries
from gongkai.sources.taken_down import enter
from gongkai.sources.translations import Parsed, parse
from gongkai.sources.tree import walk

REASONS = "withdrawal_reasons"
KEEP = 5
"""Releases that stay on the server, as `gongkai publish` has it."""
_ADDRESS = re.compile(r"(?:[a-z]{2}/)?(?:r|decisions/(\d{4}))/([^/]+)/")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class TakedownError(Exception):
    """Nothing was done: the record, the reason or the folder of the server is none."""


@dataclass(frozen=True)
class _Known:
    """What is known of the records of a column, whether they can be read or not."""

    files: Sequence[Parsed]
    """Every record file in content/."""
    entries: dict[str, dict[str, object]]
    """The manifests of the site and of the release that is read."""
    addresses: frozenset[str]
    """What was ever published."""
    registries: Registries

    @property
    def ids(self) -> set[str]:
        matched = (_ADDRESS.match(address) for address in self.addresses)
        return {
            *(one.file.id for one in self.files),
            *(match[2] for match in matched if match),
            *self.registries.taken_down,
        }

    def of(self, names: Collection[str]) -> list[Parsed]:
        return [one for one in self.files if one.file.id in names]

    def published(self, names: Collection[str]) -> list[str]:
        """Return the addresses at which records were published, as far as is known."""
        found = ((address, _ADDRESS.match(address)) for address in self.addresses)
        return sorted(f"/{address}" for address, match in found if match and match[2] in names)

    def year(self, name: str) -> int | None:
        """Return the year below which a matter has its page."""
        for address in self.addresses:
            match = _ADDRESS.match(address)
            if match and match[2] == name:
                return int(match[1]) if match[1] else None
        years = [one.value.get("year") for one in self.of([name]) if one.kind is Decision]
        return next((int(str(year)) for year in years if str(year).isdecimal()), None)

    def attachments(self, names: Collection[str]) -> set[str]:
        """Return the names of the files beside records."""
        listed = {PurePosixPath(name).name for one in self.of(names) for name in one.attached}
        sources = (
            entry.get("source")
            for entry in self.entries.values()
            if entry.get("kind") == "attachment" and entry.get("record") in names
        )
        return listed | {PurePosixPath(str(source)).name for source in sources if source}

    def words(self, names: Collection[str]) -> set[str]:
        """Return titles and numbers by which other files of the site would name them."""
        keys = ("title", "number", "index")
        said = [one.value.get(key) for one in self.of(names) for key in keys]
        said += [
            entry.get(key)
            for entry in self.entries.values()
            if entry.get("record") in names
            for key in keys
        ]
        return {str(one) for one in said if isinstance(one, str)}


def take_down(
    root: Path,
    given: Sequence[str],
    reason: str,
    site: Path,
    target: Path | None,
    *,
    as_of: str | None,
    language: Language,
) -> TakeDown:
    """Take records down in the project at `root`, in its `site` and in the folder of a server.

    What is `given` are ids, or files of records. Raises TakedownError where nothing was done.
    """
    if target is not None and not Place(target).releases():
        raise TakedownError(f"nothing was ever published into {target}: is it the right folder?")
    loaded = load_registries(root)
    registries = loaded.registries
    term = _term(reason, registries)
    known = _known(root, registries, site, target)
    names = [_name(one, root, known) for one in given]
    faults: list[str] = []
    hidden = _hide(site, target, names, faults)
    privacy = registries.gate.privacy
    speakable = [name for name in names if not tells_a_number(name, privacy)]
    is_lost = TAKEN_DOWN in loaded.unread
    if is_lost:  # no build goes past it either
        faults.append(f"{TAKEN_DOWN} cannot be read; to mend it: git restore {TAKEN_DOWN}")
    else:
        today = datetime.now(CHINA).date()
        new = [_entry(name, term, today, known) for name in speakable if _ID.fullmatch(name)]
        enter(root, registries.taken_down, new)
    is_urgent = not _build(root, site, as_of, faults, is_urgent=False)
    is_built = not is_urgent or _build(root, site, as_of, faults, is_urgent=True)
    published = None
    if target is not None and is_built:
        published = _publish(root, site, target, faults, is_urgent=is_urgent)
    removed = clear_caches(root, site if is_built else None)
    _forget(root, names)
    tells = unspeakable(root)
    return TakeDown(
        speakable,
        registries.vocabularies.terms(REASONS)[term].in_(language),
        TAKEN_DOWN if speakable and not is_lost else "",
        len(speakable) < len(names),
        hidden,
        is_built,
        is_urgent,
        None if target is None else published is not None,
        published.release.name if published is not None else "",
        len(published.unfit) if published is not None else 0,
        [fault for fault in faults if fault and not tells(fault)],
        removed,
        [path for path in mentions(site, known.words(names)) if not tells(path)],
        [address for address in known.published(names) if not tells(address)],
        _in_git(root, names, known),
    )


def _term(reason: str, registries: Registries) -> str:
    """Return the term that somebody means: it is public, and so it is one of a closed list."""
    terms = registries.vocabularies.terms(REASONS)
    for term, said in terms.items():
        if reason in (term, said.in_("zh"), said.in_("en")):
            return term
    listed = "; ".join(f"{term} ({said.in_('en')})" for term, said in terms.items())
    raise TakedownError(f"--reason is printed on the notice, and is one of these: {listed}")


def _known(root: Path, registries: Registries, site: Path, target: Path | None) -> _Known:
    columns = [column.id for column in registries.columns.values() if column.holds_records]
    tree = walk(root, "content", columns)
    places = [site, *([target / "current"] if target is not None else [])]
    entries = {address: entry for place in places for address, entry in _entries(place)}
    listed = [readable_ledger(root / LEDGER, _tell).addresses]
    if target is not None:
        listed.append(readable_ledger(Place(target).ledger, _tell).addresses)
    addresses = frozenset(entries).union(*listed)
    return _Known([parse(root, file) for file in tree.records], entries, addresses, registries)


def _entries(place: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the manifest of a site, as far as it is one."""
    try:
        read = json.loads((place / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return
    for address, entry in read.items() if isinstance(read, dict) else ():
        if isinstance(entry, dict):
            yield address, entry


def _name(given: str, root: Path, known: _Known) -> str:
    """Return the id that somebody means by an id, an address, or the name of a file."""
    name = PurePosixPath(given.rstrip("/")).name
    if name.endswith(".md"):
        name = name.partition(".")[0]
    ids = known.ids
    if name in ids or (_ID.fullmatch(name) and _is_in_history(root, name)):
        return name
    near = nearest(name, ids)
    hint = f"; did you mean {near}?" if near else ""
    raise TakedownError(
        f"no record here has the id {name!r}, none was published under it, and Git has no file "
        f"of it{hint}"
    )


def _is_in_history(root: Path, name: str) -> bool:
    try:
        return bool(held_by_git(root, [name], []).paths)
    except git.GitError:
        return False


def _entry(name: str, term: str, day: date, known: _Known) -> TakenDown:
    return TakenDown(id=name, date=day, reason=term, year=known.year(name))


def _hide(site: Path, target: Path | None, names: Sequence[str], faults: list[str]) -> int:
    """Hide the records in the site and in every release; what cannot be is told."""
    hidden = 0
    try:
        hidden += hide(site, names)
        if target is not None:
            with held(target) as place:
                hidden += sum(hide(release, names) for release in place.releases())
    except (OSError, CannotPublishError) as error:
        faults.append(str(error))
    _tell(f"hidden: {hidden} files")
    return hidden


def _build(
    root: Path, site: Path, as_of: str | None, faults: list[str], *, is_urgent: bool
) -> bool:
    try:
        build(root, site, as_of, _tell, "take-down", is_urgent=is_urgent)
    except (BuildError, OSError) as error:
        faults.append(str(error))
        return False
    return True


def _publish(
    root: Path, site: Path, target: Path, faults: list[str], *, is_urgent: bool
) -> Published | None:
    try:
        return publish(
            site,
            target,
            Column(root, unspeakable(root)),
            keep=KEEP,
            restored=(),
            now=datetime.now(UTC),
            progress=_tell,
            is_urgent=is_urgent,
        )
    except (RefusedError, CannotPublishError, OSError) as error:
        faults.append(str(error))
        return None


def _forget(root: Path, names: Collection[str]) -> None:
    """Take records out of the histories of faults, which quote them; one that is broken goes on."""
    own = root / str(plugin_options(root).get("history") or HISTORY)
    for file in {own, root / HISTORY, root / "build" / "state" / OF_NIGHTS}:
        with suppress(HistoryError, OSError):
            history = read_history(file)
            kept = tuple(
                one
                for one in history.seen
                if one.record not in names
                and PurePosixPath(one.path).name.partition(".")[0] not in names
            )
            if len(kept) < len(history.seen):
                write_history(history.model_copy(update={"seen": kept}), file)


def _in_git(root: Path, names: Sequence[str], known: _Known) -> InGit:
    try:
        found = held_by_git(root, names, known.attachments(names))
    except git.GitError as error:
        return InGit(failure=str(error))
    tells = unspeakable(root)
    paths = [path for path in found.paths if not tells(path)]
    refs = [ref for ref in found.refs if not tells(ref)]
    return InGit(paths, found.commits, refs, found.is_cut)


def _tell(line: str) -> None:
    click.echo(line, err=True)
