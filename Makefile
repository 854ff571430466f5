# Two commands do everything on a fresh machine: `make site` and `make test`.
# This column runs the engine that lies beside it. What every column can do comes from the starter.
ENGINE := pyproject.toml
ENGINE_FROM := --no-build-isolation -e .
include plugins/gongkai/starter/column.mk

# Commands run hundreds of times: what Python and Jinja have compiled is kept, wherever that is off.
export PYTHONDONTWRITEBYTECODE =

.PHONY: test docs docs-site messages faults trust bench browser wheel requirements

test: $(VENV)/.test browser  ## lint, types and every test, a real browser included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal -m demonstration
	$(MAKE) elsewhere

# The engine is no city's: whatever does not read the demonstration is tested where another city's
# column stands in its place, and only there.
# They wait for processes and clocks a quarter of their time, so one more runs than there are processors; those of the
# demonstration do not: each worker reads it for itself.
AT_ONCE := $(shell expr `nproc` + 1)
.PHONY: elsewhere
elsewhere: $(VENV)/.test browser  ## the tests of the engine, with another city's column in place
	$(BIN)/python tests/elsewhere.py build/elsewhere
	cd build/elsewhere && $(CURDIR)/$(BIN)/python -m pytest -n $(AT_ONCE) --dist worksteal -m "not demonstration"

# Chromium without windows takes half the time of the whole, which will do where there is no other.
# Playwright brings a Node.js of its own, which needs libatomic.
CHROMIUM := chromium-headless-shell
BROWSER := $(CHROMIUM) fonts-noto-cjk fontconfig libatomic1

browser:
	@others() { fc-list :lang=zh | grep . && ldconfig -p | grep libatomic.so.1; } >/dev/null 2>&1; \
	has() { command -v $(CHROMIUM) >/dev/null && others; }; \
	PATH="$$PATH:/sbin:/usr/sbin"; has || { \
	  echo "installing $(BROWSER) with apt-get"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(BROWSER) >/dev/null && has; } || \
	{ command -v chromium >/dev/null && others; } || { \
	  echo "the browser tests need these: sudo apt-get install $(BROWSER)" >&2; exit 1; }

$(VENV)/.test: requirements-test.txt $(VENV)/.site
	$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

wheel: $(VENV)/.site  ## dist/: the engine as a wheel, which `gongkai init --engine` pins
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .

bench: $(VENV)/.test  ## time build, check and links beside their peers, and write bench/RESULTS.md
	$(BIN)/python bench/speed.py --write bench/RESULTS.md

docs: $(VENV)/.site  ## write the references of records and registries anew
	$(BIN)/python -c 'from gongkai.render.reference import render_reference; print(render_reference(), end="")' > docs/records.md
	$(BIN)/python -c 'from gongkai.render.reference import render_reference; print(render_reference("zh"), end="")' > docs/records.zh.md
	$(BIN)/python -c 'from gongkai.mkdocs.options import options; from gongkai.render.registries import render_registries; print(render_registries(options()), end="")' > docs/registries.md
	$(BIN)/python -c 'from pathlib import Path; from gongkai.verdict.handbook import points; print(points(Path()), end="")' > docs/points.md
	$(BIN)/python -c 'from gongkai.editing.vscode import write_shared; write_shared()'
	$(BIN)/python -c 'from pathlib import Path; from gongkai.commands.snippets import write_snippets; write_snippets(Path())'

docs-site: $(VENV)/.site  ## build/docs-site/: this documentation with a page for each code, its links checked
	$(BIN)/mkdocs build --quiet --strict -f docs/website/mkdocs.yml
	$(BIN)/gongkai links build/docs-site --root docs

LOCALE := plugins/gongkai/i18n/locale
messages: $(VENV)/.test  ## read all messages from the source and write the catalogues anew
	@mkdir -p build
	PYTHONPATH=tests $(BIN)/pybabel -q extract -F tests/messages.cfg --no-location --omit-header --sort-output -o build/gongkai.pot plugins/gongkai
	$(BIN)/pybabel -q update -D gongkai -l zh -d $(LOCALE) -i build/gongkai.pot \
	  --omit-header --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	PYTHONPATH=tests $(BIN)/python -c 'from pathlib import Path; from messages import write_meanings; write_meanings(Path("build/records.pot"))'
	$(BIN)/pybabel -q update -D records -l zh -d $(LOCALE) -i build/records.pot \
	  --omit-header --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

faults: $(VENV)/.test  ## inject every fault into the demonstration and count what is found
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/test_faults.py

trust: $(VENV)/.test  ## hostile inputs, races of two builds, and numbers of persons in every place of a file
	$(BIN)/python tests/trust.py

requirements:  ## compile the hash-pinned requirements anew (needs uv)
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --extra build --extra search --extra downloads --extra import --extra sign pyproject.toml -o requirements.txt
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --extra build --extra search --extra downloads --extra import --extra sign --extra test -c requirements.txt pyproject.toml -o requirements-test.txt
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --extra build --extra second-opinion --extra external -c requirements.txt pyproject.toml -o requirements-night.txt
