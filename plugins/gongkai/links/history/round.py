"""A night over the addresses on other sites: ask, remember, and see what changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from gongkai.links.external.other_sites import ExternalLink
from gongkai.links.history.file import read_history, write_history
from gongkai.links.history.night import LinkNight
from gongkai.links.history.observation import Answer, Expected
from gongkai.links.history.observe import Manners, Report, observe
from gongkai.links.history.states import after_night, wanted


def run_round(
    listed: Sequence[ExternalLink],
    expected: Mapping[str, Expected],
    manners: Manners,
    file: Path,
    day: date,
    *,
    report: Report | None = None,
) -> LinkNight:
    """Ask for every address of a list, and write what it became to the history.

    Raises LinkHistoryError where the file is no history or cannot be written.
    """
    before = read_history(file)
    asked = wanted((one.url for one in listed if one.is_asked), expected, before)
    seen = observe(asked, manners, report)
    if asked and not seen.is_online:
        return LinkNight(tuple(listed), expected, before, is_observed=False, unobserved=len(asked))
    after, changed, without = after_night(before, asked, seen, day.isoformat())
    write_history(file, after)
    unobserved = sum(
        one.url not in seen.by_url or seen.by_url[one.url].answer is Answer.UNOBSERVABLE
        for one in asked
    )
    return LinkNight(tuple(listed), expected, after, changed, without, unobserved=unobserved)
