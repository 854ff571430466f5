"""Links that lead to another document than they name: cases as data, and what always holds."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.links import identity
from gongkai.links.manifest import Entry, Relation
from gongkai.links.use import Use, Zone
from gongkai.model.findings import Finding

CASES = Path(__file__).parent / "links" / "identity"


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def _manifest(records: list[dict[str, Any]]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for record in records:
        name = record["id"]
        for edition, title in (("zh", record["title"]), ("en", record.get("en"))):
            address = f"zh/r/{name}/" if edition == "zh" else f"r/{name}/"
            entries[address] = Entry(
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
                language=edition if title else "zh",
                about=tuple(Relation(*one) for one in record.get("about", ())),
            )
        for file, title in record.get("attachments", {}).items():
            address = f"r/{name}/{file}"
            entries[address] = Entry(address, "attachment", title=title, record=name)
    return entries


LIBRARY = _manifest(_read("library.yml"))


def _address(target: str) -> str:
    return f"r/{target}" if "/" in target else f"zh/r/{target}/"


def _use(text: str, target: str, context: str = "", page: str = "", line: int = 1) -> Use:
    """Return a link that somebody wrote; `target` is an id, or an id with a file."""
    where = f"zh/r/{page}/" if page else "zh/news/"
    href = target if "//" in target else f"/{_address(target)}"
    return Use(where, href, "a[href]", Zone.CONTENT, text, context or text, line, True)


def _resolve(use: Use) -> str | None:
    return use.href[1:] if use.href.startswith("/") else None


def _found(*uses: Use, manifest: dict[str, Entry] | None = None) -> list[Finding]:
    found = identity.check(uses, _resolve, LIBRARY if manifest is None else manifest)
    return [one for one in found if one.code.id not in ("GK150", "GK170")]


FILES = ("numbers", "titles", "papers", "rows", "english", "facets")
ONE_BY_ONE = [
    pytest.param(case, id=f"{name}: {case['name']}")
    for name in FILES
    for case in _read(f"{name}.yml")
]


@pytest.mark.parametrize("case", ONE_BY_ONE)
def test_link(case: dict[str, Any]) -> None:
    use = _use(case["text"], case["target"], case.get("context", ""), case.get("page", ""))
    found = _found(use)

    assert [one.code.id for one in found] == ([case["finds"]] if "finds" in case else [])
    for one in found:
        assert one.level.value == case.get("level", "warning")
        if "fix" in case:
            assert one.details["nearest"] == _address(case["fix"])
        message, fix = one.code.message.format(**one.details), one.fix.format(**one.details)
        assert case["text"] in message
        assert case.get("fix") is None or one.details["nearest"] in fix


def test_there_are_as_many_hard_negatives_as_faults() -> None:
    cases = [case for name in FILES for case in _read(f"{name}.yml")]
    faults = sum("finds" in case for case in cases)

    assert len(cases) >= 60
    assert len(cases) - faults >= faults
