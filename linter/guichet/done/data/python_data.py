"""What an expression of Python holds of someone, written out: followed backwards, what a function made of it left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from astroid import nodes

from guichet.core.backwards import far
from guichet.done.data.headers import is_sent_request, of_header
from guichet.done.data.wrapped import passed_through
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.fields import fields_of
from guichet.done.people.people import is_of_session, name_words
from guichet.done.people.personal_data import (
    FORM,
    MADE,
    comes_from_someone,
    is_held_name,
    is_holder,
    is_own_words,
    is_personal,
    is_personal_name,
    path_of,
    personal_in,
)
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in, keys_written_out
from guichet.reading.python.literals import MESSAGES, WHOLE
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, kept_under, origins
from guichet.reading.python.parts import annotation_of, assigned, class_around, function_around
from guichet.reading.python.scopes import given_to

_LOOKED_AT = 120
_WAY = 4
"""Expressions looked at for one value, and names that data is followed through: further, a name alone leads astray."""
_PRINTS = frozenset(
    "str repr strip lower upper title capitalize format join isoformat encode decode dumps dump smart_str force_str strftime "
    "urlencode quote quote_plus dict list tuple set sorted update append extend to_dict to_json to_csv to_list copy getvalue "
    "DataFrame Series BytesIO StringIO JSONRenderer render jsonify safe_dumps asdict model_to_dict vars items values_list values "
    "read open Text Message default_if_none merge chain loads parse_qs parse_qsl".split()
).union(MESSAGES)
"""Calls that give back what they were given, in another shape."""
_CARRIES = frozenset(
    "data payload body form field answer donnee saisie saisi contenu context extra info detail value valeur record row ligne "
    "kwarg arg param texte text message prompt question situation query q content repere device ip agent answers reponse attribute attr trait champ "
    "address adresse lieu street rue name nom email mail courriel phone telephone mobile".split()
)
"""In the name of a parameter that may hold someone's data."""
_WHOLE = WHOLE | {"json", "lists", "items"}
_REQUESTED = re.compile(
    r"(?:^|\.)request\.(?:POST|data|form|json|values|body|params)$|(?:^|\.)(?:cleaned_data|validated_data)$"
)
_ANSWERED = re.compile(r"api|client|crm|response\b|answer\b|resp\b|result\b", re.I)
"""In the name of what another service answered with."""
_VALIDATED = re.compile(r"(?:^|\.)(?:cleaned_data|validated_data)$")
_HEADERS = re.compile(r"(?:^|\.)(?:META|headers|environ)(?:\.get)?$")
_READ = re.compile(r"(?:^|\.)request\.(?:remote_addr|access_route|client\.host|user_agent(?:\.\w+)?|ip)$|(?:^|\.)client\.host$|get_client_ip$|(?:^|\.)get_ip$")  # fmt: skip
_PAGE = re.compile(r"(?:^|\.)request\.(?:path|path_info|full_path|url|base_url|url\.path|referrer|endpoint)$|get_full_path$|build_absolute_uri$|^scope\.path$")  # fmt: skip
_WHO = re.compile(r"(?:^|\.)(?:request|g|session|scope|current_user|info\.context)\.(?:user|session|account|compte|usager|claimant|citizen|member|adherent|allocataire)(?:\.(?:pk|id|username|session_key))?$|(?:^|\.)(?:person|user|usager)(?:_id|\.id|\.pk)$|^(?:person|user|usager)_id$|current_user\.id$|session_key$")  # fmt: skip


def data_in(node: nodes.NodeNG, module: PythonModule) -> tuple[Datum, ...]:
    """Return what a value holds of someone, each once; what only chooses between values does not count."""
    found: dict[tuple[Sort, str], Datum] = {}
    for one in islice(origins(node, module, _is_printed), _LOOKED_AT):
        for sort, what in () if one.decides or far(one.hops) > _WAY else _known(one):
            if (sort, what) not in found:
                found[(sort, what)] = Datum(sort, what, what, one.way)
    return tuple(found.values())


def _is_printed(one: Origin) -> bool:
    """Whether what stands before an expression is written out with it."""
    node = one.node
    if one.decides or isinstance(node, nodes.Compare | nodes.Const | nodes.Lambda):
        return False
    if isinstance(node, nodes.UnaryOp):
        return False
    if isinstance(node, nodes.Subscript):
        key = node.slice.value if isinstance(node.slice, nodes.Const) else None
        return not isinstance(key, str) or any(True for _ in kept_under(node.value, key, one.module))
    if isinstance(node, nodes.Attribute):
        return not _is_known(one) and bool(definitions(one.module.modules).of(node, one.module))
    if isinstance(node, nodes.Call):
        return _is_printing(node, one)
    if isinstance(node, nodes.Name) and _is_plain_parameter(node):
        return False
    return not _is_known(one)


def _is_plain_parameter(node: nodes.Name) -> bool:
    """Whether a name is a parameter that, by its own words, holds no one's data: its callers are then not asked."""
    found = given_to(node)
    if not any(isinstance(one.parent, nodes.Arguments) for one in found):
        return False
    return not (is_holder(node.name) or _CARRIES.intersection(name_words(node.name)))


def _is_known(one: Origin) -> bool:
    return any(True for _ in _known(one))


def _is_printing(node: nodes.Call, one: Origin) -> bool:
    last = dotted(node.func).rpartition(".")[2] or getattr(node.func, "attrname", "")
    if MADE.search(last):
        return False
    if last in _PRINTS:
        return not _is_known(one)
    if last == "get" and node.args and isinstance(node.args[0], nodes.Const) and isinstance(node.func, nodes.Attribute):
        return any(True for _ in kept_under(node.func.expr, node.args[0].value, one.module))
    return bool(definitions(one.module.modules).functions(node.func, one.module))


def _known(one: Origin) -> Iterator[tuple[Sort, str]]:
    node = one.node
    if isinstance(node, nodes.Dict):
        yield from _keyed([(key.value, value) for key, value in node.items if isinstance(key, nodes.Const)])
    elif isinstance(node, nodes.Call):
        yield from _of_call(node, one.module)
    elif isinstance(node, nodes.Name | nodes.Attribute | nodes.Subscript):
        yield from _of_path(node, one.module)


def _keyed(pairs: list[tuple[object, nodes.NodeNG]]) -> Iterator[tuple[Sort, str]]:
    """What the keys of a table say of the values that are not written out."""
    for key, value in pairs:
        if (
            isinstance(key, str)
            and is_personal_name(key)
            and isinstance(value, nodes.Name | nodes.Attribute | nodes.Subscript)
        ):
            yield Sort.IDENTITY, key


def _of_path(node: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[Sort, str]]:
    path = path_of(node)
    if (
        isinstance(node, nodes.Subscript)
        and isinstance(node.slice, nodes.Const)
        and _HEADERS.search(dotted(node.value))
    ):
        yield from of_header(str(node.slice.value))
    if isinstance(node, nodes.Subscript) and not isinstance(node.slice, nodes.Const | nodes.Slice):
        written = keys_written_out(node.value, module)
        yield from ((Sort.IDENTITY, name) for name in _keys(node, module) if written is None or name in written)
    if path and _PAGE.search(path):
        yield Sort.MOVES, "page"
    elif path and _READ.search(path):
        yield Sort.DEVICE, "browser" if "agent" in path else "line"
    elif path and (_WHO.search(path) or is_of_session(path)):
        yield Sort.NUMBER, "person"
    elif (
        isinstance(node, nodes.Attribute)
        and node.attrname.strip("_") == "dict"
        and is_holder(dotted(node.expr).rpartition(".")[2])
    ):
        yield Sort.ANSWERS, dotted(node.expr)
    elif path and _VALIDATED.search(path):
        yield Sort.ANSWERS, path
    elif isinstance(node, nodes.Name) and (what := passed_through(node, module)):
        yield Sort.ANSWERS, what
    elif found := personal_in(node):
        yield (Sort.ANSWERS, path) if found == FORM else (Sort.IDENTITY, found)
    elif path and (is_own_words(path) or is_own_words(_as_sent(node, module))):
        yield Sort.WORDS, path
    elif isinstance(node, nodes.Attribute) and dotted(node.expr) == "self":
        yield from _of_self(node, module)


def _of_self(node: nodes.Attribute, module: PythonModule) -> Iterator[tuple[Sort, str]]:
    """What an instance says of itself, when it is of a class of people or of what they send."""
    owner = class_around(node)
    if owner is not None and comes_from_someone(owner.name) and _is_kept(owner, module):
        if is_held_name(node.attrname):
            yield Sort.IDENTITY, f"{owner.name}.{node.attrname}"
        elif is_own_words(f"message.{node.attrname}"):
            yield Sort.WORDS, f"{owner.name}.{node.attrname}"


def _as_sent(node: nodes.NodeNG, module: PythonModule) -> str:
    """The path of a part of some answers that go by a name: `sent = request.get_json()`, then `sent["reason"]`."""
    held = node.value if isinstance(node, nodes.Subscript) else None
    key = node.slice.value if held is not None and isinstance(node.slice, nodes.Const) else None
    for one in (
        definitions(module.modules).of(held, module) if isinstance(key, str) and isinstance(held, nodes.Name) else ()
    ):
        made = assigned(one.node)
        made = made.value if isinstance(made, nodes.Await) else made
        if made is not None and (personal_in(made) == FORM):
            return f"request.form.{key}"
    return ""


def _is_kept(owner: nodes.ClassDef, module: PythonModule) -> bool:
    """Whether a class says nothing but what is known of someone: a model, a form, a schema, or a bare class."""
    return bool(fields_of(owner, module)) or not owner.bases


def _of_call(node: nodes.Call, module: PythonModule) -> Iterator[tuple[Sort, str]]:
    path = dotted(node.func)
    owner, _, last = path.rpartition(".")
    if last == "get" and _HEADERS.search(owner) and node.args:
        for one in origins(node.args[0], module):
            if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str):
                yield from of_header(one.node.value)
    elif _READ.search(path):
        yield Sort.DEVICE, "line"
    elif _PAGE.search(path):
        yield Sort.MOVES, "page"
    elif last == "getattr" and len(node.args) > 1 and isinstance(node.args[1], nodes.Const):
        named = f"{dotted(node.args[0])}.{node.args[1].value}"
        if _WHO.search(named) or _WHO.search(dotted(node.args[0])):
            yield Sort.NUMBER, "person"
        elif is_personal(named):
            yield Sort.IDENTITY, named
    elif last == "getattr" and len(node.args) > 1 and "settings" not in dotted(node.args[0]).lower():
        yield from ((Sort.IDENTITY, name) for name in _keys(node, module))
    elif last in ("body", "json", "form", "get_json", "get_data") and is_sent_request(getattr(node.func, "expr", None)):
        yield Sort.ANSWERS, owner
    elif last in _WHOLE and _is_whole(node, owner, module):
        yield Sort.ANSWERS, owner or dotted(node.args[0])
    elif last in ("values", "values_list", "only") and node.args:
        yield from ((Sort.IDENTITY, name) for name in columns_in(node, module) if is_personal_name(name))
    elif last == "locals" and (function := function_around(node)) is not None:
        yield from ((Sort.IDENTITY, name) for name in function.locals if is_personal_name(name))
    else:
        if found := personal_in(node):
            yield (Sort.ANSWERS, path_of(node)) if found == FORM else (Sort.IDENTITY, found)
        if last in _PRINTS:
            yield from _keyed([(word.arg, word.value) for word in node.keywords])


def _is_whole(node: nodes.Call, owner: str, module: PythonModule) -> bool:
    """Whether a call writes out a whole request, or all that is known of someone."""
    held = owner or (dotted(node.args[0]) if node.args else "")
    name = held.rpartition(".")[2]
    if _ANSWERED.search(held) or (dotted(node.func).endswith(".items") and name.endswith("s") and is_holder(name)):
        return False  # the second goes over many people, each under a key
    if _REQUESTED.search(held) or is_holder(name):
        return True
    of = node.func.expr if isinstance(node.func, nodes.Attribute) else node.args[0] if node.args else None
    for one in definitions(module.modules).of(of, module) if isinstance(of, nodes.Name) else ():
        made = assigned(one.node)
        made = made.value if isinstance(made, nodes.Await) else made
        if isinstance(made, nodes.Call) and is_holder(dotted(made.func).partition(".")[0]):
            return True
        annotation = annotation_of(one.node) if isinstance(one.node, nodes.AssignName) else None
        classes = definitions(module.modules).classes(annotation, one.module) if annotation is not None else []
        if any(is_personal_name(name) for each in classes for name in each.node.locals):
            return True
    return False


def _keys(node: nodes.Subscript | nodes.Call, module: PythonModule) -> Iterator[str]:
    """The personal names among the words that a key may be: `user[k] for k in COLUMNS`, `getattr(user, k)`."""
    key, owner = (node.slice, node.value) if isinstance(node, nodes.Subscript) else (node.args[1], node.args[0])
    for one in origins(key, module):
        word = one.node.value if isinstance(one.node, nodes.Const) else None
        if isinstance(word, str) and word.isidentifier() and any(map(is_personal, (word, f"{dotted(owner)}.{word}"))):
            yield word


def columns_in(node: nodes.Call, module: PythonModule) -> Iterator[str]:
    """Yield the columns that a query reads, through the tables of names that it is given."""
    for given in node.args:
        inner = given.value if isinstance(given, nodes.Starred) else given
        for one in origins(inner, module):
            if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str):
                yield one.node.value
            elif isinstance(one.node, nodes.Call):
                yield from (entry.name for entry in kept_in(one.node, one.module))
