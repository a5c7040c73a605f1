"""What people type that a script keeps in the browser for good: the next person at the same computer finds it, or who shares the telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guichet.core.memo import lasting_memo
from guichet.core.places import Place
from guichet.done.acts.script.act import names_around
from guichet.done.data.script_data import data_in
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Datum, Sort, each_once
from guichet.done.nouns.places import place_of_script, runs_on_server
from guichet.done.people.personal_data import MADE, is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, function_around, text
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.texts import text_made
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES, Site, is_template

BROWSER = "browser for good"
"""Where it stays until somebody erases it."""
_STORE = re.compile(r"^(?:(?:window|self|globalThis)\.)?localStorage$|^localforage$|^localForage$|^lscache$")
_SETS = re.compile(r"^(.{1,80})\.(?:setItem|set)$")
_HOOKS = re.compile(r"^(?:useLocalStorage(?:State)?|usePersistedState|usePersistentState|useStickyState|useFormPersist|useStorage)$")  # fmt: skip
"""Functions of libraries that keep a state in the browser as it changes."""
_WHOLE_FORMS = re.compile(r"\.(?:sisyphus|garlic|phoenix|saveStorage|formPersist|autosave)$")
"""What keeps each field of a form by itself."""
_EVERY_FIELD = re.compile(
    r"\bnew FormData\(|\.serialize(?:Array)?\(|\[\s?[\w.]{1,40}\.(?:name|id)\s?\]\s?=\s?[\w.]{1,60}\.(?:value|checked)\b"
)
"""How all that is typed is gathered: field by field, each under its name."""
_FIELD_KEY = re.compile(r"[\w)]\.(?:name|id)\b|getAttribute\(['\"](?:name|id)")
"""A key made of the name of the field: whatever field it is, it is kept."""
_KEPT_STATE = re.compile(r"^(?:JSON\.stringify\(\s?)?(?:this\.|state\.|self\.)?([\w$.]{2,60}?)(?:\.value)?\s?\)?$")
_ERASES = re.compile(r"\b(?:localStorage|localforage|storage|store|reserve)\.(?:removeItem|clear|remove)\(|\.removeItem\(", re.I)  # fmt: skip
_ERASED_BY_THEM = re.compile(
    r"\b(?:effacer|supprimer|oublier|vider|clear|delete|erase|forget|remove|discard)\b[^<>\n]{0,40}\b(?:brouillon|saisie|r[ée]ponses|draft|answers|appareil|ordinateur|device|computer|what you (?:typed|wrote))",
    re.I,
)
"""A button by which people erase what was kept: they are told, and they choose."""
_PAGES = (*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)


@dataclass(eq=False)
class LeftInBrowser(Act):
    """What is typed and kept: `whole` when it is certainly all that a form asks, `erased` when something of the project takes it away."""

    whole: bool = field(default=False, kw_only=True)
    erased: bool = field(default=False, kw_only=True)
    written: str = field(default="", kw_only=True)

    @property
    def shown(self) -> str:
        """The call, on one line, cut when it is long."""
        return self.written


def acts_in(script: Script) -> Iterator[LeftInBrowser]:
    """Yield the calls that keep what people type for as long as the browser lives, unless a button lets them erase it."""
    kept = script.text
    if not any(one in kept for one in ("ocalStorage", "ocalforage", "ocalForage", "usePersist", "useStorage", "useSticky", "useFormPersist", "sisyphus", "garlic", "phoenix", "saveStorage")):  # fmt: skip
        return
    if place_of_script(script.path) is Place.BACK_OFFICE or runs_on_server(script.path):
        return
    for node in script.walk("call_expression", "assignment_expression"):
        found = _put(node, script) if node.type == "assignment_expression" else _kept(node, script)
        if found is not None and not erased_by_people(script.project):
            whole, data = found
            yield LeftInBrowser(
                Kind.KEEP, script.path, script.span(node), place_of_script(script.path), data=data, to=BROWSER, whole=whole,
                erased=erases(script.project) or bool(_ERASES.search(kept)), written=" ".join(text(node).split())[:80],
            )  # fmt: skip


def _kept(node: Any, script: Script) -> tuple[bool, tuple[Datum, ...]] | None:
    """Whether a call keeps all that a form asks, and what it keeps; None when it keeps nothing that was typed."""
    called = text(part(node, "function"))
    given = arguments(node)
    if _WHOLE_FORMS.search(called):
        return (True, (Datum(Sort.ANSWERS, called, called),)) if "$" in called or "jQuery" in called else None
    if _HOOKS.match(called) and given:
        return _by_hook(called, node, script)
    sets = _SETS.match(called)
    if sets is None or len(given) != 2 or not _is_lasting(part(part(node, "function"), "object"), script):
        return None
    return _of_pair(node, given[0], given[1], script)


def _put(node: Any, script: Script) -> tuple[bool, tuple[Datum, ...]] | None:
    """What is put in the store as in a table: `localStorage[field.name] = field.value`, `localStorage.nir = nir`."""
    left, value = part(node, "left"), part(node, "right")
    if left.type not in ("subscript_expression", "member_expression") or not _is_lasting(part(left, "object"), script):
        return None
    return _of_pair(node, part(left, "index") or part(left, "property"), value, script)


def _of_pair(node: Any, key: Any, value: Any, script: Script) -> tuple[bool, tuple[Datum, ...]] | None:
    """What is kept under a key: a field whatever it is, all of a form, or what tells who someone is."""
    if MADE.search(text(value)):
        return None
    around = function_around(node)
    near = text(around)[:4_000] if around is not None else ""
    data = each_once(one for one in data_in(value, script) if one.sort in (Sort.TYPED, Sort.ANSWERS, Sort.IDENTITY))
    if data and _FIELD_KEY.search(text(key)) and any(one.sort is Sort.TYPED for one in data):
        return True, data
    gathered = _EVERY_FIELD.search(text(value)) or (_EVERY_FIELD.search(near) and _is_made_there(value, around))
    if gathered:
        return True, data or (Datum(Sort.ANSWERS, text(value)[:60], "form"),)
    keyed = is_personal_name(text_made(key, script)) or is_personal_name(text(key))
    told = [one for one in data if one.sort is Sort.ANSWERS or (one.sort is Sort.IDENTITY and (keyed or one.shown != one.what))]  # fmt: skip
    named = " ".join((text_made(key, script), text(key), *names_around(node)))
    if told or (data and speaks_of(named, "sessions.drafts")):
        return False, tuple(told) or data
    return _by_its_name(value, named)


def _by_its_name(value: Any, named: str) -> tuple[bool, tuple[Datum, ...]] | None:
    """A state that is called as the answers of a form are, kept as a draft."""
    state = _KEPT_STATE.match(text(value))
    if state is None or not speaks_of(state[1], "sessions.typed state") or speaks_of(named, "fields.search"):
        return None
    if not any(speaks_of(named, one) for one in ("sessions.drafts", "sessions.typed state")):
        return None
    return False, (Datum(Sort.ANSWERS, state[1], "form"),)


def _by_hook(called: str, node: Any, script: Script) -> tuple[bool, tuple[Datum, ...]] | None:
    """What a hook keeps: a form, by its key and the fields that it begins with."""
    said = text(node)[:600]
    if "sessionStorage" in said:
        return None
    if called == "useFormPersist":
        return (True, (Datum(Sort.ANSWERS, called, "form"),)) if "localStorage" in said else None
    keys = [one for one in re.findall(r"(\w{2,40})\s?:", said) if is_personal_name(one)]
    return (False, (Datum(Sort.IDENTITY, keys[0], keys[0]),)) if keys else None


def _is_lasting(owner: Any, script: Script) -> bool:
    """Whether what something is put in is the store of the browser that nothing empties, under whatever name."""
    if owner is None:
        return False
    if _STORE.match(text(owner)):
        return True
    return owner.type == "identifier" and any(_STORE.match(text(one.node)) for one in values(owner, script))


def _is_made_there(value: Any, around: Any) -> bool:
    """Whether what is kept is a name that the same function fills."""
    named = re.findall(r"[\w$]+", text(value).replace("JSON.stringify", ""))
    return around is not None and around.type in FUNCTIONS and any(
        re.search(rf"\b{re.escape(one)}\b\s?(?:\[|=|\.)", text(around)[:4_000]) for one in named[:3]
    )  # fmt: skip


@lasting_memo
def erases(site: Site) -> bool:
    """Return whether a script of the project takes away something that it kept in the browser."""
    return any(site.does(one, _ERASES) for one in site.paths if one.endswith(_PAGES) or is_template(one))


@lasting_memo
def erased_by_people(site: Site) -> bool:
    """Return whether a page of the project offers to erase what was kept of what people typed."""
    return any(site.does(one, _ERASED_BY_THEM) for one in site.paths if one.endswith(_PAGES) or is_template(one))
