# Targets of the course; the root Makefile includes this file. PYTHON may be set to another interpreter.
PYTHON ?= .venv/bin/python
MKDOCS = NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs

.PHONY: site serve stamp booklet kits session syllabus turns audit quizzes hand-ins class-report

# The site in build/site, and the same to carry away: it opens from a disk, search included.
# Never add --quiet: it hides warnings from --strict.
site:
	$(PYTHON) -m course.tools.runtime
	$(MKDOCS) build --strict
	rm -f build/guichet-course.zip
	$(PYTHON) -m zipfile -c build/guichet-course.zip build/site

# The same site, built again only when something that it is made of has changed: booklet and kits share it.
SITE := build/site/index.html
SOURCES := $(shell find course linter/guichet examples exercises -type f -not -path '*/.*' -not -path '*/answer/*' \
	-not -name '*.pyc' -not -name '*.sqlite*')
$(SITE): mkdocs.yml $(SOURCES)
	$(MAKE) site

# Read the built site at http://localhost:8000.
serve: site
	$(PYTHON) -m http.server --bind 127.0.0.1 --directory build/site 8000

# After reading both languages side by side: trainers’ notes and rubrics, briefs, the law, syllabus, site maps, what
# lessons show of their pages (where Chromium is), then the fingerprint of each French page in its translation.
stamp:
	$(PYTHON) -m course.tools.facilitator
	$(PYTHON) -m course.tools.readings
	$(PYTHON) -m course.tools.briefs
	$(PYTHON) -m course.tools.law
	$(PYTHON) -m course.tools.syllabus
	$(PYTHON) -m course.tools.site_map
	$(PYTHON) -m course.tools.show.generate
	$(PYTHON) -m course.tools.stamp

# Learners’ and trainers’ copies, HTML and tagged PDF, and each chapter apart, in build/booklet.
booklet: $(SITE)
	$(PYTHON) -m course.tools.booklet

# The lessons' quizzes for Moodle, as XML and GIFT, in build/quizzes.
quizzes:
	PYTHONPATH=exercises $(PYTHON) -m grading.quiz build/quizzes

# What Moodle gives of an assignment, put where the grader reads it: make hand-ins DOWNLOAD=moodle.zip ROSTER=class.csv
# OPTIONS: those of `python -m grading.moodle --help`.
HAND_INS ?= build/hand-ins
hand-ins:
	@test -n "$(DOWNLOAD)" || { \
	echo "Nommez ce que Moodle a donné : make hand-ins DOWNLOAD=copies.zip ROSTER=liste.csv"; \
	echo "Name what Moodle gave: make hand-ins DOWNLOAD=hand-ins.zip ROSTER=list.csv"; exit 2; } >&2
	PYTHONPATH=exercises $(PYTHON) -m grading.moodle "$(DOWNLOAD)" $(if $(ROSTER),--roster "$(ROSTER)") --output "$(HAND_INS)" $(OPTIONS)

# The page of a class, from the folder of its grade files: make class-report GRADES=grades ROSTER=class.csv
# Ends with an error when a file was left out or flagged, so that nobody misses it.
# OPTIONS: those of `python -m grading.class_report --help`: a group, some exercises, some days…
class-report:
	@test -n "$(GRADES)" || { \
	echo "Nommez le dossier des notes : make class-report GRADES=notes"; \
	echo "Name the folder of the grades: make class-report GRADES=grades"; exit 2; } >&2
	PYTHONPATH=exercises $(PYTHON) -m grading.class_report $(GRADES) $(if $(ROSTER),--roster "$(ROSTER)") --output build/class $(OPTIONS)

# Plans, cards, sheets and slides, HTML, text and tagged PDF, in build/kits: make kits PEOPLE=24 COMPUTERS=1
kits: $(SITE)
	$(PYTHON) -m course.tools.kits $(if $(PEOPLE),--people $(PEOPLE)) $(if $(COMPUTERS),--computers $(COMPUTERS))

# What goes around a session (invitation, attendance, feedback…): .odt to edit, tagged PDF, text, in build/session.
session:
	$(PYTHON) -m course.tools.session

# The course as a syllabus: Markdown, CSV, OpenDocument, Common Cartridge, in build/syllabus.
syllabus:
	$(PYTHON) -m course.tools.syllabus build/syllabus

# All that each commit draws a part of, from one build of the site: every module of tests that draws.
turns:
	GUICHET_TURN=all $(PYTHON) -m pytest $$(grep -rlE --include='test_*.py' '^from tests.turns import|mark\.turns\(' tests) \
	--numprocesses 2 --dist loadgroup

# Then every page, both displays, every width, every open state.
audit: turns
	GUICHET_TURN=all $(PYTHON) -m pytest tests/course tests/exercises tests/linter -m audit --numprocesses 2
