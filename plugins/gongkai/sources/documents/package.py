"""A ZIP archive whose members are unpacked no further than the limits allow."""

import io
import zipfile
import zlib
from typing import IO

from gongkai.model.file_text import Lack
from gongkai.sources.documents.gathering import Allowance
from gongkai.sources.documents.limits import UnreadableError

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
"""What zipfile raises at archives that are damaged or strange."""
_CHUNK = 1 << 16
_UTF8 = 0x800
_ENCRYPTED = 0x1


class Package:
    """An archive of which the parts are read by name."""

    def __init__(self, data: bytes, budget: Allowance) -> None:
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

    @property
    def folders(self) -> list[str]:
        """Return the names of folders that are listed by themselves."""
        return [name_of(member) for member in self._archive.infolist() if member.is_dir()]

    @property
    def comments(self) -> list[tuple[str, bytes]]:
        """Return the comments on members, by name, and on the archive, whose name is empty."""
        found = [(name, member.comment) for name, member in self._members.items()]
        return [(name, text) for name, text in (("", self._archive.comment), *found) if text]

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a member; raises as `open` and its file do."""
        file = self.open(name)
        return b"".join(iter(lambda: file.read(_CHUNK), b""))

    def open(self, name: str) -> "PackageMember":
        """Return a member as a file. Raises UnreadableError where it is protected or damaged."""
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError(Lack.PASSWORD)
        try:
            return PackageMember(self._archive.open(member), self._budget)
        except (*FAULTS, RuntimeError):
            raise UnreadableError(Lack.IN_PART) from None


class PackageMember:
    """A member that is unpacked as it is read."""

    def __init__(self, file: IO[bytes], budget: Allowance) -> None:
        """Take the member and what may be unpacked."""
        self._file = file
        self._budget = budget

    def read(self, size: int) -> bytes:
        """Return what comes next.

        Raises UnreadableError where it is damaged, LimitError where it is too much.
        """
        try:
            chunk = self._file.read(size)
        except FAULTS:
            raise UnreadableError(Lack.IN_PART) from None
        self._budget.unpack(len(chunk))
        return chunk


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
