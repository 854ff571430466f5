"""What the files beside a page are for, in a resident's words; how they are called comes after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Label, Title

NAMES = {
    Form.ATOM: "Atom",
    Form.JSON_FEED: "JSON Feed",
    Form.CALENDAR: "iCalendar",
    Form.CSV: "CSV",
    Form.XLSX: "Excel",
    Form.JSON: "JSON",
    Form.TABLE_CSV: "CSV",
    Form.TABLE_XLSX: "Excel",
    Form.TABLE_JSON: "JSON",
}
"""What those who know these forms call them; of others `labels.FORM` says what they hold."""
_NEWS = (Form.ATOM, Form.JSON_FEED)
_TABLES = (Form.CSV, Form.XLSX, Form.TABLE_CSV, Form.TABLE_XLSX)
_USES = (
    (Label("What is new here, in a feed reader"), _NEWS),
    (Label("Days for your calendar"), (Form.CALENDAR,)),
    (Label("The list as a table"), _TABLES),
)
_PROGRAMS = Label("For programs")


@dataclass(frozen=True)
class SameList:
    """One list, in the forms that are for the same use."""

    title: Title
    files: tuple[Alternate, ...]


@dataclass(frozen=True)
class UseOfFiles:
    """What files are for."""

    title: Label
    lists: tuple[SameList, ...]

    @property
    def is_followed(self) -> bool:
        """Return whether the files go on to tell what is new."""
        return any(file.form in (*_NEWS, Form.CALENDAR) for one in self.lists for file in one.files)


def by_use(found: Iterable[Alternate]) -> tuple[UseOfFiles, ...]:
    """Return files by what they are for, what tells of news first."""
    files = tuple(found)
    named = {form for _, forms in _USES for form in forms}
    others = tuple(dict.fromkeys(file.form for file in files if file.form not in named))
    sorts = (*_USES, (_PROGRAMS, others))
    uses = (UseOfFiles(title, tuple(_lists(files, forms))) for title, forms in sorts)
    return tuple(use for use in uses if use.lists)


def _lists(files: Iterable[Alternate], forms: tuple[Form, ...]) -> Iterator[SameList]:
    of_them = (file for file in files if file.form in forms)
    for title, same in groupby(of_them, lambda file: file.title):
        yield SameList(title, tuple(same))
