# Two commands matter: make run and make test. make help lists the others.

PYTHON ?= python3
PY := .venv/bin/python
PYTEST := $(PY) -m pytest -q
# Checks look at the code, never at the data of this installation.
ASIDE := env TWEESPRAAK_TESTING=1 TWEESPRAAK_SECRET=only-for-checks TWEESPRAAK_DATA=build/checks
# Two processes; what runs a server and a browser stays together in one (tests/conftest.py).
SPREAD := -n 2 --dist loadfile
# The output of parallel parts stays together, where make can do that.
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
LOCK := uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet

.DEFAULT_GOAL := help
.PHONY: help run test quick check bench bench-engine prove fresh messages screenshots locks clean \
        environment develop questionnaire system \
        format lint types contracts templates migrations translations

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

run: environment  ## start the demo on http://localhost:8000 (PORT, TWEESPRAAK_DATA); Ctrl-C stops it
	@$(PY) install/questionnaire.py
	@exec .venv/bin/tweespraak serve --demo

test: develop questionnaire system  ## everything that must be true before a change is shared
	@$(MAKE) -s quick
	@CHROMIUM="$$($(PY) install/chromium.py)" $(PYTEST) $(SPREAD) -m "not long"
	@$(PY) tests/postgres.py -- $(PYTEST) -n 2 -m "postgres and not long"

quick: develop questionnaire  ## the checks of half a minute: format, lint, types, walls, migrations, texts
	@$(MAKE) -s -k -j 3 $(TOGETHER) types lint contracts templates migrations translations format

check: quick  ## quick, and the unit tests: under a minute and a half
	@$(PYTEST) -n 2 -m "not journey and not long"

prove: test  ## test, what takes long (kills, scale, simulations), and the suite on PostgreSQL
	@$(PYTEST) $(SPREAD) -m long
	@$(PY) tests/postgres.py -- $(PYTEST) $(SPREAD) -m "not journey and not long"
	@CHROMIUM="$$($(PY) install/chromium.py)" \
	  $(PY) tests/postgres.py -- $(PYTEST) tests/journeys/test_talent.py -k nl

bench: develop questionnaire  ## the measurements: how fast, beside a bare view of the framework
	@for measurement in bench/[a-z]*.py; do echo "== $$measurement"; $(PY) $$measurement || exit 1; done

bench-engine: develop  ## the measuring engine beside catsim, mirt and NumPy, as a page and a picture
	@$(PY) bench/engine/environment.py --keep

fresh: ## run and test on a copy of the committed tree with an empty home and a bare path
	@bash tests/fresh.sh

messages: develop  ## bring the Dutch catalogue up to date with the code, and compile it
	@$(PY) install/translations.py --update

screenshots: develop questionnaire  ## make the pictures of the README again
	@CHROMIUM="$$($(PY) install/chromium.py)" $(PY) -m tests.screenshots

locks:  ## pin the newest packages again, with their checksums and without any address
	$(LOCK) pyproject.toml --upgrade --output-file requirements.lock
	$(LOCK) pyproject.toml --extra develop --upgrade --constraint requirements.lock --output-file requirements-develop.lock
	$(LOCK) install/node.in --upgrade --output-file install/node.lock

clean:  ## remove what make made; your data in var/ stays
	rm -rf .venv build .mypy_cache .ruff_cache .import_linter_cache src/tweespraak/instruments/content/built
	find src tests install -name __pycache__ -type d -prune -exec rm -rf {} +

# The parts of the above.

environment:
	@$(PYTHON) install/environment.py run

develop:
	@$(PYTHON) install/environment.py develop

questionnaire: develop
	@$(PY) install/questionnaire.py

system:
	@$(PYTHON) install/system.py

format:
	@$(PY) -m ruff format --check --quiet . || { echo "format: run .venv/bin/ruff format ."; exit 1; }

lint:
	@$(PY) -m ruff check --quiet .

types: | build/checks
	@$(ASIDE) $(PY) -m mypy --no-error-summary

contracts: | build/checks
	@.venv/bin/lint-imports --no-logo > build/checks/contracts 2>&1 || { cat build/checks/contracts; exit 1; }

templates:
	@$(PY) -m djlint src --lint --quiet

migrations: | build/checks
	@$(ASIDE) $(PY) manage.py makemigrations --check --dry-run > build/checks/migrations 2>&1 || \
	  { cat build/checks/migrations; echo "migrations: run .venv/bin/python manage.py makemigrations"; exit 1; }

translations:
	@$(PY) install/translations.py

build/checks:
	@mkdir -p $@
