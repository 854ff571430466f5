"""A budget or the final accounts of a unit (财政预决算; point 10; article 20(7))."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.record import Record
from gongkai.model.scalars import Day, UnitId, Year

ACCOUNTS = {"budget": Label("Budget"), "final-accounts": Label("Final accounts")}
"""What is planned, and what was spent."""


class Budget(Record):
    """The money of one unit in one year, as planned or as spent."""

    label: ClassVar[Label] = Label("Budget or final accounts")
    plural: ClassVar[Label] = Label("Budgets and final accounts")

    kind: Literal["budget"]
    year: Annotated[Year, Label("Year")]
    """The year of the money."""
    account: Annotated[Literal["budget", "final-accounts"], Label("Account"), Choices(ACCOUNTS)]
    """Whether it is planned (`budget`) or spent (`final-accounts`)."""
    whose: Annotated[UnitId | None, Label("Budget of"), ChineseKey("预算单位")] = None
    """Whose money it is, where another unit publishes it: the finance bureau that of its
    government."""
    includes: Annotated[tuple[UnitId, ...], Label("Includes the budgets of")] = ()
    """The units below it whose money is in its tables, and who publish none of their own."""
    approved: Annotated[Day | None, Label("Approved on")] = None
    """When the people's congress or the finance bureau approved it."""

    @property
    def owner(self) -> str:
        """Return the unit whose money it is."""
        return str(self.whose or self.unit)
