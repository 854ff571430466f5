"""The encoding of the terminal and of names of files: Chinese needs UTF-8."""

import locale
from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, wrong
from gongkai.model.findings import Phrase, Word
from gongkai.sources.spoken_language import VARIABLE, spoken_language


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield the encoding of this place, and the language in which commands speak here."""
    encoding = locale.getencoding()
    if encoding.replace("-", "").lower() != "utf8":
        yield wrong(
            Phrase("the encoding is {encoding}: Chinese cannot be shown", encoding=encoding),
            run_this("export LANG=C.UTF-8"),
        )
        return
    language = spoken_language(workplace.root)
    yield ok(
        Phrase(
            "UTF-8; commands speak {language} (`lang` in mkdocs.yml, {variable}, LANG)",
            language=language,
            variable=VARIABLE,
        )
    )


TEXT_ENCODING = Examination("encoding", Word("encoding and language"), examine)
