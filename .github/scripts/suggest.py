"""Put what `gongkai fix` would write beside the lines of a change, as suggestions to be taken.

    suggest.py review FILE [NUMBER]    without NUMBER: the pull request of the workflow_run event
    suggest.py reviews JOB PATH        GitLab: on every open merge request, what a job of its newest
                                       pipeline kept at PATH

Run it as `python3 -I`, from a folder that no change has written into.

FILE may have been made by a stranger's code: it is data, and it is refused unless it is what
`gongkai review --suggestions` writes: a sentence without HTML, link or call to anybody, and a block
of text for lines of content/ or data/. What stands there already is not said again.
"""

import json
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

# As in post.py.
sys.path.append(str(Path(__file__).resolve().parent))

from forge import GitHub, GitLab, forge
from post import FORBIDDEN, JOINER

MARK = "<!-- gongkai:suggestions -->"
LIMIT = 30
SIZE = 1_000_000
PATH = re.compile(r"(?:[^/]+/)*(?:content|data)/(?:[^/]+/)*[^/]+\.(?:md|yml|csv)")
BLOCK = re.compile(
    r"(?P<said>(?:[^`\\]|\\.)+)\n\n(?P<fence>`{3,})suggestion\n(?P<text>.*\n)?(?P=fence)", re.DOTALL
)
KEYS = {"path", "line", "side", "body"}
MORE_KEYS = KEYS | {"start_line", "start_side"}


def read(data: bytes) -> dict[str, Any] | None:
    """Return a review as it may be posted; None where there is nothing to say.

    Raises ValueError where it is none of ours.
    """
    if len(data) > SIZE:
        raise ValueError("it is too long")
    try:
        review = json.loads(data)
    except ValueError:
        raise ValueError("it is no JSON") from None
    if review == {}:
        return None
    if not isinstance(review, dict) or review.keys() != {"commit_id", "event", "body", "comments"}:
        raise ValueError("it is no review")
    mark, _, said = str(review["body"]).partition("\n")
    if mark != MARK or review["event"] != "COMMENT" or not is_plain(said):
        raise ValueError("it says something else")
    if not re.fullmatch("[0-9a-f]{40}", str(review["commit_id"])):
        raise ValueError("it names no commit")
    comments = review["comments"]
    if not isinstance(comments, list) or not 0 < len(comments) <= LIMIT:
        raise ValueError("it has too many suggestions, or none")
    if not all(map(is_suggestion, comments)):
        raise ValueError("a suggestion is none of ours")
    return review


def is_suggestion(comment: object) -> bool:
    """Return whether a comment is a suggestion for lines of a file that editors write."""
    if not isinstance(comment, dict) or comment.keys() not in (KEYS, MORE_KEYS):
        return False
    lines = [comment.get("start_line", 1), comment["line"]]
    if not all(type(one) is int and one > 0 for one in lines) or lines != sorted(lines):
        return False
    path, block = str(comment["path"]), BLOCK.fullmatch(str(comment["body"]))
    if comment["side"] != "RIGHT" or comment.get("start_side", "RIGHT") != "RIGHT":
        return False
    if not PATH.fullmatch(path) or ".." in path.split("/") or hidden(path):
        return False
    if block is None or not is_plain(block["said"]):
        return False
    text = block["text"] or ""
    return block["fence"] not in text and not hidden(text.replace("\n", ""))


def is_plain(said: str) -> bool:
    """Return whether a text calls nobody and leads nowhere."""
    shown = said.replace("\n", "").replace(JOINER, "")
    return not hidden(shown) and not any(pattern.search(said) for pattern in FORBIDDEN.values())


def hidden(text: str) -> bool:
    """Return whether a text has characters that nobody sees."""
    return any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") for char in text)


def post(review: dict[str, Any], number: int | None) -> str:
    """Add what is not there yet to a change; say what was done."""
    host = forge()
    if number is None and isinstance(host, GitHub):
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
        run = event["workflow_run"]
        if run["head_sha"] != review["commit_id"]:
            return "the suggestions are of another commit"
        number = host.change_of(run)
    if number is None:
        return "no open pull request ends with this commit"
    there = set(host.suggested(number, review["commit_id"]))
    if ("", "") in there:
        return f"the suggestions on {number} are up to date"
    new = [one for one in review["comments"] if (one["path"], said_by(host, one)) not in there]
    if not new:
        return f"the suggestions on {number} are up to date"
    host.suggest(number, {**review, "comments": new})
    return f"suggested on {number}: {len(new)}"


def said_by(host: GitHub | GitLab, comment: dict[str, Any]) -> str:
    """Return a suggestion as a host has it."""
    return host.as_said(comment) if isinstance(host, GitLab) else comment["body"]


def post_each(job: str, path: str) -> int:
    """Post what each open merge request's own pipeline kept; 1 where any of it is refused."""
    host = forge()
    if not isinstance(host, GitLab):
        print("reviews: this is for GitLab", file=sys.stderr)
        return 1
    refused = 0
    for number in host.open_changes():
        data = host.artefact_of(number, job, path, SIZE)
        try:
            review = read(data) if data is not None else None
        except ValueError as error:
            print(f"{number}: not posted: {error}", file=sys.stderr)
            refused = 1
            continue
        if review is not None:
            print(post(review, number))
    return refused


def main(arguments: list[str]) -> int:
    """Post a file; 1 where it is refused."""
    kind, name, *rest = arguments
    if kind == "reviews":
        return post_each(name, rest[0])
    file = Path(name)
    is_linked = file.is_symlink() or file.parent.is_symlink()
    if is_linked or not file.is_file() or file.stat().st_size > SIZE:
        print(f"not posted: {file.name} is no file of ours", file=sys.stderr)
        return 1
    try:
        review = read(file.read_bytes())
    except ValueError as error:
        print(f"not posted: {error}", file=sys.stderr)
        return 1
    print(post(review, int(rest[0]) if rest else None) if review else "nothing to suggest")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
