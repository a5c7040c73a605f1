"""The one name that code gives a page and that no template reads, beside the one that the page reads and that nothing gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from guichet.core.findings import Span
from guichet.core.memo import lasting_keyed_memo, lasting_memo
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.site import Site, makes_markup
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import Lost
from guichet.reading.written.naming import names_set

_TEXT = re.compile(r"""\"[^"]*\"|'[^']*'""")
_NAMED = re.compile(r"(?<![\w.$|'\"-])(?<!\|\s)([A-Za-z_]\w{2,})\b(?!\s*[(:]|\s*=(?!=))")
_WORD = re.compile(r"\b[A-Za-z_]\w{2,}")
_WORDS = frozenset(
    "and not or in is if else elif elseif true false none null undefined defined True False None loop forloop super self "
    "caller block request session config block only with without context ignore missing empty divisibleby sameas odd even".split()
)
_BROUGHT = frozenset(
    "user users request messages perms page page_obj object_list object paginator is_paginated view form formset formsets settings "
    "LANGUAGE_CODE LANGUAGES LANGUAGE_BIDI MEDIA_URL STATIC_URL csrf_token csp_nonce cspNonce debug sql_queries session current_user "
    "url_for get_flashed_messages app serviceName serviceUrl assetPath assetUrl currentPage currentYear flash".split()
)
"""Names that libraries give to pages by themselves."""
_CODE = (".py", ".js", ".mjs", ".cjs", ".ts", ".php", ".rb")
_MOST = 3_000
"""Files beyond which nobody can say that a name is nowhere."""


def orphans(template: Template, given: Collection[str], site: Site) -> Iterator[Lost]:
    """Yield what is given under the only name that no template holds, where one name alone is read that no other file holds."""
    alone = asked_alone(template, site) if given else []
    unread = _unread(given, site) if alone else []
    if len(unread) != 1:
        return
    asked = dict(_asked(template))
    free = [name for name in alone if name not in given]
    if len(free) != 1 or all(name not in given and name not in _BROUGHT for name in asked):
        return  # nothing of what it reads is known to be given to it
    where = _where(unread[0], site)
    if where is not None:
        path, span = where
        yield Lost(path, span, unread[0], "", free[0], template.path, asked[free[0]], is_sure=True)


def told_of(alone: Collection[str], given: Collection[str], site: Site) -> str:
    """Return what other files answer of the names that a template alone asks for, and of those that it is given: it changes when what is lost there may."""
    unread = _unread(given, site)
    return f"{alone}{unread}{_where(unread[0], site) if len(unread) == 1 else None}"


def asked_alone(template: Template, site: Site) -> list[str]:
    """Return the names that a template asks for and that no other file of the run holds."""
    if template.macros or len(site.paths) > _MOST or not site.is_checked(template.path):
        return []
    shared = _shared(site)
    return [name for name, _ in _asked(template) if name not in _BROUGHT and name not in shared]


def _unread(given: Collection[str], site: Site) -> list[str]:
    """The first two of the names given that no template holds."""
    return list(islice((name for name in given if len(name) > 2 and not is_said(name, site, in_markup=True)), 2))


def _asked(template: Template) -> Iterator[tuple[str, Span]]:
    """The names that a template asks for in its tags and that it does not make itself, each where it first does."""
    own = names_set(template) | _WORDS
    tokens = [one for one in template.masked.tokens if one.kind in (Kind.OUTPUT, Kind.TAG)]
    seen: set[str] = set()
    for token in tokens:
        if token.kind is Kind.TAG and token.name not in ("if", "elif", "elseif", "for", "include"):
            continue
        text = template.source.text[token.start : token.end]
        at = text.find(token.body)
        bare = _TEXT.sub(lambda match: " " * len(match[0]), text)
        for match in _NAMED.finditer(bare, max(at, 0)):
            if match[1] not in own and match[1] not in seen and match[1] != token.name:
                seen.add(match[1])
                yield match[1], Span(token.start + match.start(), token.start + match.end())


@lasting_memo
def _shared(site: Site) -> frozenset[str]:
    """The words that more than one file of the run holds."""
    met: set[str] = set()
    again: set[str] = set()
    for path in site.paths:
        words = set(_WORD.findall(site.text(path)))
        again |= met & words
        met |= words
    return frozenset(again)


def is_said(name: str, site: Site, *, in_markup: bool = False) -> bool:
    """Return whether a file of the run says a name at all, or one that makes markup."""
    return _is_said_in_markup(name, site) if in_markup else _is_said_at_all(name, site)


@lasting_keyed_memo
def _is_said_in_markup(name: str, site: Site) -> bool:
    return any(site.holds(path, name) for path in site.paths if makes_markup(path))


@lasting_keyed_memo
def _is_said_at_all(name: str, site: Site) -> bool:
    return any(site.holds(path, name) for path in site.paths)


def _where(name: str, site: Site) -> tuple[str, Span] | None:
    """Where code gives a name, when one file alone holds it."""
    word = re.compile(rf"""(?<![\w.])["']?{re.escape(name)}["']?\s*(?=[:=,}}])""")
    holding = [path for path in site.paths if path.endswith(_CODE) and site.holds(path, name)]
    found = [match for path in holding for match in word.finditer(site.text(path))] if len(holding) == 1 else []
    return (holding[0], Span(found[-1].start(), found[-1].end())) if found else None
