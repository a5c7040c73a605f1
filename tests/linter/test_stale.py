"""Nothing that is kept of a file outlives what it was judged by: the examples of the rules, less one of their files."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Family
from guichet.core.source import Source, digest_of
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import check_file
from guichet.engine.examples import files_of
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Rule

Files = dict[str, str]
Seen = dict[str, tuple[str, list[str]]]
KNOWN = {
    ("consent-preticked", "saisie.py", "envoi.py"): "what an answer lets go, wherever it is asked",
    ("control-unanswered", "é.js", "é.html"): "who waits for an event that a script sends",
    ("heading-missing", "carte.html", "page.html"): "a page that another one frames",
    ("page-lang-unchanged", "src/langue.ts", "src/suite.ts"): "what writes the language once it is chosen",
    ("page-title-missing", "src/titre.js", "src/Cadre.jsx"): "who calls what writes a title",
    ("page-title-uninformative", "index.html", "src/Suivi.jsx"): "the parts of an application of one page",
    ("page-title-uninformative", "index.html", "src/routes.js"): "the routes of an application of one page",
    ("page-title-uninformative", "src/index.html", "src/app/routes.ts"): "the routes of an application of one page",
    ("page-title-uninformative", "src/index.html", "src/app/suivi.ts"): "the parts of an application of one page",
    ("request-closed-silently", "été/signals.py", "été/tasks.py"): "the states that a program writes, wherever they are told",
    ("skip-link-missing", "app/views/layouts/a.html.erb", "app/views/e/b.html.erb"): "the pages of a layout of Rails",
    ("status-message-silent", "page.html", "views/maj.turbo_stream.erb"): "what is put in a page as it is read",
    ("text-given-lost", "app/views/e/p.html.erb", "app/views/layouts/a.html.erb"): "the layout that a page of Rails is put in",
    ("translation-missing", "app/views/é/p.html.erb", "app/controllers/a.rb"): "whether a program ever changes the language",
}  # fmt: skip
"""Findings that are known to outlive their cause, until their file or what it names changes: this list may only get shorter."""
RULES = [one for one in all_rules() if one.family is not Family.GUICHET]


def seen(files: Files, rules: Rules) -> Seen:
    """Return what files would be known by, and what is said of each."""
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    prints = Fingerprints(Project(sorted(files), Config(), sources))
    project = Project(sorted(files), Config(), sources)
    said = {path: sorted(map(repr, check_file(path, rules, project))) for path in project.paths}
    return {path: (prints.of(path), found) for path, found in said.items()}


def stale(files: Files, rules: Rules) -> set[tuple[str, str]]:
    """Return the files of which more or less is said once another holds nothing or is gone, though they are known by the same."""
    whole = seen(files, rules)
    return {
        (path, other)
        for other in files
        for less in ({**files, other: "\n"}, {path: text for path, text in files.items() if path != other})
        for path, (known_by, found) in seen(less, rules).items()
        if path != other and found != whole[path][1] and known_by == whole[path][0]
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_changes_what_is_said_of_a_file_changes_what_it_is_known_by(rule: Rule) -> None:
    examples = [files_of(rule, one.code, one.path) for one in (*rule.bad, *rule.good)]
    rules = Rules([rule])
    found = {pair for files in examples if len(files) > 1 for pair in stale(files, rules)}
    assert found == {(path, other) for name, path, other in KNOWN if name == rule.name}
