"""The files that every column has: whether they are those of the engine that runs."""

from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word
from gongkai.starter.checksums import read_checksums
from gongkai.starter.shared import is_kept_in, shared_files
from gongkai.starter.update import plan


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether rules, hooks and workflows are up to date; each that two people changed."""
    root = workplace.root
    if root is None or is_kept_in(root):
        return
    todo = plan(root, shared_files(), read_checksums(root))
    behind = [*todo.added, *todo.replaced]
    if behind:
        yield warning(
            Phrase(
                "files of another engine: {count}, {path} first",
                count=str(len(behind)),
                path=behind[0],
            ),
            run_this("gongkai update"),
        )
    for path in todo.left:
        yield warning(
            Phrase("{path} was changed here and in the engine", path=path),
            run_this(f"git add {path} && gongkai update --take {path} && git diff {path}"),
        )
    if not behind and not todo.left:
        yield ok(Phrase("those of the engine that runs"))


SHARED_FILES = Examination("shared-files", Word("rules and workflows"), examine)
