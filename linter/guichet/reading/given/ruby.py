"""What a project's Ruby gives to its templates: helpers, components, and the phrases of its catalogues."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.core.numbers import count
from guichet.core.ordered import beginning_with
from guichet.reading.data.documents import composed
from guichet.reading.given.catalogues import flat
from guichet.reading.ruby.methods import declared
from guichet.reading.ruby.nodes import Method
from guichet.reading.ruby.trees import methods_of
from guichet.reading.templates.site import RUBY_GIVING, RUBY_HELPERS, RUBY_PROGRAMS, RUBY_SUFFIXES, Site, is_indented
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import Lost, akin, shortened
from guichet.reading.written.outside import BLANK, Component

_LOCALE = re.compile(r"(?:^|/)locales?/(?:.*/)?[\w.-]+\.ya?ml$")
_KEEPS = re.compile(r"""<%-?\s*(?:content_for|provide)[\s(]+:(\w+)(?:\s*,\s*("[^"]*"|'[^']*')|\s*,|\)?\s*do\b)""")
_SHOWS = re.compile(
    r"""\byield[\s(]*:(\w+)|\bcontent_for\?[\s(]*:(\w+)|=\s*content_for[\s(]*:(\w+)\s*\)?\s*(?:-?%>|\|\|)"""
)
_POINTS = re.compile(r"""\bfor(?:=|:\s*|"?\s*=>\s*)["']([\w-]+)["']""")
_VIEW = re.compile(r"(?:^|/)(?:views|components)/(.+?)(?:\.\w+)*\.(?:erb|haml|slim)$")

_DEFAULT_LOCALE = re.compile(r"\bi18n\.default_locale\s*=\s*[:\"'](\w{2})\b", re.I)
_CHOOSES_LOCALE = re.compile(
    r"\bI18n\.locale\s*=(?!=)|\bI18n\.with_locale\b|\baround_action\s+:\w*locale|\blocale:\s*I18n\.locale"
)
_KEEPS_MODEL = re.compile(
    r"@(\w+)\s*(?:\|\|)?=(?!=)\s*(?:([A-Z]\w*(?:::[A-Z]\w*)*)(?=\.(?:new|find|find_by|find_by!|create|build|first|last)\b))?"
)
_APPLICATION = re.compile(r"(?:^|(?<=/))app/views/")
_LANGUAGE = re.compile(r"(?:^|[/.])(fr|en)\.ya?ml$")
_GEM = re.compile(r"^ {4}([a-z][\w-]*) \(", re.M)
_LOCKED = re.compile(r"^ {4}(?:rails|actionview) \((\d+)\.(\d+)", re.M)


class RubyGiven:
    """The Ruby of a project, each part read when a template asks for it."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def sources(self) -> Sequence[str]:
        """The files that give something to templates."""
        return [
            path
            for path in self._site.paths
            if path.endswith((*RUBY_GIVING, *(f"_component.html{end}" for end in RUBY_SUFFIXES)))
            or _LOCALE.search(path)
        ]

    def _text(self, path: str) -> str:
        """The text of a file; of an indented template, that which it is written as."""
        template = self._site.library.template(path) if is_indented(path) else None
        return self._site.text(path) if template is None else template.source.text

    @cached_property
    def pointed_at(self) -> frozenset[str]:
        """The ids that labels of templates point at, as they are written."""
        views = (path for path in self._site.paths if path.endswith(RUBY_SUFFIXES))
        return frozenset(target for path in views for target in _POINTS.findall(self._text(path)))

    @cached_property
    def names_images(self) -> bool:
        """Whether the locked version of Rails writes the alternative of an image from the name of its file (before 5.2)."""
        locked = map(_LOCKED.search, self._locks)
        versions = [(count(one[1]), count(one[2])) for one in locked if one is not None]
        return bool(versions) and max(versions) < (5, 2)

    @cached_property
    def has_own_builder(self) -> bool:
        """Whether the project writes the fields of its forms in a way of its own."""
        return any(
            re.search(r"default_form_builder|<\s*(?:\w+::)*\w*FormBuilder\b", self._site.text(path))
            for path in self._site.paths
            if path.endswith(RUBY_GIVING)
        )

    @cached_property
    def _helpers(self) -> Mapping[str, Method | None]:
        found: dict[str, Method | None] = {}
        for path in self._site.paths:
            if path.endswith(RUBY_HELPERS):
                for method in methods_of(self._site.text(path)):
                    found[method.name] = None if method.name in found else replace(method, path=path)
        return found

    def helper(self, name: str) -> Method | None:
        """Return the one method of the project's helpers that has a name."""
        return self._helpers.get(name)

    def helpers_of(self, path: str) -> Sequence[Method]:
        """Return the methods that a file of helpers alone defines."""
        return [one for one in self._helpers.values() if one is not None and one.path == path]

    @cached_property
    def _components(self) -> Mapping[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for path in self._site.paths:
            if path.endswith("_component.rb"):
                stem = path.removesuffix(".rb")
                last = stem.rpartition("/")[2]
                beside = (f"{one}.html{end}" for end in RUBY_SUFFIXES for one in (stem, f"{stem}/{last}"))
                template = next((one for one in beside if one in self._known), "")
                if template:
                    found[last] = ("", "") if last in found else (template, path)
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._site.paths)

    def component(self, constant: str) -> Component | None:
        """Return a component of the project, by the name of its class."""
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", constant.rpartition("::")[2]).lower()
        template, path = self._components.get(name, ("", ""))
        if not template:
            return None
        code = self._site.text(path)
        return Component(template, {one.name: one for one in methods_of(code)}, tuple(declared(code)))

    @cached_property
    def _phrases(self) -> Mapping[str, Mapping[str, str | None]]:
        """The phrases of the catalogues by language, then by key; None for what is no text."""
        found: dict[str, dict[str, str | None]] = defaultdict(dict)
        for path in self._site.paths:
            if _LOCALE.search(path):
                pairs = [pair for document in composed(self._site.text(path)) for pair in flat(document, "")]
                named = _LANGUAGE.search(path)
                if named and all(key.partition(".")[0] != named[1] for key, _ in pairs):
                    found[named[1]].update(pairs)  # the language is that of the file's name, no key says it
                    continue
                for key, value in pairs:
                    lang, _, rest = key.partition(".")
                    found[lang][rest] = value
        return found

    def phrase(self, key: str, path: str) -> str | None:
        """Return what the catalogues say under a key, "" when they lack it, None when they are not there or say several things."""
        leaf = key if key.startswith(".") else ""
        whole = _whole(key, path)
        if whole is None:
            return None
        key, own = whole, self.locale
        known = {lang: phrases for lang, phrases in self._phrases.items() if lang in ("fr", "en")}
        known = dict(sorted(known.items(), key=lambda one: one[0] != own))
        around = key.rpartition(".")[0]
        if known and all(phrases.get(key) == "" for phrases in known.values()):
            return BLANK
        said = [phrases.get(key, "") for phrases in known.values()]
        if not any(said):
            if key.partition(".")[0] in self._gems:
                return None  # a gem brings the phrases that bear its name
            is_near = any(self._begin(lang, f"{around}.") for lang in known)
            # In the block of a part, a short key is that of the part.
            is_elsewhere = bool(leaf) and any(True for _ in beginning_with(leaf[::-1], self._backwards))
            return "" if around and is_near and not is_elsewhere and None not in said else None
        texts = [one for one in said if one]
        return texts[0] if texts and None not in said else None

    def language_instead(self, key: str, path: str) -> tuple[str, str] | None:
        """Return the language of the application and one that has words for a key, where its own only has words for those beside it."""
        own, whole = self.locale, _whole(key, path)
        if own is None or whole is None or own not in self._phrases or whole in self._phrases[own]:
            return None
        other = next((lang for lang, phrases in self._phrases.items() if phrases.get(whole)), None)
        if other is None:
            return None
        return (own, other) if self._begin(own, f"{whole.rpartition('.')[0]}.") else None

    def _begin(self, lang: str, begun: str) -> bool:
        """Whether the key of a phrase of a language begins in a way."""
        return any(True for _ in beginning_with(begun, self._keys.get(lang, ())))

    @cached_property
    def _keys(self) -> Mapping[str, Sequence[str]]:
        """The keys of each language, in order."""
        return {lang: sorted(phrases) for lang, phrases in self._phrases.items()}

    @cached_property
    def _backwards(self) -> Sequence[str]:
        """The keys of French and English from their end, in order."""
        return sorted(one[::-1] for lang in ("fr", "en") for one in self._keys.get(lang, ()))

    @cached_property
    def _gems(self) -> frozenset[str]:
        """The gems of the project, as catalogues call them."""
        return frozenset(name.replace("-", "_") for text in self._locks for name in _GEM.findall(text))

    @cached_property
    def _locks(self) -> list[str]:
        """What locks the gems of each application of the project."""
        tops = {path[: found.start()] for path in self._site.paths if (found := _APPLICATION.search(path))}
        return [self._site.text(f"{top}Gemfile.lock") for top in sorted(tops)]

    @cached_property
    def locale(self) -> str | None:
        """The language of the application, where its configuration says one and nothing of its code chooses another."""
        code = [self._site.text(path) for path in self._site.paths if path.endswith((*RUBY_PROGRAMS, ".erb"))]
        said = {match[1] for one in code for match in _DEFAULT_LOCALE.finditer(one)}
        is_chosen = any(_CHOOSES_LOCALE.search(one) for one in code)
        return said.pop() if len(said) == 1 and not is_chosen else None

    def constant(self, name: str, path: str) -> str | None:
        """Return what a file of Ruby gives to a constant, as it is written; None when it gives it nothing, or twice."""
        found = re.findall(rf"^[ \t]*{re.escape(name)}[ \t]*=[ \t]*(\S[^\n]*)$", self._site.text(path), re.M)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _models(self) -> Mapping[str, set[str]]:
        """The classes whose things the code keeps under each name of its own (`@claim = Claim.find(…)`)."""
        found: dict[str, set[str]] = defaultdict(set)
        for path in self._site.paths:
            for name, model in _KEEPS_MODEL.findall(self._site.text(path)) if path.endswith(RUBY_GIVING) else ():
                found[name].add(model)
        return found

    @cached_property
    def _has_controllers(self) -> bool:
        """Whether code of the project may keep something under another name than that of its class: its pages alone follow the use."""
        return any(path.endswith(RUBY_GIVING) and "controller" in path for path in self._site.paths)

    def model(self, name: str) -> str | None:
        """Return what fields are called after where a form is for what is kept under a name; None when several things are."""
        models = self._models.get(name.removeprefix("@"), ())
        if not models and name.startswith("@") and not self._has_controllers:
            return name[1:]
        if len(models) != 1:
            return None
        (model,) = models
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", model.replace("::", "_")).lower() if model else None

    @cached_property
    def _shown(self) -> Mapping[str, tuple[str, Span]]:
        """The names under which templates show what others keep for them (`yield :title`), each where it is first."""
        found: dict[str, tuple[str, Span]] = {}
        for path in self._site.paths:
            for match in _SHOWS.finditer(self._text(path)) if path.endswith((*RUBY_SUFFIXES, RUBY_HELPERS)) else ():
                name = next(one for one in match.groups() if one)
                at = match.end() - len(match[0]) + match[0].index(name)
                found.setdefault(name, (path, Span(at, at + len(name))))
        return found

    @cached_property
    def _kept(self) -> frozenset[str]:
        """The names under which templates keep something for others (`content_for :title, …`)."""
        views = (path for path in self._site.paths if path.endswith(RUBY_SUFFIXES))
        return frozenset(match[1] for path in views for match in _KEEPS.finditer(self._text(path)))

    def lost(self, template: Template) -> Iterator[Lost]:
        """Yield what a template keeps for others under a name that none shows, beside one that is shown and never kept."""
        free = [one for one in self._shown if one not in self._kept]
        for match in _KEEPS.finditer(template.source.text):
            if match[1] in self._shown:
                continue
            wanted = next(iter(akin(match[1], free)), None)
            if wanted is not None:
                span = Span(match.start(1), match.end(1))
                said = shortened(" ".join(match[2].strip("\"'").split())) if match[2] else match[1]
                yield Lost(template.path, span, match[1], said, wanted, *self._shown[wanted], is_sure=True)


def _whole(key: str, path: str) -> str | None:
    """The whole of a key that a view asks for by its end, None where no view asks."""
    if not key.startswith("."):
        return key
    view = _VIEW.search(path)
    return view[1].replace("/_", "/").removesuffix("/").replace("/", ".") + key if view is not None else None
