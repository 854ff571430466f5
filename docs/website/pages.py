"""What the site of the documentation has beside its files: a page for each code, and a manifest."""

import json
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from gongkai.verdict.handbook import handbook

DOCS = Path(__file__).parents[1]
CHINESE = "zh/"
DECISION = re.compile(r"decision (\d+) of this software|软件约定第(\d+)条")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of all codes, in both languages, each with a way to the other."""
    english, chinese = (handbook(DOCS.parent, language) for language in ("en", "zh"))
    for (here, text), (there, said) in zip(english.items(), chinese.items(), strict=True):
        files.append(_page(config, here, text, f"[中文]({_up(here)}{_file(there)})"))
        files.append(_page(config, there, said, f"[English]({_up(there)}{_file(here)})"))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say what is the text of a file, and in which language: the theme knows one for all pages."""
    language = "zh-CN" if _is_chinese(page) else "en"
    return f'<div data-gk-text lang="{language}">{html}</div>'


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Write what `gongkai links` wants to know of a site: its pages, and what each is made from."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    manifest = Path(config.site_dir) / "manifest.json"
    manifest.parent.mkdir(parents=True, exist_ok=True)
    manifest.write_text(
        json.dumps({_address(page): _entry(page) for page in pages}, ensure_ascii=False, indent=1),
        encoding="utf-8",
    )


def _page(config: MkDocsConfig, address: str, text: str, elsewhere: str) -> File:
    """Return a page, with links to the decisions that it names."""
    text = DECISION.sub(
        lambda found: f"[{found[0]}]({_up(address)}decisions.md#decision-{found[1] or found[2]})",
        text,
    )
    in_nav = InclusionLevel.INCLUDED if _is_list(address) else InclusionLevel.NOT_IN_NAV
    return File.generated(
        config, _file(address), content=f"{text}\n{elsewhere}\n", inclusion=in_nav
    )


def _file(address: str) -> str:
    return f"{address}index.md" if _is_list(address) else f"{address.removesuffix('/')}.md"


def _up(address: str) -> str:
    return "../" * _file(address).count("/")


def _is_list(address: str) -> bool:
    return address.endswith("checks/")


def _address(page: Page) -> str:
    return "" if page.is_homepage else page.url


def _is_chinese(page: Page) -> bool:
    return page.url.startswith(CHINESE) or page.file.src_uri.endswith(".zh.md")


def _entry(page: Page) -> dict[str, object]:
    source = page.file.abs_src_path
    return {
        "kind": "home" if page.is_homepage else "page",
        "edition": "zh" if _is_chinese(page) else "en",
        "title": page.title,
        "source": Path(source).resolve().relative_to(DOCS).as_posix() if source else None,
    }
