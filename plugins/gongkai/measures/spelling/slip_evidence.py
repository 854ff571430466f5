"""What speaks for a slip and against it."""

import math
from typing import NamedTuple

from gongkai.measures.spelling.confusions import How
from gongkai.measures.spelling.doubtful_places import together
from gongkai.measures.spelling.language_model import LanguageModel
from gongkai.measures.spelling.segmentation import segmented
from gongkai.measures.spelling.sentence_words import CharacterRun
from gongkai.measures.spelling.word_context import STRANGER, Beside

_AROUND = 7
"""Characters on either side of a word which are read with it."""


class Substitution(NamedTuple):
    """A word that was taken for another."""

    start: int
    end: int
    at: int
    """Where the wrong character is."""
    meant: str
    how: How

    def corrected(self, run: str) -> str:
        """Return a run of characters with the word that was meant."""
        return run[: self.start] + self.meant + run[self.end :]


class SlipEvidence(NamedTuple):
    """Values by which the trees of the model weigh a slip, in their order.

    How often characters stand together are logarithms, costs are too; `written` is what stands
    there, `meant` what would, and pairs, threes and fours of characters are those that hold the
    one in doubt.
    """

    gain: float
    """How much cheaper the text is read with the word that was meant."""
    like_sound: float
    like_shape: float
    written_word: float
    """How often the written word stands in official texts."""
    written_pairs: float
    written_threes: float
    written_fours: float
    meant_pairs_least: float
    meant_pairs_most: float
    meant_threes: float
    meant_fours: float
    meant_word: float
    meant_word_alone: float
    """What the word costs that was meant."""
    written_character_alone: float
    """What the written character costs that is no part of a word: 蹋 is none, 的 often is."""
    meant_character_alone: float
    rivals: float
    """The logarithm of how many words could have been meant at this place."""
    pairs_lost: float
    """By how much rarer the pairs of the written character are, all together."""
    characters: float
    """How many characters are others."""
    written_word_alone: float
    """What the written word costs; more than any where it is none."""
    newcomer: float
    """How often the written character stands in right texts where it never did."""
    neighbours_newcomers: float
    """The same of the characters beside it, the higher one."""
    fits_better: float
    """By how much better what was meant goes with the words beside it."""
    meant_fits: float
    """How well what was meant goes with them."""
    written_fits: float

    @property
    def fits_known(self) -> bool:
        """Return whether official texts tell anything of both, and of the words beside them."""
        return self.meant_fits != STRANGER


class Doubt:
    """A character in doubt, with what is the same for all that could have been meant there."""

    def __init__(
        self, characters: CharacterRun, at: int, rivals: int, model: LanguageModel
    ) -> None:
        """Take a part of a sentence, a place in it, and how many words may be meant there."""
        self._characters, self._model, self._rivals = characters, model, math.log(rivals)
        self._run = run = characters.text
        self._beside_known: dict[tuple[int, int], Beside | None] = {}
        self._pairs, self._threes, self._fours = (together(run, at, n, model) for n in (2, 3, 4))

    def evidence(self, slip: Substitution) -> SlipEvidence:
        """Return what speaks for a slip, if the text were read as cheaply as one likes with it."""
        model, at = self._model, slip.at
        meant = slip.corrected(self._run)
        pairs = together(meant, at, 2, model)
        word = self._run[slip.start : slip.end]
        beside = self._beside(slip.start, slip.end)
        fits, written_fits = self._fits(slip.meant, word, beside)
        written, other = (model.words.get(run[at], -1) for run in (self._run, meant))
        return SlipEvidence(
            math.inf,
            float(slip.how == "like sound"),
            float(slip.how == "like shape"),
            model.together(word),
            max(self._pairs),
            max(self._threes, default=0.0),
            max(self._fours, default=0.0),
            min(pairs),
            max(pairs),
            max(together(meant, at, 3, model), default=0.0),
            max(together(meant, at, 4, model), default=0.0),
            model.together(slip.meant),
            model.alone(model.words[slip.meant]),
            model.alone(written),
            model.alone(other),
            self._rivals,
            sum(self._pairs) - sum(pairs),
            float(sum(a != b for a, b in zip(word, slip.meant, strict=True))),
            model.alone(model.words.get(word, -1)),
            model.newcomer(self._run[at]),
            max(map(model.newcomer, self._run[max(0, at - 1) : at] + self._run[at + 1 : at + 2])),
            fits - written_fits,
            fits,
            written_fits,
        )

    def _fits(self, meant: str, word: str, beside: Beside | None) -> tuple[float, float]:
        """Return how well both go with the words beside them; not where one is a rare word."""
        context = self._model.context
        if word in self._model.words and word not in context.words:
            return STRANGER, STRANGER
        return context.fit(meant, beside), context.fit(word, beside)

    def _beside(self, start: int, end: int) -> Beside | None:
        if (start, end) not in self._beside_known:
            words = self._characters.beside(start, end)
            self._beside_known[start, end] = self._model.context.beside(words)
        return self._beside_known[start, end]

    def gain(self, slip: Substitution) -> float:
        """Return how much cheaper the text around is read with what was meant."""
        around = slice(max(0, slip.start - _AROUND), slip.end + _AROUND)
        written, meant = self._run[around], slip.corrected(self._run)[around]
        return segmented(written, self._model).cost - segmented(meant, self._model).cost
