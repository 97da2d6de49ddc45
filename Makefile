# Builds the edition and tests the tool. Each target sets up what it needs by itself.
VENV := .venv
BIN := $(VENV)/bin
LOCKS := generator/requirements

HUGO := $(shell command -v hugo)
BENCH :=

.PHONY: site serve test check coverage lock bench bench-short clean

site: $(VENV)/build.ready            ## the whole edition, to site/
	$(BIN)/tahqiq build

serve: $(VENV)/build.ready           ## a preview that reloads as you edit
	$(BIN)/tahqiq serve

check: $(VENV)/test.ready            ## lint, types, import contract, content
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/tahqiq check

test: $(VENV)/test.ready             ## every test
	sh generator/setup/browser.sh
	$(BIN)/pytest

coverage: $(VENV)/test.ready         ## lines and branches of check/, read/, dates/, relate/ that tests run, against the goals
	$(BIN)/python tests/bench/covered.py

bench: $(VENV)/test.ready            ## measure against the goals, draw generator/docs/speed.md: hours, wants HUGO=PATH
	$(BIN)/python tests/bench/goals.py --record $(if $(HUGO),--hugo $(HUGO)) $(BENCH)
	$(BIN)/python tests/bench/curves.py

bench-short: $(VENV)/test.ready      ## ratios of builds beside those recorded: minutes (see tests/bench/README.md)
	$(BIN)/python tests/bench/short.py $(BENCH)

lock: $(VENV)/test.ready             ## resolve the dependencies anew, with hashes
	sh generator/setup/lock.sh

clean:                               ## remove what was made
	rm -rf $(VENV) site .cache

$(VENV)/build.ready: pyproject.toml $(LOCKS)/build.txt generator/setup/environment.sh
	sh generator/setup/environment.sh $(VENV) $(LOCKS)/build.txt
	touch $@

$(VENV)/test.ready: pyproject.toml $(LOCKS)/test.txt generator/setup/environment.sh
	sh generator/setup/environment.sh $(VENV) $(LOCKS)/test.txt
	touch $@ $(VENV)/build.ready
