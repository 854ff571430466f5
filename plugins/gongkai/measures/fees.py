"""What requests for information cost, by the steps of a rule (R87, R88).

The calculator of the page (assets/fees.js) reckons from the same steps; a browser test holds the
two to each other.
"""

from collections.abc import Iterator

from gongkai.model.fees import FeeScale, FeeStep


def price(scale: FeeScale, number: int) -> int:
    """Return what the item or page of this number costs, in yuan; they count from 1."""
    step = max((one for one in scale.steps if one.from_ <= number), key=lambda one: one.from_)
    if step.every is None or step.more is None:
        return step.price
    return step.price + (number - step.from_) // step.every * step.more


def fee(scale: FeeScale, count: int) -> int:
    """Return what so many items or pages cost in all, in yuan."""
    return sum(price(scale, number) for number in range(1, count + 1))


def worked(scale: FeeScale) -> tuple[tuple[int, int], ...]:
    """Return counts with what they cost: the last of each step, and the first of the next."""
    counts = sorted({count for count in _turns(scale) if count > 0})
    return tuple((count, fee(scale, count)) for count in counts)


def _turns(scale: FeeScale) -> Iterator[int]:
    for step in scale.steps:
        yield from (step.from_ - 1, step.from_)
    last = scale.steps[-1]
    if last.every is not None:
        for times in (1, 2):
            yield from (last.from_ + times * last.every - 1, last.from_ + times * last.every)
    else:
        yield last.from_ - 1 + _length_before(scale, last)


def _length_before(scale: FeeScale, last: FeeStep) -> int:
    """Return how long the step before the last is; where there is none, one."""
    return last.from_ - scale.steps[-2].from_ if len(scale.steps) > 1 else 1
