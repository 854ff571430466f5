"""What changes in a file, as lines to print."""

import difflib
from collections.abc import Iterator

from gongkai.commands.speaking import spoken
from gongkai.model.edits import Recoding, recoded
from gongkai.report.characters import visible
from gongkai.verdict.fixing import FixedFile

ANEW = "{path}: written anew as UTF-8 with LF line ends and without BOM (it is {encoding})"
ANEW_WITH_MARK = "{path}: written anew as UTF-8 with BOM, as Excel reads it (it is {encoding})"
WORDS = (ANEW, ANEW_WITH_MARK)
"""What is said of a file in the differences, for translators."""


def difference(file: FixedFile) -> Iterator[str]:
    """Yield the lines of a file that change; of its encoding and line ends only that they do."""
    edits = [one.edit for one in file.findings if isinstance(one.edit, Recoding)]
    if edits:
        said = ANEW_WITH_MARK if edits[0].with_mark else ANEW
        yield spoken()(said, path=visible(file.path), encoding=edits[0].encoding)
    before = recoded(file.before, edits[0].encoding if edits else "utf-8").split("\n")
    after = recoded(file.after, "utf-8").split("\n")
    named = (f"a/{visible(file.path)}", f"b/{visible(file.path)}")
    yield from map(visible, difflib.unified_diff(before, after, *named, lineterm=""))
