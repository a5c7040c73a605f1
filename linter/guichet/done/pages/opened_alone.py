"""Windows that a script opens by itself to push something on people, when it remembers no answer."""

from __future__ import annotations

import re
from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.timing import runs_by_itself, strings_of

_OPENS = re.compile(
    r"\.showModal$|(?:modal|dialog|popup|pop_?in|overlay|promo|nag|invit|relance)\w{0,60}\W{0,6}\.(?:show|open|disclose|modal|fadeIn|display)$|Modal\([^)]*\)\.show$|\.modal\.disclose$",
    re.I,
)
_CALLED = re.compile(r"(?<![\w$])([\w$]+)\.(?:show|open)$")
_MADE = r"\b{name}\s*=\s*(?:new\s+(?:\w+\.)?\w*(?:Modal|Dialog|Popup)\(|(?:\w+\.)?(?:Modal|Dialog)\.get(?:OrCreate)?Instance\()"
"""How a variable becomes a window of a library (`new bootstrap.Modal(…)`)."""
_ADDS = re.compile(r"(?:modal|dialog|popup|overlay|promo|popin)\w{0,60}\W{0,6}\.classList\.(?:add|remove)$", re.I)
_WINDOW = re.compile(r"modal|popup|pop-?in|overlay|promo|dialog", re.I)
_SHOWS = re.compile(
    r"^[^=\n]{0,60}(?:modal|dialog|popup|pop_?in|overlay|promo|invit|relance)[^=\n]{0,30}(?:\.style\.display\s*=\s*['\"](?:block|flex|grid)|\.hidden\s*=\s*(?:false|!1)|\.open\s*=\s*(?:true|!0))",
    re.I,
)
_REMEMBERS = re.compile(
    r"localStorage|sessionStorage|cookie|indexedDB|already|d[ée]j[àa]|dismiss|\bseen\b|\bvue?s?\b|preferences?", re.I
)
_PUSHES = re.compile(
    r"numérique|papier|paperless|application|\bappli\b|\bapp\b|newsletter|lettre|infolettre|notification|alerte|enquête|avis|satisfaction|sondage|survey|feedback|download|subscribe|inscrivez|abonn|découvr|essayez|try|passez|renonce|promo|espace personnel|créez|sign up|compte",
    re.I,
)
_NEEDED = re.compile(
    r"session|timeout|expir|erreur|error|security|sécurité|danger|urgence|perdu|unsaved|offline|hors ligne", re.I
)


def opened_alone(script: Script) -> Any:
    """Return what opens the first such window; None when there is none."""
    if _REMEMBERS.search(script.text):
        return None
    said = strings_of(script)
    if script.page is not None:
        dialogs = (
            one
            for one in script.page.template.elements
            if one.name == "dialog" or _WINDOW.search(one.attr("class") or "")
        )
        said += " ".join(dialog.text for dialog in dialogs).lower()
    if not _PUSHES.search(said) or _NEEDED.search(said):
        return None
    for change in script.walk("assignment_expression"):
        if _SHOWS.search(script.source_of(change)) and runs_by_itself(change, script):
            return change
    for call in script.walk("call_expression"):
        callee = script.source_of(call.child_by_field_name("function"))
        code = script.source_of(call)
        called = _CALLED.search(callee)
        made = called and re.search(_MADE.format(name=re.escape(called[1])), script.text)
        opens = ((made or _OPENS.search(callee)) and "hide" not in code) or (
            _ADDS.search(callee) and re.search(r"open|show|visible|active", code)
        )
        if opens and runs_by_itself(call, script):
            return call
    return None
