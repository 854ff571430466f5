"""Vocabularies (词表): the closed lists of terms that records use."""

from collections.abc import Mapping

from pydantic import RootModel

from gongkai.model.local_text import LocalText
from gongkai.model.scalars import Identifier, Text


class Vocabularies(RootModel[Mapping[Text, Mapping[Identifier, LocalText]]]):
    """data/vocabularies.yml: vocabulary -> term -> name."""

    def terms(self, vocabulary: str) -> Mapping[str, LocalText]:
        """Return the terms of a vocabulary; empty where there is none of that name."""
        return self.root.get(vocabulary, {})
