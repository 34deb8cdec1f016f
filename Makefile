# make run    set up what is missing and start the app (PORT=8501)
# make test   set up what is missing, then lint, check the data and run every test
# make check  check the data alone
# make lint   ruff and mypy

PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
# Only what concerns the visitor: the installer's own notices are not.
PIP := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: run test check lint browser

run: $(VENV)/app.stamp
	$(PY) -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/test.stamp browser
	@$(MAKE) --no-print-directory lint check
	$(PY) -m pytest

check: $(VENV)/app.stamp
	@$(PY) -m pilotkartan check

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

browser:
	@sh tests/browser/get_browser.sh

$(VENV)/app.stamp: requirements.txt
	python3 -m venv $(VENV)
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: $(VENV)/app.stamp requirements-test.txt
	$(PIP) -r requirements-test.txt
	@touch $@
