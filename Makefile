# Yanzhen 雁阵. `make run` serves the dashboard, `make test` checks everything; both make what they need first.
PYTHON ?= python3
PORT ?= 8501

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq
OLDEST := 3, 11

# Servers, workers and commands that tests start would each compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

# A virtual environment whose Python is missing, broken or too old is made anew.
ifneq ($(shell $(PY) -c 'import pip, sys; print(sys.version_info >= ($(OLDEST)))' 2>/dev/null),True)
STALE := remake
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run init test lint bench clean remake

help:
	@echo "make run     serve the dashboard on http://127.0.0.1:$(PORT) (another port: make run PORT=8600)"
	@echo "make init    make or update the store, without serving"
	@echo "make test    checks of style, types and layers, then all tests, those in a browser included"
	@echo "make lint    the checks alone"
	@echo "make bench   measure speed, load and size, and write docs/performance.md (takes about half an hour)"
	@echo "make clean   remove the virtual environment and caches; the store in data/ stays"

# The server makes its stores ready itself.
run: $(VENV)/run.stamp
	@$(PY) -m streamlit run app.py --server.port=$(PORT)

init: $(VENV)/run.stamp
	@$(PY) -m analytics init

test: $(VENV)/dev.stamp
	@PYTHON=$(PY) sh tests/setup.sh
	@$(MAKE) --no-print-directory lint
	$(PY) -m pytest -n 2 --dist worksteal --ignore=tests/browser
	$(PY) -m pytest -n 2 --dist worksteal tests/browser

lint: $(VENV)/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) $(VENV)/bin/lint-imports --no-logo

bench: $(VENV)/dev.stamp
	@PYTHON=$(PY) sh tests/setup.sh
	$(PY) -m tests.benchmarks --write

clean:
	@rm -rf $(VENV) build .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

remake:

$(VENV)/made.stamp: $(STALE)
ifdef STALE
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Yanzhen needs Python 3.11 or newer, and there is no $(PYTHON) here: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < ($(OLDEST)))' || { echo "Yanzhen needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1): name a newer one with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks its venv module: install it (on Debian and Ubuntu, the package python3-venv)." >&2; exit 1; }
	@echo "Making the virtual environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
endif
	@touch $@

$(VENV)/run.stamp: requirements.txt $(VENV)/made.stamp
	@echo "Installing the packages in requirements.txt"
	@$(PIP) install -r requirements.txt || { echo "The packages in requirements.txt could not be installed: this needs a network connection to a Python package index (pip's reason is above)." >&2; exit 1; }
	@touch $@

# pip older than 25.1 knows no dependency groups. The run-time pins come along, so that no tool can move them.
$(VENV)/dev.stamp: pyproject.toml $(VENV)/run.stamp
	@echo "Installing the development tools named in pyproject.toml"
	@{ $(PIP) install 'pip>=25.1' && $(PIP) install --group dev -r requirements.txt; } || { echo "The development tools could not be installed: this needs a network connection to a Python package index (pip's reason is above)." >&2; exit 1; }
	@touch $@
