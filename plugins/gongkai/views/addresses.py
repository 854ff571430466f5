"""Where every page lives (design.md §4.7). Addresses never change."""

from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record

HOME = ""
COLUMNS = "columns/"
UNITS = "units/"
POINTS = "points/"
DECISIONS = "decisions/"
DOCUMENTS = "documents/"


def record_address(record: Record) -> str:
    """Return the address of a record; a matter lives under its catalogue's year."""
    if isinstance(record, Decision):
        return f"{DECISIONS}{record.year}/{record.id}/"
    return f"r/{record.id}/"


def notice_address(identifier: str) -> str:
    """Return the address at which the notice of a withdrawn record stays."""
    return f"r/{identifier}/"


def unit_address(unit: str) -> str:
    """Return the address of a unit's index."""
    return f"{UNITS}{unit}/"


def column_address(column: str) -> str:
    """Return the address of a column's directory."""
    return f"{COLUMNS}{column}/"


def points_address(year: int) -> str:
    """Return the address of a year's progress table."""
    return f"{POINTS}{year}/"


def point_address(reference: str) -> str:
    """Return the address of the point `2021/26`."""
    return f"{POINTS}{reference}/"


def catalogue_address(year: int) -> str:
    """Return the address of a year's decision catalogue."""
    return f"{DECISIONS}{year}/"
