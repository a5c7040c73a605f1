"""Words kept in Python: constants, tables, enumerations, attributes of exceptions, what is returned and raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.texts.speech import ABOUT_WORDS, is_named_so, is_sentence, said_among

_ENUMS = ("Choices", "Enum")
_MACHINE = frozenset(
    "ValueError TypeError RuntimeError KeyError IndexError AttributeError NotImplementedError AssertionError OSError IOError "
    "ImproperlyConfigured CommandError ImportError LookupError ConfigError ConfigurationError SystemExit UsageError ClickException "
    "DeprecationWarning UserWarning".split()
)
"""Exceptions that stop a program: those who run it read them."""
_ANSWERS = re.compile(r"HTTP|Http|Validation|Permission|Denied|Forbidden|Abort|BadRequest|NotFound|Api|API")
"""Exceptions whose words are an answer to whoever asked; those of a program itself stop it, unless they speak to someone."""
TO_READER = re.compile(rf"\b(?:{any_of('people.fr.reader', 'people.en.reader')}|veuillez|merci de|please)\b", re.I)
_UNSAID = frozenset(
    "debug info warning error critical exception log print warn warns compile open getenv get filter exclude execute raw add_argument "
    "add_parser option argument command getLogger search match fullmatch sub findall split startswith endswith replace field getattr "
    "setattr hasattr isinstance import_module include path re_path url parametrize skip skipif fail assertEqual write style_success "
    "ArgumentParser Argument Option Parameter create_index Index Counter Gauge Histogram count strptime strftime SUCCESS ERROR".split()
)
"""Calls whose words go to a log, to a terminal or to a machine."""
_DESCRIBES = re.compile(
    r"(?:^|\.)(?:serializers\.\w+|openapi\.\w+|OpenApi\w+|(?:extend|inline)_(?:schema|serializer)\w*|swagger_\w+|FastAPI|APIRouter)$"
)
"""Calls that describe an API: those who write programs for it read their words."""
_DESCRIBED = re.compile(r"(?:^|_)(?:SPECTACULAR|SWAGGER|OPENAPI|REDOC|API_(?:DESCRIPTION|DOC\w*))(?:_|$)", re.I)
_API_KEYS = frozenset({"schema", "scheme", "bearerFormat", "requestBody", "responses", "securitySchemes"})
"""What stands beside the description of a part of an API, and beside no words for people."""
_LOGS = frozenset({"logger", "log", "logging", "LOGGER", "LOG", "_logger", "parser", "stdout", "stderr"})


_SENDS = re.compile(rf"(?:^|[._]|(?<=[a-z]))(?:{any_of('texts.sending')})(?:$|[._A-Z])", re.I)
_TO_THE_HOUSE = re.compile(
    rf"(?:^|[._])(?:{any_of('people.inside')}|admins?|slack|teams?|sentry|ops|task|signal|event|queue|socket)(?:$|[._])",
    re.I,
)


def stops_the_program(node: nodes.NodeNG) -> bool:
    """Whether words, or the call that translates them, are what an exception that stops a program is made with."""
    above = node.parent
    is_made = isinstance(above, nodes.Call) and isinstance(above.parent, nodes.Raise)
    return is_made and dotted(above.func).rpartition(".")[2] in _MACHINE


class Said(NamedTuple):
    """A string of a module that is said to someone: its node and the name under which it is kept."""

    node: nodes.NodeNG
    key: str


def said_in(module: PythonModule) -> Iterator[Said]:
    """Yield the strings that a module keeps, returns or raises for people; not what it logs, parses or prints."""
    file = module.path.rpartition("/")[2].removesuffix(".py")
    announced = is_named_so(file)
    is_about_words = (
        ABOUT_WORDS.search(module.tree.doc_node.value if module.tree.doc_node is not None else "") is not None
    )
    found: list[Said] = []
    strings: list[tuple[str, str, bool]] = []
    for node in module.walk(nodes.Const, nodes.JoinedStr):
        if isinstance(node, nodes.Const) and (not isinstance(node.value, str) or " " not in node.value):
            continue
        if isinstance(node.parent, nodes.JoinedStr | nodes.FormattedValue):
            continue
        holder = _holder(node)
        if holder is not None:
            found.append(Said(node, holder.key))
            text = _text(node)
            is_kept_so = is_about_words and holder.key.isupper() and is_sentence(text)
            strings.append((_table(holder.key), text, holder.announced or announced or is_kept_so))
    if _INTERFACE.search(module.path) and not any(TO_READER.search(text) for _, text, _ in strings):
        return  # an interface whose words speak to nobody: a program calls it, and says to people what it likes
    yield from (one for one, said in zip(found, said_among(strings), strict=True) if said)


_INTERFACE = re.compile(r"(?:^|/)(?:api|apis|rest|graphql)(?:/|\.py$|_v?\d)")


class _Holder(NamedTuple):
    key: str
    announced: bool


def _table(key: str) -> str:
    """The table that keeps a string: the one of its keys, or the module for the constants that stand in it one by one."""
    return key.rpartition(".")[0] or ("." if key.isupper() else "")


def _text(node: nodes.NodeNG) -> str:
    if isinstance(node, nodes.Const):
        return str(node.value)
    return "".join(str(part.value) if isinstance(part, nodes.Const) else "…" for part in node.values)


def _holder(node: nodes.NodeNG) -> _Holder | None:
    """Where a string ends up: under the names of a constant, in an enumeration, in what is returned; None when unsaid."""
    keys: list[str] = []
    below, above = node, node.parent
    while above is not None:
        if isinstance(above, nodes.Dict):
            key = _keys_of(above).get(id(below))
            if key is None or _is_of_api(above):
                return None
            keys.append(key.as_string().strip("'\""))
        elif isinstance(above, nodes.Expr):
            return _Holder(".".join(reversed(keys)), True) if _sends(below) else None
        elif isinstance(above, nodes.Compare | nodes.Assert | nodes.Subscript | nodes.Decorators | nodes.Arguments):
            return None
        elif isinstance(above, nodes.Call):
            if not _speaks(above, below):
                return None
        elif isinstance(above, nodes.Raise):
            name = dotted(above.exc.func) if isinstance(above.exc, nodes.Call) else ""
            last = name.rpartition(".")[2]
            is_said = _ANSWERS.search(last) is not None or TO_READER.search(_text(node)) is not None
            return _Holder(".".join(reversed(keys)), False) if is_said and last not in _MACHINE else None
        elif isinstance(above, nodes.Assign | nodes.AnnAssign | nodes.AugAssign):
            return _assigned(above, keys)
        elif isinstance(above, nodes.Keyword):
            keys.append(above.arg or "")
        elif isinstance(above, nodes.Return | nodes.Yield):
            return _Holder(".".join(reversed(keys)), is_named_so(above.frame().name) and not keys)
        below, above = above, above.parent
    return None


def _sends(node: nodes.NodeNG) -> bool:
    """Whether a statement sends words to someone: "send_sms(phone, …)", "person.notify(…)"; not to those who run the service."""
    if isinstance(node, nodes.Await):
        node = node.value
    name = dotted(node.func) if isinstance(node, nodes.Call) else ""
    return _SENDS.search(name) is not None and _TO_THE_HOUSE.search(name) is None


def describes_api(call: nodes.Call) -> bool:
    """Whether what a call is told of a field or a request is read by those who write programs for an API."""
    return _DESCRIBES.search(dotted(call.func)) is not None


@memo
def _keys_of(table: nodes.Dict) -> dict[int, nodes.NodeNG]:
    return {id(value): key for key, value in reversed(table.items)}


@memo
def _is_of_api(table: nodes.Dict) -> bool:
    """Whether a table describes a parameter, a field or an answer of an API, as OpenAPI writes it."""
    return any(isinstance(key, nodes.Const) and key.value in _API_KEYS for key, _ in table.items)


def _speaks(call: nodes.Call, argument: nodes.NodeNG) -> bool:
    """Whether what a call is given may be said; the words before `.format` are, its fields are not looked at."""
    name = dotted(call.func)
    owner, _, last = name.rpartition(".")
    if argument is call.func:
        return last in ("format", "strip", "join", "replace", "upper", "capitalize", "dedent") or not last
    if describes_api(call):
        return False
    return last not in _UNSAID and last not in _MACHINE and owner.rpartition(".")[2] not in _LOGS


def _assigned(statement: nodes.NodeNG, keys: list[str]) -> _Holder | None:
    target = statement.targets[0] if isinstance(statement, nodes.Assign) else statement.target
    name = target.as_string().rpartition(".")[2]
    if name.startswith("__") or _DESCRIBED.search(name):
        return None
    around = statement.parent
    is_label = isinstance(around, nodes.ClassDef) and any(dotted(base).endswith(_ENUMS) for base in around.bases)
    groups = (
        [around.name] if isinstance(around, nodes.ClassDef) else []
    )  # two classes may keep two messages under one name
    return _Holder(".".join([*groups, name, *reversed(keys)]), is_label or is_named_so(name))
