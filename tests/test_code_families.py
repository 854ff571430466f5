"""`gongkai explain`: the codes that begin alike."""

import re

import pytest
from click.testing import CliRunner

from gongkai.cli import main
from gongkai.verdict.codes import CODES


@pytest.mark.parametrize("asked", ["gk1", "GK10", "gk"])
def test_a_beginning_lists_the_codes_that_begin_so(asked: str) -> None:
    done = CliRunner().invoke(main, ["explain", asked])
    assert done.exit_code == 0
    listed = set(re.findall(r"^- (GK\d+) ", done.output, re.MULTILINE))
    assert listed == {code for code in CODES if code.startswith(asked.upper())}


@pytest.mark.parametrize("asked", ["GKX", "1", "G"])
def test_what_begins_no_code_is_refused(asked: str) -> None:
    assert CliRunner().invoke(main, ["explain", asked]).exit_code == 2
