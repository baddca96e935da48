# `make` lists the recipes. Everything is installed into .venv inside this folder, and only when it changed.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
INDEX ?= index
# The first Python of at least 3.11 that is found; set PYTHON to choose another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --quiet

.PHONY: help demo test test-cluster check lint format bench lock data clean
.DEFAULT_GOAL := help

help: ## list the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 18

demo: $(VENV)/run.stamp ## set up, ingest corpus/, search across languages, list the events
	@echo '$$ craftsearch ingest corpus' && $(BIN)/craftsearch --index $(INDEX) ingest corpus
	@echo && echo '$$ craftsearch search "vouchers for craft apprentices" --limit 6' \
		&& $(BIN)/craftsearch --index $(INDEX) search "vouchers for craft apprentices" --limit 6
	@echo && echo '$$ craftsearch events' && $(BIN)/craftsearch --index $(INDEX) events

test: $(VENV)/dev.stamp ## set up and run all tests
	@$(BIN)/python -m pytest

test-cluster: $(VENV)/dev.stamp ## fetch an OpenSearch server (Java 17, Maven) and run the tests that need one
	@$(BIN)/python -m tests.cluster.fetch
	@$(BIN)/python -m pytest tests/cluster tests/index --cluster

check: lint test ## what CI runs: format, lint, types, layers, tests and docs

lint: $(VENV)/dev.stamp ## check format, lint, types and layers
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet . && echo 'format and lint: sound'
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/dev.stamp ## format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

bench: $(VENV)/bench.stamp ## measure ingest and search; see benchmarks/README.md
	@$(BIN)/python benchmarks/spine.py

lock: $(VENV)/dev.stamp ## resolve the locked requirements anew
	@$(PIP) install uv
	@$(LOCK) -o requirements.lock
	@$(LOCK) --group dev -o requirements-dev.lock
	@$(LOCK) --group dev --group bench -o requirements-bench.lock

data: $(VENV)/dev.stamp ## build the checked-in data anew from its sources
	@for script in scripts/build_*.py; do echo $$script; $(BIN)/python $$script || exit 1; done

clean: ## remove the virtual environment, caches and the index
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find $(INDEX) -mindepth 1 ! -name README.md -delete

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed; set PYTHON to its path' >&2; exit 1; }
	@echo "making $(VENV) with $$($(PYTHON) --version)" && $(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'installing what craftsearch needs (once)'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps -e .
	@$(BIN)/python -m compileall -q src/craftsearch
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo 'installing what the tests need (once)'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/bench.stamp: requirements-bench.lock $(VENV)/dev.stamp
	@echo 'installing what the benchmarks compare with (once)'
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@
