"""What a signed release has beside its site: its statement, signatures, and the chain of both.

A build stays the same bytes: these files come with the publication, and no list names them.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gongkai.publish import RefusedError
from gongkai.publish.addresses import homes
from gongkai.publish.built_site import BuiltSite
from gongkai.publish.checksums import APART, SIGNED, SUMS
from gongkai.signing import SignatureError
from gongkai.signing.secret_key import SecretKey
from gongkai.signing.signature import read_signature
from gongkai.signing.statement import (
    CHAIN,
    ENDING,
    STATEMENT,
    ReleaseStatement,
    SignedStatement,
    read_chain,
    sign_statement,
)


@dataclass(frozen=True)
class Signer:
    """Who signs a publication."""

    key: SecretKey
    commit: str | None = None
    """The commit of the column from which it is published, where it is known."""


def signed_files(
    site: BuiltSite, signer: Signer, chain: Sequence[SignedStatement], moment: datetime
) -> dict[str, bytes]:
    """Return what stands beside a site that is signed, as the next one of a chain."""
    last = chain[-1].statement if chain else None
    lists = {path: (site.folder / path).read_bytes() for path in _lists(site)}
    home = next(iter(homes(site.entries)), "")
    statement = ReleaseStatement(
        last.sequence + 1 if last else 1,
        max(moment, last.moment) if last else moment,
        str(site.entries.get(home, {}).get("url") or ""),
        {path: hashlib.sha256(content).hexdigest() for path, content in lists.items()},
        last.digest if last else None,
        signer.commit,
    )
    one = sign_statement(statement, signer.key)
    comment = one.signature.comment
    return {
        STATEMENT: statement.text.encode(),
        STATEMENT + ENDING: one.signature.text.encode(),
        CHAIN: "".join(each.line for each in (*chain, one)).encode(),
    } | {
        path + ENDING: signer.key.sign(content, f"{comment} {path}").text.encode()
        for path, content in lists.items()
    }


def chain_of(*folders: Path) -> list[SignedStatement]:
    """Return the longest chain that stands in one of the folders; empty where nothing is signed.

    Raises RefusedError for one that is broken.
    """
    chains = [chain_in(folder / CHAIN) for folder in folders if (folder / CHAIN).is_file()]
    return max(chains, key=len, default=[])


def chain_in(file: Path) -> list[SignedStatement]:
    """Return the chain in a file; raises RefusedError for one that is broken."""
    try:
        return read_chain(file.read_text(encoding="utf-8"))
    except SignatureError as error:
        raise RefusedError("{file}: {error}", file=file, error=error) from None
    except (OSError, UnicodeDecodeError):
        raise RefusedError("{file} cannot be read", file=file) from None


def brought(site: BuiltSite, chain: Sequence[SignedStatement]) -> Mapping[str, bytes]:
    """Return the files by which a site was signed before it came here; none where it was not.

    Raises RefusedError where they are of other files, or do not go on with a chain.
    """
    if not any((site.folder / path).is_file() for path in SIGNED):
        return {}
    try:
        files = {
            path: (site.folder / path).read_bytes()
            for path in (STATEMENT, STATEMENT + ENDING, CHAIN, *(p + ENDING for p in _lists(site)))
        }
        own = chain_of(site.folder)
        one = own[-1]
        is_of_it = (
            one.statement.text.encode() == files[STATEMENT]
            and one.signature == read_signature(files[STATEMENT + ENDING].decode())
            and one.statement.sums == {path: site.sums[path] for path in _lists(site)}
        )
    except (OSError, IndexError, UnicodeDecodeError, SignatureError):
        is_of_it = False
    if not is_of_it:
        raise RefusedError(
            "{folder} has a signature of other files: sign it again with `gongkai sign`",
            folder=site.folder,
        )
    known = [each.statement.digest for each in chain]
    if [each.statement.digest for each in own][: len(known)] != known:
        raise RefusedError(
            "{folder} was signed without the last release: sign it again with `gongkai sign "
            "--after {file}`",
            folder=site.folder,
            file=CHAIN,
        )
    return files


def is_signed_alike(release: Path, files: Mapping[str, bytes]) -> bool:
    """Return whether a release bears the statement among some files, or any where there is none."""
    file = release / STATEMENT
    return file.is_file() and (not files or file.read_bytes() == files[STATEMENT])


def _lists(site: BuiltSite) -> list[str]:
    return [path for path in (SUMS, APART + SUMS) if path in site.sums]
