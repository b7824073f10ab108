# The front door. `make` alone lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/sh
STAMPS := .stamps
BIN := .venv/bin
KIT := src/samrad/web/kit
PROVIDER := tests/gateways/oidc/provider

.PHONY: help
help: ## list the targets
	@echo "Samråd – make TARGET"
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do printf '  %-12s %s\n' "$$name" "$$what"; done

$(STAMPS)/run: requirements.lock pyproject.toml CHANGELOG.md tools/environment.sh
	@echo "Creating the environment (once) …"
	@tools/environment.sh requirements.lock
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/static: $(STAMPS)/run package-lock.json tools/build_static.py tools/npm_packages.py $(wildcard $(KIT)/locale/*/LC_MESSAGES/django.po)
	@echo "Building the static files …"
	@$(BIN)/python tools/build_static.py
	@touch $@

$(STAMPS)/test: $(STAMPS)/run requirements-test.lock tools/debian.sh tools/npm_packages.py $(PROVIDER)/package-lock.json Makefile
	@echo "Installing what the tests need (once) …"
	@tools/environment.sh requirements-test.lock
	@tools/debian.sh chromium fonts-dejavu-core libatomic1 default-jdk-headless libjaxb-java
	@$(BIN)/python tools/npm_packages.py $(PROVIDER)
	@mkdir -p $(STAMPS) && touch $@

.PHONY: demo
demo: $(STAMPS)/static ## from a clone to four running partnerships, with one command
	@$(BIN)/samrad demo $(if $(STAGE),--stage $(STAGE)) $(if $(PORT),--port $(PORT))

.PHONY: static
static: $(STAMPS)/static ## fetch the style sheets, compile the message catalogues

.PHONY: test
test: $(STAMPS)/test $(STAMPS)/static ## everything: core, database, web, browser stories
	@$(BIN)/python tools/house.py
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: quick
quick: $(STAMPS)/test $(STAMPS)/static ## the quick suite, under a minute
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow and not story" -q

.PHONY: test-core
test-core: $(STAMPS)/test ## the core's tests, without Django
	@$(BIN)/python -m pytest -q -p no:django tests/core tests/spec

.PHONY: test-isolation
test-isolation: $(STAMPS)/test ## who sees what, on the server that SAMRAD_TEST_SERVER names
	@$(BIN)/python -m pytest -q tests/records tests/actions

.PHONY: check
check: $(STAMPS)/test $(STAMPS)/static ## one word before every push: the house rules and the quick suite
	@$(BIN)/python tools/house.py
	@$(MAKE) --no-print-directory quick

.PHONY: fix
fix: $(STAMPS)/test ## all automatic repairs
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

.PHONY: words
words: $(STAMPS)/test ## gather what is to be translated, and list what is missing
	@$(BIN)/python tools/words.py

.PHONY: docs
docs: $(STAMPS)/run ## print the generated pages
	@$(BIN)/python tools/print_docs.py

.PHONY: bench
bench: $(STAMPS)/test $(STAMPS)/static ## measure what docs/reference/performance.md promises
	@for one in bench/*.py; do echo "== $$one"; $(BIN)/python $$one; done

.PHONY: lock
lock: $(STAMPS)/test ## resolve the requirements again, with hashes and without addresses
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header --quiet --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header --quiet --output-file requirements-test.lock

.PHONY: release
release: $(STAMPS)/test $(STAMPS)/static ## build the packages and the list of their parts (SBOM) into dist/
	@$(BIN)/python tools/known_holes.py --strict
	@$(BIN)/python -m hatchling build --clean
	@$(BIN)/python tools/parts.py dist/samrad.cdx.json

.PHONY: clean
clean: ## remove everything make has made here (never the data)
	@rm -rf .venv $(STAMPS) node_modules $(PROVIDER)/node_modules $(KIT)/static/kit/vendor
