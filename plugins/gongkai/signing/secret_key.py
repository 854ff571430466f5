"""Private keys as minisign keeps them: under a password (scrypt), or open and then 0600.

A key is read where it lies and is never printed. It may not lie in the column, whose repository
others read.
"""

import hashlib
import hmac
import os
import secrets
import stat
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from gongkai.model.public_key import ID, PLAIN, PublicKey
from gongkai.signing import SigningKeyError, ed25519
from gongkai.signing.signature import Signature, signed

_COMMENT = "untrusted comment: "
_OPEN, _LOCKED, _CHECK = b"\0\0", b"Sc", b"B2"
_SALT, _SUM = 32, 32
_LENGTH = 158
OPERATIONS, MEMORY = 4_194_304, 134_217_728
"""What a password costs who guesses it, in the terms of libsodium: 128 MB for each guess."""
_MOST_MEMORY = 1 << 30


@dataclass(frozen=True)
class SecretKey:
    """A key by which releases are signed."""

    id: bytes
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """Return the key by which readers verify."""
        return PublicKey(self.id, ed25519.public_of(self.seed))

    def sign(self, content: bytes, comment: str) -> Signature:
        """Return the signature of a content; the comment is signed with it."""
        return signed(self.seed, self.id, content, comment)


def new_key() -> SecretKey:
    """Make a key by chance."""
    return SecretKey(secrets.token_bytes(ID), secrets.token_bytes(ed25519.SEED))


def write_key(
    key: SecretKey, file: Path, password: str, *, operations: int = OPERATIONS, memory: int = MEMORY
) -> None:
    """Write a private key, which only its owner may read; under a password unless that is empty.

    A file that is there is never written over: a key cannot be had again.
    """
    body = key.id + key.seed + key.public.key
    body += _sum_of(key.id + key.seed + key.public.key)
    salt, costs = bytes(_SALT), bytes(16)
    if password:
        salt = secrets.token_bytes(_SALT)
        costs = operations.to_bytes(8, "little") + memory.to_bytes(8, "little")
        body = _masked(body, password, salt, operations, memory)
    kind = _LOCKED if password else _OPEN
    text = _as_file(PLAIN + kind + _CHECK + salt + costs + body, is_locked=bool(password))
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise SigningKeyError(
            "{file} is there: a key is never written over; name another file", file=file
        ) from None
    with os.fdopen(opened, "w", encoding="ascii") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())


def read_key(file: Path, password: Callable[[], str]) -> SecretKey:
    """Read a private key; `password` is asked where the file is under one. Raises SigningKeyError.

    One that others may read or write is refused: whoever has it signs in the city's name.
    """
    try:
        mode, text = file.stat().st_mode, file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise SigningKeyError("{file} cannot be read as a private key", file=file) from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SigningKeyError(
            "others may read the private key {file}\n"
            "to fix it: chmod 600 {file}, and make a new key if somebody may have read it",
            file=file,
        )
    raw = _as_bytes(text)
    if raw is None or len(raw) != _LENGTH or raw[4:6] != _CHECK or raw[:2] != PLAIN:
        raise SigningKeyError("{file} is no private key of minisign", file=file)
    salt, body = raw[6 : 6 + _SALT], raw[6 + _SALT + 16 :]
    if raw[2:4] == _LOCKED:
        operations, memory = (
            int.from_bytes(raw[at : at + 8], "little") for at in (6 + _SALT, 14 + _SALT)
        )
        if not 0 < memory <= _MOST_MEMORY or operations <= 0:
            raise SigningKeyError("{file} is no private key of minisign", file=file)
        body = _masked(body, password(), salt, operations, memory)
    sealed, checksum = body[:-_SUM], body[-_SUM:]
    key = SecretKey(sealed[:ID], sealed[ID : ID + ed25519.SEED])
    if not any(hmac.compare_digest(checksum, one) for one in (_sum_of(sealed), bytes(_SUM))):
        raise SigningKeyError("the password does not open the private key {file}", file=file)
    if key.public.key != sealed[ID + ed25519.SEED :]:
        raise SigningKeyError("{file} is no private key of minisign", file=file)
    return key


def _sum_of(sealed: bytes) -> bytes:
    return hashlib.blake2b(PLAIN + sealed, digest_size=_SUM).digest()


def _masked(body: bytes, password: str, salt: bytes, operations: int, memory: int) -> bytes:
    """Return a body under a password, or out from under it."""
    n, r, p = _costs(operations, memory)
    mask = hashlib.scrypt(
        password.encode(), salt=salt, n=n, r=r, p=p, maxmem=2 * 128 * r * n, dklen=len(body)
    )
    return bytes(one ^ other for one, other in zip(body, mask, strict=True))


def _costs(operations: int, memory: int) -> tuple[int, int, int]:
    """Return the costs of scrypt, as libsodium takes them from its two limits."""
    r, operations = 8, max(operations, 32_768)
    is_quick = operations < memory // 32
    most = operations // (r * 4) if is_quick else memory // (r * 128)
    n = 2
    while n <= most // 2:
        n *= 2
    return n, r, 1 if is_quick else max(1, operations // 4 // n // r)


def _as_file(raw: bytes, *, is_locked: bool) -> str:
    kind = "encrypted secret key" if is_locked else "secret key"
    return f"{_COMMENT}minisign {kind}\n{b64encode(raw).decode()}\n"


def _as_bytes(text: str) -> bytes | None:
    lines = text.splitlines()
    if len(lines) != 2:
        return None
    try:
        return b64decode(lines[1], validate=True)
    except ValueError:
        return None
