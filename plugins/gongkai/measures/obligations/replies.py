"""Replies to deputies' suggestions and members' proposals, each in its time (point 25)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.measures.obligations.obligation import Compliance, Obligation, ObligationKind, Why, met
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.reply import Reply
from gongkai.model.rules import Rule


def reply_obligations(catalog: Catalog) -> Iterator[Obligation]:
    """Yield each reply that was published: of a proposal without one nothing here knows."""
    for reply in catalog.of(Reply):
        rule = _rule(reply, catalog)
        yield Obligation(
            ObligationKind.REPLY,
            reply.unit,
            reply.id,
            reply.published.day.year,
            rule.id if rule is not None else "",
            reply_compliance(reply, catalog),
        )


def reply_compliance(reply: Reply, catalog: Catalog) -> Compliance:
    """Return whether a reply was given in time: by the day that is on it."""
    day, due = reply.dated or first_up(reply), _due(reply, _rule(reply, catalog))
    found = met(day, due, [reply])
    return found if due is not None else replace(found, why=Why.NO_START)


def _due(reply: Reply, rule: Rule | None) -> date | None:
    if reply.due is not None:
        return reply.due
    if reply.handed_over is None or rule is None or rule.period is None:
        return None
    return rule.period.after(reply.handed_over)


def _rule(reply: Reply, catalog: Catalog) -> Rule | None:
    """Return the rule in force on the day that says how soon such proposals are answered.

    It is known by whose proposals it is about: which rule it is, each column's data say.
    """
    registries, day = catalog.registries, reply.handed_over or reply.published.day
    for rule in registries.rules.values():
        applied = registries.rule(rule.id, day, reply.unit) if reply.to in rule.proposers else None
        if applied is not None:
            return applied
    return None
