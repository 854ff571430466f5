"""The codes of sources and schema, GK0xx (design.md §7), a file per family.

Messages and fixes are gettext message ids; `{name}` is filled from a finding's details.
"""

from gongkai.model.findings import Code
from gongkai.sources.codes import documents, files, links, places, values

CODES = {
    code.id: code
    for family in (files, values, places, links, documents)
    for code in vars(family).values()
    if isinstance(code, Code)
}
"""Every code of this room, by id."""
