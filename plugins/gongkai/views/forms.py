"""The forms in which the site publishes besides its pages."""

from enum import StrEnum

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Form(StrEnum):
    """A form, with the media type that it is served as."""

    media_type: str

    def __new__(cls, value: str, media_type: str) -> "Form":
        """Keep the media type beside the name."""
        form = str.__new__(cls, value)
        form._value_ = value
        form.media_type = media_type
        return form

    ATOM = "atom", "application/atom+xml"
    JSON_FEED = "json-feed", "application/feed+json"
    CALENDAR = "calendar", "text/calendar"
    CSV = "csv", "text/csv"
    JSON = "json", "application/json"
    XLSX = "xlsx", _WORKBOOK
    NDJSON = "ndjson", "application/x-ndjson"
    JSON_SCHEMA = "json-schema", "application/schema+json"
    DCAT = "dcat", "application/ld+json"
    TABLE_CSV = "table-csv", "text/csv"
    TABLE_XLSX = "table-xlsx", _WORKBOOK
    TABLE_JSON = "table-json", "application/json"
    CSVW = "csvw", "application/csvm+json"
    JUMP = "jump", "application/json"
    JUMP_INDEX = "jump-index", "application/json"
    KEYS = "keys", "application/json"

    @property
    def is_feed(self) -> bool:
        """Return whether one subscribes to it."""
        return self in (Form.ATOM, Form.JSON_FEED)
