# guichet: `make demo` to see it, `make test` before a change lands. Every target sets up what it needs in .venv.
.DEFAULT_GOAL := help
VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# An editable install leaves this undone, and the first run would do it again each time where nothing may be written.
COMPILE := $(PYTHON) -m compileall -q linter/guichet

.PHONY: help setup learn browser demo test check bench wheel format clean

help:
	@echo "make learn   what the exercises need, in 150 MB; make browser: Chromium, for those that open pages"
	@echo "make demo    see guichet read a flawed public service"
	@echo "make test    the definition of done: format, types, generated pages, every test (make audit: the full matrix, up to an hour)"
	@echo "make check   all of it but the tests, in a minute"
	@echo "make bench   how long things take, beside other linters, in build/bench/times.md: read it before a release"
	@echo "make wheel   the file to install elsewhere, in dist"
	@echo "make site    build the course in build/site; make serve to read it"
	@echo "make booklet the course on paper; make kits the cards and slides of the workshops"
	@echo "make docs    write the rule pages again; make stamp once both languages of a page were read"
	@echo "make quizzes the quizzes for Moodle; make class-report GRADES=folder the page of a class"

$(VENV)/bin/python:
	@sh .ci/venv $(VENV)

$(VENV)/.linter: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PIP) --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PIP) --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.linter

setup: $(VENV)/.dev

$(VENV)/.exercises: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PIP) --editable '.[exercises]'
	@touch $@

learn: $(VENV)/.exercises

browser: $(VENV)/.exercises
	@$(PYTHON) -m pytest exercises --browser

demo: $(VENV)/.linter
	@$(VENV)/bin/guichet check examples/prefecture --isolated --no-cache || true
	@$(PYTHON) examples/what_next.py

test: check
	@sh .ci/browser $(PYTHON)
	$(PYTHON) -m pytest --numprocesses 2 --dist loadgroup

check: $(VENV)/.dev
	@$(PYTHON) -m ruff format --check --quiet linter tests exercises/grading course/tools bench
	@$(PYTHON) -m ruff check --quiet linter tests exercises/grading course/tools bench
	@$(PYTHON) -m mypy
	@$(VENV)/bin/guichet docs --check

format: $(VENV)/.dev
	$(PYTHON) -m ruff check --fix --quiet linter tests exercises/grading course/tools bench
	$(PYTHON) -m ruff format linter tests exercises/grading course/tools bench

# Other linters are installed in build/bench at the first run. PAGES=folder: other templates than the project's own.
bench: $(VENV)/.dev
	$(PYTHON) -m bench $(if $(PAGES),--pages $(PAGES))

wheel: $(VENV)/.linter
	@$(PYTHON) -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

.PHONY: docs
docs: $(VENV)/.dev
	$(VENV)/bin/guichet docs

clean:
	rm -rf build .guichet_cache .mypy_cache .ruff_cache .pytest_cache

site serve stamp booklet kits audit quizzes class-report: $(VENV)/.dev

include course/course.mk
