"""Records -> newline-delimited JSON, and the JSON Schema of a line."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from gongkai.model.language import LANGUAGES
from gongkai.model.record import Record
from gongkai.render.characters import allowed
from gongkai.render.tables import as_line
from gongkai.render.writing import Edition
from gongkai.views.datafile import DataFile
from gongkai.views.record_lines import LEFT_OUT, RecordLine, may_lack

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ADDED: dict[str, dict[str, Any]] = {
    "title": {"type": "string", "description": "In the edition's language where there is one."},
    "title_language": {"enum": list(LANGUAGES), "description": "The language of the title."},
    "languages": {
        "type": "array",
        "items": {"enum": list(LANGUAGES)},
        "description": "The languages in which there is a text.",
    },
    "source_sha256": {
        "type": "object",
        "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "description": "SHA-256 of the file of each text, by language; copies bear the same.",
    },
    "summary": {"type": "string"},
    "column": {"type": "string", "description": "The id of the section."},
    "page": {"type": "string", "description": "The address of the record's page."},
    "status": {"type": "string", "description": "Where it stands, as a code."},
    "status_name": {"type": "string", "description": "Its status in words."},
    "sample": {"type": "boolean", "description": "Whether the record is invented."},
}
"""Keys that a line has besides those of the front matter."""
ALWAYS = ("title", "title_language", "languages", "source_sha256", "column", "sample")


def write_lines(file: DataFile, lines: tuple[RecordLine, ...], edition: Edition) -> bytes:
    """Return a record a line; a key that says nothing is left out."""
    return "".join(as_line(_line(line, file, edition)) + "\n" for line in lines).encode()


def write_schema(_: DataFile, kinds: Iterable[type[Record]], edition: Edition) -> bytes:
    """Return what `write_lines` writes, as a JSON Schema: one alternative for each kind."""
    named = {"$schema": DRAFT, "title": f"{edition.name}: record"}
    return (as_line(named | alternatives(tuple(kinds))) + "\n").encode()


@cache
def alternatives(kinds: tuple[type[Record], ...]) -> dict[str, Any]:
    """Return the schemas of kinds, which no column and no edition changes: who asks reads only."""
    refs, whole = models_json_schema([(m, "validation") for m in kinds], by_alias=True)
    definitions = whole["$defs"]
    names = [refs[model, "validation"]["$ref"].rpartition("/")[2] for model in kinds]
    for name, model in zip(names, kinds, strict=True):
        definitions[name] = _definition(definitions[name], model)
    return {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names], "$defs": definitions}


def _line(line: RecordLine, file: DataFile, edition: Edition) -> dict[str, Any]:
    record = line.record
    body = record.body(edition.language)
    return {
        "id": record.id,
        "kind": record.kind,
        "title": allowed(body.title),
        "title_language": record.body_language(edition.language),
        "languages": record.languages,
        "source_sha256": {name: record.bodies[name].digest for name in record.languages},
        **({"summary": allowed(body.summary)} if body.summary else {}),
        "column": record.column,
        **_page(line, file, edition),
        **({"status": line.status} if line.status else {}),
        **({"status_name": edition.say(line.status_name)} if line.status_name else {}),
        **{key: value for key, value in line.fields.items() if key not in ("id", "kind")},
        "sample": record.sample,
    }


def _page(line: RecordLine, file: DataFile, edition: Edition) -> dict[str, str]:
    there = edition.is_there(line.address)
    return {"page": edition.origin.link(line.address, file.address)} if there else {}


def _definition(schema: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    loose = may_lack(model)
    properties = {
        key: {k: v for k, v in value.items() if k != "minItems"}
        for key, value in schema["properties"].items()
        if key not in LEFT_OUT
    }
    required = [key for key in schema["required"] if key in properties and key not in loose]
    return schema | {
        "properties": properties | ADDED,
        "required": sorted({*required, *ALWAYS}),
    }
