"""What of a service answers at an address that one of its scripts calls, and whether that asks who one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from astroid import nodes

from guichet.core.memo import keyed_memo, memo
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined
from guichet.reading.python.routes import Route, routes_of
from guichet.reading.scripts.javascript import is_test
from guichet.reading.templates.rails import guards_of, roots_of
from guichet.walked.called import HOLE
from guichet.walked.rails import asked_to_sign_in
from guichet.walked.signed_in import SIGNED_IN, may_need_account
from guichet.walked.symfony_guards import answers_in_symfony

_KEYS = re.compile(r"<[^<>]*>|\(\?P<\w+>(?:[^()]|\([^()]*\))*\)|\{[^{}]*\}|:\w+\??|\[[^\[\]]*\]|\\d\+|\$\w+")
_VIEW = re.compile(r"^\s*,\s*(?:\w+\()?\s*(?:\w+\.)*?(\w+)(?:\.as_view\b|\s*[,)])")
_OPEN = re.compile(r"\b(?:AllowAny|permission_classes\s*=\s*[\[(]\s*[\])]|csrf_exempt)")
_KEPT = re.compile(r"permission_classes\s*[=(]|@permission_classes")
_BY_DEFAULT = re.compile(r"DEFAULT_PERMISSION_CLASSES[\"']\s*:\s*[\[(][^\])]*(?:IsAuthenticated|Permission)", re.S)
_EXPRESS = re.compile(r"\.(?:get|post|put|patch|delete|all)\(\s*[\"'`](/[^\"'`]*)[\"'`]((?:[^()]|\([^()]*\))*)")
_NEST = re.compile(r"@Controller\(\s*(?:\{[^}]*path:\s*)?[\"'`]?([^\"'`)}]*)")
_NEST_VERB = re.compile(r"@(?:Get|Post|Put|Patch|Delete)\(\s*[\"'`]?([^\"'`)]*)")
_GUARDS = re.compile(
    r"\b(?:requireAuth|require_?[lL]ogin|isAuthenticated|isLoggedIn|ensureLoggedIn|passport\.authenticate|authenticate\w*|UseGuards|getServerSession|requireUser\w*|checkAuth\w*|verifyToken|jwt\w*)\b"
)
_FILE_ROUTE = re.compile(
    r"(?:^|/)(?:(?:src/)?app|(?:src/)?pages|server)/((?:api/)?[\w\[\].()/-]+?)(?:/(?:route|index)|\.(?:get|post|put|patch|delete))?\.[mc]?[jt]s$"
)


@dataclass(frozen=True)
class Answering:
    """What answers at an address: its file, and the line by which it asks who one is, "" when it asks nobody."""

    path: str
    asks: str


@keyed_memo
def answering(address: str, method: str, project: Project) -> Answering | None:
    """Return what answers at an address in a service; None when nothing that does was found."""
    return next(_found(address, method, project), None)


def _found(address: str, method: str, project: Project) -> Iterator[Answering]:
    yield from _in_python(address, method, project)
    yield from (Answering(path, asks) for path, asks in answers_in_symfony(address, method, project))
    yield from _in_rails(address, method, project)
    yield from _in_scripts(address, project)


def _parts(address: str) -> list[str]:
    """The parts of an address, `{}` for each that is only known as it runs."""
    written = _KEYS.sub(HOLE, address.replace(HOLE, "\0")).replace("\0", HOLE)
    return [HOLE if HOLE in one else one for one in written.strip("^$/").replace("\\", "").split("/") if one]


def _ends_with(address: list[str], pattern: list[str]) -> int:
    """How many parts that are written out a pattern has that is the end of an address; 0 when it is not."""
    if not pattern or len(pattern) > len(address):
        return 0
    pairs = list(zip(reversed(address), reversed(pattern), strict=False))
    if any(one != other and HOLE not in (one, other) for one, other in pairs):
        return 0
    return sum(one == other != HOLE for one, other in pairs)


def _in_python(address: str, method: str, project: Project) -> Iterator[Answering]:
    wanted = _parts(address)
    ranked = [
        (_ends_with(wanted, parts), parts, one)
        for one in routes_of(project)
        for parts in [_parts(_whole(one, project))]
    ]
    best = max((count for count, _, _ in ranked), default=0)
    if not best:
        return
    shortest = min(len(parts) for count, parts, _ in ranked if count == best)
    held = [route for count, parts, route in ranked if count == best and len(parts) == shortest]
    for route in sorted(held, key=lambda one: not _before(one, project).endswith(f".{method}(")):
        if (found := _view_of(route, project)) is not None:
            yield found


def _before(route: Route, project: Project) -> str:
    """What stands before an address, in its line and the one before it."""
    return " ".join(project.text(route.path)[max(0, route.span.start - 80) : route.span.start].split()).replace(
        "( ", "("
    )


def _whole(route: Route, project: Project) -> str:
    """An address with what its router puts before it: `APIRouter(prefix="/aides")`."""
    by = _BY_ROUTER.search(_before(route, project))
    put = re.search(rf"^{by[1]}\s*=\s*\w+\((?:[^()]|\([^()]*\))*?\b(?:url_)?prefix\s*=\s*[\"']([^\"']+)", project.text(route.path), re.M) if by else None  # fmt: skip
    return f"{put[1]}/{route.pattern}" if put else route.pattern


_BY_ROUTER = re.compile(r"@(?:\w+\.)*(\w+)\.\w+\($")


def _view_of(route: Route, project: Project) -> Answering | None:
    text = project.text(route.path)
    after = text[route.span.end : route.span.end + 300]
    if _BY_ROUTER.search(_before(route, project)):
        begins = text.rfind("\n\n", 0, route.span.start) + 1
        ends = re.compile(r"^(?:async )?def \w+.*?(?=^\S)", re.M | re.S).search(text, route.span.end)
        said = text[begins : ends.end() if ends else route.span.end + 2000]
        asks = re.search(rf"{SIGNED_IN.pattern}|Depends\(\s*(?:get_)?current_\w+", said)
        return Answering(route.path, _at(route.path, text, begins + asks.start()) if asks else "")
    named = _VIEW.search(after)
    name = named[1] if named else ""
    for path in project.paths:
        if not name or not path.endswith(".py") or not project.holds(path, name):
            continue
        held = re.search(rf"^(?:class|def|async def) {re.escape(name)}\b", project.text(path), re.M)
        module = project.modules.parsed(path) if held is not None else None
        every = module.walk(nodes.ClassDef, nodes.FunctionDef, nodes.AsyncFunctionDef) if module is not None else ()
        node = next((one for one in every if one.name == name), None)
        if module is not None and node is not None:
            return Answering(path, _asking(Defined(node, module), project))
    return None


def _asking(view: Defined, project: Project) -> str:
    """The line by which a view asks who one is, by itself or as the settings have all of them do; "" when it does not."""
    said = view.node.as_string()
    if _OPEN.search(said):
        return ""
    at = f"{view.module.path}:{view.node.fromlineno}"
    if may_need_account(view):
        return at
    if _KEPT.search(said):
        return at
    is_rest = (
        re.search(r"APIView|ViewSet|GenericAPI|api_view|ListAPI|CreateAPI|UpdateAPI|RetrieveAPI", said) is not None
    )
    return _settings(project) if is_rest else ""


@memo
def _settings(project: Project) -> str:
    for path in project.paths:
        if path.endswith(".py") and "settings" in path and (found := _BY_DEFAULT.search(project.text(path))):
            return _at(path, project.text(path), found.start())
    return ""


def _at(path: str, text: str, offset: int) -> str:
    return f"{path}:{text.count(chr(10), 0, offset) + 1}"


def _in_rails(address: str, method: str, project: Project) -> Iterator[Answering]:
    parts = [one for one in _parts(address) if one != HOLE]
    verbs = {"post": "create", "patch": "update", "put": "update", "delete": "destroy"}
    for root in roots_of(project):
        for folder, action in (("/".join(parts), verbs.get(method, "index")), ("/".join(parts[:-1]), parts[-1] if parts else "")):  # fmt: skip
            file = f"{root}app/controllers/{folder}_controller.rb"
            text = project.text_beside(file) if folder else ""
            if re.search(rf"^[ \t]*def {re.escape(action)}\b", text, re.M):
                signed = asked_to_sign_in(f"{root}app/views/{folder}/{action}.json", project)
                yield Answering(file, _line_of(signed[1], project) if signed else "")


def _line_of(path: str, project: Project) -> str:
    text = project.text_beside(path)
    guard = next((one for one in guards_of(text) if not one.skips and one.signed_in), None)
    return _at(path, text, guard.at) if guard is not None else path


def _in_scripts(address: str, project: Project) -> Iterator[Answering]:
    wanted = _parts(address)
    for path in project.paths:
        if not path.endswith((".js", ".ts", ".mjs", ".mts")) or is_test(path):
            continue
        by_file = _FILE_ROUTE.search(path)
        if by_file is not None and _parts(by_file[1]) == wanted:
            text = project.text(path)
            asks = _GUARDS.search(text)
            yield Answering(path, _at(path, text, asks.start()) if asks else "")
            continue
        yield from _of_express(path, wanted, project)
        yield from _of_nest(path, wanted, project)


def _of_express(path: str, wanted: list[str], project: Project) -> Iterator[Answering]:
    text = project.text(path)
    if "express" not in text and "outer" not in text and "astify" not in text:
        return
    for one in _EXPRESS.finditer(text):
        pattern = _parts(one[1])
        if len(pattern) and _ends_with(wanted, pattern) and re.search(r"=>|function|\w", one[2]):
            asks = _GUARDS.search(one[2]) or re.search(rf"\.use\([^\n]*{_GUARDS.pattern}", text)
            yield Answering(path, _at(path, text, one.start()) if asks else "")


def _of_nest(path: str, wanted: list[str], project: Project) -> Iterator[Answering]:
    text = project.text(path)
    holder = _NEST.search(text) if "@Controller(" in text else None
    if holder is None:
        return
    verbs = list(_NEST_VERB.finditer(text, holder.end()))
    for one, end in pairwise([*verbs, None]):
        if one is None or not _ends_with(wanted, _parts(f"{holder[1]}/{one[1]}")):
            continue
        said = text[holder.start() : verbs[0].start()] + text[one.start() : end.start() if end else len(text)]
        asks = _GUARDS.search(said)
        yield Answering(path, _at(path, text, one.start()) if asks else "")
