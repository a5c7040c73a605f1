"""Who can finish: the form of a component is followed to what those that use it do when it is sent, in any idiom."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check
from guichet.walked.journeys import journeys_of

from tests.linter.test_people_told import Walked, names, walked

__all__ = ["walked"]

FIELDS = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label><button>Envoyer</button>'
SVELTE = f"""<script>
  import {{ createEventDispatcher }} from "svelte";
  const tell = createEventDispatcher();
  const go = () => {{ track(); tell("save", form); }};
  const track = () => navigate;
</script>
<h1>Demander</h1>
<form on:submit|preventDefault={{go}}>{FIELDS}</form>
"""
SVELTE_USER = '<script>\n  import Aide from "./Aide.svelte";\n  const keep = () => {{ if (true) {{ localStorage.setItem("a", "b"); }} }};\n</script>\n<main><Aide on:touched={{(e) => (seen = e.detail > 1)}} {} /></main>\n'
SVELTE_LET = SVELTE.replace('tell("save", form)', "onSave(form)").replace(
    "const tell", "export let onSave;\n  const tell"
)
OPTIONS = f"""<template><h1>Demander</h1><form>{FIELDS.replace("<button>Envoyer</button>", '<Actions :on-submit="send" />')}</form></template>
<script>
import Actions from "./Actions.vue"
export default {{
  components: {{ Actions }},
  methods: {{
    send() {{ this.store.keep(1); {{}} }},
  }},
}}
</script>
"""
ACTIONS = "<script setup>\ndefineProps(['onSubmit'])\n</script>\n<template><button type=\"submit\">Suivant</button></template>\n"
ANGULAR = {
    "src/aide.component.html": f'<h1>Demander</h1><form (ngSubmit)="send()">{FIELDS}</form>',
    "src/aide.component.ts": "@Component({ selector: 'app-aide', templateUrl: './aide.component.html' })\nexport class AideComponent {\n  @Output() saved = new EventEmitter<object>();\n  send() { this.saved.emit(this.form); }\n}\n",
    "src/page.component.ts": "@Component({ selector: 'app-page', templateUrl: './page.component.html' })\nexport class PageComponent {\n  keep() { localStorage.setItem('a', 'b'); }\n}\n",
}
CLOSED = FIELDS.replace('"></label>', '" /></label>')
REACT = f"export const Aide = (props) => <main><h1>Demander</h1><form onSubmit={{() => props.onSubmit({{}})}}>{CLOSED}</form></main>;\n"
REACT_USER = 'import {{ Aide }} from "./Aide";\nexport const Page = () => {{ const keep = () => localStorage.setItem("a", "b"); return <Aide {} />; }};\n'


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"src/Aide.svelte": SVELTE, "src/Page.svelte": SVELTE_USER.format("on:save={keep}")}, "finishes"),
        ({"src/Aide.svelte": SVELTE, "src/Page.svelte": SVELTE_USER.format("on:lost={keep}")}, "unknown"),
        ({"src/Aide.svelte": SVELTE_LET, "src/Page.svelte": SVELTE_USER.format("onSave={keep}")}, "finishes"),
        ({"src/Aide.svelte": SVELTE_LET, "src/Page.svelte": SVELTE_USER.format("")}, "unknown"),
        ({"src/Aide.vue": OPTIONS.replace("{}", "this.$router.push('/fin')"), "src/Actions.vue": ACTIONS}, "finishes"),
        ({"src/Aide.vue": OPTIONS.replace("{}", ""), "src/Actions.vue": ACTIONS}, "unknown"),
        ({"src/Aide/index.svelte": SVELTE, "src/Page.svelte": SVELTE_USER.format("on:save={keep}")}, "finishes"),
        ({"src/aide/Index.svelte": SVELTE, "src/Page.svelte": SVELTE_USER.format("on:save={keep}")}, "finishes"),
        ({"src/aide.svelte": SVELTE, "src/Page.svelte": SVELTE_USER.format("on:save={keep}")}, "finishes"),
        ({**ANGULAR, "src/page.component.html": '<app-aide (saved)="keep()"></app-aide>'}, "finishes"),
        ({**ANGULAR, "src/page.component.html": "<app-aide></app-aide>"}, "unknown"),
        ({"src/Aide.tsx": REACT, "src/Page.tsx": REACT_USER.format("onSubmit={keep}")}, "finishes"),
        ({"src/Aide.tsx": REACT, "src/Page.tsx": REACT_USER.format("")}, "unknown"),
    ],
)
def test_a_form_is_followed_to_those_that_use_its_component(
    files: dict[str, str], outcome: str, walked: Walked
) -> None:
    found = walked(files)
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "sans-smartphone"} == {outcome}
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "sans-ouie"} == {"finishes"}


ROUTER = 'from fastapi import APIRouter, Depends\n\nrouter = APIRouter(prefix="{}", tags=["aides"])\n\n\n@router.post(\n    "/",\n    status_code=201,\n)\ndef create(){}:\n    return {{}}\n'
REQUEST = '<script setup>\nconst send = async () => {{\n  const request = new Request(`${{base()}}/aides/`, {{ method: "POST" }});\n  await fetch(request);\n}};\n</script>\n<template><h1>Demander</h1><form @submit.prevent="send">{}</form></template>\n'


@pytest.mark.parametrize(("prefix", "outcome"), [("/aides", "finishes"), ("/autres", "unknown")])
def test_a_request_made_first_is_answered_by_the_router_of_its_prefix(
    prefix: str, outcome: str, walked: Walked
) -> None:
    found = walked({"src/Aide.vue": REQUEST.format(FIELDS), "api/routes.py": ROUTER.format(prefix, "")})
    assert found["Aide", "sans-smartphone"]["outcome"] == outcome


STEP = """<template><form @submit.prevent="go">{}</form></template>
<script>
export default {{ methods: {{ go() {{ {} }} }} }}
</script>
"""
VUE_ROUTES = "export default [\n  { path: '/aides', component: Around, meta: { headTitle: `Ma simulation sur ${name}` }, children: [\n    { path: 'a', component: () => import('./A.vue') },\n    { path: 'b', component: () => import('./B.vue') },\n  ] },\n]\n"
NAMED_ROUTES = "export default [\n  { path: '/aides', component: Around, title: 'Ma simulation', children: [\n    { path: 'a', component: A },\n    { path: 'b', component: B },\n  ] },\n]\n"
APART = "export default [\n  { path: '/a', component: () => import('./A.vue') },\n  { path: '/b', component: () => import('./B.vue') },\n]\n"


@pytest.mark.parametrize(
    ("routes", "does", "label"),
    [
        (VUE_ROUTES, "this.$router.push('/b')", "Ma simulation sur"),
        (NAMED_ROUTES, "localStorage.setItem('a', 'b')", "Ma simulation"),
        (APART, "localStorage.setItem('a', 'b')", ""),
        (VUE_ROUTES, "fetch('/api/a', { method: 'POST' })", ""),
    ],
)
def test_pages_inside_an_address_that_only_keep_answers_are_steps_of_one_request(
    routes: str, does: str, label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"src/{one}.vue": STEP.format(FIELDS, does) for one in "AB"} | {"src/router.js": routes}
    labels = labels_of(files, tmp_path, monkeypatch)
    assert labels == [label] if label else len(labels) == 2


def labels_of(files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return [one.label.fr for one in journeys_of(check(["."], Config(), jobs=1, use_cache=False).project, ())]


PLAIN = '<form method="post"><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label><h3>Une partie</h3><button>Envoyer</button></form>'
SITE = "<title>{% block page_title %}Le service des aides{% endblock %}</title>{% block content %}{% endblock %}"
ON_SITE = '{{% extends "base.html" %}}{{% block page_title %}}{}{{% endblock %}}{{% block content %}}{}{{% endblock %}}'
AROUND = 'import {{ AideForm }} from "./AideForm";\nexport const Page = () => <main><Stepper currentStep={{1}} title="Demander\n une aide" /><AideForm /></main>;\n'


@pytest.mark.parametrize(
    ("files", "label"),
    [
        ({"templates/aide.html": f"<html><body><main><h3>Demander une aide</h3>{PLAIN}</main></body></html>"}, "Demander une aide"),
        ({"templates/base.html": SITE, "templates/aide.html": ON_SITE.format("Le service des aides", f"<h4>Demander une aide</h4>{PLAIN}")}, "Demander une aide"),
        ({"templates/base.html": SITE, "templates/aide.html": ON_SITE.format("Demander une aide", PLAIN)}, "Demander une aide"),
        ({"templates/aide.html": f"<html><body><main>{PLAIN}</main></body></html>"}, "Le formulaire aide"),
        ({"src/AideForm.tsx": REACT.replace("Aide =", "AideForm =").replace("<h1>Demander</h1>", ""), "src/Page.tsx": AROUND.format()}, "Demander une aide"),
    ],
)  # fmt: skip
def test_a_request_is_called_by_the_heading_that_it_stands_under(
    files: dict[str, str], label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert labels_of(files, tmp_path, monkeypatch) == [label]


STOP = "<h1>Ne plus recevoir de rappels</h1>\n<%= form_with url: arret_path do |f| %>\n  <%= f.label :sujet, 'Sujet' %><%= f.text_field :sujet %>\n  <%= f.label :motif, 'Motif' %><%= f.text_field :motif %>\n<% end %>\n"
ROUTES = "Rails.application.routes.draw do\n  get 'arret', to: 'rappels#arret'\nend\n"
GATEWAY = 'class {}\n  def content\n    "Stop: #{{url_helpers.arret_url(token: convict.token)}}"\n  end\nend\n'
DJANGO = {
    "urls.py": "from django.urls import path\nfrom aides.views import arret\nurlpatterns = [path('arret/<token>/', arret, name='arret')]\n",
    "aides/views.py": "from django.shortcuts import render\n\n\ndef arret(request, token):\n    return render(request, 'arret.html')\n",
    "templates/arret.html": f"<html><body><main><h1>Arrêter</h1>{PLAIN}</main></body></html>",
}
SENDS = (
    "from django.urls import reverse\n\n\ndef rappel(person):\n    {}(person, reverse('arret', args=[person.token]))\n"
)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({"app/services/sms_gateway.rb": GATEWAY.format("SmsGateway")}, "stopped"),
        ({"app/services/sms_gateway.rb": GATEWAY.format("SmsGateway").replace("token: convict.token", "")}, "unknown"),
        ({"app/mailers/stop_mailer.rb": GATEWAY.format("StopMailer")}, "finishes"),
        ({"app/services/sms_gateway.rb": GATEWAY.format("SmsGateway"), "app/views/home/index.html.erb": "<%= link_to 'Arrêter', arret_path %>"}, "finishes"),
        ({}, "finishes"),
    ],
)  # fmt: skip
def test_whoever_has_no_telephone_does_not_get_to_a_page_that_only_an_sms_leads_to(
    more: dict[str, str], outcome: str, walked: Walked
) -> None:
    held = {
        "app/views/rappels/arret.html.erb": STOP,
        "config/routes.rb": ROUTES,
        "app/controllers/rappels_controller.rb": "class RappelsController < ApplicationController\n  def arret\n  end\nend\n",
    }
    found = walked(held | more)
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "sans-telephone"} == {outcome}
    by_mail = "unknown" if any("mailer" in one for one in more) else "finishes"
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "sans-courriel"} == {by_mail}


@pytest.mark.parametrize(
    ("file", "sends", "outcome"),
    [("aides/sms.py", "send_sms", "stopped"), ("aides/mails.py", "send_mail", "unknown"), ("aides/other.py", "show", "unknown")],
)  # fmt: skip
def test_a_view_that_only_an_sms_leads_to_stops_whoever_has_no_telephone(
    file: str, sends: str, outcome: str, walked: Walked
) -> None:
    found = walked(DJANGO | {file: SENDS.format(sends)})
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "sans-telephone"} == {outcome}


LISTENED = '<html><body><main><h1>Demander</h1><form method="post">{}<label>Motif <input name="motif"></label><button>Envoyer</button></form></main></body></html>'


@pytest.mark.parametrize(
    ("field", "outcome"),
    [
        ('<label for="sujet">Sujet</label><input name="sujet" id="id_sujet">', "stopped"),
        ('<label for="sujet">Sujet</label><textarea name="sujet" id="aide_sujet"></textarea>', "stopped"),
        ('<label for="form-sujet">Sujet</label><input name="sujet" id="sujet">', "stopped"),
        ('<label for="id_sujet">Sujet</label><input name="sujet" id="id_sujet">', "finishes"),
        ('<label for="sujet">Sujet</label><input name="sujet" id="id_sujet" aria-label="Sujet">', "finishes"),
    ],
)
def test_a_label_that_names_another_id_stops_who_listens(field: str, outcome: str, walked: Walked) -> None:
    assert walked({"templates/aide.html": LISTENED.format(field)})["aide", "a-l-oreille"]["outcome"] == outcome


SENDS_FILE = 'import {{ Kinds }} from "./Kinds";\nexport const Aide = () => {{ const form = useForm({{ onSubmit: () => {{ localStorage.setItem("a", "b"); }} }}); return <main><h1>Demander</h1><form onSubmit={{() => form.handleSubmit()}}><Upload name="fichiers" required /><label>Sujet <input name="sujet" /></label><label>Motif <input name="motif" /></label><button>Envoyer</button></form></main>; }};\n'
METHOD = "export class Kinds {{\n  public estRequis(situation: string): boolean {{\n    if ({}) {{\n      return {};\n    }}\n    return false;\n  }}\n}}\n"


@pytest.mark.parametrize(
    ("kinds", "outcome"),
    [
        (METHOD.format('["facture", "preuve_paiement"].includes(this.type)', "true"), "stopped"),
        (METHOD.format('situation == "A" && ["preuve_paiement"].includes(this.type)', "true"), "unknown"),
        (METHOD.format('["preuve_paiement"].includes(this.type)', "false"), "unknown"),
        ('export const REQUIRED_DOCUMENTS = ["identity", "proof_of_payment"] as const;\n', "stopped"),
        ('export const ALL_DOCUMENTS = ["identity", "proof_of_payment"] as const;\n', "unknown"),
        ('export const documentsObligatoires = ["facture_acquittee", "rib"];\n', "stopped"),
        ('export const documentsObligatoires = ["facture", "rib"];\n', "unknown"),
    ],
)
def test_a_proof_of_payment_that_a_list_requires_stops_who_has_no_money(
    kinds: str, outcome: str, walked: Walked
) -> None:
    found = walked({"src/Aide.tsx": SENDS_FILE.format(), "src/Kinds.ts": kinds})
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "sans-argent"} == {outcome}


SENDING = 'const send = async (event) => { await fetch("/api/aide", { method: "POST" }) }'
DRAWN = {
    "tsx": f'import {{ TextField }} from "library";\n{SENDING};\nexport const Aide = () => <main><h1>Demander</h1>{{}}</main>;\n',
    "vue": f"<script setup>\n{SENDING}\n</script>\n<template><main><h1>Demander</h1>{{}}</main></template>\n",
    "svelte": f'<script>\nimport {{ TextField }} from "library"\n{SENDING}\n</script>\n<main><h1>Demander</h1>{{}}</main>\n',
}
OPENED = {"tsx": "<form onSubmit={send}>", "vue": '<form @submit.prevent="send">', "svelte": "<form on:submit|preventDefault={send}>"}  # fmt: skip
SUBJECT, REASON = '<TextField name="sujet" label="Sujet" />', '<TextField name="motif" label="Motif" required />'
OWN = '<label>Sujet <input name="sujet"></label>'


@pytest.mark.parametrize(
    ("end", "fields", "count"),
    [
        ("tsx", f"{SUBJECT}{REASON}", 1),
        ("tsx", f"<div className='grid'>{SUBJECT}<Row>{REASON}</Row></div>", 1),
        ("tsx", f"{OWN}{REASON}", 1),
        ("tsx", '<TextField {...register("sujet")} /><TextField label="Motif" {...register("motif")} />', 1),
        ("vue", '<v-text-field v-model="sujet" label="Sujet" /><v-text-field v-model="motif" label="Motif" />', 1),
        ("svelte", '<TextField bind:value={sujet} label="Sujet" /><TextField bind:value={motif} label="Motif" />', 1),
        ("tsx", REASON, 0),
        ("vue", '<v-text-field v-model="lettre" label="Lettre" />', 0),
        ("tsx", '<TextField name="numero" /><TextField name="secret" type="password" />', 0),
    ],
)
def test_fields_that_a_library_draws_are_those_of_the_form_around_them(
    end: str, fields: str, count: int, walked: Walked
) -> None:
    held = DRAWN[end].replace("{}", f"{OPENED[end]}{fields}<button>Envoyer</button></form>")
    found = walked({f"src/Aide.{end}": held})
    assert len(names(found)) == count
    assert "outside any form" not in str(found["", "remarks"]["said"])


def test_a_component_of_the_service_around_a_field_counts_once(walked: Walked) -> None:
    own = "export const AppField = ({ name }) => <label>Sujet <input name={name} /></label>;\n"
    held = DRAWN["tsx"].replace("{}", f'{OPENED["tsx"]}<AppField name="lettre" /><button>Envoyer</button></form>')
    files = {"src/Aide.tsx": f'import {{ AppField }} from "./AppField";\n{held}', "src/AppField.tsx": own}
    assert names(walked(files)) == set()


@pytest.mark.parametrize("end", DRAWN)
def test_fields_beside_a_form_are_still_said_to_be_outside(end: str, walked: Walked) -> None:
    held = DRAWN[end].replace("{}", f"{OPENED[end]}{SUBJECT}<button>Envoyer</button></form>{REASON}")
    assert "outside any form, in 1 component:" in str(walked({f"src/Aide.{end}": held})["", "remarks"]["said"])
