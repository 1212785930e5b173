# make demo: install, index corpus/ and serve the search page · make test: install, check, run all tests
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test test-reloaded lint format messages browser picture lock clean

help:
	@echo 'make demo           install, index corpus/ and serve http://$(HOST):$(PORT)'
	@echo 'make test           install, then ruff, mypy, import rules and all tests, browser included'
	@echo 'make test-reloaded  the tests on Whoosh-Reloaded in place of whoosh3'
	@echo 'make format         format the code'
	@echo 'make messages       collect what the pages say into the catalogs of translations'
	@echo 'make picture        take the picture of the README again'
	@echo 'make lock           resolve the dependencies again (needs uv)'
	@echo 'make clean          remove what the others made'

demo: $(VENV)/installed
	@$(BIN)/haberdar reindex corpus --index index_data || [ $$? -eq 3 ]  # 3: some input was rejected
	@$(BIN)/haberdar serve --index index_data --host $(HOST) --port $(PORT)

test: $(VENV)/installed-dev browser lint
	@$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/installed-dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

LOCALES := web/haberdar_web/locales
messages: $(VENV)/installed-dev
	@$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords 'gettext_noop Limit' --no-location \
	  --sort-output --omit-header --output-file $(VENV)/haberdar.pot \
	  web/haberdar_web search/haberdar
	@$(BIN)/pybabel --quiet update --domain haberdar --input-file $(VENV)/haberdar.pot --output-dir $(LOCALES) \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100

# The locked versions, hashes checked; the project itself without resolving anything again.
$(VENV)/installed: requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/installed-dev: requirements/dev.txt $(VENV)/installed
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Haberdar needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo 'No virtual environment could be made; on Debian: apt install python3-venv' >&2; exit 1; }

browser:
	@tests/find-browser

test-reloaded: $(VENV)/installed-dev browser
	@rm -rf $(VENV)-reloaded
	@$(PYTHON) -m venv $(VENV)-reloaded
	@$(VENV)-reloaded/bin/python -m pip --disable-pip-version-check --quiet install \
	  --requirement requirements/dev.txt
	@$(VENV)-reloaded/bin/python -m pip --disable-pip-version-check --quiet uninstall --yes whoosh3
	@$(VENV)-reloaded/bin/python -m pip --disable-pip-version-check --quiet install \
	  --requirement requirements/reloaded.txt
	@$(VENV)-reloaded/bin/python -m pip --disable-pip-version-check --quiet install \
	  --no-build-isolation --no-deps --editable .
	@$(VENV)-reloaded/bin/python -m pytest

picture: $(VENV)/installed-dev
	@$(BIN)/python tests/web/picture.py "$$(command -v chromium chromium-browser google-chrome | head -n 1)"

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-header \
	  --extra all --group dev pyproject.toml --output-file requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-header \
	  --extra all --constraint requirements/dev.txt pyproject.toml requirements/build.in \
	  --output-file requirements/run.txt

clean:
	rm -rf $(VENV) $(VENV)-reloaded dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find index_data -mindepth 1 ! -name README.md -delete
