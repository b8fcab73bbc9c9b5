# Yiwang: every command a newcomer needs. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
DEMO := var/demo
TEST := var/test
STAMP := $(VENV)/installed
STAMP_DEV := $(VENV)/installed-dev
ENGINES := $(PY) -m portal.embedded run
APPS := portal bench records identity blueprints exchange documents workflows licences services enforcement
INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
NETWORK := error: the packages could not be installed. Check the network (or your package index) and run the same command again.

.PHONY: help setup setup-dev browser demo stop journey test check lint types floors documents campaign chaos chaos-smoke bench styleguide screenshots clean lock

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@deploy/find-python $(VENV)

$(STAMP): requirements.lock | $(VENV)/bin/python
	@echo "→ installing pinned packages, hashes checked (a minute or two the first time)"
	@$(INSTALL) -r requirements.lock || { echo "$(NETWORK)"; exit 1; }
	@touch $@

$(STAMP_DEV): requirements-dev.lock | $(VENV)/bin/python
	@echo "→ installing pinned packages for tests, hashes checked (a minute or two the first time)"
	@$(INSTALL) -r requirements-dev.lock || { echo "$(NETWORK)"; exit 1; }
	@touch $@

setup: | $(VENV)/bin/python
	@if [ ! -e $(STAMP_DEV) ] || [ requirements.lock -nt $(STAMP_DEV) ]; then $(MAKE) -s --no-print-directory $(STAMP); fi
	@deploy/compile-words $(PY)

setup-dev: $(STAMP_DEV)
	@deploy/compile-words $(PY)

browser: $(STAMP_DEV)
	@deploy/find-browser $(VENV)

demo: setup ## run the portal with demonstration data (PORT=8000); Ctrl-C ends it
	@PORT=$(PORT) VAR_DIR=$(DEMO) exec $(PY) -m portal.demo run

stop: ## end a demonstration that runs in another terminal
	@VAR_DIR=$(DEMO) $(PY) -m portal.demo stop

journey: setup ## drive the main job over HTTP against the running demonstration, as the cast would
	@PORT=$(PORT) VAR_DIR=$(DEMO) $(PY) -m portal.journey

test: setup-dev browser ## all tests, on real engines (PYTEST="tests/rules -x" narrows)
	@$(ENGINES) $(TEST) $(PY) -m pytest -p tests.plugins.timing -p tests.plugins.skips -n 2 --dist loadfile $(PYTEST)

lint: setup-dev
	@echo "→ style"; $(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check --quiet .

types: setup-dev
	@echo "→ types"; $(VENV)/bin/mypy $(APPS)

floors: setup-dev
	@echo "→ floors and rooms"; $(VENV)/bin/lint-imports --no-cache

documents: setup-dev
	@echo "→ generated documents, migrations"
	@$(ENGINES) $(TEST) $(PY) manage.py makemigrations --check --dry-run -v 0
	@$(PY) manage.py settings_page --check

check: setup-dev ## exactly what CI runs: style, floors, types, generated documents, all tests
	@$(MAKE) --no-print-directory --keep-going lint floors types documents test chaos-smoke

campaign: setup-dev ## long runs outside CI: 10,000 random flows against the reference interpreter
	@CAMPAIGN=10000 $(ENGINES) $(TEST) $(PY) -m pytest -n0 tests/rules/test_flow_reference.py
	@CAMPAIGN_REQUESTS=150 $(ENGINES) $(TEST) $(PY) -m pytest -n0 tests/abuse/test_every_endpoint.py

chaos: setup-dev ## 200 cases in flight while workers, beats, Redis, PostgreSQL and the clock are harmed; docs/reliability.md
	@$(PY) -m portal.embedded run-durable var/chaos $(PY) -m bench.chaos $(CASES)

chaos-smoke: setup-dev
	@echo "→ a small chaos run"; $(PY) -m portal.embedded run-durable var/chaos $(PY) -m bench.chaos 12

bench: setup-dev ## papers, submit, step and public pages at full size, as ratios measured in one run
	@$(PY) -m portal.embedded run-durable var/bench $(PY) -m bench

styleguide: setup ## where the components are shown
	@echo "make demo, then open http://127.0.0.1:$(PORT)/styleguide/"

screenshots: setup-dev browser ## README's pictures, of the journey as it is
	@PICTURES=docs/pictures $(ENGINES) $(TEST) $(PY) -m pytest -n0 tests/browser/test_journey.py

lock: $(STAMP_DEV) ## renew the lock files from requirements*.in
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@for kind in "" -dev; do $(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
	  requirements$$kind.in -o requirements$$kind.lock; done

clean: ## end what runs here and remove what was made here, the demonstration's data too
	@if [ -x $(PY) ]; then VAR_DIR=$(DEMO) $(PY) -m portal.demo stop || true; \
	  for var in $(DEMO) $(TEST) var/bench var/chaos; do $(PY) -m portal.embedded stop $$var || true; done; fi
	@rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
