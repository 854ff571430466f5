"""Hostile records in a real browser: nothing that they hold may run or break out."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

import built
import workspace
from shared import made_once

pytestmark = pytest.mark.browser

ATTACK = "\"><script>window.pwned='title'</script><img src=x onerror=window.pwned='img'>"
CODED = "&lt;script&gt;window.pwned='coded'&lt;/script&gt;"
TEXT = """
# <script>window.pwned='heading'</script>

## {{ 7 * 7 }} {% include '/etc/passwd' %} <b onclick="window.pwned='on'">heading</b>

<script>window.pwned='script'</script>
<img src=x onerror="window.pwned='error'">
<svg onload="window.pwned='svg'"><animate onbegin="window.pwned='svg'"></svg>
<iframe srcdoc="<script>parent.pwned='frame'</script>"></iframe>
<style>body { display: none }</style>
<meta http-equiv="refresh" content="0; url=https://example.org/">
<form action="https://example.org/">
<input name="password" autofocus onfocus="window.pwned='focus'"></form>
<base href="https://example.org/">
<div style="position:fixed;inset:0;z-index:9999">over everything</div>

<!-- 此处为注释 -->

| a | b |
|---|---|
| <td onmouseover="window.pwned='cell'"> | `<script>window.pwned='code'</script>` |
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every text of a record is an attack."""
    return made_once(tmp_path_factory, "hostile", build_hostile) / "site"


def build_hostile(project: Path) -> None:
    workspace.make(project)
    built.configure(project)
    front = {
        "id": "hostile",
        "kind": "policy",
        "title": f"【示例】{ATTACK}{CODED}",
        "summary": f"{ATTACK}{CODED}",
        "unit": "sample-transport",
        "issuers": [ATTACK],
        "number": ATTACK,
        "index": ATTACK,
        "dated": "2021-03-01",
        "published": "2021-03-01",
        "class": "other",
        "genre": "notice",
        "openness": "proactive",
        "changes": [{"date": "2021-04-01", "note": {"zh": ATTACK, "en": ATTACK}}],
        "amends": [{"doc": "parking", "articles": ATTACK}],
        "sample": True,
    }
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    head = head.replace("'2021-03-01'", "2021-03-01").replace("'2021-04-01'", "2021-04-01")
    workspace.write(project / "content/policies/2021/hostile.zh.md", f"---\n{head}---\n{TEXT}")
    twin = {"id": "hostile", "title": f"SAMPLE: {ATTACK}", "summary": ATTACK}
    head = yaml.safe_dump(twin, allow_unicode=True, sort_keys=False)
    workspace.write(project / "content/policies/2021/hostile.en.md", f"---\n{head}---\n{TEXT}")
    result = built.build(project)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("edition", ["", "zh/"])
def test_nothing_runs_on_any_page(site: Path, browser: Browser, edition: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    dialogs: list[str] = []
    foreign: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with built.served(site) as address:
        page.on("request", lambda r: foreign.append(r.url) if address not in r.url else None)
        named = [
            f"{file.parent.relative_to(site)}/".removeprefix("./")
            for file in (site / edition).rglob("index.html")
            if "pwned" in file.read_text(encoding="utf-8") and (edition or "zh" not in file.parts)
        ]
        for expected in (
            "",
            "r/hostile/",
            "units/sample-transport/",
            "columns/policies/",
            "r/parking/",
        ):
            assert edition + expected in named
        for name in named:
            page.goto(f"{address}/{name}")
            assert page.url == f"{address}/{name}"
            assert page.evaluate("window.pwned") is None, name
            assert page.locator("article script, article iframe, base").count() == 0
            assert page.locator(".gk-text form, form[action*='example.org']").count() == 0
            for link in page.locator("article a").all():
                assert (
                    not (link.get_attribute("href") or "")
                    .lower()
                    .startswith(("javascript:", "data:"))
                )
        page.goto(f"{address}/{edition}r/hostile/")
        assert ATTACK in page.locator("h1").inner_text()
        assert ATTACK in page.title()
        assert page.locator(".md-content").is_visible()
        for element in page.locator(".gk-text :is(b, td, img, div)").all():
            element.hover(force=True, timeout=2000, no_wait_after=True)
        assert page.evaluate("window.pwned") is None
    assert dialogs == []
    assert [url for url in foreign if not url.startswith("data:")] == []
    context.close()
