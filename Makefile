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

.PHONY: help setup setup-dev browser demo stop journey test check lint types floors bench styleguide screenshots clean lock

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@deploy/find-python $(VENV)

$(STAMP): $(VENV)/bin/python requirements.lock
	@echo "→ installing pinned packages (hashes checked)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock \
	  || { echo "error: the packages could not be installed. Check the network (or your package index) and run the same command again."; exit 1; }
	@touch $@

$(STAMP_DEV): $(VENV)/bin/python requirements-dev.lock
	@echo "→ installing pinned packages for tests (hashes checked)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock \
	  || { echo "error: the packages could not be installed. Check the network (or your package index) and run the same command again."; exit 1; }
	@touch $@ $(STAMP)

setup: $(STAMP) ## the virtual environment with pinned packages
	@$(PY) manage.py words --compile

setup-dev: $(STAMP_DEV) ## the same with what the tests need
	@$(PY) manage.py words --compile

browser: $(STAMP_DEV) ## a Chromium for the tests
	@deploy/find-browser $(VENV)

demo: setup ## run the portal with demonstration data (PORT=8000)
	@PORT=$(PORT) VAR_DIR=$(DEMO) $(PY) -m portal.demo run

stop: ## stop a demonstration that runs
	@VAR_DIR=$(DEMO) $(PY) -m portal.demo stop

journey: setup ## drive the main job over HTTP against the running demonstration
	@PORT=$(PORT) VAR_DIR=$(DEMO) $(PY) -m portal.journey

test: setup-dev browser ## all tests, on real engines
	@deploy/with-engines $(PY) $(TEST) $(PY) -m pytest -n 2 --dist loadfile $(PYTEST)

lint: setup-dev ## style
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

types: setup-dev ## types
	@$(VENV)/bin/mypy portal records identity blueprints exchange documents workflows licences services enforcement

floors: setup-dev ## arrows only point down
	@$(VENV)/bin/lint-imports --no-cache

check: lint floors types test ## exactly what CI runs

bench: setup-dev ## ratios measured in one run
	@deploy/with-engines $(PY) var/bench $(PY) -m bench

styleguide: setup ## where the components are shown
	@echo "make demo, then open http://127.0.0.1:$(PORT)/styleguide/"

screenshots: setup-dev browser ## README's pictures
	@deploy/with-engines $(PY) $(TEST) $(PY) -m pytest -p no:xdist tests/browser/pictures.py

lock: setup-dev ## renew the lock files from requirements*.in
	@$(PY) -m pip install --quiet uv
	@for kind in "" -dev; do $(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header requirements$$kind.in -o requirements$$kind.lock; done

clean: ## remove what was made here (data of the demonstration too)
	@-VAR_DIR=$(DEMO) $(PY) -m portal.demo stop 2>/dev/null; $(PY) -m portal.embedded stop $(TEST) 2>/dev/null
	@rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
