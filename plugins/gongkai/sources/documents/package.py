"""A ZIP archive whose members are unpacked no further than the limits allow."""

import io
import zipfile
import zlib
from typing import IO

from gongkai.model.file_text import Lack
from gongkai.sources.documents.gathering import Budget
from gongkai.sources.documents.limits import MEGABYTE, RATIO, UNPACKED, LimitError, UnreadableError

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
"""What zipfile raises at archives that are damaged or strange."""
_UTF8 = 0x800
_ENCRYPTED = 0x1


class Package:
    """An archive of which the parts are read by name."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Open it. Raises UnreadableError where it is no archive."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*FAULTS, RuntimeError):
            raise UnreadableError(Lack.BROKEN) from None
        self._budget = budget
        self._members = {
            name_of(member): member for member in self._archive.infolist() if not member.is_dir()
        }

    @property
    def names(self) -> list[str]:
        """Return the names of all members, in the order of the archive."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a member.

        Raises UnreadableError where it is damaged or protected, LimitError where it is too large.
        """
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError(Lack.PASSWORD)
        allowed = max(MEGABYTE, RATIO * member.compress_size)
        content = bytearray()
        try:
            with self._archive.open(member) as file:
                while chunk := file.read(1 << 16):
                    self._budget.unpack(len(chunk))
                    content += chunk
                    if len(content) > allowed:
                        raise LimitError(Lack.UNPACKED, UNPACKED)
        except (*FAULTS, RuntimeError):
            raise UnreadableError(Lack.IN_PART) from None
        return bytes(content)

    def open(self, name: str) -> IO[bytes]:
        """Return a member as a file; raises as `read` does."""
        return io.BytesIO(self.read(name))


def name_of(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; programs in China write it in GB 18030 and do not say so."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
