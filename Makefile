# Every command makes what it needs; none needs an activated environment.
PYTHON ?= python3
ROOT := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
VENV := $(ROOT)/.venv
BIN := $(VENV)/bin
SPREAD := --numprocesses auto --dist worksteal
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test quick check format look pictures bench fuzz clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(ROOT)/Makefile | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.installed ## open a finished example meeting
	@cd $(ROOT) && $(BIN)/pmfacilitator demo

test: $(VENV)/.installed-test ## run every test, on every core
	cd $(ROOT) && $(BIN)/python -m pytest $(SPREAD)

quick: $(VENV)/.installed-test ## run the tests that need neither app nor terminal
	cd $(ROOT) && $(BIN)/python -m pytest $(SPREAD) --hypothesis-profile quick -m "not app and not pty and not large"

check: $(VENV)/.installed-dev ## format, lint, types, import contracts, every test
	cd $(ROOT) && $(BIN)/ruff format --check .
	cd $(ROOT) && $(BIN)/ruff check .
	cd $(ROOT) && $(BIN)/mypy
	cd $(ROOT) && $(BIN)/lint-imports
	$(MAKE) -C $(ROOT) test

format: $(VENV)/.installed-dev ## put code into shape
	cd $(ROOT) && $(BIN)/ruff format . && $(BIN)/ruff check --fix .

look: $(VENV)/.installed-test ## hold every screen to its rules, at every size and theme; sheets in build/look/
	cd $(ROOT) && $(BIN)/python -m bench.look && $(BIN)/python -m bench.outside

pictures: $(VENV)/.installed-test ## draw docs/pictures/ anew and measure their contrast
	cd $(ROOT) && $(BIN)/python -m bench.pictures

bench: $(VENV)/.installed-test ## measure, beside floors, in one run
	cd $(ROOT) && $(BIN)/python -m bench

fuzz: $(VENV)/.installed-test ## hostile text through every renderer, read back by other parsers
	cd $(ROOT) && $(BIN)/python -m tests.export.fuzz

clean: ## remove the environment
	rm -rf $(VENV)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "pmfacilitator needs Python 3.11 or newer; call make with PYTHON=python3.12, say." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(ROOT)/pyproject.toml | $(BIN)/python
	$(PIP) install --editable $(ROOT)
	@touch $@

$(VENV)/.installed-test: $(ROOT)/pyproject.toml | $(BIN)/python
	$(PIP) install --editable '$(ROOT)[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-dev: $(ROOT)/pyproject.toml | $(BIN)/python
	$(PIP) install --editable '$(ROOT)[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
