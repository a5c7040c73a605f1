# Targets of the course; the root Makefile includes this file. PYTHON may be set to another interpreter.
PYTHON ?= .venv/bin/python
MKDOCS = NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs

.PHONY: site serve stamp booklet kits audit quizzes class-report

# The site in build/site, and the same to carry away: it opens from a disk, search included.
# Never add --quiet: it hides warnings from --strict.
site:
	$(MKDOCS) build --strict
	rm -f build/guichet-course.zip
	$(PYTHON) -m zipfile -c build/guichet-course.zip build/site

# The same site, built again only when something that it is made of has changed: booklet and kits share it.
SITE := build/site/index.html
$(SITE): mkdocs.yml $(shell find course linter/guichet examples -type f -not -name '*.pyc' -not -name '*.sqlite*')
	$(MAKE) site

# Read the built site at http://localhost:8000.
serve: site
	$(PYTHON) -m http.server --bind 127.0.0.1 --directory build/site 8000

# After reading both languages side by side: trainers’ notes and rubrics, briefs, site maps, then the fingerprint of each French page
# in its translation.
stamp:
	$(PYTHON) -m course.tools.facilitator
	$(PYTHON) -m course.tools.readings
	$(PYTHON) -m course.tools.briefs
	$(PYTHON) -m course.tools.site_map
	$(PYTHON) -m course.tools.stamp

# One HTML and one tagged PDF per language, answers at the end, in build/booklet.
booklet: $(SITE)
	$(PYTHON) -m course.tools.booklet

# The lessons' quizzes for Moodle, as XML and GIFT, in build/quizzes.
quizzes:
	PYTHONPATH=exercises $(PYTHON) -m grading.quiz build/quizzes

# The page of a class, from the folder of its grade files: make class-report GRADES=grades
# Ends with an error when a file was left out or flagged, so that nobody misses it.
class-report:
	@test -n "$(GRADES)" || { \
	echo "Nommez le dossier des notes : make class-report GRADES=notes"; \
	echo "Name the folder of the grades: make class-report GRADES=grades"; exit 2; } >&2
	PYTHONPATH=exercises $(PYTHON) -m grading.class_report $(GRADES) --output build/class

# Plans, cards, sheets and slides, HTML, text and tagged PDF, in build/kits: make kits PEOPLE=24 COMPUTERS=1
kits: $(SITE)
	$(PYTHON) -m course.tools.kits $(if $(PEOPLE),--people $(PEOPLE)) $(if $(COMPUTERS),--computers $(COMPUTERS))

# Every page, both displays, every width, every open state.
audit:
	$(PYTHON) -m pytest tests/course tests/exercises tests/linter -m audit --numprocesses 2
