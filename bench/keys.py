"""Write every record of a column in Chinese and back, and say what is not the same.

    python bench/keys.py [FOLDER]

Without FOLDER it is the demonstration. In Chinese the catalog must be the same and every finding on
the same line; back in English every file must be the same, byte for byte. In both languages every
record must be what the JSON Schema of its kind says.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from jsonschema import Draft202012Validator

from gongkai.editing.schemas import record_schema
from gongkai.editing.terms import choices_of, terms_of
from gongkai.model.findings import Finding
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.sources import yaml
from gongkai.sources.build_day import build_day
from gongkai.sources.front_matter import front_matter
from gongkai.sources.load import Sources, load
from gongkai.sources.registries import load_registries
from gongkai.sources.respelling import respelled_files
from gongkai.verdict.judge import judge_sources
from test_schemas import as_json

ROOT = Path(__file__).parent.parent


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as folder:
        column = Path(folder)
        for name in ("content", "data", "hooks"):
            shutil.copytree(root / name, column / name)
        for file in root.glob("mkdocs*.yml"):
            shutil.copy(file, column)
        before = {file: file.read_bytes() for file in column.rglob("*.md")}
        english = load(column)
        hold(column, "en")
        respell(column, "zh")
        hold(column, "zh")
        chinese = load(column)
        records = [
            name for name, one in contents(english).items() if contents(chinese).get(name) != one
        ]
        print(f"records that differ: {len(records)} of {len(contents(english))}", *records[:5])
        places = [
            lines(judge_sources(one, build_day(root, None)).findings) for one in (english, chinese)
        ]
        moved = sorted(set(places[0]) ^ set(places[1]))
        print(f"findings elsewhere: {len(moved)} of {len(places[0])}", *moved[:5])
        respell(column, "en")
        changed = [str(file) for file, data in before.items() if file.read_bytes() != data]
        print(f"files that are not the same again: {len(changed)} of {len(before)}", *changed[:5])


def hold(column: Path, keys: Language) -> None:
    """Hold every record against the schema of its kind."""
    terms = terms_of(load_registries(column).registries)
    names = {one.chinese: one.id for one in choices_of(Record, "kind")}
    held: dict[str, Draft202012Validator] = {}
    wrong = count = 0
    for file in sorted((column / "content").rglob("*.md")):
        part = front_matter(file.read_text(encoding="utf-8"))
        value = as_json(yaml.read("", *part)) if part is not None else {}
        kind = names.get(value.get("信息类型"), value.get("kind"))
        if kind is None:
            continue
        if kind not in held:
            held[kind] = Draft202012Validator(record_schema(KINDS[kind], keys, terms))
        errors = [error.message for error in held[kind].iter_errors(value)]
        count, wrong = count + 1, wrong + bool(errors)
        if errors:
            print(f"{file.relative_to(column)}: {errors[0]}")
    print(f"{keys}: records that their schema refuses: {wrong} of {count}")


def respell(column: Path, keys: Language) -> None:
    """Rewrite a column, and say how long it takes."""
    begun = time.perf_counter()
    found = list(respelled_files(column, load_registries(column).registries, keys))
    for file in found:
        if file.after is None:
            print(f"cannot be read whole: {file.path}")
        else:
            (column / file.path).write_bytes(file.after)
    print(f"{keys}: {len(found)} files in {time.perf_counter() - begun:.1f} s")


def contents(sources: Sources) -> dict[str, object]:
    """Return what each record says, without where it stands."""
    own = {"bodies", "marks", "files", "read_tables"}
    return {one.id: one.model_dump(exclude=own) for one in sources.catalog.everything()}


def lines(findings: Sequence[Finding]) -> list[tuple[str, str, int]]:
    return sorted((one.code.id, one.place.path, one.place.line) for one in findings)


main()
