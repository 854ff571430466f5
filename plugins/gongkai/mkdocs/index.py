"""The search index: Pagefind over the built pages of all editions (decision 5)."""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from gongkai.mkdocs.postings import write_postings
from gongkai.model.findings import Phrase
from gongkai.model.said import SaidError

FOLDER = "pagefind"
_MADE = b"4"
"""Changes with what is made of the same pages: what an earlier engine kept is made anew."""
_READERS = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind writes for its own search page; ours needs none of it."""

_INSIDE = re.compile(rb"<div hidden [^>]*\bdata-gk-inside>.*?</div>\s*", re.DOTALL)
"""What `theme/partials/inside.html` writes; texts in it are escaped, so it ends where it ends."""


class SearchIndexError(SaidError):
    """The search index could not be made."""


def index_site(site: Path, kept: Path, progress: Callable[[str], None]) -> None:
    """Put the search index of the pages below `site` there.

    The texts of attachments, which pages hold for the index alone, are taken out of them.

    Pagefind writes other bytes on every run, so an index is kept in `kept` for as long as
    the pages stay the same, byte for byte.
    """
    stamp, with_attachments = _read(site)
    if find_spec("pagefind") is None:
        progress(Phrase("search: left out; `pip install gongkai[search]` brings Pagefind"))
    else:
        if not (kept / "stamp").is_file() or (kept / "stamp").read_text() != stamp:
            shutil.rmtree(kept, ignore_errors=True)
            _run(site, kept / FOLDER)
            write_postings(kept / FOLDER)
            (kept / "stamp").write_text(stamp)
            progress(Phrase("search: indexed"))
        shutil.copytree(kept / FOLDER, site / FOLDER)
    for page in with_attachments:
        shown = _INSIDE.sub(b"", page.read_bytes())
        page.unlink()  # the cache may hold the same file
        page.write_bytes(shown)


def _run(site: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own arguments
    if done.returncode:
        raise SearchIndexError(
            "the search index could not be made:\n{said}", said=f"{done.stdout}{done.stderr}"
        )
    for pattern in _READERS:
        for file in target.glob(pattern):
            file.unlink()


def _read(site: Path) -> tuple[str, list[Path]]:
    """Return a digest of all pages, of which the index is made, and those with attachments."""
    digest = hashlib.sha256(_MADE)
    with_attachments = []
    for page in sorted(site.rglob("*.html")):
        content = page.read_bytes()
        digest.update(page.relative_to(site).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(content).digest())
        if _INSIDE.search(content):
            with_attachments.append(page)
    return digest.hexdigest(), with_attachments
