"""Whether documents are in force: what texts say against what is declared, GK301 to GK309."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from gongkai.checks.check import Check, RecordCheck, Scope, found, text_of
from gongkai.measures.validity import ENDINGS, State, printed_end
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.model.titles import may_mean, titles_in

ENDED_BY_NOBODY = Code(
    "GK303",
    Severity.WARNING,
    "it says of itself “{words}”, but no document ends it and it is listed as in force",
    "name it under “repeals”, “lapses” or “replaces” of the document that ended it, or fix "
    "the words",
    duties=("validity",),
)
TWICE = Code(
    "GK305",
    Severity.WARNING,
    "it ends “{title}”, which {other} had ended already on {day}",
    "keep the relation in the document that really ended it",
    duties=("validity",),
)
CYCLE = Code(
    "GK306",
    Severity.ERROR,
    "these documents end one another: {chain}",
    "a document is ended by a newer one: delete the relation in the older document",
    duties=("validity",),
)
AMENDMENT = Code(
    "GK307",
    Severity.WARNING,
    "by its title it changes “{title}”, but “{relation}” ends that document as a whole",
    "write “amends” in place of “{relation}”, with the articles that change",
    duties=("validity",),
)
EXTENDED_TOO_LATE = Code(
    "GK309",
    Severity.WARNING,
    "it extends “{title}” from {since}, but that had ended on {end}",
    "what has ended is issued anew: “reissues”; if a date is wrong, correct it",
    duties=("validity",),
)


def ended_by_nobody(scope: Scope) -> Iterator[Finding]:
    """Yield documents that say they were ended while nothing in the library ends them."""
    for record in scope.measures.documents_in(State.IN_FORCE):
        validity = scope.measures.validity_of(record.id)
        if record.kind == "external" or validity is None or validity.amended:
            continue
        for key in ("title", "summary"):
            said = _SAID_ENDED.search(getattr(record, key))
            if said is not None:
                yield found(ENDED_BY_NOBODY, record, key, words=said[0])
                break


_SAID_ENDED = re.compile(
    r"(?:本\w{1,4}|(?:^|[，；。（(]))已(?:经|于|由|被)?[^，。；]{0,20}(?:废止|失效|停止执行)(?![^，。；）)])"
    r"|[（(](?:已废止|废止|已失效|失效)[）)]$"
)
"""The document itself: 已由2021年文件清理废止, but not 已废止的文件."""


def twice(scope: Scope) -> Iterator[Finding]:
    """Yield documents that end one which another had ended before.

    What was repealed may be replaced by something new later: that ends nothing.
    """
    for target in _ended(scope):
        endings = _endings_of(scope, target.id)
        for link in endings[1:]:
            first = endings[0]
            if link.source.kind == "external":  # a document of others
                continue
            if link.relation not in _SUCCEEDS and link.source is not first.source:
                yield found(
                    TWICE,
                    link.source,
                    _key(link),
                    title=link.target.title,
                    other=first.source.id,
                    day=str(first.since),
                )


_SUCCEEDS = ("replaces", "reissues")


def _ended(scope: Scope) -> list[Record]:
    """Return the documents that another ends or ended, in the order of their ids."""
    links = scope.catalog.relations_by_name(ENDINGS)
    return list({link.target.id: link.target for link in sorted(links, key=_target)}.values())


def _target(link: Relation) -> str:
    return link.target.id


def _endings_of(scope: Scope, target: str) -> list[Relation]:
    """Return what ends a document as a whole, in the order in which it takes effect."""
    links = scope.catalog.relations_to(target)
    whole = [k for k in links if k.relation in ENDINGS and k.articles is None and k.since]
    whole = [link for link in whole if not _ends(scope, target, link.source.id)]
    return sorted(whole, key=lambda link: (link.since or date.max, link.source.id))


def _ends(scope: Scope, source: str, target: str) -> bool:
    return target in {k.target.id for k in _ending_links(scope, source)}


def _ending_links(scope: Scope, source: str) -> list[Relation]:
    links = scope.catalog.relations_of(source)
    return [k for k in links if k.relation in ENDINGS and k.articles is None]


def cycle(scope: Scope) -> Iterator[Finding]:
    """Yield rings of documents that end one another, each once, at its oldest document."""
    done: set[str] = set()
    for link in scope.catalog.relations_by_name(ENDINGS):
        path: list[str] = []
        ahead = [(link.source.id, 0)]
        while ahead:
            at, depth = ahead.pop()
            del path[depth:]
            if at in path:
                yield from _ring(scope, path[path.index(at) :])
            elif at not in done:
                path.append(at)
                done.add(at)
                ahead += [(k.target.id, depth + 1) for k in _ending_links(scope, at)]


def _ring(scope: Scope, ids: list[str]) -> Iterator[Finding]:
    records = [record for id_ in ids if (record := scope.catalog.get(id_)) is not None]
    ours = [record for record in records if record.kind != "external"]
    if not ours:
        return
    oldest = min(ours, key=lambda record: (record.in_effect or date.max, record.id)).id
    place = ids.index(oldest)
    ring = [*ids[place:], *ids[:place], oldest]
    link = next(k for k in _ending_links(scope, oldest) if k.target.id == ring[1])
    yield found(CYCLE, link.source, _key(link), chain=" → ".join(ring))


def amendment(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents that change a document by their title, and end it by their front matter."""
    if not _CHANGES.search(record.title):
        return
    if _ENDS_TOO.search(record.title) or _ENDS_TOO.search(text_of(record)):
        return
    named = titles_in(record.title)
    for link in scope.catalog.relations_of(record.id):
        is_meant = not named or any(may_mean(one.name, link.target.title) for one in named)
        if link.relation in ("repeals", "replaces") and link.articles is None and is_meant:
            yield found(
                AMENDMENT, record, _key(link), title=link.target.title, relation=link.relation
            )


_CHANGES = re.compile("关于(?:修改|修正)|修正案")
"""修订 is none of them: a document is often issued anew as a whole under that word."""
_ENDS_TOO = re.compile("废止|失效|停止执行")


def extended_too_late(scope: Scope) -> Iterator[Finding]:
    """Yield extensions that take effect after the last day of what they extend.

    A document, a plan, a consultation, a time for objections: each has a last day.
    """
    links = [k for k in scope.catalog.relations_by_name(("extends",)) if k.since and k.last_day]
    links.sort(key=lambda k: (k.target.id, k.since or date.max, k.source.id))
    for _, extensions in groupby(links, key=_target):
        end: date | None = None
        for number, link in enumerate(extensions):
            end = printed_end(link.target) if number == 0 else end
            ours = link.source.kind != "external"
            if ours and end is not None and link.since is not None and link.since > end:
                yield found(
                    EXTENDED_TOO_LATE,
                    link.source,
                    _key(link),
                    title=link.target.title,
                    since=link.since.isoformat(),
                    end=end.isoformat(),
                )
            end = max(day for day in (end, link.last_day) if day is not None)


def _key(link: Relation) -> str:
    """Return where the source of a link declares it."""
    listed = getattr(link.source, link.relation)
    place = next(n for n, one in enumerate(listed) if one.doc == link.target.id)
    return f"{link.relation}.{place}.doc"


CHECKS = (
    Check(ENDED_BY_NOBODY, ended_by_nobody, of_absence=True),
    Check(TWICE, twice),
    Check(CYCLE, cycle),
    RecordCheck(AMENDMENT, amendment),
    Check(EXTENDED_TOO_LATE, extended_too_late),
)
