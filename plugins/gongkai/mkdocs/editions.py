"""All editions of a column, each made in a copy of one process that has read and measured it.

    python -m gongkai.mkdocs GENERATOR CONFIGURATION SITE [CONFIGURATION SITE]...

It is a process of its own, because hooks are loaded once in a process, and because what a column
takes of memory ends with it. What an edition says is written beside its site (`said_in`).
"""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from signal import SIGTERM, signal
from typing import Any, NoReturn

from gongkai.background import end_at_once, end_with, processors
from gongkai.mkdocs.column_notes import ColumnNotes, write_notes
from gongkai.mkdocs.edition_output import count_of, failed_in, said_in
from gongkai.mkdocs.pages_done import VARIABLE
from gongkai.model.kinds import KINDS
from gongkai.render.lines import alternatives
from gongkai.sources.configuration import JOBS, SHARES

Make = Callable[[], None]


def main(arguments: Sequence[str]) -> int:
    """Make the editions that the arguments name; return 1 where any of them fails."""
    generator, *others = arguments
    program = import_module(f"{generator}.__main__")  # before anything of ours that needs it
    targets = [Path(target) for target in others[1::2]]
    _measure(Path.cwd(), targets[0].parent)
    if len(targets) > 1:
        alternatives(tuple(KINDS.values()))  # for all of them, as each would make the same
    gc.freeze()  # what no copy changes need not be copied
    makes = {
        target: partial(_make, program, config, target)
        for config, target in zip(others[::2], targets, strict=True)
    }
    at_a_time = min(_jobs(), len(targets))
    os.environ[SHARES] = str(_jobs() // at_a_time)
    # This process makes one of them itself: it would only hold the column while it waited.
    own, *copied = makes
    running: dict[int, Path] = {}
    signal(SIGTERM, lambda *_: _end(running))
    failed: list[Path] = []
    for target in copied:
        running[_start(makes[target], target)] = target
        if len(running) >= at_a_time:
            failed += _ended(running)
    failed += [own] if _done(makes[own], own) else []
    failed += _ended(running)
    for target in failed:
        with suppress(FileNotFoundError):  # it was killed before it said anything
            said_in(target).rename(failed_in(target))
    return 1 if failed else 0


def _jobs() -> int:
    """Return how many processes make editions, or shares of their pages, at a time."""
    given = os.environ.get(JOBS, "")
    return max(1, int(given)) if given.isdecimal() else processors()


def _ended(running: dict[int, Path]) -> list[Path]:
    """Wait for all copies, and return the targets of those that failed."""
    failed = []
    while running:
        child, target = next(iter(running.items()))
        if os.waitpid(child, 0)[1]:
            failed.append(target)
        del running[child]
    return failed


def _measure(root: Path, run: Path) -> None:
    """Measure the column as the options of mkdocs.yml want it, for every edition made of it.

    The folder of the run is told when on its day the column is another. An edition with other
    options measures it anew; where options are not valid the generator says so. Ends the process
    where the column must not be published.
    """
    from mkdocs.exceptions import PluginError  # noqa: PLC0415  of the generator that was loaded

    from gongkai.mkdocs.config import GongkaiConfig  # noqa: PLC0415  as above
    from gongkai.mkdocs.measured_column import give_column, measured_column  # noqa: PLC0415  as above
    from gongkai.sources.configuration import plugin_options  # noqa: PLC0415  as above

    config = GongkaiConfig()
    config.load_dict(dict(plugin_options(root)))
    errors, _ = config.validate()
    if errors:
        return
    try:
        column = measured_column(root, config)
    except PluginError as error:
        sys.exit(str(error))
    write_notes(run, ColumnNotes(column.turns, column.is_clear))
    give_column(column)


def _make(program: Any, config: str, target: Path) -> None:
    os.environ[VARIABLE] = str(count_of(target))
    command = ["build", "--quiet", "--strict", "--config-file", config, "--site-dir", str(target)]
    program.cli.main(command)


def _start(make: Make, target: Path) -> int:
    """Copy this process; the copy makes an edition and ends."""
    end = end_with(os.getpid())
    child = os.fork()
    if child:
        return child
    code = 1
    end_at_once()
    end()
    try:
        code = _done(make, target)
    finally:
        os._exit(code)


def _done(make: Make, target: Path) -> int:
    """Make an edition; return 0 if it is made. What is said meanwhile is written beside it."""
    sys.stdout.flush()
    sys.stderr.flush()
    said = os.open(said_in(target), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(said, sys.stdout.fileno())
    os.dup2(said, sys.stderr.fileno())
    os.close(said)
    code = 1
    try:
        make()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        if isinstance(ended.code, str):
            sys.stderr.write(f"{ended.code}\n")
    except BaseException:
        traceback.print_exc()
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code


def _end(running: Iterable[int]) -> NoReturn:
    """End all editions at once; what was begun of them is nobody's."""
    for child in running:
        with suppress(ProcessLookupError):
            os.kill(child, SIGTERM)
    os._exit(1)
