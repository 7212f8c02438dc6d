# The only door: everything that is done with this program is a target here. `make` alone lists them.

PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: help demo run test check unit format docs pictures lock bench tools clean

help: ## List the targets
	@echo "make …"
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  %-8s %s\n", $$1, $$2 }'

demo: .venv/run ## Start the program with a sample office (PORT=8000; FRESH=1 starts anew); Ctrl-C stops it
	@exec $(BIN)/izligums demo --port $(PORT) $(if $(FRESH),--fresh)

run: .venv/run ## Start the program with the office's own data (PORT=8000)
	@exec $(BIN)/izligums run --port $(PORT)

test: tools check ## Check everything: tools, style, types, imports, generated pages, all tests
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q

check: .venv/dev ## Check without running the program: style, types, imports, migrations, generated pages, translations
	@BIN=$(BIN) .ci/check

unit: .venv/dev ## Run the quick tests, those without database and browser
	@$(BIN)/python -m pytest -q tests/unit tests/conventions

format: .venv/dev ## Put code into its common form
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format --quiet .

docs: .venv/dev ## Write the generated reference pages anew
	@BIN=$(BIN) .ci/generated write

pictures: .venv/dev ## Take the screenshots of docs/pictures anew, from a running demo (PORT=8000)
	@$(BIN)/python docs/pictures/make.py http://127.0.0.1:$(PORT) $(CODES)

bench: .venv/dev ## Measure start pages, case list and case page against a floor
	@$(BIN)/izligums bench

lock: .venv/dev ## Resolve the dependencies anew and pin them
	@$(BIN)/python -m pip install -qq uv
	@.ci/lock $(BIN)/uv

tools: .venv/dev ## Bring what tests need from the system (Chromium, gettext, hunspell): by apt when root
	@.ci/tools

clean: ## Delete the virtual environment and caches; data in var/ stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: install it, or name it with PYTHON=."; exit 1; }
	@echo "  virtual environment: making .venv"
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is needed: install python3-venv."; rm -rf .venv; exit 1; }

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "  packages: installing"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "  packages for work on the program: installing"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run
