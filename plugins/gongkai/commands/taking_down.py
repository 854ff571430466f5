"""The steps of a take-down: enter it, hide it at once, build, publish, and look at what is left."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from gongkai.checks.privacy import holds_a_number
from gongkai.commands.known_records import KnownRecords, known_records
from gongkai.commands.night_state import OF_NIGHTS
from gongkai.commands.signing_key import commit_here, secret_key
from gongkai.commands.speaking import report, say, why
from gongkai.commands.traces import clear_caches, mentions
from gongkai.mkdocs.build import BuildError, build
from gongkai.model.findings import Named
from gongkai.model.language import Language
from gongkai.model.nearest import nearest
from gongkai.model.registries import Registries
from gongkai.model.said import Lines, SaidError
from gongkai.model.taken_down import TakenDown
from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.hiding import hide
from gongkai.publish.publication import Published, PublishedColumn, publish
from gongkai.publish.server_folder import ServerFolder, held
from gongkai.publish.signed import Signer
from gongkai.report.takedown import InGit, TakeDown
from gongkai.signing import SigningKeyError
from gongkai.sources import git
from gongkai.sources.build_day import CHINA
from gongkai.sources.configuration import plugin_options, texts_folder
from gongkai.sources.earlier import HISTORY, HistoryError, read_history, write_history
from gongkai.sources.held import held as held_by_git
from gongkai.sources.registries import TAKEN_DOWN, load_registries
from gongkai.sources.taken_down import enter
from gongkai.sources.text_store import TextStore
from gongkai.verdict.judge import unpublishable

REASONS = "withdrawal_reasons"
KEEP = 5
"""Releases that stay on the server, as `gongkai publish` has it."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class TakedownError(SaidError):
    """Nothing was done: the record, the reason or the server folder is unknown."""


def take_down(
    root: Path,
    given: Sequence[str],
    reason: str,
    site: Path,
    target: Path | None,
    *,
    as_of: str | None,
    language: Language,
    key_file: Path | None = None,
) -> TakeDown:
    """Take records down in the project at `root`, in its `site` and in the folder of a server.

    What is `given` are ids, or files of records. Raises TakedownError where nothing was done.
    """
    if target is not None and not ServerFolder(target).releases():
        raise TakedownError(
            "nothing was ever published into {folder}: is it the right folder?", folder=target
        )
    loaded = load_registries(root)
    registries = loaded.registries
    term = _term(reason, registries)
    known = known_records(root, registries, site, target, report)
    names = [_name(one, root, known) for one in given]
    faults: list[str] = []
    hidden = _hide(site, target, names, faults)
    _purge(root, names, faults)
    signer = _signer(key_file, root, faults)  # may ask for a password: nothing is shown meanwhile
    privacy = registries.gate.privacy
    publishable = [name for name in names if not holds_a_number(name, privacy)]
    is_lost = TAKEN_DOWN in loaded.unread
    if is_lost:  # no build goes past it either
        faults.append(f"{TAKEN_DOWN} cannot be read; to fix it: git restore {TAKEN_DOWN}")
    else:
        today = datetime.now(CHINA).date()
        new = [_entry(name, term, today, known) for name in publishable if _ID.fullmatch(name)]
        enter(root, registries.taken_down, new)
    is_urgent = not _build(root, site, as_of, faults, is_urgent=False)
    is_built = not is_urgent or _build(root, site, as_of, faults, is_urgent=True)
    published = None
    if target is not None and is_built:
        published = _publish(root, site, target, faults, signer, is_urgent=is_urgent)
    removed = clear_caches(root, site if is_built else None)
    _forget(root, names)
    is_unpublishable = unpublishable(root)
    return TakeDown(
        publishable,
        registries.vocabularies.terms(REASONS)[term].in_(language),
        TAKEN_DOWN if publishable and not is_lost else "",
        len(publishable) < len(names),
        hidden,
        is_built,
        is_urgent,
        None if target is None else published is not None,
        published.release.name if published is not None else "",
        len(published.unfit) if published is not None else 0,
        [fault for fault in faults if fault and not is_unpublishable(fault)],
        removed,
        [path for path in mentions(site, known.words(names)) if not is_unpublishable(path)],
        [address for address in known.published(names) if not is_unpublishable(address)],
        _in_git(root, names, known),
    )


def _term(reason: str, registries: Registries) -> str:
    """Return the term that is meant: it is public, so it comes from a closed list."""
    terms = registries.vocabularies.terms(REASONS)
    for term, said in terms.items():
        if reason in (term, said.in_("zh"), said.in_("en")):
            return term
    listed = [
        Named(f"{term} ({said.in_('zh')})", f"{term} ({said.in_('en')})")
        for term, said in terms.items()
    ]
    raise TakedownError(
        "--reason is printed on the notice, and is one of these:\n  {reasons}",
        reasons=Lines(listed),
    )


def _name(given: str, root: Path, known: KnownRecords) -> str:
    """Return the id meant by an id, an address or a file name."""
    name = PurePosixPath(given.rstrip("/")).name
    if name.endswith(".md"):
        name = name.partition(".")[0]
    ids = known.ids
    if name in ids or (_ID.fullmatch(name) and _is_in_history(root, name)):
        return name
    near = nearest(name, ids)
    if near:
        raise TakedownError(
            "no record here has the id {name}, none was published under it, and Git has no file of "
            "it; did you mean {near}?",
            name=repr(name),
            near=near,
        )
    raise TakedownError(
        "no record here has the id {name}, none was published under it, and Git has no file of it",
        name=repr(name),
    )


def _is_in_history(root: Path, name: str) -> bool:
    try:
        return bool(held_by_git(root, [name], []).paths)
    except git.GitError:
        return False


def _entry(name: str, term: str, day: date, known: KnownRecords) -> TakenDown:
    return TakenDown(id=name, date=day, reason=term, year=known.year(name))


def _hide(site: Path, target: Path | None, names: Sequence[str], faults: list[str]) -> int:
    """Hide the records in the site and in every release; what cannot be hidden is a fault."""
    hidden = 0
    try:
        hidden += hide(site, names)
        if target is not None:
            with held(target) as place:
                hidden += sum(hide(release, names) for release in place.releases())
    except (OSError, CannotPublishError) as error:
        faults.append(why(error))
    say("hidden: {count} files", count=hidden)
    return hidden


def _build(
    root: Path, site: Path, as_of: str | None, faults: list[str], *, is_urgent: bool
) -> bool:
    try:
        build(root, site, as_of, report, "take-down", is_urgent=is_urgent)
    except (BuildError, OSError) as error:
        faults.append(why(error))
        return False
    return True


def _purge(root: Path, names: Sequence[str], faults: list[str]) -> None:
    """Remove what the records said before from the store of published texts."""
    folder = texts_folder(root)
    if folder is None:
        return
    try:
        say("earlier texts removed: {count}", count=TextStore(folder).purge(names))
    except OSError as error:
        faults.append(why(error))


def _signer(key_file: Path | None, root: Path, faults: list[str]) -> Signer | None:
    """Return who signs; a key that cannot be read is a fault, and no reason to wait."""
    if key_file is None:
        return None
    try:
        return Signer(secret_key(key_file, root), commit_here(root))
    except SigningKeyError as error:
        faults.append(why(error))
        return None


def _publish(
    root: Path,
    site: Path,
    target: Path,
    faults: list[str],
    signer: Signer | None,
    *,
    is_urgent: bool,
) -> Published | None:
    try:
        return publish(
            site,
            target,
            PublishedColumn(root, unpublishable(root)),
            keep=KEEP,
            restored=(),
            now=datetime.now(UTC),
            progress=report,
            is_urgent=is_urgent,
            signer=signer,
            is_unsigned=signer is None,
        )
    except (RefusedError, CannotPublishError, OSError) as error:
        faults.append(why(error))
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


def _in_git(root: Path, names: Sequence[str], known: KnownRecords) -> InGit:
    try:
        found = held_by_git(root, names, known.attachments(names))
    except git.GitError as error:
        return InGit(failure=why(error))
    is_unpublishable = unpublishable(root)
    paths = [path for path in found.paths if not is_unpublishable(path)]
    refs = [ref for ref in found.refs if not is_unpublishable(ref)]
    return InGit(paths, found.commits, refs, found.is_cut)
