"""Consultations that lack what people need to respond, GK435 (R104)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found, listed
from gongkai.measures.consultation_material import STAGES, Material, lacking_material
from gongkai.measures.consultations import rule_of_basis
from gongkai.measures.stages import StageState
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.kinds.consultation import Consultation

NO_MATERIAL = Code(
    "GK435",
    Severity.WARNING,
    "not found here: {what}; draft, explanation and how to respond are published together",
    "attach it or put it into the text under a heading, name its record in “follows”, and write "
    "into “how” where opinions go",
    "Order 713, article 15",
    duties=("participation",),
    rule="R104",
)
NAMES = {
    Material.DRAFT: Word("the draft"),
    Material.EXPLANATION: Word("the explanation of the draft"),
    Material.HOW: Word("how to respond"),
}


def no_material(scope: Scope) -> Iterator[Finding]:
    """Yield consultations that do not say what it is about, why, or where opinions go."""
    for consultation in scope.judged_of(Consultation):
        rule = rule_of_basis(consultation, scope.loaded)
        if rule is not None:
            lacking = [
                NAMES[one]
                for one in lacking_material(consultation, rule, scope.loaded)
                if not _is_said_at_matter(one, consultation, scope)
            ]
            if lacking:
                yield found(NO_MATERIAL, consultation, "opens", what=listed(lacking))


def _is_said_at_matter(one: Material, consultation: Consultation, scope: Scope) -> bool:
    """Return whether a matter shows it, says why not, or is reported for it (GK401, GK404)."""
    stage = STAGES.get(one)
    if stage is None:
        return False
    matters = scope.catalog.matters_of(consultation.id)
    cells = [(matter, scope.measures.matter(matter.id).cells[stage]) for matter in matters]
    return any(
        cell.state is not StageState.NOT_APPLICABLE or stage in matter.stages
        for matter, cell in cells
    )


CHECKS = (Check(NO_MATERIAL, no_material, of_absence=True),)
