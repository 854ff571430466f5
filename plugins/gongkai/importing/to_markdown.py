"""HTML of a document -> the Markdown of records (docs/markdown.md)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = ("h2", "h3", "h4", "h5")
_BLANKS = re.compile(r"[ \t\r\n]+")
_MARKUP = re.compile(
    r"[\\*`]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=[(\[:])|(?<![^\W_])_|_(?![^\W_])|\[(?=\^)"
)
_FIRST = re.compile(r"(?P<sign>[#>+=~-])|(?P<number>\d{1,9})(?P<point>[.)])(?=\s|$)")
_NOTE = re.compile(r"#(?P<name>(?:footnote|endnote)-\d+)$")
_OWN_NOTE = re.compile(r"(?P<name>(?:footnote|endnote)-\d+)$")
_BACK = re.compile(r"#(?:footnote|endnote)-ref-\d+$")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s()<>]+$")


@dataclass
class _Writer:
    name_of: Callable[[int], str | None]
    """The file in which a picture lies, by its number."""
    notes: list[str] = field(default_factory=list)
    """Ids of footnotes, in the order in which readers meet them."""
    said: dict[str, str] = field(default_factory=dict)
    """Their texts."""

    def blocks(self, node: LexborNode) -> Iterator[str]:
        """Yield the blocks of an element, each a text of Markdown."""
        loose: list[LexborNode] = []
        for child in node.iter(include_text=True):
            if child.tag in ("p", "ul", "ol", "table", *_HEADINGS):
                yield from self.paragraph(loose)
                loose = []
                yield from self.block(child)
            else:
                loose.append(child)
        yield from self.paragraph(loose)

    def block(self, node: LexborNode) -> Iterator[str]:
        if node.tag in _HEADINGS:
            text = self.inline(node, bold=False).replace("\\\n", " ")
            if text:
                yield f"{'#' * int(node.tag[1])} {text}"
        elif node.tag == "table":
            yield from self.table(node)
        elif node.tag in ("ul", "ol"):
            items = [child for child in node.iter() if child.tag == "li"]
            if items and all(_OWN_NOTE.search(item.id or "") for item in items):
                for item in items:
                    self.note(item)
            else:
                yield "\n".join(self.items(items, node.tag == "ol"))
        else:
            yield from self.paragraph(list(node.iter(include_text=True)))

    def paragraph(self, nodes: Sequence[LexborNode]) -> Iterator[str]:
        text = "".join(self.one(node) for node in nodes).strip()
        if text:
            yield "\\\n".join(guarded(line) for line in text.split("\\\n"))

    def items(self, items: Sequence[LexborNode], ordered: bool) -> Iterator[str]:
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if ordered else "- "
            blocks = list(self.blocks(item))
            lines = "\n".join(blocks).split("\n") if blocks else [""]
            yield mark + lines[0]
            yield from (" " * len(mark) + line for line in lines[1:])

    def note(self, item: LexborNode) -> None:
        found = _OWN_NOTE.search(item.id or "")
        if found is not None:
            for link in item.css("a"):
                if _BACK.search(link.attributes.get("href") or ""):
                    link.decompose()
            self.said[found["name"]] = " ".join(self.blocks(item))

    def inline(self, node: LexborNode, *, bold: bool = True) -> str:
        return "".join(self.one(child, bold=bold) for child in node.iter(include_text=True)).strip()

    def one(self, node: LexborNode, *, bold: bool = True) -> str:
        """Return a piece of running text."""
        if node.tag == "-text":
            return escaped(_BLANKS.sub(_blank, node.text_content or ""))
        if node.tag == "br":
            return "\\\n"
        if node.tag == "img":
            return self.picture(node)
        inner = "".join(self.one(child, bold=bold) for child in node.iter(include_text=True))
        if node.tag in ("strong", "em"):
            return _wrapped(inner, "**" if node.tag == "strong" else "*") if bold else inner
        if node.tag in ("sup", "sub"):
            return inner if inner.startswith("[^") else f"<{node.tag}>{inner}</{node.tag}>"
        if node.tag == "a":
            return self.link(node, inner)
        return inner

    def link(self, node: LexborNode, inner: str) -> str:
        target = node.attributes.get("href") or ""
        note = _NOTE.search(target)
        if note is not None:
            if note["name"] not in self.notes:
                self.notes.append(note["name"])
            return f"[^{self.notes.index(note['name']) + 1}]"
        if not inner.strip() or _ADDRESS.match(target) is None:
            return inner
        return f"[{inner}]({target})"

    def picture(self, node: LexborNode) -> str:
        name = self.picture_name(node)
        return f"![{escaped(_alternative(node))}]({name})" if name is not None else ""

    def picture_name(self, node: LexborNode) -> str | None:
        number = (node.attributes.get("src") or "").rpartition(":")[2]
        return self.name_of(int(number)) if number.isdecimal() else None

    def table(self, node: LexborNode) -> Iterator[str]:
        """Yield a table with bars; where cells are merged or hold more than lines, one in HTML."""
        rows = [row for row in node.css("tr") if _owner(row) == node.mem_id]
        cells = [[c for c in row.iter() if c.tag in ("td", "th")] for row in rows]
        cells = [row for row in cells if row]
        if not cells:
            return
        is_plain = len({len(row) for row in cells}) == 1 and not any(
            cell.attributes.get("colspan")
            or cell.attributes.get("rowspan")
            or cell.css_first("ul, ol, table")
            for row in cells
            for cell in row
        )
        if not is_plain:
            yield self.html_table(cells)
            return
        texts = [[self.cell(cell) for cell in row] for row in cells]
        lines = [f"| {' | '.join(row)} |" for row in texts]
        lines.insert(1, f"|{' --- |' * len(texts[0])}")
        yield "\n".join(lines)

    def cell(self, cell: LexborNode) -> str:
        text = "<br>".join(self.blocks(cell)).replace("\\\n", "<br>")
        return text.replace("|", "\\|").replace("\n", "<br>")

    def html_table(self, rows: Sequence[Sequence[LexborNode]]) -> str:
        lines = ["<table>"]
        heads = 2 if len(rows[0]) == 1 and len(rows) > 2 else 1
        for number, row in enumerate(rows):
            tag = "th" if number < heads else "td"
            said = "".join(
                f"<{tag}{_spans(cell)}>{'<br>'.join(self.lines(cell))}</{tag}>" for cell in row
            )
            lines.append(f"<tr>{said}</tr>")
        return "\n".join([*lines, "</table>"])

    def lines(self, cell: LexborNode) -> list[str]:
        """Return the lines of a cell as HTML, with its pictures."""
        found: list[str] = []
        for paragraph in cell.css("p, li") or [cell]:
            text = escape(" ".join(paragraph.text().split()), quote=False)
            for image in paragraph.css("img"):
                name = self.picture_name(image)
                if name is not None:
                    text += f'<img src="{escape(name)}" alt="{escape(_alternative(image))}">'
            found += [text] if text else []
        return found


def markdown_of(html: str, name_of: Callable[[int], str | None]) -> str:
    """Return the Markdown of a document; `name_of` names the file of a picture by its number."""
    body = LexborHTMLParser(f"<body>{html}</body>").body
    if body is None:
        return ""
    writer = _Writer(name_of)
    blocks = list(writer.blocks(body))
    for number, note in enumerate(writer.notes, 1):
        blocks.append(f"[^{number}]: {writer.said.get(note, '')}")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return a text in which nothing is markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)


def guarded(line: str) -> str:
    """Return a line that begins no heading, list or rule."""
    found = _FIRST.match(line)
    if found is None:
        return line
    if found["sign"]:
        return f"\\{line}"
    return f"{found['number']}\\{found['point']}{line[found.end() :]}"


def _blank(found: re.Match[str]) -> str:
    """Return a tab as the blank of Chinese, and other blanks as one."""
    return "\u3000" if "\t" in found[0] else " "


def _wrapped(text: str, mark: str) -> str:
    """Return a text with marks around its words, on each of its lines."""
    done = []
    for line in text.split("\\\n"):
        bare = line.strip(" \u3000\u00a0")
        if not bare or "**" in bare:
            done.append(line)
            continue
        before, _, behind = line.partition(bare)
        done.append(f"{before}{mark}{bare}{mark}{behind}")
    return "\\\n".join(done)


def _owner(row: LexborNode) -> int | None:
    """Return which table a row is of: tables lie in cells of others."""
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else None


def _spans(cell: LexborNode) -> str:
    found = {name: cell.attributes.get(name) or "" for name in ("colspan", "rowspan")}
    return "".join(f' {name}="{said}"' for name, said in found.items() if said.isdecimal())


def _alternative(image: LexborNode) -> str:
    return " ".join((image.attributes.get("alt") or "").split())
