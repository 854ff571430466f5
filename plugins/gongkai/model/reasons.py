"""Why a check is worth its trouble, as message ids: by what it rests on, by duty, by family."""

from collections.abc import Mapping

from gongkai.model.duty import Duty

_ONE_READING = (
    "programs read such a line in different ways, so a page could say something else than the file"
)
_QUOTED = "a mistake in an official text is quoted with it, and costs trust in what is right"
BY_BASIS: Mapping[str, str] = {
    "decision 3 of this software: a record cannot change the page around it": (
        "a column takes text from many hands, and none of them may act on a visitor's browser"
    ),
    "decision 6 of this software: the build date is an input": (
        "what is dated tomorrow does not go up today, and nobody should have to guess where it is"
    ),
    "decision 7 of this software: addresses never change": (
        "documents and other sites cite addresses, and inspections count those that lead nowhere"
    ),
    "decision 8 of this software: links in a text name what they mean": (
        "a link by name still works when the record moves to another section"
    ),
    "decision 9 of this software: a record is one file for each language": (
        "what is written twice differs sooner or later, and then nobody knows which one counts"
    ),
    "decision 10 of this software: what must not be published stops the build": (
        "a page can be taken down; a copy that somebody made of it cannot"
    ),
    "decision 11 of this software: taking down is part of publishing": (
        "what was public by mistake leaves pages, search, feeds and copies in one run, and a "
        "notice stays at its address"
    ),
    "decision 12 of this software: invented and real are kept apart": (
        "a sample or a placeholder that looks official misleads residents"
    ),
    "decision 14 of this software: rules have dates and sources": (
        "nobody trusts a check that cannot be traced to the rule of its day"
    ),
    "decision 17 of this software: every kind of file has its folder": (
        "the build finds records and registries by their folders"
    ),
    "decision 18 of this software: registries say what there is": (
        "a typing error must not become a new unit or section"
    ),
    "decision 19 of this software: records keep to a format": (
        "a value that was silently misread looks like any other on the page"
    ),
    "decision 20 of this software: every finding can be acted on": (
        "an exception that nobody looks at again hides the next fault"
    ),
    "decision 21 of this software: only plain files are published": (
        "links and hidden names would publish more, or less, than the folder shows"
    ),
    "YAML 1.2": _ONE_READING,
    "YAML 1.2 §3.2.1.3": _ONE_READING,
    "YAML 1.2 §5.1": _ONE_READING,
    "YAML 1.2 §6.1": _ONE_READING,
    "YAML 1.2 §7.4": _ONE_READING,
    "YAML 1.1 types": _ONE_READING,
}
"""Decisions stand in docs/decisions.md; here is what they are good for."""
BY_DUTY: Mapping[Duty, str] = {
    "links": "a resident who follows a wrong link leaves without the document",
    "filing": "people look for a document in its section, and do not find it in another",
    "copies": "of two copies one is corrected and the other is not",
    "documents": "a document is cited and found by its particulars",
    "validity": "people act on a document, and have to know whether it is in force",
    "explanations": "people have to understand a policy when it begins to concern them",
    "explanation-forms": "an excerpt explains nothing to those who did not understand the document",
    "decisions": "people can only take part in a decision that they know of in time",
    "participation": "who gives an opinion is owed an answer",
    "replies": "who makes a proposal for others is owed an answer in time",
    "promises": "who was promised something has to see whether it came, and if not, why",
    "responses": "a worry that nobody answers grows",
    "questions": "who asks about a policy often has to act before its day is past",
    "releases": "in an emergency people act on the last figure they read, wherever they read it",
    "annual-reports": "the report is how the public sees whether disclosure is done",
    "work-plans": "a task that nobody has planned is found missing at the end of the year",
}
BY_FAMILY: Mapping[str, str] = {
    "GK0": "what cannot be read for certain cannot be published for certain",
    "GK1": "a resident who follows a wrong link leaves without the document",
    "GK2": "a section that is empty, late or mixed up is of no use to those who look there",
    "GK3": "people rely on what a document says of itself",
    "GK4": "people can only take part in a decision that they know of in time",
    "GK5": "a page can be taken down; a copy that somebody made of it cannot",
    "GK6": "a duty that is seen in time can still be met",
    "GK62": _QUOTED,
    "GK63": _QUOTED,
    "GK7": "a link that leads to an unsafe or dead site harms those who trust this one",
    "GK9": "people count with the numbers of a table, and have to be able to rely on them",
    "GK81": "what a site does not say of itself nobody can know",
    "GK8": "an exception that nobody looks at again hides the next fault",
}
"""What is said of a code for which nothing closer is known."""
