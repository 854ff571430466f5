"""What the leak gate looks for (data/gate.yml; design.md §4.10)."""

from datetime import date
from typing import Literal

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, ColumnId, Day, Text

Certainty = Literal["V", "V~", "D", "M", "unknown"]


class Sign(Part):
    """A text that must not appear in a published record."""

    text: Text
    certainty: Certainty
    whole_line: Boolean = False
    """Whether it counts only where it stands alone on a line."""


class Allowed(Part):
    """A number or mailbox that is no private person's, such as that of a duty phone."""

    text: Text
    reason: LocalText
    until: Day
    """The last day on which it is taken for granted; then somebody asks again."""


class Disclosed(Part):
    """Papers in which the law wants persons to be told apart, as in punishments (R94).

    A paper is one of these by its column, by its kind, or by a word in its title.
    """

    columns: tuple[ColumnId, ...] = ()
    kinds: tuple[Text, ...] = ()
    titles: tuple[Text, ...] = ()
    basis: LocalText
    certainty: Certainty


class Labels(Part):
    """Words before a number, or above it in a table, that say what it is."""

    identity: tuple[Text, ...] = ()
    phone: tuple[Text, ...] = ()
    card: tuple[Text, ...] = ()
    serial: tuple[Text, ...] = ()
    """Numbers of papers, projects and things."""
    amount: tuple[Text, ...] = ()
    units_after: tuple[Text, ...] = ()
    """What follows a number that counts something."""


class Heads(Part):
    """Words in the heads of tables, by what stands below them."""

    persons: tuple[Text, ...] = ()
    organisations: tuple[Text, ...] = ()
    addresses: tuple[Text, ...] = ()
    births: tuple[Text, ...] = ()
    conditions: tuple[Text, ...] = ()
    """Illness, disability, pregnancy and the like (R93)."""


class Privacy(Part):
    """What shows that a text speaks of private persons (R92 to R94)."""

    allowed: tuple[Allowed, ...] = ()
    disclosed: tuple[Disclosed, ...] = ()
    labels: Labels = Labels()
    heads: Heads = Heads()
    surnames: Text = ""
    """Surnames one after the other, those of two letters after a blank."""
    no_names: tuple[Text, ...] = ()
    """Words that begin like a surname and are no name."""
    no_authors: tuple[Text, ...] = ()
    """What programs write as the author or company of a file without being told one."""
    mailboxes: tuple[Text, ...] = ()
    """Domains of providers at which private persons have their mail."""

    def allows(self, text: str, day: date) -> bool:
        """Tell whether a number (its digits) or mailbox is known to be no private person's."""
        return any(text == squeezed(entry.text) for entry in self.allowed if day <= entry.until)


def squeezed(text: str) -> str:
    """Return a number or mailbox as it is compared: without blanks, hyphens and case."""
    return text.replace(" ", "").replace("-", "").lower().removeprefix("+86")


class Gate(Part):
    """The signs, by what they show."""

    marks: tuple[Sign, ...] = ()
    """Statements that the document is not for the public (R75)."""
    secrecy: tuple[Sign, ...] = ()
    """Grades of secrecy, alone on a line or with a star, a term or the word for grade."""
    party_numbers: tuple[Sign, ...] = ()
    party_issuers: tuple[Sign, ...] = ()
    privacy: Privacy = Privacy()
