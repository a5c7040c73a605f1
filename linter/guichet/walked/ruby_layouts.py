"""The layouts that a page of Rails is shown in: those that its controllers name, else the one called after them, else that of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.styles.sheets import sheets_at
from guichet.reading.templates.page import Page
from guichet.walked.rails import controllers_of, written_in
from guichet.walked.ruby_fields import is_ruby

_NAMED = re.compile(r"^[ \t]*layout[ (]+[:\"']?(\w[\w/]*)([\"']?)(.*)$", re.M)
_AROUND = re.compile(
    r"\brender\b[\s(]+(?:(?:template|file):|:(?:template|file)\s*=>)\s*[\"']layouts/([\w/]+)|^[ \t]*(?:<%=?|=|-)\s*\w*(?:layout|extends)\w*[\s(]+[:\"'](?:layouts/)?(\w[\w/]*)",
    re.M,
)
_BY_METHOD = re.compile(r"^[ \t]*(?:<%=?|=|-)\s*extends\s+([a-z]\w*)\s+do\b", re.M)
_LITERAL = re.compile(r"[\"']([\w/]+)[\"']|(?<![\w:]):(\w+)")
_LINKED = re.compile(r"^\s*stylesheet_(?:link|pack)_tag\b[\s(]*(?P<names>.*)$", re.S)
_FIRST = re.compile(r"\s*(?:[\"']([^\"'\n]+)[\"']|:(\w+))\s*(?:,|$|\)|\s(?:data|media)\b)")
_HOLE = re.compile(r"#\{[^}]*\}")
_ENDS = (".css", ".scss", ".sass", ".css.scss", ".css.sass", ".less", ".postcss.css", ".tailwind.css", ".sass.scss", ".css.erb", ".scss.erb")  # fmt: skip
_REQUIRED = re.compile(r"^[ \t]*(?:\*|//)=[ \t]*require\s+[\"']?([\w./@-]+)", re.M)
_FOLDERS = ("app/assets/stylesheets/", "app/assets/builds/", "vendor/assets/stylesheets/", "lib/assets/stylesheets/", "app/javascript/", "app/javascript/packs/")  # fmt: skip
_DEEPEST = 3


@memo
def ruby_layouts(page: Page) -> tuple[Page, ...]:
    """Return the layouts that a page of Rails may be shown in, each with those around it; () when one of them was not found."""
    if not is_ruby(page.path) or page.is_document or not isinstance(page.project, Project):
        return ()
    root = page.path.partition("app/views/")[0]
    found: dict[str, Page] = {}
    level = list(_names(page, page.project))
    for _ in range(_DEEPEST):
        following: list[str] = []
        for name in level:
            file = _file(root, name, page.project)
            layout = page.project.page_written(file) if file else None
            if layout is None:
                return ()
            if name not in found:
                found[name] = layout
                text = page.project.text(file)
                following += [one or other for one, other in _AROUND.findall(text)]
                following += [one for named in _BY_METHOD.findall(text) for one in _given_by(named, page)]
        level = following
    return tuple(found.values())


def _names(page: Page, project: Project) -> Iterator[str]:
    """The names of the layouts of a page, several when a controller chooses between them."""
    own = controllers_of(page.path, project)
    for path in own:
        named = _NAMED.findall(project.text_beside(path))
        if named:
            yield from (name for name, quoted, _ in named if quoted)
            if all(quoted and not re.search(r"\b(?:only|except|if|unless):", rest) for _, quoted, rest in named):
                return  # every page of it
    root = page.path.partition("app/views/")[0]
    after = (path.partition("app/controllers/")[2].removesuffix("_controller.rb") for path in own)
    yield next((one for one in after if _file(root, one, project)), "application")


def _given_by(method: str, page: Page) -> list[str]:
    """The layouts that a method of the controllers of a page names, all of those that it may."""
    own = controllers_of(page.path, page.project) if isinstance(page.project, Project) else ()
    said = next((body for one in own if (body := written_in(page.project.text_beside(one), method))), "")
    return [re.sub("^layouts/", "", one or other) for one, other in _LITERAL.findall(said)] or [method]


def _file(root: str, name: str, project: Project) -> str:
    ends = (f"{end}.{kind}" for kind in ("erb", "haml", "slim") for end in (".html", ""))
    return next((path for end in ends if project.is_checked(path := f"{root}app/views/layouts/{name}{end}")), "")


def sheets_missing(page: Page) -> tuple[str, ...] | None:
    """Return the names of the stylesheets of the layouts of a page of Rails that were not found; None when its layouts are not known."""
    layouts = ruby_layouts(page)
    if not layouts or not isinstance(page.project, Project):
        return None
    root = page.path.partition("app/views/")[0]
    linked = [name for layout in layouts for name in _linked(layout)]
    return tuple(dict.fromkeys(each for name in linked for each in _missing(root, name, page.project))) if linked else None  # fmt: skip


def _linked(layout: Page) -> Iterator[str]:
    """The names of the stylesheets that a layout brings in, by the helper of Rails; one for paper is none."""
    for _, token in layout.tokens():
        said = _LINKED.match(token.body)
        if said is None or re.search(r"media:\s*[\"':]print", said["names"]):
            continue
        at, names = 0, said["names"]
        while (one := _FIRST.match(names, at)) is not None:
            yield one[1] or one[2]
            at = one.end()


def sheet_paths(page: Page) -> tuple[str, ...]:
    """Return the files of the stylesheets of the layouts of a page of Rails that were found."""
    if not isinstance(page.project, Project):
        return ()
    root = page.path.partition("app/views/")[0]
    named = (name for layout in ruby_layouts(page) for name in _linked(layout))
    return tuple(dict.fromkeys(path for one in named if (path := _path(root, one, page.project))))


def _path(root: str, name: str, project: Project) -> str:
    """The file that a build makes into the stylesheet of a name, "" when it was not found."""
    stem = name.removesuffix(".css")
    own = (f"{root}{folder}{stem}{end}" for folder in _FOLDERS for end in _ENDS)
    return next((one for one in own if project.is_checked(one)), "")


def _missing(root: str, name: str, project: Project) -> Iterator[str]:
    """The names of what a stylesheet brings in that is not in the folder, its own when it is not itself."""
    if _HOLE.search(name):  # each file of a folder, by its name
        folder = _HOLE.split(name)[0].rpartition("/")[0]
        held = any(path.startswith(f"{root}{one}{folder}/") for one in _FOLDERS for path in project.paths)
        yield from () if held and folder else (name,)
        return
    path = _path(root, name, project)
    if not path:
        yield name
        return
    sheet = sheets_at(path, project)  # None for one that is there, and longer than what people write
    beside = path.rpartition("/")[0]
    for one in sheet.missing if sheet is not None else ():
        if not any(project.is_checked(f"{beside}/{one}{end}") for end in _ENDS):
            yield one
    for asked in _REQUIRED.findall(project.text(path)):
        if asked not in (name.removesuffix(".css"), "self"):
            yield from _missing(root, asked, project)
