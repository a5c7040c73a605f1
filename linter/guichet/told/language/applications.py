"""The page that an application fills, and the language of the words that its components hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.memo import memo
from guichet.reading.language.detection import detect, has_list, share_of
from guichet.reading.language.tags import primary_subtag
from guichet.reading.scripts.translators import DECLARES_ITSELF, TRANSLATES
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT, is_dynamic
from guichet.reading.templates.page import Pages
from guichet.reading.templates.site import RUBY_GIVING, RUBY_SUFFIXES, SCRIPT_SUFFIXES, Site, is_component, makes_markup
from guichet.reading.templates.template import Template

_DECLARES = re.compile(
    r"""documentElement\b|\.lang\s*=(?!=)|setAttribute\(\s*["']lang["']|htmlAttrs|<[Hh]tml[^<>]*\s:?lang=[{"']?[{\w]*[.({]"""
)
_CHOOSES = re.compile(r"I18n\.(?:locale\s*=|with_locale)|available_locales|set_locale|params\[:locale\]")
"""What gives an application several languages."""
_MARK = re.compile(r"%[\w.]+%")
_ROOT = re.compile(r"<html\b", re.I)
_NOT_SAID = frozenset({"script", "style", "noscript", "code", "pre", "title", "template"})
_MOST = 40
"""Components whose words are read."""
_LEAST = 8
"""Little words of a language that say which one it is."""


@memo
def is_declared_by_code(project: Site) -> bool:
    """Whether something in a project writes the language of the page, or may."""
    read = (path for path in project.paths if path.endswith(SCRIPT_SUFFIXES) or makes_markup(path))
    return any(project.does(one, _DECLARES) or project.does(one, DECLARES_ITSELF) for one in read)


def _is_translated(project: Site) -> bool:
    """Whether a project gives its texts in several languages."""
    return any(project.does(path, TRANSLATES) for path in project.paths if path.endswith(SCRIPT_SUFFIXES))


def misdeclared(project: Pages) -> Iterator[tuple[Element, str, str]]:
    """Yield (root, declared, spoken) for each page without words of its own whose application speaks another language."""
    components = [one for one in project.paths if is_component(one)]
    roots = [one for path in project.paths if (one := _root(path, project)) is not None] if components else []
    if not roots or is_declared_by_code(project) or _is_translated(project):
        return
    for root in roots:
        yield from _denied(root, _shown_in(root, components), project)


def misdeclared_by_layout(project: Pages) -> Iterator[tuple[Element, str, str]]:
    """Yield (root, declared, spoken) for the one layout of an application's views, those of its letters apart, when none of them speaks its language."""
    views = [path for path in project.paths if path.endswith(RUBY_SUFFIXES)]
    named = [path for path in views if "/layouts/" in f"/{path}" and _ROOT.search(project.text(path))]
    written = [one for path in named if (one := project.page_written(path)) is not None]
    layouts = [one for one in written if not one.is_email and not one.is_printed]
    code = (path for path in project.paths if path.endswith((*RUBY_GIVING, *RUBY_SUFFIXES)))
    if len(layouts) != 1 or any(project.does(one, _CHOOSES) for one in code):
        return
    root = next(iter(layouts[0].template.by_name.get("html", ())), None)
    lang = root.attr("lang") if root is not None else None
    if root is not None and lang and not is_dynamic(lang):
        yield from _denied(root, (one for one in views if one not in named and "mailer" not in one), project)


def _denied(root: Element, shown: Iterator[str], project: Pages) -> Iterator[tuple[Element, str, str]]:
    """Yield what a page declares and what files speak that are shown in it, when these are clearly different."""
    declared = primary_subtag(root.attr("lang") or "")
    text = " ".join(_words(path, project) for path in islice(shown, _MOST))
    spoken, count, second = detect(text, _LEAST)
    is_clear = count >= 3 * max(second, 1) or (has_list(declared) and 6 * share_of(text, declared) <= count)
    if spoken and spoken != declared and is_clear and 4 * share_of(text, declared) <= count:
        yield root, declared, spoken


def _root(path: str, project: Pages) -> Element | None:
    """The root of a file that is a page to be filled, and that says its language."""
    if (
        not makes_markup(path)
        or not (path.endswith(".html") or is_component(path))
        or not _ROOT.search(project.text(path))
    ):
        return None
    template = project.library.template(path)
    root = next(iter(template.by_name.get("html", ())), None) if template is not None else None
    lang = root.attr("lang") if root is not None else None
    if template is None or not lang or is_dynamic(lang):
        return None
    return None if len(_MARK.sub("", _said(template)).split()) > 2 else root


def _shown_in(root: Element, components: list[str]) -> Iterator[str]:
    """The components of the folder of a page, or of the one above (`public/index.html`)."""
    own = root.template.path
    folder = own.rpartition("/")[0]
    for around in dict.fromkeys((folder, folder.rpartition("/")[0])):
        found = [one for one in components if one != own and one.startswith(f"{around}/" if around else "")]
        if found:
            yield from found
            return


def _words(path: str, project: Pages) -> str:
    template = project.library.template(path)
    return _said(project.page(template).template) if template is not None else ""


def _said(template: Template) -> str:
    """What a file says, but for what it marks as another language."""
    kept = []
    for one in template.texts:
        around = one.parent
        chain = (around, *around.ancestors) if isinstance(around, Element) else ()
        if not any(each.name in _NOT_SAID or (each.name != "html" and "lang" in each.attrs) for each in chain):
            kept.append(template.masked.text[one.start : one.end])
    return " ".join(" ".join(kept).replace(OUTPUT, " ").split())
