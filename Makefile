# guichet: `make demo` to see it, `make test` before a change lands. Every target sets up what it needs in .venv.
.DEFAULT_GOAL := help
VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-compile
# What is downloaded has the hash that is written here; then the project itself, with what was downloaded.
LOCKED := $(PIP) --only-binary :all: --require-hashes --requirement
OURS := $(PIP) --no-deps --no-build-isolation --editable .

# What is compiled says, in each file, where it was: an answer that is graded may read it, and not know where the project is.
define COMPILED
@$(PYTHON) .ci/compiled.py
endef

# An editable install leaves this undone, and each run would do it again where nothing may be written. The second line has
# guichet keep what it works out of its own files: its catalogue, its lists, its expressions.
define WARM
@$(PYTHON) -m compileall -q linter/guichet exercises/grading
@PYTHONDONTWRITEBYTECODE= $(VENV)/bin/guichet check --isolated --select ALL examples > /dev/null || test $$? = 1
endef

.PHONY: help setup learn browser demo test check bench wheel vscode format clean

help:
	@echo "make learn   what the exercises need, in 150 MB; make browser: Chromium, for those that open pages"
	@echo "make demo    see guichet read a flawed public service"
	@echo "make test    the definition of done: format, types, generated pages, every test (make turns, make audit: the full matrix, for hours)"
	@echo "make check   all of it but the tests, in a minute"
	@echo "make bench   how long things take, beside other linters, in build/bench/times.md: read it before a release"
	@echo "make wheel   the file to install elsewhere, in dist"
	@echo "make vscode  the extension for Visual Studio Code, in dist (needs npm)"
	@echo "make site    build the course in build/site; make serve to read it"
	@echo "make booklet the course on paper; make kits the plans, sheets and slides"
	@echo "make session what goes around a workshop, to edit and print; make syllabus the course for your institution"
	@echo "make lock    the versions and hashes of what is installed; make licences their licences; make sbom both, for machines"
	@echo "make docs    write the rule pages again; make stamp once both languages of a page were read"
	@echo "make quizzes the quizzes for Moodle; make hand-ins DOWNLOAD=zip what Moodle collected, for the grader"
	@echo "make class-report GRADES=folder ROSTER=csv the page of a class, and the table that Moodle imports"

$(VENV)/bin/python:
	@sh .ci/venv $(VENV)

$(VENV)/.linter: $(VENV)/bin/python pyproject.toml .ci/linter.txt
	@$(LOCKED) .ci/linter.txt
	@$(OURS)
	$(COMPILED)
	$(WARM)
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(LOCKED) constraints.txt
	@$(OURS)
	$(COMPILED)
	$(WARM)
	@touch $@ $(VENV)/.linter

setup: $(VENV)/.dev

$(VENV)/.exercises: $(VENV)/bin/python pyproject.toml .ci/exercises.txt
	@$(LOCKED) .ci/exercises.txt
	@$(OURS)
	$(COMPILED)
	@touch $@

learn: $(VENV)/.exercises

browser: $(VENV)/.exercises
	@$(PYTHON) -m pytest exercises --browser

demo: $(VENV)/.linter
	@$(VENV)/bin/guichet check examples/prefecture --isolated --no-cache || true
	@$(PYTHON) examples/what_next.py

# One process of tests more than the two cores that it is made for: a quarter of the time each waits, for a page, a sandbox,
# an installation.
test: check
	@sh .ci/browser $(PYTHON)
	@$(PYTHON) -m course.tools.runtime
	$(PYTHON) -m pytest --numprocesses 3 --dist loadgroup

check: $(VENV)/.dev
	@$(PYTHON) -m ruff format --check --quiet linter tests exercises/grading course/tools course/playground bench .ci
	@$(PYTHON) -m ruff check --quiet linter tests exercises/grading course/tools course/playground bench .ci
	@$(PYTHON) -m mypy
	@$(VENV)/bin/guichet docs --check

format: $(VENV)/.dev
	$(PYTHON) -m ruff check --fix --quiet linter tests exercises/grading course/tools course/playground bench .ci
	$(PYTHON) -m ruff format linter tests exercises/grading course/tools course/playground bench .ci

# Other linters are installed in build/bench at the first run. PAGES=folder: other templates than the project's own.
bench: $(VENV)/.dev
	$(PYTHON) -m bench $(if $(PAGES),--pages $(PAGES))

wheel: $(VENV)/.linter
	@$(PYTHON) -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

# Versions and hashes of what is installed, then what they are allowed: after a change in pyproject.toml, or, with
# UPGRADE=--upgrade, to follow what was published. Every system and every Python that the project supports.
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(UPGRADE)
.PHONY: lock licences sbom
lock:
	$(LOCK) --all-extras --output-file constraints.txt pyproject.toml
	echo hatchling | $(LOCK) --constraint constraints.txt --output-file .ci/linter.txt pyproject.toml -
	echo hatchling | $(LOCK) --constraint constraints.txt --extra exercises --output-file .ci/exercises.txt pyproject.toml -
	echo playwright | $(LOCK) --constraint constraints.txt --output-file .ci/browser.txt -

# The list of everybody's licences, in docs/licences.md, and what a release is made of (CycloneDX), in build.
licences: $(VENV)/.dev
	$(PYTHON) .ci/bill.py licences > docs/licences.md
sbom: $(VENV)/.linter
	@mkdir -p build
	@$(PYTHON) .ci/bill.py sbom > build/guichet.cdx.json

vscode:
	@sh .ci/vscode

.PHONY: docs
docs: $(VENV)/.dev
	$(VENV)/bin/guichet docs

clean:
	rm -rf build .guichet_cache .mypy_cache .ruff_cache .pytest_cache

site serve stamp booklet kits session syllabus turns audit quizzes hand-ins class-report: $(VENV)/.dev

include course/course.mk
