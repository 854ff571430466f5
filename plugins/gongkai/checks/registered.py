"""The checks of a column: to add some, add a file here (docs/contributing.md)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from gongkai import checks as room
from gongkai.checks import privacy
from gongkai.checks.check import Check, RecordCheck, Scope
from gongkai.checks.text_check import Clean, TextCheck, find_in_texts
from gongkai.model.certainty import CERTAIN
from gongkai.model.findings import Code, Finding, Severity, sort_findings
from gongkai.model.registries import Registries


def _families() -> Iterator[ModuleType]:
    """Yield every module of this room that declares `CHECKS`, in alphabetical order."""
    for module in iter_modules(room.__path__, f"{room.__name__}."):
        if module.name != __name__ and hasattr(family := import_module(module.name), "CHECKS"):
            yield family


FAMILIES = tuple(_families())
CHECKS: tuple[Check | RecordCheck, ...] = tuple(
    check for family in FAMILIES for check in family.CHECKS
)
OF_PERSONS: tuple[Check | RecordCheck, ...] = privacy.CHECKS
"""Those that read every text through for persons, as the gate does."""
CODES: dict[str, Code] = {check.code.id: check.code for check in CHECKS}


def run_checks(
    scope: Scope,
    checks: Iterable[Check | RecordCheck] = CHECKS,
    clean: Clean | None = None,
) -> list[Finding]:
    """Return what `checks` find on the day of `scope`, by place.

    Records that are `clean` are not looked at by those of texts: the same ones found nothing there.
    """
    asked = [check for check in checks if not (check.of_absence and scope.is_partial)]
    of_texts = [check for check in asked if isinstance(check, TextCheck)]
    found = [
        *(one for check in asked if not isinstance(check, TextCheck) for one in check.run(scope)),
        *find_in_texts(of_texts, scope, clean),
    ]
    registries, day = scope.loaded.registries, scope.as_of
    return sort_findings([one for finding in found for one in _judged(finding, registries, day)])


def _judged(finding: Finding, registries: Registries, as_of: date) -> Iterator[Finding]:
    """Yield the finding as its rule allows: in force on its day, an error only if certain."""
    rule = registries.rule(finding.code.rule, finding.on or as_of, finding.unit)
    if finding.code.rule not in registries.rules:
        yield finding
    elif rule is not None:
        is_bound = finding.is_error and rule.certainty not in CERTAIN
        yield replace(finding, severity=Severity.WARNING) if is_bound else finding
