# make run: set up and serve the demo. make test: all that CI checks. The rest are their parts.
SHELL := /bin/sh
.DEFAULT_GOAL := run
BIN := .venv/bin
export PYTHON ?= python3

LOCALE := src/triwulan/text/locale
PO := $(wildcard $(LOCALE)/*/LC_MESSAGES/*.po)
CODE := src tests $(wildcard benchmarks)
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 2
# What a browser shows does not depend on the database; that nothing is lost when a server is killed does.
ON_POSTGRES := $(sort $(dir $(wildcard tests/web/test_*.py tests/web/*/test_*.py))) $(wildcard tests/browser/test_kill.py)
INSTALL := requirements/install.sh requirements/uv.txt pyproject.toml

.PHONY: setup run test provision lint types contracts pytest bench messages format lock clean

setup: .venv/.run $(LOCALE)/.compiled

run: setup
	TRIWULAN_DEMO=1 $(BIN)/triwulan serve

test: .venv/.test $(LOCALE)/.compiled provision lint types contracts pytest

# Once the tests' packages are there, a set-up for running must not take them away again.
.venv/.run: requirements/run.txt $(INSTALL)
	@if [ -f .venv/.test ]; then requirements/install.sh test; else requirements/install.sh run; fi
	@touch $@

.venv/.test: requirements/run.txt requirements/test.txt $(INSTALL)
	@requirements/install.sh test
	@touch $@ .venv/.run

$(LOCALE)/.compiled: .venv/.run $(PO)
	@$(BIN)/python scripts/messages.py compile
	@mkdir -p $(LOCALE) && touch $@

provision: .venv/.test
	@$(BIN)/python -m tests.environment.provision

lint: .venv/.test
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: .venv/.test
	$(BIN)/mypy

contracts: .venv/.test
	$(BIN)/lint-imports

# Everything on SQLite; what touches the database once more on PostgreSQL.
pytest: .venv/.test
	$(PYTEST) -n $(WORKERS)
	@if $(BIN)/python -c 'import sys; from tests.environment.provision import recorded; sys.exit(not recorded().postgres)'; then \
	    echo "The database's tests again, on PostgreSQL:"; \
	    $(BIN)/python -m tests.environment.postgres run -- $(PYTEST) -n $(WORKERS) $(ON_POSTGRES); \
	else echo "SKIPPED: the run against PostgreSQL, which could not be had here"; fi

bench: setup
	$(BIN)/python -m benchmarks

format: .venv/.test
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

messages: setup
	$(BIN)/python scripts/messages.py

# The locked files name versions and hashes, never a host: they serve any mirror.
lock: .venv/.test
	cd requirements && for name in uv run test; do \
	    ../$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --python-version 3.11 \
	        --upgrade $$name.in --output-file $$name.txt $$( [ $$name = test ] && echo "--constraints run.txt" ) || exit 1; done

clean:
	rm -rf .venv .cache build dist
