"""Which pages show all that they say: written with nothing that a browser hides, or reads otherwise than it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard

from bs4 import BeautifulSoup, CData, Tag
from bs4.element import NavigableString, PreformattedString

# Not `head`: its end tag may be left out, and this parser then puts the body inside it.
NEVER_SHOWN = frozenset(
    "script style template title noscript datalist iframe noembed noframes xmp plaintext canvas video audio object rp".split()
)
"""What these hold is for no eye, nor for a screen reader: for a program, or for a browser of another time."""
_SHOWN = frozenset(
    "html head meta title body header footer main nav section article aside address hgroup h1 h2 h3 h4 h5 h6 p div span a "
    "ul ol li dl dt dd table caption thead tbody tfoot tr th td form fieldset legend label input button select optgroup "
    "option textarea output img figure figcaption details summary blockquote q cite pre code kbd samp strong em b i u s del "
    "ins small sub sup abbr dfn mark time br hr wbr".split()
)
_SAID = frozenset(
    "id class lang href src alt name value type for action method role scope headers colspan rowspan charset content "
    "http-equiv title required autocomplete checked selected disabled readonly multiple placeholder rows cols min max step "
    "minlength maxlength pattern inputmode list datetime rel target enctype novalidate tabindex form label open start "
    "formaction accesskey spellcheck autocapitalize cite accept".split()
)
"""Elements and attributes that leave a text where it stands and as it is, unless a style says otherwise."""
_STYLING = frozenset("style link script font marquee bdo".split())
_STYLED = frozenset("style dir bgcolor text media sizes".split())
_HOLDS = {"select": ("option", "optgroup"), "optgroup": ("option",), "option": (), "textarea": (), "title": ()}
"""Elements that hold certain others alone: a browser drops the rest, or has it stand as text."""
_TURNS = re.compile(
    "[\u061c\u200f\u202a-\u202e\u2066-\u2069]"
    "|&(?:rlm|#(?:x0*(?:61c|200f|202[a-e]|206[6-9])|0*(?:1564|8207|823[4-8]|829[4-7])))",
    re.I,
)
"""Signs that turn letters round."""
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_TOKEN = re.compile(
    r"<(?P<raw>style|script)\b[^<>]*>|<!--(?!-?>)(?:(?!--).)*-->|<!doctype\b[^<>]*>"
    rf"|</?(?!(?:style|script)\b)[a-z][\w:-]*(?:\s+[^\s\"'<>/=]+(?:\s*=\s*{_VALUE})?)*\s*/?>",
    re.I | re.S,
)
"""Markup on which every parser agrees; of a style or a script, its start."""
_ENDS = {name: re.compile(rf"</{name}>|(?P<comment><!--)", re.I) for name in ("style", "script")}
"""Where a style or a script ends, unless it holds what some take for a comment."""
_RAW = re.compile(r"<(title|textarea|xmp|iframe|noembed|noframes|noscript|plaintext)\b[^<>]*>[^<]*<(?!/\1[\s/>])", re.I)
"""Markup where a browser reads nothing but text."""
_ENDS_PARAGRAPH = (
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr "
    "main nav ol p pre section table ul"
).split()
"""Elements that no paragraph holds: a browser closes it before them."""
_AWAY = re.compile(r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=)?\s*\S", re.I)


def is_text(piece: object) -> TypeGuard[NavigableString]:
    """Whether a part of a page is text, rather than an element, a comment or a declaration."""
    return isinstance(piece, NavigableString) and (
        not isinstance(piece, PreformattedString) or isinstance(piece, CData)
    )


def start_tag(html: str, element: Tag) -> str:
    """The start tag of an element, as the source writes it."""
    if element.sourceline is None or element.sourcepos is None:
        return str(element).partition(">")[0] + ">"
    rest = "\n".join(html.split("\n")[element.sourceline - 1 :])[element.sourcepos :]
    tag = re.match(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""", rest)
    return tag[0] if tag else rest.partition(">")[0] + ">"


def texts_of(html: str) -> list[str] | None:
    """The source cut into texts and markup, in turn; None when parsers may not agree on which is which."""
    pieces: list[str] = []
    done = 0
    if _RAW.search(html):
        return None
    while token := _TOKEN.search(html, done):
        end = _ENDS[token["raw"].lower()].search(html, token.end()) if token["raw"] else token
        # Looked for once: where one does not end, nobody knows what the rest is.
        if end is None or (token["raw"] and end["comment"]):
            return None
        pieces += [html[done : token.start()], html[token.start() : end.end()]]
        done = end.end()
    pieces.append(html[done:])
    return None if any("<" in text for text in pieces[::2]) else pieces


def is_closed(element: Tag, inside: Tag | None) -> bool:
    """Whether markup alone keeps an element from being shown, or that part of it which holds what is asked about."""
    if element.name in NEVER_SHOWN or element.has_attr("hidden") or element.has_attr("popover"):
        return True
    if inside is not None and element.name in _HOLDS and inside.name not in _HOLDS[element.name]:
        return True
    is_hidden = element.name == "input" and element.get("type") == "hidden"
    return is_hidden or (element.name == "dialog" and not element.has_attr("open"))


def is_folded(element: Tag) -> bool:
    """Whether an element is a panel that nobody has opened yet."""
    return element.name == "details" and not element.has_attr("open")


def is_disabled(control: Tag) -> bool:
    """Whether a control can be of no use to anyone: disabled by itself, by its list or by a group around it."""
    holders = control.find_parents(["fieldset", "select", "optgroup"])
    return any(one.has_attr("disabled") for one in (control, *holders))


def is_styled(html: str, elements: Sequence[Tag]) -> bool:
    """Whether something in a page may change how it looks."""
    return bool(_TURNS.search(html)) or any(
        one.name in _STYLING or not _STYLED.isdisjoint(one.attrs) or any(name.startswith("on") for name in one.attrs)
        for one in elements
    )


def is_scripted(elements: Sequence[Tag]) -> bool:
    """Whether a page has something to run."""
    return any(one.name == "script" or any(name.startswith("on") for name in one.attrs) for one in elements)


def is_strange(html: str, elements: Sequence[Tag]) -> bool:
    """Whether a browser may hide, or read otherwise, what a page seems to say, whatever its styles."""
    return texts_of(html) is None or any(map(_is_strange, elements))


def _is_strange(element: Tag) -> bool:
    if element.name not in _SHOWN | _STYLING:
        return True
    if element.name == "p" and element.find(_ENDS_PARAGRAPH) is not None:
        return True
    known = (name in _SAID or name in _STYLED or name.startswith(("aria-", "data-", "on")) for name in element.attrs)
    if not all(known):
        return True
    held = _HOLDS.get(element.name)
    return held is not None and any(one.name not in held for one in element.find_all(True, recursive=False))


def way_out(soup: BeautifulSoup) -> Tag | None:
    """What puts something else in the place of a page, or takes people away from it, by its markup alone."""
    away = (one for one in soup.select("meta[http-equiv=refresh i]") if _AWAY.match(str(one.get("content", ""))))
    return soup.find("frameset") or next(away, None)


def stand_in(soup: BeautifulSoup) -> Tag | None:
    """What a browser shows in the place of what the element around it holds, by its markup alone."""
    return soup.find("template", shadowrootmode=True)
