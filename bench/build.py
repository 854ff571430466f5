"""Time one edition against plain MkDocs + Material on the same Markdown.

    python bench/build.py [--runs 3] [--sizes 1000 4000]

Both build the same generated records without search, with a nav of columns only. The two take
turns, so that a machine that drifts drifts for both; medians and their ratio are printed.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent))
from corpus import COLUMNS, write_content, write_project


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 4000])
    options = parser.parse_args()
    print("| records | gongkai s | plain s | ratio | gongkai MB | plain MB | pages | plain pages |")
    print("|---|---|---|---|---|---|---|---|")
    seconds = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain = Path(folder) / "ours", Path(folder) / "plain"
            ours.mkdir()
            write_project(ours, size)
            leave_downloads_out(ours)
            write_plain(plain, size)
            runs = [
                (run(ours, "mkdocs.zh.yml"), run(plain, "mkdocs.yml")) for _ in range(options.runs)
            ]
            pages = [len(list((p / "out").rglob("*.html"))) for p in (ours, plain)]
        mine, theirs = (statistics.median(r[i][0] for r in runs) for i in (0, 1))
        peaks = [max(r[i][1] for r in runs) for i in (0, 1)]
        ratio = statistics.median(a[0] / b[0] for a, b in runs)
        seconds[size] = mine
        print(
            f"| {size} | {mine:.2f} | {theirs:.2f} | {ratio:.2f} | {peaks[0]:.0f} | {peaks[1]:.0f} "
            f"| {pages[0]} | {pages[1]} |",
            flush=True,
        )
    first, *rest = options.sizes
    for size in rest:
        print(
            f"\n{size} records take {seconds[size] / seconds[first]:.2f} times as long as {first}."
        )


def leave_downloads_out(project: Path) -> None:
    """Print nothing: the peer has no such thing (bench/downloads.py times it)."""
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "downloads: [pdf, docx]" in text
    config.write_text(text.replace("downloads: [pdf, docx]", "downloads: []"), encoding="utf-8")


def write_plain(target: Path, size: int) -> None:
    """Write the same Markdown as a plain project: a page for each column in the nav."""
    docs = target / "docs"
    write_content(docs, size)
    for column in COLUMNS:
        (docs / column / "index.md").write_text(f"# {column}\n", encoding="utf-8")
    (docs / "index.md").write_text("# home\n", encoding="utf-8")
    config = {
        "site_name": "plain",
        "theme": {
            "name": "material",
            "language": "zh",
            "font": False,
            "features": ["navigation.prune"],
        },
        "plugins": [],
        "nav": ["index.md", *(f"{column}/index.md" for column in COLUMNS)],
        "not_in_nav": "*.zh.md\n",
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def run(project: Path, config: str) -> tuple[float, float]:
    """Build once; return wall seconds and peak megabytes of the process."""
    shutil.rmtree(project / "out", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", "out"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build of {project} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1000


if __name__ == "__main__":
    main()
