"""SHA256SUMS: every file of a built site with its digest, as `sha256sum --check` reads it.

The search index has a list of its own, because its bytes differ from run to run (decision 6):
that of the site stays the same byte for byte.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from gongkai.model.findings import Phrase
from gongkai.model.said import SaidError
from gongkai.signing.statement import CHAIN, ENDING, STATEMENT

SUMS = "SHA256SUMS"
APART = "pagefind/"
"""The folder that has a list of its own."""
SIGNED = frozenset({STATEMENT, STATEMENT + ENDING, CHAIN, SUMS + ENDING, f"{APART}{SUMS}{ENDING}"})
"""What a signed release has beside its site; no list names it."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class ChecksumsError(SaidError):
    """The list is missing or no list; or a file has a name that it cannot hold."""


def write_checksums(site: Path) -> None:
    """Write the lists of a site that is complete."""
    found = {path: digest_of(site / path) for path in files_in(site) if not _is_list(path)}
    odd = [path for path in found if not path.isprintable() or "\\" in path]
    if odd:
        raise ChecksumsError("a file with this name cannot be published: {name}", name=repr(odd[0]))
    parts = {
        "": [path for path in found if not path.startswith(APART)],
        APART: [path for path in found if path.startswith(APART)],
    }
    for folder, paths in parts.items():
        if paths:
            lines = [f"{found[path]}  {path.removeprefix(folder)}\n" for path in paths]
            (site / folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def read_checksums(site: Path) -> dict[str, str]:
    """Return every file of the lists with its digest, the lists themselves included."""
    found: dict[str, str] = {}
    for folder in ("", APART):
        file = site / folder / SUMS
        if folder and not (site / folder).is_dir():
            continue
        try:
            content = file.read_bytes()
        except OSError as error:
            raise ChecksumsError("{file} cannot be read", file=file) from error
        found |= checksums_in(content, folder, file)
        found[folder + SUMS] = hashlib.sha256(content).hexdigest()
    return found


def checksums_in(content: bytes, folder: str, file: Path | str) -> dict[str, str]:
    """Return the files of a list in a folder with their digests; `file` names the list."""
    found = {}
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ChecksumsError("{file} cannot be read", file=file) from error
    for line in lines:
        matched = _LINE.fullmatch(line)
        if matched is None or not _is_below(matched[2]):
            raise ChecksumsError(
                "{file} is no list of files: {line}", file=file, line=repr(line[:80])
            )
        found[folder + matched[2]] = matched[1]
    return found


def missing_or_changed(site: Path, sums: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for every listed file that is not there or is another."""
    for path, digest in sums.items():
        file = site / path
        if file.is_symlink() or not file.is_file():
            yield Phrase("{path} is missing", path=path)
        elif digest_of(file) != digest:
            yield Phrase("{path} is not the file that was built", path=path)


def strays(site: Path, sums: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for everything that is there and that no build wrote."""
    for path in files_in(site):
        if path not in sums and path not in SIGNED:
            yield Phrase("{path} was not written by the build", path=path)


def files_in(folder: Path) -> list[str]:
    """Return everything below a folder that is not a folder, links included, in order."""
    found = []
    for above, names, files in os.walk(folder):
        links = [name for name in names if (Path(above) / name).is_symlink()]
        found += [(Path(above) / name).relative_to(folder).as_posix() for name in files + links]
    return sorted(found)


def digest_of(file: Path) -> str:
    """Return the digest of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _is_list(path: str) -> bool:
    return path in (SUMS, APART + SUMS)


def _is_below(path: str) -> bool:
    """Return whether a path stays in the folder that it is read in."""
    return not path.startswith("/") and ".." not in PurePosixPath(path).parts
