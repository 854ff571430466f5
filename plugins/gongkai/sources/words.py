"""What a name in a record stands for, in words that fit "there is no ... of this name"."""

TARGETS = {
    "unit": "unit",
    "set": "set of units",
    "column": "column",
    "rule": "rule",
    "cadence": "cadence",
    "point": "point",
    "record": "record",
    "path": "record file",
    "matter": "decision matter",
    "attachment": "attachment of this record",
    "section": "section of the highlights",
    "table": "sort of table",
    "table-column": "column of this table",
}
TERMS = {
    "topics": "topic",
    "audience": "audience",
    "classes": "class of document",
    "genres": "genre of document",
    "forms": "form of explanation",
    "explainers": "kind of explainer",
    "consultation_bases": "basis of a consultation",
    "withdrawal_reasons": "reason for taking down",
    "observers": "role of observers",
    "attachment_roles": "role of an attachment",
    "life_events": "life event",
    "utility_fields": "field of public utilities",
    "place_types": "type of place",
    "place_services": "service of a place",
    "proposers": "role of proposers",
    "reply_outcomes": "outcome of a reply",
}
A_TERM = "term"
WORDS = (*TARGETS.values(), *TERMS.values(), A_TERM)
"""Every word, for translators."""


def word(target: str) -> str:
    """Return the word for a target of `Names`."""
    vocabulary = target.removeprefix("term:")
    if vocabulary != target:
        return TERMS.get(vocabulary, A_TERM)
    return TARGETS.get(target, A_TERM)
