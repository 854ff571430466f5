"""What a record says on a line (views/blocks.py) -> runs of words, in one language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import cast

from gongkai.i18n.translation import Translation
from gongkai.model.language import Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.relations import Relation
from gongkai.render.articles import parts_named
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import Run
from gongkai.render.downloads.runs import Runs, joined, strong
from gongkai.render.unlinked import Published, is_there
from gongkai.render.urls import Origin, file_address
from gongkai.render.words import write_count, write_moment, write_range, write_size
from gongkai.views import blocks as said
from gongkai.views import labels
from gongkai.views.attached import AttachedFile
from gongkai.views.page import Label
from gongkai.views.point_names import point_name
from gongkai.views.related import MatterLink, Parts
from gongkai.views.rows import Row

SPACE = (Run(" "),)
_MORE = "…"
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class InlineWriter:
    """Writes values on a line, in one language."""

    words: Translation
    origin: Origin
    published: Published
    """The addresses to which links may lead."""

    def line(self, values: Iterable[said.Value]) -> Runs:
        """Return values that follow one another, a space between them."""
        return joined((self.runs(value) for value in values), SPACE)

    def runs(self, value: said.Value) -> Runs:
        """Return what a value says on a line; nothing where copies leave it out."""
        match value:
            case Label():
                return self.label(value)
            case LocalText():
                return self._local(value)
            case said.Printed():
                return (self._run(value.text, language="zh"),)
            case Parts():
                return self.runs(parts_named(value.text, self.words.language))
            case said.Term():
                return self._linked(self.runs(value.name), value.address)
            case Row():
                return self._linked(self._local(value.title), value.address)
            case said.Way():
                href = value.href if value.href.startswith(("http", "mailto:")) else ""
                return (self._run(value.text, href),)
            case AttachedFile():
                return self.file(value)
            case said.Strong():
                return strong(self.runs(value.said))
            case said.Quiet():
                return self.line(value.values)
            case said.ListPoint():
                return self.runs(value.said)
            case said.Status():
                return self.label(value.label)
            case said.OnThisDay() | said.PageJump():
                return ()
            case said.Grid():
                rows = (joined((self.values(c) for c in row if c), SPACE) for row in value.rows)
                return joined(rows, (self._run(self.words("; ")),))
            case said.Amount():
                return (self._run(self.words.plural(value.one, value.many, value.number)),)
            case said.Range():
                return (self._run(write_range(value, self._language)),)
            case date() | Moment():
                return (self._run(write_moment(value, self._language)),)
        return (self._run(write_count(value)),)

    @property
    def _language(self) -> Language:
        return self.words.language

    def _run(self, text: str, href: str = "", language: Language | None = None) -> Run:
        own = language if language != self._language else None
        return Run(_WHITE.sub(" ", printable(text)), (), href, own)

    def say(self, label: Label) -> str:
        """Return a message as plain words."""
        return "".join(run.text for run in self.label(label))

    def label(self, label: Label) -> Runs:
        """Return a message with what fills it, links included."""
        runs: list[Run] = []
        for literal, name, _, _ in Formatter().parse(self.words.unfilled(label.message)):
            if literal:
                runs.append(self._run(literal))
            if name is not None and (value := label.values[name]) is not None:
                runs += self.runs(cast("said.Value", value))
        return tuple(runs)

    def _local(self, text: LocalText) -> Runs:
        return (self._run(text.in_(self._language), language=text.language(self._language)),)

    def _linked(self, runs: Runs, address: str | None) -> Runs:
        href = self._href(address) if address is not None else ""
        return tuple(Run(run.text, run.marks, href, run.language) for run in runs)

    def _href(self, address: str) -> str:
        base = self.origin.site_url
        known = base and is_there(address, self.published)
        return base + self.origin.from_root(address) if known else ""

    def file(self, file: AttachedFile) -> Runs:
        """Return a file beside the record, as a link where the site is known."""
        title, base = file.attachment.title, self.origin.site_url
        runs = self._local(title) if title is not None else (self._run(file.attachment.file),)
        href = base + file_address(file.address) if base else ""
        named = tuple(Run(run.text, run.marks, href, run.language) for run in runs)
        if not file.in_full:
            return named
        pages = file.file.pages
        facts = [
            self._local(file.role) if file.role is not None else (),
            (self._run(file.form),),
            (self._run(write_size(file.file.size)),),
            self.runs(said.Amount(pages, "{number} page", "{number} pages")) if pages else (),
            self.label(Label("a scan; its text cannot be searched or read aloud"))
            if file.attachment.scan
            else (),
        ]
        return (*named, *self.beside(joined(facts, (Run(" · "),))))

    def beside(self, runs: Runs) -> Runs:
        """Return words that say more of what they stand behind."""
        before, _, after = self.say(Label(" ({more})", {"more": _MORE})).partition(_MORE)
        return (Run(before), *runs, Run(after)) if runs else ()

    def values(self, values: tuple[said.Value, ...]) -> Runs:
        """Return values on a line, as many of a kind are written after one another."""
        names = values and all(isinstance(value, said.Printed) for value in values)
        between = "、" if names else self.words(", ")
        return joined((self.runs(value) for value in values), (self._run(between),))

    def row(self, cells: Iterable[tuple[said.Value, ...]]) -> Runs:
        """Return the cells of a row that say something, a space between them."""
        return joined((self.values(cell) for cell in cells if cell), SPACE)

    def related(self, row: Row, link: Relation) -> Runs:
        """Return a record that belongs to this one, with the articles and days concerned."""
        values: list[said.Value] = [row]
        values += [Parts(link.articles)] if link.articles else []
        values += [Label("until {day}", {"day": link.until})] if link.until else []
        values += [row.day] if row.day is not None else []
        return self.line(values)

    def matter(self, matter: MatterLink) -> Runs:
        """Return a matter with the stages of it that a record publishes."""
        stages = (
            (*self.label(labels.STAGE[stage]), *(self.beside(self.file(file)) if file else ()))
            for stage, file in matter.stages
        )
        title = self._linked(self._local(matter.title), matter.address)
        return (*title, *SPACE, *joined(stages, (self._run(self.words(", ")),)))

    def task(self, title: LocalText, address: str, reference: str) -> Runs:
        """Return a key task with its number."""
        return self._linked(self.line((point_name(reference), title)), address)
