# Two commands on a fresh machine (Python 3.11+, pip, make): `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
COMPILED ?= .venv-compiled
SEED := seeds/britain-accuses-russia-2022-12-20.txt

.PHONY: demo test test-plugins lint bench compiled test-compiled bench-compiled schema clean

demo: $(VENV)/.demo  ## set up, and print the claims of the seed article
	$(BIN)/newsclaims extract $(SEED) --published 2022-12-20 --format table

test: $(VENV)/.dev lint  ## set up, check style and types, run all tests
	$(BIN)/python -m pytest
	cd plugins/newsclaims-weapons && ../../$(BIN)/python -m pytest

test-plugins: $(VENV)/.dev  ## install every plugin of this repository and run its tests
	for plugin in plugins/*/; do \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -e $$plugin && \
	  (cd $$plugin && ../../$(BIN)/python -m pytest) || exit 1; \
	done

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests plugins
	$(BIN)/mypy

bench: $(VENV)/.dev  ## articles and characters a second, time per stage, ratio to a token pass
	$(BIN)/python tests/benchmark.py

compiled: $(COMPILED)/.dev  ## a wheel in dist/ whose grammar is compiled (needs a C compiler and some minutes)

test-compiled: $(COMPILED)/.dev  ## run all tests on the compiled wheel
	$(COMPILED)/bin/python -m pytest

bench-compiled: $(COMPILED)/.dev  ## the benchmark on the compiled wheel
	$(COMPILED)/bin/python tests/benchmark.py

schema: $(VENV)/.dev  ## write docs/schema.json anew from the model
	$(BIN)/python -m newsclaims.formats.schema > docs/schema.json

clean:
	rm -rf $(VENV) $(COMPILED) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[cli]"
	touch $@

# From a source distribution, so that nothing that is built lies among the sources.
$(COMPILED)/.dev: $(VENV)/.dev $(shell find src -name '*.py' -o -name '*.tsv' -o -name '*.txt')
	rm -rf dist $(COMPILED)
	$(BIN)/python -m hatchling build -t sdist -d dist
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps -w dist dist/*.tar.gz
	$(PYTHON) -m venv $(COMPILED)
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check "$$(ls dist/*.whl)[dev]"
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check -e plugins/newsclaims-weapons
	touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml plugins/newsclaims-weapons/pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e plugins/newsclaims-weapons
	touch $@
