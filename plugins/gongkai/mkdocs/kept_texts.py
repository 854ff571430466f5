"""What records said before, from the store that the column names; what leaks is left out."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from gongkai.checks.gate import holds_anything
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import in_words
from gongkai.measures.earlier_texts import EarlierTexts, earlier_texts
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Phrase
from gongkai.model.gate import Gate
from gongkai.model.published_text import EarlierText
from gongkai.sources.configuration import is_urgent, texts_folder
from gongkai.sources.spoken_language import spoken_language
from gongkai.sources.text_store import TextStore, TextStoreError


def kept_texts(
    root: Path, catalog: Catalog, day: date, progress: Callable[[str], None]
) -> EarlierTexts:
    """Return what the records that are shown said before `day`, as far as it may be shown.

    An urgent build does without all of it where it cannot be read.
    """
    folder = texts_folder(root)
    if folder is None:
        return {}
    store = TextStore(folder)
    words = translation(spoken_language(root))
    try:
        found = earlier_texts(catalog, day, store.records(), store.of, store.read)
    except TextStoreError as error:
        said = str(in_words(error, words))
        if not is_urgent():
            raise PluginError(said) from None
        progress(said)
        return {}
    known = catalog.registries.gate
    clean = {
        record: tuple(one for one in texts if not _leaks(one, known))
        for record, texts in found.items()
    }
    leaking = [record for record, texts in found.items() if len(clean[record]) < len(texts)]
    for record in leaking:
        said = Phrase(
            "an earlier text of {record} is left out: it holds what must not be published; "
            "`gongkai takedown` removes it",
            record=record,
        )
        progress(str(in_words(said, words)))
    return {record: texts for record, texts in clean.items() if texts}


def _leaks(one: EarlierText, known: Gate) -> bool:
    text = one.text
    fields = json.dumps(text.fields, ensure_ascii=False)
    return holds_anything("\n".join((text.title, text.summary, fields, text.markdown)), known)
