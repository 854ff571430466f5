# What a column needs: set up, build, check. `gongkai init` gives it to a new column as its Makefile;
# the engine's own Makefile includes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The file that pins the engine, and what pip installs by it. Its dependencies stand in requirements.txt.
ENGINE ?= engine.txt
ENGINE_FROM ?= -r $(ENGINE)
# Where no index can be reached: `make wheelhouse` on a machine like this one that reaches one, then
# WHEELHOUSE=wheelhouse with every command.
WHEELHOUSE ?=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
  $(if $(WHEELHOUSE),--no-index --find-links $(WHEELHOUSE))
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site preview serve setup check gate review night fonts wheelhouse clean
.DELETE_ON_ERROR:

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: $(VENV)/.site fonts  ## build the site into site/
	$(BIN)/gongkai build

preview: $(VENV)/.site fonts  ## build the site of a change to look at, each page marked as a preview
	$(BIN)/gongkai build --preview

serve: $(VENV)/.site  ## preview on http://127.0.0.1:8000, rebuilt on every change
	$(BIN)/gongkai serve

setup: $(VENV)/.site  ## set up what `gongkai` needs, and build nothing

check: $(VENV)/.site  ## check the records and registries
	$(BIN)/gongkai check

# What the three loops run. FORMAT=github marks the lines of a change, NIGHT=--offline asks no other
# site, PREVIEW is where the site of the change can be looked at, NEWEST its last commit where a merge
# of it is checked out.
FORMAT ?= text
SINCE ?= origin/main
NIGHT ?=
PREVIEW ?=
NEWEST ?= HEAD

gate: $(VENV)/.site  ## the leak gate alone
	$(BIN)/gongkai check --select GK5 --format $(FORMAT)

review: $(VENV)/.site  ## build/review.md: what the change since $(SINCE) brings
	@mkdir -p build && rm -f build/links.json
	@if [ -f site/manifest.json ]; then \
	  $(BIN)/gongkai links site --format json >build/links.json || test $$? -eq 1; fi
	$(BIN)/gongkai review --since $(SINCE) --links build/links.json \
	  --preview-url "$(PREVIEW)" --suggestions build/suggestions.json --head $(NEWEST) >build/review.md

night: $(VENV)/.night  ## the nightly run; build/state/report.md says what it found
	$(BIN)/gongkai night --state build/state $(NIGHT) || test $$? -eq 1

# PDF copies need glyphs for Chinese. Without them the build says so, and goes on.
fonts:
	@fc-list :lang=zh 2>/dev/null | grep -q . || { \
	  echo "installing fonts-noto-cjk and fontconfig with apt-get, for PDF copies"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fonts-noto-cjk fontconfig >/dev/null; } || \
	  echo "no Chinese fonts: PDF copies will be left out (sudo apt-get install fonts-noto-cjk)" >&2

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongkai needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt $(ENGINE) | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps $(ENGINE_FROM)
	@touch $@

$(VENV)/.night: requirements-night.txt $(VENV)/.site
	$(PIP) --require-hashes -r requirements-night.txt
	@touch $@

wheelhouse: $(VENV)/bin/python  ## wheelhouse/: all that pip would fetch, for machines without an index
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
	  -d wheelhouse -r requirements.txt
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
	  -d wheelhouse -r requirements-night.txt
	$(if $(filter -r,$(ENGINE_FROM)),$(BIN)/python -m pip download --quiet --disable-pip-version-check \
	  --no-deps -d wheelhouse $(ENGINE_FROM))

clean:  ## remove the built site and the environment
	rm -rf site build $(VENV)
