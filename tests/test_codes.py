"""What belongs to a code beside what finds it: a failure lists what is still to be written."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from gongkai.checks import privacy
from gongkai.checks.registered import CODES as CHECKED
from gongkai.i18n.translation import LOCALE, translation
from gongkai.model.findings import Code
from gongkai.verdict.codes import CODES
from gongkai.verdict.handbook import file_of_example
from messages import messages_of
from personal import filled

ROOT = Path(__file__).parents[1]
FAULTS = Path(__file__).parent / "faults"
PO = LOCALE / "zh" / "LC_MESSAGES" / "gongkai.po"


@cache
def found_in_faults() -> frozenset[str]:
    """Return the codes that the faults of the demonstration are found by; one may show several."""
    cases = (yaml.safe_load(filled(file.read_text("utf-8"))) for file in FAULTS.glob("*.yml"))
    return frozenset(place[:5] for case in cases for place in case["found"])


def missing(code: Code) -> Iterator[str]:
    """Yield what is still to be written of a code."""
    example = file_of_example(code.id)
    if not example.is_file():
        yield f"write {example.relative_to(ROOT)}: what is wrong, and how it is right"
    if code.id in {*CHECKED, *privacy.CODES} - found_in_faults():
        case = (FAULTS / f"{code.id}_what_is_wrong.yml").relative_to(ROOT)
        yield f"write {case}: a fault that it finds, and a twin that it must not find"
    translated = translation("zh").messages
    for message in messages_of(code):
        if not translated.get(message):
            yield f"translate in {PO.relative_to(ROOT)}: {message}"


def faults_of(code: Code) -> Iterator[str]:
    """Yield what is wrong with the words of a code."""
    if not re.fullmatch(r"GK\d{3}", code.id):
        yield f"{code.id} is not GK and three digits"
    if not (code.message and code.fix):
        yield f"{code.id} needs a message and a fix"
    if not (code.basis or code.all_rules or code.duties):
        yield f"{code.id}: say on what it rests"
    if code.message.endswith("."):
        yield f"{code.id}: reports add what follows the message"
    if "{nearest}" in code.otherwise or ("{nearest}" in code.fix and not code.otherwise):
        yield f"{code.id}: say the fix without a near value too"


def test_every_code_has_all_that_belongs_to_it() -> None:
    lines = [line for code in CODES.values() for line in missing(code)]
    assert not lines, "\n".join(lines)


def test_every_code_says_what_is_wrong_and_how_to_correct_it() -> None:
    lines = [line for code in CODES.values() for line in faults_of(code)]
    assert not lines, "\n".join(lines)
