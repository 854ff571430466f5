"""The parts of `make trust` beside hostile inputs: each tries something until a moment.

A part yields one `Tried` for each attempt; what could not be tried here it says.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tried:
    """An attempt: what was tried, and what was wrong; empty where nothing was."""

    what: str
    fault: str = ""
    skipped: str = ""
    """Why it could not be tried here."""
