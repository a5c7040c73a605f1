"""Flaws that are in no file alone, each with the twin that harms nobody: one file is all that tells them apart."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

RULES = Rules(list(selected(Config())))


def rules_of(files: dict[str, str]) -> set[str]:
    """Return the rules that say something of some files, of each and together."""
    project = Project(sorted(files), Config(), {name: Source(name, text) for name, text in files.items()})
    found = [one for path in project.paths for one in check_file(path, RULES, project)]
    return {one.rule for one in (*found, *check_project(project, RULES))}


def angular(name: str, template: str, members: str = "", more: str = "", head: str = "") -> dict[str, str]:
    return {
        f"app/{name}.component.ts": f"{head}\n@Component({{ selector: 'app-{name}', template: `{template}`{more} }})\nexport class C {{ {members} }}\n"
    }


SELECT = '<label for="o">Antenne</label><select id="o" appVa><option>Été</option></select>'
ICON = "<svg aria-hidden='true'></svg>"
NAMED = ICON + '<span class="vh">{{ label }}</span>'
PRESSED = '<div appPresse class="b">Envoyer</div>'
ORDER = "import { ORDRE } from './ordre';"
QUESTION = '<form><app-q><label for="p">Plaque</label><p class="aide">Par exemple AB-123-CD</p><input id="p" name="p"></app-q></form>'


def directive(selector: str, body: str = "", more: str = "") -> dict[str, str]:
    return {"app/d.directive.ts": f"@Directive({{ selector: '[{selector}]'{more} }})\nexport class D {{ {body} }}\n"}


GOES = "@HostListener('change', ['$event.target.value']) aller(v) { this.router.navigate(['/antenne', v]); }"
KEEPS = "@HostListener('change', ['$event.target.value']) aller(v) { this.choisie = v; }"
SPOKEN = ", host: { role: 'button', '(click)': 'presse()' }"
REACHED = ", host: { role: 'button', tabindex: '0', '(click)': 'presse()', '(keydown.enter)': 'presse()', '(keydown.space)': 'presse()' }"


@pytest.mark.parametrize(
    ("rule", "same", "flawed", "harmless"),
    [
        ("change-submits", angular("page", SELECT), directive("appVa", GOES), directive("appVa", KEEPS)),
        ("paste-blocked", angular("page", '<form><label for="m">Adresse mail</label><input id="m" type="email" appC></form>'),
         directive("appC", "@HostListener('paste') non() { return false; }"), directive("appC", "@HostListener('paste') non() { this.vu = true; }")),
        ("click-not-focusable", angular("page", PRESSED), directive("appPresse", "", SPOKEN), directive("appPresse", "", REACHED)),
        ("click-not-focusable", angular("page", '<span (appVoir)="voir()">Voir</span>'),
         directive("appVoir", "@HostListener('click') voir() { this.appVoir.emit() }"),
         directive("appVoir", "@HostBinding('attr.role') role = 'button'; @HostBinding('attr.tabindex') rang = 0; @HostListener('click') @HostListener('keydown.enter') @HostListener('keydown.space') voir() { this.appVoir.emit() }")),
        ("button-name-missing", angular("page", '<button type="button"><app-icon label="Fermer" /></button>'),
         angular("icon", ICON, "@Input() label = '';"), angular("icon", NAMED, "@Input() label = '';")),
        ("attribute-lost", angular("page", QUESTION),
         angular("q", '<ng-content select="label" /><ng-content select="[aide]" /><ng-content select="input" />'),
         angular("q", '<ng-content select="label" /><ng-content /><ng-content select="input" />')),
        ("tabindex-positive", angular("page", '<a href="/é" [tabindex]="ordre.nom">Été</a>', "ordre = ORDRE;", head=ORDER),
         {"app/ordre.ts": "export const ORDRE = { nom: 3 };"}, {"app/ordre.ts": "export const ORDRE = { nom: 0 };"}),
        ("consent-preticked", angular("page", '<form [formGroup]="form"><label><input type="checkbox" formControlName="lettre"> J’accepte de recevoir des offres de partenaires</label></form>',
                                      "form = new FormGroup({ lettre: new FormControl(AVANT.lettre) });", head="import { AVANT } from './avant';"),
         {"app/avant.ts": "export const AVANT = { lettre: true };"}, {"app/avant.ts": "export const AVANT = { lettre: false };"}),
        ("change-submits", {"src/P.svelte": "<script>\nimport { suivre } from './va';\n</script>\n<label for='o'>Antenne</label><select id='o' onchange={suivre}><option>Été</option></select>"},
         {"src/va.js": "export const suivre = (e) => goto('/antenne/' + e.target.value);"}, {"src/va.js": "export const suivre = (e) => noter(e.target.value);"}),
        ("change-submits", {"src/va.js": "export function aller(v) { router.push({ name: 'antenne', params: { v } }) }"},
         {"src/P.vue": "<template><label for='o'>Antenne</label><select id='o' v-model=\"o\" @change=\"o = 1; aller(o)\"><option>Été</option></select></template><script setup>\nimport { aller } from './va'\n</script>"},
         {"src/P.vue": "<template><label for='o'>Antenne</label><select id='o' v-model=\"o\"><option>Été</option></select><button @click=\"aller(o)\">Voir</button></template><script setup>\nimport { aller } from './va'\n</script>"}),
        ("consent-preticked", {"src/Case.svelte": "<script>\nexport let nom; export let checked = true;\n</script>\n<label><input type='checkbox' name={nom} bind:checked> <slot /></label>"},
         {"src/P.svelte": "<script>\nimport Case from './Case.svelte';\n</script>\n<form><Case nom='partage'>J’accepte que mes données soient données à des partenaires</Case></form>"},
         {"src/P.svelte": "<script>\nimport Case from './Case.svelte';\n</script>\n<form><Case nom='partage' checked={false}>J’accepte que mes données soient données à des partenaires</Case></form>"}),
        ("consent-preticked", {"src/Case.jsx": "export function Case({ libelle, avant }) { return <label><input type='checkbox' defaultChecked={avant ?? true} /> {libelle}</label>; }"},
         {"src/P.jsx": "import { Case } from './Case';\nexport function P() { return <form><Case libelle='Recevoir les offres de nos partenaires' /></form>; }"},
         {"src/P.jsx": "import { Case } from './Case';\nexport function P() { return <form><Case libelle='Recevoir les offres de nos partenaires' avant={false} /></form>; }"}),
        ("shortcut-single-key", {"src/P.jsx": "import { useHotkey } from './touche';\nexport function P({ garder }) { useHotkey('e', garder); return <p>Été</p>; }"},
         {"src/touche.js": "export function useHotkey(key, agir) { document.addEventListener('keydown', (e) => { if (e.key === key) agir() }) }"},
         {"src/touche.js": "export function useHotkey(key, agir) { document.addEventListener('keydown', (e) => { if (e.ctrlKey && e.key === key) agir() }) }"}),
        ("aria-reference-broken", {"src/P.jsx": "import { aide } from './ids';\nexport function P() { return <form><label htmlFor='n'>Nom</label><input id='n' autoComplete='name' aria-describedby={aide('n')} /><p id='aide-n'>Celui de naissance</p></form>; }"},
         {"src/ids.js": "export const aide = (nom) => `${nom}-aide`;"}, {"src/ids.js": "export const aide = (nom) => `aide-${nom}`;"}),
        ("aria-reference-broken", {"src/P.vue": "<template><form><label for='n'>Nom</label><input id='n' autocomplete='name' :aria-describedby=\"aide('n')\"><p id='aide-n'>Celui de naissance</p></form></template><script setup>\nimport { aide } from './ids'\n</script>"},
         {"src/ids.js": "export function aide(nom) { return nom + '-aide' }"}, {"src/ids.js": "export function aide(nom) { return 'aide-' + nom }"}),
        ("aria-reference-broken", angular("page", "<form><label for='n'>Nom</label><input id='n' autocomplete='name' [attr.aria-describedby]='aide'><p id='aide-n'>Celui de naissance</p></form>", "readonly aide = aide('n');", head="import { aide } from './ids';"),
         {"app/ids.ts": "export const aide = (nom: string) => `${nom}-aide`;"}, {"app/ids.ts": "export const aide = (nom: string) => `aide-${nom}`;"}),
        ("consent-preticked", {"src/P.vue": "<template><form><label><input type='checkbox' v-model='choix.partage'> J’accepte que mes données soient données à des partenaires</label></form></template><script setup>\nimport { useChoix } from './choix'\nconst choix = useChoix()\n</script>"},
         {"src/choix.js": "export const avant = { partage: true }\nexport function useChoix() { return reactive({ ...avant }) }"}, {"src/choix.js": "export const avant = { partage: false }\nexport function useChoix() { return reactive({ ...avant }) }"}),
        ("keyboard-trap", angular("page", "<label for='n'>Numéro</label><input id='n' appChiffres>"),
         directive("appChiffres", "@HostListener('keydown', ['$event']) touche(e: KeyboardEvent) { const va = ['Delete'].includes(e.key); if (!va && !/^\\d$/.test(e.key)) e.preventDefault(); }"),
         directive("appChiffres", "@HostListener('keydown', ['$event']) touche(e: KeyboardEvent) { const va = ['Tab'].includes(e.key); if (!va && !/^\\d$/.test(e.key)) e.preventDefault(); }")),
        ("aria-reference-broken", {"src/C.vue": "<script setup>\nimport E from './E.vue';\ndefineProps({ nom: String, erreur: String });\n</script>\n<template><E :champ='nom' :texte='erreur' /><input :id='nom' aria-label='Été' :aria-describedby=\"erreur ? `${nom}-erreur` : null\"></template>"},
         {"src/E.vue": "<script setup>\ndefineProps({ champ: String, texte: String });\n</script>\n<template><p :id='`erreur-${champ}`'>{{ texte }}</p></template>"},
         {"src/E.vue": "<script setup>\ndefineProps({ champ: String, texte: String });\n</script>\n<template><p :id='`${champ}-erreur`'>{{ texte }}</p></template>"}),
        ("aria-reference-broken", {"f/forms.py": "for name, field in fields.items():\n    field.widget.attrs['aria-describedby'] = f'{name}-aide'\n"},
         {"f/templates/c.html": '<p id="aide-{{ c.name }}">Été</p>{{ c }}'}, {"f/templates/c.html": '<p id="{{ c.name }}-aide">Été</p>{{ c }}'}),
        ("label-for-broken", {"app/views/d/p.html.erb": "<%= render 'd/choix' %>"},
         {"app/views/d/_choix.html.erb": '<li><%= check_box_tag "jours[]", jour.id, jour.pris? %><%= label_tag "jours_#{jour.id}", jour.nom %></li>'},
         {"app/views/d/_choix.html.erb": '<li><%= check_box_tag "jours[]", jour.id, jour.pris?, id: "jours_#{jour.id}" %><%= label_tag "jours_#{jour.id}", jour.nom %></li>'}),
        ("id-duplicate", {"v/p.njk": '{% from "m.njk" import ligne %}{% for e in étapes %}{{ ligne(e, loop.index) }}{% endfor %}'},
         {"v/m.njk": '{% macro ligne(e) %}<label for="n-{{ loop.index }}">Été</label><input id="n-{{ loop.index }}">{% endmacro %}'},
         {"v/m.njk": '{% macro ligne(e, rang) %}<label for="n-{{ rang }}">Été</label><input id="n-{{ rang }}">{% endmacro %}'}),
        ("id-duplicate", {"templates/m.html": '{% macro b(i) %}<button aria-controls="z{{ i }}" aria-expanded="false">É</button><p id="z{{ i }}">Été</p>{% endmacro %}'},
         {"templates/p.html": '{% from "m.html" import b %}{% set i = 1 %}{% for a in y %}{{ b(i) }}{% set i = i + 1 %}{% endfor %}'},
         {"templates/p.html": '{% from "m.html" import b %}{% for a in y %}{{ b(loop.index) }}{% endfor %}'}),
        ("id-duplicate", {"src/P.vue": "<template><Volet v-for='v in volets' :key='v.id' :titre='v.titre' /></template><script setup>\nimport Volet from './Volet.vue';\n</script>"},
         {"src/Volet.vue": "<template><button :aria-controls=\"'volet'\" aria-expanded='false'>{{ titre }}</button><p id='volet'>Été</p></template><script setup>\ndefineProps(['titre']);\n</script>"},
         {"src/Volet.vue": "<template><button :aria-controls='id' aria-expanded='false'>{{ titre }}</button><p :id='id'>Été</p></template><script setup>\nimport { useId } from 'vue';\nconst id = useId();\ndefineProps(['titre']);\n</script>"}),
        ("click-not-focusable", directive("appCle", "@HostListener('keydown.enter') @HostListener('keydown.space') va() { this.e.click(); }", ", host: { role: 'button', tabindex: '0' }"),
         angular("page", '<div appCle (click)="ouvrir()">Voir</div>', more=", imports: [DatePipe]"), angular("page", '<div appCle (click)="ouvrir()">Voir</div>', more=", imports: [D]")),
        ("button-name-missing", {"app.py": "NOMS = {'fermer': 'Fermer le menu'}\ndef installer(app):\n    app.jinja_env.globals['noms'] = NOMS\n", "templates/m.html": '{% macro icone(cle) %}<button type="button" aria-label="{{ noms[cle] }}"><svg aria-hidden="true"></svg></button>{% endmacro %}'},
         {"templates/p.html": '{% from "m.html" import icone %}{{ icone("ouvrir") }}'}, {"templates/p.html": '{% from "m.html" import icone %}{{ icone("fermer") }}'}),
        ("text-given-lost", {"templates/m.html": '{% macro champ(nom) %}{% if kwargs.get("aide") %}<p>{{ kwargs.get("aide") }}</p>{% endif %}<input name="{{ nom }}" aria-label="É">{% endmacro %}'},
         {"templates/p.html": '{% from "m.html" import champ %}{{ champ("é", indice="Celui de votre été") }}'}, {"templates/p.html": '{% from "m.html" import champ %}{{ champ("é", aide="Celui de votre été") }}'}),
        ("text-given-lost", {"app/views/d/_e.html.erb": "<% o = local_assigns[:modele] %><% if o&.errors&.any? %><ul><% o.errors.each do |e| %><li><%= e.full_message %></li><% end %></ul><% end %>"},
         {"app/views/d/new.html.erb": '<%= render "d/e", objet: @demande %>'}, {"app/views/d/new.html.erb": '<%= render "d/e", modele: @demande %>'}),
        ("button-name-missing", {"app/views/d/p.html.erb": '<button type="button" aria-label="<%= t("menu.ouvrir") %>"><svg aria-hidden="true"></svg></button>'},
         {"config/locales/fr.yml": 'fr:\n  menu:\n    ouvrir: ""\n    fermer: "Fermer"\n'}, {"config/locales/fr.yml": 'fr:\n  menu:\n    ouvrir: "Ouvrir"\n    fermer: "Fermer"\n'}),
        ("skip-link-missing", {"templates/m.html": '{% macro sauts(l) %}<ul>{% for a, t in l %}<li><a href="#{{ a }}">{{ t }}</a></li>{% endfor %}</ul>{% endmacro %}', "templates/b.html": '{% from "m.html" import sauts %}<html lang="fr"><head><title>Été</title></head><body>{{ sauts(config.SAUTS) }}<header><a href="/">Mairie</a></header><main id="contenu">Été</main><footer id="pied"><a href="/a">Plan</a></footer></body></html>'},
         {"config.py": "class Config:\n    SAUTS = [('principal', 'Contenu'), ('pied', 'Pied de page')]\n"}, {"config.py": "class Config:\n    SAUTS = [('contenu', 'Contenu'), ('pied', 'Pied de page')]\n"}),
        ("skip-link-missing", {"src/ids.js": "export const IDS = Object.freeze({ corps: 'corps' });", "src/P.jsx": "import { IDS } from './ids';\nimport { Saut } from './Saut';\nexport const P = ({ children }) => <><Saut /><main id={IDS.corps}>{children}</main></>;"},
         {"src/Saut.jsx": "import { IDS } from './ids';\nexport const Saut = () => <a href={`#${IDS.contenu}`}>Aller au contenu</a>;"}, {"src/Saut.jsx": "import { IDS } from './ids';\nexport const Saut = () => <a href={`#${IDS.corps}`}>Aller au contenu</a>;"}),
        ("focus-outline-removed", {"p.html": '<html lang="fr"><link rel="stylesheet" href="v.css"><link rel="stylesheet" href="b.css"><a href="/é">Été</a></html>', "b.css": "a:focus { outline: var(--anneau-focus); }"},
         {"v.css": ":root { --focus-anneau: 3px solid #00f; }"}, {"v.css": ":root { --anneau-focus: 3px solid #00f; }"}),
        ("page-lang-invalid", {"p.txt": "été"}, {"public/index.html": '<html lang="100%"><title>Été</title><main>É</main></html>'}, {"public/index.html": '<html lang="%lang%"><title>%app.titre%</title><main>É</main></html>'}),
    ],
)  # fmt: skip
def test_one_file_makes_the_flaw(
    rule: str, same: dict[str, str], flawed: dict[str, str], harmless: dict[str, str]
) -> None:
    assert rule in rules_of(same | flawed)
    assert rule not in rules_of(same | harmless)
