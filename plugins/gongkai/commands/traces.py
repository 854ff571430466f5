"""What a record leaves outside its own pages: caches, reports, and files that quote it."""

import gzip
import json
import shutil
from collections.abc import Collection
from pathlib import Path

from gongkai.links.reading.kept_extracts import ROOM as EXTRACTS
from gongkai.links.reading.kept_extracts import forget_extracts
from gongkai.mkdocs.kept.files import forget_pages
from gongkai.mkdocs.kept.reuse import FOLDER as KEPT_PAGES
from gongkai.publish import RefusedError
from gongkai.publish.built_site import read_site
from gongkai.sources.cache import cache_folder
from gongkai.sources.documents.reader import ROOM
from gongkai.sources.folders import WORK

_REPORTS = ("failed.log", "review.md", "links.json")
"""Files in build/ that quote records; the next run writes them again."""
_FOLDERS = ("inspection", "search")
"""Folders there that do, too."""
_SHORTEST = 5
"""Characters of a title that identify a record."""
_GZIP = b"\x1f\x8b"


def clear_caches(root: Path, site: Path | None) -> int:
    """Remove from the caches what the site has not, and reports that quote it; return how many.

    Copies and texts are kept by the hash of their content, so nobody can tell whose an older one
    is: what the new site has stays, and it is all that it needs. Without a site all goes.
    """
    try:
        kept = set(read_site(site).sums.values()) if site is not None else set()
    except RefusedError:
        kept = set()
    removed = 0
    for file in _files(cache_folder(root, "downloads")):
        note = file.with_name(f"{file.name}.json")
        if note.is_file() and _digest(note) not in kept:
            file.unlink(missing_ok=True)
            note.unlink(missing_ok=True)
            removed += 1
    for file in _files(cache_folder(root, ROOM)):
        if file.name.partition("-")[0] not in kept and not file.name.startswith("."):
            file.unlink(missing_ok=True)
            removed += 1
    if site is None:  # else they are those of the new site
        removed += len(_files(root / KEPT_PAGES))
        forget_pages(root / KEPT_PAGES)
    extracts = cache_folder(root, EXTRACTS)
    removed += len(_files(extracts))
    forget_extracts(extracts)
    for name in _REPORTS:
        file = root / WORK / name
        removed += file.is_file()
        file.unlink(missing_ok=True)
    for name in _FOLDERS if site is None else _FOLDERS[:1]:
        folder = root / WORK / name
        removed += len(_files(folder))
        shutil.rmtree(folder, ignore_errors=True)
    return removed


def mentions(site: Path, words: Collection[str]) -> list[str]:
    """Return the files of a site that hold one of the words, packed ones among them."""
    sought = [word.encode() for word in words if len(word) >= _SHORTEST]
    sought += [json.dumps(word)[1:-1].encode() for word in words if len(word) >= _SHORTEST]
    found = []
    for file in _files(site) if sought else ():
        content = _content(file)
        if any(word in content for word in sought):
            found.append(file.relative_to(site).as_posix())
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _digest(note: Path) -> str:
    try:
        read = json.loads(note.read_bytes())
    except (OSError, ValueError):
        return ""
    return str(read.get("digest")) if isinstance(read, dict) else ""


def _content(file: Path) -> bytes:
    content = file.read_bytes()
    if content.startswith(_GZIP):
        try:
            return gzip.decompress(content)
        except (OSError, EOFError):
            return content
    return content
