"""The pages that a server shows one after the other: what receives the one leads to the next, and hands on what was saved, or keeps it for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.memo import cached_property, memo
from guichet.reading.given.served import named_by
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import is_test
from guichet.reading.scripts.syntax import arguments, field, text
from guichet.walked.addresses import addresses_of
from guichet.walked.behind import views_at


@dataclass(frozen=True)
class _Served:
    """What shows a page and receives what it sends: its program, and the names of its addresses."""

    path: str
    says: str
    addresses: frozenset[str]
    takes_up: bool
    """Whether it goes on with a thing that its address names."""

    @cached_property
    def keeps(self) -> set[str]:
        """What it keeps in the session."""
        return _names(_KEEPS, self.says)

    @cached_property
    def reads(self) -> set[str]:
        """What it reads again of the session."""
        return _names(_READS, self.says)

    @cached_property
    def leads(self) -> tuple[tuple[str, str], ...]:
        """The addresses that it leads to, each with what it hands them."""
        return tuple(_leads(self.says))


def handed_on(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """Yield a page with the one that comes after it once it is sent: the same thing is filled in further, or what was kept of it is read again."""
    served = [one for path in paths for one in (*_of_django(path, project), *_of_symfony(path, project), *_of_express(path, project))]  # fmt: skip
    by_address: dict[str, list[_Served]] = defaultdict(list)
    for one in served:
        for address in one.addresses:
            by_address[address].append(one)
    for one in served:
        for name, given in one.leads:
            for other in by_address.get(name, ()):
                is_handed = other.takes_up and bool(given)
                if other.path != one.path and (is_handed or one.keeps & other.reads):
                    yield [one.path, other.path]


_KEEPS = re.compile(
    r"\bsession(?:\[\s*[\"'](\w+)[\"']\s*\]|\.(\w+))\s*=(?!=)|(?i:session)(?:\(\))?->set\(\s*[\"'](\w+)"
)
_READS = re.compile(
    r"\bsession(?:\[\s*[\"'](\w+)[\"']|\.get\(\s*[\"'](\w+)|\.(\w+)\b(?!\(|\s*=[^=]))|(?i:session)(?:\(\))?->get\(\s*[\"'](\w+)"
)


def _names(expression: re.Pattern[str], said: str) -> set[str]:
    return {name for found in expression.finditer(said) for name in found.groups() if name}


_REDIRECTS = re.compile(
    r"\b(?:redirect(?:ToRoute)?|reverse(?:_lazy)?)\(\s*(?:reverse(?:_lazy)?\(\s*)?[\"']([\w:.-]+)[\"']([^;\n]*)"
)
_GOES = re.compile(r"\.redirect\(\s*(?:\d{3}\s*,\s*)?[\"'`](/[^\"'`\s]*)[\"'`]")
_HANDED = re.compile(r"(?<![a-z])(?:pk|id|uuid|slug|token|uid|args)\b", re.I)
_ONESELF = re.compile(r"\b(?:request\.)?user\b|getUser\(", re.I)


def _leads(said: str) -> Iterator[tuple[str, str]]:
    """The addresses that a program leads to, each with what it hands them."""
    for name, given in _REDIRECTS.findall(said):
        own = name.rpartition(":")[2]
        yield own, given if _HANDED.search(given) and not _ONESELF.search(given) else ""
    for address in _GOES.findall(said):
        place = _plain(address)
        yield place, place if ":" in place else ""


def _plain(address: str) -> str:
    """An address of Express, whatever the things that it names are called."""
    return re.sub(r"\$\{[^}]*\}|:\w+", ":", address.partition("?")[0]).rstrip("/")


def _of_django(path: str, project: Project) -> Iterator[_Served]:
    for view in views_at(path, project):
        said = view.module.text(view.node)
        names = frozenset(one.rpartition(":")[2] for one in addresses_of(view, project))
        yield _Served(path, said, names, re.search(r"\binstance\s*=|\bUpdateView\b", said) is not None)


_FUNCTION = re.compile(r"^[ \t]*(?:public|private|protected)\s+(?:static\s+)?function\s+\w+\(([^{]*)", re.M)
_SHOWS = re.compile(r"""(?:render\w{0,60}\(|@Template\(|#\[Template\()\s*["']([@\w!:/.-]+\.twig)["']""")
_ROUTE = re.compile(r"""(?:#\[|@)Route\((?:[^()]|\([^()]*\))*?\bname\s*[:=]\s*["']([\w.-]+)["']""")
_FORM_OF = re.compile(r"createForm\(\s*[\w\\]+::class\s*,\s*\$(\w+)")


def _of_symfony(path: str, project: Project) -> Iterator[_Served]:
    yield from _shown_by_symfony(project).get(path, ()) if path.endswith(".twig") else ()


@memo
def _shown_by_symfony(project: Project) -> dict[str, list[_Served]]:
    found: dict[str, list[_Served]] = defaultdict(list)
    for file in project.paths:
        said = project.text(file) if file.endswith(".php") else ""
        if "redirectToRoute" not in said:
            continue
        functions = list(_FUNCTION.finditer(said))
        bounds = [0, *(one.start() for one in functions), len(said)]
        for number, one in enumerate(functions):
            body = said[one.start() : bounds[number + 2]]
            marks = said[bounds[number] : one.start()]
            names = frozenset(_ROUTE.findall(marks[marks.rfind("\n    }\n") + 1 :]))
            own = _FORM_OF.search(body)
            takes_up = own is not None and f"${own[1]}" in one[1]
            for shown in filter(None, (project.library.resolve(name, file) for name in _SHOWS.findall(f"{marks[-200:]}{body}"))):  # fmt: skip
                found[shown].append(_Served(shown, body, names, takes_up))
    return found


def _of_express(path: str, project: Project) -> Iterator[_Served]:
    yield from _shown_by_express(project).get(path, ())


_ROUTED = frozenset({"get", "post", "put", "patch", "all"})


@memo
def _shown_by_express(project: Project) -> dict[str, list[_Served]]:
    found: dict[str, list[_Served]] = defaultdict(list)
    for file in project.paths:
        if not file.endswith((".js", ".mjs", ".ts")) or ".redirect(" not in project.text(file) or is_test(file):
            continue
        script = script_at(file, project)
        handlers: dict[str, list[str]] = defaultdict(list)
        for call in script.walk("call_expression") if script is not None else ():
            given = arguments(call)
            is_route = text(field(call, "function")).rpartition(".")[2] in _ROUTED
            if is_route and len(given) > 1 and given[0].type in ("string", "template_string"):
                handlers[_plain(text(given[0])[1:-1])].append(" ".join(map(text, given[1:])))
        for address, said in handlers.items():
            whole = "\n".join(said)
            for name in dict.fromkeys(_RENDERED.findall(whole)):
                shown = named_by(name, file, project.library)
                if shown is not None:
                    found[shown].append(_Served(shown, whole, frozenset({address}), ":/" in address))
    return found


_RENDERED = re.compile(r"""\.render\(\s*["'`]([\w./-]+)["'`]""")
