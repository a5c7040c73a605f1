"""Who can finish: a page by which nobody asks for anything is no request, whatever it is called."""

from __future__ import annotations

import pytest

from tests.linter.test_people_begun import ASKED, served
from tests.linter.test_people_told import PAGE, SIGNED, Walked, gated, names, page, walked

__all__ = ["walked"]

THOUGHT = '<fieldset><legend>L’échange a-t-il été utile ?</legend><label><input type="radio" name="utile" value="1" required> Oui</label><label><input type="radio" name="utile" value="0" required> Non</label></fieldset><label>Commentaire <textarea name="commentaire"></textarea></label>{}'
REACHED = '<label>Adresse électronique <input type="email" name="email" required></label>'


@pytest.mark.parametrize(
    ("title", "more", "count"),
    [
        ("Donnez votre avis sur le service", "", 0),
        ("Questionnaire de satisfaction", '<label>Note <input name="note" type="number"></label>', 0),
        ("Give your feedback about our service", "", 0),
        ("Donnez votre avis sur le service", REACHED, 1),
        ("Donnez votre avis sur le projet de réforme", "", 1),
        ("Demander un échange", "", 1),
    ],
)
def test_what_one_thinks_of_the_service_is_no_request(title: str, more: str, count: int, walked: Walked) -> None:
    assert len(names(walked({"avis.html": page(THOUGHT.format(more), title)}))) == count


@pytest.mark.parametrize(
    ("does", "leads", "count"),
    [
        ("sign_in(@link.user)\n    redirect_to destination", "stored_location_for(:user) || root_path", 0),
        ("open_for(@link.user)\n    redirect_to destination", "session.delete(:going) || root_path", 0),
        ("@link.update!(email: params[:email])\n    redirect_to destination", "stored_location_for(:user) || root_path", 1),
        ("sign_in(Account.create!(email: params[:email]))\n    redirect_to destination", "stored_location_for(:user) || root_path", 1),
        ("sign_in(@link.user)\n    redirect_to destination", "aides_path", 1),
    ],
    ids=["signs-in", "through-another", "keeps", "makes", "leads-elsewhere"],
)  # fmt: skip
def test_a_step_of_getting_in_is_no_request(does: str, leads: str, count: int, walked: Walked) -> None:
    body = f"  def choose\n  end\n\n  def merge\n    {does}\n  end\n\n  private\n\n  def destination\n    {leads}\n  end\n\n  def open_for(user)\n    sign_in user\n  end\n"
    view = ASKED.format("Adresse de contact").replace("model: @aide", "url: aides_merge_path")
    assert len(names(walked(served(view, body, at="aides/choose")))) == count
    part = {"app/views/aides/_secret.html.erb": view, **served("<%= render 'secret' %>", body, at="aides/choose")}
    assert len(names(walked(part))) == count


LOOKED = (
    "from django import forms\n\nclass AvisForm(forms.Form):\n    reference = forms.CharField(label='Référence')\n{}"
)
FOUND = "from django.http import HttpResponseRedirect\nfrom django.urls import reverse\nfrom django.views.generic import FormView\nfrom aides.forms import AvisForm\n\nclass Avis(FormView):\n    template_name = 'avis.html'\n    form_class = AvisForm\n\n    def form_valid(self, form):\n        {}\n"
OPENED = "reference = form.cleaned_data['reference']\n        {}return HttpResponseRedirect(reverse('avis', args=[reference]))"


@pytest.mark.parametrize(
    ("fields", "does", "count"),
    [
        ("", OPENED.format(""), 0),
        ("", "return redirect('avis', form.cleaned_data['reference'])", 0),
        ("", OPENED.format("Suivi.objects.create(reference=reference)\n        "), 1),
        ("", OPENED.format("self.request.session['reference'] = reference\n        "), 1),
        ("    motif = forms.CharField(label='Motif')\n", OPENED.format(""), 1),
        ("", "form.save()\n        return HttpResponseRedirect(reverse('merci'))", 1),
    ],
    ids=["reverse", "redirect", "creates", "keeps", "asks-more", "saves"],
)
def test_a_page_that_only_opens_the_page_of_a_reference_is_no_request(
    fields: str, does: str, count: int, walked: Walked
) -> None:
    files = {
        "manage.py": "import django\n",
        "aides/forms.py": LOOKED.format(fields),
        "aides/views.py": FOUND.format(does),
        "templates/avis.html": page("{{ form.as_p }}", "Retrouver un avis"),
    }
    assert len(names(walked(files))) == count


TWO = '<label>Sujet <input name="sujet"></label><label>Message <textarea name="message"></textarea></label>'


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("Attention, ce formulaire est réservé uniquement aux organismes publics.", 0),
        ("This form is dedicated to public bodies only.", 0),
        ("Si vous êtes une administration, un formulaire réservé aux organismes publics est ici.", 1),
        ("Ce formulaire est réservé aux habitants.", 1),
    ],
)
def test_a_form_that_says_that_it_is_for_public_bodies_is_no_request(said: str, count: int, walked: Walked) -> None:
    assert len(names(walked({"contact.html": page(f"<p>{said}</p>{TWO}", "Nous contacter")}))) == count


BY_SECRET = (
    "<h1>Se relier</h1>\n<%= form_for User.new, url: {} do |f| %>\n<%= render InputComponent.new(form: f, attribute: :email) %>\n"
    "<%= render InputComponent.new(form: f, attribute: :{}) %>\n<%= f.check_box :remember_me %>\n<% end %>\n"
)
BY_PROVIDER = '<form method="post" action="{}"><label>Courriel <input name="email"></label><label>Rôle <input name="role"></label><button>Continuer</button></form>'


@pytest.mark.parametrize(
    ("view", "count"),
    [
        (BY_SECRET.format("user_session_path", "password"), 0),
        (BY_SECRET.format("compte_path", "password"), 1),
        (BY_SECRET.format("user_session_path", "motif"), 1),
        (BY_PROVIDER.format("/auth/oidc/ask"), 0),
        (BY_PROVIDER.format("<%= user_pro_omniauth_authorize_path %>"), 0),
        (BY_PROVIDER.format("/aides"), 1),
    ],
    ids=["session", "account", "no-secret", "provider", "provider-of-rails", "request"],
)
def test_a_page_that_only_lets_people_in_is_no_request(view: str, count: int, walked: Walked) -> None:
    assert len(names(walked(served(view, "  def index\n  end\n", at="liens/index")))) == count


def test_a_page_that_only_goes_to_a_provider_is_no_request(walked: Walked) -> None:
    by_tag = BY_PROVIDER.format("{% provider_login_url 'openid_connect' %}")
    assert names(walked({"relier.html": PAGE.format("Se relier", by_tag)})) == set()


@pytest.mark.parametrize(
    ("guard", "is_asked"), [("SuperadminMixin", False), ("WebadminAccessMixin", False), ("ReadyMixin", True)]
)
def test_a_page_that_only_those_who_run_the_service_may_see_is_no_request(
    guard: str, is_asked: bool, walked: Walked
) -> None:
    view = SIGNED.replace(
        "class Aide(LoginRequiredMixin", f"class {guard}(LoginRequiredMixin):\n    pass\n\n\nclass Aide({guard}"
    )
    assert ("aide" in names(walked({**gated(), "aides/views.py": view}))) == is_asked
