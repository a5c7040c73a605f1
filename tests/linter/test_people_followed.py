"""Who can finish: what sending a component does is followed to the program that receives it, and a request is followed page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check
from guichet.walked.declared import Declared
from guichet.walked.journeys import journeys_of
from guichet.walked.profiles import known_profiles
from guichet.walked.walk import walked as walk_all

from tests.linter.test_people_told import Walked, names, walked

__all__ = ["walked"]

VUE = """<script setup>
import {{ useStore }} from "@/stores/main.js"
const props = defineProps(["aide"])
const emit = defineEmits(["send"])
const store = useStore()
const form = {{ sujet: "", motif: "" }}
const go = () => {{
  {}
}}
</script>
<template><h1>Demander</h1><form @submit.prevent="go"><label>Sujet <input v-model="form.sujet" name="sujet"></label><label>Motif <input v-model="form.motif" name="motif"></label><button>Envoyer</button></form></template>
"""
STORE = 'export const useStore = () => ({{\n  save: (data) => fetch("{}", {{ method: "POST", body: JSON.stringify(data) }}),\n}})\n'
URLS = "from django.urls import path\nfrom api.views import AideView\nurlpatterns = [\n    path(\n        'aides/',\n        AideView.as_view(),\n        name='aides',\n    ),\n]\n"
REST = "from rest_framework.views import APIView\nfrom rest_framework.permissions import IsAuthenticated\n\n\nclass AideView(APIView):\n{}    def post(self, request):\n        return None\n"
KEPT = "    permission_classes = [IsAuthenticated]\n"


def sent(by: str, **more: str) -> dict[str, str]:
    return {"src/components/Aide.vue": VUE.format(by), **{one.replace("__", "/"): text for one, text in more.items()}}


@pytest.mark.parametrize(
    ("address", "view", "phone", "account"),
    [
        ("/api/v1/aides/", "", "finishes", "finishes"),
        ("/api/v1/aides/", KEPT, "unknown", "unknown"),
        ("/api/v1/autre/", "", "unknown", "unknown"),
        ("https://exemple.org/aides", "", "unknown", "unknown"),
    ],
)
def test_a_component_is_followed_to_the_view_that_receives_it(
    address: str, view: str, phone: str, account: str, walked: Walked
) -> None:
    files = sent("store.save(form)")
    files |= {"src/stores/main.js": STORE.format(address), "api/urls.py": URLS, "api/views.py": REST.format(view)}
    found = walked(files)
    assert found["Aide", "sans-telephone"]["outcome"] == phone
    assert found["Aide", "sans-compte"]["outcome"] == account


@pytest.mark.parametrize(
    ("receives", "outcome"),
    [
        ({"src/Controller/AideController.php": "<?php\n#[Route('/api')]\nclass AideController\n{\n    #[Route('/aides', methods: ['POST'])]\n    public function depot(): Response\n    {\n    }\n}\n"}, "finishes"),
        ({"src/Controller/AideController.php": "<?php\n#[Route('/api')]\nclass AideController\n{\n    #[Route('/aides', methods: ['POST'])]\n    #[IsGranted('ROLE_USER')]\n    public function depot(): Response\n    {\n    }\n}\n"}, "unknown"),
        ({"server/app.js": "const express = require('express')\nconst app = express()\napp.post('/api/aides', (req, res) => res.end())\n"}, "finishes"),
        ({"server/app.js": "const express = require('express')\nconst app = express()\napp.post('/api/aides', requireAuth, (req, res) => res.end())\n"}, "unknown"),
        ({"server/aides.ts": "@Controller('api/aides')\nexport class Aides {\n  @Post()\n  create() {}\n}\n"}, "finishes"),
        ({"server/aides.ts": "@Controller('api/aides')\n@UseGuards(Auth)\nexport class Aides {\n  @Post()\n  create() {}\n}\n"}, "unknown"),
        ({"app/views/api/aides/new.html.erb": "<p>Aide</p>", "app/controllers/api/aides_controller.rb": "class Api::AidesController < ApplicationController\n  def create\n  end\nend\n"}, "finishes"),
        ({"app/views/api/aides/new.html.erb": "<p>Aide</p>", "app/controllers/api/aides_controller.rb": "class Api::AidesController < ApplicationController\n  before_action :authenticate_user!\n  def create\n  end\nend\n"}, "unknown"),
        ({"api.py": "@app.post('/api/aides')\ndef create():\n    return {}\n"}, "finishes"),
        ({"api.py": "@app.post('/api/aides')\ndef create(user=Depends(get_current_user)):\n    return {}\n"}, "unknown"),
        ({}, "unknown"),
    ],
)  # fmt: skip
def test_what_receives_is_found_whatever_it_is_written_with(
    receives: dict[str, str], outcome: str, walked: Walked
) -> None:
    files = sent("store.save(form)") | {"src/stores/main.js": STORE.format("/api/aides")} | receives
    assert walked(files)["Aide", "sans-compte"]["outcome"] == outcome


VIEW = "<script setup>\nimport Aide from './components/Aide.vue'\nconst keep = (data) => {{\n  localStorage.setItem('aide', data)\n}}\n</script>\n<template><main><h1>Aide</h1><Aide {} /></main></template>\n"


@pytest.mark.parametrize(
    ("by", "given", "outcome"),
    [
        ('emit("send", form)', '@send="(data) => keep(data)"', "finishes"),
        ('emit("send", form)', "", "unknown"),
        ("localStorage.setItem('aide', form)", "", "finishes"),
        ("store.absent.save(form)", "", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_what_a_page_does_with_what_a_component_tells_it_is_followed(
    by: str, given: str, outcome: str, walked: Walked
) -> None:
    found = walked(sent(by) | {"src/Vue.vue": VIEW.format(given)})
    assert found["Aide", "sans-smartphone"]["outcome"] == outcome


STEP = 'export function {name}({{ onNext }}: Props) {{\n  const form = useForm({{ onSubmit: async () => {{ {by} }} }});\n  return (<main><h1>{name}</h1><form onSubmit={{(e) => {{ e.preventDefault(); form.handleSubmit(); }}}}><label>Sujet <input name="sujet" /></label><label>Motif <input name="motif" /></label><button>Continuer</button></form>{more}</main>);\n}}\n'


@pytest.mark.parametrize(
    ("given", "outcome"), [('onNext={() => sessionStorage.setItem("a", "b")}', "finishes"), ("", "unknown")]
)
def test_what_a_component_of_react_is_given_to_run_is_followed(given: str, outcome: str, walked: Walked) -> None:
    page = (
        f'import {{ Depot }} from "./Depot";\nexport const Page = () => <main><h1>Aide</h1><Depot {given} /></main>;\n'
    )
    found = walked({"src/Depot.tsx": STEP.format(name="Depot", by="onNext()", more=""), "src/Page.tsx": page})
    assert found["Depot", "sans-smartphone"]["outcome"] == outcome


@pytest.mark.parametrize(("more", "count"), [("<Modale />", 1), ("", 2)])
def test_a_window_of_a_request_is_no_request_of_its_own(more: str, count: int, walked: Walked) -> None:
    kept = "localStorage.setItem('a', 'b')"
    files = {
        "src/Depot.tsx": 'import { Modale } from "./Modale";\n' + STEP.format(name="Depot", by=kept, more=more),
        "src/Modale.tsx": STEP.format(name="Modale", by=kept, more=""),
    }
    assert len(names(walked(files))) == count


@pytest.mark.parametrize(("leads", "count"), [("/aide/2-motif", 1), ("/autre/2-sujet", 2)])
def test_a_page_and_the_one_beside_it_that_it_leads_to_are_one_request(leads: str, count: int, walked: Walked) -> None:
    first = STEP.format(name="Depart", by=f'navigate({{ to: "{leads}" }})', more="")
    second = 'import { Motif } from "../../parts/Motif";\nexport const Route = () => <Motif onNext={() => navigate("/fin")} />;\n'
    files = {
        "src/routes/aide/depart.tsx": first,
        "src/routes/aide/2-motif.tsx": second,
        "src/parts/Motif.tsx": STEP.format(name="Motif", by="onNext()", more=""),
    }
    assert len(names(walked(files))) == count


# Stages and flows of Rails

STAGED = {
    "app/views/aides/new.html.erb": "<%= form_for @aide, url: aides_path do |form| %>\n  <%= hidden_field_tag :stage, @aide.stage %>\n  <%= render @aide, form: form %>\n<% end %>\n",
    "app/views/aides/create/_who_stage.html.erb": "<h1>Demander une aide</h1>\n<%= form.label :sujet, 'Sujet' %>\n<%= form.text_field :sujet %>\n",
    "app/views/aides/create/_reach_stage.html.erb": "<h1>Vous joindre</h1>\n<%= form.label :email, 'Courriel' %>\n<%= form.text_field :email %>\n",
    "app/controllers/aides_controller.rb": "class AidesController < ApplicationController\n  def new\n    @aide = AideCreator.new(params)\n  end\nend\n",
}
CREATOR = 'class AideCreator\n  include ActiveModel::Model\n  stage :who\n  stage :reach\n  {}\n  def to_partial_path\n    "aides/create/#{{stage}}_stage"\n  end\nend\n'


@pytest.mark.parametrize(("rule", "outcome"), [("validates :email, presence: true", "stopped"), ("", "finishes")])
def test_the_stages_of_an_object_are_read_as_parts_of_its_form(rule: str, outcome: str, walked: Walked) -> None:
    found = walked(STAGED | {"app/models/aide_creator.rb": CREATOR.format(rule)})
    assert found["new", "sans-courriel"]["outcome"] == outcome
    assert found["new", "sans-smartphone"]["outcome"] == "finishes"


def question(name: str, fields: str) -> dict[str, str]:
    form = f"<h1>Question {name}</h1>\n<%= form_with model: @form, url: current_path do |f| %>\n{fields}<% end %>\n"
    kept = f"class Questions::{name.title()}Controller < QuestionsController\n  def edit\n    @form = {name.title()}Form.new\n  end\nend\n"
    return {
        f"app/views/questions/{name}/edit.html.erb": form,
        f"app/controllers/questions/{name}_controller.rb": kept,
        f"app/forms/{name}_form.rb": f"class {name.title()}Form\n  include ActiveModel::Model\n  validates :telephone, presence: true\nend\n",
    }


FLOW = "module Navigation\n  class Flow\n    FLOW = [\n      Questions::FirstController,\n      Questions::SecondController, # the telephone\n      Questions::ThirdController,\n    ].freeze\n  end\nend\n"
TWO = "  <%= f.text_field :sujet %>\n  <%= f.text_field :motif %>\n"
PHONE = "  <%= f.telephone_field :telephone %>\n  <%= f.text_field :motif %>\n"


def test_questions_that_a_list_puts_in_a_row_are_one_request(walked: Walked) -> None:
    files = question("first", TWO) | question("second", PHONE) | question("third", TWO)
    assert len(names(walked(files))) == 3
    found = walked(files | {"app/lib/navigation/flow.rb": FLOW})
    assert len(names(found)) == 1
    (name,) = names(found)
    walk = found[name, "sans-telephone"]
    assert walk["outcome"] == "stopped"
    assert walk["not_reached"] == ["app/views/questions/third/edit.html.erb"]
    assert found[name, "sans-smartphone"]["outcome"] == "finishes"
    assert found[name, "sans-smartphone"]["not_reached"] == []


def test_a_step_of_the_list_that_was_not_walked_leaves_the_end_unknown(walked: Walked) -> None:
    files = question("first", TWO) | question("second", TWO) | {"app/lib/navigation/flow.rb": FLOW}
    unwalked = {"app/views/questions/third/edit.html.erb": "<%= render 'papers' %>\n"}
    (name,) = names(found := walked(files | unwalked))
    assert found[name, "papiers-anciens"]["outcome"] == "unknown"
    assert any("3 steps" in one for one in found[name, "papiers-anciens"]["not_read"])


LEADING = "module Aides\n  class {}Controller < ApplicationController\n    def edit\n    end\n\n    def update\n      {}\n    end\n  end\nend\n"


@pytest.mark.parametrize(
    ("leads", "count"),
    [("redirect_to aides_edit_second_path", 1), ("redirect_to root_path", 2), ("render :edit", 2)],
)
def test_the_page_that_a_sending_leads_to_is_of_the_same_request(leads: str, count: int, walked: Walked) -> None:
    form = "<h1>{}</h1>\n<%= form_with model: @aide do |f| %>\n" + TWO + "<% end %>\n"
    files = {f"app/views/aides/{one}/edit.html.erb": form.format(one) for one in ("first", "second")}
    files["app/controllers/aides/first_controller.rb"] = LEADING.format("First", leads)
    files["app/controllers/aides/second_controller.rb"] = LEADING.format("Second", "redirect_to root_path")
    assert len(names(walked(files))) == count


# The page before, the audience

START = "<h1>Demander une aide</h1>\n<p>{}</p>\n<%= link_to 'Commencer', new_aide_path %>\n"
ASKED = "<%= form_with model: @aide do |f| %>\n  <%= f.text_field :sujet %>\n  <%= f.text_field :motif %>\n<% end %>\n"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("Appelez le 01 23 45 67 89.", "unknown"), ("<a href='/cerfa.pdf'>Le formulaire papier</a>", "unknown"), ("Bonjour.", "stopped")],
)  # fmt: skip
def test_a_door_named_on_the_page_before_is_one(said: str, outcome: str, walked: Walked) -> None:
    found = walked({"app/views/aides/new.html.erb": ASKED, "app/views/pages/home.html.erb": START.format(said)})
    assert found["new", "sans-connexion"]["outcome"] == outcome


def test_a_page_that_the_configuration_gives_to_agents_is_no_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = '<html lang="fr"><head><title>Aide</title></head><body><main><h1>Demander</h1><form method="post"><label>Nom <input name="nom"></label><label>Rue <input name="rue"></label><button>Envoyer</button></form></main></body></html>'
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "aide.html").write_text(page, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def found(config: Config) -> int:
        return len(journeys_of(check(["."], config, jobs=1, use_cache=False).project, ()))

    assert found(Config()) == 1
    assert found(Config(audience={"templates/*": "agent"})) == 0


def test_what_people_come_for_is_told_before_what_stands_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = '<html lang="fr"><head><title>{0}</title></head><body><main><h1>{0}</h1><form method="post"><label>Nom <input name="nom"></label><label>Motif <input name="motif"></label><button>Envoyer</button></form></main></body></html>'
    for name, title in (("avis", "Donner mon avis"), ("bourse", "Demander une bourse")):
        (tmp_path / f"{name}.html").write_text(page.format(title), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    report = check(["."], Config(), jobs=1, use_cache=False)
    found = walk_all(report, Declared(), known_profiles()[:1])
    assert [one.name for one in found.journeys] == ["bourse", "avis"]


LAST = 'export const Route = () => {{ const send = () => fetch("/api/aides", {{ method: "POST" }}); return <main><h1>Fin</h1><button onClick={{() => send()}}>Envoyer</button></main>; }};\n'


@pytest.mark.parametrize(("address", "outcome"), [("/api/aides", "finishes"), ("/api/autre", "unknown")])
def test_the_page_that_only_confirms_is_the_last_step(address: str, outcome: str, walked: Walked) -> None:
    server = (
        f"const express = require('express')\nconst app = express()\napp.post('{address}', (req, res) => res.end())\n"
    )
    files = {
        "src/routes/aide/depart.tsx": STEP.format(name="Depart", by='navigate({ to: "../2-fin" })', more=""),
        "src/routes/aide/2-fin.tsx": LAST.replace("{{", "{").replace("}}", "}"),
        "server/app.js": server,
    }
    (name,) = names(found := walked(files))
    assert found[name, "sans-smartphone"]["outcome"] == outcome


# What is sent nowhere

CHOSEN = 'import {{ useState }} from "react";\n{brought}\nexport function {name}({given}) {{\n  const [kind, setKind] = useState("");\n  {first}return (<main><h1>Fond de carte</h1><form onSubmit={{{shut}}}><label>Plan <input name="plan" type="radio" onChange={{{chosen}}} /></label><label>Photo <input name="photo" type="radio" /></label>{more}</form></main>);\n}}\n'
PREVENTS = "(event) => event.preventDefault()"


def chosen(**more: str) -> str:
    parts = {"brought": "", "name": "Fond", "given": "", "first": "", "shut": PREVENTS, "chosen": "() => setKind('plan')", "more": ""}  # fmt: skip
    return CHOSEN.format(**{**parts, **more})


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 0),
        ({"brought": 'import { Plan } from "@icones/react";', "more": "<Plan />"}, 0),
        ({"shut": "(e: FormEvent) => { e.preventDefault(); e.stopPropagation(); }"}, 0),
        ({"first": "const stay = (e) => { e.preventDefault(); };\n  ", "shut": "stay"}, 0),
        ({"shut": "(e) => { e.preventDefault(); setKind('sent'); }"}, 1),
        ({"more": "<button onClick={() => setKind('sent')}>Envoyer</button>"}, 1),
        ({"more": "<Bouton onSave={save} />"}, 1),
        ({"chosen": "(e) => fetch('/fond', { method: 'POST', body: e.target.value })"}, 1),
        ({"brought": 'import { save } from "./save";', "chosen": "(e) => save(e.target.value)"}, 1),
        ({"given": "{ onChoice }", "chosen": "(e) => onChoice(e.target.value)"}, 1),
    ],
    ids=[
        "arrow",
        "drawn",
        "block",
        "named",
        "does-more",
        "pressed",
        "told",
        "sent-at-once",
        "elsewhere",
        "unknown-users",
    ],
)
def test_a_form_that_only_keeps_itself_from_being_sent_is_no_request(
    more: dict[str, str], count: int, walked: Walked
) -> None:
    found = walked({"src/Fond.tsx": chosen(**more)})
    assert len(names(found)) == count
    assert "Fond.tsx" not in str(found["", "remarks"]["said"])


@pytest.mark.parametrize(("around", "count"), [("", 0), ("<button onClick={() => send(kind)}>Envoyer</button>", 1)])
def test_what_is_chosen_in_a_component_may_be_sent_by_the_one_that_shows_it(
    around: str, count: int, walked: Walked
) -> None:
    files = {
        "src/choix/Controle.tsx": chosen(name="Choix", given="{ onChoice }", chosen="(e) => onChoice(e.target.value)"),
        "src/Carte.tsx": f'import {{ Choix }} from "./choix/Controle";\nconst onKind = (kind) => draw(kind);\nexport const Carte = () => <div><Choix onChoice={{setKind}} />{around}</div>;\n',
    }
    assert len(names(walked(files))) == count


@pytest.mark.parametrize(
    ("end", "form", "count"),
    [
        ("vue", "@submit.prevent", 0),
        ("vue", '@submit.prevent="keep"', 1),
        ("svelte", "on:submit|preventDefault", 0),
        ("svelte", "on:submit|preventDefault={keep}", 1),
        ("vue", "v-on:submit.prevent.stop", 0),
    ],
)
def test_a_form_of_vue_or_svelte_that_does_nothing_when_sent_is_no_request(
    end: str, form: str, count: int, walked: Walked
) -> None:
    fields = (
        '<label>Plan <input name="plan" type="radio"></label><label>Photo <input name="photo" type="radio"></label>'
    )
    markup = f"<main><h1>Fond de carte</h1><form {form}>{fields}</form></main>"
    script = "<script>\nlet kind = '';\nfunction keep() { kind = 'plan'; }\n</script>\n"
    shown = f"<template>{markup}</template>" if end == "vue" else markup
    assert len(names(walked({f"src/Fond.{end}": f"{script}{shown}\n"}))) == count


HANDING = """<script>
  import {{ createEventDispatcher }} from "svelte"
  import {0} from "./{0}.svelte"
  const dispatch = createEventDispatcher()
  const go = () => dispatch("save")
</script>
{1}<{0} on:save />
"""
SVELTE_FORM = '<h1>Demander</h1><form on:submit|preventDefault={go}><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label><button>Envoyer</button></form>'
VUE_HANDING = '<script setup>\nconst emit = defineEmits(["save"])\nconst go = () => emit("save")\n</script>\n<template>{1}<{0} @save /></template>\n'


@pytest.mark.parametrize(
    ("names", "handing", "form", "end"),
    [
        (["Step", "Branch"], HANDING, SVELTE_FORM, "svelte"),
        (["Step", "Branch", "Leaf"], HANDING, SVELTE_FORM, "svelte"),
        (["Step"], HANDING, SVELTE_FORM, "svelte"),
        (["Step", "Branch"], VUE_HANDING, SVELTE_FORM.replace("on:submit|preventDefault={go}", '@submit="go"'), "vue"),
    ],
)
def test_components_that_hand_an_event_on_to_each_other_are_asked_once(
    names: list[str], handing: str, form: str, end: str, walked: Walked
) -> None:
    shown = zip(names, [*names[1:], names[0]], strict=True)
    found = walked(
        {f"src/{one}.{end}": handing.format(other, "" if at else form) for at, (one, other) in enumerate(shown)}
    )
    assert found["Step", "sans-compte"]["outcome"] == "unknown"


PROGRAM = "class AidesController < ApplicationController\n  def create\n    render :new if params[:papier].expired?\n  end\nend\n"


@pytest.mark.parametrize("named", ["app/controllers/aides_controller.rb", "lib/aide.rb", "app/views/aides/sent.mjml"])
def test_a_file_that_a_link_brings_in_is_one_of_those_beside(
    named: str, walked: Walked, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    form = "h1 Demander\n= form_with model: @aide do |f|\n  = f.label :sujet\n  = f.text_field :sujet\n  = f.label :motif\n  = f.text_field :motif\n"
    away = tmp_path_factory.mktemp("away") / Path(named).name
    away.write_text(PROGRAM, encoding="utf-8")
    (tmp_path / named).parent.mkdir(parents=True)
    (tmp_path / named).symlink_to(away)
    assert walked({"app/views/aides/new.html.slim": form})["new", "sans-compte"]["outcome"] == "finishes"
