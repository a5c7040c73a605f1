"""Focus that a script puts where it cannot go."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.effects import leaves, methods, moves_focus
from guichet.heard.focus import is_focusable
from guichet.heard.focus_sent import focus_calls, ignored_by
from guichet.reading.components.marked import held_without_focus
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.scripts.texts import text_made
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule
from guichet.seen.found import found_by

NOWHERE = Text(
    fr='Ce focus est sans effet : <{tag}> ne peut pas le recevoir. Qui écoute la page n’entend rien, et reste où il était. Ajoutez tabindex="-1" à l’élément.',
    en='This focus has no effect: <{tag}> cannot take it. Whoever listens to the page hears nothing, and stays where they were. Add tabindex="-1" to the element.',
)
GONE = Text(
    fr="Ce bouton s’efface avec sa ligne, et le focus avec lui : au clavier ou à l’oreille, on repart du haut de la page. Placez-le sur la ligne voisine, ou sur le titre de la liste.",
    en="This button is removed with its row, and the focus with it: by keyboard or by ear, people start again from the top of the page. Put it on the next row, or on the heading of the list.",
)
_VUE = '<template><div v-if="faux" ref="resume"{}><h2>À corriger cet été</h2></div></template><script setup>\nimport {{ ref }} from "vue"\nconst resume = ref(null)\nfunction montrer() {{ resume.value.focus() }}\n</script>'
_LIST = '<ul id="é">{% for un in étés %}<li><button type="button" class="oter">Retirer {{ un }}</button></li>{% endfor %}</ul><script src="a.js"></script>'
_PAGE = 'import {{ useRef }} from "react";\nimport {{ Resume }} from "./Resume";\nexport default function Page() {{ const zone = useRef(null); return <form onSubmit={{() => zone.current.focus()}}><Resume ref={{zone}} /></form>; }}'
_INNER = 'import {{ forwardRef }} from "react";\nexport const Resume = forwardRef(function Resume(props, ref) {{ return <div ref={{ref}}{}><h2>À corriger cet été</h2></div>; }});'


_ROWS = frozenset({"li", "tr", "fieldset", "article"})
_PRESSED = re.compile(r"\b(?:target|currentTarget|srcElement)\b|^(?:\$\()?this\b")
_PARENTS = frozenset({"closest", "parents", "parent"})


def _removed(script: Script) -> Iterator[Hit]:
    """Report the removal of the row that holds what was pressed, in an answer that puts the focus nowhere."""
    for one in answers(script):
        if one.event != "click" or one.element is not None or _leads_on(one):
            continue
        for call, method, owner, holder in methods(one.code()):
            selector = _row_around(owner, holder) if method == "remove" and not arguments(call) else ""
            if not selector:
                continue
            for page in pages_of(script, words_of((*one.on, *one.within))):
                rows = [row for each in one.elements(page) for row in (each, *each.ancestors) if row.name in _ROWS]
                held = set(found_by(selector, page)) & set(rows)
                if held and not has_unread(page) and any(map(is_focusable, one.elements(page))):
                    yield Hit(holder.span(call), GONE, path=holder.path, page=page.path)
                    return


def _leads_on(one: Answer) -> bool:
    """Whether an answer puts the focus somewhere, leaves the page, or opens what takes it."""
    code = one.code()
    return (
        moves_focus(code)
        or any(leaves(code))
        or any(_FOCUSES.search(each.script.source_of(each.node)) for each in code)
    )


_FOCUSES = re.compile(r"focus|showModal|dispatchEvent|emit\(|reload", re.I)


def _row_around(owner: Any, script: Script) -> str:
    """Return the selector by which a row is looked for above what was pressed; "" for anything else."""
    for made in (owner, *(one.node for one in values(owner, script))):
        callee = field(made, "function") if made is not None and made.type == "call_expression" else None
        if callee is None or key_of(field(callee, "property")) not in _PARENTS or not arguments(made):
            continue
        start = field(callee, "object")
        told = [text(start), *(text(one.node) for one in values(start, script))]
        if any(_PRESSED.search(one) for one in told):
            return text_made(arguments(made)[0], script)
    return ""


@script_rule(
    name="focus-sent-nowhere",
    code="W9701",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Focus envoyé où il ne peut aller", en="Focus sent where it cannot go"),
    harms=Text(
        fr="Les personnes aveugles ou au clavier : l’erreur ou la suite n’est pas annoncée, et la touche Tab repart d’ailleurs.",
        en="People who are blind or use a keyboard: the error or what comes next is not announced, and Tab starts from elsewhere.",
    ),
    instead=Text(
        fr="Donnez tabindex=\"-1\" au titre ou au bloc qui reçoit le focus.",
        en='Give tabindex="-1" to the heading or the block that takes the focus.',
    ),
    wrong_when=Text(
        fr="L’élément reçoit « tabindex » d’un script que guichet ne lit pas.",
        en='The element is given "tabindex" by a script that guichet does not read.',
    ),
    refs=("rgaa 12.8", "wcag 2.4.3", "wcag 4.1.3"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=(".focus(",),
    also=(Check(Subject.SCRIPT, (), (".remove(",), _removed),),
    bad=(
        Bad('<h2 id="é">Corrigez ceci, même en été</h2><button id="b">Envoyer</button><script>document.getElementById("b").onclick = () => { document.getElementById("é").focus() }</script>', NOWHERE, at='document.getElementById("é").focus()'),
        Bad({"page.html": '<div class="resume" role="alert">Été</div><script src="a.js"></script>', "a.js": 'const zone = document.querySelector(".resume") // été\nfunction montrer() { zone.focus() }\n'}, NOWHERE, at="zone.focus()", path="a.js"),
        Bad({"src/P.vue": _VUE.format("")}, NOWHERE, at="resume.value.focus()", path="src/P.vue"),
        Bad({"src/Page.jsx": _PAGE.format(), "src/Resume.jsx": _INNER.format("")}, NOWHERE, at="zone.current.focus()", path="src/Page.jsx"),
        Bad({"page.html": _LIST, "a.js": 'document.getElementById("é").addEventListener("click", async (e) => {\n  const b = e.target.closest(".oter");\n  if (!b) return;\n  const ligne = b.closest("li");\n  await fetch("/é");\n  ligne.remove();\n});\n'}, GONE, at='ligne.remove()', path="a.js"),
        Bad({"page.html": _LIST, "a.js": 'document.querySelectorAll(".oter").forEach((b) => b.addEventListener("click", (e) => {\n  e.currentTarget.closest("li").remove(); // été\n}));\n'}, GONE, at='e.currentTarget.closest("li").remove()', path="a.js"),
        Bad({"page.html": _LIST, "a.js": '$(".oter").on("click", function () { $(this).closest("li").remove(); /* été */ });\n'}, GONE, at='$(this).closest("li").remove()', path="a.js"),
    ),
    good=(
        Good({"page.html": _LIST, "a.js": 'document.getElementById("é").addEventListener("click", async (e) => {\n  const b = e.target.closest(".oter");\n  if (!b) return;\n  const ligne = b.closest("li");\n  await fetch("/é");\n  ligne.remove();\n  document.querySelector("h2").focus();\n});\n'}),
        Good({"page.html": _LIST, "a.js": 'document.querySelectorAll(".oter").forEach((b) => b.addEventListener("click", (e) => {\n  e.currentTarget.closest("li").remove(); // été\n  document.querySelector("button").focus();\n}));\n'}),
        Good({"page.html": _LIST, "a.js": 'document.getElementById("é").addEventListener("click", (e) => { e.target.closest("p").remove() }); // été\n'}),
        Good({"page.html": _LIST, "a.js": 'document.getElementById("é").addEventListener("click", (e) => { e.target.closest("li").classList.remove("neuf") }); // été\n'}),
        Good('<h2 id="é" tabindex="-1">Corrigez ceci, même en été</h2><button id="b">Envoyer</button><script>document.getElementById("b").onclick = () => { document.getElementById("é").focus() }</script>'),
        Good('<h2 id="é">Été</h2><script>const t = document.getElementById("é"); t.setAttribute("tabindex", "-1"); t.focus()</script>'),
        Good('<input id="é" aria-label="Été"><script>document.getElementById("é").focus()</script>'),
        Good({"src/P.vue": _VUE.format(' tabindex="-1"')}, path="src/P.vue"),
        Good({"src/P.vue": _VUE.format(' :tabindex="-1"')}, path="src/P.vue"),
        Good({"src/Page.jsx": _PAGE.format(), "src/Resume.jsx": _INNER.format(" tabIndex={-1}")}, path="src/Page.jsx"),
        Good({"src/Page.jsx": _PAGE.format(), "src/Resume.jsx": _INNER.format(" {...props}")}, path="src/Page.jsx"),
    ),
)  # fmt: skip
def focus_sent_nowhere(script: Script) -> Iterator[Hit]:
    """Report each call that puts the focus on an element that certainly takes none."""
    for call, owner in focus_calls(script):
        held = held_without_focus(owner, script)
        tag, page = (held, "") if held else ignored_by(owner, script)
        if tag:
            yield Hit(script.span(call), NOWHERE, {"tag": tag}, page=page or None)
