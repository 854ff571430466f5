"""A project of real titles and numbers with the links sown in its Markdown, and its site."""

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml

from build import leave_downloads_out
from corpus import ROOT, TOPICS, WORDS, _Dumper, _units
from link_library import Document
from link_sowing import FILES, UNITS, Planted, Sowing

DAY = "2023-12-31"
"""The day of the site: the documents are older."""
_HEADINGS = ("一、总体要求", "二、主要任务", "Section A")
_COLUMNS = {"interpretation": "interpretations", "consultation": "consultations"}


def write_site(project: Path, sowing: Sowing, planted: Iterable[Planted]) -> int:
    """Write a project with these links; return how many links editors wrote in it.

    Every link learns its file and line.
    """
    by_host: dict[str, list[Planted]] = defaultdict(list)
    for one in planted:
        by_host[one.host].append(one)
    project.mkdir(parents=True)
    for name in ("data", "hooks"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, project / name)
    leave_downloads_out(project)
    _add_units(project / "data" / "units.yml")
    units, chance, links = _units(), sowing.chance, 0
    ended = {document.id for document in sowing.ended}
    translated = {document.id for document in sowing.translated}
    for at, document in enumerate(sowing.records):
        source = f"content/{column_of(document, at)}/{document.year}/{document.id}.zh.md"
        file = project / source
        file.parent.mkdir(parents=True, exist_ok=True)
        front = _front_matter(document, sowing.unit_of.get(document.id) or units[at % len(units)])
        if document.id in ended:
            front["expires"] = front["dated"]
        if document.id in sowing.files:
            front["attachments"] = list(_attach(file.parent, document.id, sowing))
        paragraphs = []
        for heading in _HEADINGS:
            paragraphs += [f"## {heading}", "，".join(chance.choices(WORDS, k=12)) + "。"]
        paragraphs += sowing.samples.get(document.id, [])
        head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
        text = f"---\n{head}---\n" + "".join(f"{paragraph}\n\n" for paragraph in paragraphs)
        for one in by_host.get(document.id, ()):
            one.source, one.line = source, text.count("\n") + 1
            text += f"{one.markdown}\n\n"
        file.write_text(text, encoding="utf-8")
        links += text.count("](") + text.count("<a href") + len(front.get("attachments", ()))
        links += sum(len(front.get(name, ())) for name in ("interprets", "amends", "repeals"))
        if document.id in translated:
            _translate(file.with_name(f"{document.id}.en.md"), document)
    return links


def column_of(document: Document, at: int) -> str:
    """Return the column of a record; documents stand in two, one by one."""
    return _COLUMNS.get(document.kind) or ("policies", "normative")[at % 2]


def _front_matter(document: Document, unit: str) -> dict[str, object]:
    day = date.fromisoformat(document.dated)
    front: dict[str, object] = {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "summary": f"关于{document.core[:12]}的事项。",
        "unit": unit,
        "issuers": ["测试单位"],
        "dated": day,
        "published": day,
        "openness": "proactive",
        "topics": TOPICS[:2],
    }
    match document.kind:
        case "policy":
            front |= {"number": document.number, "class": "other", "genre": "notice"}
            front["effective"] = day
            if document.subject and document.relation:
                front[document.relation] = [document.subject.id]
        case "interpretation":
            assert document.subject
            front |= {"interprets": [document.subject.id], "form": "text", "by": "office"}
        case "consultation":
            front |= {"opens": day, "closes": date(2022, 7, 1), "basis": "other"}
    return front


def _attach(folder: Path, name: str, sowing: Sowing) -> Iterable[dict[str, str]]:
    for at, (ending, title) in enumerate(zip(FILES, sowing.files[name], strict=True), 1):
        (folder / f"{name}-{ending}").write_text("a,b\n1,2\n", encoding="utf-8")
        shown = f"附件{at}：{title}" if name in sowing.numbered_files else title
        yield {"file": f"{name}-{ending}", "title": shown, "role": "table"}


def _translate(file: Path, document: Document) -> None:
    head = f"id: {document.id}\ntitle: Notice No. {document.id}\nsummary: A notice.\n"
    body = "## Section A\n\nThe departments carry out the measures.\n"
    file.write_text(f"---\n{head}---\n{body}", encoding="utf-8")


def _add_units(file: Path) -> None:
    """Add the units of the bench to the registry of a project."""
    text = file.read_text(encoding="utf-8")
    registry = yaml.safe_load(text)
    for unit in UNITS:
        kind = "government" if unit.id.endswith("-gov") else "department"
        registry["units"].append(
            {
                "id": unit.id, "type": kind, "name": {"zh": unit.name, "en": f"Unit {unit.id}"},
                "short": {"zh": unit.short, "en": unit.id}, "parent": unit.parent,
                "site": unit.site,
            }
        )  # fmt: skip
    file.write_text(yaml.dump(registry, allow_unicode=True, sort_keys=False), encoding="utf-8")


def build(project: Path) -> Path:
    """Build both editions and return the site."""
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "build"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "GONGKAI_DATE": DAY},
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode:
        sys.exit(f"the build failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return project / "site"
