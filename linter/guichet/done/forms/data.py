"""Forms that are kept as data: schemas of JSON, lists of papers or steps that a procedure wants, patterns of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guichet.done.act import Kind
from guichet.done.forms.form import Asked, Form, Pattern, Sort
from guichet.done.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.data.documents import Document, documents_of, is_first_to_name, span_of
from guichet.reading.python.module import PythonModule

_REGEX = re.compile(r"\[[^\]]+\]|\\d|\^")
_SAID = frozenset({"libelle", "label", "title", "titre", "nom", "name", "description", "intitule", "objet"})


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield the forms of the files of data that a module reads."""
    for document in documents_of(module.source.text, module.path, module.project):
        if document.root is not None and is_first_to_name(document, module.path, module.project):
            place = place_of(module.tree, module)
            for fields, name, title in _forms(document.root, (), document):
                first = fields[0].span
                yield Form(
                    Kind.ASK, document.path, first, place, name=name, fields=tuple(fields), title=f"{title} {document.path}", around=title
                )


def _forms(node: Node, keys: tuple[str, ...], document: Document) -> Iterator[tuple[list[Asked], str, str]]:
    if isinstance(node, SequenceNode):
        for one in node.value:
            yield from _forms(one, keys, document)
    if not isinstance(node, MappingNode):
        return
    said = " ".join(_scalar(value) for key, value in node.value if _scalar(key).lower() in _SAID)
    name = " ".join(keys)
    properties = _get(node, "properties")
    if isinstance(properties, MappingNode):
        required = {_scalar(one) for one in _items(_get(node, "required"))}
        fields = [_property(key, value, required, document) for key, value in properties.value]
        if fields:
            yield fields, name, said
    judged = [_judged(key, value, document) for key, value in node.value if isinstance(value, ScalarNode) and _REGEX.search(value.value)]
    if judged:
        yield judged, name, said
    for key, value in node.value:
        items = _items(value)
        if items and all(isinstance(one, ScalarNode) for one in items) and speaks_of(_scalar(key), "identity.required"):
            fields = [_paper(one, document) for one in items]
            yield fields, f"{name} {_scalar(key)}", said
        yield from _forms(value, (*keys, _scalar(key)), document)


def _property(key: Node, value: Node, required: set[str], document: Document) -> Asked:
    said = _scalar(_get(value, "title")) or _scalar(_get(value, "description"))
    pattern = _get(value, "pattern")
    listed = _items(_get(value, "enum"))
    few = _scalar(_get(value, "minItems"))
    patterns = (Pattern(_scalar(pattern), document.path, span_of(pattern)),) if pattern is not None else ()
    sort = Sort.DATE if _scalar(_get(value, "format")) == "date" else Sort.CHOICE if listed else Sort.TEXT
    return Asked(
        _scalar(key), said, sort, _scalar(key) in required, document.path, span_of(key),
        tuple(map(_scalar, listed)) or None, patterns, int(few) if few.isdigit() else 0,
    )  # fmt: skip


def _judged(key: Node, value: ScalarNode, document: Document) -> Asked:
    return Asked(
        _scalar(key), "", Sort.TEXT, False, document.path, span_of(key), None,
        (Pattern(str(value.value), document.path, span_of(value)),),
    )  # fmt: skip


def _paper(node: Node, document: Document) -> Asked:
    return Asked(_scalar(node), "", Sort.FILE, True, document.path, span_of(node))


def _get(node: Node | None, name: str) -> Node | None:
    pairs: list[tuple[Node, Node]] = node.value if isinstance(node, MappingNode) else []
    return next((value for key, value in pairs if _scalar(key) == name), None)


def _items(node: Node | None) -> list[Node]:
    return list(node.value) if isinstance(node, SequenceNode) else []


def _scalar(node: Node | None) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else ""
