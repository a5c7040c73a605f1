"""A field that forbids pasting."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import answers
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule

PASTE = Text(
    fr="Ce champ refuse le collage : qui ne peut pas retenir ou retaper reste dehors. Laissez coller.",
    en="This field refuses pasting: someone who cannot remember or retype stays outside. Let people paste.",
)

_PREVENTED = ("@paste.prevent", "x-on:paste.prevent", "v-on:paste.prevent")
_BLOCKS = re.compile(r"preventDefault\s*\(|return\s+false|=>\s*false\b|\.preventDefault\b")
_INSERTS = re.compile(
    r"clipboardData|getData|insertText|execCommand|setRangeText|\.value\s*=(?!=)|\.files\b|insertContent|dispatch\("
)


def _in_page(field: Element, page: Page) -> Iterator[Hit]:
    for name in _PREVENTED:
        if name in field.attrs:
            yield Hit(field.attribute_span(name), PASTE)
    written = field.attr("onpaste") or ""
    if _BLOCKS.search(written) and not _INSERTS.search(written):
        yield Hit(field.value_span("onpaste"), PASTE)


@script_rule(
    name="paste-blocked",
    code="W9525",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Coller interdit", en="Pasting blocked"),
    harms=Text(
        fr="Les personnes qui utilisent un gestionnaire de mots de passe, qui tapent avec peine, ou dont la mémoire flanche.",
        en="People who use a password manager, who type with difficulty, or whose memory fails.",
    ),
    instead=Text(
        fr="Laissez coller partout ; vérifiez ce qui est écrit, pas comment.",
        en="Let people paste everywhere; check what is written, not how.",
    ),
    wrong_when=Text(
        fr="Le script insère lui-même le texte collé, autrement que guichet ne sait le lire.",
        en="The script inserts the pasted text itself, in a way guichet cannot read.",
    ),
    refs=("wcag 3.3.8", "rgaa 11.13"),
    lesson="07-identity/02-signing-in",
    mentions=("paste",),
    bad=(
        Bad('class Champ {\n  constructor(champ) {\n    champ.addEventListener("paste", this.refuser.bind(this));\n  }\n\n  refuser(evt) {\n    evt.preventDefault();\n  }\n}\n', PASTE, at='champ.addEventListener("paste", this.refuser.bind(this))'),
        Bad('export default class extends Controller {\n  static values = { banned: { type: Array, default: ["copy", "paste"] } };\n\n  connect() {\n    for (const name of this.bannedValue) this.element.addEventListener(name, this.no);\n  }\n\n  no = (e) => e.preventDefault();\n}\n', PASTE, at="this.element.addEventListener(name, this.no)"),
        Bad('const NON = ["paste", "drop"];\nfor (const evt of NON) {\n  champ.addEventListener(evt, (e) => e.preventDefault());\n}\n', PASTE, at="champ.addEventListener(evt, (e) => e.preventDefault())"),
        Bad('<input type="password" name="mdp" onpaste="return false">', PASTE, at="return false"),
        Bad('champ.addEventListener("paste", (e) => e.preventDefault());', PASTE, at='champ.addEventListener("paste", (e) => e.preventDefault())'),
        Bad('function refuser(e) {\n  e.preventDefault();\n}\nconst champ = document.querySelector("#iban");\nchamp.onpaste = refuser;', PASTE, at="champ.onpaste = refuser"),
        Bad('$("#courriel2").on("copy paste cut", function () { return false; });', PASTE, at='$("#courriel2").on("copy paste cut", function () { return false; })'),
        Bad('const champ = document.querySelector("form").elements.secret;\n["paste", "drop"].forEach((nom) => {\n  champ.addEventListener(nom, (e) => {\n    e.preventDefault();\n  });\n});', PASTE, at="champ.addEventListener(nom, (e) => {\n    e.preventDefault();\n  })"),
    ),
    good=(
        Good('["copy"].forEach((nom) => { champ.addEventListener(nom, (e) => { e.preventDefault(); }); });'),
        Good('code.addEventListener("paste", (e) => { e.preventDefault(); repartir(e.clipboardData.getData("text")); });'),
        Good('champ.addEventListener("paste", () => compter());'),
        Good('<input name="mdp" type="password" onpaste="noter()">'),
    ),
    also=(Check(Subject.ELEMENT, ("[onpaste]", *(f"[{name}]" for name in _PREVENTED)), (), _in_page),)
)  # fmt: skip
def paste_blocked(script: Script) -> Iterator[Hit]:
    """Report a paste listener that cancels the event and puts nothing in its place."""
    if script.element is not None and script.element.name != "script":
        return
    for one in answers(script):
        body = "".join(text(each.node) for each in one.handlers)
        if one.event == "paste" and _BLOCKS.search(body) and not _INSERTS.search(body):
            yield Hit(script.span(one.node), PASTE)
