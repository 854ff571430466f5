"""`gongkai new`: the files of a new record, with all that can be known of it already."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from gongkai.commands.given import given_kind, given_unit
from gongkai.commands.given_day import given_day
from gongkai.commands.help import command
from gongkai.commands.known_records import known_records
from gongkai.commands.project import could_not_run, editions_of, project_root
from gongkai.commands.speaking import report, say, spoken, worded
from gongkai.importing.blank import NewRecord, Proposer
from gongkai.importing.latest import fault_of_id
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.registries import Registries
from gongkai.model.units import Unit
from gongkai.sources.build_day import build_day
from gongkai.sources.load import load

WHICH_UNIT = "say which unit publishes it: --unit ID, one of data/units.yml"
NO_COLUMN = "the column “{column}” takes no {kind}; these do: {columns}"
NO_TAKER = "no column in data/columns.yml takes {kind}"
NO_RECORD = "there is no record “{id}” to copy from"
OTHER_KIND = "{id} is a {other}, not a {kind}"
IS_THERE = "{path} is there already; nothing is overwritten"
WRITTEN, WOULD_WRITE = "written: {path}", "would be written: {path}"
NEXT = "`gongkai check {path}` names what is still to be written or confirmed (GK077, GK078)"
ASK_UNIT, ASK_TITLE, ASK_NUMBER = "Unit", "Title", "Number (- for none)"
ASK_ISSUED, ASK_ID, ASK_COLUMN = "Made on", "Id", "Column"
WORDS = (
    *(WHICH_UNIT, NO_COLUMN, NO_TAKER, NO_RECORD, OTHER_KIND),
    *(IS_THERE, WRITTEN, WOULD_WRITE, NEXT),
    *(ASK_UNIT, ASK_TITLE, ASK_NUMBER, ASK_ISSUED, ASK_ID, ASK_COLUMN),
)
"""What it asks and says, for translators."""
_NONE = "-"


@command()
@click.argument("kind")
@click.option("--title", metavar="TEXT", help="The title in Chinese.")
@click.option("--title-en", metavar="TEXT", help="The title in English.")
@click.option("--unit", metavar="UNIT", help="The unit that publishes it, by its id or name.")
@click.option("--issued", metavar="YYYY-MM-DD", help="The day on which it was made; else today.")
@click.option("--published", metavar="YYYY-MM-DD", help="The day of publication; else today.")
@click.option("--number", metavar="TEXT", help="The document number; - for none; else the next.")
@click.option("--id", "name", metavar="ID", help="The id of the record; it never changes.")
@click.option("--column", metavar="ID", help="The column; else where such records of the unit lie.")
@click.option(
    "--languages", metavar="zh,en", help="In which languages; else those of the column's editions."
)
@click.option("--from", "source", metavar="ID", help="Copy text and terms of this record.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Write nothing; show what would be.")
def new(
    kind: str,
    *,
    title: str | None,
    title_en: str | None,
    unit: str | None,
    issued: str | None,
    published: str | None,
    number: str | None,
    name: str | None,
    column: str | None,
    languages: str | None,
    source: str | None,
    is_dry: bool,
) -> None:
    """Write the files of a new record of KIND, with the keys of that kind and no others.

    KIND is a kind of record by its id or name, like policy or 政策文件. Id, number, index number,
    folder and terms are proposed from what the unit published last, each with a comment to be
    confirmed; what somebody has to write has a place-holder. `gongkai check` names both. At a
    terminal what is not given is asked.

    --from copies the text, the title and the terms of a record: never its relations, id, days,
    numbers, key tasks or attachments. Nothing is overwritten. The exit code is 0 when the files
    were written, and 2 when nothing was.
    """
    root = project_root()
    of = given_kind(kind)
    today = build_day(root)
    editions = editions_of(root).languages
    wanted_languages = _languages(languages, editions)
    loaded = load(root)
    catalog = loaded.catalog
    registries = catalog.registries
    known = known_records(root, registries, root / "site", None, report)
    copied = known.of([source]) if source is not None else []
    if source is not None and not copied:
        could_not_run(NO_RECORD, id=source)
    other = next((one.value.get("kind") for one in copied if "kind" in one.value), of)
    if other != of:
        could_not_run(OTHER_KIND, id=source or "", other=other, kind=of)
    before = next((one.value.get("unit") for one in copied if "unit" in one.value), None)
    owner = _unit(unit or _asked(ASK_UNIT, str(before) if before else None), registries)
    wanted = NewRecord(
        of,
        owner,
        _day("--issued", issued, today),
        _day("--published", published, today),
        title=title,
        title_en=title_en,
        column=column,
        id=name,
        number="" if number == _NONE else number,
        languages=wanted_languages,
        copied=copied,
    )
    _ask(wanted, Proposer(wanted, catalog, known.ids), is_asked_day=issued is None)
    proposer = Proposer(wanted, catalog, known.ids)
    _refuse(wanted, proposer, known.ids, registries, kind)
    files = proposer.files(spoken())
    for path in files:
        if (root / path).exists():
            could_not_run(IS_THERE, path=path)
    for path, text in files.items():
        if is_dry:
            click.echo(f"=== {path}\n{text}")
        else:
            _write(root / path, text)
        say(WOULD_WRITE if is_dry else WRITTEN, path=path)
    if not is_dry:
        say(NEXT, path=next(iter(files)))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)


def _unit(given: str | None, registries: Registries) -> Unit:
    """Return the unit of an id or a name."""
    if given is None:
        could_not_run(WHICH_UNIT)
    return registries.units[given_unit(given, registries)]


def _languages(given: str | None, editions: Sequence[Language]) -> tuple[Language, ...]:
    names = given.split(",") if given is not None else list(editions)
    known = tuple(one for one in LANGUAGES if one in names)
    if not known or len(known) < len(set(names)):
        could_not_run("--languages takes zh, en or both, like zh,en")
    return known


def _day(option: str, given: str | None, today: date) -> date:
    return given_day(option, given) if given is not None else today


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(question: str, proposed: str | None) -> str | None:
    """Return what is answered at a terminal, or what is proposed where nobody can answer."""
    if not _is_terminal():
        return proposed
    said = click.prompt(
        worded(question), default=proposed or "", show_default=bool(proposed), err=True
    )
    return str(said).strip() or proposed


def _ask(wanted: NewRecord, proposer: Proposer, *, is_asked_day: bool) -> None:
    """Ask at a terminal what was not given, with what is proposed."""
    if not _is_terminal():
        return
    if wanted.title is None:
        wanted.title = _asked(ASK_TITLE, None)
    if is_asked_day:
        said = _asked(ASK_ISSUED, wanted.issued.isoformat())
        wanted.issued = _day("--issued", said, wanted.issued)
    if wanted.number is None:
        number = proposer.number()
        said = _asked(ASK_NUMBER, number[0] if number is not None else _NONE)
        if said == _NONE:
            wanted.number = ""
        elif number is None or said != number[0]:
            wanted.number = said
    column = proposer.column()
    if wanted.column is None and column is not None:
        wanted.column = _asked(ASK_COLUMN, column.id)
    if wanted.id is None:
        proposed = proposer.id()
        said = _asked(ASK_ID, proposed)
        wanted.id = said if said != proposed else None


def _refuse(
    wanted: NewRecord, proposer: Proposer, taken: set[str], registries: Registries, kind: str
) -> None:
    """Exit 2 where an id or a column cannot be taken; `kind` is as it was written."""
    column = proposer.column()
    if column is None or wanted.kind not in column.kinds:
        takers = [one.id for one in registries.columns.values() if wanted.kind in one.kinds]
        name = wanted.column or (column.id if column is not None else "")
        if not takers:
            could_not_run(NO_TAKER, kind=kind)
        could_not_run(NO_COLUMN, column=name, kind=kind, columns=", ".join(takers))
    fault = fault_of_id(wanted.id, taken) if wanted.id is not None else None
    if fault is not None:
        could_not_run(fault)
