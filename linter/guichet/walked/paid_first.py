"""Documents that a class or an enumeration lists as required, among them the proof of a payment: whoever has no money cannot send it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Text
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import named
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.behind import views_of
from guichet.walked.elsewhere import asks_unnamed_file

PAID = Text(
    "La preuve d’un paiement est exigée (« {name} ») : il faut avoir payé avant de demander.",
    'The proof of a payment is required ("{name}"): one must have paid before asking.',
)
_KIND = re.compile(
    r"(?<![a-z])((?:preuve|justificatif|recu)_?(?:de_?|du_?)?(?:paiement|reglement)\w*|facture_?acquittee\w*|proof_?of_?payment\w*|payment_?(?:proof|receipt)\w*|paid_?invoice\w*)",
    re.I,
)
_DECLARED = re.compile(
    r"^[ \t]*(?:(?:(?:public|private|protected|static|export|const|let|async|function|def|final|readonly)[ \t]+)+\$?(?P<made>\w+)|(?P<list>[A-Z][A-Z_]{3,})[ \t]*(?:=|:))",
    re.M,
)
_WANTED = re.compile(r"requis|required|obligatoire|mandatory|exige", re.I)
_YES = re.compile(
    r"^[^\[\]{};]{0,600}?[\])}][ \t\n)]{0,40}(?:\.includes?\??\([^()]{0,200}\)[\s)]{0,40}\{?\s{0,40}return true|\)?:\s{0,40}return True|,?\s*true\))|^[^\[\]{};]{0,300}?=>\s*true",
)
"""What comes after a kind of document in a list when it is required whatever the rest."""
_ALONE = re.compile(r"(?:\bif[\s(]*|\breturn\s+|=>?\s*|\bin\s*|\bmatch\s*\(\s*\$this\s*\)\s*\{[^}]*)$")
_PLAIN_LIST = re.compile(r"[^\[\](){};]{0,600}[\])}]")


def paid_first(page: Page, project: Project) -> tuple[str, int, str] | None:
    """Return the line that requires the proof of a payment from whoever sends the documents of a page, and its name."""
    if not asks_unnamed_file(page):
        return None
    for path in dict.fromkeys(_files(page, project)):
        text = project.text(path)
        for kind in _KIND.finditer(text):
            if _is_required(text, kind.start(), kind.end()):
                return path, text.count("\n", 0, kind.start()) + 1, kind[1]
    return None


def _files(page: Page, project: Project) -> Iterator[str]:
    """The files that may say which documents a page wants: those that its script brings in, those beside its views."""
    if is_component(page.path):
        own = list(named(page.path, project.text(page.path), project))
        yield from own
        for path in own:
            yield from named(path, project.text(path), project)
        return
    yield from (path for one in views_of(page) for path in project.beside(one.module.path) if path.endswith(".py"))


def _is_required(text: str, start: int, end: int) -> bool:
    """Whether a kind of document is in a list of those that are required: a list of that name, or one for which a method of that name says yes."""
    before = list(_DECLARED.finditer(text, 0, start))
    if not before or not _WANTED.search(before[-1]["made"] or before[-1]["list"]):
        return False
    opens = max(text.rfind(one, before[-1].end(), start) for one in "[({")
    if opens < 0:
        return False
    is_method = text[before[-1].end() :].lstrip()[:1] == "("
    if not is_method:
        return _PLAIN_LIST.match(text, end) is not None
    return _ALONE.search(text[before[-1].end() : opens]) is not None and _YES.match(text[end:]) is not None
