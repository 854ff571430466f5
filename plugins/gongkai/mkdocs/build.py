"""The editions -> one site: built apart, assembled, switched whole (decision 9)."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.i18n.translation import Translation, translation
from gongkai.i18n.wording import in_words
from gongkai.mkdocs.children import making, said_by
from gongkai.mkdocs.column_notes import notes_of
from gongkai.mkdocs.edition_output import MARK, count_of, failed_in, said_in
from gongkai.mkdocs.generator import GeneratorError, generator_of
from gongkai.mkdocs.index import LEFT_OUT, SearchIndexError, index_site, may_index
from gongkai.mkdocs.kept.same_site import SameSite
from gongkai.mkdocs.manifest_file import dump
from gongkai.mkdocs.pages_done import ShowsProgress, shown
from gongkai.mkdocs.work import HeldError, held
from gongkai.model.editions import Editions
from gongkai.model.language import Language
from gongkai.publish import RefusedError
from gongkai.publish.addresses import vanished
from gongkai.publish.built_site import MANIFEST, examine
from gongkai.publish.checksums import ChecksumsError, write_checksums
from gongkai.render.urls import SITEMAP
from gongkai.sources.addresses import LEDGER, Ledger, LedgerError, read_ledger
from gongkai.sources.build_day import NOW, build_moment
from gongkai.sources.configuration import FULL, JOBS, PREVIEW, URGENT
from gongkai.sources.editions import (
    EditionsError,
    configurations,
    read_editions,
    why_refused,
)
from gongkai.sources.folders import WORK, holds_sources
from gongkai.sources.spoken_language import spoken_language
from gongkai.starter.shared import other_hooks
from gongkai.whole import clear_beside, put_folder

Progress = Callable[[str], None]


class BuildError(Exception):
    """The site could not be built; the earlier one is untouched."""


@dataclass(frozen=True)
class Built:
    """What was built."""

    site: Path
    pages: int


def build(
    root: Path,
    site: Path,
    as_of: str | None,
    progress: Progress,
    on_leak: str | None = None,
    *,
    is_urgent: bool = False,
    is_preview: bool = False,
    is_full: bool = False,
    jobs: int | None = None,
    show: ShowsProgress | None = None,
) -> Built:
    """Build the editions of the project at `root` and put them at `site` together.

    A build that fails leaves the site as it was. `as_of` and `on_leak` take the place of what
    mkdocs.yml says. One that is urgent, because a leak is online, leaves out records with errors
    and reports which addresses are missing, where another would stop. A preview says on each page
    that it is one, and is never published. A full build takes no page of the one before. `jobs`
    says how many processes make editions; by itself as many as there are processors. `show`
    gets how many pages are made, and of how many.
    """
    words = translation(spoken_language(root))
    _check_target(root, site, words)
    published = _published(root, progress, words, is_urgent=is_urgent)
    try:
        editions = read_editions(root)
        moved = why_refused(published.editions, editions)
        if moved is not None:
            raise BuildError(f"{LEDGER}: {in_words(moved, words)}")
        configs = configurations(root, editions)
        generator = generator_of(root)
    except (EditionsError, GeneratorError) as error:
        raise BuildError(str(in_words(error, words))) from None
    try:
        with held(root, progress) as run:
            clear_beside(site)
            given = _environment(root, as_of, on_leak, is_urgent=is_urgent)
            given |= {PREVIEW: "1"} if is_preview else {}
            given |= {FULL: "1"} if is_full else {}
            given |= {JOBS: str(jobs)} if jobs is not None else {}
            now = build_moment(root, as_of)
            same = SameSite(root, site, [*configs.values()], given, now)
            pages = None if is_full or is_urgent else same.pages()
            if pages is not None:
                progress(words("nothing has changed since the site was built"))
                if not may_index():
                    progress(LEFT_OUT)
                return _built(site, pages, progress, words, is_preview=is_preview)
            same.forget()
            entries, remarks = _made(
                root,
                run,
                editions,
                configs,
                words,
                generator=generator,
                given=given,
                progress=progress,
                show=show,
            )
            # It takes half a second to load, and a site that stays as it is needs nothing of it.
            from gongkai.verdict.judge import unpublishable  # noqa: PLC0415

            gone = vanished(published.addresses, entries, unpublishable(root))
            if gone.missing and not is_urgent:
                raise BuildError(f"{LEDGER}: {in_words(gone.said, words)}")
            if gone.missing:
                progress(f"{LEDGER}: {in_words(gone.said, words)}")
            whole = run / "site"
            index_site(whole, root / WORK / "search", progress)
            write_checksums(whole)
            examine(whole)
            put_folder(whole, site)
            pages = sum(address == "" or address.endswith("/") for address in entries)
            # What a build has to say of what it left out is said by each of them.
            notes = notes_of(run)
            if notes is not None and not remarks and not gone.missing:
                same.keep(notes, pages)
    except (HeldError, SearchIndexError, ChecksumsError, RefusedError) as error:
        raise BuildError(str(in_words(error, words))) from error
    return _built(site, pages, progress, words, is_preview=is_preview)


def is_clear(root: Path, site: Path) -> bool:
    """Return whether `site` is what a build of now would make, and the gate find nothing in it.

    Then nothing of the project at `root` has to be read to know that no word of it is to be hidden.
    """
    try:
        configs = configurations(root, read_editions(root))
    except EditionsError:
        return False
    given = _environment(root, None, None, is_urgent=False)
    return SameSite(root, site, [*configs.values()], given, build_moment(root, None)).is_clear()


def _built(
    site: Path, pages: int, progress: Progress, words: Translation, *, is_preview: bool
) -> Built:
    """Say where the site is."""
    if not (site / SITEMAP).is_file() and not is_preview:
        progress(words("no sitemap: site_url is not set (GONGKAI_SITE_URL)"))
    progress(words("site: {site}", site=site))
    return Built(site, pages)


def _hints(root: Path, words: Translation) -> Iterator[str]:
    """Yield what to try where the program broke off, as it does with hooks of another version."""
    others = other_hooks(root)
    if others:
        taken = " ".join(f"--take {path}" for path in others)
        yield words(
            "not the hooks of this version: {hooks}\nto take them: gongkai update {taken}",
            hooks=", ".join(others),
            taken=taken,
        )


def _published(root: Path, progress: Progress, words: Translation, *, is_urgent: bool) -> Ledger:
    """Return what was published; in an urgent build, an unreadable list counts as empty."""
    try:
        return read_ledger(root / LEDGER)
    except LedgerError as error:
        if not is_urgent:
            said = words(
                "{error}\nto fix it: git restore {file}", error=in_words(error, words), file=LEDGER
            )
            raise BuildError(said) from None
        said = words(
            "{error}; the addresses of this site are held against nothing",
            error=in_words(error, words),
        )
        progress(said)
        return Ledger()


def _environment(
    root: Path, as_of: str | None, on_leak: str | None, *, is_urgent: bool
) -> dict[str, str]:
    """Return what editions get in their environment; all of them are built as of one moment."""
    now = str(build_moment(root, as_of))
    urgent = "1" if is_urgent else None
    given = {"GONGKAI_DATE": as_of, NOW: now, "GONGKAI_ON_LEAK": on_leak, URGENT: urgent}
    return {name: value for name, value in given.items() if value is not None}


def _made(
    root: Path,
    run: Path,
    editions: Editions,
    configs: Mapping[Language, str],
    words: Translation,
    *,
    generator: str,
    given: Mapping[str, str],
    progress: Progress,
    show: ShowsProgress | None,
) -> tuple[dict[str, dict[str, Any]], Sequence[str]]:
    """Build the editions at the same time, assemble them, and return manifest and remarks."""
    targets = {config: run / language for language, config in configs.items()}
    counts = [count_of(target) for target in targets.values()]
    with making(root, generator, targets, given) as child, shown(counts, show):
        progress(words("building: {files}", files=", ".join(configs.values())))
        shared, _ = child.communicate()
    failed = [target for target in targets.values() if failed_in(target).exists()]
    if child.returncode:
        said = [
            failed_in(target).read_text(encoding="utf-8", errors="replace") for target in failed
        ]
        said = said or [shared]
        failures = [text for one in said if (text := said_by(one, root / WORK / "failed.log"))]
        failures = failures or [
            words("the build was ended from outside; a machine does so that has too little memory")
        ]
        hints = _hints(root, words) if any("Traceback" in one for one in said) else ()
        raise BuildError("\n\n".join([*dict.fromkeys(failures), *hints]))
    lines = (line for target in targets.values() for line in _read(said_in(target)).splitlines())
    remarks = [*dict.fromkeys(line for line in lines if line.startswith(MARK))]
    for line in remarks:
        progress(line)
    for config in targets:
        progress(words("built: {file}", file=config))
    return _assemble(run, editions), remarks


def _read(said: Path) -> str:
    return said.read_text(encoding="utf-8", errors="replace")


def _assemble(work: Path, editions: Editions) -> dict[str, dict[str, Any]]:
    """Put the editions into one tree and their manifests into one file, the root first."""
    whole = work / "site"
    entries: dict[str, dict[str, Any]] = {}
    for language in editions.languages:
        part = whole / editions.at("", language)
        if part.exists():
            shutil.copytree(work / language, part, dirs_exist_ok=True)
        else:
            (work / language).rename(part)
        manifest = part / MANIFEST
        entries |= json.loads(manifest.read_text(encoding="utf-8"))
        manifest.unlink()
    dump(entries, whole / MANIFEST)
    return entries


def _check_target(root: Path, site: Path, words: Translation) -> None:
    """Refuse a target that holds, or is in, something that is not a site of ours."""
    if holds_sources(site, root, WORK):
        said = words("{site} holds sources; name another folder with --site", site=site)
        raise BuildError(said)
    if site.exists() and not (site / MANIFEST).is_file() and any(site.iterdir()):
        raise BuildError(
            words(
                "{site} is not a site built by gongkai; empty it or name another folder", site=site
            )
        )
