"""The codes of sources and schema, GK0xx, and of settings, GK81x (decision 20), a file a family.

Messages and fixes are gettext message ids; `{name}` is filled from a finding's details.
"""

from gongkai.model.findings import Code
from gongkai.sources.codes import documents, drafts, files, links, places, settings, tables, values

CODES = {
    code.id: code
    for family in (files, values, places, links, settings, documents, tables, drafts)
    for code in vars(family).values()
    if isinstance(code, Code)
}
"""Every code of this room, by id."""
