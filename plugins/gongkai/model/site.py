"""What a site says of itself (data/site.yml)."""

from typing import Annotated, Literal

from gongkai.model.address_pattern import EditPattern, FaultPattern
from gongkai.model.appearance import Appearance
from gongkai.model.label import Choices
from gongkai.model.language import SPOKEN, Language
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Day, Identifier, Names, Text

Touched = Literal["new", "changed", "withdrawn", "gone", "attachments", "registries", "engine"]
"""What a change can do: to records, to the files beside them, to data/, to everything else."""


class Reviewer(Part):
    """A role that looks at some changes, named in the comment on them; never a person."""

    name: LocalText
    """What the role is called: 法制审核."""
    team: Identifier | None = None
    """Its team on the forge, where it has one of its own."""
    touched: tuple[Touched, ...] = ()
    """At which changes it looks; none means any of records."""
    kinds: tuple[Annotated[Text, Names("kind")], ...] = ()
    """At records of which kinds; none means any."""
    classes: tuple[Annotated[Text, Names("term:classes")], ...] = ()
    """At documents of which classes; none means any record."""


class Owners(Part):
    """Who reviews changes on the forge: teams of one organisation, a unit's named by its id."""

    organisation: Identifier
    """The organisation or group whose teams these are."""
    office: Identifier
    """The team of the disclosure office: it answers for records that nobody else owns yet."""
    engineers: Identifier
    """The team that answers for program, configuration and workflows."""
    reviewers: tuple[Reviewer, ...] = ()
    """Other roles that look at some changes: legal review, secrecy review."""


class SiteRegistry(Part):
    """The words of the first page and of the foot of every page, and what portals ask for (R17).

    What is not known is left out; no tag is ever made up.
    """

    heading: LocalText = LocalText()
    """The heading of the first page."""
    lede: LocalText = LocalText()
    """The sentence below it."""
    notice: LocalText | None = None
    """What readers must know first, in a box."""
    contact: LocalText | None = None
    """Who answers for the column, by role, and when they can be reached."""
    fault: FaultPattern | None = None
    """Where a fault is reported: the form for a new issue on the forge, a page of your own, or a
    `mailto:` address. In it `{page}` is the address of the page, `{title}` its title, `{version}`
    the day since which it is as it is, and `{path}` the file of a record."""
    edit: EditPattern | None = None
    """Where the file of a record is edited on the forge: `{path}` in it is the path of the file."""
    name: LocalText | None = None
    """SiteName: the registered name."""
    domain: Text | None = None
    """SiteDomain; without it the host of `site_url`."""
    id_code: Text | None = None
    """SiteIDCode: the code that the registry of government sites gave it."""
    licence: Text | None = None
    """The address of the licence under which the data may be used again."""
    appearance: Appearance | None = None
    """The colours and the logo of the city; without it those of the program."""
    demonstration: Boolean = False
    """Whether it shows what the program does, for no government: its placeholders are meant."""
    history_from: Day | None = None
    """The day from which records are published by their commit: declared dates are compared
    with the repository's record from then on, never those of what was brought in before."""
    keys: Annotated[Language, Choices(SPOKEN)] = "en"
    """The language of keys in front matter: with `zh` editors write `标题:` in place of `title:`,
    and terms and names of units in Chinese if they like. `gongkai fix --keys` rewrites records."""
    wording: Text | None = None
    """A file of the city's own with more wrong words, built like data/wording.yml; its path from
    the root of the column, and it may lie outside: `../our-words.yml`."""
    owners: Owners | None = None
    """Who reviews changes: `gongkai owners` writes .github/CODEOWNERS by it."""
