# make run, make test, make check: each sets itself up first, in .venv, from the lock files.
# Needed beforehand: make, and Python 3.11 or newer with venv.

ARTICLES ?= ../shared/seeds
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

BIN := .venv/bin
# On all cores; the tests of one file stay together, and share what is made for them (tests/conftest.py).
TESTS := $(BIN)/python -m pytest -n auto --dist loadfile
READY_TO_RUN := .venv/.ready-to-run
READY_TO_TEST := .venv/.ready-to-test
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
# A .venv whose Python has gone is made anew.
BROKEN := $(if $(shell $(BIN)/python -c 'import pip; print(1)' 2>/dev/null),,new-venv)

help:
	@echo "make run      the bot: on Telegram where TELEGRAM_BOT_TOKEN is set, else in the browser"
	@echo "make test     all tests; ARGS=\"-k name\" picks some"
	@echo "make check    format, lint, types, imports, seeds, then all tests: what CI runs"
	@echo "make format   put the layout of the code right"
	@echo "make lock     renew the lock files after a change of dependencies"
	@echo "make clean    remove .venv and all caches"

# Without a token in the environment or in .env the demo starts; PORT=… chooses its port.
run: $(READY_TO_RUN)
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ] || \
		grep -Eqs "^[[:space:]]*(export[[:space:]]+)?TELEGRAM_BOT_TOKEN[[:space:]]*=[[:space:]]*[\"']?[^\"'#[:space:]]" .env; \
	then exec $(BIN)/hoidap run; \
	else exec $(BIN)/hoidap demo $(if $(PORT),--port $(PORT)); fi

test: $(READY_TO_TEST)
	$(TESTS) $(ARGS)

check: $(READY_TO_TEST)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	HOIDAP_SEEDS=seeds $(BIN)/hoidap check $(if $(wildcard $(ARTICLES)/.),--articles $(ARTICLES))
	$(TESTS)

format: $(READY_TO_TEST)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(READY_TO_RUN): requirements.lock pyproject.toml $(BROKEN)
	@echo "Setting up .venv (once)"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(READY_TO_TEST): requirements-dev.lock $(READY_TO_RUN)
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

new-venv:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer with venv is missing." \
		"Install it: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv

# The runtime's versions bind the others, so that tests run what users run.
LOCK := uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-header --group build $(UPGRADE)
lock:
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && \
	"$$tools/bin/pip" install -qq --disable-pip-version-check uv && \
	PATH="$$tools/bin:$$PATH" && \
	$(LOCK) pyproject.toml -o requirements.lock && \
	$(LOCK) --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find bot knowledge tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help run test check format new-venv lock clean
