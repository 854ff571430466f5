"""Signatures as minisign writes them: four lines, of which the third is signed too.

What is signed here can be verified with `minisign -Vm FILE -P KEY`, and the other way round.
"""

import hashlib
from base64 import b64encode
from dataclasses import dataclass

from gongkai.model.public_key import ID, PLAIN, PublicKey, decoded, named
from gongkai.signing import SignatureError, ed25519

HASHED = b"ED"
"""Signed is the BLAKE2b digest of a file, of 64 bytes; with `PLAIN` the file itself."""
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_LENGTH, _OF_COMMENT = 74, 64


@dataclass(frozen=True)
class Signature:
    """A signature of a file, with a comment that is signed too."""

    algorithm: bytes
    key_id: bytes
    signature: bytes
    comment: str
    of_comment: bytes
    """Signature of the signature and the comment."""

    @property
    def text(self) -> str:
        """Return it as a file."""
        return (
            f"{_UNTRUSTED}signature by the key {named(self.key_id)}\n"
            f"{b64encode(self.algorithm + self.key_id + self.signature).decode()}\n"
            f"{_TRUSTED}{self.comment}\n"
            f"{b64encode(self.of_comment).decode()}\n"
        )


def signed(seed: bytes, key_id: bytes, content: bytes, comment: str) -> Signature:
    """Return the signature of a content by a private key."""
    signature = ed25519.sign(seed, _hashed(content))
    of_comment = ed25519.sign(seed, signature + comment.encode())
    return Signature(HASHED, key_id, signature, comment, of_comment)


def verify(key: PublicKey, content: bytes, signature: Signature) -> None:
    """Raise SignatureError unless a signature of the content, with its comment, is by the key."""
    if signature.key_id != key.id:
        raise SignatureError(
            "it is signed by the key {other}, not by {key}",
            other=named(signature.key_id),
            key=key.name,
        )
    message = _hashed(content) if signature.algorithm == HASHED else content
    said = signature.signature + signature.comment.encode()
    if not (
        ed25519.is_signed(key.key, message, signature.signature)
        and ed25519.is_signed(key.key, said, signature.of_comment)
    ):
        raise SignatureError("its signature by the key {key} does not fit it", key=key.name)


def read_signature(text: str) -> Signature:
    """Read a signature; raises SignatureError."""
    lines = text.splitlines()
    if len(lines) == 4 and lines[2].startswith(_TRUSTED):
        raw, of_comment = decoded(lines[1]), decoded(lines[3])
        if (
            raw is not None
            and of_comment is not None
            and len(raw) == _LENGTH
            and len(of_comment) == _OF_COMMENT
            and raw[:2] in (PLAIN, HASHED)
        ):
            comment = lines[2].removeprefix(_TRUSTED)
            return Signature(raw[:2], raw[2 : 2 + ID], raw[2 + ID :], comment, of_comment)
    raise SignatureError("it is no signature of minisign")


def _hashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()
