"""What mkdocs.yml says of editions, and in which file each of them is configured."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from gongkai.model.editions import DEFAULT, Editions
from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.language import LANGUAGES, Language
from gongkai.sources.addresses import LEDGER, LedgerError, read_ledger
from gongkai.sources.codes import files as of_files
from gongkai.sources.codes.places import EDITIONS_MOVED
from gongkai.sources.configuration import MAIN, plugin_options, position_of, why_unreadable

SETTING = "editions"
"""The option of our plugin."""


class EditionsError(Exception):
    """It is not known which editions are to be built."""


def below(language: Language) -> str:
    """Return the file that configures an edition which does not stand at the root."""
    return f"mkdocs.{language}.yml"


CONFIGURATIONS = (MAIN, *map(below, LANGUAGES))
"""Every file that may configure an edition."""


def read_editions(root: Path) -> Editions:
    """Return the editions of the project at `root`.

    Raises EditionsError where mkdocs.yml cannot be read, or names no language, or one twice.
    """
    unreadable = why_unreadable(root)
    if unreadable:
        raise EditionsError(f"{MAIN} cannot be read: {unreadable}")
    given = plugin_options(root).get(SETTING)
    if given is None:
        return DEFAULT
    editions = Editions.named(given) if isinstance(given, list) else None
    if editions is None:
        raise EditionsError(
            f"{MAIN}: `{SETTING}` lists zh or en or both, each once, as in [zh, en]; not {given!r}"
        )
    return editions


def configurations(root: Path, editions: Editions) -> Mapping[Language, str]:
    """Return the file that configures each edition of the project at `root`.

    Raises EditionsError where one is missing, or configures another edition.
    """
    files = {editions.root: MAIN, **{language: below(language) for language in editions.below}}
    for language, file in files.items():
        if not (root / file).is_file():
            raise EditionsError(
                f"{file} is missing: `{SETTING}` is {editions} in {MAIN}, and each edition below"
                f" the root has a file of its own (INHERIT: {MAIN}). Write it, or set"
                f" `{SETTING}: [{editions.root}]`"
            )
        options = plugin_options(root, file)
        if options.get("edition", editions.root) != language:
            raise EditionsError(f"{file}: write `edition: {language}` below `gongkai:`")
        if file != MAIN and SETTING in options:
            raise EditionsError(f"{file}: `{SETTING}` stands in {MAIN} alone; delete it here")
    return files


def check_editions(root: Path) -> Iterator[Finding]:
    """Yield what is wrong where mkdocs.yml takes away what was published (decision 7)."""
    try:
        editions = read_editions(root)
    except EditionsError:
        return  # the build reports what is wrong with it
    try:
        published = read_ledger(root / LEDGER).editions
    except LedgerError:
        yield Finding(of_files.UNREADABLE, SourcePlace(LEDGER))
        return
    details = _moved(published, editions)
    if details and (root / MAIN).is_file():
        yield Finding(EDITIONS_MOVED, SourcePlace(MAIN, *position_of(root, SETTING)), details)


def why_refused(published: Editions | None, editions: Editions | None) -> str:
    """Return why a site must not take the place of what was published; empty where it may."""
    details = _moved(published, editions)
    if not details:
        return ""
    message, fix = (said.format(**details) for said in (EDITIONS_MOVED.message, EDITIONS_MOVED.fix))
    return f"{message}\nto fix it: {fix}"


def _moved(published: Editions | None, editions: Editions | None) -> Mapping[str, str]:
    if published is None or editions is None or editions.keeps(published):
        return {}
    return {"published": str(published), "editions": str(editions)}
