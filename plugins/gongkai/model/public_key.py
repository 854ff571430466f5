"""The public keys by which readers verify a release, as minisign writes them."""

import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

PLAIN = b"Ed"
"""What a key begins with: Ed25519."""
ID = 8
"""Bytes of the id of a key, by which a signature says whose it is."""
_LENGTH = 42


@dataclass(frozen=True)
class PublicKey:
    """A key by which readers verify."""

    id: bytes
    key: bytes

    @property
    def name(self) -> str:
        """Return its id as minisign prints it."""
        return named(self.id)

    @property
    def text(self) -> str:
        """Return it as one word, which `minisign -P` takes."""
        return b64encode(PLAIN + self.id + self.key).decode()

    @property
    def file(self) -> str:
        """Return it as a file, which `minisign -p` takes."""
        return f"untrusted comment: minisign public key {self.name}\n{self.text}\n"

    @property
    def fingerprint(self) -> str:
        """Return what two people compare by telephone: SHA-256 of the word, in groups of four."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def public_key(text: str) -> PublicKey | None:
    """Return the public key that one word or a file of two lines holds; None if it is none."""
    lines = [line.strip() for line in text.strip().splitlines()]
    raw = decoded(lines[-1]) if lines and len(lines) <= 2 else None
    if raw is None or len(raw) != _LENGTH or not raw.startswith(PLAIN):
        return None
    return PublicKey(raw[2 : 2 + ID], raw[2 + ID :])


def named(key_id: bytes) -> str:
    """Return the id of a key as minisign prints it."""
    return key_id[::-1].hex().upper()


def decoded(line: str) -> bytes | None:
    """Return what a line of Base64 holds; None if it is none."""
    if not re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", line):
        return None
    try:
        return b64decode(line, validate=True)
    except ValueError:
        return None
