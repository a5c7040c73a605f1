"""Which fields of a program's form a page prints: by their names, or all at once, whatever the tag or the filter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.rendering import FORM_TAGS

_BEGINS = r"(?<![\w.\"'/-])(?:\w+\.)*?(?:\w*_)?form(?:set|ulaire)?"
_FORM = _BEGINS + r"(?![\w\-/\"'=])"
_ONE_OF_SEVERAL = (
    _BEGINS
    + r"(?:_(?!input|field|widget|row|step|stepper|title|data|url|class|type|state|config|settings)\w+|(?!Step|Data|State|Title|Url|Type|Config|Errors?\b|Id\b)[A-Z]\w*)?(?![\w\-/\"'=])"
)
_NAMED = re.compile(_ONE_OF_SEVERAL + r"(?:\.(\w+)|\[\s*[\"'](\w+)[\"']\s*\])(?!\.errors)\b")
_WHOLE = re.compile(_FORM + r"(?!\s*[.\[(=])")
_LOOP = re.compile(r"\bin\s+" + _FORM + r"(?:\.(?:visible_)?fields)?\s*$")
_PART = re.compile(r"\bin\s+" + _BEGINS + r"\.(\w+)(?:\(\s*\))?\s*$")
_ALL = frozenset("as_p as_div as_table as_ul visible_fields fields render display".split())
_NO_FIELD = frozenset(
    "errors non_field_errors media management_form instance is_bound is_valid hidden_tag hidden_fields prefix data initial "
    "cleaned_data csrf_token vars empty_form total_form_count name method id action helper helpers Meta submit save "
    "object hidden_field label check_box validate_on_submit renderer".split()
)
"""What a form has beside its fields."""
_EITHER = frozenset("name object action data label".split())
_ASKS_NOTHING = frozenset("if elif elseif for set with comment block extends load include embed trans form_start form_theme form_errors".split())  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """The fields that some tags print: their names, and whether all those of a form come at once."""

    names: frozenset[str] = frozenset()
    whole: bool = False
    either: frozenset[str] = frozenset()
    """What may be a field, or something that every form has: `form.name`."""
    parts: frozenset[str] = frozenset()
    """What is gone through and may be several fields that the form gives by one name: `in form.left_column_fields`."""

    def __bool__(self) -> bool:
        return self.whole or bool(self.names or self.parts)


def printed_by(tokens: Iterable[Token]) -> Printed:
    """Return the fields of forms of programs that some tags print."""
    names: set[str] = set()
    parts: set[str] = set()
    either: set[str] = set()
    whole = False
    for token in tokens:
        if token.context is not Context.TEXT or token.kind is Kind.COMMENT:
            continue
        said = {one or other for one, other in _NAMED.findall(token.body)}
        whole = whole or _prints_all(token, said)
        if token.name == "for" and token.kind is Kind.TAG:
            parts |= {one for one in _PART.findall(token.body) if one not in _ALL | _NO_FIELD and "error" not in one}
        if token.kind is Kind.OUTPUT or token.name not in _ASKS_NOTHING or token.name in ("include", "embed", "with"):
            names |= {one for one in said - _ALL - _NO_FIELD if not one.endswith("_errors")}
            either |= said & _EITHER
    return Printed(frozenset(names), whole, frozenset(either), frozenset(parts))


def _prints_all(token: Token, named: set[str]) -> bool:
    if token.kind is Kind.TAG and token.name == "for":
        return _LOOP.search(token.body) is not None
    if token.kind is Kind.TAG and token.name in _ASKS_NOTHING:
        return False
    if named & _ALL:
        return True
    if token.kind is Kind.TAG:
        return not named and (bool(FORM_TAGS.match(token.name)) or bool(_WHOLE.search(token.body)))
    return bool(_WHOLE.search(token.body)) and not named
