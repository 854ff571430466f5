"""The answers of who starts a column -> its files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.model.language import Language
from gongkai.model.placeholders import GOVERNMENT_EN, GOVERNMENT_ZH, HOST, LICENCE, TEAM
from gongkai.sources.tree import KEPT
from gongkai.starter.checksums import FILE, render_checksums, sum_of
from gongkai.starter.engine import Engine
from gongkai.starter.shared import shared_files

_OWN = Path(__file__).parent / "templates"
_TEMPLATE = ".jinja"
_SECOND = "mkdocs.second.yml"
_PARTS = ("palette",)
"""Templates that others include."""
GOVERNMENT: Mapping[Language, str] = {"zh": GOVERNMENT_ZH, "en": GOVERNMENT_EN}
"""The government's name until it is given."""
_WRITTEN: tuple[Language, ...] = ("zh", "en")
"""The order of the languages in a text in both."""
Names = Mapping[Language, str]


@dataclass(frozen=True)
class Answers:
    """What a new column is about."""

    government: Names
    """Its name in each language of the column."""
    languages: tuple[Language, ...]
    """The editions; the first is at `/`."""
    engine: Engine


def column_files(answers: Answers) -> dict[str, bytes]:
    """Return the content of every file of a new column by its path, save CODEOWNERS.

    That is made from the others, by what `gongkai owners` runs.
    """
    shared = shared_files()
    folders = _kept_folders(shared["data/columns.yml"])
    sums = {FILE: render_checksums({path: sum_of(content) for path, content in shared.items()})}
    return (
        shared | sums | folders | _own_files(answers, _hooks(shared)) | dict(answers.engine.files)
    )


def _kept_folders(columns: bytes) -> dict[str, bytes]:
    """Return an empty file for each folder of records: Git keeps no empty folder."""
    entries = yaml.safe_load(columns)["columns"]
    return {f"content/{entry['id']}/{KEPT}": b"" for entry in entries if entry["kinds"]}


def _hooks(shared: Iterable[str]) -> list[str]:
    """Return the hooks, each of which adds some pages or files; their order means nothing."""
    return sorted(path for path in shared if PurePosixPath(path).match("hooks/*.py"))


def _own_files(answers: Answers, hooks: list[str]) -> dict[str, bytes]:
    environment = _environment()
    words = {**_words(answers), "hooks": hooks}
    root, *others = answers.languages
    files = {}
    for file in sorted(path for path in _OWN.rglob("*") if path.is_file()):
        path = file.relative_to(_OWN).as_posix()
        name = path.removesuffix(_TEMPLATE)
        if name == path:
            files[name] = file.read_bytes()
        elif name == _SECOND:
            for other in others:
                text = environment.get_template(path).render(words, edition=other)
                files[f"mkdocs.{other}.yml"] = text.encode()
        elif name not in _PARTS:
            files[name] = environment.get_template(path).render(words, edition=root).encode()
    return files


def _words(answers: Answers) -> dict[str, object]:
    """Return what the templates say of the column."""
    zh, en = (answers.government.get(language, "") for language in _WRITTEN)
    office: Names = {"zh": f"{zh}办公室", "en": f"General Office of {en}"}
    short: Names = {"zh": zh.replace("人民政府", "政府"), "en": en.replace("People's ", "")}
    short_office: Names = {"zh": f"{short['zh']}办公室", "en": "Government Office"}
    title: Names = {"zh": f"{zh}信息公开专栏", "en": f"Disclosure column, {en}"}
    description: Names = {
        "zh": f"{zh}及所属单位公开了什么、正在决定什么、应当公开什么，以及各项的依据。",
        "en": f"What the units of {en} publish, decide and owe, with the evidence.",
    }
    contact: Names = {
        "zh": f"栏目由{office['zh']}的政务公开工作机构负责。",
        "en": f"The disclosure office of the {office['en']} answers for the column.",
    }
    said = answers.languages

    def local(text: Names) -> str:
        return _flow({language: text[language] for language in _WRITTEN if language in said})

    return {
        "languages": said,
        "root": said[0],
        "second": said[1] if len(said) > 1 else None,
        "english": "en" in said,
        "host": HOST,
        "licence": LICENCE,
        "team": TEAM.format,
        "title": title,
        "description": description,
        "heading": local(title),
        "lede": local(description),
        "contact": local(contact),
        "government": {"name": local(answers.government), "short": local(short)},
        "office": {"name": local(office), "short": local(short_office)},
        "legal": local({"zh": "合法性审核机构", "en": "Legal review"}),
        "secrecy": local({"zh": "保密审查人员", "en": "Secrecy review"}),
        "engine": answers.engine.line,
    }


def _flow(text: Names) -> str:
    """Return a mapping as YAML writes it on one line."""
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in text.items()) + "}"


def _quoted(text: str) -> str:
    """Return any text as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)


def _environment() -> Environment:
    environment = Environment(  # noqa: S701  it writes YAML, Markdown and text: names are quoted
        loader=FileSystemLoader(_OWN),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    environment.filters["quoted"] = _quoted
    return environment
