"""What the leak gate looks for (data/gate; decision 10)."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from gongkai.model.local_text import LocalText
from gongkai.model.mark_patterns import Certainty, Mark, Pattern, Statement, of_mark, of_statement
from gongkai.model.parts import Part
from gongkai.model.scalars import ColumnId, Day, Text


class Allowed(Part):
    """A number or mailbox that is no private person's, such as that of a duty phone."""

    text: Text
    """The number or address."""
    reason: LocalText
    """Whose it is, and why it may be published."""
    until: Day
    """The last day on which it is allowed; then somebody must confirm it again."""


class Disclosed(Part):
    """Documents in which the law names persons, as in penalty notices (R94).

    A document is one of these by its column, by its kind, or by a word in its title.
    """

    columns: tuple[ColumnId, ...] = ()
    """Columns of such documents."""
    kinds: tuple[Text, ...] = ()
    """Kinds of such documents."""
    titles: tuple[Text, ...] = ()
    """Words in the titles of such documents."""
    basis: LocalText
    """What demands that persons are named."""
    certainty: Certainty
    """How well that is known, as of a rule."""


class Labels(Part):
    """Words before a number, or above it in a table, that say what it is."""

    identity: tuple[Text, ...] = ()
    """An identity number."""
    phone: tuple[Text, ...] = ()
    """A telephone number or an account of a messenger."""
    card: tuple[Text, ...] = ()
    """A bank card or account."""
    serial: tuple[Text, ...] = ()
    """The number of a document, project or thing, which is no person's."""
    amount: tuple[Text, ...] = ()
    """A sum or quantity, which is no person's."""
    units_after: tuple[Text, ...] = ()
    """What follows a number that counts something, in small letters."""
    counted_after: tuple[Text, ...] = ()
    """What follows the last of several numbers that count something, and may follow a name."""


class Heads(Part):
    """Words in the heads of tables, by what stands below them."""

    persons: tuple[Text, ...] = ()
    """Names of persons."""
    organisations: tuple[Text, ...] = ()
    """Organisations: in such a table addresses are not those of persons."""
    addresses: tuple[Text, ...] = ()
    """Addresses."""
    births: tuple[Text, ...] = ()
    """Dates of birth."""
    conditions: tuple[Text, ...] = ()
    """Illness, disability, pregnancy and the like (R93)."""
    forbidden: tuple[Text, ...] = ()
    """What no table of a record may have, masked or not, unless its sort has such a column."""


class Privacy(Part):
    """What shows that a text speaks of private persons (R92 to R94)."""

    allowed: tuple[Allowed, ...] = ()
    """Numbers and mailboxes that are no private person's."""
    disclosed: tuple[Disclosed, ...] = ()
    """Documents in which persons are named by law; their numbers are found there all the same."""
    mobile_prefixes: tuple[Text, ...] = ()
    """What the mobile numbers that were given out begin with; without them 13 to 19."""
    labels: Labels = Labels()
    """Words before a number, in small letters and without blanks."""
    heads: Heads = Heads()
    """Words in the heads of tables, in small letters and without blanks."""
    surnames: Text = ""
    """Surnames one after the other, those of two letters after a blank."""
    no_names: tuple[Text, ...] = ()
    """Words that begin like a surname and are no name."""
    no_authors: tuple[Text, ...] = ()
    """What programs write as the author or company of a file without being told one."""
    mailboxes: tuple[Text, ...] = ()
    """Domains of providers at which private persons have their mail."""

    def allows(self, text: str, day: date) -> bool:
        """Return whether a number (its digits) or mailbox is known to be no private person's."""
        return any(text == squeezed(entry.text) for entry in self.allowed if day <= entry.until)


def squeezed(text: str) -> str:
    """Return a number or mailbox as it is compared: without blanks, hyphens and case."""
    return text.replace(" ", "").replace("-", "").lower().removeprefix("+86")


class Gate(Part):
    """The marks, by what they show."""

    marks: tuple[Mark, ...] = ()
    """Statements that the document is not for the public (R75)."""
    statements: tuple[Statement, ...] = ()
    """Such statements in two halves."""
    about: tuple[Text, ...] = ()
    """Words in titles of texts that explain how to ask for information, and bear no mark."""
    traditional: Text = ""
    """Letters of the marks in pairs, as written in the traditional and in the simplified way."""
    secrecy: tuple[Mark, ...] = ()
    """Grades of secrecy, alone on a line or with a star, a term or the word for grade."""
    party_numbers: tuple[Mark, ...] = ()
    """What the document numbers of Party organs begin with."""
    party_issuers: tuple[Mark, ...] = ()
    """What shows in a name that it is a Party organ's."""
    privacy: Privacy = Privacy()
    """What shows that a text speaks of private persons."""

    def simplified(self, letters: str) -> str:
        """Return letters with those of marks written the simplified way, each one for one."""
        return letters.translate(self._variants) if self._varied.search(letters) else letters

    @cached_property
    def _variants(self) -> Mapping[int, str]:
        return {ord(pair[0]): pair[1] for pair in self.traditional.split()}

    @cached_property
    def _varied(self) -> re.Pattern[str]:
        letters = "".join(map(chr, self._variants))
        return re.compile(f"[{letters}]" if letters else r"(?!)")

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """Return what the marks look like."""
        marks = [of_mark(one, self.simplified) for one in self.marks]
        return (*marks, *(of_statement(one, self.simplified) for one in self.statements))

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Return words of which one stands in every text that bears a mark."""
        return tuple({word for pattern in self.patterns for word in pattern.triggers})

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """Return the grades of secrecy, written the simple way."""
        return tuple(self.simplified(one.text) for one in self.secrecy)
