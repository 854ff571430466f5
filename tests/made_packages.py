"""Archives of parts, as Office files are, for tests."""

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

Maker = Callable[[str], bytes]
ORDINARY = "关于停车收费的说明"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LIST = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def remarked(text: str, member: str = "") -> bytes:
    """Return an archive with a comment on itself and one on its member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        entry = zipfile.ZipInfo("a.txt")
        entry.comment = member.encode()
        packed.writestr(entry, ORDINARY)
        packed.comment = text.encode("gb18030")
    return file.getvalue()


def rels(*relations: tuple[str, str, str], mode: str = "") -> str:
    """Return a list of relations: id, kind and target."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}/{kind}" Target="{escape(target)}"{mode}/>'
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_LIST}">{inner}</Relationships>'


def properties(text: str, part: str) -> dict[str, str]:
    """Return the part that holds properties of a kind, with a text."""
    text = escape(text)
    return {
        "core": {
            "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d">'
            f"<dc:description>{text}</dc:description></cp:coreProperties>"
        },
        "app": {
            "docProps/app.xml": f'<Properties xmlns="e"><Subject>{text}</Subject></Properties>'
        },
        "custom": {
            "docProps/custom.xml": '<Properties xmlns="c" xmlns:vt="v">'
            f'<property name="批注"><vt:lpwstr>{text}</vt:lpwstr></property></Properties>'
        },
    }[part]
