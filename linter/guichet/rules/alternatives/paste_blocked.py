"""A field that forbids pasting."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import bindings, functions, handed_to, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import field, key_of, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule

PASTE = Text(
    fr="Ce champ refuse le collage : qui ne peut pas retenir ou retaper reste dehors. Laissez coller.",
    en="This field refuses pasting: someone who cannot remember or retype stays outside. Let people paste.",
)

_PREVENTED = ("@paste.prevent", "x-on:paste.prevent", "v-on:paste.prevent")
_EVENTS = frozenset({"addEventListener", "on", "bind", "one"})
_QUOTED = re.compile(r"""["'`](?:[\w ]+ )?paste(?: [\w ]+)?["'`]""")
_BLOCKS = re.compile(r"preventDefault\s*\(|return\s+false|=>\s*false\b|\.preventDefault\b")
_INSERTS = re.compile(
    r"clipboardData|getData|insertText|execCommand|setRangeText|\.value\s*=(?!=)|\.files\b|insertContent|dispatch\("
)


def _is_paste(script: Script, node: Any) -> bool:
    made = (text(one.node) for one in origins(node, script) if one.node.type in ("string", "template_string"))
    return any(_QUOTED.fullmatch(one) for one in (*made, *_gone_through(script, node)))


def _gone_through(script: Script, node: Any) -> Iterator[str]:
    """Yield the texts that a name takes one after the other: `["paste", "drop"].forEach((name) => …)`."""
    for one in bindings(node, script) if node.type == "identifier" else ():
        for call, other in handed_to(one.value, one.script) if one.sort is Sort.PARAMETER else ():
            callee = field(call, "function")
            if callee.type == "member_expression" and key_of(field(callee, "property")) in ("forEach", "map"):
                for listed in values(field(callee, "object"), other):
                    yield from (text(each) for each in listed.node.named_children if each.type == "string")


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
    for node in script.walk("call_expression", "assignment_expression"):
        if node.type == "assignment_expression":
            left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
            found = right if script.source_of(left).endswith(".onpaste") else None
        else:
            called, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
            name = script.source_of(called).rpartition(".")[2]
            parts = arguments.named_children if arguments is not None else []
            listens = name in _EVENTS and len(parts) >= 2 and _is_paste(script, parts[0])
            found = (
                parts[-1]
                if listens and parts[-1].type not in ("true", "false", "object")
                else parts[1]
                if listens
                else None
            )
        if found is not None:
            body = "".join(text(one.node) for one in functions(found, script)) or script.body_of(found)
            if _BLOCKS.search(body) and not _INSERTS.search(body):
                yield Hit(script.span(node), PASTE)
