"""Keys that act alone, whatever has the focus: the letters that an answer of the page waits for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from guichet.core.numbers import whole
from guichet.heard.answers import Answer
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import Defined, bindings, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.syntax import NAMES, arguments, bare, field, key_of, text, walk
from guichet.reading.scripts.texts import UNKNOWN, text_made, words_in
from guichet.seen.found import found_by

_EQUAL = frozenset({"==", "===", "!=", "!=="})
_MODIFIERS = frozenset({"ctrlKey", "altKey", "metaKey", "getModifierState"})
_FOCUS = frozenset({"activeElement", "contains", "closest"})
_SETTING = re.compile(
    r"shortcut|raccourci|hotkey|enabled|\bacti(?:f|ve|vé)s?\b|setting|prefer|préf|localStorage|\.checked\b", re.I
)
_OF_EVENT = re.compile(r"[\w$.]{1,100}\(\s*(?:e|ev|evt|event|evenement|key|touche)\s*\)")
"""A call that is told what was pressed, and nothing else: `isShortcut(event)` asks for the key, not for a setting."""
_ATTRIBUTE = re.compile(rf"""\[\s*([\w-]+)\s*=\s*["']?{UNKNOWN}["']?\s*\]""")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LONGEST = 40
"""Characters of a pattern that is tried."""
_DEPTH = 4


def lone_keys(answer: Answer) -> Iterator[tuple[Any, str, Script]]:
    """Yield (place, key, script) where an answer acts on one printable key, held with no other and wherever one is."""
    code = answer.code()
    if asks_for_more(code):
        return
    for one in code:
        for node in walk(one.node):
            for key in _keys_at(node, one):
                if len(key) == 1 and key.isprintable() and key.strip():
                    yield node, key, one.script


def asks_for_more(code: Iterable[Defined]) -> bool:
    """Return whether some code acts on a key only with another one held, in some place, or when a setting says so."""
    return any(_is_guarded(node) for one in code for node in walk(one.node))


def _is_guarded(node: Any) -> bool:
    """Whether a test asks for a modifier, for the focus to be somewhere, or for a setting, before anything is done."""
    if node.type in ("property_identifier", "identifier") and text(node) in _MODIFIERS:
        return _is_wanted(node)
    if node.type == "property_identifier" and text(node) in _FOCUS:
        test = _test_around(node)
        return test is not None and "document.body" not in text(test) and _is_wanted(node)
    if node.type == "if_statement":
        asked = _OF_EVENT.sub("", text(field(node, "condition")).replace("activeElement", ""))
        return bool(_SETTING.search(asked))
    return False


def _test_around(node: Any) -> Any:
    while node is not None and node.type not in ("if_statement", "ternary_expression", "program"):
        node = node.parent
    return field(node, "condition") if node is not None else None


def _is_wanted(node: Any) -> bool:
    """Whether what a test mentions must hold for the rest to run: not when the test only leaves if it does."""
    denied, one = False, node
    while one.parent is not None and one.parent.type not in ("if_statement", "ternary_expression", "program"):
        one = one.parent
        if (one.type == "unary_expression" and text(field(one, "operator")) == "!") or (
            one.type == "binary_expression" and text(field(one, "operator")) in ("!=", "!==")
        ):
            denied = not denied
    holder = one.parent
    if holder is None or holder.type != "if_statement" or one != field(holder, "condition"):
        return not denied
    return denied if _leaves(field(holder, "consequence")) else not denied


def _leaves(branch: Any) -> bool:
    last = branch.named_children[-1] if branch.type == "statement_block" and branch.named_children else branch
    return bool(last.type == "return_statement")


def _keys_at(node: Any, one: Defined) -> Iterator[str]:
    """Yield the keys that a node tells apart: a comparison, a case, a table or a selector asked by the key."""
    script = one.script
    if node.type == "binary_expression" and text(field(node, "operator")) in _EQUAL:
        sides = (field(node, "left"), field(node, "right"))
        for asked, given in (sides, sides[::-1]):
            yield from _compared(asked, given, script)
    elif node.type == "switch_case" and node.parent.parent is not None:
        yield from _compared(field(node.parent.parent, "value"), field(node, "value"), script)
    elif node.type == "subscript_expression" and _is_key(field(node, "index"), script):
        yield from _named(field(node, "object"), script)
    elif node.type == "call_expression":
        yield from _asked(node, script)


def _compared(asked: Any, given: Any, script: Script) -> Iterator[str]:
    if given is None or not _is_key(asked, script):
        return
    if given.type == "number":
        number = whole(text(given))
        yield chr(number) if number and 48 <= number <= 90 else ""
    else:
        yield _letter(text_made(given, script))


def _letter(written: str) -> str:
    return written[3:].lower() if re.fullmatch(r"Key[A-Z]", written) else written


def _named(table: Any, script: Script) -> Iterator[str]:
    """Yield the keys of a table: those of an object, or the first of each pair given to a `Map`."""
    for whole_ in values(table, script):
        node = whole_.node
        if node.type == "new_expression" and arguments(node):
            for pair in arguments(node)[0].named_children:
                if pair.type == "array" and pair.named_children:
                    yield text_made(pair.named_children[0], whole_.script)
        for each in node.named_children if node.type == "object" else ():
            key = field(each, "key") if each.type == "pair" else field(each, "name") or each
            yield _letter(key_of(key) or "")


def _asked(call: Any, script: Script) -> Iterator[str]:
    callee, given = field(call, "function"), arguments(call)
    if callee is None or callee.type != "member_expression" or not given:
        return
    asked = field(callee, "object")
    if asked.type == "regex" and key_of(field(callee, "property")) == "test" and _is_key(given[0], script):
        yield _matched(text(field(asked, "pattern")))
    method, owner = key_of(field(callee, "property")), field(callee, "object")
    if method in ("get", "has") and _is_key(given[0], script):
        yield from _named(owner, script)
    elif method == "includes" and _is_key(given[0], script):
        yield from words_in(owner, script)
    elif method in ("querySelector", "querySelectorAll"):
        yield from _written_in_pages(text_made(given[0], script), script)


def _matched(pattern: str) -> str:
    """Return the first letter or digit that a pattern takes alone, "" for none."""
    try:
        wanted = re.compile(pattern) if len(pattern) <= _LONGEST else None
    except re.error:
        return ""
    return next((one for one in _LETTERS if wanted is not None and wanted.fullmatch(one)), "")


def _written_in_pages(selector: str, script: Script) -> Iterator[str]:
    """Yield the values of an attribute that a selector asks by the key, `[data-key="${event.key}"]`, as pages have them."""
    asked = _ATTRIBUTE.search(selector)
    if asked is None or "key" not in asked[1]:
        return
    for page in pages_of(script, (asked[1],)):
        for element in found_by(f"[{asked[1]}]", page):
            yield element.attr(asked[1]) or ""


def _is_key(node: Any, script: Script, depth: int = 0) -> bool:
    """Whether an expression is the key that was pressed: `e.key`, in lower case or not, by a name or not."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return False
    if node.type == "member_expression":
        return key_of(field(node, "property")) in ("key", "code", "keyCode", "which")
    if node.type == "call_expression":
        callee = field(node, "function")
        return callee.type == "member_expression" and _is_key(field(callee, "object"), script, depth + 1)
    if node.type not in NAMES:
        return False
    return any(
        one.keys[-1:] in (("key",), ("code",), ("keyCode",))
        or (one.sort is Sort.VALUE and not one.keys and _is_key(one.value, one.script, depth + 1))
        for one in bindings(node, script)
    )
