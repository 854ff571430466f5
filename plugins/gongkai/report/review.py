"""What a change brings, as the one comment on its pull request.

All that records and files say is shown letter by letter. The comment holds no HTML but the mark
in its first line, and no link but those to a preview whose address was given, so that whoever
posts it can refuse any other.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from gongkai.i18n.translation import Translation
from gongkai.model.findings import Finding
from gongkai.report import markdown_summary, review_changes
from gongkai.report.listing import AND_PARTS, listed
from gongkai.report.markdown import escape, row
from gongkai.report.review_changes import Consequences

MARK = "<!-- gongkai:review -->"
"""The first line: by it the comment is found again."""
LIMIT = 65_536
"""How many characters a forge takes for a comment."""
_FITS = LIMIT - 2_000
"""With room for what is added by whoever posts it."""
ROOM = 5_000
"""Characters for one list."""
ROOM_FOR_FINDINGS = 20_000
LONGEST = 200
"""Characters of a title or a path."""

TITLE = "What this change brings"
JUDGED = "Judged as of {day}, against the commit {commit}."
STOPPED = (
    "Stopped by the leak gate: nothing of these files is shown here, and the site is not built. "
    "Whatever was pushed is public already: take the files out of the repository and its history."
)
NEW = "New records: {count}"
CHANGED = "Changed records: {count}"
WITHDRAWN = "Withdrawn records: {count}"
GONE = "Records that vanish: {count}"
UNREAD = "Files that could not be read as a record: {count}"
MORE = "and {count} more"
NOTHING = "No record is new, changed or withdrawn."
LINKS = "Links of the built site: {count}"
LINKS_CLEAN = "Links of the built site: nothing to fix."
LINKS_ELSEWHERE = "Warnings on links in files that this change does not touch: {count}."
LINKS_UNKNOWN = "Links were not checked: the site was not built."
FIXED = "Fixed by this change: {count} ({codes})"
LEFT = "Not of this change, but in its files: {count}"
LATER = "(appears on {moment})"
IN_FILE = "{record} ({file})"
ABOUT = "{record}: {about}"
FOR_REVIEWER = "What people have to look at"
PERSONAL = (
    "Personal data: read each new and changed text, and open each new file. No name, home "
    "address, number or illness of a private person, in pictures and scans neither: no check "
    "reads those."
)
OPENNESS = "Openness: each new document was approved for proactive publication before it came here."
SIGN_OFF = "Sign-off: each role has ticked its box in the description. No names of persons there."
OPEN_FILES = "Files to open: {files}"
REASON = "Withdrawal: the reason is the right one, and nobody still needs the text in force."
VANISHED = (
    "An address that was published never vanishes: bring the files back and write “withdrawn”."
)
REGISTRIES = "Registries, which change many pages at once: {files}"
ENGINE = "Program, configuration or workflows: an engineer reads {files}"
WORDS = (
    TITLE, JUDGED, STOPPED, NEW, CHANGED, WITHDRAWN, GONE, UNREAD, MORE, NOTHING, LINKS,
    LINKS_CLEAN, LINKS_ELSEWHERE, LINKS_UNKNOWN, FOR_REVIEWER, PERSONAL, OPENNESS, SIGN_OFF,
    OPEN_FILES, FIXED, LEFT, LATER, IN_FILE, ABOUT, REASON, VANISHED, REGISTRIES, ENGINE,
)  # fmt: skip
"""What the comment says, for translators."""


@dataclass(frozen=True)
class ReviewedRecord:
    """A record as a reviewer sees it in a list."""

    path: str
    address: str
    title: str = ""
    about: tuple[str, ...] = ()
    """Column, unit, or the reason of a withdrawal."""
    from_: str = ""
    """When it will appear, if that is later than the day by which things are judged."""
    is_built: bool = False
    """Whether a site of the change has its page."""


@dataclass(frozen=True)
class Review:
    """What a review says of a change. Nothing in it comes from a file that leaks, but paths."""

    as_of: date
    commit: str
    new: Sequence[ReviewedRecord] = ()
    changed: Sequence[ReviewedRecord] = ()
    withdrawn: Sequence[ReviewedRecord] = ()
    gone: Sequence[ReviewedRecord] = ()
    unread: Sequence[str] = ()
    leaking: Sequence[str] = ()
    findings: Sequence[Finding] = ()
    """Those that the change brings."""
    links: Sequence[Mapping[str, object]] | None = None
    """Findings as `gongkai links --format json` prints them; None where there was no site."""
    links_elsewhere: int = 0
    """How many more there are that are not errors, in files that the change does not touch."""
    attachments: Sequence[str] = ()
    registries: Sequence[str] = ()
    engine: Sequence[str] = ()
    fixed: Sequence[Finding] = ()
    left: Sequence[Finding] = ()
    """Those that were in the files of the change before."""
    consequences: Consequences = field(default_factory=Consequences)
    preview: str = ""
    """Where a site of the change is read; `{path}` in it is the path of a page."""


def render(review: Review, words: Translation) -> str:
    """Return the comment in Markdown, below 65,536 characters."""
    wide = _render(review, words, review_changes.ROOM)
    return wide if len(wide) <= _FITS else _render(review, words, review_changes.LITTLE_ROOM)


def _render(review: Review, words: Translation, room: int) -> str:
    judged = words(JUDGED, day=review.as_of.isoformat(), commit=review.commit[:12])
    parts = [f"{MARK}\n## {words(TITLE)}", escape(judged)]
    if review.leaking:
        parts += [f"**{words(STOPPED)}**", _list(map(escape, review.leaking), words)]
    groups = {NEW: review.new, CHANGED: review.changed}
    groups |= {WITHDRAWN: review.withdrawn, GONE: review.gone}
    for head, records in groups.items():
        if records:
            listed = (_record(one, review.preview, words) for one in records)
            parts += [_head(head, len(records), words), _list(listed, words)]
    if review.unread:
        parts += [_head(UNREAD, len(review.unread), words), _list(_paths(review.unread), words)]
    if len(parts) == 2:
        parts.append(words(NOTHING))
    parts += review_changes.render(review.consequences, review.as_of.isoformat(), words, room)
    parts.append(markdown_summary.render(review.findings, words, limit=ROOM_FOR_FINDINGS).rstrip())
    parts += _others(review, words)
    parts += _links(review.links, words)
    if review.links_elsewhere:
        parts.append(words(LINKS_ELSEWHERE, count=review.links_elsewhere))
    parts += [f"### {words(FOR_REVIEWER)}", "\n".join(f"- {line}" for line in _ask(review, words))]
    return "\n\n".join(parts) + "\n"


def _others(review: Review, words: Translation) -> list[str]:
    """Return what became of findings that the change does not bring."""
    codes = _codes(review.fixed, words)
    parts = [words(FIXED, count=len(review.fixed), codes=codes)] if codes else []
    if review.left:
        table = markdown_summary.rows(review.left, words, limit=ROOM)
        parts += [words(LEFT, count=len(review.left)), table.rstrip()]
    return parts


def _codes(findings: Iterable[Finding], words: Translation) -> str:
    counted = sorted(Counter(one.code.id for one in findings).items())
    return listed([f"{code} ×{count}" for code, count in counted], words)


def _links(links: Sequence[Mapping[str, object]] | None, words: Translation) -> list[str]:
    if links is None:
        return [words(LINKS_UNKNOWN)]
    if not links:
        return [words(LINKS_CLEAN)]
    heads = row(*map(words, markdown_summary.HEADS)) + "|---" * len(markdown_summary.HEADS) + "|\n"
    rows = [
        row(
            escape(words(str(found.get("severity")))),
            escape(str(found.get("code"))),
            escape(f"{_clipped(str(found.get('path')))}:{found.get('line')}"),
            escape(_clipped(str(found.get("message")))),
            escape(_clipped(str(found.get("fix")))),
        )
        for found in links
    ]
    shown, left = _within(rows, ROOM)
    table = heads + "".join(shown) + (f"\n{words(MORE, count=left)}\n" if left else "")
    return [_head(LINKS, len(links), words), table.rstrip()]


def _ask(review: Review, words: Translation) -> list[str]:
    """Return what a person has to look at, by what the change touches."""
    asked = []
    if review.new or review.changed or review.unread or review.leaking:
        asked.append(words(PERSONAL))
    if review.new:
        asked.append(words(OPENNESS))
    if review.attachments:
        asked.append(words(OPEN_FILES, files=_names(review.attachments, words)))
    if review.withdrawn:
        asked.append(words(REASON))
    if review.gone:
        asked.append(words(VANISHED))
    if review.registries:
        asked.append(words(REGISTRIES, files=_names(review.registries, words)))
    if review.engine:
        asked.append(words(ENGINE, files=_names(review.engine, words)))
    return [*asked, words(SIGN_OFF)]


def _head(message: str, count: int, words: Translation) -> str:
    return f"### {words(message, count=count)}"


def _record(shown: ReviewedRecord, preview: str, words: Translation) -> str:
    title = f"**{escape(_clipped(shown.title))}** " if shown.title else ""
    about = listed([escape(_clipped(part)) for part in shown.about], words, AND_PARTS)
    address = escape(f"/{shown.address}")
    if preview and shown.is_built:
        address = f"[{address}](<{preview.replace('{path}', quote(shown.address))}>)"
    later = f" {words(LATER, moment=escape(shown.from_))}" if shown.from_ else ""
    said = words(IN_FILE, record=f"{title}{address}", file=escape(_clipped(shown.path)))
    return f"{words(ABOUT, record=said, about=about) if about else said}{later}"


def _paths(paths: Iterable[str]) -> Iterable[str]:
    return (escape(_clipped(path)) for path in paths)


def _list(entries: Iterable[str], words: Translation) -> str:
    shown, left = _within([f"- {entry}" for entry in entries], ROOM)
    return "\n".join([*shown, *([f"- {words(MORE, count=left)}"] if left else [])])


def _names(paths: Sequence[str], words: Translation) -> str:
    shown, left = _within(list(_paths(paths)), ROOM)
    return listed([*shown, *([words(MORE, count=left)] if left else [])], words)


def _within(entries: Sequence[str], room: int) -> tuple[Sequence[str], int]:
    """Return the entries that there is room for, and how many are left out."""
    for number, entry in enumerate(entries):
        room -= len(entry) + 2
        if room < 0:
            return entries[:number], len(entries) - number
    return entries, 0


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
