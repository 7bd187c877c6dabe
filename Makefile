# Two commands matter: `make demo` and `make test`. Each sets up what it needs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO ?= proposaltrack-demo

.DEFAULT_GOAL := help
.PHONY: help demo test test-long check bench bench-peers pictures reference wheel clean needs

help:  ## What there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

demo: $(READY)  ## See two real negotiations: opens the terminal application, or prints a tour
	@$(BIN)/proposaltrack demo $(DEMO)

test: $(READY)  ## Run the tests, on every core there is
	@$(BIN)/python -m pytest -q -m "not long" -n auto --dist loadfile

test-long: $(READY)  ## Run the fault and load tests, minutes long
	@$(BIN)/python -m pytest -q -m long

check: $(READY)  ## Lint, types and architecture
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)  ## Print the table of speed ratios
	@$(BIN)/python -m benchmarks

bench-peers: $(READY)  ## Compare with other programs that are installed
	@$(BIN)/python -m benchmarks.peers

pictures: $(READY)  ## Draw the pictures of the documentation anew
	@$(BIN)/python -m docs.pictures.draw

reference: $(READY)  ## Write the pages that say what the program answers anew
	@$(BIN)/python -m docs.reference.write
	@$(BIN)/python -m docs.run_pages

wheel: $(READY)  ## Build the wheel into dist/
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:  ## Remove what the other commands made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis $(DEMO)

needs:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "proposaltrack needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "proposaltrack needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1 | cut -d' ' -f2); name a newer one: make PYTHON=python3.12." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "proposaltrack needs Python's venv module; install your system's python3-venv package." >&2; exit 1; }
	@command -v git >/dev/null 2>&1 || { echo "proposaltrack needs git 2.39 or newer; install git." >&2; exit 1; }
	@git --version | $(PYTHON) -c 'import re, sys; found = re.search(r"(\d+)\.(\d+)", sys.stdin.read()); sys.exit(not found or tuple(map(int, found.groups())) < (2, 39))' || { echo "proposaltrack needs git 2.39 or newer, and here is $$(git --version); update git." >&2; exit 1; }

# The environment is made anew when what it is made from changes.
$(READY): pyproject.toml constraints.txt | needs
	@$(PYTHON) -m venv $(VENV)
	@PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --editable '.[dev]' || { echo "proposaltrack could not install its pinned libraries; look at the lines above, then run make again." >&2; exit 1; }
	@touch $@
