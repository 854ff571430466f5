"""Columns in which records leak, with neighbours that say something of them, made by chance."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

import personal
import workspace

FOLDER = "content/policies/2021"
HAN = [chr(code) for code in range(0x9F0E, 0x9FA0)]
"""Characters that no text of a column holds."""
WAYS = ("withheld", "on-request", "mark", "secrecy", "party", "number", "unread")
"""Why a record leaks."""
FIELDS = (
    *("title", "summary", "text", "id", "number", "index", "registration", "issuers", "source"),
    *("file", "claim", "change", "english", "migrated"),
)
"""Where words stand that nobody may read."""
FAULTS = ("genre", "key", "english key")
"""Where they make a fault of a record, so that nothing is held against it."""
LINKS = ("replaces", "amends", "repeals", "interprets", "implements", "feedback_on", "follows")
NEIGHBOURS = (
    *("number", "index", "title", "near title", "copy", "relation", "near id", "text", "near link"),
    *("file", "near file", "stage", "address", "waiver", "refused waiver", "baseline", "key"),
)
"""How others speak of it."""


@dataclass
class Leak:
    """A record that leaks, and the words by which it would be known."""

    id: str
    fields: dict[str, Any]
    text: str
    file: str = ""
    words: set[str] = field(default_factory=set)

    @property
    def path(self) -> str:
        """Return its file."""
        return f"{FOLDER}/{self.id}.zh.md"


@dataclass
class Column:
    """What is written into the base column."""

    leaks: list[Leak] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    """Titles of neighbours that hold such words: their own pages show them."""

    @property
    def words(self) -> set[str]:
        """Return the words of all that leak."""
        return {word for leak in self.leaks for word in leak.words}

    def traces_in(self, said: str, allowed: Iterable[str] = ()) -> set[str]:
        """Return which of the words stand in a text, where some strings are allowed."""
        for one in sorted(allowed, key=len, reverse=True):
            said = said.replace(one, "")
        said = said.lower()
        return {word for word in self.words if word.lower() in said}

    @property
    def places(self) -> list[str]:
        """Return the files of what leaks, which a clerk has to be reported."""
        return [
            *(leak.path for leak in self.leaks),
            *(leak.path.replace(".zh.", ".en.") for leak in self.leaks),
        ]

    def write(self, root: Path) -> None:
        """Write it over the base column at `root`."""
        workspace.apply({"write": self.files}, root)


def make(chance: random.Random, leaks: int = 3, neighbours: Sequence[str] = NEIGHBOURS) -> Column:
    """Make a column by chance, with as many records that leak."""
    made = Column()
    waivers: list[dict[str, Any]] = []
    accepted: list[dict[str, str]] = []
    for number in range(leaks):
        leak = _leak(chance, number, made)
        made.leaks.append(leak)
        for kind in chance.sample(neighbours, min(len(neighbours), 8)):
            name = f"beside-{number}-{kind.replace(' ', '-')}"
            if kind == "waiver":
                place = {"record": leak.id} if number % 2 else {"path": leak.path}
                waivers.append({"code": "GK333", **place})
            elif kind == "refused waiver":
                waivers.append({"code": "GK501", "path": leak.path})
            elif kind == "baseline":
                accepted.append({"code": "GK333", "path": leak.path, "fingerprint": "0" * 16})
            else:
                made.files[f"{FOLDER}/{name}.zh.md"] = _neighbour(chance, name, kind, leak, made)
    if waivers:
        ended = {"reason": {"zh": "理由", "en": "reason"}, "until": "2021-07-01"}
        given = [waiver | ended for waiver in waivers]
        made.files["data/waivers.yml"] = _yaml({"waivers": given})
    if accepted:
        made.files["data/baseline.yml"] = _yaml({"findings": accepted})
    return made


def _leak(chance: random.Random, number: int, made: Column) -> Leak:
    word = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=9)) + str(number)
    han = "".join(chance.sample(HAN, 7))
    mark = f"{word}{han}"
    way = chance.choice(WAYS)
    held = {"title", "id", *chance.sample(FIELDS, 8)}
    if chance.random() < 0.3:
        held |= {"english", chance.choice(FAULTS)}
    name = f"doc-{word}" if "id" in held else f"leaking-{number}"
    fields: dict[str, Any] = {
        "id": name,
        "kind": "policy",
        "title": f"【示例】关于{mark}的通知" if "title" in held else f"【示例】通知{han}",
        "summary": f"摘要{mark}" if "summary" in held else "概述",
        "unit": "sample-transport",
        "issuers": [f"示例区{mark}局" if "issuers" in held else "示例区交通运输局"],
        "dated": "2021-06-01",
        "published": "2021-06-02 09:00",
        "number": f"示例交〔2021〕第{chance.randrange(1000, 9999)}号",
        "index": f"370498-{chance.randrange(10**5, 10**6)}-{number}",
        "class": "other",
        "genre": mark if "genre" in held else "notice",
        "openness": way if way in ("withheld", "on-request") else "proactive",
        "topics": ["transport"],
        "audience": ["drivers"],
        "sample": True,
    }
    leak = Leak(name, fields, f"{mark * 3}，按规定办理。\n\n" + "此处为正文。" * 40)
    leak.words = {word, *(han[start : start + 6] for start in range(2))}
    leak.words |= {fields["number"], fields["index"]}
    if "id" in held:
        leak.words.add(name)
    if "registration" in held:
        fields["registration"] = f"DJ{mark}"
    if "source" in held:
        fields["source"] = f"来源{mark}"
    if "migrated" in held:
        fields["migrated_from"] = f"https://old.example/{word}.html"
    if "file" in held:
        leak.file = f"{mark}.csv"
        fields["attachments"] = [{"file": leak.file, "title": {"zh": f"表{mark}"}}]
        made.files[f"{FOLDER}/{leak.file}"] = f"甲,乙\n{mark},2\n"
    if "claim" in held:
        said = {"zh": mark, "en": word}
        fields["claim"] = dict.fromkeys(("who", "amount", "until", "where"), said)
    if "change" in held:
        fields["changes"] = [{"date": "2021-06-05", "note": {"zh": mark, "en": word}}]
    if "key" in held:
        fields[f"note-{word}"] = mark
    if way == "mark":
        leak.text += "\n\n（此件不公开）\n"
    elif way == "secrecy":
        leak.text = "机密★1年\n\n" + leak.text
    elif way == "party":
        fields["number"] = fields["number"].replace("示例交", "枣办发")
        leak.words.add(fields["number"])
    elif way == "number":
        leak.text += f"\n\n身份证号：{personal.identity(chance)}\n"
    made.files[leak.path] = _record(fields, leak.text)
    if way == "unread":
        broken = {**fields, "openness": "withheld"}
        made.files[leak.path] = _record(broken, leak.text).replace("dated: ", "dated: [")
    elif "english" in held:
        english = {"id": name, "title": f"SAMPLE: {word}", "summary": mark}
        if "english key" in held:
            english["sumary"] = mark
        made.files[leak.path.replace(".zh.", ".en.")] = _record(english, mark)
    return leak


def _neighbour(chance: random.Random, name: str, kind: str, leak: Leak, made: Column) -> str:
    fields = {
        "id": name,
        "kind": "policy",
        "title": f"【示例】{name}公告",
        "summary": "概述",
        "unit": "sample-transport",
        "issuers": ["示例区交通运输局"],
        "dated": "2021-06-03",
        "published": "2021-06-04 09:00",
        "number": f"示例交〔2021〕第{chance.randrange(10, 999)}号",
        "class": "other",
        "genre": "notice",
        "openness": "proactive",
        "topics": ["transport"],
        "audience": ["drivers"],
        "sample": True,
    }
    secret = leak.fields
    text = "照此办理。"
    if kind in ("number", "index"):
        fields[kind] = secret[kind]
    elif kind in ("title", "near title"):
        fields["title"] = secret["title"] + ("（节录）" if kind == "near title" else "")
        made.titles.append(fields["title"])
    elif kind == "copy":
        fields |= {"title": secret["title"], "dated": secret["dated"]}
        made.titles.append(fields["title"])
        text = leak.text.replace("（此件不公开）", "").replace("机密★1年", "").split("身份证")[0]
    elif kind == "relation":
        reference: dict[str, str] = {"doc": leak.id, "articles": secret["title"]}
        fields[chance.choice(LINKS)] = [reference]
    elif kind == "near id":
        fields[chance.choice(LINKS)] = [{"doc": leak.id[:-1]}]
    elif kind == "text":
        title, number = secret["title"], secret["number"]
        text = f"[《{title}》（{number}）](record:{leak.id})，[另见{title}]({leak.id}.zh.md)。"
        text += f"《{title}》（{number}）同时废止。<b title='{title}'>{title}</b>"
    elif kind == "near link":
        text = f"见[《{secret['title']}》](record:{leak.id}x)和[表]({leak.file or leak.id}x)。"
    elif kind == "file":
        fields["attachments"] = [{"file": leak.file or "x.csv", "title": {"zh": "表"}}]
    elif kind == "near file":
        fields["attachments"] = [{"file": f"x{leak.file}" if leak.file else "x.csv"}]
    elif kind == "stage":
        fields["fulfils"] = [{"matter": leak.id, "stage": "result"}]
    elif kind == "address":
        text = f"见[{secret['title']}](https://gongkai.example/r/{leak.id}/)。"
    elif kind == "key":
        fields[f"note{secret['title'][4:12]}"] = secret["title"]
    return _record(fields, text)


def _record(fields: Mapping[str, Any], text: str) -> str:
    return f"---\n{_yaml(fields)}---\n{text}\n"


class _Plain(yaml.SafeDumper):
    """Writes everything out: front matter knows no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  PyYAML's signature
        return True


def _yaml(value: Any) -> str:
    """Write YAML as editors do: what looks like a day is one."""
    said = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    return re.sub(r"'(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)'", r"\1", said)
