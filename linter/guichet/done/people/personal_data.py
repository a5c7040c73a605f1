"""What tells who someone is, in names and in expressions of Python; and what no longer does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from astroid import nodes

from guichet.core.keeping.tables import table
from guichet.core.words import spread
from guichet.done.people.people import is_thing, name_words
from guichet.reading.python.module import dotted
from guichet.reading.python.scopes import given_to

_ASIDE = re.compile(r"[(:*,?]")
"""What ends what a label asks for: an example, a mark of what is required."""
FORM = "form"
"""What `personal_in` answers for the whole of someone's answers."""


def _data() -> Mapping[str, list[str]]:
    return table("done/people/personal_data.toml")


@cache
def _terms(key: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name_words(term)) for term in spread(_data()[key], _data()))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word for term in _terms(key) for word in term)


@cache
def _whole() -> tuple[str, ...]:
    data = table("done/people/personal_data.toml")
    return tuple(data["whole"])


@lru_cache(maxsize=20_000)
def is_personal_name(name: str) -> bool:
    """Whether a name alone says that it holds something personal: nir, email, date_naissance; not email_template."""
    words = frozenset(name_words(name))
    if not words or len(words) > 5 or _is_switch(name):
        return False
    spoiling = words & _words("spoilers")
    return any(term <= words and spoiling <= term for term in _terms("strong"))


def _is_switch(name: str) -> bool:
    """Whether a name begins by what is done with the rest, or whether it is: it holds a yes or a no."""
    words = name_words(name)
    return len(words) > 1 and words[0] in _words("switches")


def is_grave_name(name: str) -> bool:
    """Whether a name alone says what nobody has but a person: a number for life, a birth, an illness; no way to reach them."""
    words = frozenset(name_words(name))
    only = (*_terms("reached"), *_terms("called"))
    return is_personal_name(name) and any(term <= words for term in _terms("strong") if term not in only)


def is_grave_label(label: str) -> bool:
    """Whether the label of a field asks a person for that of them: `Numéro de sécurité sociale`, `Votre maladie`, and no subject to look for."""
    said = _ASIDE.split(label, maxsplit=1)[0]
    words = frozenset(name_words(said))
    return is_grave_name(said) and (words.isdisjoint(_words("topics")) or not words.isdisjoint(_words("yours")))


def words_beside(name: str) -> frozenset[str]:
    """Return the words of a name besides those that tell who someone is: `producer` of `producer_email`."""
    return frozenset(name_words(name)) - _words("strong") - _words("held")


@lru_cache(maxsize=20_000)
def is_held_name(name: str) -> bool:
    """Whether a name says something personal when a person holds it: `nom` of `usager.nom`."""
    words = frozenset(name_words(name))
    spoiling = words & _words("spoilers")
    return words in _terms("alone") or (
        len(words) <= 3 and not _is_switch(name) and any(term <= words and spoiling <= term for term in _terms("held"))
    )


@lru_cache(maxsize=20_000)
def is_holder(name: str) -> bool:
    """Whether a variable holds a person: usager, user, demande."""
    words = frozenset(name_words(name))
    return any(term <= words for term in _terms("holders")) and not words & {
        "agent",
        "service",
        "email",
        "model",
        "class",
    }


def is_personal(path: str) -> bool:
    """Whether a dotted path of code or of a template (`usager.nom`, `user.email`) is something personal."""
    parts = path.replace("()", "").split(".")
    name, owners = parts[-1], parts[:-1]
    if any(is_thing(owner) and not is_holder(owner) for owner in owners[-1:]) or any(
        "setting" in owner for owner in owners
    ):
        return False
    if is_personal_name(name):
        return True
    common = not _COMMON.isdisjoint(name_words(name))
    return is_held_name(name) and any(is_holder(owner) for owner in owners if not (common and owner in _AMBIGUOUS))


def is_own_words(path: str) -> bool:
    """Whether a dotted path is what someone said in their own words, held by what comes from them: `demande.message`."""
    *owners, name = path.replace("()", "").split(".")
    words = frozenset(name_words(name))
    if not owners or len(words) > 2 or not any(term <= words for term in _terms("own_words")):
        return False
    return _is_sent(path) or comes_from_someone(owners[-1])


@lru_cache(maxsize=20_000)
def comes_from_someone(name: str) -> bool:
    """Whether a variable or a class holds a person, or what one sent: `demande`, `Message`, `appel`."""
    words = frozenset(name_words(name))
    return is_holder(name) or any(term <= words for term in _terms("from_someone"))


def _is_sent(path: str) -> bool:
    """Whether a path leads into the answers of a form: `request.POST.motif`."""
    return any(f".{path}".find(f".{whole}.") >= 0 for whole in _whole())


_COMMON = frozenset({"name", "address"})
_SENT_BY_IT = re.compile(r"(?:^|\.)\w*resp(?:onse)?\.request\.")
"""The request that an answer is the answer to: the program wrote it, and nobody filled it in."""
_AMBIGUOUS = frozenset({"parent", "body", "post", "account"})
"""Also the folder above, the council, the article and what is paid from, which have a name and an address as people do."""

_TRANSPARENT = frozenset(
    "str repr strip lower upper title capitalize format join isoformat encode dumps smart_str force_str strftime".split()
)


def personal_in(node: nodes.NodeNG | None) -> str:
    """Return the personal thing that an expression writes out, as code; "form" for whole answers; "" for none."""
    for one in _leaves(node):
        path = path_of(one)
        if (
            path
            and not _SENT_BY_IT.search(path)
            and any(path == whole or path.endswith(f".{whole}") for whole in _whole())
        ):
            return FORM
        if path and is_personal(path):
            return path
    return ""


def _leaves(node: nodes.NodeNG | None) -> Iterator[nodes.NodeNG]:
    """The names, attributes and keys that an expression prints; what a function made of them is not them."""
    if isinstance(node, nodes.Call):
        yield from _leaves_of_call(node)
    elif isinstance(node, nodes.Subscript | nodes.Attribute | nodes.Name):
        if isinstance(node, nodes.Subscript) or not (
            _is_constant(node) or (isinstance(node, nodes.Name) and _is_made(node))
        ):
            yield node
    else:
        for part in _printed(node):
            yield from _leaves(part)


def _printed(node: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    """The expressions that one is put together from, what only decides left out."""
    if isinstance(node, nodes.JoinedStr):
        return [value.value for value in node.values if isinstance(value, nodes.FormattedValue)]
    if isinstance(node, nodes.BinOp):
        return [node.left, node.right]
    if isinstance(node, nodes.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, nodes.Tuple | nodes.List | nodes.Set):
        return list(node.elts)
    if isinstance(node, nodes.BoolOp):
        return list(node.values)
    if isinstance(node, nodes.Dict):
        return [
            value
            for key, value in node.items
            if not (isinstance(key, nodes.Const) and isinstance(key.value, str) and isinstance(value, nodes.Const))
        ]
    return []


def _leaves_of_call(node: nodes.Call) -> Iterator[nodes.NodeNG]:
    name = dotted(node).rpartition(".")[2] or getattr(node.func, "attrname", "")
    if name in ("get", "get_full_name", "get_short_name", "get_json", "getlist", "get_data"):
        yield node
        return
    read: list[nodes.NodeNG] = []
    if name in _TRANSPARENT:
        owner = [node.func.expr] if isinstance(node.func, nodes.Attribute) else []
        read = [*owner, *node.args, *(word.value for word in node.keywords)]
    elif name in ("dict", "model_dump", "to_dict", "asdict", "model_to_dict"):
        read = node.args
    for one in read:
        yield from _leaves(one)


def _is_constant(node: nodes.Name | nodes.Attribute) -> bool:
    """Whether a name in capitals is a constant of the module or the class: an address of the service, nobody's own."""
    if isinstance(node, nodes.Attribute):
        return node.attrname.isupper() and dotted(node.expr) in ("self", "cls")
    return bool(node.name.isupper())


MADE = re.compile(
    r"count|len$|hash|mask|masqu|anonym|pseudonym|obfusc|redact|sha\d|md5|digest|encrypt|chiffr|censor|truncat|tronqu|bool|any$|all$|render|format_html|EmailMessage|EmailMulti|Mail$|Message$|create_email",
    re.I,
)


def _is_made(name: nodes.Name) -> bool:
    """Whether a variable holds what a function made of personal data (a count, a mask, a message), not the data."""
    for found in given_to(name):
        parent = found.parent
        if isinstance(parent, nodes.Assign) and isinstance(parent.value, nodes.Call):
            made = parent.value.func
            if MADE.search(
                made.attrname if isinstance(made, nodes.Attribute) else dotted(parent.value).rpartition(".")[2]
            ):
                return True
        if isinstance(parent, nodes.For | nodes.Comprehension) and _is_made_loop(parent):
            return True
    return False


def _is_made_loop(loop: nodes.For | nodes.Comprehension) -> bool:
    return "field" in dotted(loop.iter).lower()


def path_of(node: nodes.NodeNG) -> str:
    """Return a name, a key or an attribute as a dotted path; "" when it is none."""
    if isinstance(node, nodes.Subscript):
        key = node.slice
        owner = dotted(node.value)
        return f"{owner}.{key.value}" if isinstance(key, nodes.Const) and isinstance(key.value, str) and owner else ""
    if isinstance(node, nodes.Call):
        path = dotted(node)
        if path.endswith((".get", ".getlist")):
            key = node.args[0] if node.args else None
            owner = path.rpartition(".")[0]
            return f"{owner}.{key.value}" if isinstance(key, nodes.Const) and isinstance(key.value, str) else ""
        return path
    return dotted(node)
