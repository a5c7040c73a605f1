"""Attributes and texts that a framework writes in the browser or on the server, by what it calls them in a template.

Vue, Alpine, Angular, AngularJS, Svelte, Aurelia, Knockout, Lit, Datastar and Thymeleaf each spell `alt` their own way.
This is the one place that knows: an attribute that is bound is an attribute whose value is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from guichet.reading.templates.masking import OUTPUT

_BOUND = re.compile(
    r"""(?:\[\(?(?:attr\.)?|:|\.|(?:v|x)-bind:|bind:|bind-(?:attr\.)?|attr\.|data-attr[-:]|(?:data-)?ng-attr-|th:|data-th-
        |(?:data-)?ng-(?=href|src|srcset|value))
        ([a-z][a-z-]*+)(?:\)?\]|(?:\.\w+)*+)
      | ([a-z][a-z-]*+)\.(?:bind|(?:one|two)-way|(?:to|from)-view|one-time)
      | \{([a-z][a-z-]*+)\}""",
    re.X,
)
"""`:alt`, `x-bind:alt`, `[attr.alt]`, `[(value)]`, `ng-attr-alt`, `th:alt`; `alt.bind`; `{alt}`."""
_SPREAD = re.compile(
    r"\{\.\.\.|\$\{|\{\$|(?:v|x)-bind(?:$|\.)|(?:v-bind)?:\[|(?:data-)?th[:-]attr|tal:attributes|py:attrs|@attributes"
)
"""Several attributes at once, or one whose name is computed."""
_EXPRESSION = re.compile(r"\{[^{}\"]+\}")
_OWN_LANGUAGE = re.compile(r"data-|[vx]-|hx-|ng-|on|[@:*#\[(]")
"""Attributes whose value is written in a framework's own language, braces included."""
_IN_KNOCKOUT = re.compile(r"\battr\s*:")
_PROPERTIES = {"htmlfor": "for", "field": "id"}
"""What a property of the DOM, or a shorthand, is called in HTML."""
_ARIA = re.compile(r"aria(?=[a-z])")
BOOLEANS = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate hidden "
    "inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected".split()
)
"""Attributes that are there or not, whatever their value."""
_LEFT = BOOLEANS | {"class", "style"}
"""Left as written: a binding adds to classes and styles, and leaves a boolean attribute out when it is false."""
TEXTS = (
    "v-text", "v-html", "x-text", "x-html", "ng-bind", "ng-bind-html", "data-ng-bind", "ng-bind-template", "data-i18n",
    "data-l10n-id", "data-bind", "data-text", "data-bind-text", "@text", "[innerhtml]", "[innertext]", "[textcontent]",
    ":textcontent", ".textcontent", ".innerhtml", "textcontent.bind", "innerhtml.bind", "bind:innerhtml",
    "bind:textcontent", "th:text", "th:utext", "data-th-text", "data-th-utext", "tal:content", "tal:replace",
    "py:content",
)  # fmt: skip
"""Attributes that fill an element's content."""
_TEXTS = frozenset(TEXTS)


@lru_cache(maxsize=4096)
def _is_spread(written: str) -> bool:
    return _SPREAD.match(written) is not None


@lru_cache(maxsize=4096)
def bound_name(written: str) -> str:
    """Return the HTML attribute that a framework's own attribute writes (`x-bind:alt` → `alt`), "" for none."""
    match = _BOUND.fullmatch(written)
    if match is None:
        return ""
    name = match[1] or match[2] or match[3]
    name = _PROPERTIES.get(name) or _ARIA.sub("aria-", name)
    return "" if name in _LEFT or name.startswith("on") else name


def with_bound(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a tag, and what a framework writes there: bound ones unknown, a spread as unknown names."""
    values = dict(attributes)
    for written, value in attributes.items():
        if _is_spread(written) or (written == "data-bind" and _IN_KNOCKOUT.search(value)):
            values[OUTPUT] = ""
        elif name := bound_name(written):
            values[name] = OUTPUT
        elif value[:1] == "{" and _EXPRESSION.fullmatch(value) and not _OWN_LANGUAGE.match(written):
            values[written] = OUTPUT
    return values


def has_bound_text(attributes: Mapping[str, object]) -> bool:
    """Whether a framework writes the content of an element."""
    return not _TEXTS.isdisjoint(attributes)
