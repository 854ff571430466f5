"""Put a text in its one place on a code host: the comment of a change, the issue of the nights.

    post.py comment FILE [NUMBER]    without NUMBER: the pull request of the workflow_run event
    post.py comments JOB PATH        GitLab: on every open merge request, what a job of its newest
                                     pipeline kept at PATH
    post.py issue FILE TITLE

Run it as `python3 -I`, from a folder that no change has written into.

The text may have been made by a stranger's code: it is data, and it is refused unless it is what
`gongkai review` and `gongkai night` write: no HTML, no link, no call to anybody. Codes are linked
here, after that, to their pages below GONGKAI_HANDBOOK_URL.
"""

import json
import os
import re
import sys
import unicodedata
from pathlib import Path

# `-I` leaves this folder out. At the end, so that nothing in it stands in for the library.
sys.path.append(str(Path(__file__).resolve().parent))

from forge import GitHub, GitLab, forge

MARKS = {"comment": "<!-- gongkai:review -->", "issue": "<!-- gongkai:night -->"}
QUIET = "<!-- gongkai:quiet -->"
LIMIT = 65_536 - 1_000
"""Characters, with room for what is added below."""
JOINER = "\u2060"
FORBIDDEN = {
    "HTML": re.compile(r"<|&(?!amp;|lt;|gt;)"),
    "a link": re.compile(r"\]\(|\]\[|\]:|://|www\.|mailto:", re.IGNORECASE),
    "a call to somebody": re.compile(r"(?<!\\)@|@(?=\w)"),
    "a reference": re.compile(r"[#!~](?=\w)|\bGH-\d", re.IGNORECASE),
    "a command": re.compile(r"^/\w", re.MULTILINE),
}
"""A command is what GitLab takes a line for that begins with a slash."""

HANDBOOK = re.compile(r"https?://[\w.:-]+(/[\w./~%-]*)?")
PREVIEW = re.compile(r"https?://[\w.:/~%{}?=&-]*\{path\}[\w.:/~%{}?=&-]*", re.ASCII)
CODE = re.compile(r"^(\| [^|\n]* \| )(GK\d{3})(?= \|)", re.MULTILINE)
"""The code of a finding, in the second column of its table."""


def refusal(data: bytes, kind: str, preview: str = "") -> str | None:
    """Return why a text must not be posted; None where it may.

    Links may lead below `preview` alone, the address that the repository's own variable gives.
    """
    if len(data) > 4 * LIMIT:
        return "it is too long"
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return "it is no UTF-8"
    if len(text) > LIMIT:
        return "it is too long"
    mark, _, rest = text.partition("\n")
    if mark != MARKS[kind]:
        return "it does not begin with its mark"
    if kind == "issue":
        rest = rest.removeprefix(QUIET)
    signs = {char for char in rest if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")}
    if signs - {"\n", JOINER}:
        return "it has signs that nobody sees"
    rest = to_preview(preview).sub("", rest)
    found = [name for name, pattern in FORBIDDEN.items() if pattern.search(rest)]
    return f"it has {found[0]}" if found else None


def to_preview(pattern: str) -> re.Pattern[str]:
    """Return what matches the targets of links to the preview of any change, and nothing else."""
    if not PREVIEW.fullmatch(pattern):
        return re.compile("(?!)")
    parts = {r"\{path\}": r"[\w./%-]*", r"\{change\}": r"\d+"}
    wanted = re.escape(pattern)
    for place, what in parts.items():
        wanted = wanted.replace(place, what)
    return re.compile(rf"\]\(<{wanted}>\)", re.ASCII)


def linked(text: str, handbook: str) -> str:
    """Link each code to its page in the language of the comment, as far as there is room."""
    if not HANDBOOK.fullmatch(handbook):
        return text
    title = text.partition("\n")[2].partition("\n")[0]
    pages = handbook.rstrip("/") + ("/checks/" if title.isascii() else "/zh/checks/")
    longer = CODE.sub(rf"\1[\2](<{pages}\2/>)", text)
    return longer if len(longer) <= LIMIT else text


def post_comment(text: str, number: int | None) -> str:
    """Add the comment to a change, or write it anew; say what was done."""
    host = forge()
    text = linked(text, os.environ.get("GONGKAI_HANDBOOK_URL", ""))
    if number is None and isinstance(host, GitHub):
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
        run = event["workflow_run"]
        number = host.change_of(run)
        text += f"\n---\nWritten by the change's own run, {run['html_url']}; the site is there.\n"
    if number is None:
        return "no open pull request ends with this commit"
    for there in host.comments(number):
        if there.author == host.user and there.text.startswith(MARKS["comment"]):
            if there.text.strip() != text.strip():
                host.change_comment(number, there.number, text)
            return f"comment {there.number} on {number} is up to date"
    host.add_comment(number, text)
    return f"commented on {number}"


def post_comments(job: str, path: str) -> int:
    """Post what each open merge request's own pipeline wrote; 1 where any of it is refused."""
    host = forge()
    if not isinstance(host, GitLab):
        print("comments: this is for GitLab", file=sys.stderr)
        return 1
    refused = 0
    for number in host.open_changes():
        data = host.artefact_of(number, job, path, 4 * LIMIT)
        preview = os.environ.get("GONGKAI_PREVIEW_URL", "")
        why = refusal(data, "comment", preview) if data is not None else None
        if why is not None:
            print(f"{number}: not posted: {why}", file=sys.stderr)
            refused = 1
        elif data is not None:
            print(post_comment(data.decode(), number))
    return refused


def post_issue(text: str, title: str) -> str:
    """Open, change or close the rolling issue; say what was done."""
    host = forge()
    is_quiet = QUIET in text.split("\n")[1:2]
    mine = [
        there
        for there in host.issues()
        if there.author == host.user and there.text.startswith(MARKS["issue"])
    ]
    there = next((one for one in mine if one.is_open), mine[0] if mine else None)
    if there is None and is_quiet:
        return "nothing to tell"
    if there is None:
        host.add_issue(title, text)
        return "opened an issue"
    if there.is_open or not is_quiet:
        host.change_issue(there.number, text, is_open=not is_quiet)
    return f"issue {there.number} is {'closed' if is_quiet else 'open'}"


def main(arguments: list[str]) -> int:
    """Post a file; 1 where it is refused."""
    kind, name, *rest = arguments
    if kind == "comments":
        return post_comments(name, rest[0])
    file = Path(name)
    is_linked = file.is_symlink() or file.parent.is_symlink()
    if is_linked or not file.is_file() or file.stat().st_size > 4 * LIMIT:
        print(f"not posted: {file.name} is no file of ours", file=sys.stderr)
        return 1
    data = file.read_bytes()
    why = refusal(data, kind, os.environ.get("GONGKAI_PREVIEW_URL", ""))
    if why is not None:
        print(f"not posted: {why}", file=sys.stderr)
        return 1
    if kind == "comment":
        print(post_comment(data.decode(), int(rest[0]) if rest else None))
    else:
        print(post_issue(data.decode(), rest[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
