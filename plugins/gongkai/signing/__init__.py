"""Keys, signatures and statements of releases, in the format of minisign (Ed25519)."""

from gongkai.model.said import SaidError


class SigningKeyError(SaidError):
    """A key cannot be read, used or made; nothing was signed or verified."""


class SignatureError(SaidError):
    """A signature or a statement is no such thing, or not by the key that it must be by."""
