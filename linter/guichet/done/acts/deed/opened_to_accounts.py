"""Papers of people that whoever has an account opens: a door asks for an account alone, and shows any of them by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.done.people.drawn_keys import is_drawn
from guichet.done.words import apart, entries, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import function_around
from guichet.reading.templates.site import JVM_PROGRAMS, Site

_WHO = "|".join(one.replace(" ", "_?") for one in entries("deeds.those who sign in"))


def _of_them(expression: str) -> str:
    """Return an expression in which `WHO` stands for any name of those who sign in to a service for people."""
    return expression.replace("WHO", _WHO)


SELF = _of_them(
    r"(?:\bcurrent_[a-z]{3,20}\b(?!\.admin)|\bcurrentUser\b|\b(?:request|req|ctx|ctx\.state|context|event|locals|session)\.(?:user|account|WHO)\b"
    r"|\$request->user\(\)|\bAuth::(?:user|id)\(\)|\bauth\(\)->(?:user|id)\(\)|->getUser\(\)|\bAuth::guard\(['\"]\w{1,20}['\"]\)->user\(\))"
)
"""Whoever is signed in, as programs write it."""
IS_SELF = re.compile(SELF)
WEIGHED = re.compile(
    r"authori[sz]e|polic(?:y|ies)\b|_scope\b|permission_required|PermissionRequired|PermissionDenied|UserPassesTest|user_passes_test|test_func|\bcan\?|\bcan\(|['\"]can:|\bGate::|denyAccess|IsGranted|isGranted|has_object_perm|get_objects_for_user|\bcancan|\babilit"
    r"|(?:check|ensure|verify|require|only|assert|verifie|controle|guard|refuse|must|is)_?(?:\w{1,20}(?:_|Or))?(?:own|mine|access|acces|allowed|right|droit|belong|proprietaire|titulaire)"
    r"|\bowner\w{0,20}(?:\(|\?|_required)|\bowned_by|\bforbid|Forbidden|\b403\b|hasRole|has_role|is_staff|is_admin|admin\?|agent_required",
    re.I,
)
"""What weighs, in the file, who may open what: a permission, a policy, a mark of the owner."""
_ACCOUNT = re.compile(
    _of_them(
        r"\bpermission_classes\s{0,3}=\s{0,3}[\[(]\s{0,10}(?:permissions\.)?IsAuthenticated\s{0,3},?\s{0,3}[\])]|\bLoginRequiredMixin\b|@login_required\b|@jwt_required\b|\bauthenticate_(?:user|account|WHO)!"
        r"|\b[iI]sGranted\(\s?['\"](?:ROLE_(?:USER|WHO)|IS_AUTHENTICATED\w{0,12})['\"]\s?\)|\bis_granted\('(?:ROLE_USER|IS_AUTHENTICATED\w{0,12})'\)|@PreAuthorize\(\s?\"isAuthenticated\(\)\"\s?\)"
        r"|\bmiddleware['\"]?\s?(?:\(|=>)\s?\[?\s?(?:['\"](?:web|api|verified|throttle:[\w,]{1,12})['\"]\s?,\s?){0,3}['\"]auth(?::\w{1,12})?['\"](?:\s?,\s?['\"](?:web|api|verified|throttle:[\w,]{1,12})['\"]){0,3}\s?[\]),]"
        r"|\b(?:require|ensure|is|check)_?(?:Auth|Authenticated|Authentication|Login|Logged_?In|Signed_?In|User(?:_?Session)?|WHO)\b|\b(?:signed_?in|logged_?in|authenticated|authMiddleware)\b(?=\(?\)?,)|\bpassport\.authenticate\(|\b(?:Jwt|Gql|Session|Firebase|Supabase)?AuthGuard\b"
        r"|\bDepends\(\s?(?:get_|require_)?(?:current_)?(?:active_)?(?:user|account|WHO)\s?\)|\b(?:getServerSession|getSession|auth)\([^()\n]{0,40}\)(?=;)|\bif\s?\(!(?:ctx\.|context\.)?(?:user|session)\)"
    ),
    re.I,
)
"""How a door asks for an account, and for nothing more."""
_IMPORTED = re.compile(r"^(?:import|use)\s[\w.\\* {},]{3,200};[ \t]*$", re.M)
"""What a file of Java or PHP only brings in."""
_SOMEONE = re.compile(
    _of_them(
        r"\b(?:user|account|me|viewer|usager|personne|session(?!\.(?:get|query|execute|scalars?|scalar_one|exec|add|commit|run)\b)|claims|identity|principal|auth|authentication|token|jwt|payload)(?:\??\.|\??->|\[)\w|\b(?:user|account|owner|usager|person|recipient|destinataire|subject|citizen)_?[iI]d\b|\b(?:principal|[cC]urrentUser|AuthenticationPrincipal|SecurityContextHolder|request\.user|get_jwt_identity)\b|\b(?:WHO)(?:_?[iI]d\b|(?:\??\.|\??->)\w)|\.(?:WHO)[,)]|\(user\b|\buser[,)]"
    ),
)
_OF_SITE = "anyRequest().authenticated()"
_ROLES = re.compile(r"hasRole|hasAuthority|hasAnyRole|@Secured|@RolesAllowed|\bROLE_(?!USER\b)")
VIEWS = frozenset({"DetailView", "UpdateView", "RetrieveAPIView", "RetrieveUpdateAPIView", "RetrieveUpdateDestroyAPIView", "RetrieveModelMixin", "ModelViewSet", "ReadOnlyModelViewSet"})  # fmt: skip
_BOUND = re.compile(
    r"\bpublic function (?:show|view|voir|afficher|detail|details|download|telecharger|read|lire|consulter|__invoke)\((?P<given>[^()]{4,200})\)(?P<body>[^}]{0,2000})"
)
_GIVEN = re.compile(r"(?<![\w\\])(?:[A-Z]\w*\\)*([A-Z]\w{2,60}) \$\w")
_RESOURCE = re.compile(
    r"#\[ApiResource\((?:[^()\[\]]|\[[^\[\]]{0,600}\]|\([^()]{0,200}\)){0,600}\)\]\s{0,8}(?:#\[[^\n]{0,200}\s{0,8}){0,6}(?:final )?class (?P<name>\w{2,60})"
)
_NARROWED = "QueryItemExtensionInterface"


def without_accounts(text: str) -> str:
    """Return a text less what only asks for an account: it weighs nothing of whose a file is."""
    return _IMPORTED.sub(" ", _ACCOUNT.sub(" ", text))


def names_someone(text: str) -> bool:
    """Whether a function compares, or hands on, anything of whoever is signed in, under whatever name it has there."""
    return _SOMEONE.search(without_accounts(text)) is not None


def is_weighed_by_callers(name: str, whole: Whole) -> bool:
    """Whether a function that answers no address itself is only called by those that look at whose the record is."""
    project = whole.project
    module = project.modules.parsed(whole.path) if whole.path.endswith(".py") and isinstance(project, Project) else None
    function = next(iter(module.tree.locals.get(name, ())), None) if module is not None else None
    if module is None or not isinstance(function, nodes.FunctionDef) or function.decorators is not None:
        return False
    calls = definitions(module.modules).calls_of(function, module)
    texts = [around.as_string() for call, _ in calls if (around := function_around(call)) is not None]
    return bool(texts) and all(names_someone(one) or WEIGHED.search(without_accounts(one)) for one in texts)


def is_told_to_one(name: str) -> bool:
    """Whether a record, by its name, is what one person is written, paid or told, or what is kept of them: nobody else has to read it."""
    said = apart(name)
    is_kept_of_one = speaks_of(said, "deeds.a record") and speaks_of(said, "deeds.of one person")
    return (is_kept_of_one or speaks_of(said, "deeds.told to one")) and not speaks_of(said, "deeds.for all")


@memo
def any_account(whole: Whole) -> bool:
    """Whether a file, or the site around, asks those who come for an account and for nothing more."""
    if _ACCOUNT.search(whole.text):
        return True
    return whole.is_among_others and asked_around(whole.path, whole.project)


def asked_around(path: str, project: Site) -> bool:
    """Whether the rest of a site asks an account, and nothing more, of those who come to the doors of a file: its routes, the settings of all."""
    if path.endswith(JVM_PROGRAMS):
        return project.holds(path, "PathVariable") and _asks_of_all(project)
    return path.endswith("Controller.php") and _is_behind_routes(path, project)


@memo
def _asks_of_all(project: Site) -> bool:
    """Whether a site of Spring asks an account of whoever comes, and no more for any door."""
    there = [
        project.text(one) for one in project.paths if one.endswith(JVM_PROGRAMS) and project.holds(one, "anyRequest")
    ]
    return any(_OF_SITE in one for one in there) and not any(map(_ROLES.search, there))


def _is_behind_routes(path: str, site: Site) -> bool:
    """Whether the routes of Laravel that name a controller ask for an account, and weigh nothing."""
    name = path.rpartition("/")[2].removesuffix(".php")
    files = (one for one in site.paths if "routes/" in one and one.endswith(".php") and site.holds(one, name))
    there = [site.text(one) for one in files]
    return any(_ACCOUNT.search(one) for one in there) and not any(
        WEIGHED.search(without_accounts(one)) for one in there
    )


def shown_to_any_account(whole: Whole) -> Iterator[tuple[Span, str]]:
    """Yield where a record of one person is shown to any account without a call that looks it up: a class that shows it, a route that brings it."""
    if whole.path.endswith(".py"):
        module = whole.project.modules.parsed(whole.path) if isinstance(whole.project, Project) else None
        yield from _of_classes(module) if module is not None else ()
    elif whole.path.endswith(".php") and any_account(whole):
        for one in _BOUND.finditer(whole.text):
            named = _GIVEN.findall(one["given"])
            if (
                not IS_SELF.search(one["body"])
                and not names_someone(one["body"])
                and not any(name.endswith("Request") and name != "Request" for name in named)
            ):
                theirs = (name for name in named if is_told_to_one(name) and not is_drawn(name, whole.project))
                found = next(theirs, "")
                if found:
                    yield Span(one.start(), one.end("given") + 1), f"{found} $…"
        for one in _RESOURCE.finditer(whole.text):
            is_open = _ACCOUNT.search(one[0]) and "object" not in one[0] and is_told_to_one(one["name"])
            is_open = is_open and not is_drawn(one["name"], whole.project)
            if is_open and not any(whole.project.holds(path, _NARROWED) for path in whole.project.paths):
                yield Span(one.start("name"), one.end("name")), one["name"]


def views_of(module: PythonModule) -> Iterator[tuple[nodes.ClassDef, list[Defined], list[str]]]:
    """Yield the views of a framework that a module holds, with all the classes that each is built on, and their texts."""
    known = definitions(module.modules)
    for owner in module.tree.body:
        if isinstance(owner, nodes.ClassDef) and owner.bases:
            lineage = list(known.lineage(owner, module))
            if VIEWS.intersection(dotted(base).rpartition(".")[2] for one in lineage for base in one.node.bases):
                yield owner, lineage, [one.module.text(one.node) for one in lineage]


def _of_classes(module: PythonModule) -> Iterator[tuple[Span, str]]:
    """The views of a module that show any record of a model to whoever has an account, with all that they are built on."""
    for owner, _, texts in views_of(module):
        model = model_of(texts)
        if not model or not is_told_to_one(model) or not any(map(_ACCOUNT.search, texts)):
            continue
        if is_drawn(model, module.project):
            continue
        if not any(
            IS_SELF.search(one) or WEIGHED.search(without_accounts(one)) or _PERMITS.search(without_accounts(one))
            for one in texts
        ):
            yield module.header_span(owner), owner.name


_MODEL = re.compile(
    r"^[ \t]{1,20}(?:(?:model|queryset)\s?=\s?(?:\w{1,40}\.)?(?=[A-Z])|return (?:models\.)?(?=\w{2,60}\.objects\b))([A-Z]\w{2,60})",
    re.M,
)
"""What a view shows, as its class says it, or what it answers for what it shows."""
_PERMITS = re.compile(r"\bpermission_classes\b|\bfilter_backends\b|\bget_object\b|\bself\.request\.user\b")
"""What a view of the framework may narrow what it shows with, besides."""


def model_of(texts: Iterable[str]) -> str:
    """Return the model of which views show records, as the first of their texts that says it does; "" when none does."""
    return next((found[1] for text in texts if (found := _MODEL.search(text))), "")
