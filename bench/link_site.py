"""A site of real titles and numbers, built once, with places in its texts for links to come."""

import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

import identity
from build import leave_downloads_out
from corpus import ROOT, TOPICS, WORDS, _Dumper, _units
from identity import Document

DAY = "2023-12-31"
"""The day of the site: the documents are older."""
FILES = ("fujian1-renwu.csv", "fujian2-mingdan.csv")
PLACE = "https://place.invalid/{number:05d}"
"""Stands where a link will be: whole addresses are let through by the build."""


_LETTERS = {"粤府": "yuefu", "粤府办": "yuefuban", "粤府函": "yuefuhan", "粤办函": "yuebanhan"}


@dataclass(frozen=True)
class Record:
    """One record of the site."""

    document: Document
    column: str
    unit: str
    repealed: bool = False

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def source(self) -> str:
        return f"content/{self.column}/{self.document.year}/{self.id}.zh.md"

    @property
    def address(self) -> str:
        """The address within an edition."""
        return f"r/{self.id}/"


def read_records(data: Path, count: int, chance: random.Random) -> list[Record]:
    """Return records with the titles, numbers and dates of real documents."""
    documents: dict[str, Document] = {}
    titles = set()
    for document in identity.read_documents(data):
        named = re.fullmatch(r"(\w+)〔(\d{4})〕(\d+)号", document.number)
        if not named or not "2010-01-01" < document.dated < DAY or document.title in titles:
            continue
        prefix = _LETTERS.get(named[1])
        if prefix is None:
            continue
        name = f"{prefix}-{named[2]}-{named[3]}"
        titles.add(document.title)
        documents.setdefault(name, Document(name, document.title, document.number, document.dated))
    units = _units()
    chosen = list(documents.values())
    chance.shuffle(chosen)
    chosen = chosen[: count * 5 // 6]
    records = [
        Record(p, chance.choice(["policies", "normative"]), chance.choice(units)) for p in chosen
    ]
    subjects = [r for r in records if len(identity.inner(r.document.title)) > 10]
    for record in chance.sample(subjects, count - len(records)):
        title = f"《{identity.inner(record.document.title)}》政策解读"
        name = f"{record.id}-jiedu"
        document = Document(
            name, title, "", record.document.dated, "interpretation", (), record.document
        )
        records.append(Record(document, "interpretations", record.unit))
    return records


def write_site(
    project: Path, records: list[Record], texts: dict[str, list[str]], with_files: set[str]
) -> None:
    """Write the project; `texts` are paragraphs for the end of records; some have attachments."""
    chance = random.Random(1)
    project.mkdir(parents=True)
    for name in ("data", "hooks"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, project / name)
    leave_downloads_out(project)
    for record in records:
        document = record.document
        file = project / record.source
        file.parent.mkdir(parents=True, exist_ok=True)
        day = date.fromisoformat(document.dated)
        front: dict[str, object] = {
            "id": record.id,
            "kind": document.kind,
            "title": document.title,
            "summary": "，".join(chance.sample(WORDS, 3)) + "。",
            "unit": record.unit,
            "issuers": ["测试单位"],
            "dated": day,
            "published": day,
            "openness": "proactive",
            "topics": chance.sample(TOPICS, 2),
        }
        if document.kind == "policy":
            kind = "normative" if record.column == "normative" else "other"
            front |= {"number": document.number, "class": kind, "genre": "notice", "effective": day}
            if record.repealed:
                front["expires"] = day
        else:
            front |= {"interprets": [document.subject.id], "form": "text", "by": "office"}
        body = []
        for heading in ("一、总体要求", "二、主要任务", "Section A"):
            body += [f"## {heading}", "，".join(chance.choices(WORDS, k=12)) + "。"]
        added = texts.get(record.id, [])
        if record.id in with_files:
            front["attachments"] = [
                {"file": name, "title": f"附件{at}：{title}", "role": "table"}
                for at, (name, title) in enumerate(
                    zip((f"{record.id}-{f}" for f in FILES), ("任务分工表", "名单"), strict=True), 1
                )
            ]
            for name in FILES:
                (file.parent / f"{record.id}-{name}").write_text("a,b\n1,2\n", encoding="utf-8")
        head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
        text = "\n\n".join([*body, *added])
        file.write_text(f"---\n{head}---\n{text}\n", encoding="utf-8")


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
