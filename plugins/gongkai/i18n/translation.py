"""Message ids -> words in a language, from the gettext catalogues in locale/.

English is the language of the message ids; Chinese is read from the .po file as it is
edited, so that no compiled catalogue can be out of date.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from gongkai.model.language import Language

LOCALE = Path(__file__).parent / "locale"
PROGRAM = "gongkai"
RECORDS = "records"
"""The meaning of every key of a record: only its reference says it, so no command reads it."""


class Translation:
    """The words of one language."""

    def __init__(self, language: Language, messages: Mapping[str, str]) -> None:
        """Take the language and its messages; a missing one falls back to its id."""
        self.language = language
        self.messages = messages
        self.untranslated: set[str] = set()
        """Messages that were asked for and are not there: English was shown in their place."""

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language, its `{name}` placeholders filled."""
        text = self.unfilled(message)
        return text.format(**values) if values else text

    def unfilled(self, message: str) -> str:
        """Return the message in this language with its placeholders as they are."""
        if message not in self.messages and message and self.language != "en":
            self.untranslated.add(message)
        return self.messages.get(message, message)

    @contextmanager
    def noted(self) -> Iterator[set[str]]:
        """Yield what is found to be untranslated meanwhile, though it be known already."""
        before, self.untranslated = self.untranslated, set()
        try:
            yield self.untranslated
        finally:
            self.untranslated = before | self.untranslated  # what was yielded stays as it is

    def detail(self, _: str, value: str) -> str:
        """Return a detail of a finding as readers know it, by its name and value."""
        return value

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """Return `one` or `many` by `number`; Chinese has a single form, kept under `many`."""
        chosen = one if number == 1 and self.language == "en" else many
        return self(chosen, number=number, **values)


@lru_cache(maxsize=4)
def translation(language: Language, domain: str = PROGRAM) -> Translation:
    """Return the words of `language`: those of the program, or of a reference that is written."""
    if language == "en":
        return Translation("en", {})
    from babel.messages.pofile import read_po  # noqa: PLC0415  slow, only needed here

    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    return Translation(language, {str(m.id): str(m.string) for m in catalog if m.id and m.string})
