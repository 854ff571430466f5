"""Words that do not go with the words beside them, where one that sounds or looks alike does."""

from collections.abc import Iterator

from gongkai.measures.spelling.language_model import LanguageModel
from gongkai.measures.spelling.sentence_words import CharacterRun
from gongkai.measures.spelling.slip_evidence import Substitution
from gongkai.measures.spelling.word_confusions import WordConfusions

_LEAST = 1.0
"""By how much better another word must go with those beside it, as a logarithm."""


def unfitting_words(
    characters: CharacterRun, model: LanguageModel, confusions: WordConfusions
) -> Iterator[Substitution]:
    """Yield other words that go better than those written in a run of characters."""
    context = model.context
    for word in characters.words():
        if len(word.text) < 2 or word.text not in context.words:
            continue
        others = confusions.others(word.text)
        if not others:
            continue
        beside = context.beside(characters.beside(word.start, word.end))
        written = context.fit(word.text, beside)
        for other, at, how in others:
            if context.fit(other, beside) >= written + _LEAST:
                yield Substitution(word.start, word.end, word.start + at, other, how)
