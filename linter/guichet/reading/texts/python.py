"""The sentences of a Python module: what it translates, labels, answers and refuses with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core import gettext
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.newer import levelled
from guichet.reading.python.roles import is_migration
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.constants import TO_READER, describes_api, said_in, stops_the_program
from guichet.reading.texts.document import DONE, FIELD, Document, Prose
from guichet.reading.texts.naming import is_column, is_success, kind_of
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.strings import blocks_of

_MESSAGES = frozenset({"debug", "info", "success", "warning", "error"})
_KEYWORDS = frozenset({"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label", "placeholder"})
_ERRORS = frozenset({"ValidationError", "PermissionDenied"})
"""What people are told why; the words of a page that is not there are those of its own template."""
_POSTED = frozenset({"send_mail", "send_mass_mail", "EmailMessage", "EmailMultiAlternatives"})
_STRING = re.compile(r"""([rbfuRBFU]{0,2})("{3}|'{3}|"|')((?:\\.|(?!\2).)*)\2""", re.S)


def read_strings(module: PythonModule, document: Document) -> None:
    """Add the strings that people will read to a document; a migration only keeps what fields once said."""
    if is_migration(module):
        return
    document.about = "\n".join(_docstrings(module.tree))
    seen: set[int] = set()
    for call in module.walk(nodes.Call):
        for node, kind, translated in _strings(call):
            if id(node) not in seen:
                seen.add(id(node))
                _add(module, document, node, kind, translated)
    for said in said_in(module):
        if id(said.node) not in seen:
            _add(module, document, said.node, "message", False, said.key)


def _docstrings(tree: nodes.Module) -> Iterator[str]:
    """The docstring of the module and those of its classes, which say whom their words are for."""
    for node in (tree, *(one for one in tree.body if isinstance(one, nodes.ClassDef))):
        if node.doc_node is not None:
            yield str(node.doc_node.value)


def _add(
    module: PythonModule, document: Document, node: nodes.NodeNG, kind: str, translated: bool, key: str = ""
) -> None:
    for block in blocks_of(list(_pieces(module, node))):
        text = folded(block)
        if any(char.isalpha() for char in text):
            document.add(Prose(text, kind, block, document, is_translation=translated, key=key))


def _strings(call: nodes.Call) -> Iterator[tuple[nodes.NodeNG, str, bool]]:
    """Yield (node, kind, whether it is translated) of what a call says: by its name, then by its keywords."""
    name = dotted(call.func)
    last = name.rpartition(".")[2]
    if last in gettext.CALLS and call.args:
        first = 1 if last in gettext.WITH_CONTEXT else 0
        for node in call.args[first : first + (2 if last in gettext.PLURAL else 1)]:
            if _is_text(node) and not (stops_the_program(call) and not TO_READER.search(node.as_string())):
                yield node, kind_of(call, FIELD), True
    elif (last in _ERRORS or last == "flash") and call.args and _is_text(call.args[0]):
        yield call.args[0], DONE if is_success(call) else "message", False
    elif last in _MESSAGES and name.startswith("messages.") and len(call.args) > 1 and _is_text(call.args[1]):
        yield call.args[1], DONE if is_success(call) else "message", False
    elif last in _POSTED:
        for node in _posted(call):
            yield node, "letter", False
    told = [one for one in call.keywords or () if one.arg == "error_messages" or not describes_api(call)]
    for keyword in told:
        yield from _said_by(keyword, FIELD if is_column(call) else "message")


def _said_by(keyword: nodes.Keyword, helps: str) -> Iterator[tuple[nodes.NodeNG, str, bool]]:
    if keyword.arg in _KEYWORDS and _is_text(keyword.value):
        yield keyword.value, "label" if keyword.arg != "help_text" else helps, False
    elif keyword.arg == "error_messages" and isinstance(keyword.value, nodes.Dict):
        for _, value in keyword.value.items:
            if _is_text(value):
                yield value, "message", False


def _posted(call: nodes.Call) -> Iterator[nodes.NodeNG]:
    """Yield what a message says: its strings, and the constants of the module that it names; nothing when it goes to the house."""
    if _goes_to_the_house(call):
        return
    for node in call.nodes_of_class((nodes.Const, nodes.JoinedStr, nodes.Name)):
        found = node.root().locals.get(node.name, ()) if isinstance(node, nodes.Name) else ()
        values = [one.parent.value for one in found if isinstance(one.parent, nodes.Assign)] or [node]
        for value in values:
            if _is_text(value) and " " in value.as_string().strip():
                yield value


def _goes_to_the_house(call: nodes.Call) -> bool:
    """Whether all those whom a message is sent to are written in the code, or in its settings: no person is among them."""
    named = {one.arg: one.value for one in call.keywords or ()}
    to = named.get("to") or named.get("recipient_list") or (call.args[3] if len(call.args) > 3 else None)
    if not isinstance(to, nodes.List | nodes.Tuple) or not to.elts:
        return False
    return all(
        (isinstance(one, nodes.Const) and "@" in str(one.value)) or dotted(one).startswith("settings.")
        for one in to.elts
    )


def _is_text(node: nodes.NodeNG) -> bool:
    return (isinstance(node, nodes.Const) and isinstance(node.value, str)) or isinstance(node, nodes.JoinedStr)


def _pieces(module: PythonModule, node: nodes.NodeNG) -> Iterator[Piece]:
    span = module.span(node)
    source = module.source.text[span.start : span.end]
    if isinstance(node, nodes.JoinedStr):
        source = levelled(source, (3, 11))[0]
    for match in _STRING.finditer(source):
        prefix, content = match[1].lower(), match[3]
        if "b" in prefix:
            continue
        if "r" in prefix:
            yield Piece(content, span.start + match.start(3))
        else:
            yield from unescaped(content.replace("\\\n", "  "), span.start + match.start(3))
