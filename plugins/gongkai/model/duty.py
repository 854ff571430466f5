"""Kinds of duty that checks look after; data/points says which points set them."""

from collections.abc import Mapping
from typing import Literal

Duty = Literal[
    "links",
    "filing",
    "copies",
    "documents",
    "validity",
    "explanations",
    "explanation-forms",
    "decisions",
    "participation",
    "replies",
    "promises",
    "responses",
    "questions",
    "releases",
    "annual-reports",
    "work-plans",
]
DUTIES: Mapping[Duty, str] = {
    "links": "links that lead where they say",
    "filing": "information in its right section",
    "copies": "information published once",
    "documents": "documents with all their particulars",
    "validity": "documents that say whether they are in force",
    "explanations": "explanations of policy",
    "explanation-forms": "explanations that say more than their document",
    "decisions": "the directory of major decisions",
    "participation": "consultation and feedback",
    "replies": "replies to proposals",
    "promises": "promises to the public",
    "responses": "responses to public concerns",
    "questions": "answers to questions on policy",
    "releases": "official releases in an emergency",
    "annual-reports": "annual reports on disclosure",
    "work-plans": "work plans for the key tasks",
}
"""What each is called, as message ids."""
