"""The fields that one line of Rails writes in a loop over a constant: `Request::FIELDS.each do |field|`, `f.text_field field`."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site
from guichet.walked.placed import place_in_files
from guichet.walked.ruby_texts import ruby_texts

_WRITES = re.compile(
    r"^\s*(\w+)\.(?:(?:text|email|phone|telephone|number|date|url)_field|text_area)[\s(]+([a-z]\w*)(?=\s*[,)]|\s*$)"
)
_LOOP = re.compile(r"^\s*(?:do\s+)?(?:[A-Z]\w*::)*([A-Z][A-Z0-9_]+)\.each\s+do\s*\|\s*(\w+)\s*\|")
_TYPE = re.compile(r"\btype:\s*(?:[A-Z]\w*::)*([A-Z][A-Z0-9_]+)\[")
_WORDS = re.compile(r"^\s*%[iIwW][\[({]([\w\s]*)[\])}]")
_LIST = re.compile(r"^\s*\[((?:\s*(?::\w+|[\"']\w+[\"']),?)+)\s*\]")
_PAIRS = re.compile(r"""(?<!\w)(\w{1,60}):[ \t]*[:"'](\w+)""")


def names_in_loop(frame: Frame, token: Token, project: Site) -> dict[str, str]:
    """Return the names of the fields that a line writes in a loop over a constant, each with its type, "" when none is told; {} when they are not known."""
    written = _WRITES.match(token.body) if token.kind is Kind.OUTPUT else None
    if written is None or not isinstance(project, Project):
        return {}
    named = ""
    for one in frame.template.tokens_between(0, token.start):
        if (found := _LOOP.match(one.body)) is not None and found[2] == written[2]:
            named = found[1]
    names = _names(named, project) if named else ()
    typed = _TYPE.search(token.body)
    types = dict(_PAIRS.findall(_constant(typed[1], project))) if typed is not None and names else {}
    return {one: types.get(one, "") for one in names}


def is_labelled_in_loop(frame: Frame, token: Token, page: Page) -> bool:
    """Whether a line writes fields in a loop over a constant, and a label for each."""
    written = _WRITES.match(token.body)
    if written is None or not names_in_loop(frame, token, page.project):
        return False
    path, _ = place_in_files(frame.template, Span(token.start, token.end), page.project.library)
    return re.search(rf"(?<!\w){written[1]}\.label[\s(]+{written[2]}(?!\w)", page.project.text(path)) is not None


def _names(constant: str, project: Project) -> tuple[str, ...]:
    said = _constant(constant, project)
    words, listed = _WORDS.match(said), _LIST.match(said)
    if words is not None:
        return tuple(words[1].split())
    return tuple(re.findall(r"\w+", listed[1])) if listed is not None else ()


@keyed_memo
def _constant(name: str, project: Project) -> str:
    """What a constant of the programs of Ruby is, "" when none or several of that name are."""
    given = re.compile(rf"^[ \t]*{name}[ \t]*=[ \t]*([^\]}}]{{0,2000}}[\]}}])", re.M)
    found = {one for text in ruby_texts(project).values() for one in given.findall(text)}
    return found.pop() if len(found) == 1 else ""
