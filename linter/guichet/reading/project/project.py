"""The checked files as one project: pages and modules together, within bounded memory."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.folders import walked
from guichet.core.inside import is_inside
from guichet.core.memo import cached_property, forget, lighten
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.reading.project.dependencies import depends_on
from guichet.reading.project.discovery import CODE_SUFFIXES, code_in, discover
from guichet.reading.project.judged import Judged
from guichet.reading.project.sent import is_sent_layout
from guichet.reading.templates.composer import compose
from guichet.reading.templates.composition import Composition
from guichet.reading.templates.letters import only_in_sheets
from guichet.reading.templates.page import Page
from guichet.reading.templates.part_page import ComponentPage
from guichet.reading.templates.site import RUBY_SUFFIXES, is_component, is_indented, is_template, makes_markup
from guichet.reading.templates.template import Template
from guichet.reading.written.layouts import given_to_layouts, layouts_of
from guichet.reading.written.names import Names
from guichet.reading.written.outside import NOTHING, Helper, Outside
from guichet.reading.written.writer import written_out
from guichet.reading.written.written import Written

if TYPE_CHECKING:
    from guichet.reading.python.module import Modules

WHOLE = ""
"""Stands where a path does, for what is asked of the project as a whole."""
MEMORY_LIMIT = 1_200_000
"""Characters of parsed templates to keep: about 80 MB of memory."""
_MADE_LIMIT = 1_100_000
"""Objects alive that were made since memory was last given back, whatever they were read from: Ruby, Java, tables, rows."""
_PYTHON_WEIGHT, _SCRIPT_WEIGHT = 3, 8
"""What a character of Python, or of a script, weighs once parsed, beside one of a template."""
_GROWTH = 0.5
"""Of the objects set aside, some die all the same: how many may be added, beside them, before all are gone through again."""


class Project(Judged):
    """The files of one run, and what rules ask of several of them."""

    _written_weight = 0
    """Characters of the templates whose calls are written out."""
    _set_aside = _since = 0
    """Objects that were alive when all of them were last gone through, and those that were set aside after them."""

    @cached_property
    def modules(self) -> Modules:
        """The checked Python modules, by the names they import one another with."""
        from guichet.reading.python.module import Modules

        return Modules(self)

    @property
    def sought(self) -> Mapping[str, bool]:
        """What was looked for on the disk beside the files of the run, and whether it was there."""
        return self.library.sought if "library" in self.__dict__ else {}

    @cached_property
    def _written(self) -> dict[str, Template | None]:
        return {}

    def written(self, path: str) -> Template | None:
        """Return the template at a path with its calls written out, or None when it cannot be read."""
        if path not in self._written:
            template = self.library.template(path)
            found = self._written[path] = self._write_out(template) if template is not None else None
            self._written_weight += len(found.source.text) if isinstance(found, Written) else 0
        return self._written[path]

    def _write_out(self, template: Template) -> Template:
        if not is_component(template.path):
            return written_out(template, self.library, self._outside)
        return self._component_written_out(template, is_used=not self.is_entry(template.path))

    def _component_written_out(self, template: Template, *, is_used: bool) -> Template:
        from guichet.reading.written.component_writer import components_written_out
        from guichet.reading.written.translation import Translation

        assert isinstance(template, Translation)
        return components_written_out(template, self.library, is_used=is_used)

    def page_of(self, template: Template, composition: Composition) -> Page:
        """Return a template as the page that it is composed into: a component is a part of one."""
        return (ComponentPage if is_component(template.path) else Page)(template, composition, self)

    def read(self, source: Source) -> Template:
        """Return a file as the template that it is, or that it is translated into."""
        if is_indented(source.path):
            from guichet.reading.indented.reader import transcribed

            return transcribed(source)
        if not is_component(source.path):
            return Template(source)
        from guichet.reading.components.reader import translated

        return translated(source, self)

    def targets(self, path: str) -> list[tuple[str, str | None]]:
        """Return the names that a template or a component uses and the files that they mean, without parsing it."""
        if not is_component(path):
            return super().targets(path)
        from guichet.reading.components.reader import files_used

        return files_used(path, self)

    def page_written(self, path: str) -> Page | None:
        """Return the page of a template, all its calls written out: the same as its page where nothing is called."""
        template, written = self.library.template(path), self.written(path)
        if template is None or written is None:
            return None
        page = self.page(template)
        layouts = layouts_of(template, self.library)
        known = given_to_layouts(template, layouts, self._outside) if layouts else Names()
        above = {one.path: written_out(one, self.library, self._outside, known) for one in layouts if known.matter(one)}

        def read(path: str) -> Template | None:
            return above[path] if path in above else self.written(path)

        if written is template and all(read(one.path) is one for one in page.composition.templates):
            return page
        return self.page_of(written, compose(self.library, written, read))

    def page_given_nothing(self, path: str) -> Page | None:
        """Return the page of a component that nobody gives anything, its calls written out; None for other files."""
        template = self.library.template(path)
        if template is None or not is_component(path):
            return None
        written = self._component_written_out(template, is_used=False)
        return self.page_of(written, compose(self.library, written, self.written))

    def giving(self, path: str) -> Sequence[str]:
        """Return the files whose code or words a template may show: its findings depend on them."""
        return self._outside.sources(path)

    def names_alone(self, path: str) -> str:
        """Return what other files answer of the names that only this template holds."""
        template = self.library.template(path) if is_template(path) and self._outside is not NOTHING else None
        return self._outside.names_alone(template) if template is not None else ""

    @cached_property
    def printed(self) -> frozenset[str]:
        """The templates that code only ever makes into PDF files, and the parts of such templates alone."""
        if (whole := self._whole) is not None:
            printed = set(map(os.path.abspath, whole.printed))
            return frozenset(path for path in self.paths if os.path.abspath(path) in printed)
        only = {path for path, sheet in self._outside.sheets.items() if sheet.is_only}
        hosts = {path: self.host_paths(path) for path in (*only, *self.users)} if only else {}
        return frozenset(path for path, above in hosts.items() if only_in_sheets(path, above, only))

    @cached_property
    def around(self) -> tuple[str, ...]:
        """The code that a run over a part of a project does not read, with its folders, where it may make PDF files of templates."""
        root = os.path.realpath(self.config.root)
        if not depends_on(root, "files.packages_of_pdf"):
            return ()
        shown = next((path for path in self.paths if makes_markup(path) and os.path.lexists(path)), None)
        if shown is None or not is_inside(shown, root):
            return ()
        own = set(map(os.path.abspath, self.paths))
        return tuple(one for one in code_in(os.path.relpath(root)) if os.path.abspath(one) not in own)

    @cached_property
    def _whole(self) -> Project | None:
        """The whole project, where this is a part of one whose other code makes PDF files."""
        from guichet.reading.given.printed import may_make_pdf

        code = [path for path in self.around if path.endswith(CODE_SUFFIXES)]
        if not any(may_make_pdf(self.text(path)) for path in code):
            return None
        whole = Project(discover([os.path.relpath(self.config.root)], self.config), self.config)
        whole.__dict__["around"] = ()
        return whole

    def is_printed(self, path: str) -> bool:
        """Whether code only ever makes PDF files of a template, or of those that it is a part of."""
        return path in self.printed

    def is_made_into_pdf(self, path: str) -> bool:
        """Whether code makes PDF files of a template, whether or not it also shows it."""
        sheets = (self._whole or self)._outside.sheets
        return path in self.printed or os.path.abspath(path) in set(map(os.path.abspath, sheets))

    def is_named_in_code(self, path: str) -> bool:
        """Whether code that is no test names a template, to show it."""
        name = path.rpartition("/")[2].partition(".")[0].lstrip("_")
        code = (one for one in self.giving(path) if one.endswith((".py", ".rb", ".php")))
        return any(name in self.text(one) for one in code if place_of_path(one) is not Place.TEST)

    def is_sent(self, path: str) -> bool:
        """Whether mailers send a layout."""
        return is_sent_layout(path, self._layouts_named)

    @cached_property
    def _layouts_named(self) -> dict[Path, frozenset[str]]:
        return {}

    @property
    def naming_layouts(self) -> list[str]:
        """The folders and the files of Ruby that were read to know which layouts mailers send."""
        read = list(self._layouts_named)
        for folder in self._layouts_named:
            read += sorted(Path(above, one) for above, below, names in walked(folder) for one in (*below, *names))
        return [Path(os.path.relpath(one)).as_posix() for one in read]

    def phrase(self, key: str, path: str) -> str | None:
        """Return what the catalogues of Rails say under a key of a template, None when it is not known."""
        return self._outside.phrase(key, path)

    def given_at(self, name: str, path: str) -> tuple[str, Span] | None:
        """Return where code gives a name to a template."""
        template = self.library.template(path)
        return self._outside.where(name, template) if template is not None else None

    def file_of_helper(self, name: str) -> str:
        """Return the file of the one helper of Ruby that has a name, "" where there is none."""
        found = self._outside.helper(name)
        return found.path if found is not None else ""

    def helpers_of(self, path: str) -> Sequence[Helper]:
        """Return the helpers that a file alone defines and that print markup whatever they are given."""
        return self._outside.helpers_of(path)

    def _shows(self, path: str) -> bool:
        """Whether a script may show templates, or give them something: a server's."""
        is_script = path.endswith((".js", ".mjs", ".cjs", ".ts"))
        return is_script and (".render(" in (code := self.text(path)) or ".addGlobal(" in code)

    @cached_property
    def _outside(self) -> Outside:
        if not any(path.endswith((".py", ".twig", *RUBY_SUFFIXES)) or self._shows(path) for path in self.paths):
            return NOTHING
        from guichet.reading.given.project import Given

        return Given(self.library, self.modules)

    def forget_pages(self) -> None:
        """Drop the pages, and what was written out of the templates that they hold."""
        super().forget_pages()
        self._written.clear()
        self._written_weight = 0

    def replace(self, source: Source) -> None:
        """Take another text for a file (an editor's), and forget only what depends on it."""
        linked = self.targets(source.path) if source.path in self._sources else None
        self._sources[source.path] = source
        if "library" in self.__dict__:
            self.library.forget(source.path)
            for path in filter(is_component, self.paths):  # translated with what they import, of whatever kind
                self.library.forget(path)
        if "modules" in self.__dict__:
            self.modules = self.modules.renewed()
        if linked != self.targets(source.path):
            self.__dict__.pop("users", None)
        for told_by_texts in ("label_targets", "_outside", "printed", "_whole"):
            self.__dict__.pop(told_by_texts, None)
        self.forget_pages()
        forget(self, texts=True)

    def forget(self) -> None:
        """Drop what was parsed once it weighs too much, to bound memory; texts are kept."""
        if self._weight < MEMORY_LIMIT and gc.get_count()[0] < _MADE_LIMIT:
            return
        self.scripts_weight = 0
        if "modules" in self.__dict__:
            self.modules.forget()
        if "library" in self.__dict__:
            self.library.forget()
        self.forget_pages()
        for about in (self, *self._sources.values()):
            lighten(about)
            about.__dict__.pop("lowered", None)
        self._collect()

    def _collect(self) -> None:
        """Free what was dropped. What is left is not gone through again, until half as much again was set aside with it."""
        is_whole = self._since >= _GROWTH * self._set_aside
        if is_whole:
            gc.unfreeze()
        gc.collect()
        alive = len(gc.get_objects())  # to ask the collector how many it has set aside goes through them all
        self._set_aside, self._since = (alive, 0) if is_whole else (self._set_aside, self._since + alive)
        gc.freeze()

    @property
    def _weight(self) -> int:
        """What was parsed since memory was last given back."""
        templates = self.library.weight if "library" in self.__dict__ else 0
        modules = self.modules.weight if "modules" in self.__dict__ else 0
        return templates + self._written_weight + _PYTHON_WEIGHT * modules + _SCRIPT_WEIGHT * self.scripts_weight
