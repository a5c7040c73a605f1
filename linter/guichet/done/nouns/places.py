"""Where Python runs, and for whom: by what it is built on and where it stands; a name alone decides nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from astroid import nodes

from guichet.core.memo import keyed_memo
from guichet.core.places import Place, place_of_path
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import class_around
from guichet.reading.python.roles import is_command, is_migration, is_task, is_test
from guichet.reading.scripts.javascript import is_test as is_test_script

STAFF_ONLY = re.compile(
    r"(?:^|\.)(?:staff_member_required|admin_required|agent_required|user_passes_test|permission_required|roles?_required|(?:agents?|admin|habilitation)_requise?s?|reserve_aux_agents|\w{0,60}(?:moderator|owner|manager|editor|operator|superuser)_required|"
    r"register)$|(?:Staff|Agent|Admin|Permission|Superuser)\w{0,60}(?:Required)?Mixin$|(?:^|\.)(?:ModelAdmin|AdminSite|IsAdminUser)$"
)
"""Marks and bases of what only those who work there may see."""
_MACHINES = re.compile(r"(?:APIView|ViewSet|Resource|GenericAPIView)$|(?:^|\.)(?:api_view)$")


_HEAD = 1500
_LICENCE = re.compile(r"\blicen[cs]ed?\b|\bMIT\b|\bBSD\b|\bSPDX\b", re.I)
_PUBLISHED = re.compile(
    r"\b(?:project (?:url|page|home(?:page)?)|home ?page|website)\s*+:?\s*+https?://|^\W{0,6}[\w. -]{2,60}? v?\d+\.\d+\.\d+\b",
    re.I | re.M,
)
"""What a library says of itself at the head of each copy: where it comes from, or which of its releases this is."""


def _is_of_a_library(text: str) -> bool:
    """Whether a script begins by saying that it is a copy of a library: under a licence, with its page or its release."""
    head = text[:_HEAD].lstrip()
    opening = re.match(r"[;!(]{0,3}\s*/\*.*?\*/|(?:\s*//[^\n]*\n)+", head, re.S)
    said = opening[0] if opening else ""
    return bool(_LICENCE.search(said) and _PUBLISHED.search(said))


def place_of_script(path: str, text: str = "") -> Place:
    """Return where a script runs: in a page, unless its folder, its name or its head says otherwise."""
    if _is_of_a_library(text):
        return Place.VENDORED
    said = place_of_path(path)
    if is_test_script(path):
        return Place.TEST
    return said if said not in (None, Place.TEST, Place.DOCUMENTATION) else Place.PUBLIC


_ON_SERVER = re.compile(
    r"(?:^|/)(?:server|serveur|api|backend|controllers?|cron|jobs?|workers?|lambdas?|functions)/|[._-]controller\.\w+$"
)
_IN_BROWSER = re.compile(r"\bdocument\.|\bwindow\.|\bangular\b|\buseState\b|\bfrom ['\"](?:vue|react|svelte|pinia)")


def runs_on_server(path: str) -> bool:
    """Return whether a script, by its folder or its name, answers pages and is not one of theirs."""
    return _ON_SERVER.search(path) is not None


@lru_cache(maxsize=8)
def runs_in_browser(text: str) -> bool:
    """Return whether a script, given whole, speaks of the page that it runs in."""
    return _IN_BROWSER.search(text) is not None


_RUBY_BASE = re.compile(r"^[ \t]*class[ \t]+\S{1,120}[ \t]*<[ \t]*([\w:]{1,120})", re.M)
_MADE_UP = re.compile(r"(?:^|/)(?:dev|development|demo|samples?|sample_data|fake_data|populate)\.rake$")
"""Tasks that fill a base for those who build the service."""
_RUBY_TEST = re.compile(r"^(?:RSpec\.)?(?:describe|feature)\b|^(?:Given|When|Then)\(?\s?[/'\"]", re.M)


def place_of_ruby(path: str, text: str) -> Place:
    """Return where a file of Ruby runs: by its folder, then by what its first class is built on."""
    if _MADE_UP.search(path):
        return Place.FIXTURE
    said = place_of_path(path)
    if said is not None and said is not Place.DOCUMENTATION:
        return said
    if _RUBY_TEST.search(text):
        return Place.TEST
    base = _RUBY_BASE.search(text)
    built = base[1] if base is not None else ""
    if built.endswith(("TestCase", "IntegrationTest")):
        return Place.TEST
    if "ActiveRecord::Migration" in built:
        return Place.MIGRATION
    if re.search(r"(?:Job|Worker)$", built) or "include Sidekiq::" in text:
        return Place.JOB
    return (
        Place.BACK_OFFICE
        if re.search(r"(?:Admin|Staff|Agent|BackOffice|Manager)\w{0,60}(?:::|Controller)", built)
        else Place.PUBLIC
    )


_PHP_COMMAND = re.compile(r"^[^*\n]{0,80}\bextends[ \t]+\\?(?:\w+\\)*\w{0,40}Command\b|^[ \t]*#\[AsCommand\b", re.M)
_PHP_JOB = re.compile(
    r"^[^*\n]{0,160}\bimplements\b[^{\n]{0,120}\bShouldQueue\b|^[ \t]*#\[As(?:CronTask|PeriodicTask)\b", re.M
)


def place_of_php(path: str, text: str) -> Place:
    """Return where a file of PHP runs: by its folder, then by what its class is built on."""
    said = place_of_path(path)
    if said is not None:
        return said
    if _PHP_COMMAND.search(text):
        return Place.COMMAND
    return Place.JOB if _PHP_JOB.search(text) else Place.PUBLIC


_JVM_TEST = re.compile(r"(?:Tests?|IT|Spec|Steps)\.(?:java|kt)$")
_JVM_TRIES = re.compile(r"^[ \t]*@(?:Test|ParameterizedTest|SpringBootTest|WebMvcTest)\b", re.M)
_JVM_MIGRATION = re.compile(r"\bBaseJavaMigration\b|\bCustomTaskChange\b")
_JVM_STAFF = re.compile(
    r"^@(?:PreAuthorize|Secured|RolesAllowed)\([^\n]{0,120}(?:ADMIN|AGENT|STAFF|CASEWORKER|INSTRUCTEUR)|^@RequestMapping\([^\n]{0,60}\"/(?:api/)?(?:admin|agents?|staff|back-?office|internal)\b",
    re.M,
)
"""What only those who work there may ask of a class of Java or Kotlin."""
_JVM_ASKED = re.compile(r"@(?:Rest)?Controller\b|@\w{3,7}Mapping\b")
_JVM_JOB = re.compile(r"@Scheduled\(|\bimplements Job\b|: Job\b|\bQuartzJobBean\b")


def place_of_jvm(path: str, text: str) -> Place:
    """Return where a file of Java or Kotlin runs: by its folder, then by what stands above its classes."""
    said = place_of_path(path)
    if said is not None and said is not Place.DOCUMENTATION:
        return said
    if _JVM_TEST.search(path) or _JVM_TRIES.search(text):
        return Place.TEST
    if _JVM_MIGRATION.search(text):
        return Place.MIGRATION
    if _JVM_STAFF.search(text):
        return Place.BACK_OFFICE
    return Place.JOB if _JVM_JOB.search(text) and not _JVM_ASKED.search(text) else Place.PUBLIC


def place_of_go(path: str) -> Place:
    """Return where a file of Go runs: by its folder; one that ends in `_test` tries others."""
    return Place.TEST if path.endswith("_test.go") else place_of_path(path) or Place.PUBLIC


def place_of(node: nodes.NodeNG, module: PythonModule) -> Place:
    """Return where a piece of Python runs: by what it is built on, then by its marks, then by its folder."""
    if is_migration(module):
        return Place.MIGRATION
    if is_test(module):
        return Place.TEST
    if is_command(node):
        return Place.COMMAND
    if is_task(node):
        return Place.JOB
    said = place_of_path(module.path)
    if said is not None and said is not Place.TEST and said is not Place.DOCUMENTATION:
        return said
    marks = list(_marks(node))
    owner = class_around(node)
    if any(STAFF_ONLY.search(mark) or _turns_others_away(mark, module) for mark in marks) or (
        owner is not None and _asks_of_staff(owner)
    ):
        return Place.BACK_OFFICE
    return Place.API if any(_MACHINES.search(mark) for mark in marks) else Place.PUBLIC


_RIGHTS = frozenset({"is_staff", "is_superuser"})
"""What Django keeps of those who work there, on each account."""


_TESTS = ("test_func", "has_permission")
"""Methods by which a class says who may come."""


@keyed_memo
def _turns_others_away(mark: str, module: PythonModule) -> bool:
    """Whether a mark or a base of the project, whatever it is called, asks of those who come whether they work there."""
    return any(_asks_of_staff(made.node) for made in definitions(module.modules).named(mark, module))


def _asks_of_staff(made: nodes.NodeNG) -> bool:
    """Whether what wraps a view, or a test of its class, reads the rights of those who work there."""
    tests = [made] if isinstance(made, nodes.FunctionDef) else []
    if isinstance(made, nodes.ClassDef):
        tests = [one for name in _TESTS for one in made.locals.get(name, ()) if isinstance(one, nodes.FunctionDef)]
    return any(_is_wanted(read) for one in tests for read in _rights_in(one))


def _rights_in(scope: nodes.NodeNG) -> list[nodes.Attribute]:
    return [one for one in scope.nodes_of_class(nodes.Attribute) if one.attrname in _RIGHTS]


def _is_wanted(right: nodes.Attribute) -> bool:
    """Whether nothing else lets one in beside a right: the owner of a record may be let in too."""
    within = right.parent
    while within is not None and not within.is_statement:
        if isinstance(within, nodes.BoolOp) and within.op == "or" and not all(map(_rights_in, within.values)):
            return False
        within = within.parent
    return True


def _marks(node: nodes.NodeNG) -> list[str]:
    """The decorators and the bases of the functions and classes around a node."""
    found = []
    while node is not None:
        if isinstance(node, nodes.FunctionDef | nodes.ClassDef):
            found += [dotted(one) for one in (node.decorators.nodes if node.decorators else ())]
            if isinstance(node, nodes.ClassDef):
                found += [dotted(base) for base in node.bases]
        node = node.parent
    return found
