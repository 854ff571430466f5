"""The configuration of Decap CMS for a column, from its model and the records that there are."""

from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.form.collections import WrittenRecord, collections
from gongkai.form.widgets import FormSource
from gongkai.model.editions import Editions
from gongkai.model.language import Language

LOCALES: Mapping[Language, str] = {"zh": "zh_Hans", "en": "en"}
"""What Decap calls the languages of its own words."""


def configuration(
    form: FormSource,
    editions: Editions,
    records: Iterable[WrittenRecord],
    backend: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the configuration, ready for YAML.

    `records` are those that there are: a form shows which fields they use, and writes values as
    they do. `backend` is Decap's own setting of that name, with what belongs beside it.
    """
    first = editions.preferred  # the file in this language has all the keys
    return {
        **backend,
        "locale": LOCALES[form.language],
        "media_folder": "content",
        "public_folder": "",
        "slug": {"encoding": "unicode", "sanitize_replacement": "-"},
        "i18n": {
            "structure": "multiple_files",
            "locales": [first, *editions.others(first)],
            "default_locale": first,
        },
        "collections": list(collections(form, records)),
    }
