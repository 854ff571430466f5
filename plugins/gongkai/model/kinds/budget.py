"""A budget or the final accounts of a unit (财政预决算; point 10; article 20(7))."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Choices, Label
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer

_ACCOUNTS = {"budget": Label("Budget"), "final-accounts": Label("Final accounts")}


class Budget(Record):
    """The money of one unit in one year, as planned or as spent."""

    label: ClassVar[Label] = Label("Budget or final accounts")
    plural: ClassVar[Label] = Label("Budgets and final accounts")

    kind: Literal["budget"]
    year: Annotated[Integer, Label("Year")]
    """The year of the money."""
    account: Annotated[Literal["budget", "final-accounts"], Label("Account"), Choices(_ACCOUNTS)]
    """Whether it is planned (`budget`) or spent (`final-accounts`)."""
    approved: Annotated[Day | None, Label("Approved on")] = None
    """When the people's congress or the finance bureau approved it."""
