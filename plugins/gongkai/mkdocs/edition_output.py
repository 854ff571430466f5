"""Where an edition that is made says what it says, and how far it is."""

from pathlib import Path

MARK = "gongkai: "
"""Begins what an edition's build says to the people who run it, though it succeeds."""


def said_in(target: Path) -> Path:
    """Return the file that holds what the edition says which is made into `target`."""
    return target.with_name(f"{target.name}.said")


def failed_in(target: Path) -> Path:
    """Return the file that holds the same of an edition that could not be made."""
    return target.with_name(f"{target.name}.failed")


def count_of(target: Path) -> Path:
    """Return the file in which the edition that is made into `target` counts its pages."""
    return target.with_name(f"{target.name}.pages")
