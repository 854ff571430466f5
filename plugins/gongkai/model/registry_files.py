"""Every file of data/: what it holds, and whether a column can do without it."""

from dataclasses import dataclass

from pydantic import BaseModel

from gongkai.model.columns import ColumnRegistry
from gongkai.model.filing import Filing
from gongkai.model.gate import Gate
from gongkai.model.history import History
from gongkai.model.indicators import IndicatorRegistry
from gongkai.model.laws import LawRegistry
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.points import PointYear
from gongkai.model.published_keys import KeyRegistry
from gongkai.model.rules import RuleRegistry
from gongkai.model.site import SiteRegistry
from gongkai.model.statutory import StatutoryRegistry
from gongkai.model.synonyms import SynonymRegistry
from gongkai.model.tables.schema import TableSchema
from gongkai.model.taken_down import TakenDownRegistry
from gongkai.model.units import UnitRegistry
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.waivers import Baseline, WaiverRegistry
from gongkai.model.wording import WordingRegistry
from gongkai.model.working_days import CalendarYear


@dataclass(frozen=True)
class RegistryFile:
    """One file of data/, or the files of one folder that hold the same for different years."""

    path: str
    """Where it lies; `<year>` in it stands for any year, `<id>` for the name of any."""
    model: type[BaseModel] | None
    """What its keys are; None where it is lines of text."""
    holds: str
    """What stands in it, in plain words."""
    required: bool = False
    """Whether nothing can be checked or built without it."""
    in_parts: bool = False
    """Whether a folder of its name may hold it in several files, which are read together."""
    written_by: str = ""
    """The command that writes it, where no person does."""


REGISTRY_FILES = (
    RegistryFile(
        "data/units.yml",
        UnitRegistry,
        "The units that publish, and the sets of units that points hold responsible.",
        required=True,
        in_parts=True,
    ),
    RegistryFile(
        "data/columns.yml",
        ColumnRegistry,
        "The tree of columns in which records are filed, a folder below `content/` for each.",
        required=True,
        in_parts=True,
    ),
    RegistryFile(
        "data/vocabularies.yml",
        Vocabularies,
        "The closed lists of terms that records and columns use.",
        required=True,
        in_parts=True,
    ),
    RegistryFile(
        "data/rules.yml",
        RuleRegistry,
        "What law and policy ask of the column, each rule with its source, certainty and dates.",
        required=True,
        in_parts=True,
    ),
    RegistryFile(
        "data/gate.yml",
        Gate,
        "What must not be published: nothing is built while a record shows one of these.",
        required=True,
        in_parts=True,
    ),
    RegistryFile(
        "data/site.yml",
        SiteRegistry,
        "What the site says of itself, and what portals ask for. What is not known is left out.",
        required=True,
    ),
    RegistryFile(
        "data/calendars/<year>.yml",
        CalendarYear,
        "The working days of a year. Nothing that needs a year without a calendar is counted.",
    ),
    RegistryFile(
        "data/points/<year>.yml",
        PointYear,
        "The key tasks of a year: who owes them, by when, and what proves them. "
        "A year of points needs the calendar of that year.",
    ),
    RegistryFile(
        "data/indicators.yml",
        IndicatorRegistry,
        "The indicators that alone fail a site, as far as they can be counted here.",
        in_parts=True,
    ),
    RegistryFile(
        "data/filing.yml",
        Filing,
        "What titles and numbers say of a document, so that one in the wrong column is found.",
        in_parts=True,
    ),
    RegistryFile(
        "data/statutory.yml",
        StatutoryRegistry,
        "What the law asks to be published, item by item, and in which columns it is kept.",
        in_parts=True,
    ),
    RegistryFile(
        "data/tables/<id>.yml",
        TableSchema,
        "What a table of one sort holds: its columns, keys, sums and what must hold between its "
        "cells. A new sort of table needs nothing but its file.",
    ),
    RegistryFile(
        "data/links.yml",
        LinkRegistry,
        "Other sites: those that pages lead to, and those that no page may link to.",
        in_parts=True,
    ),
    RegistryFile(
        "data/wording.yml",
        WordingRegistry,
        "Words that are written wrong, and how they are right. `wording` in data/site.yml may name "
        "one more file of the same form, which may lie outside the repository.",
        in_parts=True,
    ),
    RegistryFile(
        "data/laws.yml",
        LawRegistry,
        "Laws, regulations and orders that documents cite: their numbers, and until when they are "
        "in force.",
        in_parts=True,
    ),
    RegistryFile(
        "data/synonyms.yml",
        SynonymRegistry,
        "What people type into a search and what official texts write instead.",
        in_parts=True,
    ),
    RegistryFile(
        "data/keys.yml",
        KeyRegistry,
        "The public keys by which readers verify that a release is yours. `gongkai keygen` makes "
        "them; their private halves lie in no repository.",
    ),
    RegistryFile(
        "data/taken-down.yml",
        TakenDownRegistry,
        "Records that were taken down by hand. They are shown nowhere, even where a branch still "
        "holds their files; a notice stays at each address. To show one again, delete its entry.",
        written_by="gongkai takedown",
    ),
    RegistryFile(
        "data/waivers.yml",
        WaiverRegistry,
        "Findings that do not count until a day, each with its reason.",
    ),
    RegistryFile(
        "data/baseline.yml",
        Baseline,
        "Findings that were there when the checks were first run. They do not count, and may "
        "only become fewer.",
        written_by="gongkai check --write-baseline",
    ),
    RegistryFile(
        "data/addresses.txt",
        None,
        "Every address that was published, one a line, from the root of the site. None may vanish. "
        "The line `# editions:` names the edition at the root, and then those below it.",
        written_by="gongkai publish --write-addresses",
    ),
    RegistryFile(
        "data/inspection/history.json",
        History,
        "When each fault was first and last seen. The option `history` in mkdocs.yml names it.",
        written_by="gongkai inspect --update-history",
    ),
)
"""In the order in which a new column fills them."""
