"""Ed25519 by the library `cryptography`, an extra, which is loaded when it is needed."""

from collections.abc import Callable
from functools import cache

from gongkai.signing import SigningKeyError

SEED = 32
"""Bytes of a private key; minisign writes the public one behind it."""


def public_of(seed: bytes) -> bytes:
    """Return the public key of a private one."""
    return _private(seed)[1]


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the signature of a message."""
    return _private(seed)[0](message)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether a signature of a message is by the key."""
    _needed()
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  an extra
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415  an extra
        Ed25519PublicKey,
    )

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private(seed: bytes) -> tuple[Callable[[bytes], bytes], bytes]:
    _needed()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415  an extra
        Ed25519PrivateKey,
    )

    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key.sign, key.public_key().public_bytes_raw()


@cache
def _needed() -> None:
    """Say what to install where the library is missing."""
    try:
        import cryptography  # noqa: F401, PLC0415  an extra
    except ImportError:
        raise SigningKeyError(
            'signatures need the library cryptography\nto install it: pip install "gongkai[sign]"'
        ) from None
