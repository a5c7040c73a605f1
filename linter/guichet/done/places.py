"""Where code runs, and for whom: by what it is built on and where it stands; a name alone decides nothing."""

from __future__ import annotations

import re
from enum import StrEnum

from astroid import nodes

from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_command, is_migration, is_task, is_test


class Place(StrEnum):
    """For whom a piece of code runs."""

    PUBLIC = "public"
    BACK_OFFICE = "back office"
    API = "api"
    JOB = "job"
    COMMAND = "command"
    MIGRATION = "migration"
    TEST = "test"
    FIXTURE = "fixture"
    DEMO = "demo"
    DOCUMENTATION = "documentation"
    VENDORED = "vendored"

    @property
    def is_public(self) -> bool:
        """Whether a person who comes to the service meets it: a page or what a page calls."""
        return self in (Place.PUBLIC, Place.API)

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts what runs there for the person concerned: a job, a command."""
        return self in (Place.JOB, Place.COMMAND)

    @property
    def is_lived(self) -> bool:
        """Whether what happens there happens to people: not a test, a fixture, a demonstration or a migration."""
        return self in (Place.PUBLIC, Place.BACK_OFFICE, Place.API, Place.JOB, Place.COMMAND)


_FOLDERS: tuple[tuple[Place, re.Pattern[str]], ...] = (
    (Place.VENDORED, re.compile(r"(?:^|/)(?:vendor(?:ed|s)?|third_party|node_modules|site-packages|bower_components)/", re.I)),
    (Place.TEST, re.compile(r"(?:^|/)(?:tests?|testing|spec|__tests__|e2e|cypress)/|(?:^|/)(?:test_[^/]*|[^/]*_test|conftest|[^/]*[.-](?:spec|test))\.\w+$", re.I)),
    (Place.FIXTURE, re.compile(r"(?:^|/)(?:fixtures?|factories|seeds?)(?:/|\.\w+$)", re.I)),
    (Place.DEMO, re.compile(r"(?:^|/)(?:demos?|storybook|stories|sandbox)/", re.I)),
    (Place.MIGRATION, re.compile(r"(?:^|/)(?:migrations|alembic/versions)/", re.I)),
    (Place.COMMAND, re.compile(r"(?:^|/)management/commands/", re.I)),
    (Place.BACK_OFFICE, re.compile(r"(?:^|/)(?:admin\w*|staff|back_?office|orga|control|dashboard|agents?)(?:/|\.\w+$)", re.I)),
    (Place.DOCUMENTATION, re.compile(r"(?:^|/)(?:docs?|documentation)/", re.I)),
)  # fmt: skip
_STAFF_ONLY = re.compile(
    r"(?:^|\.)(?:staff_member_required|admin_required|agent_required|user_passes_test|permission_required|roles?_required|"
    r"register)$|(?:Staff|Agent|Admin|Permission|Superuser)\w*(?:Required)?Mixin$|(?:^|\.)(?:ModelAdmin|AdminSite|IsAdminUser)$"
)
_MACHINES = re.compile(r"(?:APIView|ViewSet|Resource|GenericAPIView)$|(?:^|\.)(?:api_view)$")


def place_of_path(path: str) -> Place | None:
    """Return what the folders and the name of a file say; None when they say nothing."""
    return next((place for place, pattern in _FOLDERS if pattern.search(path)), None)


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
    if any(_STAFF_ONLY.search(mark) for mark in marks):
        return Place.BACK_OFFICE
    return Place.API if any(_MACHINES.search(mark) for mark in marks) else Place.PUBLIC


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
