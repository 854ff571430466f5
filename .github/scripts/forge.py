"""What is asked of a code host: comments on a change, and issues. Standard library only.

The host is told by its runner's own variables: GITHUB_* (GitHub, and Gitea's runner, which sets
the same) or CI_* (GitLab). The token is FORGE_TOKEN, the account that it speaks for FORGE_USER. It
is sent to that host alone, wherever an answer may lead.
"""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

PAGES = 20
"""Of a hundred entries each; what lies further back is not looked for."""


@dataclass(frozen=True)
class Post:
    """A comment or an issue."""

    number: int
    text: str
    author: str
    is_open: bool = True


class GitHub:
    """The interface of GitHub and Gitea."""

    def __init__(self) -> None:
        """Read where and as whom."""
        repository = os.environ["GITHUB_REPOSITORY"]
        self.api = f"{os.environ['GITHUB_API_URL']}/repos/{repository}"
        self.user = os.environ.get("FORGE_USER", "github-actions[bot]")
        self.head = {"Authorization": f"Bearer {os.environ['FORGE_TOKEN']}"}

    def comments(self, change: int) -> Iterator[Post]:
        """Yield the comments on a pull request."""
        for found in _pages(f"{self.api}/issues/{change}/comments", self.head):
            yield Post(found["id"], found["body"] or "", found["user"]["login"])

    def add_comment(self, change: int, text: str) -> None:
        """Add a comment to a pull request."""
        _send("POST", f"{self.api}/issues/{change}/comments", self.head, {"body": text})

    def change_comment(self, change: int, comment: int, text: str) -> None:
        """Write a comment anew."""
        del change
        _send("PATCH", f"{self.api}/issues/comments/{comment}", self.head, {"body": text})

    def suggested(self, change: int, commit: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of what this account has suggested on a pull request."""
        del commit
        for found in _pages(f"{self.api}/pulls/{change}/comments", self.head):
            if found["user"]["login"] == self.user:
                yield found["path"], found["body"]

    def suggest(self, change: int, review: dict[str, Any]) -> None:
        """Add a review with suggestions to a pull request."""
        _send("POST", f"{self.api}/pulls/{change}/reviews", self.head, review)

    def issues(self) -> Iterator[Post]:
        """Yield all issues, the open ones and the closed ones, the newest first."""
        for found in _pages(f"{self.api}/issues?state=all", self.head):
            if not found.get("pull_request"):
                login, is_open = found["user"]["login"], found["state"] == "open"
                yield Post(found["number"], found["body"] or "", login, is_open)

    def add_issue(self, title: str, text: str) -> None:
        """Open an issue."""
        _send("POST", f"{self.api}/issues", self.head, {"title": title, "body": text})

    def change_issue(self, issue: int, text: str, *, is_open: bool) -> None:
        """Write an issue anew, and open or close it."""
        state = "open" if is_open else "closed"
        _send("PATCH", f"{self.api}/issues/{issue}", self.head, {"body": text, "state": state})

    def change_of(self, run: dict[str, Any]) -> int | None:
        """Return the open pull request whose newest commit a workflow ran on; None if it moved on.

        The number is asked of the host, never read from what the run made.
        """
        owner, branch = run["head_repository"]["owner"]["login"], run["head_branch"]
        head = quote(f"{owner}:{branch}", safe="")
        for found in _pages(f"{self.api}/pulls?state=open&head={head}", self.head):
            if found["head"]["sha"] == run["head_sha"]:
                return int(found["number"])
        return None


class Gitea(GitHub):
    """The interface of Gitea where it differs: a suggestion is a block of code to be copied."""

    def suggested(self, change: int, commit: str) -> Iterator[tuple[str, str]]:
        """Yield all that is suggested for a commit at which this account has had a review."""
        for found in _pages(f"{self.api}/pulls/{change}/reviews", self.head):
            if found["user"]["login"] == self.user and found["commit_id"] == commit:
                yield "", ""

    def suggest(self, change: int, review: dict[str, Any]) -> None:
        """Add a review with what would be written as code."""
        comments = [
            {
                "path": one["path"],
                "new_position": one["line"],
                "body": one["body"].replace("`suggestion\n", "`\n", 1),
            }
            for one in review["comments"]
        ]
        content = {**review, "comments": comments}
        _send("POST", f"{self.api}/pulls/{change}/reviews", self.head, content)


class GitLab:
    """The interface of GitLab."""

    def __init__(self) -> None:
        """Read where and as whom."""
        self.project = os.environ["CI_PROJECT_ID"]
        self.api = f"{os.environ['CI_API_V4_URL']}/projects/{self.project}"
        self.user = os.environ["FORGE_USER"]
        self.head = {"PRIVATE-TOKEN": os.environ["FORGE_TOKEN"]}

    def comments(self, change: int) -> Iterator[Post]:
        """Yield the notes on a merge request."""
        for found in _pages(f"{self.api}/merge_requests/{change}/notes", self.head):
            yield Post(found["id"], found["body"] or "", found["author"]["username"])

    def add_comment(self, change: int, text: str) -> None:
        """Add a note to a merge request."""
        _send("POST", f"{self.api}/merge_requests/{change}/notes", self.head, {"body": text})

    def change_comment(self, change: int, comment: int, text: str) -> None:
        """Write a note anew."""
        url = f"{self.api}/merge_requests/{change}/notes/{comment}"
        _send("PUT", url, self.head, {"body": text})

    def suggested(self, change: int, commit: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of what this account has suggested on a merge request."""
        del commit
        for found in _pages(f"{self.api}/merge_requests/{change}/notes", self.head):
            if found["author"]["username"] == self.user and found.get("position"):
                yield found["position"]["new_path"], found["body"]

    def suggest(self, change: int, review: dict[str, Any]) -> None:
        """Open a discussion for each suggestion; none where the newest commit is another."""
        refs = _send("GET", f"{self.api}/merge_requests/{change}", self.head)["diff_refs"]
        if refs["head_sha"] != review["commit_id"]:
            return
        for one in review["comments"]:
            position = {"position_type": "text", **refs}
            position |= {"old_path": one["path"], "new_path": one["path"], "new_line": one["line"]}
            content = {"body": self.as_said(one), "position": position}
            _send("POST", f"{self.api}/merge_requests/{change}/discussions", self.head, content)

    def as_said(self, comment: dict[str, Any]) -> str:
        """Return a suggestion of GitHub as GitLab has it: it counts the lines above its own."""
        above = comment["line"] - comment.get("start_line", comment["line"])
        said: str = comment["body"]
        return said.replace("`suggestion\n", f"`suggestion:-{above}+0\n", 1)

    def issues(self) -> Iterator[Post]:
        """Yield all issues, the open ones and the closed ones, the newest first."""
        for found in _pages(f"{self.api}/issues?scope=all", self.head):
            login, is_open = found["author"]["username"], found["state"] == "opened"
            yield Post(found["iid"], found["description"] or "", login, is_open)

    def add_issue(self, title: str, text: str) -> None:
        """Open an issue."""
        _send("POST", f"{self.api}/issues", self.head, {"title": title, "description": text})

    def change_issue(self, issue: int, text: str, *, is_open: bool) -> None:
        """Write an issue anew, and open or close it."""
        event = {"description": text, "state_event": "reopen" if is_open else "close"}
        _send("PUT", f"{self.api}/issues/{issue}", self.head, event)

    def open_changes(self) -> Iterator[int]:
        """Yield the numbers of the open merge requests."""
        for found in _pages(f"{self.api}/merge_requests?state=opened", self.head):
            yield int(found["iid"])

    def artefact_of(self, change: int, job: str, path: str, limit: int) -> bytes | None:
        """Return a file that a job of the newest pipeline of a merge request kept.

        None where there is none. Of a longer file `limit` bytes and one more are returned.
        """
        runs = _pages(f"{self.api}/merge_requests/{change}/pipelines", self.head)
        newest = next(runs, None)
        if newest is None or str(newest["project_id"]) != self.project:
            return None  # the pipelines of a fork belong to the fork
        for found in _pages(f"{self.api}/pipelines/{newest['id']}/jobs", self.head):
            if found["name"] == job and found.get("artifacts_file"):
                url = f"{self.api}/jobs/{found['id']}/artifacts/{path}"
                try:
                    return _fetch("GET", url, self.head, limit=limit + 1)
                except urllib.error.HTTPError as error:
                    if error.code == HTTPStatus.NOT_FOUND:
                        return None
                    raise
        return None


def forge() -> GitHub | GitLab:
    """Return the host on whose runner this is."""
    if os.environ.get("GITLAB_CI"):
        return GitLab()
    return Gitea() if os.environ.get("GITEA_ACTIONS") else GitHub()


def _pages(url: str, head: dict[str, str]) -> Iterator[dict[str, Any]]:
    mark = "&" if "?" in url else "?"
    for page in range(1, PAGES + 1):
        found = _send("GET", f"{url}{mark}per_page=100&limit=100&page={page}", head)
        yield from found
        if not found:
            return


def _send(method: str, url: str, head: dict[str, str], content: object = None) -> Any:
    return json.loads(_fetch(method, url, head, content) or b"null")


def _fetch(
    method: str, url: str, head: dict[str, str], content: object = None, limit: int | None = None
) -> bytes:
    data = None if content is None else json.dumps(content).encode()
    kind = {"Content-Type": "application/json", "Accept": "application/json"}
    request = urllib.request.Request(url, data, kind, method=method)  # noqa: S310  the runner's own host
    for name, value in head.items():
        request.add_unredirected_header(name, value)  # files may lie with a storage elsewhere
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  as above
        read: bytes = answer.read(limit)
        return read
