"""What an Office file says of itself: docProps/core.xml, app.xml and custom.xml."""

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import read_events
from gongkai.sources.documents.xml import EventKind

PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
_COUNTED = ("Words", "Characters", "Pages", "Lines", "Paragraphs", "TotalTime", "AppVersion")


def read_properties(gathering: Gathering, package: Package) -> set[str]:
    """Take in the properties, each at its name; return the parts that were read."""
    read = {name for name in PARTS if name in package}
    for part in sorted(read):
        is_custom = part.endswith("custom.xml")  # there an attribute names the property
        name, text = "", ""
        for kind, value, given in read_events(gathering, package, part):
            if kind is EventKind.START:
                text = ""
                name = given.get("name") or (name if is_custom else value)
            elif kind is EventKind.TEXT:
                text += value
            elif text.strip() and name not in _COUNTED:
                gathering.add(text.strip(), Spot.at(Where.PROPERTY, name=name))
                text = ""
    return read
