"""A copy of a site, held against the signed statement of its release: what of it is authentic."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.model.findings import Phrase
from gongkai.model.public_key import PublicKey, public_key
from gongkai.publish.checksums import APART, SIGNED, SUMS, ChecksumsError, checksums_in
from gongkai.publish.copies import CopyOfSite
from gongkai.signing import SignatureError
from gongkai.signing.signature import read_signature, verify
from gongkai.signing.statement import (
    CHAIN,
    ENDING,
    STATEMENT,
    ReleaseStatement,
    read_chain,
    read_statement,
)

KEYS = "verify/keys.json"
"""Where a site has its public keys, each signed by the one before."""


@dataclass(frozen=True)
class VerifiedCopy:
    """What is authentic of a copy, and what is not."""

    statement: ReleaseStatement | None
    """What the copy says of itself, proven or not."""
    key: PublicKey | None
    """The key by which it is signed, if the reader's key vouches for that; else None."""
    faults: Sequence[str] = ()
    """Why nothing, or not all, is proven: signatures, lists, the chain."""
    is_old: bool = False
    """Whether the reader has a later statement."""
    authentic: Sequence[str] = ()
    unproven: Sequence[str] = ()
    """Files that are as a list has them which nobody is known to have signed."""
    changed: Sequence[str] = ()
    missing: Sequence[str] = ()
    added: Sequence[str] = ()
    """What no list names."""
    is_listed: bool = True
    """Whether the copy could be listed: over HTTP nobody sees what was added."""

    @property
    def is_authentic(self) -> bool:
        """Return whether the copy is whole, as it was signed, and not an old one."""
        faulty = (self.faults, self.unproven, self.changed, self.missing, self.added)
        return not (self.is_old or any(faulty))


def verify_copy(
    copy: CopyOfSite, trusted: Sequence[PublicKey], since: ReleaseStatement | None
) -> VerifiedCopy:
    """Hold a copy against its statement, that against keys, and its age against a later one."""
    faults: list[str] = []
    try:
        statement, key = _statement(copy, trusted, faults)
    except SignatureError as error:
        faults.append(Phrase("{file}: {error}", file=STATEMENT, error=error.said))
        statement, key = None, None
    lists = tuple(_lists(copy, statement, key, faults))
    sums = {path: digest for one in lists for path, digest in one.sums.items()}
    proven = {path for one in lists if one.is_proven for path in one.sums}
    is_old = False
    if statement is not None and since is not None:
        is_old = statement.sequence < since.sequence
        faults += [] if is_old else _follows(copy, statement, since)
    found = dict(copy.digests(sums))
    there = copy.paths()
    is_whole = all(one.is_read for one in lists)  # else what it lists would seem to be added
    added = [p for p in there or () if is_whole and p not in sums and p not in SIGNED]
    missing = {path for path, digest in found.items() if digest is None}
    same = {path for path, digest in found.items() if digest == sums[path]}
    return VerifiedCopy(
        statement,
        key,
        tuple(faults),
        is_old,
        tuple(sorted(same & proven)),
        tuple(sorted(same - proven)),
        tuple(sorted(found.keys() - missing - same)),
        tuple(sorted(missing)),
        tuple(added),
        there is not None,
    )


def _statement(
    copy: CopyOfSite, trusted: Sequence[PublicKey], faults: list[str]
) -> tuple[ReleaseStatement | None, PublicKey | None]:
    """Return the statement of a copy, and the key that proves it; what is wrong is a fault."""
    said, signed = copy.read(STATEMENT), copy.read(STATEMENT + ENDING)
    if said is None:
        faults.append(Phrase("{file} is missing: nobody signed this copy", file=STATEMENT))
        return None, None
    statement = read_statement(_text(said))
    if signed is None:
        faults.append(Phrase("{file} is missing", file=STATEMENT + ENDING))
        return statement, None
    try:
        signature = read_signature(_text(signed))
        keys = {key.id: key for key in _with_successors(copy, trusted)}
        key = keys.get(signature.key_id, trusted[0])
        verify(key, said, signature)
    except SignatureError as error:
        faults.append(Phrase("{file}: {error}", file=STATEMENT, error=error.said))
        return statement, None
    return statement, key


def _with_successors(copy: CopyOfSite, trusted: Sequence[PublicKey]) -> list[PublicKey]:
    """Return the keys that are trusted, and those that they signed, one after the other."""
    found = list(trusted)
    offered = list(_offered(copy))
    for _ in offered:
        for key, signature in offered:
            if key in found:
                continue
            for old in found:
                try:
                    verify(old, key.file.encode(), read_signature(signature))
                except SignatureError:
                    continue
                found.append(key)
                break
    return found


def _offered(copy: CopyOfSite) -> Iterator[tuple[PublicKey, str]]:
    try:
        listed = json.loads(copy.read(KEYS) or b"{}").get("keys", [])
        for one in listed[:100]:
            key = public_key(one["key"])
            if key is not None and isinstance(one.get("signature"), str):
                yield key, one["signature"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return


@dataclass(frozen=True)
class _List:
    sums: Mapping[str, str]
    is_proven: bool = False
    is_read: bool = True


def _lists(
    copy: CopyOfSite, statement: ReleaseStatement | None, key: PublicKey | None, faults: list[str]
) -> Iterator[_List]:
    """Yield the lists of files, each with whether it is proven to be the one that was signed."""
    names = statement.sums if statement is not None else {SUMS: ""}
    for path, digest in names.items():
        content = copy.read(path) if path in (SUMS, APART + SUMS) else None
        if content is None:
            faults.append(Phrase("{file} is missing", file=path))
            yield _List({}, is_read=False)
            continue
        is_it = hashlib.sha256(content).hexdigest() == digest
        if digest and not is_it:
            faults.append(Phrase("{file} is not the list that was signed", file=path))
        try:
            sums = checksums_in(content, path.removesuffix(SUMS), path)
        except ChecksumsError as error:
            faults.append(error.said)
            yield _List({}, is_read=False)
            continue
        if key is not None:
            faults += _of_list(copy, path, content, key)
        yield _List(sums | ({path: digest} if digest else {}), is_it and key is not None)


def _of_list(copy: CopyOfSite, path: str, content: bytes, key: PublicKey) -> list[str]:
    """Return what is wrong with the signature of a list, by which minisign verifies it."""
    signed = copy.read(path + ENDING)
    if signed is None:
        return [Phrase("{file} is missing", file=path + ENDING)]
    try:
        verify(key, content, read_signature(_text(signed)))
    except SignatureError as error:
        return [Phrase("{file}: {error}", file=path, error=error.said)]
    return []


def _follows(copy: CopyOfSite, statement: ReleaseStatement, since: ReleaseStatement) -> list[str]:
    """Return what is wrong where a statement does not come of an earlier one."""
    if statement.digest == since.digest:
        return []
    try:
        chain = [one.statement for one in read_chain(_text(copy.read(CHAIN) or b""))]
    except SignatureError as error:
        return [Phrase("{file}: {error}", file=CHAIN, error=error.said)]
    digests = [one.digest for one in chain]
    if digests[-1:] == [statement.digest] and since.digest in digests:
        return []
    return [
        Phrase(
            "release {number} does not come of the one in the statement that you have: somebody "
            "tells two histories",
            number=str(statement.sequence),
        )
    ]


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
