"""A built site -> a folder on a server, where one release at a time is read."""


class RefusedError(Exception):
    """The site or release must not be published; the published one is untouched."""


class CannotPublishError(Exception):
    """Nothing was judged and nothing changed: the folder cannot be used as it is."""
