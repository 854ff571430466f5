"""How much the reading of one file may cost, and what is said where it costs more."""

from gongkai.model.file_text import Lack

MEGABYTE = 1 << 20
SIZE = 64
"""Of the file, in MB."""
UNPACKED = 256
"""What is unpacked of one file, in MB."""
RATIO = 200
"""How many times its size a member may unpack to, once it is larger than a megabyte."""
CHARACTERS = 4
"""Of text, in millions."""
DEPTH = 3
"""Files in files in the file."""
SECONDS = 8
"""Of the processor, for one file."""
PATIENCE = 15
"""Seconds by the clock, for one file on a busy machine."""
MEMORY = 400
"""Of the process that reads, in MB."""


class LimitError(Exception):
    """A limit was met; what was read so far stands."""

    def __init__(self, lack: Lack, limit: int) -> None:
        """Take which, and how much was allowed."""
        super().__init__(str(lack))
        self.lack = lack
        self.limit = limit


class UnreadableError(Exception):
    """The file cannot be read, for a reason that is known."""

    def __init__(self, lack: Lack) -> None:
        """Take the reason."""
        super().__init__(str(lack))
        self.lack = lack
