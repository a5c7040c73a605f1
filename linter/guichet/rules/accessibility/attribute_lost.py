"""What a page tells a component for those who hear it, and that the component shows nowhere."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule

LOST = Text(
    fr="« {called} » reçoit « {name} » et ne l’écrit sur aucun élément : personne ne l’entendra. Faites-le suivre dans le composant.",
    en='"{called}" is given "{name}" and writes it on no element: nobody will hear it. Pass it on in the component.',
)
_FIELD = "let {{ id{0} }} = $props();"
_PAGE = '<script>\nimport Champ from "./Champ.svelte";\n</script>\n<label for="é">Été</label><Champ id="é" aria-describedby="aide" /><p id="aide">En juin</p>'


@template_rule(
    name="attribute-lost",
    code="W9698",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Attribut perdu en route", en="Attribute lost on the way"),
    harms=Text(
        fr="Les personnes aveugles : l’aide, l’état ou le nom que la page donne n’arrive jamais à l’élément.",
        en="People who are blind: the help, the state or the name that the page gives never reaches the element.",
    ),
    instead=Text(
        fr="Dans le composant, écrivez l’attribut sur l’élément, ou faites suivre tout ce qui n’est pas nommé.",
        en="In the component, write the attribute on the element, or pass on all that is not named.",
    ),
    wrong_when=Text(
        fr="Le composant lit l’attribut d’une façon que guichet ne suit pas.",
        en="The component reads the attribute in a way that guichet does not follow.",
    ),
    refs=("rgaa 7.1", "wcag 1.3.1", "wcag 4.1.2"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad({"src/Page.svelte": _PAGE, "src/Champ.svelte": f"<script>{_FIELD.format('')}</script><p><input {{id}}></p>"}, LOST, at='<Champ id="é" aria-describedby="aide" />', path="src/Page.svelte"),
        Bad({"src/Page.vue": '<template><div><Repli aria-expanded="false">Été</Repli></div></template><script setup>\nimport Repli from "./Repli.vue"\n</script>', "src/Repli.vue": '<template><button><slot /></button></template><script setup>\ndefineOptions({ inheritAttrs: false })\n</script>'}, LOST, at='<Repli aria-expanded="false">', path="src/Page.vue"),
        Bad({"src/Page.jsx": 'import { Repli } from "./Repli";\nexport function Page({ vu }) { return <p><Repli aria-expanded={vu}>Été</Repli></p>; }', "src/Repli.jsx": "export function Repli({ children }) { return <button>{children}</button>; }"}, LOST, at='<Repli aria-expanded={vu}>', path="src/Page.jsx"),
    ),
    good=(
        Good({"src/Page.svelte": _PAGE, "src/Champ.svelte": f"<script>{_FIELD.format(', ...reste')}</script><p><input {{id}} {{...reste}}></p>"}, path="src/Page.svelte"),
        Good({"src/Page.vue": '<template><div><Repli aria-expanded="false">Été</Repli></div></template><script setup>\nimport Repli from "./Repli.vue"\n</script>', "src/Repli.vue": "<template><button><slot /></button></template>"}, path="src/Page.vue"),
        Good({"src/Page.jsx": 'import { Repli } from "./Repli";\nexport function Page({ vu }) { return <p><Repli aria-expanded={vu}>Été</Repli></p>; }', "src/Repli.jsx": "export function Repli({ children, ...reste }) { return <button {...reste}>{children}</button>; }"}, path="src/Page.jsx"),
        Good({"src/Page.jsx": 'import { Repli } from "ailleurs";\nexport function Page({ vu }) { return <p><Repli aria-expanded={vu}>Été</Repli></p>; }'}, path="src/Page.jsx"),
    ),
)  # fmt: skip
def attribute_lost(page: Page) -> Iterator[Hit]:
    """Report each attribute that a component of the project is given and drops."""
    for one in page.template.dropped:
        yield Hit(one.span, LOST, {"called": one.called, "name": one.attribute})
