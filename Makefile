# make run    set up what is missing and start the app (PORT=8501)
# make test   set up what is missing, then lint, check the data and run every test
# make check  check the data alone
# make lint   ruff and mypy
# make replicas  put load on nginx and three replicas, kill one, renew all, and tell what visitors notice
# make load   measure how many visitors one process serves (LEVELS="1 50"), the tutorial app beside it
# make bench  measure the app beside three others (ten minutes; nothing else should run meanwhile)
# make mutants  put small faults into the pure modules, and tell which no test catches (MUTANTS=150 or all, SEED=1)
# make audit  ask whether any pinned version has a known vulnerability
# make icons  after a change of icons, logo or Streamlit's version: write anew what is made of them in assets/
# make pins   after a change of a requirements file: write pins/ and LICENCES.md anew

PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
TOOLS := .venv-tools
BENCH := .venv-bench
# Only artefacts that are known by their hash, and none that runs code of its own while it is installed. The installer's
# own notices do not concern the visitor.
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r
COMPILE := $(TOOLS)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: run test check lint load replicas bench bench-readme mutants audit pins licences icons browser nginx

run: $(VENV)/app.stamp
	PYTHONMALLOC=malloc $(PY) -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/test.stamp browser nginx
	@$(MAKE) --no-print-directory lint check
	$(PY) -m pytest

check: $(VENV)/app.stamp
	@$(PY) -m pilotkartan check

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

replicas: $(VENV)/test.stamp nginx
	$(PY) bench/replicas.py

load: $(VENV)/test.stamp
	$(PY) -m bench.load $(LEVELS) --write

bench: $(VENV)/test.stamp $(BENCH)/stamp browser
	$(PY) -m bench

# What was measured last, into the README.
bench-readme: $(VENV)/test.stamp
	$(PY) -m bench readme

# A sample takes some minutes, all of them some hours: nothing of it is part of `make test`.
mutants: $(VENV)/test.stamp
	$(PY) tests/mutants

audit:
	@if $(MAKE) --no-print-directory $(TOOLS)/stamp; then $(TOOLS)/bin/python pins/audit.py; \
	else echo "Skipped: what looks the pins up could not be installed from here."; fi

pins: $(TOOLS)/stamp
	$(COMPILE) -o pins/requirements.txt requirements.txt
	$(COMPILE) -o pins/requirements-test.txt requirements.txt requirements-test.txt
	$(COMPILE) -o pins/requirements-tools.txt requirements-tools.txt
	$(COMPILE) -o pins/requirements-bench.txt requirements-bench.txt
	@$(MAKE) --no-print-directory licences

licences: $(VENV)/test.stamp
	$(PY) pins/licences.py

icons: $(VENV)/app.stamp
	$(PY) -c "from pilotkartan.render.icons import write_small; write_small()"
	$(PY) -c "from pilotkartan.logo import write_logo_files; write_logo_files()"

browser:
	@sh tests/browser/get_browser.sh

nginx:
	@sh tests/deploy/get_nginx.sh

$(VENV)/app.stamp: pins/requirements.txt
	python3 -m venv $(VENV)
	$(PY) $(INSTALL) $<
	@touch $@

$(VENV)/test.stamp: pins/requirements-test.txt | $(VENV)/app.stamp
	$(PY) $(INSTALL) $<
	@touch $@

$(TOOLS)/stamp: pins/requirements-tools.txt
	python3 -m venv $(TOOLS)
	$(TOOLS)/bin/python $(INSTALL) $<
	@touch $@

$(BENCH)/stamp: pins/requirements-bench.txt
	python3 -m venv $(BENCH)
	$(BENCH)/bin/python $(INSTALL) $<
	@touch $@
