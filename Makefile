# Builds the edition and tests the tool. Each target sets up what it needs by itself.
VENV := .venv
BIN := $(VENV)/bin
LOCKS := generator/requirements
PROPERDOCS := .venv-properdocs
SBOM := dist/tahqiq.cdx.json
UPGRADE :=

HUGO := $(shell command -v hugo)
BENCH :=
AUDIT :=

.PHONY: site serve test check coverage lock licences sbom audit bench bench-short clean

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

test: $(VENV)/test.ready $(PROPERDOCS)/build.ready   ## every test
	sh generator/setup/browser.sh
	sh generator/setup/tests.sh $(BIN)

coverage: $(VENV)/test.ready         ## lines and branches of check/, read/, dates/, relate/ that tests run, against the goals
	$(BIN)/python tests/bench/covered.py

bench: $(VENV)/test.ready            ## measure against the goals, draw generator/docs/speed.md: hours, wants HUGO=PATH
	$(BIN)/python tests/bench/goals.py --record $(if $(HUGO),--hugo $(HUGO)) $(BENCH)
	$(BIN)/python tests/bench/curves.py

bench-short: $(VENV)/test.ready      ## ratios of builds beside those recorded: minutes (see tests/bench/README.md)
	$(BIN)/python tests/bench/short.py $(BENCH)

lock: $(VENV)/test.ready             ## resolve the dependencies anew, with hashes; UPGRADE="name name": those alone
	sh generator/setup/lock.sh $(UPGRADE)

licences: $(VENV)/test.ready         ## what of others is used and published, to THIRD-PARTY.md and to every site's notices
	$(BIN)/python generator/setup/licences.py

sbom: $(VENV)/build.ready            ## what the tool and its sites consist of (CycloneDX), to SBOM
	$(BIN)/python generator/setup/sbom.py $(SBOM)

# AUDIT names another service than the index, as AUDIT="--vulnerability-service osv".
audit: $(VENV)/test.ready            ## known holes of what is locked; asks the index's advisories, so wants a network
	$(BIN)/python generator/setup/audit.py $(AUDIT)

clean:                               ## remove what was made
	rm -rf $(VENV) $(PROPERDOCS) site dist .cache

$(VENV)/build.ready: pyproject.toml $(LOCKS)/build.txt generator/setup/environment.sh
	sh generator/setup/environment.sh $(VENV) $(LOCKS)/build.txt
	touch $@

$(VENV)/test.ready: pyproject.toml $(LOCKS)/test.txt generator/setup/environment.sh
	sh generator/setup/environment.sh $(VENV) $(LOCKS)/test.txt
	touch $@ $(VENV)/build.ready

# Without MkDocs, which Material names as what it needs: so pip takes the lock's word for what is needed.
$(PROPERDOCS)/build.ready: pyproject.toml $(LOCKS)/properdocs.txt generator/setup/environment.sh
	sh generator/setup/environment.sh $(PROPERDOCS) $(LOCKS)/properdocs.txt --no-deps
	touch $@
