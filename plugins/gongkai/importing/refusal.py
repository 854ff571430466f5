"""Why a file is not imported, in words that say what to do about it."""

from gongkai.model.said import SaidError

EMPTY = "{file} is empty; save it again in Word or WPS"
OLD = "{file} is an old Word or WPS file; open it and save it as a Word document (.docx)"
LOCKED = "{file} is protected with a password; open it, take the password off and save it"
BROKEN = "{file} is damaged or no Word document; open it in Word or WPS and save it as .docx"
HUGE = "{file} unpacks to more than {limit} MB; take pictures out or make them smaller, and save it"
LARGE = "{file} is larger than {limit} MB; make its pictures smaller, and save it"
CHANGES = (
    "{file} has tracked changes ({where}): accept or reject them all and save it (Word: Review › "
    "Accept › Accept All Changes and Stop Tracking; WPS: 审阅 › 接受 › 接受对文档所做的所有修订)"
)
COMMENTS = (
    "{file} has comments ({where}): delete them all and save it (Word: Review › Delete › Delete "
    "All Comments in Document; WPS: 审阅 › 删除 › 删除文档中的所有批注)"
)
HIDDEN = (
    "{file} holds text that nobody sees ({where}): show all (Word and WPS: the button ¶), delete "
    "what is not for the public or make it visible, and save it"
)
GRADED = (
    "{file} has a mark of secrecy ({where}): nothing of it was written. It must not come near the "
    "repository; tell the unit's secrecy officer, and take it off this machine if it is secret"
)
NOT_PUBLIC = (
    "{file} says “{openness}” ({where}): only documents for proactive publication belong here. If "
    "it may be published, have its attribute changed first, and import the document that says so"
)
BEYOND = "{file} cannot be read here, {why}: make it smaller, and save it"
NO_TEXT = "{file} holds pictures of pages and no text; ask for the Word file, or type it"
FOREIGN = "{file} takes in another file ({where}); copy its text into the document and save it"


class RefusedFileError(SaidError):
    """A file that is not imported. `reason` is a word for programs, like secret."""

    def __init__(self, reason: str, message: str, **details: object) -> None:
        """Take why, for programs and for people."""
        super().__init__(message, **details)
        self.reason = reason


WORDS = (
    *(EMPTY, OLD, LOCKED, BROKEN, HUGE, LARGE, CHANGES, COMMENTS, HIDDEN, GRADED),
    *(NOT_PUBLIC, BEYOND, NO_TEXT, FOREIGN),
)
"""What may be said, for translators."""
