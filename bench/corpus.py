"""A column of invented records of any size, for benchmarks only; nothing of it is committed.

The records are 2-4 KB of Chinese text each with front matter, a table and four links, spread
over the real registries: every department and district, twelve columns, six years.
"""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
COLUMNS = {
    "normative": "policy",
    "policies": "policy",
    "clean-ups": "cleanup",
    "functions": "notice",
    "plans": "plan",
    "livelihood": "public-notice",
    "annual-reports": "report",
    "interpretations": "interpretation",
    "decisions": "assessment",
    "consultations": "consultation",
    "meetings": "meeting",
    "notices": "notice",
}
TOPICS = ["transport", "education", "health", "agriculture", "urban", "market", "water"]
WORDS = [
    "为规范管理工作",
    "结合实际情况",
    "按照有关规定",
    "经研究决定",
    "现就有关事项通知如下",
    "申请人应当提交材料",
    "主管部门应当在规定期限内办理",
    "对符合条件的给予补助",
    "相关单位负责组织实施",
    "办理结果向社会公布",
    "各单位应当建立台账",
    "定期检查执行情况",
    "本通知自发布之日起施行",
    "有效期五年",
    "原有规定同时停止执行",
]


class _Dumper(yaml.SafeDumper):
    """Writes the same date twice rather than an alias, which records may not hold."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  PyYAML's signature
        return True


def write_project(target: Path, count: int, seed: int = 2021) -> None:
    """Write a project of `count` records to `target`: registries, hooks, configuration, content."""
    for name in ("data", "hooks"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, target / name)
    (target / "data" / "addresses.txt").unlink(missing_ok=True)
    write_content(target / "content", count, seed)


def write_content(content: Path, count: int, seed: int = 2021) -> None:
    """Write `count` records below `content`."""
    chance = random.Random(seed)
    units = _units()
    names = list(COLUMNS)
    places = []
    policies: list[str] = []
    for number in range(count):
        column = names[number % len(names)]
        published = date(2016, 1, 4) + timedelta(days=chance.randrange(2015))
        places.append((f"b{number:05d}", column, published, units[number % len(units)]))
    for identifier, column, published, unit in places:
        kind = COLUMNS[column]
        front = _front_matter(identifier, kind, column, published, unit, chance, policies)
        if kind == "policy":
            policies.append(identifier)
        links = [chance.choice(places) for _ in range(4)]
        folder = content / column / str(published.year)
        folder.mkdir(parents=True, exist_ok=True)
        text = _text(chance, [(f"../../{c}/{p.year}/{i}.zh.md", i) for i, c, p, _ in links])
        head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
        (folder / f"{identifier}.zh.md").write_text(f"---\n{head}---\n{text}", encoding="utf-8")


def _units() -> list[str]:
    data = yaml.safe_load((ROOT / "data" / "units.yml").read_text(encoding="utf-8"))
    return [u["id"] for u in data["units"] if not u.get("sample") and u["type"] != "party"]


def _front_matter(  # noqa: PLR0917  a record's parts
    identifier: str,
    kind: str,
    column: str,
    published: date,
    unit: str,
    chance: random.Random,
    policies: list[str],
) -> dict[str, object]:
    subject = "".join(chance.sample(WORDS, 2))
    front: dict[str, object] = {
        "id": identifier,
        "kind": kind,
        "title": f"关于{subject}的通知{identifier}",
        "summary": "，".join(chance.sample(WORDS, 3)) + "。",
        "unit": unit,
        "issuers": ["测试单位"],
        "dated": published,
        "published": published,
        "number": f"测〔{published.year}〕{int(identifier[1:])}号",
        "openness": "proactive",
        "topics": chance.sample(TOPICS, 2),
    }
    if kind == "policy":
        front |= {"class": "normative" if column == "normative" else "other", "genre": "notice"}
        front["effective"] = published
        if policies and chance.random() < 0.2:
            relation = chance.choice(["repeals", "replaces", "amends", "lapses"])
            front[relation] = [chance.choice(policies)]
    elif kind == "interpretation":
        front |= {"interprets": [policies[-1]], "form": "text", "by": "office"}
    elif kind == "consultation":
        closes = published + timedelta(days=31)
        front |= {"opens": published, "closes": closes, "basis": "other"}
    elif kind == "meeting":
        front["held"] = published
    elif kind == "assessment":
        front["form"] = "expert"
    elif kind == "report":
        front["year"] = published.year - 1
    elif kind == "public-notice":
        window = {"opens": published, "closes": published + timedelta(days=7)}
        front |= {"objection": window, "contact": "测试单位办公室"}
    return front


def _text(chance: random.Random, links: list[tuple[str, str]]) -> str:
    parts = []
    for heading in ("一、总体要求", "二、主要任务", "三、保障措施"):
        parts.append(f"## {heading}\n")
        for _ in range(3):
            parts.append("，".join(chance.choices(WORDS, k=12)) + "。\n")
    rows = "\n".join(
        f"| {n} | {chance.randrange(1000)} | {chance.choice(WORDS)} |" for n in range(8)
    )
    parts.append(f"| 序号 | 数量 | 说明 |\n|---|---|---|\n{rows}\n")
    parts.append("\n".join(f"- 参见 [{name}]({link})" for link, name in links) + "\n")
    return "\n".join(parts)
