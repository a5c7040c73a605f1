"""Who can finish: what stands around a page counts too, its layouts, whoever gives an account, what somebody had to make before."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check
from guichet.walked.journeys import journeys_of

from tests.linter.test_people_told import Walked, page, rails, walked

__all__ = ["walked"]

PLAIN = "h1 Demander\n= form_with model: @aide do |f|\n  = f.label :sujet\n  = f.text_field :sujet\n  = f.label :motif\n  = f.text_field :motif\n"
SIGNED = "  before_action :authenticate_user!\n"
BY_PROVIDER = "class SessionsController < ApplicationController\n  def create\n    sign_in User.find_or_create_by(email: request.env['omniauth.auth'].info.email)\n  end\nend\n"
BY_SECRET = BY_PROVIDER.replace(
    "sign_in User", "return sign_in(User.find_by(password: params[:password])) if x\n    sign_in User"
)


@pytest.mark.parametrize(
    ("sessions", "model", "profile", "outcome"),
    [
        (BY_PROVIDER, "  validates :email, presence: true\n", "sans-compte", "stopped"),
        (BY_PROVIDER, "  validates :email, presence: true\n", "sans-courriel", "stopped"),
        (BY_PROVIDER, "", "sans-courriel", "unknown"),
        (BY_PROVIDER, "  attr_reader :a\n", "sans-compte", "stopped"),
        (BY_PROVIDER, "", "sans-telephone", "unknown"),
        (BY_PROVIDER, "  has_secure_password\n", "sans-compte", "unknown"),
        (BY_SECRET, "", "sans-compte", "unknown"),
    ],
)
def test_a_provider_alone_that_lets_people_in_stops_whoever_has_no_account_there(
    sessions: str, model: str, profile: str, outcome: str, walked: Walked
) -> None:
    held = rails(PLAIN, SIGNED, app__models__user=f"class User < ApplicationRecord\n{model}end\n")
    found = walked({**held, "app/controllers/sessions_controller.rb": sessions})
    assert found["new", profile]["outcome"] == outcome


SIGN_UP = "h1 Créer un compte\n= form_with model: @client do |f|\n  = f.label :pseudo\n  = f.text_field :pseudo\n  = f.label :couleur\n  = f.text_field :couleur\n  = f.label :langue\n  = f.text_field :langue\n  = f.label :password\n  = f.password_field :password\n"


@pytest.mark.parametrize(
    ("who", "folder", "outcome"),
    [("client", "users", "unknown"), ("client", "clients", "finishes"), ("user", "users", "finishes")],
)
def test_an_account_that_no_page_makes_for_those_who_sign_in_was_made_by_an_earlier_request(
    who: str, folder: str, outcome: str, walked: Walked
) -> None:
    model = f"class {who.title()} < ApplicationRecord\n  validates :pseudo, presence: true\nend\n"
    held = rails(
        PLAIN,
        f"  before_action :authenticate_{who}!\n",
        "show",
        **{f"app__models__{one}": model for one in (who, "client")},
    )
    found = walked(
        {
            **held,
            f"app/views/{folder}/registrations/new.html.slim": SIGN_UP,
            f"app/controllers/{folder}/registrations_controller.rb": "class RegistrationsController < ApplicationController\nend\n",
            "config/routes.rb": "Rails.application.routes.draw do\n  resources :aides\nend\n",
        }
    )
    assert found["show", "sans-adresse"]["outcome"] == outcome


LAYOUT = 'doctype html\nhtml lang="fr"\n  head\n    title Service\n    {}\n  body\n    main\n      = yield\n'


@pytest.mark.parametrize(
    ("link", "sheet", "outcome", "named"),
    [
        ('= stylesheet_link_tag "application", media: "all"', "body { color: black }", "finishes", ""),
        ('= stylesheet_link_tag "application"', "@import 'beside';", "finishes", ""),
        ('= stylesheet_link_tag "application"', "@import 'library/all';", "unknown", "library/all"),
        ('= stylesheet_link_tag "absent"', "", "unknown", "absent"),
        ('- Dir["app/assets/stylesheets/parts/*.css"].each do |path|\n      = stylesheet_link_tag "parts/#{File.basename(path)}"', "", "finishes", ""),
    ],
)  # fmt: skip
def test_the_stylesheets_of_the_layout_of_a_page_of_rails_are_found_by_name(
    link: str, sheet: str, outcome: str, named: str, walked: Walked
) -> None:
    found = walked(
        {
            **rails(PLAIN),
            "app/views/layouts/application.html.slim": LAYOUT.format(link),
            "app/assets/stylesheets/application.scss": sheet,
            "app/assets/stylesheets/_beside.scss": "p { color: black }",
            "app/assets/stylesheets/parts/a.css": "p { color: black }",
        }
    )["new", "en-grand"]
    assert found["outcome"] == outcome
    assert named in " ".join(found["not_read"])


@pytest.mark.parametrize(
    ("sheet", "outcome"),
    [
        (".choix input[type=radio] { display: none }", "unknown"),
        (".autre input[type=radio] { display: none }", "finishes"),
        (".choix input[type=radio]:checked { display: none }", "finishes"),
    ],
)
def test_a_control_that_the_stylesheet_of_a_layout_takes_away_is_not_reached(
    sheet: str, outcome: str, walked: Walked
) -> None:
    chosen = '  .choix\n    label for="a" Oui\n    input type="radio" name="oui" id="a" value="1"\n'
    found = walked(
        {
            **rails(PLAIN + chosen, '  layout "demande"\n'),
            "app/views/layouts/demande.html.slim": "= nested_layout :application do\n  = yield\n",
            "app/views/layouts/application.html.slim": LAYOUT.format('= stylesheet_link_tag "application"'),
            "app/assets/stylesheets/application.scss": sheet,
        }
    )
    assert found["new", "au-clavier"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("before", "model", "outcome"),
    [
        ("  before_action :assert_projet_courant\n  before_action :other, only: :create\n", "email", "unknown"),
        ("  before_action :assert_projet_courant\n", "sujet", "finishes"),
        ("  before_action :assert_projet_courant, only: :create\n", "email", "unknown"),  # whoever sends it is refused
        ("  before_action :assert_projet_courant, only: :index\n", "email", "finishes"),
        ("  before_action :assert_projet_courant, only: %i[\n    index show\n  ]\n", "email", "finishes"),
        ("  before_action :assert_projet_courant, except: [:new, :create]\n", "email", "finishes"),
        ("  before_action :assert_projet_courant, except: :destroy\n", "email", "unknown"),
        ("  before_action :assert_projet_courant, except: [:new]\n", "email", "unknown"),  # whoever sends it is refused
        (
            "  before_action :assert_projet_courant\n  skip_before_action :assert_projet_courant, except: [:new]\n",
            "email",
            "unknown",
        ),
        ("  before_action(:assert_projet_courant)\n", "email", "unknown"),
        ("  before_action :assert_projet_courant\n  skip_before_action :assert_projet_courant\n", "email", "finishes"),
        ("  skip_before_action :assert_projet_courant\n  before_action :assert_projet_courant\n", "email", "unknown"),
        (
            "  before_action :assert_projet_courant\n  skip_before_action :assert_projet_courant, if: :x?\n",
            "email",
            "unknown",
        ),
        ("  before_action :load_menu\n", "email", "finishes"),
        ("  before_action :require_other_projet\n", "email", "finishes"),  # another class, that wants nothing
    ],
)
def test_a_page_that_supposes_something_made_before_wants_what_that_wanted(
    before: str, model: str, outcome: str, walked: Walked
) -> None:
    held = rails(PLAIN, before, app__models__projet=f"class Projet < ApplicationRecord\n  validates :{model}, presence: true, on: :update\nend\n", app__models__other_projet="class OtherProjet < ApplicationRecord\nend\n")  # fmt: skip
    assert walked(held)["new", "sans-courriel"]["outcome"] == outcome


RADIO = "h1 Avis\n= form_with model: @avis do |f|\n  = f.radio_button :utile, 1, id: made(1)\n  = f.label t('oui'), for: '{}'\n  = f.label :motif\n  = f.text_field :motif\n"


@pytest.mark.parametrize(("target", "outcome"), [("avis_utile_true", "finishes"), ("avis_autre", "unknown")])
def test_a_control_whose_id_a_program_makes_is_named_by_a_label_for_its_name(
    target: str, outcome: str, walked: Walked
) -> None:
    assert walked(rails(RADIO.format(target)))["new", "au-clavier"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("= sanitize @texte.html_safe", "finishes"),
        ("= f.hidden_field :id", "finishes"),
        ("= piege", "finishes"),
        ('= f.cfa_text_field(:motif2, t("x"))', "finishes"),
        ('= f.cfa_map_picker(:motif2, t("x"))', "unknown"),
    ],
)
def test_what_is_words_hidden_or_called_after_a_control_keeps_no_keyboard_away(
    written: str, outcome: str, walked: Walked
) -> None:
    helper = "module PiegeHelper\n  def piege\n    label_tag(Garde.champ_field, t('vide')) + text_field_tag(Garde.champ_field, nil)\n  end\nend\n"
    found = walked(rails(f"{PLAIN}  {written}\n", app__helpers__piege_helper=helper))
    assert found["new", "au-clavier"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Pour toute question sur vos données à caractère personnel, écrivez par courrier postal à l’adresse suivante : 14 avenue Duquesne, 75007 Paris.", "stopped"),
        ("Vous pouvez aussi envoyer la demande par courrier postal à l’adresse suivante : 14 avenue Duquesne, 75007 Paris.", "unknown"),
        ("Pour arrêter un prélèvement, je dois contacter la banque du service au 01 23 45 67 89.", "stopped"),
        ("To revoke a payment, I must contact the U.S. bank at 1-888-353-0000.", "stopped"),
        ("Vous pouvez aussi nous appeler au 01 23 45 67 89.", "unknown"),
        ("Données personnelles : écrire au délégué. Être accompagné dans votre démarche. Trouver une maison France Services", "unknown"),
        ("Données personnelles : écrire au délégué. Être accompagné dans votre démarche. Trouver une page", "stopped"),
    ],
)  # fmt: skip
def test_where_one_writes_about_ones_data_or_turns_to_for_something_else_is_no_door(
    said: str, outcome: str, walked: Walked
) -> None:
    fields = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>'
    assert walked({"aide.html": page(f"{fields}<p>{said}</p>")})["aide", "sans-connexion"]["outcome"] == outcome


VUE = '<template><h1>{{ route.meta.title }}</h1><Beside /><AideForm /></template>\n<script setup>\nimport Beside from "./Beside.vue"\nimport AideForm from "./AideForm.vue"\n</script>\n'
ROUTES = 'import AidePage from "@/AidePage.vue"\nexport const routes = [{ path: "/aide", component: AidePage, meta: { title: "Demander l’aide" } }]\n'


@pytest.mark.parametrize(("beside", "label"), [("<h2>Ressources utiles</h2>", "Demander l’aide"), ("<p>Utile</p>", "Demander l’aide")])  # fmt: skip
def test_the_heading_of_a_neighbour_names_no_request(beside: str, label: str, tmp_path: Path) -> None:
    form = '<template><form method="post"><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label></form></template>'
    files = {"AidePage.vue": VUE, "Beside.vue": f"<template><article>{beside}</article></template>", "AideForm.vue": form, "routes.js": ROUTES}  # fmt: skip
    (tmp_path / "src").mkdir()
    for name, text in files.items():
        (tmp_path / "src" / name).write_text(text, encoding="utf-8")
    report = check([str(tmp_path)], Config(root=str(tmp_path)), jobs=1, use_cache=False)
    assert [one.label.fr for one in journeys_of(report.project, ())] == [label]


def test_the_title_that_a_controller_gives_names_a_request(tmp_path: Path) -> None:
    view = PLAIN.removeprefix("h1 Demander\n")
    for name, text in rails(view, '  def new\n    @page_heading = "Ma demande"\n  end\n').items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = check([str(tmp_path)], Config(root=str(tmp_path)), jobs=1, use_cache=False)
    assert [one.label.fr for one in journeys_of(report.project, ())] == ["Ma demande"]


MAILED = "class AideMailer < ApplicationMailer\n  def suite\n    @url = new_aide_url(token: x)\n    mail(to: a)\n  end\nend\n"
PHONED = "h1 Demander\n= form_with model: @demande do |f|\n  = f.label :sujet\n  = f.text_field :sujet\n  = f.label :phone_number\n  = f.telephone_field :phone_number, required: true\n"


@pytest.mark.parametrize(("profile", "outcome"), [("sans-telephone", "unknown"), ("sans-adresse", "finishes")])
def test_what_another_request_wants_may_be_wanted_before_a_page_that_only_an_e_mail_leads_to(
    profile: str, outcome: str, walked: Walked
) -> None:
    held = {
        **rails(PLAIN, app__mailers__aide_mailer=MAILED),
        "config/routes.rb": "Rails.application.routes.draw do\n  resources :aides\n  resources :demandes\nend\n",
        "app/views/demandes/show.html.slim": PHONED,
        "app/controllers/demandes_controller.rb": "class DemandesController < ApplicationController\nend\n",
    }
    assert walked(held)["new", profile]["outcome"] == outcome


def test_a_controller_that_confirms_who_is_signed_in_wants_an_account(walked: Walked) -> None:
    held = rails(PLAIN, "  before_action :confirm_two_factor_authenticated\n")
    assert walked(held)["new", "sans-courriel"]["outcome"] == "unknown"


ENTERED = "class ClientLoginsController < ApplicationController\n  def new\n  end\n\n  def create\n    {}\n    redirect_to root_path\n  end\nend\n"
GATED = "  before_action :require_client_login\n\n  def new\n  end\n\n  private\n\n  def require_client_login\n    if current_client.blank?\n      session[:after] = request.url\n      redirect_to new_client_login_path\n    end\n  end\n"


@pytest.mark.parametrize(
    ("opens", "model", "account", "money"),
    [
        ("sign_in @form.client", "  devise :timeoutable\n", "finishes", "finishes"),
        ("sign_in Client.find_by(sub: request.env['omniauth.auth'])", "  devise :timeoutable\n", "unknown", "finishes"),
        ("keep @form", "  devise :timeoutable\n", "unknown", "finishes"),
        ("sign_in @form.client", "", "unknown", "unknown"),
    ],
    ids=["own-code", "provider", "opens-nothing", "no-account"],
)
def test_what_keeps_a_page_for_those_who_sign_in_by_a_code_of_the_service_wants_no_other_account(
    opens: str, model: str, account: str, money: str, walked: Walked
) -> None:
    held = rails(PLAIN, GATED, app__models__client=f"class Client < ApplicationRecord\n{model}end\n")
    held["app/controllers/client_logins_controller.rb"] = ENTERED.format(opens)
    held["app/views/client_logins/new.html.erb"] = (
        '<h1>Log in</h1><%= form_with url: a_path do |f| %><%= f.label :code, "Code" %><%= f.text_field :code %><% end %>'
    )
    found = walked(held)
    assert [found["new", one]["outcome"] for one in ("sans-compte", "sans-argent")] == [account, money]


def test_an_e_mail_address_is_no_home(walked: Walked) -> None:
    model = "class Projet < ApplicationRecord\n  validates :email_address, presence: true\nend\n"
    held = rails(PLAIN, "  before_action :assert_projet_courant\n", app__models__projet=model)
    found = walked(held)
    assert [found["new", one]["outcome"] for one in ("sans-courriel", "sans-adresse")] == ["unknown", "finishes"]


@pytest.mark.parametrize(("profile", "outcome"), [("sans-habitude", "unknown"), ("sans-courriel", "stopped")])
def test_a_house_where_people_are_helped_with_screens_asks_for_what_the_screen_asks(
    profile: str, outcome: str, walked: Walked
) -> None:
    fields = '<label>Sujet <input name="sujet"></label><label>Courriel <input type="email" name="email" required></label><p>Trouver une maison France Services</p>'
    assert walked({"aide.html": page(fields)})["aide", profile]["outcome"] == outcome
