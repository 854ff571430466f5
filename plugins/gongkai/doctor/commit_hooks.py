"""The leak gate before every commit and push: a pushed commit is a publication."""

import os
from collections.abc import Iterator

from gongkai.doctor.repository import is_repository
from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word
from gongkai.sources import git

HOOKS = ("pre-commit", "pre-push")


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether the hooks of the column are installed in its repository."""
    root = workplace.root
    if root is None or not is_repository(root):
        return
    folder = root / git.run(root, "rev-parse", "--git-path", "hooks").decode().strip()
    lacking = [name for name in HOOKS if not os.access(folder / name, os.X_OK)]
    if lacking:
        yield warning(
            Phrase("not installed: {names}", names=", ".join(lacking)),
            run_this("make setup && pipx run pre-commit install"),
        )
    else:
        yield ok(Phrase("installed: {names}", names=", ".join(HOOKS)))


COMMIT_HOOKS = Examination("hooks", Word("leak gate before commits"), examine)
