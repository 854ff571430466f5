"""The folders of a column and the kinds of records in them, as collections of Decap CMS."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.form.merging import CONFIRM
from gongkai.form.shapes import ValueShape, shapes_of
from gongkai.form.widgets import FormSource, Widget, widgets
from gongkai.model.columns import DisclosureColumn
from gongkai.model.kinds import KINDS
from gongkai.model.record import Record
from gongkai.model.scalars import ID_PATTERN

USUAL = (
    "id", "kind", "title", "summary", "unit", "issuers", "dated", "published", "number", "index",
    "class_", "genre", "openness", "topics", "effective", "expires", "attachments",
    "interprets", "feedback_on", "sample",
)  # fmt: skip
"""Fields of all records that a form shows although no record here has them yet."""
OF_VALIDITY = ("effective", "expires")
OF_KIND = {"interprets": "interpretation", "feedback_on": "feedback"}
"""Fields that are usual in one kind only."""
IN_EVERY_LANGUAGE = ("title", "summary")
"""Fields that the text in each language has for itself."""


@dataclass(frozen=True)
class WrittenRecord:
    """The front matter of a record as YAML reads it, and where its file lies."""

    column: str
    path: str
    """From the column's folder in content/, such as `2021/parking.zh.md`."""
    values: Mapping[str, Any]


def collections(form: FormSource, records: Iterable[WrittenRecord]) -> Iterator[dict[str, Any]]:
    """Yield a collection for each kind of record that each column holds."""
    by_column: dict[str, list[WrittenRecord]] = {}
    for record in records:
        by_column.setdefault(record.column, []).append(record)
    for column in form.registries.columns.values():
        for kind in column.kinds:
            yield _collection(form, column, kind, by_column.get(column.id, []))


def _collection(
    form: FormSource, column: DisclosureColumn, kind: str, records: list[WrittenRecord]
) -> dict[str, Any]:
    of_kind = form.spelling.key(Record, "kind")
    word = form.spelling.term("kind", kind)
    own = [one.values for one in records if one.values.get(of_kind) == word]
    title = form.spelling.key(Record, "title")
    return {
        "name": f"{column.id}-{kind}",
        "label": _name(form, column, kind),
        "label_singular": form.words(KINDS[kind].label.message),
        "folder": f"content/{column.id}",
        "path": _path(form, records),
        "slug": f"{{{{fields.{form.spelling.key(Record, 'id')}}}}}",
        "filter": {"field": of_kind, "value": word},
        "create": True,
        "delete": False,  # what was published is withdrawn, and a notice stays
        "extension": "md",
        "format": "frontmatter",
        "identifier_field": title,
        "summary": f"{{{{{title}}}}}",
        "i18n": True,
        "editor": {"preview": False},  # it knows nothing of our pages: `gongkai serve` does
        "fields": _fields(form, kind, word, shapes_of(own)),
    }


def _name(form: FormSource, column: DisclosureColumn, kind: str) -> str:
    name = column.name.in_(form.language)
    if len(column.kinds) == 1:
        return name
    return form.words("{column}: {kind}", column=name, kind=form.words(KINDS[kind].plural.message))


def _path(form: FormSource, records: list[WrittenRecord]) -> str:
    """Return where a new file goes: into a folder of its year, unless those here do without."""
    yearly = sum("/" in one.path for one in records)
    if yearly * 2 < len(records):
        return "{{slug}}"
    published = form.spelling.key(Record, "published")
    return f"{{{{{published} | truncate(4)}}}}/{{{{slug}}}}"


def _fields(
    form: FormSource, kind: str, word: str, shapes: Mapping[str, ValueShape]
) -> list[Widget]:
    model = KINDS[kind]
    names = [name for name in _names(model) if _is_shown(form, model, name, shapes)]
    keys = {
        form.spelling.key(model, model.model_fields[name].alias or name): name for name in names
    }
    fields = widgets(form, model, shapes, names)
    for field in fields:
        match keys[field["name"]]:
            case "kind":
                field |= {"widget": "hidden", "default": word}
                field.pop("options")
            case "id":
                hint = form.words(
                    "Small letters, digits and hyphens, such as parking-fees-2021; never changed."
                )
                field |= {"i18n": "duplicate", "hint": hint, "pattern": [f"^{ID_PATTERN}$", hint]}
            case "openness":
                field["default"] = form.spelling.choice(model, "openness", "proactive")
            case name if name in IN_EVERY_LANGUAGE:
                field["i18n"] = True
    body = {
        "name": "body",
        "label": form.words("Text (Markdown)"),
        "widget": "markdown",
        "required": False,
    }
    asked = [_to_confirm(form)] if form.confirms else []
    return [*asked, *fields, body | {"i18n": True, "modes": ["raw", "rich_text"]}]


def _to_confirm(form: FormSource) -> Widget:
    """Return the list of what a record still asks to be confirmed."""
    hint = form.words(
        "Compare each with the document, correct the field below if it is wrong, and take the line "
        "off this list (×). What is still on it keeps the record from being published."
    )
    item = {"name": "what", "label": form.words("To be confirmed"), "widget": "string"}
    return {
        "name": CONFIRM,
        "label": form.words("To be confirmed"),
        "widget": "list",
        "field": item,
        "required": False,
        "allow_add": False,
        "collapsed": False,
        "hint": hint,
    }


def _names(model: type[Record]) -> list[str]:
    """Return the fields of a kind: the usual ones first, then its own, then all others."""
    own = [name for name in model.model_fields if name not in Record.model_fields]
    names = dict.fromkeys([*USUAL, *own, *model.model_fields])
    return [name for name in names if name in model.model_fields and name not in model.LOADED]


def _is_shown(
    form: FormSource, model: type[Record], name: str, shapes: Mapping[str, ValueShape]
) -> bool:
    """Return whether a form has a field: one that is asked for, used here, usual or the kind's."""
    field = model.model_fields[name]
    if form.spelling.key(model, field.alias or name) in shapes or field.is_required():
        return True
    if name in OF_VALIDITY:
        return model.has_validity
    if name in OF_KIND:
        return KINDS[OF_KIND[name]] is model
    return name in USUAL or name not in Record.model_fields
