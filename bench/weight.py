"""Weigh a site: what each part of a record's page and each sort of file costs, for each record.

    python bench/weight.py [--records 1000]

Both editions are built of generated records, without search and copies. The frame of a page is all
of its HTML outside the body (`#gk-main`); a sort of file is a folder with an ending.
"""

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from build import leave_downloads_out, run
from corpus import write_project

EDITIONS = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
PARTS = {
    "head": r"<head>.*?</head>",
    "header": r"<header.*?</header>",
    "navigation": r'(?:<nav class="md-tabs"|<div class="md-sidebar--primary).*?(?=<main)'
    r'|<div class="md-sidebar md-sidebar--primary.*?(?=<div class="md-content")',
    "facts for the search": r"<div hidden data-pagefind-body.*?</div>",
    "body": r'<div id="gk-main".*\n</div>(?=\s*(?:</article>|<div hidden))',
    "footer": r"<footer.*?</footer>",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_project(project, records)
        leave_downloads_out(project)
        seconds = {}
        sites = []
        for edition, config in EDITIONS.items():
            seconds[edition], _ = run(project, config)
            sites.append((project / "out").rename(project / f"out-{edition}"))
        _print_pages(sites[-1])
        _print_files(sites, records)
    print("\nwall seconds:", ", ".join(f"{name} {taken:.1f}" for name, taken in seconds.items()))


def _print_pages(site: Path) -> None:
    """Print what the parts of a record's page weigh on average."""
    sums: Counter[str] = Counter()
    pages = list(site.glob("r/*/index.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        sums["whole"] += len(text.encode())
        for name, pattern in PARTS.items():
            sums[name] += sum(len(part.encode()) for part in re.findall(pattern, text, re.DOTALL))
    parts = {name: sums[name] / len(pages) for name in PARTS}
    whole = sums["whole"] / len(pages)
    print("| part of a record's page (zh) | bytes |\n|---|---|")
    for name, size in parts.items():
        print(f"| {name} | {size:,.0f} |")
    print(f"| the rest | {whole - sum(parts.values()):,.0f} |")
    print(f"| **frame**: all but the body | {whole - parts['body']:,.0f} |")
    print(f"| **whole page** | {whole:,.0f} |")


def _print_files(sites: list[Path], records: int) -> None:
    """Print what sorts of files weigh, for each record, in all editions together."""
    sums: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for site in sites:
        for name, size in _files(site):
            sums[name] += size
            numbers[name] += 1
    print("\n| files, both editions | number | bytes a record |\n|---|---|---|")
    shown = sums.most_common(20)
    for name, size in shown:
        print(f"| {name} | {numbers[name]} | {size / records:,.0f} |")
    rest = set(sums) - {name for name, _ in shown}
    number, size = sum(numbers[name] for name in rest), sum(sums[name] for name in rest)
    print(f"| the rest | {number} | {size / records:,.0f} |")
    print(f"| **all** | {sum(numbers.values())} | {sum(sums.values()) / records:,.0f} |")


def _files(site: Path) -> Iterator[tuple[str, int]]:
    for file in site.rglob("*"):
        if file.is_file():
            path = file.relative_to(site)
            folder = f"{path.parts[0]}/" if len(path.parts) > 1 else ""
            yield f"{folder}*{file.suffix}", file.stat().st_size


if __name__ == "__main__":
    main()
