"""What an import read of a document, as a table: field, value, where, how sure."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from gongkai.commands.tables import table_of
from gongkai.importing.layout import ReadAt
from gongkai.importing.proposal import Proposal, Value
from gongkai.model.record import Record
from gongkai.sources.spelling import Spelling

SURE, UNSURE, MISSING = "clear", "please check", "to be written"
FIELD, VALUE, ORIGIN, STATE = "Field", "Proposed value", "Read from", "How sure"
NOT_KEPT, IN_TEXT = "not kept", "in the text"
BESIDE = {
    "addressees": "addressed to",
    "copies_to": "copies to",
    "printed_by": "printed by",
    "printed_on": "printed on",
    "signer": "signed by",
    "urgency": "urgency",
}
"""What a document says that a record has no field for."""
WORDS = (
    *(SURE, UNSURE, MISSING, NOT_KEPT, IN_TEXT, FIELD, VALUE, ORIGIN, STATE),
    *BESIDE.values(),
)
"""What the table says, for translators."""


@dataclass(frozen=True)
class Spelled:
    """Keys and words as the column writes them, for records of a kind."""

    spelling: Spelling
    model: type[Record]

    def key(self, key: str) -> str:
        """Return a key as the column writes it."""
        return self.spelling.key(self.model, key)

    def value(self, key: str, value: object) -> str:
        """Return a value of a key as the column writes it."""
        if isinstance(value, list):
            return "、".join(map(str, value))
        word = str(value)
        target = {"kind": "kind", "unit": "unit", "class": "term:classes", "genre": "term:genres"}
        if key in target:
            return self.spelling.term(target[key], word)
        return self.spelling.choice(self.model, key, word)


def import_table(
    proposal: Proposal,
    needed: Sequence[str],
    listed: Collection[str],
    words: Callable[..., str],
    spelled: Spelled,
) -> Iterator[str]:
    """Yield the lines of what was read: field, value, where, how sure."""
    rows = [(words(FIELD), words(VALUE), words(ORIGIN), words(STATE))]
    rows += (_row(one, words, spelled) for one in proposal.values)
    rows += (
        _row(Value(key, None, ReadAt.NOTHING, is_sure=False), words, spelled) for key in needed
    )
    for number, title in enumerate(listed, 1):
        origin = words(str(ReadAt.BEFORE_SIGNATURE))
        rows.append((f"{spelled.key('attachments')}.{number}", title, origin, words(SURE)))
    for name, said in proposal.beside:
        state = IN_TEXT if name == "addressees" else NOT_KEPT
        rows.append((words(BESIDE[name]), said.value, words(str(said.where)), words(state)))
    yield from table_of(rows)


def _row(one: Value, words: Callable[..., str], spelled: Spelled) -> tuple[str, str, str, str]:
    key, where = spelled.key(one.key), words(str(one.where))
    if one.value is None:
        return key, "—", where, words(MISSING)
    said = spelled.value(one.key, one.value)
    return key, said, where, words(SURE if one.is_sure else UNSURE)
