# The front door. `make` alone lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/sh
STAMPS := .stamps
BIN := .venv/bin

.PHONY: help
help: ## list the targets
	@echo "Samråd – make TARGET"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F '\t' '{printf "  %-12s %s\n", $$1, $$2}'

$(STAMPS)/run: requirements.lock pyproject.toml CHANGELOG.md tools/environment.sh
	@echo "Creating the environment (once) …"
	@tools/environment.sh requirements.lock
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: $(STAMPS)/run requirements-test.lock
	@echo "Installing what the tests need (once) …"
	@tools/environment.sh requirements-test.lock
	@mkdir -p $(STAMPS) && touch $@

.PHONY: lock
lock: $(STAMPS)/test ## resolve the requirements again, with hashes and without addresses
	@.venv/bin/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements-test.lock

.PHONY: fix
fix: $(STAMPS)/test ## all automatic repairs
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

.PHONY: test-core
test-core: $(STAMPS)/test ## the core's tests
	@$(BIN)/python -m pytest -q tests/core

.PHONY: clean
clean: ## remove everything make has made here (never the data)
	@rm -rf .venv $(STAMPS) node_modules src/samrad/web/kit/static/kit/vendor
