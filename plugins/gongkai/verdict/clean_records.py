"""The records in whose texts nothing was found, kept from run to run."""

from gongkai.digests import engine_digest
from gongkai.sources.clean_texts import CleanTexts
from gongkai.sources.load import Sources

RECORDS = "clean-records"
"""The file of the cache with the hashes of such records."""


def clean_records(sources: Sources) -> CleanTexts:
    """Return the records of a project that are clean by the registries and the engine of now."""
    folder = sources.texts
    if folder is None or not sources.registries_digest:
        return CleanTexts(None, b"")
    rules = f"{engine_digest()} {sources.registries_digest}".encode()
    return CleanTexts(folder / RECORDS, rules)
