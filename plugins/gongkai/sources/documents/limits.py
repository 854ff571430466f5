"""How much the reading of one file may cost, and what is said where it costs more."""

from gongkai.model.file_text import Lack

MEGABYTE = 1 << 20
SIZE = 64
"""Of the file, in MB."""
UNPACKED = 128
"""What is unpacked of one file, in MB. A ratio would refuse sheets that repeat themselves."""
CHARACTERS = 4
"""Of text, in millions."""
CELLS = 2_000_000
"""Of all sheets of a table's file, blank ones among them."""
DEPTH = 3
"""Files in files in the file."""
SECONDS = 8
"""Of the processor, for one file."""
PATIENCE = 60
"""Seconds by the clock after which a process is given up that does not use its own: it waits, or
the machine is far too busy."""
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
