"""Inputs that nobody means well with, or that an editor made by mistake: a generator per kind.

Each is a file of the base project in other words. What is made depends on the seed alone.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import workspace
from yaml_texts import yaml_texts

HERE = Path(__file__).parent
RECORDS = sorted(
    [*workspace.BASE.glob("content/*/*/*.md"), *(HERE.parent / "content").glob("*/*/*.md")]
)
REGISTRIES = sorted(
    file.relative_to(workspace.BASE).as_posix() for file in workspace.BASE.glob("data/**/*.yml")
)
HEAD = """id: {id}
kind: policy
title: 【示例】停车收费办法
summary: 规定停车收费。
unit: sample-transport
issuers: [示例区交通运输局]
dated: 2021-05-08
published: 2021-05-10 09:30
class: other
genre: notice
openness: proactive
topics: [transport]
sample: true
"""


@dataclass(frozen=True)
class Input:
    """The bytes of one file: a record's where `path` is empty, else those of a registry."""

    name: str
    data: bytes
    path: str = ""
    length: int = 0
    """Bytes that a file has, holes behind its data; 0 where it has no holes."""


def record(name: str, text: str, more: str = "", encoding: str = "utf-8") -> Input:
    """Return a record whose front matter is right but for what it is given."""
    whole = f"---\n{HEAD}{more}---\n{text}\n"
    return Input(name, whole.encode(encoding, "surrogatepass"))


def yaml() -> Iterator[Input]:
    """Yield every construct of YAML as front matter, as one key of it, and as a registry."""
    for name, text in yaml_texts():
        yield Input(f"yaml/front/{name}", f"---\n{text}\n---\ntext\n".encode())
        inner = "".join(f"  {line}\n" for line in text.split("\n"))
        yield record(f"yaml/key/{name}", "text", f"note:\n{inner}")
        yield Input(f"yaml/site/{name}", text.encode(), "data/site.yml")


def suite() -> Iterator[Input]:
    """Yield the texts of the YAML Test Suite in the same places."""
    file = Path(__file__).with_name("yaml_suite.json")
    for name, text in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        yield Input(f"suite/front/{name}", f"---\n{text}\n---\ntext\n".encode())
        inner = "".join(f"  {line}\n" for line in text.split("\n"))
        yield record(f"suite/key/{name}", "text", f"note:\n{inner}")
        yield Input(f"suite/site/{name}", text.encode(), "data/site.yml")


ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"),
    *("gb18030", "gbk", "big5", "big5hkscs", "shift_jis", "euc_jp", "euc_kr", "hz"),
    *("iso2022_jp", "latin-1", "cp1252", "cp437", "koi8-r"),
)
CHARACTERS = (
    *("\0", "\x01", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u2028"),
    *("\u202e", "\u2060", "\ufeff", "\ufffe", "\ufffd", "\ue000", "\U000e0001", "\U0010ffff", "́"),
    *("\ud800", "\udfff", "\r", "\r\n", "\t", "：", "，", "　", "“", "『"),
)


def encodings() -> Iterator[Input]:
    """Yield a record in every encoding, and one with each odd character in each place."""
    text = f"---\n{HEAD}---\n停车收费，见《办法》。\n"
    for encoding in ENCODINGS:
        data = text.encode(encoding, "replace")
        for name, odd in {"whole": data, "cut": data[:-3], "odd": data[1:]}.items():
            yield Input(f"encoding/{encoding}/{name}", odd)
    for number, character in enumerate(CHARACTERS):
        places = {
            "key": text.replace("unit:", f"un{character}it:"),
            "value": text.replace("规定停车", f"规定{character}停车"),
            "text": text.replace("，见", f"{character}，见"),
            "fence": text.replace("---\n停", f"---{character}\n停"),
            "many": text.replace("，见", character * 3_000),
        }
        for place, whole in places.items():
            yield Input(f"sign/{number}/{place}", whole.encode("utf-8", "surrogatepass"))


REPEATED: dict[str, str] = {
    **{f"run {character!r}": character for character in "1`*_~[](){}<>!#&\\|-=+:;@'\"^$第（《“."},
    **{f"spaced {character!r}": f"{character} " for character in "1`*_[<>!#&\\|-a第"},
    **{
        f"line {character!r}": f"{character}\n"
        for character in ("a", "```", "~~~", "- a", "1. a", "> a", "# a")
    },
    **{
        f"paragraph {character!r}": f"{character}\n\n"
        for character in ("a", "# a", "- a", "[TOC]", "a\n: b")
    },
    "emphasis": "*a*",
    "strong": "**a**",
    "nested emphasis": "*a **b ",
    "code": "`a` ",
    "link": "[a](http://b.c) ",
    "open link": "[a](",
    "image": "![a](b.png) ",
    "reference": "[a][b] ",
    "definition": "[a]: http://b.c\n",
    "open definition": "[a\n",
    "footnote": "a[^1] ",
    "footnotes": "[^1]: a\n\n",
    "address": "http://a.b/c ",
    "mail": "<a@b.org> ",
    "entity": "&#49;",
    "entity by name": "&lt;",
    "break": "a  \n",
    "escape": "\\*",
    "element": "<div>",
    "inline element": "<b>a",
    "closed element": "<b>a</b>",
    "attribute": "<a href='",
    "comment": "<!--",
    "closed comment": "<!-- a -->",
    "declaration": "<!DOCTYPE ",
    "instruction": "<?a ",
    "table": "|a|b|\n|-|-|\n|1|2|\n\n",
    "row": "|1|2|\n",
    "wide row": "1|",
    "document number": "示例交〔2021〕1号，",
    "date": "2021年5月8日",
    "identity number": "身份证号：11010119900307",
    "digits": "370402199003071234 ",
    "mobile": "1381234",
    "mask": "1*********1 ",
    "title": "《关于",
    "article": "第一条 ",
    "sentence": "根据《办法》（示例交〔2021〕1号）废止。",
    "mark": "此件不公开",
    "grade": "机密★1年\n",
    "name": "张三，男，",
    "person": "|张三|男|1990年1月1日|\n",
    "zero width": "\u200b",
    "crlf": "a\r\n",
}
SIZES = (40, 4_000, 480_000)
"""Characters; the last is below what a record may hold, in bytes for most."""


def sizes(chosen: tuple[int, ...] = SIZES) -> Iterator[Input]:
    """Yield each piece of markup over and over, in lines that are not too long, and in one."""
    for name, piece in REPEATED.items():
        for size in chosen:
            whole = piece * max(size // len(piece), 1)
            yield record(f"size/{name}/{size}", _lines(whole))
        yield record(f"size/{name}/one line", piece * (30_000 // len(piece)))
        yield record(f"size/{name}/summary", "a", f"note: |\n  {piece.strip() * 1_000}\n")


def _lines(text: str, width: int = 18_000) -> str:
    pieces = (text[n : n + width] for n in range(0, len(text), width))
    return "\n".join(pieces)


def too_large() -> Iterator[Input]:
    """Yield what is far beyond every limit."""
    for name, piece in {"1": "1 ", "tick": "`", "bracket": "[", "text": "停车收费。\n"}.items():
        yield record(f"large/{name}", piece * (1_000_000 // len(piece)))
    yield Input("large/nothing", b"---\n", length=200_000_000)
    yield Input("large/registry", b"units:\n", "data/units.yml", length=200_000_000)
    yield Input("large/stray", b"", "content/policies/2021/stray.bin", length=200_000_000)
    yield record("large/keys", "a", "".join(f"k{n}: 1\n" for n in range(20_000)))


NESTED: dict[str, Callable[[int], str]] = {
    "list": lambda n: "\n".join("    " * k + "- a" for k in range(min(n, 400))),
    "ordered": lambda n: "\n".join("    " * k + "1. a" for k in range(min(n, 400))),
    "list in a line": lambda n: "- " * n + "a",
    "quotation": lambda n: "> " * n + "a",
    "tight quotation": lambda n: ">" * n + "a",
    "quotation of lists": lambda n: "> - " * n + "a",
    "bracket": lambda n: "[" * n + "a" + "]" * n,
    "link": lambda n: "[" * n + "a" + "](b)" * n,
    "image": lambda n: "![" * n + "a" + "](b)" * n,
    "parenthesis": lambda n: "[a](" + "(" * n + ")" * n + ")",
    "emphasis": lambda n: "*a " * n + "b*" * n,
    "strong": lambda n: "**a _b " * n + "c_**" * n,
    "html": lambda n: "<div>" * n + "a" + "</div>" * n,
    "span": lambda n: "<b><i>" * n + "a" + "</i></b>" * n,
    "table": lambda n: "<table><tr><td>" * n + "a" + "</td></tr></table>" * n,
    "definition": lambda n: "\n".join("    " * k + ": a" for k in range(min(n, 400))),
    "code": lambda n: "\n".join("`" * (k + 3) for k in range(min(n, 300))),
}
NESTED_YAML: dict[str, Callable[[int], str]] = {
    "flow list": lambda n: "[" * n + "]" * n,
    "open list": lambda n: "[" * n,
    "flow mapping": lambda n: "{a: " * n + "}" * n,
    "block list": lambda n: "- " * n + "a",
    "block mapping": lambda n: "".join(f"\n{'  ' * (k + 1)}a:" for k in range(min(n, 600))),
    "anchors": lambda n: "[" + ", ".join(f"&a{k} [*a{k - 1}]" for k in range(1, n)) + "]",
    "merge": lambda n: "{" + ", ".join("<<: {a: 1}" for _ in range(n)) + "}",
    "explicit": lambda n: "? " * n + "a",
    "quotes": lambda n: "'" * n,
    "tags": lambda n: "!!map {" * n,
}
DEPTHS = (2, 19, 40, 200, 3_000)


def nesting(depths: tuple[int, ...] = DEPTHS) -> Iterator[Input]:
    """Yield everything that holds itself, in texts and in YAML."""
    for name, make in NESTED.items():
        for depth in depths:
            yield record(f"nested/{name}/{depth}", make(depth))
    for name, make in NESTED_YAML.items():
        for depth in depths:
            yield record(f"nested/yaml {name}/{depth}", "a", f"zz: {make(depth)}\n")
            yield Input(
                f"nested/registry {name}/{depth}", f"a: {make(depth)}\n".encode(), "data/site.yml"
            )


PIECES = (
    *(
        "---\n",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!str ",
        "|\n",
        ">-\n",
        "#",
        '"',
        "'",
        "\n",
    ),
    *(
        "\t",
        "：",
        "null",
        "~",
        "yes",
        "1e3",
        "0x1f",
        "2021-02-30",
        "'",
        "é",
        "\u200b",
        "\ufeff",
        "\0",
    ),
    *("zh: ", "en: ", "id: parking\n", "kind: decision\n", "attachments: [x]\n", "points: 1\n"),
    *("<b>", "</b>", "<!--", "-->", "```\n", "![", "](", "[^1]", "|", "\\", "`", "**", "$", "%s"),
    *(
        "{tag}",
        "{0}",
        "身份证",
        "此件不公开",
        "〔2021〕",
        "第",
        "《",
        "》",
        "record:",
        "../",
        "a" * 300,
    ),
)


def mutated(text: str, chance: random.Random) -> str:
    """Return a text with one to four things done to it that a hand or a merge can do."""
    for _ in range(chance.randint(1, 4)):
        lines = text.split("\n")
        place = chance.randrange(len(text) + 1)
        line = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                text = text[:place] + chance.choice(PIECES) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.randint(1, 30) :]
            case 2:
                lines.insert(line, lines[chance.randrange(len(lines))])
                text = "\n".join(lines)
            case 3:
                del lines[line]
                text = "\n".join(lines)
            case 4:
                lines[line] = " " * chance.randint(1, 9) + lines[line]
                text = "\n".join(lines)
            case 5:
                lines[line] = lines[line].partition(":")[0] + ": " + chance.choice(PIECES)
                text = "\n".join(lines)
            case 6:
                other = chance.randrange(len(text) + 1)
                text = text[:place] + text[min(place, other) : max(place, other)] + text[place:]
            case _:
                text = (
                    text[:place]
                    + chr(chance.choice((chance.randrange(128), chance.randrange(0xD800))))
                    + text[place:]
                )
    return text


def mutations(count: int, seed: int) -> Iterator[Input]:
    """Yield records of the columns at hand with something done to them."""
    chance = random.Random(seed)
    texts = [file.read_text(encoding="utf-8") for file in RECORDS]
    for number in range(count):
        yield Input(f"mutation/{seed}/{number}", mutated(chance.choice(texts), chance).encode())


def registries(count: int, seed: int) -> Iterator[Input]:
    """Yield registries of the base column with something done to them."""
    chance = random.Random(seed)
    texts = {path: (workspace.BASE / path).read_text(encoding="utf-8") for path in REGISTRIES}
    for number in range(count):
        path = chance.choice(REGISTRIES)
        yield Input(f"registry/{seed}/{number}", mutated(texts[path], chance).encode(), path)
