"""How the site does against the national indicators, in words (R6-R11)."""

from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.national_indicators import Distance, NationalIndicator, national_indicators
from gongkai.model.catalog import Catalog
from gongkai.model.rules import Rule
from gongkai.views.addresses import SCORE
from gongkai.views.alternates import tables_of
from gongkai.views.inspection_scope import Setting
from gongkai.views.page import Crumb, Label, Page

TITLE = Label("Against the national indicators")


@dataclass(frozen=True)
class ScoreLine:
    """One indicator with its rule."""

    found: NationalIndicator
    rule: Rule | None


@dataclass(frozen=True)
class Score:
    """Every item that alone fails the site: how far it is, or why it is not measured."""

    as_of: date
    setting: Setting
    measured: tuple[ScoreLine, ...]
    unmeasured: tuple[ScoreLine, ...]
    reached: int
    near: int
    sample: bool
    """Whether invented records were counted."""


def score_page(
    catalog: Catalog, measures: Measures, trail: tuple[Crumb, ...], setting: Setting
) -> Page:
    """Return the page of the score."""
    return Page(
        SCORE,
        "inspection_score.html",
        TITLE,
        "inspection-score",
        score(catalog, measures, setting),
        trail,
        sample=setting == "sample",
        listed=False,
        alternates=tables_of(SCORE, TITLE),
    )


def score(catalog: Catalog, measures: Measures, setting: Setting) -> Score:
    """Return how the site does on the day of `measures`."""
    rules = catalog.registries.rules
    found = national_indicators(catalog, measures)
    lines = [ScoreLine(one, rules.get(one.indicator.rule)) for one in found]
    distances = [one.distance for one in found]
    return Score(
        measures.as_of,
        setting,
        tuple(line for line in lines if line.found.distance is not Distance.NOT_MEASURED),
        tuple(line for line in lines if line.found.distance is Distance.NOT_MEASURED),
        distances.count(Distance.REACHED),
        distances.count(Distance.NEAR),
        any(health.sample for health in measures.health_of_every_column()),
    )
