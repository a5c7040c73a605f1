"""The checked files as a site: their texts, and which template uses which."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from guichet.core.configuration import Config
from guichet.core.inside import is_of, project_of
from guichet.core.memo import cached_property, memo
from guichet.core.source import Source, UnreadableError, read_source, text_beside
from guichet.core.uncommented import without_comments
from guichet.reading.templates.ejs import INCLUDED, SUFFIX, include_names
from guichet.reading.templates.library import Library
from guichet.reading.templates.template import Template

TEMPLATE_SUFFIXES = (
    ".html", ".htm", ".jinja", ".jinja2", ".j2", ".twig", ".njk", ".liquid", ".erb", SUFFIX, ".php", ".xhtml", ".html.heex",
    ".haml", ".slim", ".pug", ".jade",
)  # fmt: skip
COMPONENT_SUFFIXES = (".vue", ".svelte", ".jsx", ".tsx", ".component.html", ".component.ts")
"""Files of components, which are translated into templates."""
INDENTED_SUFFIXES = (".haml", ".slim", ".pug", ".jade")
"""Templates whose lines stand further in instead of being closed, which are written as others."""
RUBY_SUFFIXES = (".erb", ".haml", ".slim")
"""Templates that hold Ruby."""
RUBY_PROGRAMS = (".rb", ".rake")
"""Files of Ruby, those of its tasks too."""
JVM_PROGRAMS = (".java", ".kt")
"""Files of Java and of Kotlin; those that only build a program (`.kts`) do nothing to anyone."""
GO_PROGRAMS = (".go",)
"""Files of Go."""
TYPED_PROGRAMS = (*JVM_PROGRAMS, *GO_PROGRAMS)
"""Files of languages whose programs are built before they run, and that hold no page."""
RUBY_HELPERS = "_helper.rb"
"""The end of the names of the files of Ruby's helpers."""
RUBY_GIVING = (RUBY_HELPERS, "_component.rb", "_controller.rb", "application.rb", "locale.rb", "i18n.rb")
"""The ends of the names of the files of Ruby that are read for what they give to templates."""
SCRIPT_SUFFIXES = (".js", ".mjs", ".ts", ".jsx", ".tsx")
"""Files that hold JavaScript, or what is made into it."""
PROGRAMS = (".py", ".php", *TYPED_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)
"""Files of every language whose programs are read."""
BUILT_STYLES = (".scss", ".sass", ".less")
"""Files of styles that a build makes into CSS."""
STYLE_SUFFIXES = (".css", *BUILT_STYLES)
_TRIED = re.compile(r"(?:^|/)__(?:tests|mocks|stories)__/|\.(?:stories|story|spec|test|cy)\.\w+$")
"""Components that are tried out, in tests and on shelves."""

_LINK = re.compile(
    r"""\{%[-+~]?\s*(?:extends|include|import|from|embed)\s+(\[[^\[\]]*\]|\(?\s*["'][^"']+["'])|\{\{[-~]?\s*include\(\s*(["'][^"']+["'])"""
)
_PARTIAL = re.compile(r"""=\s*render[\s(]+(?:partial:\s*|:partial\s*=>\s*)?["']([\w/-]+)["']""")
_PUG_LINK = re.compile(r"^[ \t]*(?:extends|include)(?:\.\w+)?[ \t]+(\S+)[ \t]*$", re.M)
_QUOTED = re.compile(r"""["']([^"']+)["']""")
_FOR = re.compile(r"""(?:for|FOR)\s*=\s*["']?([^\s"'>]+)""")
_HOST_LIMIT = 400
_HEAVY = (".po",)
"""Files that no other file's findings need and that weigh much together: only the one in hand is kept."""
_CONTACT = re.compile(r"contact|joindre|accueil[_-]physique|guichets?\b", re.I)


def is_template(path: str) -> bool:
    """Whether a file is read as a template, by its name."""
    return path.lower().endswith(TEMPLATE_SUFFIXES) and not is_component(path)


def forgets_in_loops(path: str) -> bool:
    """Whether what a template sets at one turn of a loop is forgotten at the next, by its name: as Jinja does."""
    return is_template(path) and not path.lower().endswith((".twig", ".njk", ".liquid"))


def makes_markup(path: str) -> bool:
    """Whether a file is a template, or is translated into one."""
    return is_template(path) or is_component(path)


def is_component(path: str) -> bool:
    """Whether a file holds components of a framework, by its name."""
    return path.lower().endswith(COMPONENT_SUFFIXES) and not _TRIED.search(path)


def is_indented(path: str) -> bool:
    """Whether a file is a template whose lines stand further in, by its name."""
    return path.lower().endswith(INDENTED_SUFFIXES)


def pug_file(name: str) -> str:
    """Return the file that a template of pug means: beside it unless it begins with `/`, with the suffix that it may leave out."""
    whole = name if name.startswith(("/", ".")) else f"./{name}"
    return whole if "." in whole.rpartition("/")[2] else f"{whole}.pug"


def partials_named(name: str) -> list[str]:
    """Return the files that a partial of Ruby's templates may be, by the name that shows it: its own begins with `_`."""
    folder, _, last = name.rpartition("/")
    return [f"{folder or '.'}/_{last}.html{end}" for end in RUBY_SUFFIXES]


def is_contact(path: str) -> bool:
    """Whether a template is a contact page, by its file name."""
    return is_template(path) and bool(_CONTACT.search(path.rpartition("/")[2]))


class Site:
    """The files of one run. Reading a file twice gives the same text, whatever happens on disk meanwhile."""

    def __init__(self, paths: Sequence[str], config: Config, texts: Mapping[str, Source] | None = None) -> None:
        self.paths = tuple(sorted(paths))  # what is said never depends on the order in which files were given
        self.config = config
        self._sources: dict[str, Source] = dict(texts or {})
        self._last: Source | None = None
        self._hosts: dict[str, list[str]] = {}
        self.read_beside: set[str] = set()
        """What was read on the disk beside the files of the run, and the folders that were gone through: it may change as they may."""
        self.scripts_weight = 0
        """Characters of scripts in files parsed since memory was last given back."""

    def source(self, path: str) -> Source:
        """Return a file's text. Raises UnreadableError."""
        if path in self._sources:
            return self._sources[path]
        if path.endswith(_HEAVY):
            if self._last is None or self._last.path != path:
                self._last = self._read(path)
            return self._last
        self._sources[path] = self._read(path)
        return self._sources[path]

    def _read(self, path: str) -> Source:
        """Read a file of the project; what a link shows from elsewhere is not read. Raises UnreadableError."""
        if (not self.is_checked(path) or os.path.islink(path)) and os.path.lexists(path) and not self.is_own(path):
            raise UnreadableError("outside")
        return read_source(path)

    @cached_property
    def folder(self) -> str:
        """The folder of the project that the files are of, its real path."""
        return project_of(self.paths, self.config.root)

    def is_own(self, path: str) -> bool:
        """Whether a path leads to something of the project, all links followed."""
        return is_of(path, self.folder)

    def leads_outside(self, name: str, origin: str) -> bool:
        """Whether the name that a file gives a template climbs out of the project."""
        return ".." in name.split("/") and not self.is_own(os.path.join(os.path.dirname(origin), name.lstrip("/")))

    def text(self, path: str) -> str:
        """Return a file's text, "" when it cannot be read: the engine has said so already."""
        try:
            return self.source(path).text
        except UnreadableError:
            return ""

    def text_beside(self, path: str) -> str:
        """Return what a file of the project says, of the run or beside it, "" when there is none."""
        if self.is_checked(path):
            return self.text(path)
        self.read_beside.add(path)
        return text_beside(path)

    def lowered(self, path: str) -> str:
        """Return a file's text in lower case, "" when it cannot be read; kept, for many ask the same question of it."""
        try:
            return self.source(path).lowered
        except UnreadableError:
            return ""

    def holds(self, path: str, name: str) -> bool:
        """Whether a file that can be read holds a name."""
        try:
            return self.source(path).holds(name)
        except UnreadableError:
            return False

    def is_judged(self, path: str) -> bool:
        """Whether the rules are asked about a file; all of them, where nothing tells them apart."""
        return self.is_checked(path)

    def code(self, path: str) -> str:
        """Return what a file that is judged does and says, its comments left out; "" for others: none of these absolves another file."""
        return without_comments(path, self.text(path)) if self.is_judged(path) else ""

    def does(self, path: str, sought: re.Pattern[str]) -> bool:
        """Whether something is found in what a file that is judged does and says: its text is asked first."""
        return sought.search(self.text(path)) is not None and sought.search(self.code(path)) is not None

    @cached_property
    def _checked(self) -> frozenset[str]:
        return frozenset(self.paths)

    def is_checked(self, path: str) -> bool:
        """Whether a path is one of those of the run."""
        return path in self._checked

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The checked files, by the last part of their path."""
        found: dict[str, list[str]] = {}
        for path in self.paths:
            found.setdefault(path.rpartition("/")[2], []).append(path)
        return found

    def beside(self, path: str) -> Sequence[str]:
        """Return the checked files of the folder of a file, itself among them, by path."""
        return self._folders.get(path.rpartition("/")[0], ())

    @cached_property
    def _folders(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self.paths:
            found.setdefault(path.rpartition("/")[0], []).append(path)
        return found

    @cached_property
    def library(self) -> Library:
        """The templates, by the names they use for one another."""
        return Library(filter(makes_markup, self.paths), self.config.template_roots, self.source, self.read)

    def read(self, source: Source) -> Template:
        """Return a file as the template that it is."""
        return Template(source)

    def targets(self, path: str) -> list[tuple[str, str | None]]:
        """Return the names that a template uses and the files that they mean, without parsing it."""
        names = [name for match in _LINK.finditer(self.text(path)) for name in _QUOTED.findall(match[1] or match[2])]
        if path.endswith((".pug", ".jade")):
            names += map(pug_file, _PUG_LINK.findall(self.text(path)))
        found = [(name, self.library.resolve(name, path)) for name in names]
        if path.endswith(SUFFIX):
            found += [self.library.first_of(include_names(name), path) for name in INCLUDED.findall(self.text(path))]
        if path.endswith(RUBY_SUFFIXES):
            found += [self.partial(name, path) for name in _PARTIAL.findall(self.text(path))]
        return found

    def partial(self, name: str, path: str) -> tuple[str, str | None]:
        """Return the file that a template of Ruby means by the name of a partial, beside the name of that file."""
        return self.library.first_of(partials_named(name), path)

    @cached_property
    def users(self) -> dict[str, set[str]]:
        """For each template, the templates that extend, include or import it."""
        users: dict[str, set[str]] = {}
        for path in self.paths:
            if makes_markup(path):
                for _, target in self.targets(path):
                    if target is not None and target != path:
                        users.setdefault(target, set()).add(path)
        return users

    def is_entry(self, path: str) -> bool:
        """Whether no other template uses this one: it is a page of its own."""
        return not self.users.get(path)

    @property
    @memo
    def has_contact_page(self) -> bool:
        """Whether a page promises a contact by the name of its file: it is one click away from the others."""
        return any(is_contact(path) and self.is_entry(path) for path in self.paths)

    def host_paths(self, path: str) -> list[str]:
        """Return the pages that use a template, directly or not, by path (the first few hundred)."""
        if path not in self._hosts:
            seen, stack = {path}, [path]
            while stack:
                for user in self.users.get(stack.pop(), ()):
                    if user not in seen:
                        seen.add(user)
                        stack.append(user)
            self._hosts[path] = [user for user in sorted(seen - {path})[:_HOST_LIMIT] if self.is_entry(user)]
        return self._hosts[path]

    @cached_property
    def label_targets(self) -> frozenset[str]:
        """Every id that a `for` attribute points at in some template, read from the texts alone."""
        return frozenset(target for path in self.paths if is_template(path) for target in _FOR.findall(self.text(path)))
