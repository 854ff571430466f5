"""The codes of links whose address works (GK140-GK150; point 33, 错链)."""

from gongkai.model.findings import Code, Severity, Word

WRONG_NUMBER = Code(
    "GK140",
    Severity.ERROR,
    "“{text}” stands for {named}, but the link leads to “{title}” ({number})",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the document with the number {named}, or correct the number",
)
UNKNOWN_NUMBER = Code(
    "GK141",
    Severity.ERROR,
    "“{text}” stands for {named}, which no document here has, but the link leads to “{title}” "
    "({number})",
    "correct the number if it is a slip, else lead the link to where that document is published",
    duties=("links",),
)
RELATED_DOCUMENT = Code(
    "GK142",
    Severity.WARNING,
    "“{text}” stands for “{right}”, but the link leads to {relation}, “{title}”",
    "lead it to “{right}”: {nearest}; or say in the text what it leads to: the explanation, "
    "the draft, the amendment …",
    duties=("links",),
    otherwise="say in the text what the link leads to: the explanation, the draft, the amendment …",
)
OTHER_ELSEWHERE = Code(
    "GK143",
    Severity.WARNING,
    "“{text}” leads to {href} here, but on {pages} other pages to {other}",
    "lead all of them to the right one",
    duties=("links",),
)
SHARED_TARGET = Code(
    "GK144",
    Severity.WARNING,
    "“{text}” and “{other}” name different things, but their links on this page are the same: "
    "{href}",
    "lead it to “{right}”: {nearest}; a line that was copied often keeps the old address",
    duties=("links",),
    otherwise="correct the address of the wrong one; a line that was copied often keeps the old "
    "address",
)
OTHER_TITLE = Code(
    "GK145",
    Severity.WARNING,
    "“{text}” is the title of another document than the one that the link leads to, “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the document of that title, or correct the text",
)
OTHER_OF_SERIES = Code(
    "GK146",
    Severity.WARNING,
    "“{text}” speaks of {named}, but the link leads to “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the document of that year, day or place, or correct the text",
)
OTHER_ATTACHMENT = Code(
    "GK147",
    Severity.WARNING,
    "“{text}” leads to another attachment, “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the attachment of that number, or correct the number",
)
OTHER_FORMAT = Code(
    "GK148",
    Severity.WARNING,
    "“{text}” says {named}, but the link leads to a file that ends in .{ending}",
    "correct the text, or lead it to the file of that format",
    duties=("links",),
)
OTHER_UNIT = Code(
    "GK149",
    Severity.WARNING,
    "“{text}” speaks of {named}, but the link leads to {title}: {why}",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the unit that the text means",
)
SAYS_NOTHING = Code(
    "GK150",
    Severity.NOTICE,
    "the text of a link says nothing of where it leads: “{text}”",
    "put the title or the number of the document into the link: readers and programs that read "
    "aloud go from link to link",
    "WCAG 2.4.4",
    duties=("links",),
)
NO_WORDS = Code(
    "GK156",
    Severity.WARNING,
    "a link to {href} has no words: nobody sees it, and no program can read it aloud",
    "write what it leads to; if nobody knows it, take it out, and find out who put it there",
    "WCAG 2.4.4",
    duties=("links",),
)
OTHER_CLASS = Code(
    "GK151",
    Severity.WARNING,
    "“{text}” speaks of {relation}, but the link leads to “{title}”, which is none",
    "lead it to what the text says, or take the word out of the text",
    duties=("links",),
)
OTHER_EDITION = Code(
    "GK153",
    Severity.WARNING,
    "“{text}” leads to the page in another language than it means, “{title}”",
    "lead it to {nearest}, or say in the text which language it leads to",
    duties=("links",),
    otherwise="lead it to the page in the language that is meant",
)
OTHER_COLUMN = Code(
    "GK154",
    Severity.WARNING,
    "“{text}” is the name of another section than the one that the link leads to, “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the section of that name",
)
OTHER_PLACE = Code(
    "GK155",
    Severity.WARNING,
    "“{text}” is the heading of another part of “{title}” than the one that the link leads to, "
    "“{place}”",
    "lead it to that part: #{nearest}",
    duties=("links",),
    otherwise="lead it to the part with that heading",
)
UNSAID = Code(
    "GK157",
    Severity.WARNING,
    "nothing of “{text}” stands on the page that the link leads to, “{title}”; “{right}” has it",
    "lead it to “{right}”: {nearest}; or write in the link what it leads to",
    duties=("links",),
    otherwise="lead it to what its text means, or write in the link what it leads to",
)
PICTURE, FILM, EXPERT, PRESS = "picture", "film", "expert", "press"
ANSWERS, IN_WORDS = "answered", "in words"
"""Forms in which documents are explained (explanation_forms.py)."""
ATTACHED = "attached"
COMPANION = "companion"
CLASS_WORDS = {
    "explains": Word("an explanation"),
    "drafts": Word("a draft"),
    "answers": Word("the outcome of a consultation"),
    "corrects": Word("a correction"),
    "prepares": Word("notes on the drafting"),
    PICTURE: Word("an explanation in pictures"),
    FILM: Word("an explanation in sound or film"),
    EXPERT: Word("an expert's explanation"),
    PRESS: Word("a press conference"),
    ANSWERS: Word("questions and answers"),
    IN_WORDS: Word("an explanation in words"),
    ATTACHED: Word("an attachment"),
    COMPANION: Word("what was written besides it"),
    "amends": Word("a document that amends it"),
    "repeals": Word("a document that ends it"),
    "forwards": Word("a document that forwards it"),
    "extends": Word("a document that extends it"),
    "suspends": Word("a document that suspends it"),
    "implements": Word("a document that carries it out"),
}
"""What a text says that it leads to (document_class.py)."""
ITS = {
    "explains": Word("its explanation"),
    "amends": Word("a document that amends it"),
    "repeals": Word("a document that ends it"),
    "forwards": Word("a document that forwards it"),
    "drafts": Word("its draft"),
    "finalises": Word("the document that came of it"),
    "answers": Word("the outcome of its consultation"),
    "corrects": Word("its correction"),
    "extends": Word("a document that extends it"),
    "suspends": Word("a document that suspends it"),
    "prepares": Word("the notes on its drafting"),
    "implements": Word("a document that carries it out"),
    "cleans": Word("the outcome of a clean-up"),
}
"""What a document is to the one that it does something to (document_relations.py)."""
ITSELF = Word("the document that this one is about")
OF_ONE_MATTER = Word("another document of the same matter")
OF_ANOTHER_CITY = Word("the places have one name, but lie in two cities")
TWO_UNITS = Word("these are two units")
A_SECTION = Word("a unit has a page of its own, and that is one of a section")
NOT_ITS_SITE = Word("the registry names another site for it")
NOT_ITS_HOST = Word("data/links.yml names another site for it")
NO_GOVERNMENT_SITE = Word(
    "no site of a government ends so, and the registries of units and links do not know it"
)
CODES = {
    code.id: code
    for code in (
        WRONG_NUMBER,
        UNKNOWN_NUMBER,
        RELATED_DOCUMENT,
        OTHER_ELSEWHERE,
        SHARED_TARGET,
        OTHER_TITLE,
        OTHER_OF_SERIES,
        OTHER_ATTACHMENT,
        OTHER_FORMAT,
        OTHER_UNIT,
        SAYS_NOTHING,
        NO_WORDS,
        OTHER_CLASS,
        OTHER_EDITION,
        OTHER_COLUMN,
        OTHER_PLACE,
        UNSAID,
    )
}
