"""Templates as Jinja compiles them, kept where Python keeps compiled modules, or not at all."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from gongkai.model.language import Language

_LIBRARIES = ("jinja2", "markupsafe", "mkdocs")
"""What compiles templates, or has filters that may be applied while they are compiled."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps the templates of an edition as code, until they or the engine change.

    A build that cannot read or write there compiles them itself. `python -B` and
    PYTHONDONTWRITEBYTECODE have nothing written, PYTHONPYCACHEPREFIX has it elsewhere.
    """

    def __init__(self, language: Language) -> None:
        """Keep templates beside this module; those of the theme too, whose folder is published."""
        super().__init__(str(Path(cache_from_source(__file__)).parent), f"{language}-%s.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code of a template; nothing where it is broken."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # pickle raises nearly anything on a broken file
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of a template, where that is wanted and can be done."""
        if sys.dont_write_bytecode:
            return
        try:
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return  # the next build compiles it again

    def get_source_checksum(self, source: str) -> str:
        """Return the hash of a template and of what compiles it."""
        return hashlib.sha256(f"{_compiler()} {source}".encode()).hexdigest()


@cache
def _compiler() -> str:
    """Return the hash of the libraries' versions and of when the files of the engine changed."""
    engine = Path(__file__).parents[1]
    files = {
        file.relative_to(engine).as_posix(): (file.stat().st_size, file.stat().st_mtime_ns)
        for file in sorted(engine.rglob("*.py"))
    }
    known = f"{[version(name) for name in _LIBRARIES]} {files}"
    return hashlib.sha256(known.encode()).hexdigest()
