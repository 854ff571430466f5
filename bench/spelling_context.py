"""Learn which words go together in official texts, for the model of how Chinese is written.

    PYTHONHASHSEED=0 python bench/spelling_context.py --texts FOLDER... --tokens FILE

It reads the words of the model that is there, made by bench/spelling_model.py, and writes their
vectors into it. It needs gensim, whose continuous bag of words with negative samples is taken. One
thread and a fixed seed of hashes make the same vectors each time; those that ship were learned with
two threads (`--threads 2`), so they come out a little different.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec
from gensim.models.word2vec import LineSentence

from gongkai.measures.spelling.language_model import MODEL, LanguageModel, language_model
from gongkai.measures.spelling.sentence_words import AROUND, words_of
from spelling_model import texts_of
from spelling_parts import read_parts, save

SENTENCE = re.compile(r"[^。！？；\n]+")
SIZE = 48
"""Numbers of a vector."""
FEWEST = 10
"""How often a word stands in the texts, to have one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--tokens", type=Path, required=True, help="a file for the words of them")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    model = language_model()
    if not arguments.tokens.exists():
        with arguments.tokens.open("w", encoding="utf-8") as file:
            for words in sentences(arguments.texts, model):
                file.write(" ".join(words) + "\n")
    learned = Word2Vec(
        LineSentence(str(arguments.tokens)),
        vector_size=SIZE,
        window=AROUND,
        min_count=FEWEST,
        negative=12,
        ns_exponent=0.6,
        sample=1e-4,
        epochs=arguments.rounds,
        workers=arguments.threads,
        seed=7,
    )
    save(read_parts() | vectors_of(learned))
    print(f"{len(learned.wv)} words, {MODEL.stat().st_size / 1e6:.1f} MB")


def sentences(paths: Sequence[Path], model: LanguageModel) -> Iterator[Sequence[str]]:
    """Yield the words of every sentence, each sentence once: laws repeat each other."""
    seen: set[int] = set()
    for text in (text for path in paths for text in texts_of(path)):
        for sentence in SENTENCE.findall(text):
            if hash(sentence) in seen:
                continue
            seen.add(hash(sentence))
            words = [word.text for word in words_of(sentence, model)]
            if len(words) > 1:
                yield words


def vectors_of(learned: Word2Vec) -> dict[str, bytes]:
    """Return the parts of a model that hold vectors, each number a byte."""
    words = learned.wv.index_to_key
    order = np.argsort(np.array(words))
    beside, by_beside = bytes_of(learned.wv.vectors[order])
    meant, by_meant = bytes_of(learned.syn1neg[order])
    step = 1 / (by_beside * by_meant)
    return {
        "context.json": json.dumps({"step": step}).encode(),
        "context_words.txt": "\n".join(words[at] for at in order).encode(),
        "beside.bin": beside,
        "meant.bin": meant,
    }


def bytes_of(values: np.ndarray) -> tuple[bytes, float]:
    """Return numbers as bytes, and by what they were multiplied; one in a thousand is cut."""
    by = 127 / float(np.quantile(np.abs(values), 0.999))
    return np.clip(np.round(values * by), -127, 127).astype(np.int8).tobytes(), by


if __name__ == "__main__":
    main()
