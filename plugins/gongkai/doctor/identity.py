"""Who commits: without a name and an address Git refuses."""

import os
from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, wrong
from gongkai.model.findings import Phrase, Word
from gongkai.sources import git

EXAMPLES = {"user.name": "发展改革委办公室", "user.email": "fgw@example.gov.cn"}
"""What a unit may write: who answers for a change is the unit, not a person."""
_VARIABLES = {"user.name": "GIT_AUTHOR_NAME", "user.email": "GIT_AUTHOR_EMAIL"}


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield who commits, or each setting that says it and is not there."""
    said = {setting: _setting(workplace, setting) for setting in EXAMPLES}
    lacking = [setting for setting, value in said.items() if not value]
    for setting in lacking:
        yield wrong(
            Phrase("Git does not know {setting}: no commit can be made", setting=setting),
            run_this(f'git config --global {setting} "{EXAMPLES[setting]}"'),
        )
    if not lacking:
        name, address = said.values()
        yield ok(Phrase("{name} <{address}>", name=name, address=address))


def _setting(workplace: Workplace, setting: str) -> str:
    try:
        configured = git.run(workplace.top, "config", setting).decode("utf-8", "replace").strip()
    except git.GitError:
        configured = ""
    return os.environ.get(_VARIABLES[setting], "") or configured


IDENTITY = Examination("identity", Word("Git identity"), examine)
