"""Where every page lives (decision 7). Addresses never change."""

from gongkai.model.columns import DisclosureColumn
from gongkai.model.notices import Notice, year_of
from gongkai.model.record import Record

HOME = ""
COLUMNS = "columns/"
UNITS = "units/"
POINTS = "points/"
DECISIONS = "decisions/"
DOCUMENTS = "documents/"
CHANGES = "documents/changes/"
TOPICS = "topics/"
LIFE = "life/"
INDUSTRIES = "industries/"
CLAIMS = "claims/"
FOLLOW = "follow/"
GROUPS = "groups/"
ENROLMENT = "enrolment/"
REQUEST = "request/"
OPEN_DATA = "data/"
SEARCH = "search/"
FIGURES = "figures/"
EXPLAINED = "explained/"
PROMISES = "promises/"
BUDGETS = "budgets/"
STATUTORY = "statutory/"
OPEN_NOW = "open/"
RELEASES = "releases/"
ACCIDENTS = "accidents/"
EVENTS = "events/"
GAZETTE = "gazette/"
PLANS = "plans/"
URGE = "urge/"
THEMES = "themes/"
INSPECTION = "inspection/"
FIXED = "inspection/mended/"
SCORE = "inspection/score/"
VERIFY = "verify/"
KEYS = "verify/keys.json"


def record_address(record: Record) -> str:
    """Return the address of a record; a matter lives under its catalogue's year."""
    return _address(record.id, year_of(record))


def earlier_address(record: Record) -> str:
    """Return the address of what a record said before; it goes when the record is taken down."""
    return f"{record_address(record)}earlier/"


def notice_address(notice: Notice) -> str:
    """Return the address at which the notice of a withdrawn record stays: the record's own."""
    return _address(notice.id, notice.year)


def unit_address(unit: str) -> str:
    """Return the address of a unit's index."""
    return f"{UNITS}{unit}/"


def reports_address(unit: str) -> str:
    """Return the address of what a unit's annual reports say, year by year."""
    return f"{unit_address(unit)}reports/"


def sheet_address(unit: str, year: int | None = None) -> str:
    """Return the address of a unit's self-assessment sheet: the newest, or that of a year."""
    newest = f"{unit_address(unit)}sheet/"
    return newest if year is None else f"{newest}{year}/"


def statutory_address(item: str) -> str:
    """Return the address of what is published under an item of the law."""
    return f"{STATUTORY}{item}/"


def theme_address(theme: str) -> str:
    """Return the address of the page on which a theme is assembled."""
    return f"{THEMES}{theme}/"


def column_address(column: str) -> str:
    """Return the address of a column's directory."""
    return f"{COLUMNS}{column}/"


def entrance_address(column: DisclosureColumn) -> str:
    """Return where readers enter a column: for requests, the page that says how to ask."""
    return REQUEST if column.type == "request" else column_address(column.id)


def topic_address(topic: str) -> str:
    """Return the address of a topic's page."""
    return f"{TOPICS}{topic}/"


def life_address(event: str) -> str:
    """Return the address of a life event's page."""
    return f"{LIFE}{event}/"


def industry_address(industry: str) -> str:
    """Return the address of an industry's page."""
    return f"{INDUSTRIES}{industry}/"


def group_address(group: str) -> str:
    """Return the address of the guides for a group of people."""
    return f"{GROUPS}{group}/"


def open_address(column: str) -> str:
    """Return what the files of a column's open consultations begin with."""
    return f"{column_address(column)}open"


def inspected_unit_address(unit: str) -> str:
    """Return the address of what an inspection says of a unit."""
    return f"{INSPECTION}units/{unit}/"


def inspected_column_address(column: str) -> str:
    """Return the address of what an inspection says of a column."""
    return f"{INSPECTION}columns/{column}/"


def points_address(year: int) -> str:
    """Return the address of a year's progress table."""
    return f"{POINTS}{year}/"


def point_address(reference: str) -> str:
    """Return the address of the point `2021/26`."""
    return f"{POINTS}{reference}/"


def catalogue_address(year: int) -> str:
    """Return the address of a year's decision catalogue."""
    return f"{DECISIONS}{year}/"


def table_page_address(record: Record, table: str, number: int) -> str:
    """Return the address of a further page of a table of a record."""
    return f"{record_address(record)}tables/{table}/{number}/"


def table_changes_address(record: Record, table: str) -> str:
    """Return the address of what changed in a table since the version before."""
    return f"{record_address(record)}tables/{table}/changes/"


def table_file_address(record: Record, table: str, ending: str) -> str:
    """Return the address of a file that holds a table of a record."""
    return f"{record_address(record)}tables/{table}.{ending}"


def _address(identifier: str, year: int | None) -> str:
    return f"r/{identifier}/" if year is None else f"{DECISIONS}{year}/{identifier}/"
