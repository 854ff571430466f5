"""A code host on the loopback interface, as far as the scripts of the loops ask it things."""

import http.server
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT = "github-actions[bot]"


@dataclass
class Host:
    """What the host keeps."""

    address: str = ""
    is_gitlab: bool = False
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    pipelines: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    """Of each open merge request, the newest first."""
    jobs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    """Of each pipeline."""
    artefacts: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    suggested: list[dict[str, Any]] = field(default_factory=list)
    """What was said beside lines of a change."""
    reviews: list[dict[str, Any]] = field(default_factory=list)
    diff: dict[str, set[int]] = field(default_factory=dict)
    """The lines of each file that a change wrote; beside others nothing is taken."""
    newest: str = "abc"
    """The newest commit of every change."""

    @property
    def environment(self) -> dict[str, str]:
        if self.is_gitlab:
            return {
                "GITLAB_CI": "true",
                "CI_API_V4_URL": self.address,
                "CI_PROJECT_ID": "7",
                "FORGE_TOKEN": "t",
                "FORGE_USER": BOT,
            }
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "city/column",
            "FORGE_TOKEN": "t",
        }

    def post(self, text: str, author: str = BOT) -> dict[str, Any]:
        """Return a comment or an issue as the host shows it."""
        entry = {"id": len(self.asked) + 1000, "body": text}
        return entry | (
            {"author": {"username": author}} if self.is_gitlab else {"user": {"login": author}}
        )


class _Handler(http.server.BaseHTTPRequestHandler):
    host: Host

    def log_message(self, *arguments: object) -> None:
        pass

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        self.host.asked.append(f"{self.command} {parts.path}")
        token = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN")
        length = int(self.headers.get("Content-Length") or 0)
        given = json.loads(self.rfile.read(length) or b"{}")
        wanted = self._gitlab if self.host.is_gitlab else self._github
        found = (
            wanted(parts.path, given, parse_qs(parts.query)) if token in ("Bearer t", "t") else None
        )
        self.send_response(200 if found is not None else 404)
        self.end_headers()
        self.wfile.write(found if isinstance(found, bytes) else json.dumps(found).encode())

    do_GET = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815  the server's names

    def _github(self, path: str, given: dict[str, Any], query: dict[str, list[str]]) -> Any:
        host, path = self.host, path.removeprefix("/repos/city/column")
        if path == "/pulls":
            wanted = query["head"][0]
            return _page([p for p in host.pulls if p["head"]["label"] == wanted], query)
        if match := re.fullmatch(r"/issues/(\d+)/comments", path):
            return self._on(host.comments.setdefault(int(match[1]), []), given, query)
        if match := re.fullmatch(r"/issues/comments/(\d+)", path):
            return self._change([c for cs in host.comments.values() for c in cs], match[1], given)
        if re.fullmatch(r"/pulls/\d+/comments", path):
            return _page(host.suggested, query)
        if re.fullmatch(r"/pulls/\d+/reviews", path):
            return self._review(given) if self.command == "POST" else _page(host.reviews, query)
        if path == "/issues":
            return self._of_issues(given | {"state": "open"}, "number", query)
        if match := re.fullmatch(r"/issues/(\d+)", path):
            return self._change(host.issues, match[1], given, "number")
        return None

    def _gitlab(self, path: str, given: dict[str, Any], query: dict[str, list[str]]) -> Any:
        host, path = self.host, path.removeprefix("/projects/7")
        if match := re.fullmatch(r"/merge_requests/(\d+)/notes", path):
            return self._on(host.comments.setdefault(int(match[1]), []), given, query)
        if match := re.fullmatch(r"/merge_requests/\d+/notes/(\d+)", path):
            return self._change([c for cs in host.comments.values() for c in cs], match[1], given)
        if re.fullmatch(r"/merge_requests/\d+", path):
            return {"diff_refs": {"base_sha": "b", "start_sha": "s", "head_sha": host.newest}}
        if match := re.fullmatch(r"/merge_requests/(\d+)/discussions", path):
            at = given["position"]
            if at["new_line"] not in host.diff.get(at["new_path"], ()):
                return None
            note = host.post(given["body"]) | {"position": at}
            host.suggested.append(note)
            host.comments.setdefault(int(match[1]), []).append(note)
            return note
        if path == "/merge_requests":
            return _page([{"iid": number} for number in host.pipelines], query)
        if match := re.fullmatch(r"/merge_requests/(\d+)/pipelines", path):
            return _page(host.pipelines[int(match[1])], query)
        if match := re.fullmatch(r"/pipelines/(\d+)/jobs", path):
            return _page(host.jobs[int(match[1])], query)
        if match := re.fullmatch(r"/jobs/(\d+/artifacts/.+)", path):
            return host.artefacts.get(match[1])
        if path == "/issues":
            return self._of_issues(given | {"state": "opened"}, "iid", query)
        if match := re.fullmatch(r"/issues/(\d+)", path):
            event = given.pop("state_event", None)
            state = {"close": "closed", "reopen": "opened"}.get(event or "")
            return self._change(
                host.issues, match[1], given | ({"state": state} if state else {}), "iid"
            )
        return None

    def _review(self, given: dict[str, Any]) -> Any:
        """Take a review whole, or refuse it as GitHub does where one line is not the change's."""
        for one in given["comments"]:
            last = one.get("line", one.get("new_position"))
            lines = range(one.get("start_line", last), last + 1)
            if not set(lines) <= self.host.diff.get(one["path"], set()):
                return None
        self.host.reviews.append(self.host.post(given["body"]) | {"commit_id": given["commit_id"]})
        self.host.suggested += [self.host.post("") | one for one in given["comments"]]
        return self.host.reviews[-1]

    def _on(self, comments: list[dict[str, Any]], given: dict[str, Any], query: Any) -> Any:
        if self.command == "POST":
            comments.append(self.host.post(given["body"]))
            return comments[-1]
        return _page(comments, query)

    def _of_issues(self, given: dict[str, Any], key: str, query: Any) -> Any:
        if self.command == "POST":
            number = {key: len(self.host.issues) + 1}
            self.host.issues.insert(0, self.host.post("") | given | number)
            return self.host.issues[0]
        return _page(self.host.issues, query)

    def _change(
        self, entries: list[dict[str, Any]], number: str, given: dict[str, Any], key: str = "id"
    ) -> Any:
        for entry in entries:
            if entry[key] == int(number):
                entry.update(given)
                return entry
        return None


def _page(entries: list[dict[str, Any]], query: dict[str, list[str]]) -> list[dict[str, Any]]:
    page, size = int(query["page"][0]), int(query["per_page"][0])
    return entries[(page - 1) * size : page * size]


@contextmanager
def serving(*, is_gitlab: bool = False) -> Iterator[Host]:
    """Serve a host of one kind; yields what it keeps."""
    host = Host(is_gitlab=is_gitlab)
    handler = type("Handler", (_Handler,), {"host": host})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host.address = f"http://127.0.0.1:{server.server_port}"
        yield host
        server.shutdown()
        thread.join()
