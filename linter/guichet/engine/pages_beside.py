"""What the other files of a project say, all together, of what one tells people: in a few words that change when it does."""

from __future__ import annotations

from guichet.done.forms.ruby_pages import USERS
from guichet.done.people.rails_users import users_are_public
from guichet.heard.framed import framing
from guichet.heard.jump_ends import ends_missing
from guichet.heard.own_events import unawaited_in
from guichet.heard.swaps import streamed_in
from guichet.reading.project.project import Project
from guichet.reading.scripts.titles import are_never_named, pages_around
from guichet.reading.templates.site import RUBY_SUFFIXES, SCRIPT_SUFFIXES, is_component, makes_markup
from guichet.seen.on_paper import sheets_for_paper
from guichet.told.language.applications import is_declared_by_code

_TURNS = ("locale", "changelanguage", "translate")
"""Without one of these words, nothing of a file changes the language of a page."""


def told_of_pages(path: str, project: Project) -> str:
    """Return what is asked of other files for the sake of a page or of a script."""
    is_markup, is_script = makes_markup(path), path.endswith(SCRIPT_SUFFIXES)
    if not is_markup and not is_script:
        return ""
    own = project.lowered(path)
    told = list(map(str, unawaited_in(path, project)))
    if any(word in own for word in _TURNS):
        told.append("d" * is_declared_by_code(project))
    if is_script or is_component(path):
        told.append(pages_around(path, project))
    if path.endswith(RUBY_SUFFIXES) and USERS.search(path):
        told.append("u" * users_are_public(project))
    if is_markup:
        told += (*streamed_in(path, project), *framing(path, project), *ends_missing(path, project))
        told += sheets_for_paper(path, project) if "<h" in own else ()
        told.append("n" * ("<html" in own and are_never_named(project)))
    return " ".join(told)
