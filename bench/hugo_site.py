"""The records of a benchmark as a site of Hugo: two languages, the same taxonomies, feeds, JSON.

In its full form a page has a frame of about the bytes of ours (navigation, trail, facts, footer);
in its lean form it has title, text and nothing else.
"""

import re
from pathlib import Path

import yaml

from corpus import COLUMNS

CONFIG = """\
baseURL = "https://example.org/"
defaultContentLanguage = "zh"
defaultContentLanguageInSubdir = true
title = "column"
enableRobotsTXT = true
disableKinds = [{disabled}]
[pagination]
pagerSize = 50
[taxonomies]
topic = "topics"
unit = "units"
year = "years"
[languages.zh]
languageName = "中文"
weight = 1
[languages.en]
languageName = "English"
weight = 2
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html", "rss"]
page = ["html"{json}]
"""
BASE = """\
<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}
<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
{{ range .AlternativeOutputFormats }}
<link rel="alternate" type="{{ .MediaType.Type }}" href="{{ .RelPermalink }}">{{ end }}
<meta property="og:title" content="{{ .Title }}"><meta property="og:url" content="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css"></head>
<body><a href="#main">{{ .Title }}</a>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
<form action="/search/"><input name="q"></form></header>
<nav><ul>{{ range site.Sections }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<nav><ol>{{ range .Ancestors.Reverse }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Title }}</p>
<p><a href="/data/">data</a> <a href="/columns/">columns</a></p></footer>
</body></html>
"""
PAGE = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<dl>{{ range $key, $value := .Params }}{{ if not (reflect.IsMap $value) }}<dt>{{ $key }}</dt>
<dd>{{ if reflect.IsSlice $value }}{{ delimit $value ", " }}{{ else }}{{ $value }}{{ end }}</dd>
{{ end }}{{ end }}</dl>
<aside>{{ .TableOfContents }}</aside>
{{ .Content }}
<ul>{{ range first 10 (site.RegularPages.Related .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<table>{{ range .Paginator.Pages }}<tr><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td>
<td>{{ .Params.number }}</td><td>{{ .Params.unit }}</td>
<td>{{ .Date.Format "2006-01-02" }}</td></tr>{{ end }}</table>
{{ partial "pages.html" . }}{{ end }}
"""
PAGES = '{{ with .Paginator.Next }}<a href="{{ .URL }}">&gt;</a>{{ end }}\n'
LEAN_BASE = (
    '<!doctype html><html lang="{{ site.Language.Lang }}"><meta charset="utf-8">'
    '<title>{{ .Title }}</title>{{ block "main" . }}{{ end }}</html>\n'
)
LEAN_PAGE = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n'
JSON = '{{ dict "title" .Title "params" .Params "text" .RawContent | jsonify }}\n'
FRONT = re.compile(r"---\n(.*?)---\n(.*)", re.DOTALL)


def write_hugo(target: Path, content: Path, *, lean: bool) -> None:
    """Write the records below `content` as a site of Hugo."""
    layouts = target / "layouts"
    (layouts / "_partials").mkdir(parents=True)
    disabled = '"RSS", "taxonomy", "term"' if lean else ""
    config = CONFIG.format(disabled=disabled, json="" if lean else ', "json"')
    files = {
        target / "hugo.toml": config,
        layouts / "baseof.html": LEAN_BASE if lean else BASE,
        layouts / "page.html": LEAN_PAGE if lean else PAGE,
        layouts / "list.html": LIST,
        layouts / "_partials" / "pages.html": PAGES,
        layouts / "page.json": JSON,
    }
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    for column in COLUMNS:
        for record in sorted((content / column).rglob("*.zh.md")):
            text = _as_hugo(record.read_text(encoding="utf-8"), record.parent.name)
            for language in ("zh", "en"):
                name = record.name.replace(".zh.md", f".{language}.md")
                page = target / "content" / column / record.parent.name / name
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")


def _as_hugo(text: str, year: str) -> str:
    """Return a record with front matter that Hugo takes; `kind` and `published` are other words."""
    found = FRONT.match(text)
    assert found is not None
    front = yaml.safe_load(found[1])
    front["of_kind"] = front.pop("kind")
    front["date"] = front.pop("published")
    front["units"], front["years"] = [front["unit"]], [year]
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{found[2]}"
