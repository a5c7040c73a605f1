"""Chance that decides: draws, orders left to chance, digests and hashes cut into shares."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.parts import assigned, default_of, function_around
from guichet.reading.python.scopes import given_to

_DRAWS = frozenset(
    "random randint randrange uniform choice choices sample shuffle gauss normalvariate betavariate triangular expovariate "
    "randbelow randbits getrandbits integers permutation permuted rand randn random_sample".split()
)
_LIBRARIES = re.compile(r"^(?:random|secrets|numpy\.random|np\.random|numpy|np)$")
_GENERATORS = re.compile(r"(?:^|\.)(?:SystemRandom|default_rng|RandomState|Random|Generator)$")
_DRAWING_MODULES = frozenset({"random", "secrets", "numpy.random"})
_STORES = frozenset({"srandmember", "spop", "randomkey", "hrandfield", "zrandmember"})
"""Commands of a store that draw by themselves."""
_TICKS = re.compile(
    r"(?:\.microsecond|\.second|time_ns\(\)|perf_counter(?:_ns)?\(\)|monotonic(?:_ns)?\(\)|(?<![\w.])time\.time\(\)|\.timestamp\(\))"
)
_NUMBERS = re.compile(r"(?:^|[._])(?:pk|id|\w{1,60}_id|numero|number|num_dossier|reference|ref)\)?(?:\[-?\d*:?\])?\)?$")
_DIGESTS = frozenset("hexdigest digest hash crc32 adler32 md5 sha1 sha256 blake2b blake2s".split())
_IDENTIFIERS = frozenset({"uuid4", "urandom", "getrandbits", "token_bytes", "token_hex"})
_FUNCTIONS = frozenset({"random", "rand", "newid", "gen_random_uuid", "uuid_generate_v4"})
QUERY = re.compile(
    r"\b(?:order\s+by\s+(?:[\w.]+\s*,\s*)*(?:rand|random|newid|dbms_random\.value|uuid_generate_v4|gen_random_uuid)\s*(?:\(|\b)|tablesample\b)",
    re.I,
)
"""An order left to chance in a query of SQL."""
_NAMING = re.compile(
    r"token|jeton|code|pin\b|otp|passw|secret|salt|nonce|slug|suffix|filename|reference|num[ée]ro|colou?r|couleur|_id\b|cache|etag|key\b",
    re.I,
)
_SENSES = frozenset({"asc", "desc", "nulls_last", "nulls_first"})
_FILLS = frozenset({"default", "default_factory", "db_default", "server_default", "insert_default", "factory"})
_FOUND = frozenset(
    "len count sum get aget getitem filter exists first last hget hgetall zscore zcount llen incr".split()
)
"""What counts, or gives what is kept under a key."""
_SHARES = frozenset({"<", "<=", ">", ">="})
_DRAWN_BY = re.compile(
    r"\b(?:uuid4|gen_random_uuid|RandomUUID|Random|random|randint|randrange|randbelow|getrandbits|token_hex|urandom)\b"
)
_LONG = 600
"""Seconds from which a wait spaces out no retry: it chooses a moment."""


def chance_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the draw that a value depends on, with the way to it; None when chance does not decide it."""
    for one in origins(node, module, _stays):
        if is_draw(one.node, one.module) or _is_share_of_numbers(one.node):
            return Ground(Reason.CHANCE, one.module.path, one.module.span(one.node), one.module.text(one.node), one.way)
    return None


def _stays(one: Origin) -> bool:
    """Whether to go on before an expression: not from a parameter to whoever calls, where a draw would be an act of its own;
    nor into what an answer is held against: a question that was drawn, a code that was sent.
    """
    if isinstance(one.node, nodes.Compare) and one.node.ops[0][0] in ("==", "!="):
        return any(value_of(side) is not None for side in (one.node.left, one.node.ops[0][1]))
    if not isinstance(one.node, nodes.Name) or one.calls:
        return True
    return not any(
        isinstance(found.parent, nodes.Arguments) and not _is_worked_out_before(found) for found in given_to(one.node)
    )


def _is_worked_out_before(parameter: nodes.NodeNG) -> bool:
    """Whether a framework calls what gives a parameter its value, at each request: `state=Depends(current_state)`."""
    function = function_around(parameter)
    default = default_of(function, parameter.name) if function is not None else None
    return isinstance(default, nodes.Call) and dotted(default.func).rpartition(".")[2] in ("Depends", "Security")


def is_draw(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether an expression draws: without a seed that others can check, and to choose rather than to name or to space out."""
    if isinstance(node, nodes.Const):
        return (
            isinstance(node.value, str) and bool(QUERY.search(node.value)) and not isinstance(node.parent, nodes.Expr)
        )
    if isinstance(node, nodes.BinOp):
        shares = node.op == "%" and (is_digest(node.left, module) or bool(_TICKS.search(node.left.as_string())))
        return shares and not _names(node)
    if isinstance(node, nodes.Compare):
        return node.ops[0][0] in _SHARES and is_digest(node.left, module)
    if not isinstance(node, nodes.Call):
        return False
    name = dotted(node.func)
    base, _, last = name.rpartition(".")
    if last not in _DRAWS and (meant := _drawing(node.func, module)) is not None:
        return not _spaces_out(node, module) and not _names(node) and meant
    if last == "order_by":
        return any(_orders(one, node, module) for one in node.args)
    if last in _DIGESTS:
        return _sorts_by(node)
    if last in _STORES:
        return bool(node.args)
    if last in _IDENTIFIERS:
        return _decides(node)
    if last == "sample" and _is_table_sample(node):
        return True
    if last not in _DRAWS or _spaces_out(node, module) or _names(node):
        return False
    return _imported(last, module) if not base else bool(_LIBRARIES.match(base)) or _is_generator(node, module)


def _orders(given: nodes.NodeNG, call: nodes.Call, module: PythonModule) -> bool:
    while isinstance(given, nodes.Call) and isinstance(given.func, nodes.Attribute) and given.func.attrname in _SENSES:
        given = given.func.expr
    if isinstance(given, nodes.Attribute) and _is_filled_by_chance(given, given.attrname, module):
        return True
    if isinstance(given, nodes.Const):
        return given.value == "?" or given.value in _drawn_columns(call) or _is_drawn_field(given.value, call, module)
    if isinstance(given, nodes.Name | nodes.Attribute | nodes.Starred):
        kept = origins(given.value if isinstance(given, nodes.Starred) else given, module)
        if any(isinstance(one.node, nodes.Const) and one.node.value == "?" for one in kept):
            return True
    return dotted(given).rpartition(".")[2].lower() in _FUNCTIONS


def _drawn_columns(call: nodes.Call) -> set[str]:
    """The columns that a query fills with chance before it sorts: `annotate(rank=Random()).order_by("rank")`."""
    return {
        word.arg
        for one in call.func.nodes_of_class(nodes.Call)
        for word in one.keywords
        if word.arg and dotted(word.value).rpartition(".")[2] in ("Random", "Rand")
    }


def _is_drawn_field(name: object, call: nodes.Call, module: PythonModule) -> bool:
    """Whether a column that a query sorts by was filled with chance as each row was made: `ticket = UUIDField(default=uuid4)`."""
    return isinstance(name, str) and _is_filled_by_chance(call.func, name.lstrip("-"), module)


def _is_filled_by_chance(holder: nodes.NodeNG, name: str, module: PythonModule) -> bool:
    """Whether chance fills a column of the model that an expression starts from."""
    base = next(iter(holder.nodes_of_class(nodes.Name)), None)
    known = definitions(module.modules)
    for model in known.classes(base, module) if base is not None else ():
        for member in known.members(model.node, name, model.module):
            value = assigned(member.node)
            words = value.keywords if isinstance(value, nodes.Call) else ()
            if any(word.arg in _FILLS and _DRAWN_BY.search(word.value.as_string()) for word in words):
                return True
    return False


def _is_share_of_numbers(node: nodes.NodeNG) -> bool:
    """Whether a test cuts people into shares by the last digits of a number that says nothing of them."""
    if not isinstance(node, nodes.BinOp) or node.op != "%" or not isinstance(node.parent, nodes.Compare):
        return False
    return bool(_NUMBERS.search(node.left.as_string()))


def _is_table_sample(node: nodes.Call) -> bool:
    """Whether rows of a table are drawn without a seed: `df.sample(n=places)`."""
    words = {word.arg for word in node.keywords}
    return bool(words & {"n", "frac"}) and "random_state" not in words


def is_digest(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a number comes out of a digest: it cuts people into shares that nobody can foresee."""
    return digest_in(node, module) is not None


def digest_in(node: nodes.NodeNG, module: PythonModule) -> Origin | None:
    """Return the digest, or the identifier drawn, that a number comes out of; None when it comes out of none."""
    for one in origins(node, module, _is_in_number):
        if isinstance(one.node, nodes.Call) and dotted(one.node.func).rpartition(".")[2] in _DIGESTS | _IDENTIFIERS:
            return one
    return None


def _is_in_number(one: Origin) -> bool:
    """Whether what lies before an expression is in the number it gives: what is found under a digest, or how much, is not."""
    if isinstance(one.node, nodes.Subscript):
        return isinstance(one.node.slice, nodes.Const | nodes.Slice)
    if isinstance(one.node, nodes.Attribute):  # how large a file is, when it came: its name alone was drawn
        return dotted(one.node.expr) in ("self", "cls")
    if not isinstance(one.node, nodes.Call):
        return not one.decides
    name = dotted(one.node.func) or str(getattr(one.node.func, "attrname", ""))
    return name.rpartition(".")[2] not in _FOUND


def _imported(name: str, module: PythonModule) -> bool:
    return any(
        isinstance(one, nodes.ImportFrom) and one.modname in _DRAWING_MODULES
        for one in module.tree.locals.get(name, ())
    )


def _drawing(callee: nodes.NodeNG, module: PythonModule) -> bool | None:
    """Whether a name stands for a draw: a function imported under it, a method kept in it; None when it is no draw's name."""
    for one in (
        definitions(module.modules).of(callee, module) if isinstance(callee, nodes.Name | nodes.Attribute) else ()
    ):
        kept = one.node
        if isinstance(kept, nodes.ImportFrom):
            real = {shown or name: name for name, shown in kept.names}.get(getattr(callee, "name", ""), "")
            if real in _DRAWS and kept.modname in _DRAWING_MODULES:
                return True
        value = assigned(kept)
        if isinstance(value, nodes.Call) and dotted(value.func).rpartition(".")[2] == "partial" and value.args:
            value = value.args[0]
        if isinstance(value, nodes.Attribute) and value.attrname in _DRAWS:
            return bool(_LIBRARIES.match(dotted(value.expr))) or _is_unseeded(value.expr, one.module)
    return None


def _is_generator(node: nodes.Call, module: PythonModule) -> bool:
    return isinstance(node.func, nodes.Attribute) and _is_unseeded(node.func.expr, module)


def _is_unseeded(owner: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a draw is made with a generator that has no seed: a published seed makes a draw that can be checked."""
    made = [owner] if isinstance(owner, nodes.Call) else []
    for one in definitions(module.modules).of(owner, module):
        if isinstance(one.node, nodes.Import):
            return any(_LIBRARIES.match(real) for real, _ in one.node.names)
        value = assigned(one.node)
        if isinstance(value, nodes.Call):
            made.append(value)
    return any(_GENERATORS.search(dotted(one.func)) and not one.args and not one.keywords for one in made)


def _sorts_by(node: nodes.NodeNG) -> bool:
    """Whether a value is what a list is sorted by: `key=lambda one: hash(one.name)`."""
    return any(isinstance(one, nodes.Keyword) and one.arg == "key" for one in node.node_ancestors())


def _decides(node: nodes.NodeNG) -> bool:
    """Whether an identifier made at random is used to order or to choose, not to name."""
    part, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module):
        if isinstance(parent, nodes.Keyword):
            return bool(parent.arg == "key")
        if isinstance(parent, nodes.Compare) or (
            isinstance(parent, nodes.BinOp)
            and parent.op == "%"
            and part is parent.left  # on the right, a text is filled
        ):
            return True
        part, parent = parent, parent.parent
    return False


def _names(node: nodes.NodeNG) -> bool:
    """Whether a draw makes a code or a name, rather than a choice."""
    statement = node.statement()
    if isinstance(statement, nodes.Assign) and _NAMING.search(statement.targets[0].as_string()):
        return True
    return isinstance(node.parent, nodes.FormattedValue) or _is_put_together(node)


def _is_put_together(node: nodes.NodeNG) -> bool:
    """Whether a draw is one sign of a text: `"".join(choice(SIGNS) for _ in range(24))`."""
    signs = node.parent
    join = signs.parent if isinstance(signs, nodes.GeneratorExp | nodes.ListComp) else None
    return isinstance(join, nodes.Call) and getattr(join.func, "attrname", "") == "join" and signs in join.args


def _spaces_out(node: nodes.Call, module: PythonModule) -> bool:
    """Whether a draw spaces out tries: what it waits for is short, or the line says so."""
    statement = node.statement()
    if isinstance(statement, nodes.FunctionDef | nodes.ClassDef | nodes.For | nodes.If | nodes.With | nodes.While):
        return False
    text = statement.as_string()
    long = any(isinstance(value := _number(one, module), int | float) and value >= _LONG for one in node.args)
    if long and "/" not in text:
        return False
    return speaks_of(text, "places.tries") or "sleep" in text


def _number(node: nodes.NodeNG, module: PythonModule) -> object:
    """The value of a number, through names and constants of other modules."""
    found = value_of(node)
    if found is None:
        given = (assigned(one.node) for one in definitions(module.modules).of(node, module))
        found = next((value_of(one) for one in given if one is not None), None)
    return found
