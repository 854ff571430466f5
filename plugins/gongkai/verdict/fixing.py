"""A project -> the same with everything fixed that findings know for sure.

All is done in a copy first: what is wrong is looked for anew after each round of edits, since a
file that can be read again shows what else is wrong in it.
"""

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from gongkai.model.edits import Edit, Recoding, edited
from gongkai.model.findings import Finding
from gongkai.sources.cache import cache_folder
from gongkai.sources.documents.reader import ROOM
from gongkai.sources.folders import JUDGED, WRITTEN
from gongkai.sources.history import first_days
from gongkai.verdict.judge import judge
from gongkai.verdict.waivers import WaivedFindings
from gongkai.whole import write_whole

ROUNDS = 10
"""How often what is wrong is looked for anew, at most."""
_TEXTS = (".md", ".yml", ".csv")
"""Files that edits may be of; others are only read."""


@dataclass(frozen=True)
class FixedFile:
    """A file as it was when it was judged, and as it should be."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Finding, ...]
    """What is fixed in it."""


@dataclass(frozen=True)
class FixedColumn:
    """What can be fixed, and what is left then."""

    files: tuple[FixedFile, ...]
    verdict: WaivedFindings
    """On the project as it is with these files."""


def fixed(root: Path, as_of: date, is_wanted: Callable[[Finding], bool]) -> FixedColumn:
    """Return the files of a project in which findings that are wanted can be fixed.

    Nothing of a file that leaks is touched or read out: people look at that.
    """
    history = first_days(root)
    texts = cache_folder(root, ROOM)
    before: dict[str, bytes] = {}
    fixed_in: dict[str, list[Finding]] = defaultdict(list)
    with _copy(root) as project:
        verdict = judge(project, as_of, history=history, cache=texts)
        for _ in range(ROUNDS):
            wanted = [
                one for one in verdict.findings if is_wanted(one) and _may_change(one, verdict)
            ]
            done = list(edit_once(project, wanted, before))
            if not done:
                break
            for finding in done:
                fixed_in[finding.place.path].append(finding)
            verdict = judge(project, as_of, history=history, cache=texts)
        files = [
            FixedFile(path, before[path], (project / path).read_bytes(), tuple(found))
            for path, found in sorted(fixed_in.items())
            if path not in verdict.leaking
        ]
    return FixedColumn(tuple(files), verdict)


def edit_once(
    project: Path, findings: Iterable[Finding], before: dict[str, bytes] | None = None
) -> Iterator[Finding]:
    """Make the edits that findings carry in a project; yield what is fixed by them.

    In `before` is put what each changed file held, if it is not there. Of two edits that overlap
    only one is made.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.edit is not None and _is_plain(project, finding.edit.path):
            by_file[finding.edit.path].append(finding)
    for path, of_file in by_file.items():
        data = (project / path).read_bytes()
        try:
            text, done = _fixed_text(data, of_file)
        except UnicodeDecodeError:
            continue  # it begins as one encoding and goes on as another
        if text.encode() != data:
            if before is not None:
                before.setdefault(path, data)
            (project / path).write_bytes(text.encode())
            yield from done


def _may_change(finding: Finding, verdict: WaivedFindings) -> bool:
    """Return whether the file of a finding is one of the column that leaks nothing."""
    path = PurePosixPath(finding.place.path)
    names = {finding.place.path, finding.record or ""}
    is_ours = path.parts[0] in WRITTEN and ".." not in path.parts and path.suffix in _TEXTS
    return is_ours and not names & verdict.leaking


def _fixed_text(data: bytes, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    """Return the text of a file with its edits made, and the findings of those that were."""
    recodings = [one for one in findings if isinstance(one.edit, Recoding)]
    if recodings and isinstance(recodings[0].edit, Recoding):
        text = recodings[0].edit.of(data)
    else:
        text = data.decode("utf-8")
    text, made = edited(text, (one.edit for one in findings if isinstance(one.edit, Edit)))
    return text, [*recodings, *(one for one in findings if one.edit in made)]


@contextmanager
def _copy(root: Path) -> Iterator[Path]:
    """Yield a copy of what checks read of a project; of large files only another name for each."""
    beside = cache_folder(root, "fix")
    try:
        beside.mkdir(parents=True, exist_ok=True)
    except OSError:
        beside = Path(tempfile.gettempdir())
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        project = Path(folder)
        for name in JUDGED:
            if (root / name).is_dir():
                shutil.copytree(root / name, project / name, symlinks=True, copy_function=_put)
            elif (root / name).is_file():
                (project / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / name, project / name)
        yield project


def _put(file: str, copy: str) -> None:
    """Copy a text; give what is only read another name, or copy it where that cannot be."""
    if not file.endswith(_TEXTS):
        try:
            os.link(file, copy, follow_symlinks=False)
            return
        except OSError:
            pass
    shutil.copy2(file, copy, follow_symlinks=False)


def write_fixed(root: Path, files: Iterable[FixedFile]) -> tuple[list[FixedFile], list[FixedFile]]:
    """Write files into a project; return those that were written, and those that were not.

    Nothing is written through a link, and nothing over what has changed since it was judged.
    """
    written: list[FixedFile] = []
    left: list[FixedFile] = []
    for file in files:
        if _is_as_judged(root, file):
            write_whole(root / file.path, file.after.decode())
            written.append(file)
        else:
            left.append(file)
    return written, left


def _is_as_judged(root: Path, file: FixedFile) -> bool:
    return _is_plain(root, file.path) and (root / file.path).read_bytes() == file.before


def _is_plain(root: Path, path: str) -> bool:
    """Return whether a path leads to a file below `root`, and no link is on the way."""
    place = root
    for part in PurePosixPath(path).parts:
        place /= part
        if place.is_symlink():
            return False
    return place.is_file()
