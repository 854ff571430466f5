"""Records as files to take away: made once, kept in the cache, added to the build."""

import hashlib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from gongkai.i18n.translation import translation
from gongkai.mkdocs.edition_output import MARK
from gongkai.mkdocs.kept.copies import KeptCopies
from gongkai.mkdocs.kept.files import link_or_copy
from gongkai.mkdocs.kept.values import NoValueError, ValueHashes
from gongkai.model.catalog import Catalog
from gongkai.model.language import LANGUAGES
from gongkai.model.refusals import reason_of
from gongkai.render.asked import untranslated
from gongkai.render.downloads.compose import Composer
from gongkai.render.downloads.document import CopyDocument, UnprintableError
from gongkai.render.downloads.forms import Writer
from gongkai.render.downloads.key import key
from gongkai.render.markdown import UnrenderableError
from gongkai.render.urls import Origin
from gongkai.sources.cache import PLACE, CacheEntry, Facts, cached, remove
from gongkai.views.downloads import FORMS, CopyContent, Download, Form

log = get_plugin_logger(__name__)


@dataclass
class Downloads:
    """The files of one build: what makes them, and those made so far."""

    root: Path
    """The project's folder, where the files beside records lie."""
    cache: Path
    origin: Origin
    """Where the edition is read."""
    writers: Mapping[Form, Writer]
    published: Container[str]
    """The addresses of the edition's pages: nothing else is linked to."""
    red_heads: bool = False
    """Whether documents of organs look as offices print them."""
    offered: dict[str, tuple[Download, ...]] = field(default_factory=dict)
    """What the page of each record offers, by record id."""
    added: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Record id and hash of each file of this edition, by address within it."""
    hashes: ValueHashes = field(default_factory=ValueHashes)
    """Knows what was hashed for all editions."""
    kept: KeptCopies | None = None
    """What the build before made, where anything of it is kept."""

    def add(
        self,
        files: Files,
        config: MkDocsConfig,
        contents: Iterable[CopyContent],
        catalog: Catalog,
    ) -> Files:
        """Make the files of `contents` and add those that belong in this edition to the build.

        Those in another language are published in its edition, where there is one, and only
        offered here.
        """
        if not self.writers:
            return files
        makers = [(form, writer.makers) for form, writer in self.writers.items()]
        composers = {
            language: Composer(
                catalog,
                replace(self.origin, language=language),
                self._read,
                self.published,
                red_heads=self.red_heads,
            )
            for language in LANGUAGES
        }
        own: list[CopyContent] = []
        other: list[CopyContent] = []
        for content in contents:
            (own if self._is_own(content) else other).append(content)
        # The other edition makes these at the same time, from the first on: two builds that
        # begin at both ends meet in the middle, and find the rest in the cache.
        for content in [*own, *reversed(other)]:
            made = self._taken(composers[content.language], content, makers)
            offers = []
            for form, entry in made.items():
                if entry is None:
                    continue
                address = content.address(form)
                if self._is_own(content):
                    self._publish(files, config, address, entry)
                    self.added[address] = (content.record.id, entry.digest)
                offers.append(
                    Download(
                        form,
                        content.language,
                        self.origin.from_root(address, content.language),
                        entry.size,
                        entry.facts.get("pages"),
                    )
                )
            self.offered[content.record.id] = tuple(offers)
        if self.kept is not None:
            self.kept.close()
        return files

    def _taken(
        self, composer: Composer, content: CopyContent, makers: object
    ) -> Mapping[Form, CacheEntry | None]:
        """Return the files of a document: those of the build before, if the same would be made."""
        if self.kept is None:
            return self._made(composer, content)
        name = f"{content.record.id}.{content.language}"
        values = self._values(content, makers)
        kept = self.kept.take(name, values, lambda question: composer.answer(question, content))
        if kept is not None:
            return kept
        answers = composer.asked.begin()
        with translation(content.language).noted() as in_english:
            made = self._made(composer, content)
        answers |= untranslated(in_english)
        composer.asked.end()
        whole = {form: entry for form, entry in made.items() if entry is not None}
        if len(whole) == len(made):  # else what could not be printed is said again the next time
            self.kept.keep(name, values, answers, whole)
        return made

    def _values(self, content: CopyContent, makers: object) -> str:
        """Return the hash of what a document says; empty where a part of it is no value."""
        said = (content.record, content.language, content.content, content.as_at)
        try:
            return self.hashes.of(*said, makers, self.red_heads)
        except NoValueError:
            return ""

    def _made(self, composer: Composer, content: CopyContent) -> dict[Form, CacheEntry | None]:
        """Return the files of a document; what cannot be written stops the build and is named."""
        try:
            document = composer.compose(content)
            forms = [form for form in FORMS if form in self.writers]
            return {form: self._entry(content.record.id, document, form) for form in forms}
        except UnrenderableError as error:
            raise PluginError(str(error)) from error
        except RecursionError as error:
            path = content.record.body(content.language).path
            raise PluginError(f"{path}: this text is nested too deep to be written") from error

    def _read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def _is_own(self, content: CopyContent) -> bool:
        """Return whether this edition publishes the files of a document."""
        return self.origin.editions.nearest(content.language) == self.origin.language

    def forget(self, records: Iterable[str]) -> None:
        """Keep no file of these records that an earlier build made."""
        remove(self.cache, {_owner(record) for record in records})

    def _entry(self, record: str, document: CopyDocument, form: Form) -> CacheEntry | None:
        writer = self.writers[form]
        make = partial(_make, writer, document)
        name = f"{_owner(record)}-{key(document, (form, *writer.makers))}"
        try:
            return cached(self.cache, name, form, make)
        except UnprintableError as error:
            report_progress(f"no {form} is written of {error}")
            return None
        except OSError as error:
            raise PluginError(
                f"{self.cache}: copies of documents cannot be kept there: {reason_of(error)}; "
                f"make it a folder where this user may write, or name another in {PLACE}"
            ) from error

    def _publish(self, files: Files, config: MkDocsConfig, address: str, entry: CacheEntry) -> None:
        if files.get_file_from_path(address) is not None:
            raise PluginError(f"a download and another file have the address /{address}")
        target = Path(config.site_dir, address)
        link_or_copy(entry.path, target)  # MkDocs leaves alone what lies there already
        inclusion = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, address, abs_src_path=str(target), inclusion=inclusion))


def report_progress(words: str) -> None:
    """Report to the people who run the build what does not stop it."""
    log.info(words)
    click.echo(f"{MARK}{words}", err=True)


def _owner(record: str) -> str:
    """Return what the names begin with of all files of a record; an id may be 100 letters long."""
    return hashlib.sha256(record.encode()).hexdigest()[:16]


def _make(writer: Writer, document: CopyDocument) -> tuple[bytes, Facts]:
    content = writer.write(document)
    return content, writer.facts(content)
