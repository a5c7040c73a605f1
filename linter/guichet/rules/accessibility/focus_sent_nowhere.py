"""Focus that a script puts where it cannot go."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus_sent import focus_calls, ignored_by
from guichet.reading.components.marked import held_without_focus
from guichet.reading.scripts.javascript import Script
from guichet.rulebook.rule import Bad, Good, script_rule

NOWHERE = Text(
    fr='Ce focus est sans effet : <{tag}> ne peut pas le recevoir. Qui écoute la page n’entend rien, et reste où il était. Ajoutez tabindex="-1" à l’élément.',
    en='This focus has no effect: <{tag}> cannot take it. Whoever listens to the page hears nothing, and stays where they were. Add tabindex="-1" to the element.',
)
_VUE = '<template><div v-if="faux" ref="resume"{}><h2>À corriger cet été</h2></div></template><script setup>\nimport {{ ref }} from "vue"\nconst resume = ref(null)\nfunction montrer() {{ resume.value.focus() }}\n</script>'
_PAGE = 'import {{ useRef }} from "react";\nimport {{ Resume }} from "./Resume";\nexport default function Page() {{ const zone = useRef(null); return <form onSubmit={{() => zone.current.focus()}}><Resume ref={{zone}} /></form>; }}'
_INNER = 'import {{ forwardRef }} from "react";\nexport const Resume = forwardRef(function Resume(props, ref) {{ return <div ref={{ref}}{}><h2>À corriger cet été</h2></div>; }});'


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
    bad=(
        Bad('<h2 id="é">Corrigez ceci, même en été</h2><button id="b">Envoyer</button><script>document.getElementById("b").onclick = () => { document.getElementById("é").focus() }</script>', NOWHERE, at='document.getElementById("é").focus()'),
        Bad({"page.html": '<div class="resume" role="alert">Été</div><script src="a.js"></script>', "a.js": 'const zone = document.querySelector(".resume") // été\nfunction montrer() { zone.focus() }\n'}, NOWHERE, at="zone.focus()", path="a.js"),
        Bad({"src/P.vue": _VUE.format("")}, NOWHERE, at="resume.value.focus()", path="src/P.vue"),
        Bad({"src/Page.jsx": _PAGE.format(), "src/Resume.jsx": _INNER.format("")}, NOWHERE, at="zone.current.focus()", path="src/Page.jsx"),
    ),
    good=(
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
