"""Whether data/ has the rules on which the engine rests, and whether words have their numbers."""

from collections.abc import Collection, Iterator, Sequence

from gongkai.model.filling import PLACE
from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.law import LAW
from gongkai.model.nearest import nearest
from gongkai.model.points import PointYear
from gongkai.model.registries import Registries
from gongkai.model.rules import RuleRegistry
from gongkai.sources.codes import values
from gongkai.sources.registries import RegistryFile
from gongkai.sources.yaml import Path


def check_law(registries: Registries, files: Sequence[RegistryFile]) -> Iterator[Finding]:
    """Report each rule or key of a rule that the engine needs and data/ does not have.

    Where a file of the rules could not be read, that is the fault, and it is reported.
    """
    read = [file for file in files if file.model is RuleRegistry]
    if not read or any(file.value is None for file in read):
        return
    for need in LAW:
        about = Word(need.about)
        rule = registries.rules.get(need.rule)
        if rule is None:
            yield Finding(
                values.NO_RULE, SourcePlace(read[0].path), {"id": need.rule, "about": about}
            )
            continue
        for key in need.missing(rule):
            details = {"id": need.rule, "key": key, "about": about}
            yield Finding(values.NO_RULE_KEY, registries.places[f"rule:{rule.id}"], details)
    for indicator in registries.indicators.indicators:
        rule = registries.rules.get(indicator.rule)
        if rule is not None and indicator.counts and indicator.counts not in rule.limits:
            details = {
                "id": rule.id,
                "key": f"limits.{indicator.counts}",
                "about": Word("the count that fails a site"),
            }
            yield Finding(values.NO_RULE_KEY, registries.places[f"rule:{rule.id}"], details)


def check_numbers(registries: Registries, files: Sequence[RegistryFile]) -> Iterator[Finding]:
    """Report a name in braces, in the words of a rule or point, for which there is no number."""
    numbers = registries.numbers
    for file in files:
        if isinstance(file.value, RuleRegistry):
            for place, rule in enumerate(file.value.rules):
                raw = dict(file.document.value["rules"][place])
                variants = raw.pop("variants", [])
                yield from _unknown(file, raw, ("rules", place), rule.values)
                for number, variant in enumerate(rule.variants):
                    loc = ("rules", place, "variants", number)
                    yield from _unknown(file, variants[number], loc, rule.varied(variant).values)
        elif isinstance(file.value, PointYear):
            yield from _unknown(file, file.document.value, (), numbers)


def _unknown(
    file: RegistryFile, value: object, loc: Path, known: Collection[str]
) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _unknown(file, inner, (*loc, key), known)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _unknown(file, inner, (*loc, place), known)
    elif isinstance(value, str):
        for name in PLACE.findall(value):
            if name not in known:
                near = nearest(name, tuple(known))
                details = {"name": name} | ({"nearest": f"{{{near}}}"} if near else {})
                yield Finding(
                    values.NO_NUMBER, SourcePlace(file.path, *file.document.position(loc)), details
                )
