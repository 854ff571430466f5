"""Words and pairs of words in a file of KenLM, which has no way to list them."""

import struct
from typing import Any

import numpy as np


def file_of_kenlm(data: bytes) -> tuple[list[str], Any, Any, Any]:
    """Read words and pairs out of a file of KenLM: a trie of order 3, quantised, with pointers in
    an array (model type 5). See lm/trie.cc, lm/quantize.cc and lm/bhiksha.cc of KenLM."""
    unigrams, bigrams, trigrams = (struct.unpack_from("<Q", data, at)[0] for at in (108, 116, 124))
    hashes = 144 + 8 * (unigrams - 1)
    start = hashes + 16 + 3 * 4 * 256
    kind = [("p", "<f4"), ("b", "<f4"), ("next", "<u8")]
    costs = np.frombuffer(data, dtype=kind, count=unigrams + 1, offset=start)
    middle = start + 16 * (unigrams + 2)
    inline = next(
        bits for bits in range(25) if (trigrams >> bits) + 1 <= pointers(data, middle, bigrams)
    )
    base = middle + 8 * ((trigrams >> inline) + 2) + 7
    word_bits = (unigrams - 1).bit_length()
    bits = np.arange(bigrams, dtype=np.int64) * (word_bits + 16 + inline)
    raw = np.frombuffer(data, dtype=np.uint8)
    value = np.zeros(bigrams, dtype=np.uint64)
    for byte in range(4):
        value |= raw[base + (bits >> 3) + byte].astype(np.uint64) << np.uint64(8 * byte)
    mask = np.uint64((1 << word_bits) - 1)
    firsts = ((value >> (bits & 7).astype(np.uint64)) & mask).astype(np.int64)
    seconds = np.repeat(np.arange(unigrams), np.diff(costs["next"].astype(np.int64)))
    words = data[data.rfind(b"<unk>\0") :].decode("utf-8", "replace").split("\0")[:unigrams]
    return words, costs, firsts, seconds


def pointers(data: bytes, middle: int, bigrams: int) -> int:
    """Return how many pointers stand before the pairs: they rise to the number of pairs."""
    count = 0
    while struct.unpack_from("<Q", data, middle + 8 * (count + 1))[0] <= bigrams:
        count += 1
    return count
