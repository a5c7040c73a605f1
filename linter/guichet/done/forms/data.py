"""Forms that are kept as data: schemas of JSON, lists of papers or steps that a procedure wants, patterns of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.forms import described
from guichet.done.forms.any_one import takes_any_of_each
from guichet.done.forms.form import Asked, Form, Pattern, Sort, at_least, at_most, is_of_doors
from guichet.done.forms.papers import is_single
from guichet.done.forms.papers_listed import choices_of_each, is_of_keeping, papers_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import entries, speaks_of
from guichet.reading.data.answers import YES
from guichet.reading.data.beside import values_beside
from guichet.reading.data.documents import Document, span_of
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import first_named
from guichet.reading.templates.page import Pages
from guichet.reading.templates.site import is_template

_REGEX = re.compile(r"\[[^\]]{1,200}\]|\\d|\^")
_NAMES = ("name", "nom", "id", "champ", "field", "key", "cle", "code")
_FLAGS = ("required", "obligatoire", "requis", "mandatory", "exige")
_KINDS = {
    "file": Sort.FILE, "fichier": Sort.FILE, "date": Sort.DATE, "bool": Sort.TICK, "check": Sort.TICK, "choi": Sort.CHOICE, "select": Sort.CHOICE,
}  # fmt: skip
_SAID = frozenset({"libelle", "label", "title", "titre", "nom", "name", "description", "intitule", "objet"})
_READS = ("request.form", "request.files", "request.post", "request.json", "request.data", "get_json(")
"""What a module says that takes what people answered."""
_EACH = re.compile(
    r"<input\b(?=[^>]*type=[\"']?file)(?=[^>]*(?:(?:name|id)=[\"']?[^\"'>]*\{\{|:name=))(?=[^>]*\brequired\b)", re.I
)


@lasting_memo
def _is_asked_for_each(project: Pages) -> bool:
    """Whether a page of the project asks for a file, which it wants, under a name that a list gives."""
    return any(is_template(path) and _EACH.search(project.text(path)) for path in project.paths)


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield the forms of the files of data that a module reads."""
    place = place_of(module.tree, module)
    for document in (one for one in first_named(module) if not is_of_keeping(one.path)):
        said, tree = set[tuple[str, int]](), tree_of(document)
        doors = tree is not None and any(
            is_of_doors(one.value or "" for one in part.leaves if not one.key) for _, part in tree.walk()
        )
        for fields, name, title in (*_all(document), *_listed(document, module.project)):
            if fields[0].sort is Sort.FILE and takes_any_of_each(module):
                continue  # none of them is wanted if another is there
            said.add(_key(fields))
            yield replace(_form(document, place, fields, name, title), takes_every_door=doors)
        if tree is not None:
            new = (one for one in described.described_in(tree, place, read=True) if _key(one.fields) not in said)
            yield from (
                *new,
                *(choices_of_each(tree, place) if takes_any_of_each(module) else papers_in(tree, place, read=True)),
                *described.flags_in(tree, place),
                *described.ticked_in(tree, place),
            )
    if place.is_lived:
        yield from _written_out(module, place)


def _key(fields: Sequence[Asked]) -> tuple[str, int]:
    return fields[0].name, len(fields)


def _written_out(module: PythonModule, place: Place) -> Iterator[Form]:
    """The forms and the choices of the tables that a module writes out."""
    words = module.source.lowered
    describes = any(word in words for word in entries("fields.must"))
    asks = any(word in words for word in _READS)
    for tree in trees_of(module):
        if tree.key == "REQUIRED_FIELDS" and "username_field" in words:
            continue  # what Django asks of whoever creates an account by a command
        if describes:
            read = asks or _is_read_by_user(tree, module)
            yield from described.described_in(tree, place, read=read, program=module.source.text)
            yield from described.flags_in(tree, place)
        if tree.value is None:  # a field says its own choices
            yield from (*papers_in(tree, place), *described.choices_in(tree, place, rows=False))


def _is_read_by_user(tree: Tree, module: PythonModule) -> bool:
    """Whether a module that imports a table takes what people answered."""
    users = definitions(module.modules).users(tree.key, module) if tree.key and tree.parts else ()
    texts = (module.project.text(path).lower() for path in users)
    return any(word in text for text in texts for word in _READS)


def choices_in(document: Document, place: Place) -> Iterator[Form]:
    """Yield the lists of papers, or of ways to pay, among which one is enough of a file of data, whatever reads it."""
    for fields, name, title in _all(document):
        known = any(one.speaks_of("identity.documents") or speaks_of(one.said, "fields.payment") for one in fields)
        if known and all(one.offered for one in fields):
            yield _form(document, place, fields, name, title)


def _form(document: Document, place: Place, fields: list[Asked], name: str, title: str) -> Form:
    said = f"{title} {document.path}"
    return Form(
        Kind.ASK, document.path, fields[0].span, place, name=name, fields=tuple(fields), title=said, around=title
    )


def _all(document: Document) -> Iterator[tuple[list[Asked], str, str]]:
    if document.root is not None:
        yield from _forms(document.root, (), document)
        return
    for one in document.entries:
        items = re.findall(r"[\"']([^\"']+)[\"']", one.value) if one.value.startswith("[") else []
        beside = " ".join(each.value for each in values_beside(one.keys, document))
        if items and (_is_choice(one.keys, document, beside) or _pays(one.keys, document)):
            yield [_one_of(items, one.keys, document, one.span)], " ".join(one.keys), ""
        elif one.keys and speaks_of(one.keys[-1], "identity.required") and not _is_offered(beside):
            listed = [Asked(item, "", Sort.FILE, True, document.path, one.span) for item in items]
            said = " ".join(
                each.value
                for each in document.entries
                if each.keys[:-1] == one.keys[:-1] and each.keys[-1].lower() in _SAID
            )
            if listed:
                yield listed, " ".join(one.keys), said


def _forms(node: Node, keys: tuple[str, ...], document: Document) -> Iterator[tuple[list[Asked], str, str]]:
    if isinstance(node, SequenceNode):
        fields = [one for each in node.value if (one := _described(each, document)) is not None]
        yield from [(fields, " ".join(keys), "")] if len(fields) == len(node.value) > 0 else ()
        for one in node.value:
            yield from _forms(one, keys, document)
    if not isinstance(node, MappingNode):
        return
    said = " ".join(_scalar(value) for key, value in node.value if _scalar(key).lower() in _SAID)
    name = " ".join(keys)
    properties = _get(node, "properties")
    if isinstance(properties, MappingNode):
        required = {_scalar(one) for one in _items(_get(node, "required")) if keys[-1:] != ("items",)}  # may have none
        if fields := [_property(key, value, required, document) for key, value in properties.value]:
            yield fields, name, said
    judged = [
        _judged(key, value, document)
        for key, value in node.value
        if isinstance(value, ScalarNode) and _REGEX.search(value.value)
    ]
    if judged:
        yield judged, name, said
    beside = " ".join(_scalar(value) for _, value in node.value)
    for key, value in node.value:
        items = _items(value)
        written = bool(items) and all(isinstance(one, ScalarNode) for one in items)
        whole = (*keys, _scalar(key))
        if written and (_is_choice((f"{name} {said}", whole[-1]), document, beside) or _pays(whole, document)):
            yield [_one_of([*map(_scalar, items)], whole, document, span_of(items[0]))], name, said
        elif written and speaks_of(_scalar(key), "identity.required") and not (properties or _is_offered(beside)):
            yield [_paper(one, document) for one in items], f"{name} {_scalar(key)}", said
        yield from _forms(value, whole, document)


def _is_offered(beside: str) -> bool:
    """Whether a table says that nothing of what it lists has to be sent."""
    return speaks_of(beside, "identity.at_will") or speaks_of(beside, "fields.may")


def _is_choice(keys: tuple[str, ...], document: Document, beside: str = "") -> bool:
    """Whether a list holds what one must have one of: `proof_of_identity: {accepted: […]}`, `accepted: [card]` in payments.toml.

    `beside` is what the table around says: « Une seule de ces preuves suffit. »
    """
    if not keys or not (speaks_of(keys[-1], "identity.accepted") or speaks_of(beside, "identity.one_is_enough")):
        return False
    said = " ".join((*keys[-2:], _file_of(document)))
    return any(speaks_of(said, idea) for idea in ("identity.required", "identity.documents", "fields.payment"))


def _pays(keys: tuple[str, ...], document: Document) -> bool:
    """Whether a list holds ways of which the table around says that they pay a sum: `methods: [card]` beside `currency: EUR`."""
    beside = " ".join((*keys[-3:-1], *(one.keys[-1] for one in values_beside(keys, document))))
    return bool(keys) and speaks_of(keys[-1], "fields.means") and speaks_of(beside, "fields.priced")


def _file_of(document: Document) -> str:
    """The name of a file of data and of its folder, which say what its tables are about."""
    return " ".join(document.path.rpartition(".")[0].split("/")[-2:])


def _one_of(items: list[str], keys: tuple[str, ...], document: Document, span: Span) -> Asked:
    named = keys[-2] if len(keys) > 1 and not speaks_of(keys[-1], "identity.required") else keys[-1]
    said = " ".join((*keys[-2:], _file_of(document)))
    pays = "payment " if _pays(keys, document) else ""
    label = (
        f"{pays}{said}" if speaks_of(f"{pays}{said}", "fields.payment") and not _pays_otherwise(keys, document) else ""
    )
    return Asked(named, label, Sort.CHOICE, True, document.path, span, tuple(items))


def _pays_otherwise(keys: tuple[str, ...], document: Document) -> bool:
    """Whether the table around a list of ways to pay tells of another one."""
    return any(
        speaks_of(f"{one.keys[-1]} {one.value}", "fields.other_payment") for one in values_beside(keys, document)
    )


def _listed(document: Document, project: Pages) -> Iterator[tuple[list[Asked], str, str]]:
    """The lists of papers of a document, when a page asks for each."""
    stack: list[tuple[Node | None, tuple[str, ...]]] = [(document.root, ())]
    asked = document.root is not None and _is_asked_for_each(project)
    while stack and asked:
        node, keys = stack.pop()
        if isinstance(node, MappingNode):
            stack.extend((value, (*keys, _scalar(key))) for key, value in node.value)
        elif isinstance(node, SequenceNode) and (papers := _papers(node, keys, document)):
            yield papers, " ".join(keys), ""


def _papers(node: SequenceNode, keys: tuple[str, ...], document: Document) -> list[Asked]:
    """The papers of a list that gives each a code and its words: `[["avis", "Avis d’impôt"], …]`, `[{code: …, label: …}, …]`."""
    if _is_choice(keys, document) or not speaks_of(
        " ".join((*keys, document.path.rpartition("/")[2])), "identity.required"
    ):
        return []
    listed = []
    for one in node.value:
        pairs = one.value if isinstance(one, MappingNode) else ()
        parts = _items(one) or [value for _, value in pairs]
        if len(parts) != 2 or not all(isinstance(part, ScalarNode) for part in parts):
            return []
        listed.append(Asked(_scalar(parts[0]), _scalar(parts[1]), Sort.FILE, True, document.path, span_of(parts[0])))
    known = [one for one in listed if one.speaks_of("identity.held_in_hand") or one.speaks_of("identity.held")]
    is_choice = sum(is_single(one.said) for one in listed) > 1
    return listed if len(known) * 2 > len(listed) and not is_choice else []


def _described(node: Node, document: Document) -> Asked | None:
    """A field described as data: `{name: telephone, required: true}`."""
    pairs = {_scalar(key).lower(): value for key, value in node.value} if isinstance(node, MappingNode) else {}
    name = next((pairs[key] for key in _NAMES if key in pairs), None)
    flag = next((_scalar(pairs[key]).lower() for key in _FLAGS if key in pairs), None)
    if name is None or flag is None:
        return None
    kind = next((_scalar(pairs[key]).lower() for key in ("type", "kind", "genre") if key in pairs), "")
    label = next((_scalar(pairs[key]) for key in ("label", "libelle", "title", "titre") if key in pairs), "")
    pattern = next((pairs[key] for key in ("pattern", "regex", "motif", "format") if key in pairs), None)
    patterns = (Pattern(_scalar(pattern), document.path, span_of(pattern)),) if pattern is not None else ()
    sort = next((sort for word, sort in _KINDS.items() if word in kind), Sort.TEXT)
    return Asked(_scalar(name), label, sort, flag in YES, document.path, span_of(name), None, patterns)


def _property(key: Node, value: Node, required: set[str], document: Document) -> Asked:
    said = _scalar(_get(value, "title")) or _scalar(_get(value, "description"))
    pattern = _get(value, "pattern")
    listed = _items(_get(value, "enum")) or [one for one in (_get(value, "const"),) if one is not None]
    few = _scalar(_get(value, "minItems"))
    patterns = (Pattern(_scalar(pattern), document.path, span_of(pattern)),) if pattern is not None else ()
    fewest = whole(_scalar(short := _get(value, "minLength")))
    if short is not None and fewest is not None:
        patterns = (*patterns, at_least(fewest, document.path, span_of(short)))
    sort = Sort.DATE if _scalar(_get(value, "format")) == "date" else Sort.CHOICE if listed else Sort.TEXT
    return Asked(
        _scalar(key), said, sort, _scalar(key) in required, document.path, span_of(key),
        tuple(map(_scalar, listed)) or None, patterns, whole(few) or 0,
        room=next((at_most(_scalar(one), document.path, span_of(one)) for one in (_get(value, "maxLength"),) if one), None),
    )  # fmt: skip


def _judged(key: Node, value: ScalarNode, document: Document) -> Asked:
    shape = (Pattern(str(value.value), document.path, span_of(value)),)
    return Asked(_scalar(key), "", Sort.TEXT, False, document.path, span_of(key), None, shape)


def _paper(node: Node, document: Document) -> Asked:
    return Asked(_scalar(node), "", Sort.FILE, True, document.path, span_of(node))


def _get(node: Node | None, name: str) -> Node | None:
    pairs: list[tuple[Node, Node]] = node.value if isinstance(node, MappingNode) else []
    return next((value for key, value in pairs if _scalar(key) == name), None)


def _items(node: Node | None) -> list[Node]:
    return list(node.value) if isinstance(node, SequenceNode) else []


def _scalar(node: Node | None) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else ""
