"""`gongkai init`: a new column."""

from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.owners import write_owners
from gongkai.commands.project import could_not_run
from gongkai.commands.snippets import write_snippets
from gongkai.commands.speaking import say
from gongkai.model.language import Language
from gongkai.report.characters import visible
from gongkai.starter.column import GOVERNMENT, Answers, column_files
from gongkai.starter.engine import EngineError, from_index, from_wheel
from gongkai.starter.writing import write_file

_EDITIONS: dict[str, tuple[Language, ...]] = {
    "zh,en": ("zh", "en"),
    "en,zh": ("en", "zh"),
    "zh": ("zh",),
    "en": ("en",),
}
NEXT = """\
to begin:
  cd {folder}
  make check    what is still a placeholder, and where
  make site     the site, in site/
README.md says what comes then."""

FROM_INDEX = """\
engine.txt pins {line}, from an index that pip asks. Where none has it, begin with
--engine WHEEL; `make wheel` in the engine's repository makes one."""
WORDS = (NEXT, FROM_INDEX)
"""What it says when it is done, for translators."""


@command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name-zh", metavar="NAME", help="The government's full name, like 云泽市人民政府.")
@click.option("--name-en", metavar="NAME", help="The same in English.")
@click.option(
    "--languages",
    type=click.Choice(tuple(_EDITIONS)),
    default="zh,en",
    show_default=True,
    help="The editions; the first stands at /.",
)
@click.option(
    "--engine",
    metavar="WHEEL",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Pin this wheel, copied into the column; else the same version from an index.",
)
def init(
    folder: Path, name_zh: str | None, name_en: str | None, languages: str, engine: Path | None
) -> None:
    """Write a new column into FOLDER: settings, registries, workflows, and no document.

    FOLDER may hold a repository without files, and nothing else. What is not given is a
    placeholder; `gongkai check` says where each of them stands.
    """
    editions = _EDITIONS[languages]
    given = {"zh": name_zh, "en": name_en}
    for language, name in given.items():
        if name is not None and (not name.strip() or not name.isprintable()):
            could_not_run(
                "--name-{language} takes a name on one line, not “{name}”",
                language=language,
                name=visible(name),
            )
        if name is not None and language not in editions:
            could_not_run(
                "--name-{language} is for an edition that --languages leaves out", language=language
            )
    try:
        pinned = from_index() if engine is None else from_wheel(engine)
    except EngineError as error:
        could_not_run(error)
    _refuse_what_is_there(folder)
    government = {language: given[language] or GOVERNMENT[language] for language in editions}
    files = column_files(Answers(government, editions, pinned))
    try:
        for path, content in files.items():
            write_file(folder / path, content, is_new=True)
    except OSError as error:
        could_not_run(error)
    write_owners(folder)
    write_snippets(folder)
    say("column: {folder} ({count} files)", folder=folder, count=len(files) + 2)
    if engine is None:
        say(FROM_INDEX, line=pinned.line)
    say(NEXT, folder=folder)


def _refuse_what_is_there(folder: Path) -> None:
    """Exit 2 if FOLDER is not a folder, or holds more than an empty repository."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        could_not_run("{folder} is not a folder", folder=folder)
    held = sorted(file.name for file in folder.iterdir()) if folder.exists() else []
    held = [name for name in held if name != ".git"]
    if held:
        could_not_run(
            "{folder} is not empty, it holds {name}; name a new folder", folder=folder, name=held[0]
        )
