"""Whether a page is for those who work for the service: what stands before it lets in them alone, and nobody comes there to ask for something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.places import Place, place_of_path
from guichet.core.words import any_of
from guichet.done.nouns.places import STAFF_ONLY, place_of
from guichet.done.words import apart
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.views import refuses
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.told.behind import is_inside
from guichet.walked.behind import views_of
from guichet.walked.invited import is_given, is_named_by_others
from guichet.walked.kept_inside import is_in_their_space, is_kept_by_its_controller
from guichet.walked.rails import asked_to_sign_in, controllers_of
from guichet.walked.signed_in import guards_of, may_need_account

_RIGHTS = re.compile(r"\bis_staff\b|\bis_superuser\b|\bhas_(?:perms?|module_perms)\(")
"""What a program asks of somebody who was given rights in a service."""
_DECIDING = frozenset("validate approve refuse reject instruct review moderate certify decide".split())
_PERMISSION = re.compile(r"^(?:\w+\.)*+\w{0,60}(?:permission|perms?)\w{0,60}\(")
"""A mark before a view that asks for a right: the name of a right means nothing in another one."""
_KEEPERS = ("dispatch", "test_func", "has_permission")
"""The methods by which a view decides whether somebody may see it."""
_SAYS_SO = re.compile(r"(?:réservée?s?|uniquement|exclusivement|limitée?s?)\s+(?:à l’usage des|aux)\s+(?:seuls\s+)?(?:agents|instructeurs|instructrices|gestionnaires|services instructeurs)\b|\bfor (?:staff|caseworkers) only\b|\bstaff only\b", re.I)  # fmt: skip
_FOR_BODIES = re.compile(r"\b(?:ce|cet|cette|this) \w+ (?:est|is) (?:\w+ )?(?:réserv\w*|dedicated|restricted|only|kept) (?:\w+ )?(?:aux|to|for) (?:\w+ ){0,2}(?:organismes publics|collectivités|public (?:bodies|authorities)|government agencies)\b", re.I)  # fmt: skip
"""What a page says of its own form: other words may be about another page."""
_ACCOUNT_OF_STAFF = re.compile(
    rf"\b(?:comptes?|espace|accounts?|portail|portal) (?:d |de |for )?(?:{any_of('people.staff')})s?\b"
)
"""An account that is made, or a part of a service that is come into, by those who work for it."""
_WORKS = re.compile(
    rf"(?:^|_)(?:{any_of('people.inside')}|{any_of('people.staff')}|\w{{0,40}}admin\w{{0,40}})s?(?:_|$)", re.I
)


def is_set_inside(path: str, project: Project) -> bool:
    """Whether the configuration says that those who use a file work for the service."""
    config = project.config
    nearest = max((one for one in config.audience if config.matches(path, one)), key=len, default="")
    return config.audience.get(nearest) in ("agent", "developer")


def is_for_those_inside(page: Page, project: Project) -> bool:
    """Whether a page is shown to those alone who work for the service."""
    if is_inside(next(iter(controllers_of(page.path, project)), page.path), project):
        return True
    signed = asked_to_sign_in(page.path, project)
    if signed is not None and (
        _WORKS.search(signed[0]) or is_given(project, signed[0]) or is_named_by_others(project, signed[0])
    ):
        return True
    if is_in_their_space(page.path, project) or is_kept_by_its_controller(page.path, project):
        return True
    views = views_of(page)
    is_behind = signed is not None or any(map(may_need_account, views))
    told = (project.text(page.path),) if is_behind else (one.text for one in page.find("title", "h1"))
    if any(_SAYS_SO.search(visible(one)) for one in told):
        return True  # in its own title, or behind an account: elsewhere, the words may be about another page
    if _FOR_BODIES.search(page.text):
        return True
    titles = apart(" ; ".join(page.text_of(one) for one in page.placed("title", "h1")))
    if _ACCOUNT_OF_STAFF.search(titles):
        return True
    return bool(views) and all(_is_kept(one, project) for one in views)


def _is_kept(view: Defined, project: Project) -> bool:
    if place_of_path(view.module.path) is Place.BACK_OFFICE or place_of(view.node, view.module) is Place.BACK_OFFICE:
        return True
    if any(_decides(one) for one in _rights(view)):
        return True
    if any(_RIGHTS.search(one) or STAFF_ONLY.search(one) for one in _conditions(view)):
        return True
    if not may_need_account(view):
        return False
    names = {getattr(one.node, "name", "") for one in _lineage(view)}
    return is_given(project) or any(_WORKS.search(_apart(name)) for name in names)


def _rights(view: Defined) -> Iterator[str]:
    """The rights that a view asks for by their names: `@permission_required("claims.validate_claim")`."""
    for one in _lineage(view):
        marks = one.node.decorators.nodes if getattr(one.node, "decorators", None) else ()
        held = one.node.locals.get("permission_required", ()) if isinstance(one.node, nodes.ClassDef) else ()
        asked = (mark for mark in marks if _PERMISSION.search(mark.as_string()))
        for said in (*asked, *(each.parent for each in held)):
            yield from (str(each.value) for each in said.nodes_of_class(nodes.Const) if isinstance(each.value, str))


def _decides(right: str) -> bool:
    """Whether a right is that of deciding of what others ask for, as Django names it: `claims.validate_claim`."""
    return right.rpartition(".")[2].partition("_")[0] in _DECIDING and "." in right


def _apart(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)


def _lineage(view: Defined) -> list[Defined]:
    is_class = isinstance(view.node, nodes.ClassDef)
    return definitions(view.module.modules).lineage(view.node, view.module) if is_class else [view]


def _conditions(view: Defined) -> list[str]:
    """What decides whether somebody sees a view: the marks before it, what it is built on, the methods that keep it."""
    said = [name.as_string() for one in _lineage(view) for name in guards_of(one.node)]
    if isinstance(view.node, nodes.ClassDef):
        kept = (held for one in _lineage(view) for name in _KEEPERS for held in one.node.locals.get(name, ()))
        said.extend(one.as_string() for one in kept)
    return [*said, *(test.as_string() for one in _lineage(view) for test in _refusing(one.node))]


def _refusing(view: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """The tests that turn away whoever lacks something, where a view is asked for or receives what is sent."""
    if isinstance(view, nodes.ClassDef):
        held = [each for name in ("get", "post") for each in view.locals.get(name, ())]
    else:
        held = [view]
    for one in held:
        if isinstance(one, nodes.FunctionDef):
            for branch in one.body:
                if isinstance(branch, nodes.If) and isinstance(branch.test, nodes.UnaryOp) and refuses(branch.body):
                    yield branch.test
