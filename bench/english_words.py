"""Gather the English words that GK638 knows.

    python bench/english_words.py --known FILE... --common FILE...

The files are word lists of SCOWL: of Debian's wamerican-large and wbritish-large, and for the
common ones of wamerican-small and wbritish-small. Names and abbreviations are left out.
"""

import argparse
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from gongkai.measures.spelling.english import WORDS

WORD = re.compile("[a-z]+")
OWN = """cocoon infographic infographics monday tuesday wednesday thursday friday saturday sunday
repost reposts reposted telecom telecoms waterlogging brickworks coliform coliforms renminbi yuan
jiao mu hukou livestream livestreaming logins signup webpage webpages workflow workflows"""
"""Words of such texts that the lists do not have."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--known", type=Path, nargs="+", required=True)
    parser.add_argument("--common", type=Path, nargs="+", required=True)
    arguments = parser.parse_args()
    known = sorted(words(arguments.known) | set(OWN.split()))
    common = sorted(words(arguments.common))
    with zipfile.ZipFile(WORDS, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, listed in (("known.txt", known), ("common.txt", common)):
            archive.writestr(zipfile.ZipInfo(name), "\n".join(listed), zipfile.ZIP_DEFLATED)
    print(f"{len(known)} words, {len(common)} common, {WORDS.stat().st_size / 1e3:.0f} kB")


def words(paths: Iterable[Path]) -> set[str]:
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    return {line for line in lines if WORD.fullmatch(line)}


if __name__ == "__main__":
    main()
