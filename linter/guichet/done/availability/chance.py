"""Where chance decides which slots people see, or when: draws in Python and SQL, unless announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

SLOT = re.compile(
    r"slot|cr[ée]neau|rdvs?(?![a-z])|rendez_?-?vous|appointment|plages?(?![a-z])|booking|permanence", re.I
)
RELEASE = re.compile(
    r"publi[es]|publish|releas|\bopen|_open|opens?_|ouvr|ouvert|visib|en_?ligne|online|lib[ée]r|\blibres?\b|_libres?\b|\bfree\b|unlock|unhide|show|affich|dispo|availab|"
    r"is_?hidden|cach[ée]|bloqu|d[ée]voil|reveal|statu[st]\b",
    re.I,
)
_APPLICANTS = re.compile(
    r"demandes?(?![a-z])|candidat|postulant|demandeu|applicant|applications?(?![a-z])|claimant|requests(?![a-z.])|households?(?![a-z])|foyers?(?![a-z])|familles?(?![a-z])",
    re.I,
)
"""People who asked for something."""
_GRANTS = re.compile(
    r"attribu|accept[eé]|retenu|retenir|admis|refus|d[ée]sign|s[ée]lectionn|rejet|allocat|award|admit|granted?(?![a-z])|reject|shortlist|chosen|selected",
    re.I,
)
_READS_AGAIN = re.compile(
    r"audit|relire|relu|contr[ôo]le|quality|qualit[ée]|sampl|[ée]chantillon|review|enqu[êe]t|survey|statisti", re.I
)
_SEEDING = re.compile(r"fake|faux|seed|demo|populate|fixture|sample_data|sandbox|dev_data|jeu_de_donn|remplir", re.I)
JITTER = re.compile(r"sleep|jitter|backoff|retry|retries|r[ée]essa|essais?\b|attempt|tentative|throttle", re.I)
_ANNOUNCED = re.compile(
    r"(?:tirage|loterie|lottery|draw|ballot)[^.\n]{0,80}?(?:annonc|publique?\b|publi[ée]e?s?\b|published|announced|affich[ée]|r[èe]gles)"
    r"|(?:annonc[ée]|public|announced|published)[^.\n]{0,30}(?:tirage|loterie|lottery|draw|ballot)",
    re.I,
)
_RULES_URL = re.compile(
    r"(?:LOTTERY|TIRAGE|DRAW|LOTERIE|BALLOT)\w*(?:URL|RULES|REGLES|REGLEMENT)|(?:RULES|REGLES)\w*(?:LOTTERY|TIRAGE|DRAW)"
)
_DRAWS = frozenset(
    "random randint randrange uniform choice choices sample shuffle gauss normalvariate betavariate triangular expovariate "
    "randbelow randbits getrandbits integers permutation permuted rand randn random_sample".split()
)
_LIBRARIES = re.compile(r"^(?:random|secrets|numpy\.random|np\.random|numpy|np)$")
_GENERATORS = re.compile(r"(?:^|\.)(?:SystemRandom|default_rng|RandomState|Random|Generator)$")
_NAMES = re.compile(
    r"token|jeton|code|pin\b|otp|passw|secret|salt|nonce|slug|suffix|filename|reference|num[ée]ro|colou?r|couleur|_id\b",
    re.I,
)
_LONG = 600
"""Seconds from which a wait spaces out no retry: it chooses a moment."""
_SQL = re.compile(
    r"\b(?:order\s+by\s+(?:rand|random|newid|dbms_random\.value|uuid_generate_v4|gen_random_uuid)\s*(?:\(|\b)|tablesample\b)",
    re.I,
)


def draws_of(module: PythonModule) -> Iterator[tuple[Span, bool]]:
    """Yield, for each function that releases slots, the first draw that decides which or when; and whether it chooses people."""
    if is_test(module) or is_migration(module) or _RULES_URL.search(module.source.text):
        return
    doc = module.tree.doc_node
    if doc is not None and _ANNOUNCED.search(str(doc.value)):
        return
    callers: dict[str, list[nodes.FunctionDef]] | None = None
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef, nodes.Module):
        draw = next((one for one in _inside(function) if _is_draw(one, module)), None)
        if draw is None:
            continue
        if isinstance(function, nodes.Module):
            if isinstance(draw, nodes.Const) and SLOT.search(draw.value) and RELEASE.search(draw.value):
                yield module.span(draw), False
            continue
        if callers is None:
            callers = _callers(module)
        if _is_seeding(function):
            continue
        if _releases(function, callers.get(function.name, []), module):
            yield module.span(draw), False
        elif _chooses(function):
            yield module.span(draw), True


def _inside(function: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    stack = list(reversed(list(function.get_children())))
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, nodes.FunctionDef | nodes.ClassDef):
            stack.extend(reversed(list(node.get_children())))


def _is_draw(node: nodes.NodeNG, module: PythonModule) -> bool:
    if isinstance(node, nodes.Const):
        return isinstance(node.value, str) and bool(_SQL.search(node.value)) and not isinstance(node.parent, nodes.Expr)
    if not isinstance(node, nodes.Call):
        return False
    name = dotted(node.func)
    base, _, last = name.rpartition(".")
    if last == "order_by":
        return any(
            (isinstance(one, nodes.Const) and (one.value == "?" or one.value in _drawn_columns(node)))
            or dotted(one).rpartition(".")[2].lower() in ("random", "rand")
            for one in node.args
        )
    if last in ("uuid4", "urandom", "getrandbits"):
        return _decides(node)
    if last not in _DRAWS or _is_jitter(node) or _names(node):
        return False
    if not base:
        return _imported(last, module)
    return bool(_LIBRARIES.match(base)) or _is_generator(base, node, module)


def _imported(name: str, module: PythonModule) -> bool:
    return any(
        isinstance(one, nodes.ImportFrom) and one.modname in ("random", "secrets", "numpy.random")
        for one in module.tree.locals.get(name, ())
    )


def _is_generator(base: str, node: nodes.Call, module: PythonModule) -> bool:
    """Whether a name holds a generator made without a seed: a published seed makes a draw that can be checked."""
    name = base.rpartition(".")[2]
    if isinstance(node.func, nodes.Attribute) and isinstance(node.func.expr, nodes.Call):
        made = node.func.expr
        return bool(_GENERATORS.search(dotted(made.func))) and not made.args and not made.keywords
    for scope in (node.frame(), module.tree):
        for one in scope.locals.get(name, ()):
            value = one.parent.value if isinstance(one.parent, nodes.Assign | nodes.AnnAssign) else None
            if isinstance(value, nodes.Call) and _GENERATORS.search(dotted(value.func)):
                return not value.args and not value.keywords
            if isinstance(one.parent, nodes.Import):
                return any(_LIBRARIES.match(real) and (alias or real) == name for real, alias in one.parent.names)
    if base.startswith(("self.", "cls.")):
        return any(
            isinstance(one, nodes.Assign)
            and isinstance(one.value, nodes.Call)
            and _GENERATORS.search(dotted(one.value.func))
            and not one.value.args
            and any(
                dotted(target).endswith(f".{name}") or getattr(target, "attrname", "") == name for target in one.targets
            )
            for one in module.walk(nodes.Assign)
        )
    return False


def _decides(node: nodes.NodeNG) -> bool:
    """Whether an identifier made at random is used to order or to choose, not to name."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module):
        if isinstance(parent, nodes.Keyword):
            return bool(parent.arg == "key")
        if isinstance(parent, nodes.Compare) or (isinstance(parent, nodes.BinOp) and parent.op == "%"):
            return True
        parent = parent.parent
    return False


def _drawn_columns(node: nodes.Call) -> set[str]:
    """Return the columns that a query fills with chance before it sorts: `annotate(rank=Random()).order_by("rank")`."""
    return {
        word.arg
        for call in node.func.nodes_of_class(nodes.Call)
        for word in call.keywords
        if word.arg and dotted(word.value).rpartition(".")[2] in ("Random", "Rand")
    }


def _names(node: nodes.NodeNG) -> bool:
    """Whether a draw makes a code or a name, rather than a choice."""
    statement = node.statement()
    if isinstance(statement, nodes.Assign) and _NAMES.search(statement.targets[0].as_string()):
        return True
    return isinstance(node.parent, nodes.FormattedValue)


def _is_jitter(node: nodes.Call) -> bool:
    statement = node.statement()
    if "/" not in statement.as_string() and any(
        isinstance(value := value_of(one), int | float) and value >= _LONG for one in node.args
    ):
        return False
    if isinstance(statement, nodes.FunctionDef | nodes.ClassDef | nodes.For | nodes.If | nodes.With | nodes.While):
        return False
    return bool(JITTER.search(statement.as_string()))


def _releases(function: nodes.FunctionDef, callers: list[nodes.FunctionDef], module: PythonModule) -> bool:
    if function.doc_node is not None and _ANNOUNCED.search(str(function.doc_node.value)):
        return False
    words = _words(function)
    owner = function.parent.frame() if function.parent is not None else None
    if isinstance(owner, nodes.ClassDef):
        heirs = [one.name for one in module.walk(nodes.ClassDef) if owner.name in map(dotted, one.bases)]
        words = " ".join((owner.name, *heirs, words))
    if SLOT.search(words) and RELEASE.search(words):
        return True
    return any(
        SLOT.search(both := f"{words} {_words(caller)}")
        and RELEASE.search(f"{both}")
        and SLOT.search(words + caller.name)
        for caller in callers
    )


def _chooses(function: nodes.FunctionDef) -> bool:
    """Whether a function grants or refuses something to people who asked, rather than takes a sample to read again."""
    if function.doc_node is not None and _ANNOUNCED.search(str(function.doc_node.value)):
        return False
    words = _words(function)
    return bool(_APPLICANTS.search(words) and _GRANTS.search(words)) and not _READS_AGAIN.search(words)


def _words(function: nodes.FunctionDef) -> str:
    found = [function.name]
    for node in _inside(function):
        if isinstance(node, nodes.Name | nodes.AssignName):
            found.append(node.name)
        elif isinstance(node, nodes.Attribute | nodes.AssignAttr):
            found.append(node.attrname)
        elif isinstance(node, nodes.Keyword) and node.arg:
            found.append(node.arg)
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and not isinstance(node.parent, nodes.Expr):
            found.append(node.value)
    return " ".join(found)


def _callers(module: PythonModule) -> dict[str, list[nodes.FunctionDef]]:
    found: dict[str, list[nodes.FunctionDef]] = {}
    for call in module.walk(nodes.Call):
        frame = call.frame()
        if isinstance(frame, nodes.FunctionDef):
            found.setdefault(dotted(call.func).rpartition(".")[2], []).append(frame)
    return found


def _is_seeding(function: nodes.FunctionDef) -> bool:
    owner: nodes.NodeNG | None = function
    while owner is not None:
        if isinstance(owner, nodes.FunctionDef | nodes.ClassDef) and _SEEDING.search(owner.name):
            return True
        owner = owner.parent
    made = {dotted(one.func).rpartition(".")[2] for one in _inside(function) if isinstance(one, nodes.Call)}
    return bool(made & {"create", "bulk_create", "get_or_create", "update_or_create", "create_batch"})
