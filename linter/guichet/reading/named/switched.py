"""Whether a test holds by the settings of a project: the file of data, or the module, in which what it asks is a yes or a no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import lasting_keyed_memo, lasting_memo
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.named.optional import left_off, turned_on_in
from guichet.reading.named.settled import asked_in
from guichet.reading.named.values import named_in
from guichet.reading.templates.site import JVM_PROGRAMS

_TERM = re.compile(r"&&|\band\b")
_OR = re.compile(r"\|\||\bor\b|\?")
_NOT = re.compile(r"^\s*(?:not\b|!(?!=)|unless\b)")
_COMPARED = re.compile(r"(?:={2,3}|\bis\b)\s*['\"]?(true|false|True|False|1|0|yes|no)\b")
_CHAIN = re.compile(
    r"(?<![\w$'\"])[$@]?[A-Za-z_]\w*(?:(?:\??\.|->|::)\w+|\[['\"]\w+['\"]\]|\[:\w+\]|\.(?:get|fetch|dig)\(['\":]?\w+['\"]?\))*"
)
_KEY = re.compile(r"\w+")
_BROUGHT = re.compile(r"^[^\S\n]*(?:import|from|require\w*|use|using|include|const|let|var)\b[^\n]{0,200}", re.M)
_DATA = re.compile(r"[\w.-]{1,60}\.(?:json|ya?ml|toml|ini)\b")
_STEM = re.compile(r"[\w-]+")
_SETTINGS = frozenset(
    {"settings", "config", "conf", "reglages", "parametres", "options", "flags", "features", "constants"}
)
"""Names under which a program keeps what it lives by."""
_ROOTS = _SETTINGS | frozenset({"self", "this", "cfg", "get", "fetch", "dig", "env", "app", "current_app", "process"})
_MOST = 8


@dataclass(frozen=True)
class Switch:
    """What a test asks of the settings: where that is written, and whether the test holds by it."""

    path: str
    span: Span
    shown: str
    holds: bool


def switch_of(test: str, path: str, project: Any) -> Switch | None:
    """Return what settles a test by a setting alone; None when no setting does, or when something else may make it hold."""
    if project is None:
        return None
    found = [one for term in terms_of(test) if (one := _of_term(term, path, project)) is not None]
    return next((one for one in found if not one.holds), found[0] if found else None)


def _of_term(term: str, path: str, project: Any) -> Switch | None:
    asked, inverted = asked_plainly(term)
    for tree in asked_in(_injected(asked, path, project) or asked, project):
        if not tree.parts and (is_yes(tree.value) or is_no(tree.value)):
            return Switch(tree.path, tree.span, f"{tree.key}: {tree.value}", is_yes(tree.value) ^ inverted)
    named = _named(keys_in(asked), path, project)
    if named is not None:
        return Switch(named.path, named.span, named.shown, named.holds ^ inverted)
    left = left_off(asked, path, project)
    return None if left is None else Switch(path, left.span, left.shown, inverted)


def _injected(asked: str, path: str, project: Any) -> str:
    """What Java or Kotlin has its framework put under a name: `@Value("${claims.review}") boolean review;`."""
    if not path.endswith(JVM_PROGRAMS) or not (name := asked.removeprefix("this.")).isidentifier():
        return ""
    found = re.search(
        rf"@(?:Value|ConfigProperty)\(([^()\n]{{1,120}})\)[^;={{}}]{{0,80}}?\b{name}\b", project.text(path)
    )
    return found[1] if found is not None else ""


def terms_of(test: str) -> list[str]:
    """Return what must all hold for a test to; nothing when one of several may."""
    return [] if _OR.search(test) else _TERM.split(test)


def asked_plainly(term: str) -> tuple[str, bool]:
    """Return what a term asks, without what turns it round, and whether it is turned round."""
    asked = _NOT.sub("", term).strip(" ()")
    compared = _COMPARED.search(asked)
    inverted = (_NOT.match(term) is not None) ^ (compared is not None and compared[1].lower() in ("false", "0", "no"))
    return (asked[: compared.start()].strip() if compared is not None else asked), inverted


def keys_in(asked: str) -> tuple[str, ...]:
    """Return the names by which something is asked for, when it is nothing else: `settings.mail.on`, `$options['on']`."""
    chain = _CHAIN.match(asked)
    return tuple(_KEY.findall(chain[0])) if chain is not None and chain.end() == len(asked) else ()


@lasting_keyed_memo
def _asked(asked: tuple[str, ...], project: Any) -> Switch | None:
    path, *before, last = asked
    text = project.text(path)
    above = [run_together(one) for one in before if one.lower() not in _ROOTS]
    aliases = [
        run_together(one) for key in before for one in re.findall(rf"\b(\w+)\s*:\s*{re.escape(key)}\b\s*[,}}]", text)
    ]
    found = []
    for there in _files(path, project):
        for one in named_in(project.source(there), project):
            if run_together(one.name) == run_together(last) and (is_yes(one.value) or is_no(one.value)):
                around = {run_together(key) for key in one.around}
                near = around.intersection(aliases or above) or there == path
                found.append((not near, there, one))
    known = [one for one in found if not one[0]] or found
    if not known or len({is_yes(one.value) for _, _, one in known}) > 1:
        return None
    if not before and known[0][1] == path and not last.isupper():
        return None  # a name of the function itself, which anything may change
    _, there, one = known[0]
    return Switch(there, one.span, one.shown, is_yes(one.value))


def _named(keys: tuple[str, ...], path: str, project: Any) -> Switch | None:
    return _asked((path, *keys), project) if keys and len(keys[-1]) > 2 else None


def settings_read(path: str, project: Any) -> list[str]:
    """Return the digests of the files that hold what a program may ask of its settings."""
    asked = (*(one.path for one in asked_in(project.text(path), project)), *turned_on_in(path, project))
    return [project.source(one).digest for one in dict.fromkeys((*_files(path, project), *asked)) if one != path]


def run_together(name: str) -> str:
    """Return a name without what parts its words: `send-letter`, `send_letter` and `sendLetter` are one."""
    return name.replace("_", "").replace("-", "").lower()


@lasting_keyed_memo
def _files(path: str, project: Any) -> tuple[str, ...]:
    """The files in which a program may find its settings: its own, the data that it names, the modules of settings that it brings in, and theirs."""
    own = _data_named(path, project)
    brought = [one for one in brought_in_by(path, project) if _stem(one) in _SETTINGS or _data_named(one, project)]
    data = (data for one in brought for data in _data_named(one, project))
    return tuple(dict.fromkeys((path, *own, *brought, *data)))


@lasting_memo
def _by_name(project: Any) -> dict[str, list[str]]:
    """The files of a project, by their whole names when they are data, and by the first word of it when they are programs."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        found.setdefault(path.rpartition("/")[2] if path.endswith(DATA_SUFFIXES) else _stem(path), []).append(path)
    return found


def _data_named(path: str, project: Any) -> list[str]:
    names = dict.fromkeys(_DATA.findall(project.text(path)))
    return [one for name in names for one in _by_name(project).get(name, ()) if one != path][:_MOST]


def brought_in_by(path: str, project: Any) -> list[str]:
    """Return the programs that the lines of one which bring something in name."""
    words = dict.fromkeys(word for line in _BROUGHT.findall(project.text(path)) for word in _STEM.findall(line))
    ending = path[path.rfind(".") :][:3]
    files = (one for word in words for one in _by_name(project).get(word, ()) if one != path)
    return [one for one in files if one[one.rfind(".") :].startswith(ending)][:_MOST]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]
