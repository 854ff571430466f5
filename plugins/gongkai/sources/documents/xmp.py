"""XMP: the properties that stand in pictures and PDFs as a packet of XML."""

import io

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.xml import EventKind, XmlError, events


def read_xmp(gathering: Gathering, data: bytes) -> None:
    """Take in the properties that stand in a packet of XMP."""
    path: list[str] = []
    try:
        for kind, value, given in events(io.BytesIO(data.strip(b"\0 \r\n\t"))):
            if kind is EventKind.START:
                path.append(value)
                for name, text in given.items():
                    if name not in ("about", "lang", "parseType", "xmptk"):
                        gathering.add(text, Spot.at(Where.PROPERTY, name=name))
            elif kind is EventKind.END:
                path.pop()
            else:
                gathering.add(value.strip(), Spot.at(Where.PROPERTY, name=_name(path)))
    except XmlError:
        gathering.lack(Lack.IN_PART, spot=Spot.at(Where.PROPERTY, name="XMP"))


_STRUCTURE = ("li", "Seq", "Alt", "Bag", "Description", "RDF", "xmpmeta", "value")


def _name(path: list[str]) -> str:
    """Return the property in which a text of a packet stands."""
    return next((name for name in reversed(path) if name not in _STRUCTURE), "XMP")
