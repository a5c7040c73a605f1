"""What people send and the framework writes in its logs: the columns of people that no file of a project adds to the parameters that are kept out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.watching import Written
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.tables import tables_of_people
from guichet.done.words import speaks_of
from guichet.reading.deeds import ruby
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, RUBY_SUFFIXES, Site

LIST = "filter_parameters"
_LITERAL = re.compile(r"'(\w{1,60})'")
_TAKES = re.compile(r"\b(?:permit|expect|require)\b|\b(?:f|form|p|builder|ff)\.\w{0,20}(?:input|field|text|select)")
_SYMBOL = re.compile(r"(?<![:\w]):([a-z_]\w{2,60})")
_LISTED = re.compile(r"%[iw]\[([^\]]{1,2000})\]")
LEVEL = re.compile(r"\blog_level\s*=[^\n]*\b(?:warn|error|fatal|unknown)\b")
_SHORTENED = re.compile(r"\blograge\.enabled\s*=")
_WHOLE = re.compile(r"\blograge\.keep_original_rails_log\s*=\s*true|\[?:params\b\]?")
_ADDED = re.compile(r"(?:^|\.)filter_parameters(?:\.(?:push|concat|append|unshift|prepend))?$")
_FOLLOWS = re.compile(
    r"(?:^|/)config/(?:initializers/)?(?:appsignal|honeybadger|rollbar|airbrake|bugsnag)\.(?:rb|ya?ml)$"
)
"""Settings of what follows errors, and is sent the parameters unless told otherwise."""
_SENDS_NONE = re.compile(
    r"\bsend_params:\s*['\"]?false|filter_parameters|filter_keys|scrub_fields|blocklist_keys|redacted_keys|meta_data_filters"
)
_FEWEST = 2


def left_unfiltered(deed: Deed, whole: Whole) -> Iterator[Written]:
    """Yield the list of what logs leave out, where it leaves in what people are asked to say who they are."""
    if not _ADDED.search(deed.called) or not whole.is_among_others:
        return
    left, to = left_in(whole.project)
    if left:
        data = tuple(Datum(Sort.IDENTITY, one, one) for one in left)
        yield Written(Kind.KEEP, deed.path, deed.span, whole.place, data=data, to=to)


@memo
def left_in(project: Site) -> tuple[tuple[str, ...], str]:
    """Return the columns of people that forms ask for and that are kept out of nothing, and what holds them: logs, or what follows errors; none when a list leaves out more than names."""
    to = _holder(project)
    given = [one for path in project.paths if path.endswith(".rb") for one in _lists(path, project)] if to else []
    args = [arg for one in given for arg in one.args if arg]
    kept_out = [found for arg in args for found in _LITERAL.findall(arg)]
    if not given or len(kept_out) < len(args):
        return (), ""
    asked = _asked(project)
    tables = (one for one in tables_of_people(project).values() if not speaks_of(one.name, "deeds.staff"))
    columns = dict.fromkeys(one for table in tables for one in table.personal if not one.startswith("ip_"))
    left = tuple(one for one in columns if one in asked and not any(part in one for part in kept_out))
    return (left, to) if len(left) >= _FEWEST else ((), "")


def _lists(path: str, project: Site) -> Iterator[Deed]:
    """What a file adds to the parameters that are kept out of logs."""
    if project.holds(path, LIST) and place_of_path(path) is None:
        yield from (one for one in ruby.deeds_of(project.source(path)) if _ADDED.search(one.called))


def _asked(project: Site) -> frozenset[str]:
    """The names of what people send: what controllers take, what forms of Ruby ask."""
    found: set[str] = set()
    for path in project.paths:
        if path.endswith((*RUBY_PROGRAMS, *RUBY_SUFFIXES)) and ("controllers/" in path or "views/" in path):
            text = project.text(path)
            if _TAKES.search(text):
                found.update(_SYMBOL.findall(text))
                found.update(word for one in _LISTED.findall(text) for word in one.split())
    return frozenset(found)


def _holder(project: Site) -> str:
    """What holds the parameters in production: the logs, unless only what failed is written there or one line for each request; else what follows errors."""
    settings = [project.text(one) for one in project.paths if is_setting(one)]
    shortened = any(map(_SHORTENED.search, settings)) and not any(map(_WHOLE.search, settings))
    if not shortened and not any(map(LEVEL.search, settings)):
        return "log"
    followed = [project.text(one) for one in project.paths if _FOLLOWS.search(one)]
    return "errors" if followed and not any(map(_SENDS_NONE.search, followed)) else ""


def is_setting(path: str) -> bool:
    """Return whether a file sets how a service of Rails runs where it serves people."""
    return path.endswith(("environments/production.rb", "config/application.rb")) or (
        "config/initializers/" in path and path.endswith(".rb")
    )
