"""Files beside the pages: each form has its writer."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.model.language import Language
from gongkai.render.calendar import write_calendar
from gongkai.render.dcat import write_catalog
from gongkai.render.feeds import write_atom, write_json_feed
from gongkai.render.lines import write_lines, write_schema
from gongkai.render.tables import write_csv, write_json
from gongkai.render.urls import Origin
from gongkai.render.writing import Edition, Written
from gongkai.translation import translation
from gongkai.views.datafile import DataFile
from gongkai.views.forms import Form

WRITERS: Mapping[Form, Callable[[DataFile, Any, Edition], bytes]] = {
    Form.ATOM: write_atom,
    Form.JSON_FEED: write_json_feed,
    Form.CALENDAR: write_calendar,
    Form.CSV: write_csv,
    Form.JSON: write_json,
    Form.NDJSON: write_lines,
    Form.JSON_SCHEMA: write_schema,
    Form.DCAT: write_catalog,
}


@dataclass
class FileRenderer:
    """Writes the files of one edition, and keeps what was written."""

    origin: Origin
    name: str
    """What the site is called."""
    written: dict[str, Written] = field(default_factory=dict)

    def render(self, file: DataFile) -> bytes:
        """Return the file's bytes."""
        language: Language = self.origin.language
        edition = Edition(self.origin, translation(language), self.name, self.written)
        content = WRITERS[file.form](file, file.data, edition)
        self.written[file.address] = Written(len(content), hashlib.sha256(content).hexdigest())
        return content
