"""Who can finish: a request begins where it begins, is made by the people it is for, and is called what it asks for."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import Walked, names, page, walked

__all__ = ["walked"]

ROUTES = "Rails.application.routes.draw do\n  {}\nend\n"
ASKED = '<h1>{}</h1>\n<%= form_with model: @aide do |f| %>\n  <%= f.label :nom, "Nom" %>\n  <%= f.text_field :nom %>\n  <%= f.label :motif, "Motif" %>\n  <%= f.text_area :motif %>\n<% end %>\n'
MODEL = "class Aide < ApplicationRecord\nend\n"


def served(
    view: str, body: str, routes: str = "resources :aides", at: str = "aides/new", **more: str
) -> dict[str, str]:
    """A service of Rails with one page, the controller of that page, and what else it takes."""
    return {
        f"app/views/{at}.html.erb": view,
        f"app/controllers/{at.rpartition('/')[0]}_controller.rb": f"class AidesController < ApplicationController\n{body}end\n",
        "app/models/aide.rb": MODEL,
        "config/routes.rb": ROUTES.format(routes),
        **{one.replace("__", "/") + ".rb": text for one, text in more.items()},
    }


# What comes before


@pytest.mark.parametrize(
    ("said", "guard", "outcome"),
    [
        ("before_action :ask_first", "redirect_to start_path unless session[:income]", "unknown"),
        ("before_action :ask_first", "return if flow.step_allowed?(self.class)\n    redirect_to start_path", "unknown"),
        ("before_action :ask_first", "if cookies[:income].blank?\n      redirect_to start_path\n    end", "unknown"),
        ("before_action :ask_first", "redirect_to done_path if session[:done]", "finishes"),
        ("before_action :ask_first, only: :show", "redirect_to start_path unless session[:income]", "finishes"),
        ("before_action :ask_first, if: :late?", "redirect_to start_path unless session[:income]", "finishes"),
        ("before_action :ask_first", "redirect_to home_path unless Season.opened?", "finishes"),
        ("before_action :check_max", "redirect_to home_path unless session[:count].low?", "finishes"),
    ],
    ids=["unless", "return-if", "blank", "done", "other-action", "some-cases", "season", "number"],
)
def test_a_page_that_sends_back_whoever_did_nothing_before_is_not_finished(
    said: str, guard: str, outcome: str, walked: Walked
) -> None:
    name = said.split(":")[1].partition(",")[0].split()[0]
    body = f"  {said}\n\n  def new\n  end\n\n  private\n\n  def {name}\n    {guard}\n  end\n"
    assert walked(served(ASKED.format("Demander l’aide"), body))["new", "sans-telephone"]["outcome"] == outcome


OPEN = "class ApplicationController < ActionController::Base\n  def in_progress_season?\n    {}\n  end\nend\n"
LATE = "Time.current <= Rails.configuration.season_end"


@pytest.mark.parametrize(
    ("guard", "opened", "kept", "outcome"),
    [
        ("redirect_to home_path unless in_progress_season? || (session[:kept] && known?)", LATE, "", "finishes"),
        ("redirect_to home_path if !in_progress_season? && session[:kept].blank?", f"return true if cookies[:early]\n    {LATE}", "", "finishes"),
        ("redirect_to home_path unless in_progress_season? && session[:kept].present?", LATE, "", "unknown"),
        ("redirect_to home_path if !in_progress_season? || session[:kept].blank?", LATE, "", "unknown"),
        ("return if in_progress_season? && session[:kept]\n    redirect_to home_path", LATE, "", "unknown"),
        ("return if in_progress_season? || session[:kept]\n    redirect_to home_path", LATE, "", "finishes"),
        ("redirect_to home_path if !(in_progress_season? || session[:kept])", LATE, "", "finishes"),
        ("redirect_to home_path if !(in_progress_season? && session[:kept])", LATE, "", "unknown"),
        ("redirect_to home_path unless in_progress_season?", "session[:begun_at] <= Time.current", "", "unknown"),
        ("redirect_to home_path unless in_progress_season?", "flow.step > 2", "", "unknown"),
        ("redirect_to start_path unless session[:claim_id].present?", "", '<h1>Avant</h1><%= form_with url: a_path do |f| %><%= f.submit "Continuer" %><% end %>', "finishes"),
        ("redirect_to start_path unless session[:claim_id].present?", "", ASKED.format("Avant"), "unknown"),
        ("redirect_to start_path unless session[:other].present?", "", "<h1>Avant</h1>", "unknown"),
        ("unless @aide.sponsor_token == token_param\n      redirect_to home_url\n    end", "", "", "finishes"),
        ("redirect_to home_url unless @aide.step_token == session[:token]", "", "", "unknown"),
    ],
    ids=["calendar", "calendar-and", "calendar-and-kept", "out-of-calendar-or-nothing-kept", "return-if-both", "return-if-either", "neither", "not-both", "begun", "step", "kept-freely", "kept-of-answers", "kept-nowhere", "link", "token-kept"],
)  # fmt: skip
def test_a_guard_that_is_passed_by_all_profiles_alike_hides_no_step(
    guard: str, opened: str, kept: str, outcome: str, walked: Walked
) -> None:
    body = f"  before_action :ask_first\n\n  def new\n  end\n\n  private\n\n  def ask_first\n    {guard}\n  end\n"
    files = served(ASKED.format("Demander l’aide"), body)
    files["app/controllers/application_controller.rb"] = OPEN.format(opened)
    if kept:
        files["app/controllers/starts_controller.rb"] = (
            "class StartsController < ApplicationController\n  def new\n  end\n\n  def create\n    session[:claim_id] = claim.id\n    redirect_to new_aide_path\n  end\nend\n"
        )
        files["app/views/starts/new.html.erb"] = kept
    found = walked(files)
    assert (
        next(found[one, "sans-telephone"]["outcome"] for one in ("aides-new", "new") if one in names(found)) == outcome
    )


VIEW = "from django.shortcuts import redirect, render\n\n\ndef demande(request{}):\n    {}\n    return render(request, 'demande.html')\n"


@pytest.mark.parametrize(
    ("given", "test", "outcome"),
    [
        ("", 'if not request.session.get("revenu"):\n        return redirect("debut")', "unknown"),
        ("", 'if "revenu" not in request.session:\n        return redirect("debut")', "unknown"),
        ("", 'if request.session.get("revenu") is None:\n        return redirect("debut")', "unknown"),
        ("", 'if request.session.get("fini"):\n        return redirect("merci")', "finishes"),
        (", token", "", "unknown"),
        (", annee", "", "finishes"),
    ],
    ids=["not", "not-in", "none", "done", "token", "year"],
)
def test_a_view_that_wants_what_an_earlier_step_kept_is_not_finished(
    given: str, test: str, outcome: str, walked: Walked
) -> None:
    fields = '<label for="n">Nom</label><input id="n" name="n"><label for="m">Motif</label><input id="m" name="m">'
    files = {"aides/views.py": VIEW.format(given, test or "pass"), "templates/demande.html": page(fields)}
    assert walked(files)["demande", "sans-telephone"]["outcome"] == outcome


SHOWS = "<?php\n#[Route('{}')]\nclass AideController extends AbstractController {{\n  #[Route('{}', name: 'aide')]\n  public function aide() {{\n    return $this->render('aide.html.twig');\n  }}\n}}\n"


@pytest.mark.parametrize(
    ("above", "address", "outcome"),
    [
        ("/suivre-mon-dossier", "/{code}/adresse", "unknown"),
        ("/aides", "/{token}", "unknown"),
        ("/aides", "/{uuid}/pieces", "unknown"),
        ("/departements", "/{code}/aide", "finishes"),
        ("/aides", "/{annee}", "finishes"),
    ],
)
def test_an_address_that_bears_what_an_earlier_request_gave_is_not_where_it_begins(
    above: str, address: str, outcome: str, walked: Walked
) -> None:
    fields = '<label for="n">Nom</label><input id="n" name="n"><label for="m">Motif</label><input id="m" name="m">'
    files = {
        "src/Controller/AideController.php": SHOWS.format(above, address),
        "templates/aide.html.twig": page(fields),
    }
    assert walked(files)["aide", "sans-telephone"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("new", "outcome"),
    [
        ("@aide = Aide.find_by!(reference: params[:token])", "unknown"),
        ("@aide = Aide.find(params[:aide_id])", "finishes"),
        ("token = params[:token]\n    @aide = token ? Aide.find_by(token:) : Aide.new\n    keep if token", "finishes"),
    ],
    ids=["always", "public", "sometimes"],
)
def test_an_action_that_always_reads_a_token_supposes_that_it_was_given(new: str, outcome: str, walked: Walked) -> None:
    body = f"  def new\n    {new}\n  end\n"
    assert walked(served(ASKED.format("Demander l’aide"), body))["new", "sans-telephone"]["outcome"] == outcome


# Who fills in


DOSSIERS = "class DossiersController < ApplicationController\n  before_action :authenticate_{}!\n\n  def offer\n    render {}\n  end\nend\n"


@pytest.mark.parametrize(
    ("who", "shown", "own", "count"),
    [
        ("agent", '"aides/offer"', "", 0),
        ("agent", 'template: "aides/offer"', "", 0),
        ("user", '"aides/offer"', "", 1),
        ("agent", '"aides/offer"', "  def offer\n  end\n", 1),
        ("agent", '"aides/other"', "", 1),
    ],
    ids=["agent", "template", "user", "own-action", "other-page"],
)
def test_a_page_is_for_those_to_whom_a_controller_shows_it_whatever_its_folder(
    who: str, shown: str, own: str, count: int, walked: Walked
) -> None:
    files = served(
        ASKED.format("Proposition"), own, at="aides/offer", routes="resources :aides\n  resources :dossiers",
        app__controllers__dossiers_controller=DOSSIERS.format(who, shown),
    )  # fmt: skip
    assert len(names(walked(files))) == count


@pytest.mark.parametrize(
    ("around", "count"),
    [("current_agent", 0), ("current_admin.present?", 0), ("@aide.open?", 1), ("!current_agent", 1)],
)
def test_a_form_that_is_only_shown_to_those_inside_is_no_request(around: str, count: int, walked: Walked) -> None:
    view = f"<h1>Note</h1>\n<% if {around} %>\n{ASKED.format('Note').partition(chr(10))[2]}<% end %>\n"
    assert len(names(walked(served(view, "  def new\n  end\n")))) == count


@pytest.mark.parametrize(
    ("who", "model", "count"),
    [
        ("expert", "class Expert < ApplicationRecord\nend\n", 0),
        ("partner", "class Partner < ApplicationRecord\n  devise :database_authenticatable, :recoverable\nend\n", 0),
        ("supplier", "class Supplier < ApplicationRecord\n  devise :database_authenticatable, :registerable\nend\n", 1),
        ("patient", "class Patient < ApplicationRecord\nend\n", 1),
        ("user", "class User < ApplicationRecord\nend\n", 1),
    ],
)
def test_those_who_cannot_sign_up_and_are_not_the_people_work_there(
    who: str, model: str, count: int, walked: Walked
) -> None:
    files = served(ASKED.format("Avis"), f"  before_action :authenticate_{who}!\n\n  def new\n  end\n")
    assert len(names(walked({**files, f"app/models/{who}.rb": model}))) == count


@pytest.mark.parametrize(
    ("title", "count"),
    [("Créez votre compte instructeur", 0), ("Your caseworker account", 1), ("Portal for caseworkers", 0), ("Créez votre compte", 1)],
)  # fmt: skip
def test_an_account_of_those_who_work_there_is_no_request(title: str, count: int, walked: Walked) -> None:
    fields = '<label for="n">Nom</label><input id="n" name="n"><label for="m">Motif</label><input id="m" name="m">'
    assert len(names(walked({"templates/compte.html": page(fields, title)}))) == count


KEPT = "  before_action :keep, only: :new\n\n  def new\n    {}\n  end\n\n  private\n\n  def keep\n    {}\n  end\n"


@pytest.mark.parametrize(
    ("shows", "asks", "count"),
    [
        ("", "if current_agent&.office.nil?\n      redirect_to help_path\n    end", 0),
        ("", "redirect_to root_path unless current_caseworker", 0),
        ("return redirect_to(root_path) if current_admin.blank?", "", 0),
        ("@offices = current_agent.offices", "", 0),
        ("@offices = current_agent.offices if current_agent", "", 1),
        ("", "redirect_to root_path unless current_agent || current_user", 1),
        ("", "redirect_to desk_path if current_agent", 1),
    ],
    ids=["nil", "unless", "in-action", "granted", "some-cases", "both", "sent-to-their-desk"],
)
def test_a_page_that_turns_away_whoever_does_not_work_there_is_no_request(
    shows: str, asks: str, count: int, walked: Walked
) -> None:
    assert len(names(walked(served(ASKED.format("Reprise"), KEPT.format(shows, asks))))) == count


RESUMED = "  before_action :keep, only: %i[owner show]\n\n  def nature\n  end\n\n  def {}\n    {}\n  end\n\n  def owner\n  end\n\n  def show\n  end\n\n  private\n\n  def keep\n    redirect_to root_path if current_agent.nil?\n  end\n"


@pytest.mark.parametrize(
    ("receives", "leads", "count"),
    [
        ("post_nature", "redirect_to owner_aides_path", 0),
        ("save_nature", "if ours?\n      redirect_to owner_aide_path(@aide)\n    else\n      redirect_to help_path\n    end", 0),
        ("check_nature", "redirect_to(owner_aides_url)", 0),
        ("post_nature", "redirect_to show_aide_path(@aide)", 1),
        ("post_nature", "redirect_to thanks_path", 1),
        ("post_other", "redirect_to owner_aides_path", 1),
    ],
)  # fmt: skip
def test_a_page_that_leads_on_to_one_of_those_inside_is_no_request(
    receives: str, leads: str, count: int, walked: Walked
) -> None:
    files = served(ASKED.format("Reprise"), RESUMED.format(receives, leads), at="aides/nature")
    assert len(names(walked(files))) == count


DESK = "class DesksController < ApplicationController\n  before_action :authenticate_{}!\nend\n"


@pytest.mark.parametrize(
    ("does", "asked", "count"),
    [
        ("sign_in(user)\n    redirect_to instructeur_desks_path", "instructeur", 0),
        ("if user.valid?\n      sign_in user\n      redirect_to instructeur_desks_path\n    else\n      redirect_to aides_path\n    end", "instructeur", 0),
        ("sign_in(user, scope: :user)\n    redirect_to(instructeurs_home_url)", "instructeur", 0),
        ("sign_in(user)\n    redirect_to instructeur_desks_path", "user", 1),
        ("sign_in(user)\n    redirect_to(user.agent? ? instructeur_desks_path : home_path) and return\n    redirect_to home_path", "instructeur", 1),
        ("Aide.create!\n    redirect_to instructeur_desks_path", "instructeur", 1),
    ],
)  # fmt: skip
def test_an_account_that_opens_on_what_is_kept_for_those_inside_is_theirs(
    does: str, asked: str, count: int, walked: Walked
) -> None:
    files = served(ASKED.format("Activer le compte"), f"  def new\n  end\n\n  def create\n    {does}\n  end\n")
    files["app/controllers/instructeurs/desks_controller.rb"] = DESK.format(asked)
    assert len(names(walked(files))) == count


GATE = "class ApplicationController < ActionController::Base\n  private\n\n  def check_first\n    {}\n  end\nend\n"


@pytest.mark.parametrize(
    ("leads", "receives", "count"),
    [
        ("session[:going] = request.fullpath\n    redirect_to new_check_path", "redirect_to session.delete(:going)", 0),
        ("return if known?\n\n    store_location_for(:user, request.url)\n    redirect_to(new_check_url)", "redirect_to stored_location_for(:user)", 0),
        ("redirect_to new_check_path(return_to: request.fullpath) unless known?", "redirect_to params[:return_to]", 0),
        ("session[:going] = request.fullpath\n    redirect_to new_check_path", "current_user.update!(email:)\n    redirect_to session.delete(:going)", 1),
        ("session[:going] = request.fullpath\n    redirect_to new_check_path", "session[:aide] = aide_params\n    redirect_to session.delete(:going)", 1),
        ("session[:going] = request.fullpath\n    redirect_to new_other_path", "redirect_to session.delete(:going)", 1),
        ("redirect_to new_check_path", "redirect_to session.delete(:going)", 1),
    ],
    ids=["session", "stored", "handed", "kept-in-a-file", "kept-in-session", "another", "begins-there"],
)  # fmt: skip
def test_a_page_that_checks_who_comes_and_leads_them_on_is_no_request(
    leads: str, receives: str, count: int, walked: Walked
) -> None:
    files = served(ASKED.format("Vérification"), f"  def new\n  end\n\n  def create\n    {receives}\n  end\n", at="checks/new", routes="resources :checks")  # fmt: skip
    files["app/controllers/application_controller.rb"] = GATE.format(leads)
    assert len(names(walked(files))) == count


@pytest.mark.parametrize(
    ("own", "others", "count"),
    [
        ("Votre email professionnel", "Les coordonnées de la personne qui viendra au rendez-vous", 0),
        ("Votre adresse électronique professionnelle", "Prénom de la personne accompagnée", 0),
        ("Your work email", "Name of the person you are booking for", 0),
        ("Votre email professionnel", "Votre prénom", 1),
        ("Votre email", "Prénom de la personne accompagnée", 1),
        ("Votre email professionnel, si vous n’êtes pas un particulier", "Prénom de la personne accompagnée", 1),
        ("Your e-mail", "Name of the person you care for", 1),
    ],
)
def test_what_professionals_fill_in_for_somebody_else_is_no_request_of_the_public(
    own: str, others: str, count: int, walked: Walked
) -> None:
    fields = (
        f'<label for="n">{own}</label><input id="n" name="n"><label for="m">{others}</label><input id="m" name="m">'
    )
    assert len(names(walked({"templates/rendez-vous.html": page(fields, "Rendez-vous")}))) == count


@pytest.mark.parametrize(("url", "count"), [('"#"', 0), ("aides_path", 1), (":aides", 1)])
def test_a_form_that_is_sent_nowhere_is_a_sample(url: str, count: int, walked: Walked) -> None:
    view = ASKED.format("Formulaires").replace("model: @aide do", f"model: @aide, url: {url} do")
    assert len(names(walked(served(view, "  def new\n  end\n")))) == count


def test_a_component_of_rails_is_asked_by_the_pages_that_show_it(walked: Walked) -> None:
    files = served(ASKED.format("Demander l’aide"), "  def new\n  end\n")
    files["app/components/bulk_component.html.erb"] = ASKED.format("Notifier les groupes")
    assert names(walked(files)) == {"new"}


# A form that goes on by its address


CODE = '<h1>{}</h1>\n<%= form_with url: {}, method: :get do |f| %>\n  <%= f.label :{}, "Code" %>\n  <%= f.text_field :{} %>\n  <button>{}</button>\n<% end %>\n'


@pytest.mark.parametrize(
    ("title", "url", "field", "button", "outcome"),
    [
        ("Je prends rendez-vous", ":redirect_invitations", "uuid", "Valider", "unknown"),
        ("Use my code", "follow_path", "code", "Continue", "unknown"),
        ("Retrouver une aide", "aides_path", "q", "Rechercher", ""),
        ("Les aides", "aides_path", "category", "Filtrer", ""),
        ("Liste des aides", "aides_path", "ville", "Valider", ""),
    ],
)
def test_a_form_that_goes_on_by_its_address_is_a_request_whose_end_is_not_known(
    title: str, url: str, field: str, button: str, outcome: str, walked: Walked
) -> None:
    view = CODE.format(title, url, field, field, button)
    found = walked(served(view, "  def new\n  end\n"))
    assert found.get(("new", "sans-telephone"), {"outcome": ""})["outcome"] == outcome


# Accounts


SIGN_UP = '<h1>Créer un compte</h1>\n<%= form_with model: @user do |f| %>\n  <%= f.label :email, "Courriel" %>\n  <%= f.email_field :email, required: true %>\n{}<% end %>\n'
SECRET = '  <%= f.label :ville, "Ville" %>\n  <%= f.text_field :ville %>\n  <%= f.label :langue, "Langue" %>\n  <%= f.text_field :langue %>\n  <%= f.label :password, "Mot de passe" %>\n  <%= f.password_field :password, required: true %>\n'


def asking(found: set[str]) -> str:
    """The name of the request for an aide, which depends on what else is one."""
    return "aides/new.html" if "aides/new.html" in found else "new"


@pytest.mark.parametrize(
    ("update", "outcome"),
    [
        ("current_user.update(aide_params)", "unknown"),
        ("EmailForm.new(current_user).save", "unknown"),
        ("current_user.destroy!", "unknown"),
        ("Aide.create!(user: current_user)", "stopped"),
    ],
)
def test_whoever_changes_an_account_has_one(update: str, outcome: str, walked: Walked) -> None:
    body = f"  before_action :authenticate_user!\n\n  def new\n  end\n\n  def create\n    {update}\n  end\n"
    files = served(
        ASKED.format("Mes informations"), body, routes="resources :aides\n  devise_for :users",
        app__models__user="class User < ApplicationRecord\n  devise :database_authenticatable, :registerable, :validatable\nend\n",
    )  # fmt: skip
    files["app/views/users/registrations/new.html.erb"] = SIGN_UP.format(SECRET)
    found = walked(files)
    assert found[asking(names(found)), "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize("secret", ["", SECRET])
def test_an_account_is_made_where_it_is_new_and_not_where_it_is_changed(secret: str, walked: Walked) -> None:
    body = "  before_action :authenticate_user!\n\n  def new\n  end\n"
    files = served(
        ASKED.format("Demander l’aide"), body, routes="resources :aides\n  devise_for :users",
        app__models__user="class User < ApplicationRecord\n  devise :database_authenticatable, :registerable, :validatable\nend\n",
    )  # fmt: skip
    files["app/views/users/registrations/new.html.erb"] = SIGN_UP.format(secret)
    files["app/views/users/registrations/edit.html.erb"] = SIGN_UP.format(SECRET).replace("Créer un", "Votre")
    found = walked(files)
    (stop,) = found[asking(names(found)), "sans-courriel"]["stops"]
    assert stop["at"].startswith("app/views/users/registrations/new")


@pytest.mark.parametrize(
    ("leads", "doubts"),
    [
        ("deliver_sms(client, new_aide_url(token: token))", 2),
        ("redirect_to new_aide_url", 0),
        ("{ 'sms' => :other_url, 'paper' => :new_aide_url }", 0),
    ],
    ids=["sent", "led", "named"],
)
def test_where_a_program_leads_is_no_message(leads: str, doubts: int, walked: Walked) -> None:
    files = served(
        ASKED.format("Demander l’aide"), "  def new\n  end\n",
        app__services__sms_service=f"class SmsService\n  def call(token)\n    {leads}\n  end\nend\n",
    )  # fmt: skip
    found = walked(files)
    met = [*found["new", "sans-telephone"]["to_check"], *found["new", "sans-telephone"]["stops"], *found["new", "sans-smartphone"]["to_check"]]  # fmt: skip
    assert len(met) == doubts


# What it is called


@pytest.mark.parametrize(
    ("view", "label"),
    [
        ('<% self.title = "Dire où j’habite" %>\n', "Dire où j’habite"),
        ('<%= render PageHeadingComponent.new.with_content("Dire où j’habite") %>\n', "Dire où j’habite"),
        ('<% content_for(:title, "Nouveau dossier (#{@aide.nom})") %>\n', "Nouveau dossier"),
        ('<% content_for(:title, "Activer le compte de #{@aide.nom}") %>\n', "The form aides/new"),
        ("<% content_for(:title, 'show_aide') %>\n", "The form aides/new"),
        ("<h6>Dire où j’habite</h6>\n<h2><%= @aide.step %></h2>\n", "Dire où j’habite"),
    ],
)
def test_a_request_is_called_by_the_title_that_its_page_hands_on(
    view: str, label: str, walked: Walked, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    from guichet.hosts.cli import main

    walked(served(view + ASKED.partition("\n")[2], "  def new\n  end\n"))
    main(["people", str(tmp_path), "--lang", "en", "--no-cache", "--jobs", "1", "--isolated"])
    assert f"— {label} —" in capsys.readouterr().out


def test_the_name_of_the_site_is_not_that_of_a_request(
    walked: Walked, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    from guichet.hosts.cli import main

    form = '<form method="post"><label for="n">Nom</label><input id="n" name="n"><label for="m">Motif</label><input id="m" name="m"><button>Envoyer</button></form>'
    said = "<html lang=fr><head><title>{} - Aides-du-pays</title></head><body><main>{}</main></body></html>"
    walked({f"templates/{one}.html": said.format(one.title(), form) for one in ("bourse", "cantine", "logement")})
    main(["people", str(tmp_path), "--lang", "en", "--no-cache", "--jobs", "1", "--isolated"])
    out = capsys.readouterr().out
    assert "— Bourse —" in out
    assert "Aides-du-pays —" not in out


# Helpers of a service that open a form, or are handed its builder

HELPERS = "module AidesHelper\n  def aide_form(aide, &)\n    {}\n  end\n\n  def told(form)\n    {}\n  end\nend\n"
OPENS = "form_with(model: aide, builder: AideBuilder, &)"
BY_HELPER = "<h1>Demander l’aide</h1>\n<%= aide_form(@aide) do |f| %>\n  <%= f.dsfr_text_field :motif %>\n  <%= f.dsfr_email_field :email %>\n{}<% end %>\n"


@pytest.mark.parametrize(
    ("opens", "rule", "outcome"),
    [
        (OPENS, "  validates :email, presence: true\n", "stopped"),
        (OPENS, "  validates :motif, presence: true\n", "finishes"),
        ("aide_form_tag(aide, &)\n  end\n\n  def aide_form_tag(aide, &)\n    simple_form_for(aide, &)", "  validates :email, presence: true\n", "stopped"),
        ("content_tag(:div, &)", "", ""),
    ],
    ids=["required", "free", "through-another", "no-form"],
)  # fmt: skip
def test_a_form_that_a_helper_opens_is_a_request(opens: str, rule: str, outcome: str, walked: Walked) -> None:
    files = served(
        BY_HELPER.format(""), "  def new\n    @aide = Aide.new\n  end\n",
        app__helpers__aides_helper=HELPERS.format(opens, "form.object.name"),
        app__models__aide=f"class Aide < ApplicationRecord\n{rule}end\n",
    )  # fmt: skip
    found = walked(files)
    assert found.get(("new", "sans-courriel"), {"outcome": ""})["outcome"] == outcome


@pytest.mark.parametrize(
    ("tells", "call", "outcome"),
    [
        ("render partial: 'blocks/' + form.object.kind, locals: { f: form }", "told(f)", "unknown"),
        ("form.text_field(:iban)", "told f", "unknown"),
        ("render('block', form: form)", "told(form: f)", "unknown"),
        ("t('.told')", "told(f)", "finishes"),
        ("render('block')", "told(@aide)", "finishes"),
    ],
    ids=["chosen", "field", "named", "words", "not-handed"],
)
def test_what_a_helper_does_with_a_builder_is_not_known(tells: str, call: str, outcome: str, walked: Walked) -> None:
    files = served(
        BY_HELPER.format(f"  <%= {call} %>\n"), "  def new\n    @aide = Aide.new\n  end\n",
        app__helpers__aides_helper=HELPERS.format(OPENS, tells),
        app__models__aide="class Aide < ApplicationRecord\n  validates :motif, presence: true\nend\n",
    )  # fmt: skip
    assert walked(files)["new", "sans-argent"]["outcome"] == outcome


# One page after another


@pytest.mark.parametrize(
    ("address", "outcome"),
    [('"/aides/verify"', "unknown"), ("verify_aides_path", "unknown"), ('"/aides/other"', "finishes")],
)
def test_the_page_of_the_action_that_a_form_is_sent_to_is_the_next_step(
    address: str, outcome: str, walked: Walked
) -> None:
    files = served(
        ASKED.format("Demander l’aide").replace("model: @aide", f"url: {address}"),
        "  def new\n  end\n\n  def verify\n  end\n",
    )
    files["app/views/aides/verify.html.erb"] = CODE.format("Confirmer", '"follow"', "code", "code", "Continuer")
    found = walked(files)
    assert found["new", "sans-telephone"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("shows", "outcome"),
    [
        ("if session[:email].blank?\n      redirect_to start_path\n    else\n      @email = session[:email]\n    end", "unknown"),
        ("return redirect_to start_path unless session[:email]", "unknown"),
        ("@email = session[:email]", "finishes"),
    ],
)  # fmt: skip
def test_an_action_that_sends_back_whoever_did_nothing_before_is_not_where_it_begins(
    shows: str, outcome: str, walked: Walked
) -> None:
    found = walked(served(ASKED.format("Demander l’aide"), f"  def new\n    {shows}\n  end\n"))
    assert found["new", "sans-telephone"]["outcome"] == outcome
