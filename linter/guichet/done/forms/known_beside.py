"""What other files say of whose a record or a form is, and of what people are asked beside: in a few words that change when it does."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.forms.put_in_inside import entered_here
from guichet.done.forms.shown_on import pages_showing
from guichet.done.forms.used_inside import makers_told
from guichet.done.people.drawn_keys import drawn
from guichet.done.people.rails_users import users_work_there
from guichet.reading.templates.site import RUBY_PROGRAMS, Site


def known_beside(path: str, project: Site) -> Iterator[str]:
    """Yield the keys that are drawn, the pages that show what a program asks, who makes the forms of Python and, in Ruby, whose users and records are."""
    yield from sorted(drawn(project))
    yield from pages_showing(path, project)
    if path.endswith(RUBY_PROGRAMS):
        yield f"{users_work_there(project)} {entered_here(path, project)}"
    elif path.endswith(".py"):
        yield from makers_told(path, project)
