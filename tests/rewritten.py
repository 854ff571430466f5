"""A catalog with every text for readers replaced by another."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Body, File
from gongkai.model.registries import Registries
from gongkai.model.vocabularies import Vocabularies

PRINTED = {
    *("title", "summary", "number", "index", "registration", "issuers", "articles", "source"),
    *("migrated_from", "code", "prefixes", "address", "file"),
}
"""Fields that hold text as it was printed, in no language of the column's."""

Local = Callable[[LocalText], LocalText]


def rewritten(catalog: Catalog, local: Local, printed: str | None = None) -> Catalog:
    """Return the catalog with `local` applied to texts in two languages, and `printed` text.

    A record's own title, summary and Markdown become one text, that of its language.
    """

    def change(value: Any, key: str = "") -> Any:
        if isinstance(value, LocalText):
            return local(value)
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            found = {name: change(getattr(value, name), name) for name in fields}
            return value.model_copy(update=found)
        if isinstance(value, Body):
            both = local(LocalText(zh=value.title, en=value.title))
            text = (both.en if value.path.endswith(".en.md") else both.zh) or value.title
            return replace(value, title=text, summary=text, markdown=text)
        if isinstance(value, tuple):
            return tuple(change(item, key) for item in value)
        if key == "files":
            return {printed or name: File("x", 1, "0") for name in value}
        if isinstance(value, dict):
            return {name: change(item, key) for name, item in value.items()}
        return printed if printed is not None and key in PRINTED and value else value

    registries = catalog.registries
    changed = Registries(
        units=change(registries.units),
        sets=change(registries.sets),
        columns=change(registries.columns),
        vocabularies=Vocabularies.model_construct(change(registries.vocabularies.root)),
        rules=change(registries.rules),
        points=change(registries.points),
        calendar=registries.calendar,
        gate=registries.gate,
        indicators=change(registries.indicators),
    )
    return Catalog(changed, change(catalog.records))
