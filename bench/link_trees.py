"""One build -> the clean twin and the tree with the faults: the same but for the links sown."""

import json
import os
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from link_faults import OWN, Plant
from link_site import DAY, Record

_READ = (".html", ".json", ".xml", ".csv", ".ndjson", ".jsonld", ".txt", ".md")


@dataclass(frozen=True)
class Tree:
    """A project with its built site."""

    project: Path

    @property
    def site(self) -> Path:
        return self.project / "site"


def make_tree(
    built: Path, target: Path, plants: list[Plant], records: dict[str, Record], *, is_faulty: bool
) -> Tree:
    """Copy a built project and put links where they belong, or where they do not."""
    shutil.copytree(built, target, copy_function=os.link)
    tree = Tree(target)
    by_marker = {plant.marker: plant for plant in plants if plant.text}
    for file in target.rglob("*"):
        if file.suffix not in _READ or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8")
        if "place.invalid" not in text:
            continue
        for marker in {text[at : at + 27] for at in _places(text)}:
            plant = by_marker[marker]
            address = plant.wrong if is_faulty else plant.right
            if file.is_relative_to(tree.site):
                path = file.relative_to(tree.site).as_posix()
                text = text.replace(marker, _as_built(address, path))
            else:
                text = text.replace(marker, _as_written(address, plant, records))
        _write(file, text)
    _sow_html(tree, plants, is_faulty=is_faulty)
    _set_manifest(tree, plants, is_faulty=is_faulty)
    return tree


def _places(text: str) -> list[int]:
    found, at = [], text.find("https://place.invalid/")
    while at >= 0:
        found.append(at)
        at = text.find("https://place.invalid/", at + 1)
    return found


def _write(file: Path, text: str) -> None:
    """Write a file anew, not through to the one that it was copied from."""
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _is_whole(address: str) -> bool:
    return address.startswith(("http:", "https:", "file:"))


def _as_built(address: str, path: str) -> str:
    """Return an address as a page of either edition bears it; other files bear whole ones."""
    if _is_whole(address):
        return address
    edition = "" if "-fujian" in address else "zh/"
    if not path.endswith(".html"):
        return OWN + edition + address
    depth = path.count("/")
    if path.startswith("zh/"):
        return "../" * depth + edition + address
    return "../" * depth + address


def _as_written(address: str, plant: Plant, records: dict[str, Record]) -> str:
    """Return an address as an editor writes it in Markdown: the path of a file."""
    if _is_whole(address) or not address.startswith(("r/", "R/")):
        return address
    if "-fujian" in address:
        return address.rpartition("/")[2]
    name, _, rest = address[2:].partition("/")
    right = records.get(name) or records.get(plant.right.split("/")[1])
    if right is None:
        return address
    folder = right.column if address[0] == "r" else right.column.upper()
    return f"../../{folder}/{right.document.year}/{name}.zh.md{rest}"


def _sow_html(tree: Tree, plants: list[Plant], *, is_faulty: bool) -> None:
    added: dict[str, list[str]] = defaultdict(list)
    for plant in plants:
        page = plant.host if plant.host.endswith("/") else f"r/{plant.host}/"
        address = plant.wrong if is_faulty else plant.right
        if plant.html and address:
            link = address if _is_whole(address) else "../" * page.count("/") + address
            added[page].append(plant.html.replace("{}", link))
        if plant.target_html.startswith("file:"):
            if is_faulty:
                _write(tree.site / plant.target, plant.target_html.removeprefix("file:"))
        elif plant.target_html:
            added[plant.target].append(plant.target_html)
            added[f"../{plant.target}"].append(plant.target_html)
        if plant.number == 4 and plant.is_fault:
            _write(tree.site / "zh" / plant.right, "a,b\n")
            _write(tree.site / plant.right, "a,b\n")
        if plant.number == 21 and (is_faulty or not plant.is_fault):
            source = tree.site / "zh/r" / plant.host / "index.html"
            name = plant.needle.split("/")[1]
            _write(tree.site / "zh/r" / name / "index.html", source.read_text(encoding="utf-8"))
            if not plant.is_fault:
                added[""].append(f'<p><a href="r/{name}/">{name}</a></p>')
    for page, parts in added.items():
        file = tree.site / "zh" / page / "index.html"
        text = file.read_text(encoding="utf-8")
        at = text.rindex("</article>")
        _write(file, text[:at] + "\n".join(parts) + "\n" + text[at:])


def _set_manifest(tree: Tree, plants: list[Plant], *, is_faulty: bool) -> None:
    file = tree.site / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    for plant in plants:
        if plant.number == 21 and (is_faulty or not plant.is_fault):
            name = plant.needle.split("/")[1]
            manifest[f"zh/r/{name}/"] = {
                "kind": "notice", "edition": "zh", "title": f"单独页面{name}", "record": name,
                "dated": DAY, "language": "zh", "column": "policies",
            }  # fmt: skip
        if plant.number == 22 and plant.is_fault and not is_faulty:
            for edition in ("", "zh/"):
                if edition + plant.right in manifest:
                    manifest[edition + plant.right]["validity"] = "in-force"
    _write(file, json.dumps(manifest, ensure_ascii=False))
