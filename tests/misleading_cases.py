"""The documents that cases of misleading links speak of, and links to them."""

from pathlib import Path
from typing import Any

import yaml

from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry, ManifestRelation
from gongkai.model.units import Unit

CASES = Path(__file__).parent / "links" / "misleading"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def manifest_of(records: list[dict[str, Any]]) -> dict[str, ManifestEntry]:
    """Return what a manifest says of records in two languages."""
    entries: dict[str, ManifestEntry] = {}
    for record in records:
        name = record["id"]
        for edition, title in (("zh", record["title"]), ("en", record.get("en"))):
            address = f"zh/r/{name}/" if edition == "zh" else f"r/{name}/"
            entries[address] = ManifestEntry(
                address,
                record.get("kind", "policy"),
                edition,
                title or record["title"],
                record=name,
                number=record.get("number", ""),
                index=record.get("index", ""),
                unit=record.get("unit", ""),
                column=record.get("column", ""),
                dated=str(record.get("dated", "")),
                published=str(record.get("published", record.get("dated", ""))),
                language=edition if title else "zh",
                about=tuple(ManifestRelation(*one) for one in record.get("about", ())),
                form=record.get("form", ""),
                by=record.get("by", ""),
            )
        for place, (file, title) in enumerate(record.get("attachments", {}).items(), 1):
            address = f"r/{name}/{file}"
            entries[address] = ManifestEntry(
                address, "attachment", title=title, record=name, place=place
            )
    return entries


MANIFEST = manifest_of(read_cases("documents.yml"))
TOWNS = [
    Unit.model_validate(
        {
            "id": name,
            "type": "government",
            "name": {"zh": f"示例区{zh}人民政府", "en": f"People's Government of {en}"},
            "short": {"zh": f"{zh}政府", "en": en},
        }
    )
    for name, zh, en in (("sample-liu", "柳溪镇", "Liuxi"), ("sample-qing", "青泉镇", "Qingquan"))
]


def address_of(target: str) -> str:
    """Return the address of a record, or of a file of one."""
    return f"r/{target}" if "/" in target else f"zh/r/{target}/"


def link_to(text: str, target: str, context: str = "", page: str = "", under: str = "") -> PageLink:
    """Return a link that somebody wrote; `target` is an id, or an id with a file."""
    where = f"zh/r/{page}/" if page else "zh/news/"
    href = target if "//" in target else f"/{address_of(target)}"
    return PageLink(where, href, "a[href]", True, text, context or text, True, under=under)


def resolve(link: PageLink) -> str | None:
    """Return the address that a link leads to."""
    return link.href[1:] if link.href.startswith("/") else None
