"""Files beside the pages: each form has its writer."""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.i18n.translation import translation
from gongkai.render.calendar import write_calendar
from gongkai.render.characters import allowed
from gongkai.render.data_tables import write_csvw, write_table_csv, write_table_json
from gongkai.render.dcat import write_catalog
from gongkai.render.export_workbooks import write_export_workbook
from gongkai.render.feeds import write_atom, write_json_feed
from gongkai.render.jump import write_jump, write_jump_index
from gongkai.render.lines import write_lines, write_schema
from gongkai.render.public_keys import write_keys
from gongkai.render.tables import write_csv, write_json
from gongkai.render.unlinked import Published
from gongkai.render.urls import Origin
from gongkai.render.workbooks import write_workbook
from gongkai.render.writing import Edition, Written
from gongkai.views.datafile import DataFile
from gongkai.views.forms import Form

WRITERS: Mapping[Form, Callable[[DataFile, Any, Edition], bytes]] = {
    Form.ATOM: write_atom,
    Form.JSON_FEED: write_json_feed,
    Form.CALENDAR: write_calendar,
    Form.CSV: write_csv,
    Form.JSON: write_json,
    Form.XLSX: write_export_workbook,
    Form.NDJSON: write_lines,
    Form.JSON_SCHEMA: write_schema,
    Form.DCAT: write_catalog,
    Form.TABLE_CSV: write_table_csv,
    Form.TABLE_JSON: write_table_json,
    Form.TABLE_XLSX: write_workbook,
    Form.CSVW: write_csvw,
    Form.JUMP: write_jump,
    Form.JUMP_INDEX: write_jump_index,
    Form.KEYS: write_keys,
}


@dataclass
class FileRenderer:
    """Writes the files of one edition, and keeps what was written."""

    origin: Origin
    name: str
    """What the site is called."""
    published: Published = None
    """The addresses of the edition's pages: files name no other."""
    written: dict[str, Written] = field(default_factory=dict)
    printed: dict[Hashable, object] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        """Return what the writers need to know of the edition."""
        words = translation(self.origin.language)
        name = allowed(self.name)
        return Edition(self.origin, words, name, self.written, self.printed, self.published)

    def render(self, file: DataFile) -> bytes:
        """Return the file's bytes."""
        content = WRITERS[file.form](file, file.data, self.edition)
        self.written[file.address] = Written(len(content), hashlib.sha256(content).hexdigest())
        return content
