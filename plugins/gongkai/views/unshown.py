"""The boxes of a record while its blocks are made: what has no shape of its own yet."""

from collections.abc import Iterable
from dataclasses import replace

from gongkai.views.blocks import Action, Box, Field


class UnshownBoxes:
    """Everything that a record says beyond its facts; what is taken out of it is shown apart."""

    def __init__(self, kind: str, boxes: Iterable[Box]) -> None:
        """Begin with everything that a record of `kind` says."""
        self._kind = kind
        self._boxes = {box.key: box for box in boxes}

    def box(self, key: str) -> Box | None:
        """Take a box with what is left of it; None where it has nothing to say."""
        return self._boxes.pop(key, None)

    def field(self, key: str) -> Field | None:
        """Take one field of the kind's own; None where it says nothing."""
        own = self._boxes.get(self._kind)
        found = next((field for field in own.fields if field.key == key), None) if own else None
        if own is not None and found is not None:
            rest = tuple(other for other in own.fields if other is not found)
            self._boxes[own.key] = replace(own, fields=rest)
        return found

    def fields(self, *keys: str) -> tuple[Field, ...]:
        """Take those of these fields that say something."""
        found = (self.field(key) for key in keys)
        return tuple(field for field in found if field is not None)

    def pass_over(self, *keys: str) -> None:
        """Take fields and boxes that are shown by what is worked out of them."""
        for key in keys:
            if self.box(key) is None:
                self.field(key)

    def say_more(self, box: str, key: str, **changed: object) -> None:
        """Change what one field of a box says, in its place."""
        found = self._boxes.get(box)
        if found is not None:
            fields = tuple(
                replace(field, **changed) if field.key == key else field  # type: ignore[arg-type]
                for field in found.fields
            )
            self._boxes[box] = replace(found, fields=fields)

    def offer(self, box: str, actions: Iterable[Action]) -> None:
        """Say what can be done at once by what a box says."""
        found = self._boxes.get(box)
        if found is not None:
            self._boxes[box] = replace(found, actions=tuple(actions))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Return what is left."""
        return tuple(box for box in self._boxes.values() if box.fields)
