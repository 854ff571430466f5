"""Requests for information: what is asked for often, and how to ask, GK394 and GK395 (point 30)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.table_cell import found_in_field, tables
from gongkai.measures.request_figures import TOPICS, topics_of
from gongkai.measures.tables.names import TableNames
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.guide import Guide

OFTEN = Code(
    "GK394",
    Severity.WARNING,
    "{cell}: “{topic}” was asked for {asked} times, and the row says neither where it is published "
    "nor why not",
    "publish it and name the record in the row, or write why it is not published",
    rule="R180",
    rules=("R40",),
)
NO_FORM = Code(
    "GK395",
    Severity.WARNING,
    "the guide to requests has no form to download, and names no page that takes requests online",
    "attach the form with “role: form”; if requests are taken online, write the address into "
    "“contact”, as “online”",
    "Order 711, article 29",
)


def often(scope: Scope) -> Iterator[Finding]:
    """Yield topics that were asked for often, of which nothing was published and nothing said."""
    names = TableNames(scope.loaded)
    for record, table in tables(scope):
        rule = scope.loaded.registries.rule("R180", scope.as_of, record.unit)
        least = rule.limits.get("asked") if rule is not None else None
        if table.schema.id != TOPICS or least is None or table.schema.field("asked") is None:
            continue
        for topic in topics_of(record, table, names):
            if topic.asked >= least and not topic.is_settled:
                said = {"topic": topic.name, "asked": str(topic.asked)}
                yield found_in_field(OFTEN, record, table, topic.row.number, "asked", **said)


def no_form(scope: Scope) -> Iterator[Finding]:
    """Yield guides to requests by which nobody can ask."""
    columns = scope.loaded.registries.columns
    for guide in scope.judged_of(Guide):
        column = columns.get(guide.column)
        if column is None or column.type != "request" or guide.steps is None:
            continue
        has_form = any(one.role == "form" for one in guide.attachments)
        if not has_form and (guide.contact is None or guide.contact.online is None):
            yield found(NO_FORM, guide, "steps.form")


CHECKS = (Check(OFTEN, often, of_absence=True), Check(NO_FORM, no_form))
