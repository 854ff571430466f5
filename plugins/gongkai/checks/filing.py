"""Records in the wrong column or year, GK201 to GK208 (point 33)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found, place_of_column
from gongkai.measures.column_similarity import ColumnWording
from gongkai.measures.filing import (
    Against,
    Misfiled,
    Signal,
    bare_title,
    folder_year,
    year_in_title,
    years_of,
)
from gongkai.model.findings import Code, Finding, Named, Severity, Word
from gongkai.model.kinds.budget import Budget
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.record import Record

MISFILED = Code(
    "GK201",
    Severity.ERROR,
    "{first} “{one}” and {second} “{two}” do not belong in {folder}",
    "move its files to {nearest}, which leaves the address as it is; or fix what does not fit",
    duties=("filing",),
    otherwise="fix what does not fit; records in {folder} are {takes}",
)
DOUBTFUL = Code(
    "GK202",
    Severity.WARNING,
    "{first} “{one}” does not belong in {folder}",
    "move its files to {nearest}, which leaves the address as it is; or fix what does not fit",
    duties=("filing",),
    otherwise="fix what does not fit; records in {folder} are {takes}",
)
OTHER_KIND = Code(
    "GK203",
    Severity.WARNING,
    "the title says “{words}”, but the record is of kind “{kind}”",
    "write “kind: {other}” and the keys that it needs; if the title is right as it is, fix it "
    "so that readers do not take it for that",
    duties=("filing",),
)
OTHER_FOLDER = Code(
    "GK204",
    Severity.WARNING,
    "the record lies in the folder of {folder}, but is of {years}",
    "move its files to {right}, which leaves the address as it is; if a date is wrong, fix it",
    duties=("filing",),
)
OTHER_YEAR = Code(
    "GK205",
    Severity.WARNING,
    "“year” is {year}, but the title says {other}",
    "write “year: {other}”, or fix the title",
    duties=("filing",),
)
NEWS = Code(
    "GK206",
    Severity.WARNING,
    "“{words}” is news; a statutory section holds only what must be published by law",
    "take the record out of this column; news stands on the portal",
    "General Office letter 61 of 2019",
    rule="R116",
)
FOREIGN_KIND = Code(
    "GK207",
    Severity.WARNING,
    "the statutory section “{column}” takes and holds records of kind “{kind}”, which the law "
    "does not ask to be published",
    "take the kind out of “kinds”, or give the section the area “open-government”",
    "General Office letter 61 of 2019",
    rule="R116",
)
WORDING = Code(
    "GK208",
    Severity.NOTICE,
    "its words are more like those of the records in {other} than of those in {folder}",
    "look whether it belongs there; if it is right here, nothing needs to be done",
    duties=("filing",),
)

_LABELS = {
    Against.KIND: Word("its kind"),
    Against.CLASS: Word("its class"),
    Against.GENRE: Word("its genre"),
    Against.ISSUER: Word("the type of its unit"),
    Against.TABLE: Word("the sort of its table"),
    Against.NUMBER: Word("its number"),
    Against.TITLE: Word("the wording of its title"),
}


def misfiled(scope: Scope) -> Iterator[Finding]:
    """Yield records whose column two things speak against."""
    for one in scope.misfiled.values():
        if len(one.signals) >= 2:
            second = one.signals[1]
            yield _against(MISFILED, one, scope, second=_LABELS[second.what], two=second.value)


def doubtful(scope: Scope) -> Iterator[Finding]:
    """Yield records whose column one thing speaks against."""
    for one in scope.misfiled.values():
        if len(one.signals) == 1:
            yield _against(DOUBTFUL, one, scope)


def _against(code: Code, one: Misfiled, scope: Scope, **details: str) -> Finding:
    first = one.signals[0]
    details |= {
        "first": _LABELS[first.what],
        "one": first.value,
        "folder": _folder(one.record.column),
        "takes": _taken(first, one, scope),
    }
    if one.belongs:
        details["nearest"] = ", ".join(map(_folder, one.belongs))
    return found(code, one.record, first.what.value, **details)


def _taken(signal: Signal, one: Misfiled, scope: Scope) -> str:
    """Return what the column takes of that which does not fit."""
    column = scope.loaded.registries.columns[one.record.column]
    taken = {
        Against.CLASS: column.classes,
        Against.GENRE: column.genres,
        Against.ISSUER: column.issuers,
        Against.TABLE: column.tables,
    }
    return ", ".join(taken.get(signal.what, column.kinds))


def other_kind(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield records whose title says that they are of another kind of their column."""
    reads_like = scope.filing.reads_like(record)
    if reads_like is not None and record.id not in scope.misfiled:
        words, kinds = reads_like
        yield found(
            OTHER_KIND,
            record,
            "title",
            words=words,
            kind=record.kind,
            other=", ".join(kinds),
        )


def other_folder(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield records in the folder of a year with which they have nothing to do."""
    folder = folder_year(record)
    if folder is not None and folder not in years_of(record):
        years = set(years_of(record))
        if not years:
            return
        owned = getattr(record, "year", None)
        year = record.day.year if record.day is not None else owned or max(years)
        yield found(
            OTHER_FOLDER,
            record,
            "published" if record.published is not None else "year",
            folder=str(folder),
            years=", ".join(map(str, sorted(years))),
            right=_folder(f"{record.column}/{year}"),
        )


def other_year(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield budgets and catalogues whose title names another year than they do."""
    if isinstance(record, Budget | Catalogue):
        other = year_in_title(record)
        if other is not None and other != record.year:
            yield found(OTHER_YEAR, record, "year", year=str(record.year), other=str(other))


def news(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield news in statutory columns."""
    registries = scope.loaded.registries
    if registries.columns[record.column].area == "statutory":
        title = bare_title(record)
        words = next(filter(None, (w.found_in(title) for w in registries.filing.news)), None)
        if words is not None and record.id not in scope.misfiled:
            yield found(NEWS, record, "title", words=words)


def foreign_kinds(scope: Scope) -> Iterator[Finding]:
    """Yield statutory columns that take records of kinds that are not statutory content.

    Each kind once, and only where such records are; what a column does not take is misfiled.
    """
    registries = scope.loaded.registries
    allowed = registries.filing.statutory_kinds
    for column in registries.columns.values():
        if allowed and column.area == "statutory":
            held = {record.kind for record in scope.catalog.of_column(column.id)} - {"external"}
            for kind in sorted(held & set(column.kinds) - set(allowed)):
                place = place_of_column(registries, column.id, "kinds")
                name = Named(column.name.in_("zh"), column.name.in_("en"))
                yield Finding(FOREIGN_KIND, place, {"column": name, "kind": kind})


def wording(scope: Scope) -> Iterator[Finding]:
    """Yield records whose words are those of another column, where nothing else was found.

    Nothing is learnt from a copy: it would make its original look misplaced.
    """
    limits = scope.loaded.registries.filing.wording
    if limits is None:
        return
    reported = {copy.record.id for copy in scope.copies} | scope.misfiled.keys()
    learnt = [record for record in scope.judged if record.id not in reported]
    for similarity in ColumnWording(learnt, limits.least, limits.most).similarities():
        record = similarity.record
        if similarity.margin(record.column) >= limits.margin:
            yield found(
                WORDING,
                record,
                "title",
                other=_folder(similarity.nearest),
                folder=_folder(record.column),
            )


def _folder(name: str) -> str:
    return f"content/{name}/"


CHECKS = (
    Check(MISFILED, misfiled),
    Check(DOUBTFUL, doubtful),
    RecordCheck(OTHER_KIND, other_kind),
    RecordCheck(OTHER_FOLDER, other_folder),
    RecordCheck(OTHER_YEAR, other_year),
    RecordCheck(NEWS, news),
    Check(FOREIGN_KIND, foreign_kinds),
    Check(WORDING, wording),
)
