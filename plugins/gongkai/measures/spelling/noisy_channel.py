"""Words that were probably meant where others are written, weighed by evidence on both sides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gongkai.measures.spelling.confusions import Confusions
from gongkai.measures.spelling.doubtful_places import rare_places, strange_places, together
from gongkai.measures.spelling.language_model import LanguageModel, language_model
from gongkai.measures.spelling.misspelling import Misspelling
from gongkai.measures.spelling.sentence_words import CharacterRun, character_runs
from gongkai.measures.spelling.slip_evidence import Doubt, SlipEvidence, Substitution
from gongkai.measures.spelling.unfitting_words import unfitting_words
from gongkai.measures.spelling.word_confusions import WordConfusions

LEAST = 3.0
"""Odds, as a logarithm, from which a slip is told; bench/spelling_weights.py prints what others
give in texts that were left out of the model."""
_GAIN_OF_WORDS = 1.8
"""How much cheaper a text must be read with a whole word in place of another: of 23 such slips of
ECSpell and our own sets three gain less, of five false findings three."""
_SENTENCE = re.compile(r"[^。！？；\n]+")
_NUMBER = re.compile(r"[〔\[［（(]\d{4}[〕\]］）)]")
"""What stands behind the letters of a number, which are no words: 渝府办发〔2020〕5号."""
_LETTERS = 8
"""Characters of the longest letters of a number."""


class Weighed(NamedTuple):
    """A slip that could be, and what speaks for it."""

    odds: float
    slip: Substitution
    evidence: SlipEvidence


def misspellings(text: str, model: LanguageModel | None = None) -> Iterator[Misspelling]:
    """Yield what is probably misspelt in a text."""
    model = model or language_model()
    for sentence in _SENTENCE.finditer(text):
        for characters in character_runs(sentence[0], model):
            start, reach = sentence.start() + characters.start, len(characters.text)
            if _NUMBER.match(text, start + reach):
                reach -= _LETTERS
            told = filter(_gains_enough, weighed(characters, model, LEAST))
            for _, slip, _ in apart(list(told)):
                if slip.end <= reach:
                    written = characters.text[slip.start : slip.end]
                    yield Misspelling(start + slip.start, written, slip.meant)


def weighed(characters: CharacterRun, model: LanguageModel, least: float) -> Iterator[Weighed]:
    """Yield the slips in a run of characters whose odds are so high.

    The odds only rise with how much cheaper the text is read. So that is asked last, and only
    where they could suffice.
    """
    for at, slips in _slips(characters, model).items():
        doubt = Doubt(characters, at, len(slips), model)
        for slip in slips:
            evidence = doubt.evidence(slip)
            trees = model.context_trees if evidence.fits_known else model.trees
            if trees.score(evidence) < least:
                continue
            evidence = evidence._replace(gain=doubt.gain(slip))
            odds = trees.score(evidence)
            if odds >= least:
                yield Weighed(odds, slip, evidence)


def _gains_enough(one: Weighed) -> bool:
    """Return whether a text reads so much better that a whole word may have been meant."""
    return one.evidence.characters == 1 or one.evidence.gain >= _GAIN_OF_WORDS


def apart(found: Sequence[Weighed]) -> Sequence[Weighed]:
    """Return the likeliest of slips at one place, in the order of the text."""
    kept: list[Weighed] = []
    for one in sorted(found, key=lambda one: (-one.odds, one.slip)):
        slip = one.slip
        if all(slip.end <= there.start or there.end <= slip.start for _, there, _ in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.slip.start)


def _slips(characters: CharacterRun, model: LanguageModel) -> Mapping[int, Sequence[Substitution]]:
    """Return what could have been meant at each place in doubt."""
    run = characters.text
    strange = strange_places(run, model)
    found = {at: list(_meant(run, at, model)) for at in sorted(strange)}
    for at in rare_places(run, model):
        if at not in strange:
            found[at] = [slip for slip in _meant(run, at, model) if _is_commoner(run, slip, model)]
    for slip in unfitting_words(characters, model, _word_confusions(model)):
        if slip not in found.setdefault(slip.at, []):
            found[slip.at].append(slip)
    return {at: slips for at, slips in found.items() if slips}


def _meant(run: str, at: int, model: LanguageModel) -> Iterator[Substitution]:
    """Yield the slips by which a character may have been written."""
    for start, end, word, how in _confusions(model).meant(run, at):
        yield Substitution(start, end, at, word, how)


def _is_commoner(run: str, slip: Substitution, model: LanguageModel) -> bool:
    """Return whether what was meant stands with its neighbours."""
    meant = slip.corrected(run)
    return any(together(meant, slip.at, 4, model)) or max(together(meant, slip.at, 3, model)) > 1


@cache
def _confusions(model: LanguageModel) -> Confusions:
    return Confusions(model)


@cache
def _word_confusions(model: LanguageModel) -> WordConfusions:
    return WordConfusions(model.context.words, _confusions(model))
