"""Every Word file is a valid package: ECMA-376 has the schemas, tests/ooxml holds them."""

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

SCHEMAS = Path(__file__).parent / "ooxml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "[Content_Types].xml"


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))


def faults(file: Path) -> Iterator[str]:
    """Yield what is wrong with a Word file."""
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        for fault in _of_schema(name, content):
            yield f"{file.name}: {name}: {fault}"
    yield from (f"{file.name}: {fault}" for fault in _of_package(parts))


def _of_schema(name: str, content: bytes) -> Iterator[str]:
    if name == TYPES:
        chosen = "opc-contentTypes"
    elif name.endswith(".rels"):
        chosen = "opc-relationships"
    elif name.startswith("word/") and name.endswith(".xml"):
        chosen = "word"
    else:
        return
    root = etree.fromstring(content)
    _without_ignorable(root)
    if not schema(chosen).validate(root):
        yield from (error.message for error in schema(chosen).error_log)


def _without_ignorable(root: etree._Element) -> None:
    """Take out what a reader that does not know it passes over (ECMA-376, part 5)."""
    prefixes = (root.attrib.pop(f"{{{COMPATIBILITY}}}Ignorable", "") or "").split()
    unknown = tuple(f"{{{root.nsmap[prefix]}}}" for prefix in prefixes)
    for node in list(root.iter("*")):
        for key in [key for key in node.attrib if key.startswith(unknown)] if unknown else []:
            del node.attrib[key]
        above = node.getparent()
        if unknown and node.tag.startswith(unknown) and above is not None:
            above.remove(node)


def _of_package(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield parts without a type, relationships that lead nowhere, and ids that are not alone."""
    types = etree.fromstring(parts[TYPES])
    endings = {node.get("Extension") for node in types.iter("{*}Default")}
    named = {node.get("PartName") for node in types.iter("{*}Override")}
    for name in parts:
        if name != TYPES and f"/{name}" not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no type"
    for name, content in parts.items():
        folder, _, file = name.rpartition("_rels/")
        if not name.endswith(".rels"):
            continue
        links = list(etree.fromstring(content).iter("{*}Relationship"))
        for link in links:
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target")))
            if link.get("TargetMode") != "External" and target[1:] not in parts:
                yield f"{name} leads to {target}"
        source = parts.get(folder + file.removesuffix(".rels"))
        if source is not None:
            used = etree.fromstring(source).xpath("//@*[namespace-uri()=$n]", n=RELATIONSHIP[1:-1])
            for missing in {str(value) for value in used} - {link.get("Id") for link in links}:
                yield f"{name} has no {missing}"
    ids = [n.get("id") for n in etree.fromstring(parts["word/document.xml"]).iter("{*}docPr")]
    if len(ids) != len(set(ids)):
        yield "two pictures have one id"


def test_every_word_file_is_a_valid_package(demonstration: Path) -> None:
    files = [
        file
        for file in sorted(demonstration.rglob("*.docx"))
        if file.name.startswith(f"{file.parent.name}.")
    ]
    assert len(files) > 300
    assert [fault for file in files for fault in faults(file)] == []


def test_faults_of_a_package_are_found(tmp_path: Path) -> None:
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
        '<w:p><w:r/><w:pPr/></w:p><w:p><w:hyperlink r:id="rId9"/></w:p></w:body></w:document>'
    )
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    target = f'<Relationship Id="rId1" Type="{kind}" Target="styles.xml"/></Relationships>'
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    default = '<Default Extension="rels" ContentType="text/xml"/></Types>'
    with ZipFile(tmp_path / "bad.docx", "w") as archive:
        archive.writestr(TYPES, types + default)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", links + target)
    found = " ".join(faults(tmp_path / "bad.docx"))
    for words in ("pPr", "has no type", "leads to /word/styles.xml", "has no rId9"):
        assert words in found
