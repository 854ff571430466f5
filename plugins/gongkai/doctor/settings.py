"""mkdocs.yml: whether it can be read, which editions it names."""

from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, wrong
from gongkai.model.findings import Phrase, Word
from gongkai.sources.editions import EditionsError, read_editions


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield the editions of the column, or why nobody knows them."""
    if workplace.root is None:
        yield ok(Phrase("no column here: only the machine is examined"))
        return
    try:
        editions = read_editions(workplace.root)
    except EditionsError as error:
        yield wrong(error.said, run_this("gongkai check"))
    else:
        names = ", ".join((editions.root, *editions.below))
        yield ok(Phrase("{folder}; editions: {names}", folder=str(workplace.root), names=names))


SETTINGS = Examination("column", Word("this column"), examine)
