"""What `gongkai takedown` did and what is left to do, as text for people."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.i18n.translation import Translation
from gongkai.report.characters import visible

FEW = 12
"""Lines of one list that are shown."""

DOWN = "Taken down: {names}. Reason on the notice: {reason}."
ENTERED = "Entered in {file}: commit it on every branch that is built."
GATED = "The id holds a person's number: it is entered nowhere, and the leak gate keeps it away."
HIDDEN = "At once: {count} files gave way to a notice."
BUILT = "The site was built without it: page, attachments, copies, lists, search, feeds, exports."
URGENT = "Other faults would have stopped the build; they were left out, and are to be fixed now."
NOT_BUILT = (
    "THE SITE COULD NOT BE BUILT. Page, attachments and copies are gone; lists, search, feeds and "
    "exports still name it. Fix what is listed below and run this command again."
)
PUBLISHED = "Published: {release}. Older releases that showed it are deleted: {count}."
NOT_PUBLISHED = (
    "THE SERVER COULD NOT BE SWITCHED. Page, attachments and copies are gone from every release; "
    "lists, search, feeds and exports still name it. Fix what is listed below and run this again."
)
NOWHERE = (
    "Nothing was published: servers show it until the next publication. Run this with "
    "--publish FOLDER, or publish the site now."
)
CACHES = "Removed from caches and reports: {count} files."
STILL = "Still named in {count} files of the site, because other documents quote it. See to them:"
CLEAR = "No other file of the site names it."
KEPT = "Git still holds it: whoever can read the repository can read it. Files:"
COMMITS = "Commits that brought them: {count}"
REFS = "Branches and tags that lead there: {count}"
CUT = "The clone is shallow: what lies before it was not looked at (git fetch --unshallow)."
NO_GIT = "Git could not be asked what it holds: {why}"
CLEAN = "Git holds no file of it."
PURGE = "To purge it (docs/takedown.md says more):"
DELETE = "delete the files on every branch that has them, and commit:"
REWRITE = "in a new clone with all branches and tags, take them out of the history:"
FORGE = (
    "on the host: delete branches and forks that hold them, and pull or merge requests, whose "
    "commits stay readable by their hash; ask for caches to be cleared (GitHub: support; GitLab: "
    "repository cleanup with the commit map, then housekeeping)"
)
CLONES = "on every machine and runner with a clone: delete it, push nothing from it, and clone anew"
OUTSIDE = (
    "outside: empty the CDN and the caches of the platform for these addresses, have search "
    "engines remove them, and tell whoever harvests the feeds and the catalogue"
)
WORDS = (
    DOWN, ENTERED, GATED, HIDDEN, BUILT, URGENT, NOT_BUILT, PUBLISHED, NOT_PUBLISHED, NOWHERE,
    CACHES, STILL, CLEAR, KEPT, COMMITS, REFS, CUT, NO_GIT, CLEAN, PURGE, DELETE, REWRITE, FORGE,
    CLONES, OUTSIDE,
)  # fmt: skip
"""What the report says, for translators."""


@dataclass(frozen=True)
class InGit:
    """What Git holds of it."""

    paths: Sequence[str] = ()
    commits: Sequence[str] = ()
    refs: Sequence[str] = ()
    is_cut: bool = False
    failure: str = ""
    """Why Git could not be asked."""


@dataclass(frozen=True)
class TakeDown:
    """What was done, and what was not."""

    names: Sequence[str]
    """The ids that may be printed."""
    reason: str
    """The term, as the notice prints it."""
    entered: str
    """The file in which they are entered; empty where none may be."""
    is_gated: bool
    """Whether an id may be printed nowhere."""
    hidden: int
    is_built: bool
    is_urgent: bool
    is_published: bool | None
    """None where no folder of a server was named."""
    release: str
    deleted: int
    faults: Sequence[str]
    """What a build or a publication said that failed."""
    removed: int
    still: Sequence[str]
    addresses: Sequence[str]
    in_git: InGit

    @property
    def exit_code(self) -> int:
        """Return what the command ends with."""
        return int(not self.is_built or self.is_published is False)


def render(done: TakeDown, words: Translation) -> str:
    """Return the report."""
    lines = [words(DOWN, names=", ".join(done.names) or "…", reason=done.reason)]
    lines += [words(ENTERED, file=done.entered)] if done.entered else []
    lines += [words(GATED)] if done.is_gated else []
    lines.append(words(HIDDEN, count=done.hidden))
    lines.append(words(BUILT if done.is_built else NOT_BUILT))
    lines += [words(URGENT)] if done.is_urgent and done.is_built else []
    if done.is_published:
        lines.append(words(PUBLISHED, release=done.release, count=done.deleted))
    elif done.is_built:
        lines.append(words(NOWHERE if done.is_published is None else NOT_PUBLISHED))
    lines += [f"  {line}" for fault in done.faults for line in fault.splitlines()]
    lines.append(words(CACHES, count=done.removed))
    if done.is_built:
        lines.append(words(STILL, count=len(done.still)) if done.still else words(CLEAR))
        lines += _list(done.still)
    return "\n".join(visible(line) for line in [*lines, "", *_git(done, words)])


def _git(done: TakeDown, words: Translation) -> list[str]:
    found = done.in_git
    if found.failure:
        return [words(NO_GIT, why=found.failure)]
    cut = [words(CUT)] if found.is_cut else []
    if not found.paths:
        return [words(CLEAN), *cut]
    short = [commit[:12] for commit in found.commits]
    paths = [shlex.quote(path) for path in found.paths]
    rewrite = " ".join(f"--path {path}" for path in paths)
    return [
        words(KEPT),
        *_list(found.paths),
        words(COMMITS, count=len(short)),
        *_list(short),
        words(REFS, count=len(found.refs)),
        *_list(found.refs),
        *cut,
        "",
        words(PURGE),
        f"1. {words(DELETE)}",
        f"   git rm --ignore-unmatch -- {' '.join(paths)}",
        f"2. {words(REWRITE)}",
        f"   git filter-repo --sensitive-data-removal --invert-paths {rewrite}",
        "   git push --force --mirror origin",
        f"3. {words(FORGE)}",
        f"4. {words(CLONES)}",
        f"5. {words(OUTSIDE)}",
        *_list(done.addresses),
    ]


def _list(lines: Sequence[str]) -> list[str]:
    more = [f"   … +{len(lines) - FEW}"] if len(lines) > FEW else []
    return [f"   {line}" for line in lines[:FEW]] + more
