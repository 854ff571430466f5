"""Characters that sound or look alike: own lists, and those that are made of the same parts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pypinyin import Style, pinyin

SHAPES = [Path(__file__).with_name(name) for name in ("wording_shapes.txt", "spelling_shapes.txt")]
MOST_IN_FAMILY = {"⿰": 14, "⿱": 5}
"""Characters that share a part, side by side or one above the other, and are still alike."""
PARTS = "⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻？"
MOSTLY = 0.58
"""How much of its strokes a character shares with one that is alike, if not the family's part."""
MOST_ALIKE = 12


def shapes() -> Iterator[str]:
    """Yield characters that look alike; 上 and 下 do, but whoever writes one means it."""
    groups = (group for file in SHAPES for group in file.read_text("utf-8").split())
    yield from (group for group in groups if group != "上下")


def families(path: Path, words: Mapping[str, object]) -> Iterator[str]:
    """Yield characters that are alike but for one part: 话活括 by their left, 器嚣 by their middle.

    `path` has a line of JSON for each character, with what it is made of (⿰氵舌) and of which part
    each stroke is. Many share their left part; those are alike only where it is most of them.
    """
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        made, character = one["decomposition"], one["character"]
        if character not in words or not 3 <= len(made) <= 4 or any(c in PARTS for c in made[1:]):
            continue
        strokes = [stroke[0] if stroke else -1 for stroke in one["matches"]]
        for at in range(1, len(made)):
            share = 1 - strokes.count(at - 1) / len(strokes)
            found[made[:at] + "_" + made[at + 1 :]].append((character, share))
    for made, characters in found.items():
        is_first = made[1] == "_" and made[0] in MOST_IN_FAMILY and len(made) == 3
        most = MOST_IN_FAMILY[made[0]] if is_first else 0
        if 1 < len(characters) <= most:
            yield "".join(character for character, _ in characters)
        else:
            alike = [character for character, share in characters if share >= MOSTLY]
            if 1 < len(alike) <= MOST_ALIKE:
                yield "".join(alike)


def sounds(words: Iterable[str]) -> Iterator[str]:
    """Yield each sound with its characters, tones left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for character in sorted(word for word in words if len(word) == 1):
        for sound in sorted(set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])):
            if sound.isascii() and sound.isalpha():
                found[sound].append(character)
    for sound, characters in sorted(found.items()):
        yield f"{sound} {''.join(characters)}"
