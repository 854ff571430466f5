"""The rules on which the engine rests: checks, states and pages are wrong without them.

They are data: each column has them in data/rules, with source, dates and certainty. Here stands
only which they are and what is read of them, so that none can go missing without a word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.model.rules import Rule


@dataclass(frozen=True)
class Need:
    """A rule on which the engine rests."""

    rule: str
    about: str
    """What it is about, as a message id."""
    keys: tuple[str, ...] = ()
    """What the engine reads of it; of a mapping also one entry, `keeps.mobile`."""

    def missing(self, rule: Rule) -> Iterator[str]:
        """Yield the keys that a column's rule does not have."""
        for key in self.keys:
            name, _, entry = key.partition(".")
            value = getattr(rule, name)
            if value in (None, (), {}) or (entry and entry not in value):
                yield key


LAW = (
    Need("R5", "the catalogue of information, and what a record must state", ("fields",)),
    Need("R6", "faults that fail a site at once, faked dates among them"),
    Need("R8", "a first page on which nothing new comes up"),
    Need("R9", "sections that are blank or not kept up", ("cadences",)),
    Need("R11", "the elements that a service guide must have", ("fields.guide",)),
    Need("R16", "how often other sections are kept up", ("cadences",)),
    Need("R17", "what a site says of itself to portals"),
    Need("R18", "the tags of a section"),
    Need("R21", "the form of dates and times"),
    Need("R22", "blank sections, speed and look of pages"),
    Need("R25", "where faults of a site are reported"),
    Need("R26", "links that leave the site"),
    Need("R30", "the classes of information that organs publish"),
    Need("R32", "the working days within which information is published", ("days",)),
    Need("R33", "which unit publishes"),
    Need("R38", "the last days for annual reports", ("deadlines",)),
    Need("R41", "what is never published"),
    Need("R44", "how working days are counted"),
    Need("R50", "the parts and tables of annual reports", ("parts",)),
    Need("R58", "requests that annual reports carry over"),
    Need("R59", "documents in force from one annual report to the next"),
    Need("R60", "what an empty cell means"),
    Need("R61", "annual reports that are nearly the same", ("share",)),
    Need("R62", "annual reports against the library"),
    Need("R70", "the fields of a policy page", ("fields",)),
    Need("R73", "the form of index numbers"),
    Need("R74", "the openness of a document"),
    Need("R75", "marks of openness in a text"),
    Need("R76", "the openness of what is forwarded"),
    Need("R77", "which documents are explained", ("classes",)),
    Need("R78", "explanations in step with their document"),
    Need("R79", "the working days within which an explanation comes", ("days",)),
    Need("R80", "explanations that are excerpts", ("share",)),
    Need("R82", "links between document and explanation"),
    Need("R92", "how personal numbers are masked", ("keeps.identity", "keeps.mobile")),
    Need("R93", "kinds of personal data"),
    Need("R94", "personal data that the law wants published"),
    Need("R98", "how a document number is written"),
    Need("R101", "the yearly catalogue of decisions"),
    Need("R102", "the stages of a decision"),
    Need("R103", "the stages that no decision may skip"),
    Need("R117", "exploratory reforms, which may go ahead without a passed review"),
    Need(
        "R104", "how long opinions are taken, and what goes with it", ("days", "bases", "material")
    ),
    Need("R106", "the working days of a legality review", ("days",)),
    Need("R107", "the publication of a decision"),
    Need("R108", "what is shown of each decision"),
    Need("R112", "the working days within which feedback on opinions comes", ("days",)),
    Need("R113", "the working days within which a result is linked", ("days",)),
    Need("R114", "how early duties are called to mind", ("days",)),
    Need("R181", "within how many days something due is urged", ("days",)),
    Need("R115", "work plans that are copied", ("share",)),
    Need("R116", "the disclosure column holds nothing else"),
    Need("R124", "the days within which a budget is published after its approval", ("days",)),
    Need("R125", "by how much a number changes from year to year", ("limits.times",)),
    Need("R126", "how early the end of a document is called to mind", ("limits", "classes")),
    Need("R129", "the genre that a title names"),
    Need("R130", "whose number a joint document has"),
    Need("R131", "who may end or change a document"),
    Need("R136", "the working days within which the outcome of a notice comes", ("days",)),
    Need("R142", "the working days within which a meeting is published", ("days",)),
    Need("R143", "how soon a plan is followed by the next", ("period",)),
    Need("R146", "the parts and tables of annual reports on 2019 and 2020", ("parts",)),
    Need("R147", "annual reports against the register of requests"),
    Need(
        "R34", "the working days within which a request is answered", ("days", "limits.extension")
    ),
    Need("R35", "the working days within which a request is returned for correction", ("days",)),
    Need("R36", "the working days that others have for their opinion on a request", ("days",)),
    Need("R37", "the day on which a request counts as received"),
    Need("R40", "information that several people ask for"),
    Need("R87", "what requests cost by their number", ("fee",)),
    Need("R88", "what requests cost by pages", ("fee",)),
    Need("R178", "complaints and reconsideration of answers", ("days",)),
    Need("R179", "until when one may go to court against an answer", ("period",)),
    Need("R180", "how often a topic is asked for before it is published", ("limits.asked",)),
    Need("R177", "how long a place that is closed for good is listed", ("days",)),
    Need("R85", "the gazette, its issues and its electronic edition"),
    Need("R86", "who runs a gazette"),
    Need("R148", "the days within which a document is in the gazette", ("days",)),
    Need("R165", "the working days within which the outcome of an event comes", ("days",)),
    Need(
        "R166",
        "how long the investigation of an accident takes",
        ("limits.investigation", "limits.approval"),
    ),
    Need("R167", "when it is assessed what was put right after an accident", ("period",)),
    Need("R168", "how soon what became of an accident is published", ("days",)),
    Need("R171", "the days within which a public concern is answered", ("days",)),
    Need("R172", "the working days within which a question is answered", ("days",)),
    Need("R157", "how long before registration enrolment is published", ("days",)),
    Need("R158", "what a service guide says beside these", ("fields.guide",)),
    Need("R120", "how early a section is called to mind that is always due soon", ("days",)),
)
"""Every rule that a code, a measure or a page names; no other is named in the program."""
ELEMENTS = ("R11", "R158")
"""The rules that say which elements a service guide must have."""
NEEDS: Mapping[str, Need] = {need.rule: need for need in LAW}
