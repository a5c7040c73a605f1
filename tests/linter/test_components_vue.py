"""What a Vue component shows, is given and leaves out, told as people meet it."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project

from tests.linter.test_components import said

BUTTON = "<template><button>{0}</button></template>"


def vue(body: str, script: str = "", setup: str = "setup") -> str:
    return f"<template>{body}</template>\n<script {setup}>\n{script}\n</script>\n"


def use(body: str, name: str = "Part") -> str:
    return vue(f"<div>{body}</div>", f"import {name} from './{name}.vue'")


def rules(page: str, **others: str) -> list[str]:
    """Return the rules that report a page, or another component through it."""
    files = {"src/Page.vue": page, "src/part.types.ts": TYPES} | {
        f"src/{one}.vue": text for one, text in others.items()
    }
    return [rule for path in files for rule, _ in said(files, "src/Page.vue", path)]


TYPES = "interface Base { nom?: string }\nexport type PartProps = Base & { taille?: number }\n"
NAMELESS = ["button-name-missing"]
LOST = ["attribute-lost", *NAMELESS]


@pytest.mark.parametrize(
    ("body", "script", "expected"),
    [
        ('<h2 :id="nom"><slot name="titre" /></h2>', "const nom = useId()", []),
        ('<h2 :id="nom" class="titre"></h2>', "const nom = useId()", ["heading-empty"]),
        ('<label :for="nom">Été</label><input :id="nom">', "const nom = useId()", []),
        ('<label :for="nom">Été</label><input :id="autre">', "const nom = useId(), autre = useId()", ["label-for-broken", "field-label-missing"]),
        ('<button id="nom"></button>', "const nom = 'Été'", NAMELESS),
        ('<img src="é.png" :alt="nom">', "const nom = 'Été'", []),
        ('<img src="é.png" :alt="undefined">', "", ["img-alt-missing"]),
        ('<img src="é.png" :alt="nom">', "const nom = null", ["img-alt-missing"]),
        ('<img src="é.png" :alt="nom">', "const nom = ref('')", []),
        ("<button>{{ '' }}</button>", "", NAMELESS),
        ("<button>{{ nom }}</button>", "const nom = ''", NAMELESS),
        ("<button>{{ nom }}</button>", "let nom = ''\nfunction dire() { nom = 'Été' }", []),
        ("<button>{{ nom }}</button>", "const nom = ref('')", []),
        ("<button>{{ nom() }}</button>", "", []),
        ('<button v-text="nom"></button>', "", []),
        ('<button v-html="nom"></button>', "", []),
        ('<button><template v-if="a">Été</template></button>', "", []),
        ('<button><i v-if="a"></i><i v-else>Été</i></button>', "", []),
        ("<button :title=\"'Été'\"></button>", "", []),
        ("<button v-bind=\"{ title: 'Été' }\"></button>", "", []),
        ('<button v-bind="reste"></button>', "", []),
        ("<button v-bind=\"{ id: 'é' }\"></button>", "", NAMELESS),
        ('<button :[nom]="x"></button>', "", []),
        ('<button :ariaLabel="x"></button>', "", []),
        ('<component :is="\'button\'"></component>', "", NAMELESS),
        ('<component :is="sorte"></component>', "", []),
        ('<div @click="ouvrir">Été</div>', "", ["click-not-focusable"]),
        ('<div @click.stop>Été</div>', "", []),
        ('<div role="button" tabindex="0" @click="ouvrir" @keydown.enter="ouvrir">Été</div>', "", []),
        ('<router-link :to="lieu" aria-label="Été"><img src="é.png" alt=""></router-link>', "", []),
        ('<router-link :to="lieu"><img src="é.png" alt=""></router-link>', "", ["link-name-missing"]),
        ("<ul><li v-for=\"(lieu, rang) in lieux\" :key=\"rang\"><button>{{ lieu }}</button></li></ul>", "const lieux = ['Été', '']", NAMELESS),
        ('<ul><li v-for="({ id, ...le }, i) in lieux"><button v-bind="le"></button></li></ul>', "const lieux = [{ id: 1, title: 'Été' }]", []),
        ("<ul><li v-for=\"{ nom } in lieux\"><button>{{ nom }}</button></li></ul>", "const lieux = [{ nom: '' }]", NAMELESS),
        ('<label for="é">Été</label><input id="é" v-model="x">', "", []),
        ('<label :for="`é-${i}`">Été</label><input :id="`é-${i}`">', "", []),
        ("<p>2 < 3 {% if %} <% é %></p>", "", []),
    ],
)  # fmt: skip
def test_what_an_element_is_worth(body: str, script: str, expected: list[str]) -> None:
    assert rules(vue(f"<div>{body}</div>", script)) == expected


PROPS = {
    "a list": "defineProps(['nom'])",
    "a table": "defineProps({ nom: String })",
    "a table with more": "const p = defineProps({ nom: { type: String, required: true } })",
    "types": "defineProps<{ nom?: string }>()",
    "a named type": "interface Prises { nom: string }\ndefineProps<Prises>()",
    "an imported type": "import type { PartProps } from './part.types'\ndefineProps<PartProps>()",
    "types with values": "withDefaults(defineProps<{ nom?: string }>(), { nom: '' })",
}


@pytest.mark.parametrize("script", PROPS.values(), ids=PROPS)
@pytest.mark.parametrize(
    ("given", "expected"),
    [('nom="Été"', []), (':nom="x"', []), ('nom=""', NAMELESS), ("", NAMELESS), ('name="Été"', NAMELESS)],
)
def test_what_a_component_is_given(script: str, given: str, expected: list[str]) -> None:
    part = vue("<div><button>{{ nom }}</button></div>", script, 'setup lang="ts"')
    assert rules(use(f"<Part {given} />"), Part=part) == expected


@pytest.mark.parametrize(
    ("part", "given", "expected"),
    [
        ("props: ['nom'],", 'nom="Été"', []),
        ("props: ['nom'],", "", NAMELESS),
        ("props: { nom: { type: String, default: 'Été' } },", "", []),
        ("props: { nom: { type: String, default: () => 'Été' } },", "", []),
        ("mixins: [m], props: { nom: String },", "", NAMELESS),
        ("props: prises,", "", []),
        ("computed: { nom() { return 'Été' } },", "", []),
        ("data() { return { nom: 'Été' } },", "", []),
        ("data() { return { nom: '' } },", "", []),
    ],
)
def test_what_options_say(part: str, given: str, expected: list[str]) -> None:
    component = vue("<div><button>{{ nom }}</button></div>", f"export default {{ {part} }}", "")
    assert rules(use(f"<Part {given} />"), Part=component) == expected


@pytest.mark.parametrize(
    ("part", "body", "expected"),
    [
        ("<button><slot /></button>", "<Part>Été</Part>", []),
        ("<button><slot /></button>", "<Part><!-- é --></Part>", NAMELESS),
        ("<button><slot /></button>", "<Part />", NAMELESS),
        ("<button><slot>Été</slot></button>", "<Part />", []),
        ('<button><slot name="titre" /></button>', "<Part>Été</Part>", NAMELESS),
        ('<button><slot name="titre" /></button>', "<Part><template #titre>Été</template></Part>", []),
        ('<button><slot name="titre" /></button>', "<Part><template v-slot:titre>Été</template></Part>", []),
        ('<button><slot name="titre" /></button>', '<Part><b slot="titre">Été</b></Part>', []),
        ('<button><slot name="titre" /></button>', '<Part><b slot="title">Été</b></Part>', LOST),
        ('<button><slot name="titre" /></button>', "<Part><template #title>Été</template></Part>", LOST),
        ('<button><slot name="titre" /></button>', "<Part><template #[nom]>Été</template></Part>", []),
        ('<button><slot :nom="x" /></button>', '<Part v-slot="{ nom }">{{ nom }}</Part>', []),
        ('<button v-if="$slots.titre"><slot name="titre" /></button>', "<Part>Été</Part>", []),
        ("<div><button><slot /></button><slot name='pied' /></div>", "<Part>Été<template #pied><button></button></template></Part>", NAMELESS),
    ],
)  # fmt: skip
def test_what_a_slot_holds(part: str, body: str, expected: list[str]) -> None:
    assert rules(use(body), Part=vue(f"<div>{part}</div>")) == expected


@pytest.mark.parametrize(
    ("part", "script", "given", "expected"),
    [
        ("<button></button>", "", 'aria-label="Été"', []),
        ("<button></button>", "", "", NAMELESS),
        ("<button></button><i></i>", "", 'aria-label="Été"', LOST),
        ('<button v-if="a"></button><button v-else>Été</button>', "", 'aria-label="Été"', []),
        ("<button></button>", "defineOptions({ inheritAttrs: false })", 'aria-label="Été"', LOST),
        ("<p><button v-bind='$attrs'></button></p>", "defineOptions({ inheritAttrs: false })", 'aria-label="Été"', []),
        ("<p><button></button></p>", "", 'aria-label="Été"', NAMELESS),
        ('<p><button :aria-label="$attrs.title"></button></p>', "", 'title="Été"', []),
        ("<div></div>", "", '@click="ouvrir"', ["click-not-focusable"]),
        ("<div></div>", "defineEmits(['click'])", '@click="ouvrir"', []),
        ("<div></div>", "const emit = useEmit(); emit('click')", '@click="ouvrir"', []),
    ],
)
def test_what_falls_through(part: str, script: str, given: str, expected: list[str]) -> None:
    found = [one for one in rules(use(f"<Part {given} />"), Part=vue(part, script)) if not one.startswith("aria-")]
    assert found == expected


def test_a_component_that_others_use_is_not_judged_on_what_they_may_give() -> None:
    files = {"src/Page.vue": use('<Part aria-label="Été" />'), "src/Part.vue": vue("<button></button>")}
    assert said(files, "src/Part.vue") == []
    assert [rule for rule, _ in said({"src/Part.vue": files["src/Part.vue"]}, "src/Part.vue")] == NAMELESS


@pytest.mark.parametrize(
    "written",
    [
        "import Part from '@/kit/Part.vue'",
        "import { Part } from './kit'",
        "import * as kit from './kit'",
        "const Part = defineAsyncComponent(() => import('./kit/Part.vue'))",
        "",
    ],
)
def test_how_a_component_is_found(written: str) -> None:
    name = "kit.Part" if "* as" in written else "Part"
    files = {
        "src/Page.vue": vue(f"<div><{name} /></div>", written),
        "src/kit/Part.vue": vue("<p><button>{{ nom }}</button></p>", "defineProps(['nom'])"),
        "src/kit/index.ts": "export { default as Part } from './Part.vue'",
    }
    assert [rule for rule, _ in said(files, "src/Page.vue")] == NAMELESS


@pytest.mark.parametrize(
    ("key", "expected"),
    [("formulaire.titre", []), ("formulaire.vide", NAMELESS), ("ailleurs.titre", []), ("formulaire.nom", [])],
)
def test_messages_are_read_in_their_catalogue(key: str, expected: list[str]) -> None:
    files = {
        "src/Page.vue": vue(f"<div><button>{{{{ $t('{key}') }}}}</button></div>"),
        "src/locales/fr.json": '{"formulaire": {"titre": "Été", "vide": "", "nom": "{nom}"}}',
    }
    assert [rule for rule, _ in said(files, "src/Page.vue")] == expected


STATE = """
const vide = { nom: '', suivi: true }
export const form = reactive({ ...vide })
export const useForm = defineStore('form', { state: () => ({ ...vide }) })
export function useChoix() {
  const suivi = ref(true), rappel = ref(false)
  return { suivi, rappel }
}
"""
FADED = "<style{0}>\n.x {{ color: #bbb; background: #fff }}\n</style>"


@pytest.mark.parametrize(
    ("page", "part", "expected"),
    [
        ('<p class="x">Été</p><Part />', "<i>Été</i>", []),
        ('<p class="x">Été</p><Part />', "<i>Été</i>" + FADED.format(" scoped"), []),
        ('<p class="x">Été</p><Part />', "<i>Été</i>" + FADED.format(""), ["contrast-low"]),
        ('<p class="x">Été</p>' + FADED.format(" scoped"), "<i>Été</i>", ["contrast-low"]),
        ("<Part />", '<p class="x">Été</p>' + FADED.format(" scoped"), ["contrast-low"]),
    ],
)
def test_styles_of_a_component(page: str, part: str, expected: list[str]) -> None:
    def file(written: str, script: str = "") -> str:
        body, style, rest = written.partition("<style")
        return vue(f"<div>{body}</div>", script) + style + rest

    assert rules(file(page, "import Part from './Part.vue'"), Part=file(part)) == expected


@pytest.mark.parametrize(
    ("script", "field", "expected"),
    [
        ("const suivi = ref(true)", 'v-model="suivi"', True),
        ("const suivi = ref(false)", 'v-model="suivi"', False),
        ("const form = reactive({ suivi: true })", 'v-model="form.suivi"', True),
        ("import { form } from './etat'", 'v-model="form.suivi"', True),
        ("import { useForm } from './etat'\nconst f = useForm()", 'v-model="f.suivi"', True),
        ("import { useForm } from './etat'\nconst { suivi, nom } = storeToRefs(useForm())", 'v-model="suivi"', True),
        ("import { useChoix } from './etat'\nconst { suivi } = useChoix()", 'v-model="suivi"', True),
        ("import { useChoix } from './etat'\nconst { rappel } = useChoix()", 'v-model="rappel"', False),
        ("let suivi", 'v-model="suivi"', False),
        ("", ':checked="true"', True),
    ],
)
def test_what_a_box_holds_at_first(script: str, field: str, expected: bool) -> None:
    page = vue(
        f'<form method="post"><label><input type="checkbox" name="newsletter" {field}> Recevoir la lettre d’information</label></form>',
        script,
    )
    files = {"src/Page.vue": page, "src/etat.ts": STATE}
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    written = project.written("src/Page.vue")
    assert written is not None
    assert ("checked" in written.elements[2].attrs) is expected


@pytest.mark.parametrize(
    ("script", "given", "expected"),
    [
        ("const form = reactive({ part: undefined })", 'v-model="form.part"', True),
        ("const part = ref(undefined)", 'v-model="part"', True),
        ("", ':model-value="undefined"', True),
        ("const form = reactive({ part: null })", 'v-model="form.part"', False),
        ("const form = reactive({ part: false })", 'v-model="form.part"', False),
        ("", ':model-value="quoi"', False),
    ],
)
def test_what_is_given_nothing_keeps_its_own(script: str, given: str, expected: bool) -> None:
    box = "defineProps({ modelValue: { type: Boolean, default: true } })"
    page = vue(f"<form><Part {given} /></form>", f"import Part from './Part.vue'\n{script}")
    files = {"src/Page.vue": page, "src/Part.vue": vue('<input type="checkbox" :checked="modelValue">', box)}
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    written = project.page_written("src/Page.vue")
    assert written is not None
    assert ('checked=""' in written.template.source.text) is expected


TURN = "rang.value = (rang.value + 1) % vues.length"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (f"onMounted(() => {{ setInterval(() => {{ {TURN} }}, 4000) }})", ["text-changes-unpaused"]),
        (f"useEffect(() => {{ const t = setInterval(() => {{ {TURN} }}, 4000); return () => clearInterval(t) }})", ["text-changes-unpaused"]),
        (f"const tourner = () => {{ {TURN} }}\nsetInterval(tourner, 4000)", ["text-changes-unpaused"]),
        (f"let t\nonMounted(() => {{ t = setInterval(() => {{ {TURN} }}, 4000) }})\nonUnmounted(() => clearInterval(t))", ["text-changes-unpaused"]),
        (f"let t\nonMounted(() => {{ t = setInterval(() => {{ {TURN} }}, 4000) }})\nconst basculer = () => clearInterval(t)", []),
        ("onMounted(() => { setInterval(() => { charger() }, 4000) })", []),
        ("const n = ref(0)\nonMounted(() => { setInterval(() => { n.value += 1 }, 1000) })", []),
    ],
)  # fmt: skip
def test_what_turns_by_itself(script: str, expected: list[str]) -> None:
    body = '<section><p v-for="(une, i) in vues" v-show="i === rang">{{ une }}</p><button @click="basculer">Arrêter</button></section>'
    assert rules(vue(body, script)) == expected


def test_what_types_take_keeps_the_values_that_it_is_given() -> None:
    script = "withDefaults(defineProps<{ nom?: string }>(), { nom: 'Été' })"
    part = vue("<div><button>{{ nom }}</button></div>", script, 'setup lang="ts"')
    assert rules(use("<Part />"), Part=part) == []


@pytest.mark.parametrize(
    ("use_", "expected"),
    [
        ('<DsfrInput label="Votre nom" label-visible name="nom" />', []),
        ('<DsfrInput label="" name="nom" />', ["label-empty", "field-label-missing"]),
        ('<DsfrSegmentedSet label="Vue" name="vue" :options="TURNS" />', ["fieldset-legend-missing"]),
        ('<DsfrSegmentedSet legend="Vue" name="vue" :options="TURNS" />', []),
        ('<DsfrButton label="Ajouter" icon="ri-add-line" icon-only />', []),
        ('<DsfrAilleurs label="" />', []),
    ],
)
def test_what_a_package_registers_is_known_from_its_sources(use_: str, expected: list[str]) -> None:
    turns = "const TURNS = [{ label: 'Jour', value: 'j' }, { label: 'Mois', value: 'm' }]"
    assert rules(vue(f"<main>{use_}</main>", turns)) == expected


def test_a_component_is_named_after_the_folders_that_hold_it() -> None:
    files = {
        "app/pages/index.vue": vue("<div><FormePart /></div>"),
        "app/components/forme/Part.vue": vue("<p><button>{{ nom }}</button></p>", "defineProps(['nom'])"),
    }
    assert [rule for rule, _ in said(files, "app/pages/index.vue")] == NAMELESS


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("<div><slot name='un' /><slot name='deux' /></div>", ["attribute-lost"]),
        ("<div><slot name='un' /><slot name='trois' /></div>", []),
        ("<div><slot name='un' /><slot :name='autre' /></div>", []),
        ("<div><slot /></div>", ["attribute-lost"]),
        (
            "<div><slot name='un' /><Inconnu><template v-for='(_, n) in $slots' #[n]><slot :name='n' /></template></Inconnu></div>",
            [],
        ),
    ],
)
def test_words_that_fill_a_slot_which_the_component_does_not_have(part: str, expected: list[str]) -> None:
    page = use("<Part><template #un>Oui</template><template #trois>Refuser le prélèvement</template></Part>")
    if part == "<div><slot /></div>":
        page = use("<Part>Oui<template #trois>Refuser le prélèvement</template></Part>")
    assert [rule for rule in rules(page, Part=vue(part)) if rule == "attribute-lost"] == expected


ALERT = vue(
    '<DsfrAlert v-if="vide">Rien pour l’été.</DsfrAlert><p v-else>{{ été }}</p>', "defineProps(['vide', 'été'])"
)
TITLED = vue('<DsfrAlert :title="titre">Rien pour l’été.</DsfrAlert>', "defineProps({ titre: { default: '' } })")


@pytest.mark.parametrize(
    ("part", "use_", "in_page", "in_part"),
    [
        # whatever the part is given, its alert has no title: it is said where the alert is used
        (ALERT, '<Part :vide="vide" />', [], ["heading-empty"]),
        (ALERT, '<Part :vide="vide" /><Part :vide="autre" />', [], ["heading-empty"]),
        # the title is what the page gives
        (TITLED, '<Part titre="" />', ["heading-empty"], []),
        (TITLED, '<Part titre="Été" />', [], []),
        # what is not declared falls through to the alert
        (vue("<DsfrAlert>Rien.</DsfrAlert>"), '<Part title="Été" />', [], []),
    ],
)
def test_a_flaw_in_the_use_of_a_package_is_said_at_that_use(
    part: str, use_: str, in_page: list[str], in_part: list[str]
) -> None:
    files = {"src/Page.vue": use(f"<h1>Été</h1><h2>Juin</h2>{use_}"), "src/Part.vue": part}

    def told(at: str) -> list[str]:
        found = {(rule, text) for path in files for rule, text in said(files, path, at)}
        return [rule for rule, _ in found if rule == "heading-empty"]

    assert told("src/Page.vue") == in_page
    assert told("src/Part.vue") == in_part
