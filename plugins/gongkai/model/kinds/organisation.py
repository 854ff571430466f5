"""How a zone is arranged before and after its reform (体制机制改革; point 3)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, PlanId


class MovedFunction(Part):
    """A function with who has it before and after; one that ended says why."""

    function: Annotated[LocalText, Label("Function")]
    """What is done."""
    before: Annotated[LocalText | None, Label("Before the reform")] = None
    """Who did it."""
    after: Annotated[LocalText | None, Label("After the reform")] = None
    """Who does it now."""
    ended: Annotated[LocalText | None, Label("Ended")] = None
    """Why nobody does it any more."""


class Posts(Part):
    """How many posts of one sort there are, never who holds them."""

    role: Annotated[LocalText, Label("Posts")]
    """What the posts are."""
    before: Annotated[Integer | None, Label("Before the reform")] = None
    """How many there were."""
    after: Annotated[Integer | None, Label("After the reform")] = None
    """How many there are now."""


class Organisation(Record):
    """Structure, functions and posts of a zone, before and after."""

    label: ClassVar[Label] = Label("Reform of a zone")
    plural: ClassVar[Label] = Label("Reforms of zones")

    kind: Literal["organisation"]
    zone: Annotated[LocalText, Label("Zone")]
    """The zone."""
    reformed: Annotated[Day, Label("In effect from")]
    """The day from which the new arrangement holds."""
    plan: Annotated[PlanId | None, Label("Reform plan")] = None
    """The plan or policy document on which the reform rests; its text names each office."""
    before: Annotated[LocalText, Label("Structure before")]
    """How it was arranged."""
    after: Annotated[LocalText, Label("Structure after")]
    """How it is arranged now."""
    functions: Annotated[tuple[MovedFunction, ...], Label("Functions")] = ()
    """Each function that moved, stayed or ended."""
    posts: Annotated[tuple[Posts, ...], Label("Posts")] = ()
    """The posts by sort."""
