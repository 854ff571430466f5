"""What a table of one sort holds, in the terms of Frictionless Table Schema and ours beside them.

`fields`, `primaryKey`, `foreignKeys` and `missingValues` mean what they mean there
(https://specs.frictionlessdata.io/table-schema/); what a disclosure needs beyond it follows.
"""

from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Identifier, Names, Number, RuleId, Text
from gongkai.model.tables.conditions import Freshness, RowCondition, WholeGroup
from gongkai.model.tables.labels import RowLabels
from gongkai.model.tables.row_states import RowEnd, RowTarget, RowUpdates
from gongkai.model.tables.totals import Agreement, Identity, Ratio, Total

FieldType = Literal["string", "integer", "number", "date", "yearmonth", "quarter", "year"]
NUMERIC = ("integer", "number")
Mask = Literal["name", "phone", "identity", "account"]
ITSELF = ""
"""What a foreign key that leads to rows of its own table says."""
RESOURCES = (ITSELF, "units", "records", "rules", "points")
"""What a foreign key may lead to, beside `vocabularies/<name>`."""


class Constraints(Part):
    """What the values of a column must be."""

    required: Boolean = False
    """Whether no row may lack it; totals may."""
    unique: Boolean = False
    """Whether no two rows may have the same."""
    minimum: Number | None = None
    """The least number."""
    maximum: Number | None = None
    """The greatest number."""
    pattern: Text | None = None
    """A regular expression that the whole of a text must match."""
    form: LocalText | None = None
    """What the pattern asks for, in words for those who fill in the table: “3, 5 or 7 digits”."""
    enum: tuple[Text, ...] = ()
    """The only texts that there may be."""


class TableField(Part):
    """One column."""

    name: Text
    """Names the column for ever, in files to take away: small letters, digits, underscores."""
    title: LocalText
    """What pages call it, and what heads it in the clerk's file."""
    headers: tuple[Text, ...] = ()
    """What else heads it in files; `本年/金额` is a head below another one."""
    parts: tuple[Text, ...] = ()
    """What heads the columns over which files spread its value, such as 类, 款 and 项."""
    description: LocalText | None = None
    """What its values mean, for the data dictionary."""
    type: FieldType = "string"
    """What its values are."""
    unit: Text | None = None
    """What a number counts: 万元, 人, 户, %. Another unit of the same kind is converted."""
    constraints: Constraints = Constraints()
    """What its values must be."""
    terms: Mapping[Identifier, LocalText] = Field(default_factory=dict)
    """The only things that there may be, with what each is called; cells hold names or ids."""
    mask: Mask | None = None
    """What is named in it and must be masked."""
    basis: Boolean = False
    """Whether it names the documents on which a row rests; they must be in force."""
    format: Literal["default", "uri"] = "default"
    """`uri`: its values are addresses, and are shown as links."""
    host: Text | None = None
    """Of a column of addresses: the column with the host to which they must lead."""

    def term(self, text: str) -> LocalText | None:
        """Return the term that a text without blanks is the id or a name of."""
        return self.terms.get(self._by_name.get(text, ""))

    def term_id(self, text: str) -> str | None:
        """Return the id of that term."""
        return self._by_name.get(text)

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {
            "".join(name.split()): term
            for term, words in self.terms.items()
            for name in (term, words.in_("zh"), words.in_("en"))
        }

    @property
    def is_number(self) -> bool:
        """Return whether one can count with its values."""
        return self.type in NUMERIC


class FormRow(Part):
    """One row of a form, which has the same rows in every file."""

    name: Identifier
    """Names the row for ever, in addresses, sums and identities."""
    title: LocalText
    """What pages call it, and what stands before it in the clerk's file; a colon stands for the
    border between cells beside one another."""
    headers: tuple[Text, ...] = ()
    """What else stands before it in files."""


class Resource(Part):
    """Where a foreign key leads."""

    resource: Text
    """`units`, `records`, `rules`, `points`, `vocabularies/<name>`, or `""`: the rows of the table
    itself, by their key."""


class ForeignKey(Part):
    """A column whose values name something that is entered elsewhere."""

    fields: Text
    """The column."""
    reference: Resource
    """What it names."""


class Chain(Part):
    """Rows that follow one another without a gap."""

    field: Text
    """The column with the month, quarter or year."""
    step: Literal["month", "quarter", "year"]
    """How far each is from the next."""


class JumpLimit(Part):
    """A number that seldom changes by much."""

    field: Text
    """The column."""
    against: Text | None = None
    """The column with the number of the year before; without it the same row of the version before,
    or of the same month of the year before."""


class Late(Part):
    """By when the figures of a period have to be published."""

    rule: RuleId
    """The rule that says how many days after its end."""
    working: Boolean = False
    """Whether they are working days."""


class TableChart(Part):
    """How a table is drawn."""

    of: tuple[Text, ...]
    """The columns that are drawn, each by itself."""
    form: Literal["line", "bar", "parts"] = "line"
    """A line or bars over the periods of `chain`, or the rows as parts of a whole."""
    by: Text | None = None
    """The column of codes, of which `parts` draws the shortest; what lies below them is out."""


class TableSchema(Part):
    """data/tables/<id>.yml."""

    id: Identifier
    """Names the sort of table, as the file is called."""
    title: LocalText
    """What it is called."""
    description: LocalText | None = None
    """What it holds, in a sentence."""
    source: LocalText | None = None
    """Whose form it follows: the notice that prescribes it, or that it is this column's own."""
    fields: tuple[TableField, ...]
    """The columns, in order."""
    primary_key: tuple[Text, ...] = Field(alias="primaryKey")
    """The columns that tell rows apart; with them a row keeps its address."""
    rows: tuple[FormRow, ...] = ()
    """The rows of a form, in order: each must be there once. The first column of the primary key
    holds what they are called."""
    row_titles: tuple[Text, ...] = Field(default=(), alias="rowTitles")
    """The columns that say what a row is called; without them its key does."""
    foreign_keys: tuple[ForeignKey, ...] = Field(default=(), alias="foreignKeys")
    """The columns that name something else."""
    missing_values: tuple[Text, ...] = Field(default=("",), alias="missingValues")
    """What stands for no value, each for its own reason: blank, `/`, `—`. None of them is 0."""
    totals: tuple[Total, ...] = ()
    """Sums that must close."""
    identities: tuple[Identity, ...] = ()
    """Sides that must be equal."""
    conditions: tuple[RowCondition, ...] = ()
    """What rows must hold."""
    order: tuple[tuple[Text, ...], ...] = ()
    """Columns of days that must not come one before the other: asked for, granted, ended."""
    fresh: tuple[Freshness, ...] = ()
    """Days that must not be long past."""
    complete: tuple[WholeGroup, ...] = ()
    """Rows that each group must have."""
    ratios: tuple[Ratio, ...] = ()
    """Percentages that must follow from numbers beside them."""
    agreements: tuple[Agreement, ...] = ()
    """Cells that must be the same in another table of the record."""
    rounded: tuple[Text, ...] = ("四舍五入", "尾差", "进位")
    """Words of a note that says that numbers are rounded: their sums may be off by as much."""
    chain: Chain | None = None
    """The periods that must follow one another."""
    jumps: tuple[JumpLimit, ...] = ()
    """Numbers that are compared with the year before."""
    late: Late | None = None
    """By when it is due."""
    ends: RowEnd | None = None
    """The last day on which a row holds, and how the row says that it does."""
    updates: RowUpdates | None = None
    """How often what a row describes is brought up to date."""
    targets: RowTarget | None = None
    """The number that a row was to reach, and how the row says that it did."""
    families: tuple[Text, ...] = ()
    """The sets of tables that are published together and to which it belongs: a record that has two
    or more tables of a set has all of it."""
    as_of: Boolean = False
    """Whether the record must say of which day it is."""
    forbidden: tuple[Text, ...] = ()
    """Words that must head no column: what they hold of persons is not for the public."""
    search: tuple[Text, ...] = ()
    """The columns whose numbers lead readers to their row when they are searched for."""
    named: tuple[Text, ...] = ()
    """The columns whose names do the same, such as streets: each page of the search reads them."""
    chart: TableChart | None = None
    """How it is drawn."""

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return the place of each column among the fields, by name."""
        return {field.name: place for place, field in enumerate(self.fields)}

    @cached_property
    def labels(self) -> Mapping[str, Container[str]]:
        """Return what rows with sums are called, by column.

        What an identity names is a balance; in a form it is a row like others.
        """
        found: dict[str, set[str]] = {}
        wheres = [total.row for total in self.totals]
        if not self.rows:
            wheres += [term.row for one in self.identities for term in (*one.left, *one.right)]
        for where in wheres:
            for name, texts in where.items():
                found.setdefault(name, set()).update(texts)
        return {name: self.called(name, texts) for name, texts in found.items()}

    def called(self, column: str, names: Iterable[str]) -> Container[str]:
        """Return what may stand in a column where rows are told by texts, or by names of a form."""
        if column == self.form_field:
            rows = (self.form_rows.get(name) for name in names)
            return frozenset(row.title.in_("zh") for row in rows if row is not None)
        return RowLabels(names)

    @property
    def form_field(self) -> str | None:
        """Return the column of a form that holds what its rows are called; None of other tables."""
        return self.primary_key[0] if self.rows else None

    @cached_property
    def form_rows(self) -> Mapping[str, FormRow]:
        """Return the rows of a form by their names."""
        return {row.name: row for row in self.rows}

    @cached_property
    def form_titles(self) -> Mapping[str, FormRow]:
        """Return the rows of a form by what stands for them in the column of rows."""
        return {row.title.in_("zh"): row for row in self.rows}

    def field(self, name: str) -> TableField | None:
        """Return a column by its name."""
        place = self.places.get(name)
        return self.fields[place] if place is not None else None


class TableFile(Part):
    """A table of a record: a file beside it, and what sort of table it holds."""

    file: Annotated[Text, Label("File")]
    """The name of the file, without a folder: `.csv` or `.xlsx`."""
    of: Annotated[Text | None, Names("table"), Label("Sort of table")] = None
    """The sort of table, an id of data/tables; a list or a series says it for all of its tables."""
    sheet: Annotated[Text | None, Label("Sheet")] = None
    """The sheet of the workbook; without it the first one."""
    title: Annotated[LocalText | None, Label("Title")] = None
    """What readers call it; without it, what its sort is called."""
