"""Rules of a model of Ruby that another answer of the same form switches off: `unless: :no_phone?`, with a box on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site, is_template

_WHEN = ("if", "unless")
_NAME = re.compile(r"\b([a-z_]\w{2,60})\b")
_RULE = re.compile(r"\b(?:if|unless)\b:?(?:\s*=>)?([^\n]{1,160})")
_NEAR = 160
_OF_RUBY = frozenset({"if", "unless", "proc", "lambda", "new", "true", "false", "nil", "and", "not", "present", "blank", "persisted", "record", "self", "changed", "new_record"})  # fmt: skip
_PAGES = (".slim", ".haml")


def is_freed(rule: Deed, field: str, whole: Whole) -> bool:
    """Return whether a rule on a field hangs on another answer, that a page of the project asks for.

    A rule that only asks whether the field itself is filled in frees nobody.
    """
    if not whole.is_among_others:
        return False
    when = (put.span for put in rule.puts if put.name in _WHEN)
    said = " ".join(whole.read(Span(one.start, one.end + _NEAR)).partition("\n")[0] for one in when)
    return any(not one.startswith(field) and _is_asked(one, whole.project) for one in _names(said))


def freeing_here(path: str, project: Site) -> Iterator[str]:
    """Yield the names on which the rules of a file hang, that a page asks for."""
    said = " ".join(_RULE.findall(project.text(path)))
    yield from (one for one in _names(said) if _is_asked(one, project))


def _names(said: str) -> list[str]:
    return [one for one in dict.fromkeys(_NAME.findall(said)) if one not in _OF_RUBY][:20]


@keyed_memo
def _is_asked(name: str, project: Site) -> bool:
    """Whether a page gives a box or a field this name: `f.check_box :no_phone`, `name="user[no_phone]"`."""
    box = re.compile(rf"[:'\"\[]{re.escape(name)}\b(?![?!(])")
    return any(project.holds(path, name) and box.search(project.text(path)) for path in _pages(project))


@memo
def _pages(project: Site) -> list[str]:
    return [one for one in project.paths if is_template(one) or one.endswith(_PAGES)]
