"""Time the downloads: each form by itself, and one edition without, with a cold, a warm cache.

    python bench/downloads.py [--records 500]

The records are those of bench/corpus.py, 2-4 KB of Chinese with a table and four links each.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from build import leave_downloads_out, run
from corpus import write_project
from gongkai.measures.measure import measure
from gongkai.model.editions import DEFAULT
from gongkai.render.downloads.compose import Composer
from gongkai.render.downloads.document import CopyDocument
from gongkai.render.downloads.forms import Writer, forms
from gongkai.render.downloads.key import key
from gongkai.render.urls import Origin
from gongkai.sources.cache import PLACE, Facts, cached
from gongkai.sources.load import load
from gongkai.views.downloads import FORMS, Form, copy_contents

AS_OF = date(2021, 7, 15)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        project.mkdir()
        write_project(project, options.records)
        os.environ[PLACE] = str(Path(folder) / "cache")
        time_edition(project)  # first: a child's peak counts what its parent holds
        time_forms(project, Path(folder) / "forms")


def time_forms(project: Path, folder: Path) -> None:
    """Print what a document costs in each form."""
    catalog = load(project).catalog.until(AS_OF)
    given = list(copy_contents(catalog, measure(catalog, AS_OF), "zh"))
    composer = Composer(
        catalog, Origin("", "zh", DEFAULT), lambda path: (project / path).read_bytes()
    )
    documents: list[CopyDocument] = []
    composing = seconds(lambda: documents.extend(composer.compose(content) for content in given))
    print(f"\n{len(documents)} documents; composing one takes {composing / len(documents):.4f} s\n")
    print("| form | cold s | warm s | kB |")
    print("|---|---|---|---|")
    for form in FORMS:
        writer = forms([form]).writers[form]
        cold, warm = (seconds(partial(keep, documents, form, writer, folder)) for _ in range(2))
        size = sum(file.stat().st_size for file in folder.glob(f"*.{form}"))
        each = [took / len(documents) for took in (cold, warm, size / 1000)]
        print("| {} | {:.4f} | {:.4f} | {:.0f} |".format(form, *each), flush=True)


def keep(documents: list[CopyDocument], form: Form, writer: Writer, folder: Path) -> None:
    """Take every document out of the cache, or make it."""
    for document in documents:
        name = key(document, (form, *writer.makers))
        cached(folder, name, form, partial(make, document, writer))


def make(document: CopyDocument, writer: Writer) -> tuple[bytes, Facts]:
    content = writer.write(document)
    return content, writer.facts(content)


def time_edition(project: Path) -> None:
    """Print what a build of the Chinese edition takes."""
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    leave_downloads_out(project)
    without = run(project, "mkdocs.zh.yml")
    config.write_text(text, encoding="utf-8")
    print("| edition | s | MB |")
    print("|---|---|---|")
    print(f"| without downloads | {without[0]:.2f} | {without[1]:.0f} |")
    for name in ("cold", "warm"):
        took, peak = run(project, "mkdocs.zh.yml")
        print(f"| with, {name} cache | {took:.2f} | {peak:.0f} |", flush=True)


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
