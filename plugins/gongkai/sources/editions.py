"""What mkdocs.yml says of editions, and in which file each of them is configured."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from gongkai.model.editions import DEFAULT, Editions
from gongkai.model.findings import Finding, Phrase, SourcePlace
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.said import SaidError
from gongkai.sources.addresses import LEDGER, LedgerError, read_ledger
from gongkai.sources.codes import files as of_files
from gongkai.sources.codes.places import EDITIONS_MOVED
from gongkai.sources.configuration import MAIN, plugin_options, position_of, why_unreadable

SETTING = "editions"
"""The option of our plugin."""


class EditionsError(SaidError):
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
        raise EditionsError("{file} cannot be read: {why}", file=MAIN, why=unreadable)
    given = plugin_options(root).get(SETTING)
    if given is None:
        return DEFAULT
    editions = Editions.named(given) if isinstance(given, list) else None
    if editions is None:
        raise EditionsError(
            "{file}: `{setting}` lists zh or en or both, each once, as in [zh, en]; not {given}",
            file=MAIN,
            setting=SETTING,
            given=repr(given),
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
                "{file} is missing: `{setting}` is {editions} in {main}, and each edition below "
                "the root has a file of its own (INHERIT: {main}). Write it, or set "
                "`{setting}: [{root}]`",
                file=file,
                setting=SETTING,
                editions=editions,
                main=MAIN,
                root=editions.root,
            )
        options = plugin_options(root, file)
        if options.get("edition", editions.root) != language:
            raise EditionsError(
                "{file}: write `edition: {language}` below `gongkai:`", file=file, language=language
            )
        if file != MAIN and SETTING in options:
            raise EditionsError(
                "{file}: `{setting}` stands in {main} alone; delete it here",
                file=file,
                setting=SETTING,
                main=MAIN,
            )
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


def why_refused(published: Editions | None, editions: Editions | None) -> Phrase | None:
    """Return why a site must not take the place of what was published; None where it may."""
    details = _moved(published, editions)
    if not details:
        return None
    message, fix = (
        Phrase(said, **details) for said in (EDITIONS_MOVED.message, EDITIONS_MOVED.fix)
    )
    return Phrase("{what}\nto fix it: {fix}", what=message, fix=fix)


def _moved(published: Editions | None, editions: Editions | None) -> Mapping[str, str]:
    if published is None or editions is None or editions.keeps(published):
        return {}
    return {"published": str(published), "editions": str(editions)}
