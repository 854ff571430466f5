"""The forge to which the column is pushed, and whether its pages lead there."""

import re
from collections.abc import Iterator
from pathlib import Path

from gongkai.doctor.repository import is_repository
from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word
from gongkai.sources import git

SITE = "data/site.yml"
EDIT = {
    "github.com": "https://github.com/{path}/edit/main/{{path}}",
    "gitee.com": "https://gitee.com/{path}/edit/main/{{path}}",
    "gitlab": "https://{host}/{path}/-/edit/main/{{path}}",
    "": "https://{host}/{path}/_edit/main/{{path}}",
}
"""The address at which a forge edits a file, by what its host is called; else that of Gitea."""
_REMOTE = re.compile(
    r"(?:https?://|ssh://)?(?:[^@/]+@)?(?P<host>[\w.-]+)(?::\d+(?=/))?[:/](?P<path>.+?)(?:\.git)?/?"
)


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether there is a remote, and whether “edit this page” leads to it."""
    root, loaded = workplace.root, workplace.loaded
    if root is None or loaded is None or not is_repository(root):
        return
    remote = _remote(root)
    if not remote:
        yield warning(
            Phrase("the repository has no “origin”: nothing can be pushed or reviewed"),
            run_this("git remote add origin https://git.example.gov.cn/zwgk/column.git"),
        )
    edit = loaded.registries.site.edit
    wanted = edit_address(remote)
    if edit is None or "{path}" not in edit:
        yield warning(
            Phrase("no page leads to the file of its text (`edit` in {file})", file=SITE),
            Phrase("write into {file}: {line}", file=SITE, line=f'edit: "{wanted}"'),
        )
    elif remote and _host(edit) != _host(remote) and _host(remote):
        yield warning(
            Phrase(
                "pages lead to {there}, and “origin” is at {here}",
                there=_host(edit),
                here=_host(remote),
            ),
            Phrase("write into {file}: {line}", file=SITE, line=f'edit: "{wanted}"'),
        )
    elif remote:
        yield ok(remote)


def edit_address(remote: str) -> str:
    """Return where the forge of a remote edits the file `{path}`, as far as that can be known."""
    found = _REMOTE.fullmatch(remote)
    host, path = (found["host"], found["path"]) if found else ("git.example.gov.cn", "zwgk/column")
    pattern = next(address for name, address in EDIT.items() if name in host)
    return pattern.format(host=host, path=path)


def _host(address: str) -> str:
    found = _REMOTE.fullmatch(address)
    return found["host"] if found and not address.startswith(("/", ".", "file:")) else ""


def _remote(root: Path) -> str:
    """Return where `origin` is, without a password that somebody wrote into it."""
    try:
        address = git.run(root, "remote", "get-url", "origin").decode("utf-8", "replace").strip()
    except git.GitError:
        return ""
    return re.sub(r"(?<=://)[^@/]+@", "", address)


FORGE = Examination("forge", Word("forge"), examine)
