"""What the tags of Twig write in a request, as far as it can be seen: a row of a form of Symfony with its label, a button, words."""

from __future__ import annotations

import re

from guichet.reading.project.project import Project
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.walked.symfony import is_of_service, symfony_forms

_HELPER = re.compile(r"^\s*form_(?P<part>\w+)\(\s*[\w.]*?(?:\w+)(?:\.(?P<name>\w+))?\s*[,)]")
AROUND = frozenset({"start", "errors", "label", "help", "theme"})
"""What is written around fields, and is none."""
_MARKUP = re.compile(
    r"^\s*(?:form\w*|render\w*|include|controller|component|block|parent|source|knp_\w+|ux_\w+|\w*(?:html|widget|field|input|button|icon|svg)\w*)\b|\|\s*(?:raw|markdown\w*)\b"
)
"""What may write more than words: any other function is escaped."""


def is_seen_in_twig(token: Token, page: Page, labelled: bool) -> bool:
    """Return whether what a tag of Twig writes is known; `labelled` is whether a label is written for the field that it names."""
    if token.kind is not Kind.OUTPUT:
        return False
    if not _MARKUP.search(token.body):
        return True
    helper = _HELPER.match(token.body)
    if helper is None:
        return False
    if helper["part"] in AROUND:
        return True
    forms = symfony_forms(page)
    fields = [field for form in forms if form is not None for field in form]
    if not forms or None in forms or not isinstance(page.project, Project):
        return False
    own = [one for one in fields if one.name == helper["name"]] if helper["name"] else fields
    drawn = any(is_of_service(one.kind, page.project) for one in own)
    return not drawn and (not own or labelled or helper["part"] in ("row", "rest", "end") or not helper["name"])
