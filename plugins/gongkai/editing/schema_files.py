"""Every schema of a column, by the file that it is kept in.

As in a schema store of formats, each format has a file of its own, and one that says by the kind of
a record which of them holds: `records/zh/policy.schema.json`, `records/zh/record.schema.json`.
"""

import json
from collections.abc import Iterator, Mapping

from gongkai.editing.schemas import DRAFT, Schema, record_schema, registry_schema
from gongkai.editing.terms import Terms, choices_of, terms_of
from gongkai.i18n.chinese_keys import chinese_key
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.registry_files import REGISTRY_FILES, RegistryFile

ENDING = ".schema.json"
ANY = "record"
"""What the schema is called of a record of any kind."""


def schema_files(registries: Registries) -> Iterator[tuple[str, Schema]]:
    """Yield every schema with its file."""
    terms = terms_of(registries)
    for keys in LANGUAGES:
        for name, kind in KINDS.items():
            yield f"records/{keys}/{name}{ENDING}", record_schema(kind, keys, terms)
        yield f"records/{keys}/{ANY}{ENDING}", any_record(keys)
    for name, file in registry_names().items():
        yield f"data/{name}{ENDING}", of_registry(file)


def any_record(keys: Language) -> Schema:
    """Return the schema of a record, which leads to that of its kind."""
    key = chinese_key(Record, "kind") if keys == "zh" else "kind"
    kinds = choices_of(Record, "kind")
    named = {one.id: [one.chinese, one.id] if keys == "zh" else [one.id] for one in kinds}
    return {
        "$schema": DRAFT,
        "title": "记录 · Record",
        "type": "object",
        "required": [key],
        "properties": {key: {"enum": [word for words in named.values() for word in words]}},
        "allOf": [
            {
                "if": {"properties": {key: {"enum": words}}},
                "then": {"$ref": f"{name}{ENDING}"},
            }
            for name, words in named.items()
        ],
    }


def registry_names() -> Mapping[str, RegistryFile]:
    """Return the registries whose keys have a model, by what their schema is called."""
    found = {}
    for file in REGISTRY_FILES:
        if file.model is not None and file.path.endswith(".yml"):
            name = file.path.removeprefix("data/").removesuffix(".yml").partition("/<")[0]
            found[name.replace("/", "-")] = file
    return found


def of_registry(file: RegistryFile) -> Schema:
    """Return the schema of a file of data/."""
    if file.model is None:
        raise ValueError(f"{file.path} is lines of text")
    return registry_schema(file.model, file.path, file.holds)


def as_text(schema: Schema) -> str:
    """Return a schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def of_kind(kind: str, keys: Language, terms: Terms) -> Schema:
    """Return the schema of the front matter of a kind, or of a record of any."""
    return any_record(keys) if kind == ANY else record_schema(KINDS[kind], keys, terms)
