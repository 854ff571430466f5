# Two commands do everything on a fresh machine: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: setup site fonts test serve check gate review night docs faults bench browser requirements clean help
.DELETE_ON_ERROR:

help:  ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: $(VENV)/.site fonts  ## build both editions into site/
	$(BIN)/gongkai build

serve: $(VENV)/.site  ## preview on http://127.0.0.1:8000, rebuilt on every change
	$(BIN)/gongkai serve

setup: $(VENV)/.site  ## set up what `gongkai` needs, and build nothing

check: $(VENV)/.site  ## check the records and registries
	$(BIN)/gongkai check

# What the loops of .github/workflows and docs/ci run. FORMAT=github marks the lines of a change,
# NIGHT=--offline asks no other site.
FORMAT ?= text
SINCE ?= origin/main
NIGHT ?=

gate: $(VENV)/.site  ## the leak gate alone
	$(BIN)/gongkai check --select GK5 --format $(FORMAT)

review: $(VENV)/.site  ## build/review.md: what the change since $(SINCE) brings
	@mkdir -p build && rm -f build/links.json
	@if [ -f site/manifest.json ]; then \
	  $(BIN)/gongkai links site --format json >build/links.json || test $$? -eq 1; fi
	$(BIN)/gongkai review --since $(SINCE) --links build/links.json >build/review.md

night: $(VENV)/.night  ## the nightly run; build/state/report.md says what it found
	$(BIN)/gongkai night --state build/state $(NIGHT) || test $$? -eq 1

test: $(VENV)/.test browser  ## lint, types and every test, a real browser included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal -m demonstration
	$(MAKE) elsewhere

# The engine is no city's: whatever does not read the demonstration is tested where another city's
# column stands in its place, and only there.
.PHONY: elsewhere
elsewhere: $(VENV)/.test browser  ## the tests of the engine, with another city's column in place
	$(BIN)/python tests/elsewhere.py build/elsewhere
	cd build/elsewhere && $(CURDIR)/$(BIN)/python -m pytest -n auto --dist worksteal -m "not demonstration"

# Playwright brings a Node.js of its own, which needs libatomic.
BROWSER := chromium fonts-noto-cjk fontconfig libatomic1

# PDF copies need glyphs for Chinese. Without them the build says so, and goes on.
fonts:
	@fc-list :lang=zh 2>/dev/null | grep -q . || { \
	  echo "installing fonts-noto-cjk and fontconfig with apt-get, for PDF copies"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fonts-noto-cjk fontconfig >/dev/null; } || \
	  echo "no Chinese fonts: PDF copies will be left out (sudo apt-get install fonts-noto-cjk)" >&2

browser:
	@has() { command -v chromium && fc-list :lang=zh | grep . && ldconfig -p | grep libatomic.so.1; } >/dev/null 2>&1; \
	PATH="$$PATH:/sbin:/usr/sbin"; has || { \
	  echo "installing $(BROWSER) with apt-get"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(BROWSER) >/dev/null && has; } || { \
	  echo "the browser tests need these: sudo apt-get install $(BROWSER)" >&2; exit 1; }

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongkai needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.night: requirements-night.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-night.txt
	@touch $@

bench: $(VENV)/.site  ## time the build against plain MkDocs + Material, and the checks
	$(BIN)/python bench/build.py
	$(BIN)/python bench/checks.py

docs: $(VENV)/.site  ## write the record reference and the handbook of checks anew
	$(BIN)/python -c 'from gongkai.render.reference import render_reference; print(render_reference(), end="")' > docs/records.md
	for lang in en zh; do \
	  $(BIN)/python -c 'import sys; from pathlib import Path; from gongkai.handbook import handbook; print(handbook(Path(), sys.argv[1]), end="")' $$lang > docs/checks.$$lang.md || exit 1; done

faults: $(VENV)/.test  ## inject every fault into the demonstration and count what is found
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/test_faults.py

requirements:  ## compile the hash-pinned requirements anew (needs uv)
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --extra build --extra search --extra downloads pyproject.toml -o requirements.txt
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --extra build --extra search --extra downloads --extra test -c requirements.txt pyproject.toml -o requirements-test.txt
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --extra build --extra second-opinion -c requirements.txt pyproject.toml -o requirements-night.txt

clean:  ## remove the built site and the environment
	rm -rf site build $(VENV)
