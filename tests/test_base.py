"""The base project, from which most tests start."""

from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from unready import found_in_base
from workspace import places


def test_nothing_is_found_in_the_base() -> None:
    """A new check that finds something here is left out of all other tests until it does not."""
    found = found_in_base()
    words = translation("en")
    reported = [
        f"{place} {message(one, words)}" for place, one in zip(places(found), found, strict=True)
    ]
    assert not reported, "correct the check, or tests/base:\n" + "\n".join(reported)
