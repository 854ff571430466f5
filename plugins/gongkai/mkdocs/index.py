"""The search index: Pagefind over the built pages of all editions (decision 5)."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.mkdocs.index_parts import IndexPart, SitePage, page_of, parts_of
from gongkai.mkdocs.postings import write_postings
from gongkai.model.findings import Phrase
from gongkai.model.said import SaidError
from gongkai.whole import write_whole

FOLDER = "pagefind"
_MADE = "5"
"""Changes with what is made of the same pages: what an earlier engine kept is made anew."""
_STAMPS = "stamps.json"
"""Of what each kept part was made."""
_READERS = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind writes for its own search page; ours needs none of it."""
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.*")
"""What only the first part of a language needs: the others are merged into it in the browser."""

_INSIDE = re.compile(rb"<div hidden [^>]*\bdata-gk-inside>.*?</div>\s*", re.DOTALL)
"""What `theme/partials/inside.html` writes; texts in it are escaped, so it ends where it ends."""


LEFT_OUT = Phrase("search: left out; `pip install gongkai[search]` brings Pagefind")
"""What is said of each site without an index, though it stay as it is."""


class SearchIndexError(SaidError):
    """The search index could not be made."""


def may_index() -> bool:
    """Return whether Pagefind is there."""
    return find_spec("pagefind") is not None


def index_site(site: Path, kept: Path, progress: Callable[[str], None]) -> None:
    """Put the search index of the pages below `site` there.

    The texts of attachments, which pages hold for the index alone, are taken out of them.

    Pagefind writes other bytes on every run, so each part of an index is kept in `kept` for as
    long as its pages stay the same, byte for byte.
    """
    is_wanted = may_index()
    pages, with_attachments = _read(site, is_wanted=is_wanted)
    if not is_wanted:
        progress(LEFT_OUT)
    else:
        parts = tuple(parts_of(pages))
        if _renew(site, kept, parts):
            progress(Phrase("search: indexed"))
        if parts:
            shutil.copytree(kept / FOLDER, site / FOLDER)
    for page in with_attachments:
        shown = _INSIDE.sub(b"", page.read_bytes())
        page.unlink()  # the cache may hold the same file
        page.write_bytes(shown)


def _renew(site: Path, kept: Path, parts: Sequence[IndexPart]) -> bool:
    """Index the parts whose pages are others than those of `kept`; return whether any were."""
    made_with = f"{_MADE} {version('pagefind')}"
    wanted = {part.name: f"{made_with} {part.digest}" for part in parts}
    known = _known(kept)
    if known == wanted:
        return False
    if not known:
        shutil.rmtree(kept, ignore_errors=True)
    (kept / _STAMPS).unlink(missing_ok=True)  # what is half made is known to nobody
    gone = known.keys() - wanted.keys()
    for name in gone:  # the first part of a language is named as it is, and goes with the last
        shutil.rmtree(kept / FOLDER / name)
        shutil.rmtree(kept / FOLDER / "postings" / name, ignore_errors=True)
        (kept / FOLDER / "words" / f"{name}.json").unlink(missing_ok=True)
    for language, own in groupby(parts, key=lambda part: part.language):
        names, is_changed = [], any(one.startswith(language) for one in gone)
        for part in own:
            names.append(part.name)
            if known.get(part.name) != wanted[part.name]:
                is_changed = True
                shutil.rmtree(kept / FOLDER / part.name, ignore_errors=True)
                _index(site, kept, part)
        if is_changed:
            write_postings(kept / FOLDER, language, names)
    write_whole(kept / _STAMPS, json.dumps(wanted))
    return True


def _known(kept: Path) -> Mapping[str, str]:
    """Return of what each kept part was made, where all of them are there, and ours beside them."""
    try:
        known = json.loads((kept / _STAMPS).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    languages = {name.partition("-")[0] for name in known}
    wanted = [
        *(f"{name}/pagefind-entry.json" for name in known),
        *(f"postings/{language}/index.json" for language in languages),
        *(f"words/{language}.json" for language in languages),
    ]
    return known if all((kept / FOLDER / file).is_file() for file in wanted) else {}


def _index(site: Path, kept: Path, part: IndexPart) -> None:
    """Index the pages of a part alone: they are linked into a folder of their own."""
    target = kept / FOLDER / part.name
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=kept, prefix="pages-") as folder:
        for page in part.pages:
            _link(site / page.path, Path(folder, page.path))
        _run(Path(folder), target)
    left_out = _READERS if part.name == part.language else (*_READERS, *_PROGRAM)
    for pattern in left_out:
        for file in target.glob(pattern):
            file.unlink()


def _link(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        os.link(file, target)
        return
    shutil.copyfile(file, target)  # a file system that has no links


def _run(site: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own arguments
    if done.returncode:
        raise SearchIndexError(
            "the search index could not be made:\n{said}", said=f"{done.stdout}{done.stderr}"
        )


def _read(site: Path, *, is_wanted: bool) -> tuple[Iterable[SitePage], list[Path]]:
    """Return the pages that are to be found, if that `is_wanted`, and those with attachments."""
    found, with_attachments = [], []
    for file in _pages(site):
        content = file.read_bytes()
        page = page_of(site, file, content) if is_wanted else None
        found += [page] if page is not None else []
        if _INSIDE.search(content):
            with_attachments.append(file)
    return found, with_attachments


def _pages(site: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(site):
        yield from (Path(folder, name) for name in names if name.endswith(".html"))
