"""Whether anything shows a template: in a Django service, a page that no view, no address and no other page names is dead."""

from __future__ import annotations

import re
from collections import defaultdict

from guichet.core.memo import memo
from guichet.reading.project.project import Project

_PAGES = (".html", ".jinja", ".jinja2", ".j2")
_NAME = re.compile(r"(?<![\w./}-])[\w./-]+\.(?:html|jinja2?|j2)\b")
_WRITTEN_OUT = re.compile(r"""(?:\}|%s|%\(\w+\)s)([\w/-]*[\w-]{3}\.(?:html|jinja2?|j2))["']""")
"""The end of a name that a program puts together: `f"{step}_form.html"`."""
_WHOLE = re.compile(r"\{%-?\s*extends\b|<(?:html|body)\b", re.I)
_PAGE = re.compile(r"\bclass (\w+)\([^)]*Page")
_BY_DEFAULT = re.compile(r"_(?:form|list|detail|confirm_delete|check_delete|archive\w*)$")
"""How Django calls the pages of its own views."""
_PACKAGES = frozenset(
    "registration account socialaccount allauth django_registration two_factor otp mfa admin wagtailadmin oauth2_provider "
    "rest_framework hijack magicauth dsfr errors tags includes".split()
)
"""Folders by which one writes the pages of a package anew."""


def is_shown(path: str, project: Project) -> bool:
    """Whether something may show a template."""
    if not path.endswith(_PAGES) or not is_django(project):
        return True
    folders, _, base = path.rpartition("/")
    stem = base.partition(".")[0]
    if project.giving(path) and any(one.endswith(".py") and project.holds(one, base) for one in project.giving(path)):
        return True
    if _BY_DEFAULT.search(stem) or not _PACKAGES.isdisjoint(folders.split("/")) or stem.isdigit():
        return True
    if "".join(part.title() for part in stem.split("_")) in _pages_kept(project):
        return True
    written = any(f"/{path}".endswith(f"/{one.lstrip('./')}") for one in _names_written(project).get(base, ()))
    return written or (not _is_part(path, project) and any(path.endswith(end) for end in _ends_written(project)))


def _is_part(path: str, project: Project) -> bool:
    """Whether a template has neither a layout nor a body: alone, it is no page."""
    return not _WHOLE.search(project.text(path))


@memo
def is_django(project: Project) -> bool:
    return any(
        one.rpartition("/")[2] in ("manage.py", "urls.py") and "django" in project.text(one) for one in project.paths
    )


@memo
def _pages_kept(project: Project) -> frozenset[str]:
    """The models that are pages of a content manager, which shows each by the template of its name."""
    models = (one for one in project.paths if one.endswith(".py") and (one.endswith("models.py") or "/models/" in one))
    return frozenset(name for one in models for name in _PAGE.findall(project.text(one)))


@memo
def _names_written(project: Project) -> dict[str, set[str]]:
    """The names of templates that programs and pages write, by their last part."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in project.paths:
        if one.endswith((".py", ".txt", ".js", ".toml", ".json", *_PAGES)) and any(
            end in project.text(one) for end in _PAGES
        ):
            for name in _NAME.findall(project.text(one)):
                found[name.rpartition("/")[2]].add(name)
    return found


@memo
def _ends_written(project: Project) -> tuple[str, ...]:
    return tuple(
        {end for one in project.paths if one.endswith(".py") for end in _WRITTEN_OUT.findall(project.text(one)) if end}
    )
