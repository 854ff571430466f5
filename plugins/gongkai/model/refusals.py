"""What the operating system refuses, in words that are translated."""

import errno
from collections.abc import Mapping

from gongkai.model.findings import Phrase

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.EPERM: "not permitted",
    errno.EEXIST: "it is there already",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "it is no folder",
    errno.ENOTEMPTY: "the folder is not empty",
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file is too large",
    errno.EROFS: "the disk can only be read",
    errno.EIO: "the disk cannot be read or written",
    errno.EBUSY: "it is in use",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.EXDEV: "it lies on another disk",
    errno.EMFILE: "too many files are open",
    errno.ENOMEM: "not enough memory",
    errno.EADDRINUSE: "the port is in use: choose another",
    errno.EADDRNOTAVAIL: "this machine has no such address",
    errno.ECONNREFUSED: "the connection was refused",
    errno.ETIMEDOUT: "no answer came in time",
}
_OF_A_FILE = "{file}: {reason}"
WORDS = (*_REASONS.values(), _OF_A_FILE)
"""What it says, for translators."""


def reason_of(error: OSError) -> str:
    """Return why the system refused, as a phrase if it is a known reason."""
    if error.errno is not None and error.errno in _REASONS:
        return Phrase(_REASONS[error.errno])
    return error.strerror or str(error) or type(error).__name__


def refusal(error: OSError, file: object = None) -> str:
    """Return what the system refused, and of which file; `file` where the error names none."""
    named = error.filename or file
    reason = reason_of(error)
    return Phrase(_OF_A_FILE, file=str(named), reason=reason) if named else reason
