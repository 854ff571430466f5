"""A built site -> a folder on a server, where one release at a time is read."""

from gongkai.model.said import SaidError


class RefusedError(SaidError):
    """The site or release must not be published; the published one is untouched."""


class CannotPublishError(SaidError):
    """Nothing was judged and nothing changed: the folder cannot be used as it is."""
