"""What a page carries in a hidden field and a program believes when it comes back: what someone earns, what was decided of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.personal_data import is_grave_name
from guichet.done.words import speaks_of
from guichet.reading.templates.site import COMPONENT_SUFFIXES, RUBY_SUFFIXES, SCRIPT_SUFFIXES, Site, is_template

_FIELD = re.compile(r"<input\b")
_CLOSES = re.compile(r"(?<![%?=-])/?>")
_NAME = re.compile(r"\b(?:name|th:field)\s?=\s?\{?[\"'`](?:\*\{)?(?:\w{1,40}\[)?([\w.-]{2,60})")
_PRINTED = re.compile(r"(?::|th:|v-bind:|\[)value\]?\s?=|\bvalue\s?=\s?[\"']?\s{0,3}(?:\{|<%=|<\?|\$\{|@)|\bth:field\b")
_HELPER = re.compile(
    r"\bhidden_field(?:_tag)?[ (]\s?(?::\w{1,40}, ?)?[:'\"](\w{2,60})['\"]?, |\bForm::hidden\(\s?['\"](\w{2,60})['\"], ?\$"
    r"|->add\(\s?['\"](\w{2,60})['\"], ?HiddenType::class|\b(\w{2,60}) ?= ?(?:forms\.)?\w{1,40}\([^\n]{0,160}\bHiddenInput\b|\b(\w{2,60}) ?= ?HiddenField\("
)
_LONGEST = 500
_READS = r"(?:\b(?:form|POST|body|values|cleaned_data|validated_data|params|data|payload|_POST|_REQUEST)|->request|->(?:input|post|get|getData|validated)|\bgetParameter|\bformData)(?:\(\))?(?:->get|\??\.get|\.fetch|\.dig)?(?:\??\.|->|[(\[]|\(\)\[)\s?[:'\"]?NAME\b['\"]?[\])]?"
_TAKEN = r"\.permit\([^()]{0,300}:NAME\b[^()]{0,300}\)|\{[^{}]{0,200}\bNAME\b[^{}]{0,200}\} ?= ?(?:await )?(?:req|request|ctx)\.(?:request\.)?body\b|@(?:RequestParam|FormParam)\b[^,;{]{0,120}\bNAME\b|\bNAME: ?[\w |\[\]]{1,40} ?= ?Form\("
_CHECKED = re.compile(r"sign(?:ed|er|ature)\b|unsign|hmac|verify|tamper|recalcul|recheck", re.I)
"""That what comes back is compared with what was sent, or counted again."""
_ESTIMATES = re.compile(r"simul|estimat|search|recherche|invit", re.I)


def believed_from_page(whole: Whole) -> Iterator[FromDeed]:
    """Yield where a program takes from a form what one of its pages only carried."""
    if not whole.place.is_public or _CHECKED.search(whole.text) or _ESTIMATES.search(whole.path):
        return
    for name, (path, printed) in carried(whole.project).items():
        if name not in whole.text or path == whole.path:
            continue
        found = re.search(f"{_READS}|{_TAKEN}".replace("NAME", re.escape(name)), whole.text)
        if found is not None:
            span = Span(whole.start + found.start(), whole.start + found.end())
            yield FromDeed(
                Kind.ANSWER, whole.path, span, whole.place, what=What.FROM_PAGE, shown=name, other=printed, certain=False
            )  # fmt: skip


@lasting_memo
def carried(project: Site) -> dict[str, tuple[str, str]]:
    """Return the names under which pages carry what decides of someone, with the file that does it and what is written there."""
    found: dict[str, tuple[str, str]] = {}
    for path in project.paths:
        is_page = is_template(path) or path.endswith(
            (*COMPONENT_SUFFIXES, *SCRIPT_SUFFIXES, *RUBY_SUFFIXES, ".php", ".py")
        )
        if is_page and "hidden" in project.lowered(path):
            for name, said in _hidden_in(project.text(path)):
                if decides(name):
                    found.setdefault(name, (path, said))
    return found


def carried_into(path: str, project: Site) -> str:
    """Return what pages carry under the names that a file holds, and where: what is said of the file changes with it."""
    text = project.text(path)
    return " ".join(f"{name} {page} {said}" for name, (page, said) in carried(project).items() if name in text)


def decides(name: str) -> bool:
    """Return whether a name says what opens a right or sets a price, or who someone is for life."""
    return not speaks_of(name, "carried.nobody") and (speaks_of(name, "carried.decides") or is_grave_name(name))


def _hidden_in(text: str) -> Iterator[tuple[str, str]]:
    """The hidden fields of a text whose value is printed there: their names, and how they are written."""
    for at in _FIELD.finditer(text):
        tag = text[at.start() : at.start() + _LONGEST]
        end = _CLOSES.search(tag)
        tag = tag[: end.end()] if end is not None else tag
        name = _NAME.search(tag)
        if "hidden" in tag and name is not None and _PRINTED.search(tag):
            yield name[1], " ".join(tag.split())[:80]
    for found in _HELPER.finditer(text):
        yield next(filter(None, found.groups())), " ".join(found[0].split())[:80]
