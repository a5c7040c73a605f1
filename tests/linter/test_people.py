"""Who can finish: profiles walked through the example services, through what a service declares, in each form and as a gate."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from guichet.core.errors import UsageError
from guichet.engine.catalogue import cards
from guichet.hosts.cli import main
from guichet.rulebook.references import named
from guichet.walked.declared import declared_in
from guichet.walked.profiles import chosen, known_profiles, obstacles

EXAMPLES = Path(__file__).parents[2] / "examples"
FLAWED, CORRECTED = EXAMPLES / "prefecture", EXAMPLES / "prefecture-corrected"
FORM = '<html lang="fr"><head><title>Aide</title></head><body><main><h1>Demander l’aide</h1>{}</main></body></html>'
ASKING = '<form method="post"><label>Nom <input name="nom"></label><label>Rue <input name="rue"></label>{}<button>Envoyer ma demande</button></form>'


def walks(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[tuple[str, str], dict]:
    """Return the walks of a service, by request and profile."""
    main(["people", str(folder), "--format", "json", "--lang", "en", "--no-cache", "--jobs", "1", *more])
    return {(one["journey"], one["profile"]): one for one in json.loads(capsys.readouterr().out)["walks"]}


def service(folder: Path, form: str = ASKING.format(""), **files: str) -> Path:
    (folder / "templates").mkdir()
    (folder / "templates" / "aide.html").write_text(FORM.format(form), encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def declare(folder: Path, text: str) -> None:
    (folder / "guichet-people.toml").write_text(text, encoding="utf-8")


def test_every_obstacle_and_profile_is_sound() -> None:
    rules = {one.name for one in cards()}
    for one in obstacles().values():
        assert one.stops | one.slows <= rules
    assert len(known_profiles()) >= 16
    for profile in known_profiles():
        assert profile.lacks
        assert profile.refs
        assert profile.beware
        assert all(named(ref) for ref in profile.refs)
        assert profile.label.fr != profile.label.en


@pytest.mark.turns(3)
@pytest.mark.parametrize(
    ("journey", "profile", "place"),
    [
        ("demande", "sans-adresse", "templates/demande.html:13"),
        ("demande", "sans-telephone", "templates/demande.html:16"),
        ("demande", "a-l-oreille", "templates/demande.html:10"),
        ("demande", "en-grand", "templates/base.html:7"),
        ("demande", "hors-des-cases", "app.py:"),
        ("rendez_vous", "heures-comptees", "app.py:"),
        ("rendez_vous", "heures-comptees", "crontab:4"),
        ("rendez_vous", "heures-comptees", "slots.py:10"),
        ("rendez_vous", "au-clavier", "templates/rendez_vous.html:18"),
    ],
)
def test_the_flawed_prefecture_stops_people_where_its_flaws_are(
    journey: str, profile: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    walk = walks(FLAWED, capsys)[journey, profile]
    assert walk["outcome"] == "stopped"
    assert any(one["at"].startswith(place) and one["message"] and one["repair"] for one in walk["stops"])


def test_an_hour_stops_only_the_request_that_it_shuts(capsys: pytest.CaptureFixture[str]) -> None:
    assert walks(FLAWED, capsys)["demande", "heures-comptees"]["outcome"] == "finishes"


def test_everyone_finishes_in_the_corrected_prefecture(capsys: pytest.CaptureFixture[str]) -> None:
    found = walks(CORRECTED, capsys)
    assert {one["outcome"] for one in found.values()} == {"finishes", "other-door"}
    by_another = {profile for (_, profile), one in found.items() if one["outcome"] == "other-door"}
    assert len(by_another) >= 3
    assert all(found["demande", profile]["doors"] for profile in by_another)


def test_without_any_door_whoever_has_no_screen_is_outside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    walk = walks(service(tmp_path), capsys)["aide", "sans-connexion"]
    assert (walk["outcome"], walk["stops"], walk["doors"]) == ("stopped", [], [])
    assert main(["people", str(tmp_path), "--no-cache", "--lang", "en"]) == 0
    assert "No other door is declared" in capsys.readouterr().out


def test_a_door_that_pages_name_and_nobody_declares_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, ASKING.format("") + "<p>Ou appelez le 01 99 00 12 34.</p>")
    walk = walks(tmp_path, capsys)["aide", "sans-connexion"]
    assert walk["outcome"] == "unknown"
    assert "telephone" in walk["not_read"][0]


PHONE = '[[door]]\nkind = "phone"\nvalue = "01 99 00 12 34"\ncost = "gratuit"\ncan = ["*"]\n'


@pytest.mark.parametrize(
    ("more", "profile", "outcome"),
    [
        ("", "sans-connexion", "other-door"),
        ("", "sans-connexion+sans-ouie", "stopped"),
        ('without = ["hearing"]\n', "sans-connexion+sans-ouie", "other-door"),
        ("", "sans-connexion+sans-telephone", "stopped"),
        ("", "enferme", "stopped"),
    ],
)
def test_a_door_lets_in_those_who_have_what_it_asks(
    more: str, profile: str, outcome: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declare(service(tmp_path, ASKING.format("") + "<p>01 99 00 12 34</p>"), PHONE + more)
    assert walks(tmp_path, capsys, "--profiles", profile)["aide", profile]["outcome"] == outcome


def test_a_door_whose_price_is_not_said_is_none_for_who_has_no_money(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declare(service(tmp_path), PHONE.replace('cost = "gratuit"\n', ""))
    who = "sans-connexion+sans-argent"
    assert walks(tmp_path, capsys, "--profiles", who)["aide", who]["outcome"] == "stopped"


def test_a_number_that_no_page_gives_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    declare(service(tmp_path), PHONE)
    assert main(["people", str(tmp_path), "--no-cache", "--lang", "en"]) == 0
    assert (
        '"01 99 00 12 34" (guichet-people.toml, line 1): no page of the service gives this door.'
        in capsys.readouterr().out
    )


def test_a_required_answer_stops_whoever_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    field = '<label>Courriel <input type="email" name="email" required></label>'
    walk = walks(service(tmp_path, ASKING.format(field)), capsys)["aide", "sans-courriel"]
    assert walk["outcome"] == "stopped"
    assert walk["stops"][0]["at"] == "templates/aide.html:1"


def test_a_rule_is_named_only_where_the_check_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    field = '<label>Téléphone <input type="tel" name="telephone" required></label>'
    folder = service(tmp_path, ASKING.format(field + "<p>Comment vous joindre : <select name='canal'></select></p>"))
    assert main(["check", str(folder), "--select", "contact-detail-required", "--no-cache"]) == 0
    capsys.readouterr()
    (stop,) = walks(folder, capsys)["aide", "sans-telephone"]["stops"]
    assert (stop["at"], stop["reported"]) == ("templates/aide.html:1", False)
    main(["people", str(folder), "--no-cache", "--lang", "fr", "--profiles", "sans-telephone"])
    out = capsys.readouterr().out
    assert ("templates/aide.html:1 (arrête)" in out, "contact-detail-required" in out) == (True, False)
    (folder / "templates/aide.html").write_text(FORM.format(ASKING.format(field)), encoding="utf-8")
    (stop,) = walks(folder, capsys)["aide", "sans-telephone"]["stops"]
    assert stop["reported"]


def test_what_is_not_read_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    page = tmp_path / "templates" / "aide.html"
    page.write_text(
        '{% extends "ailleurs.html" %}{% block c %}' + ASKING.format("") + "{% endblock %}", encoding="utf-8"
    )
    walk = walks(tmp_path, capsys)["aide", "sans-smartphone"]
    assert walk["outcome"] == "unknown"
    assert walk["not_read"] == ["templates/aide.html: a layout or a part of this page was not found"]


def test_a_form_that_code_writes_and_that_is_not_there_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(
        tmp_path,
        '<form method="post">{{ form.as_p }}<input name="nom" aria-label="Nom"><button>Envoyer</button></form>',
    )
    assert walks(tmp_path, capsys)["aide", "sans-smartphone"]["outcome"] == "unknown"


@pytest.mark.parametrize(
    "form",
    [
        '<form method="get" role="search"><input name="q" aria-label="Chercher"><input name="p" aria-label="Où"></form>',
        '<form method="post"><label>Nom <input name="n"></label><label>Mot de passe <input type="password" name="p"></label></form>',
        '<form method="post"><input type="hidden" name="t"><button>Se déconnecter</button></form>',
    ],
)
def test_a_search_a_sign_in_and_a_way_out_are_no_requests(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, form)
    assert main(["people", str(tmp_path), "--no-cache", "--lang", "en"]) == 0
    assert "No request was found" in capsys.readouterr().out


def test_a_declared_request_gathers_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    declare(
        tmp_path, '[[journey]]\nname = "ma-demande"\nfr = "Ma demande"\nfiles = ["templates/*.html", "absent.py"]\n'
    )
    found = walks(tmp_path, capsys)
    assert {journey for journey, _ in found} == {"ma-demande"}
    assert found["ma-demande", "sans-smartphone"]["not_read"] == ["absent.py: this declared file is not in the project"]


def test_a_profile_of_the_service_is_walked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    declare(tmp_path, '[profiles.sans-voiture]\nfr = "Sans voiture"\nlacks = ["connection"]\n')
    assert walks(tmp_path, capsys)["aide", "sans-voiture"]["outcome"] == "stopped"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[door]]\nkind = "window"\n',
            'line 1: "kind" says which door it is. Possible values: phone, counter, post, helper.',
        ),
        ('[[door]]\nkind = "phone"\nwithout = ["ears"]\n', '"ears" is no obstacle'),
        ('[[doors]]\nkind = "phone"\n', '"doors" is no setting. Possible settings: door, journey, profiles.'),
        ('[[journey]]\nname = "a"\n', 'wants "name" and "files"'),
        ('[profiles.a]\nlacks = ["adress"]\n', 'an unknown obstacle, "adress". Did you mean "address"?'),
        ("[[door\n", "is not TOML"),
    ],
)
def test_what_is_declared_wrong_is_a_sentence(text: str, said: str, tmp_path: Path) -> None:
    declare(tmp_path, text)
    with pytest.raises(UsageError) as problem:
        declared_in(tmp_path)
    assert said in problem.value.text.en
    assert problem.value.text.fr != problem.value.text.en


def test_profiles_have_a_name_in_each_language_and_add_up() -> None:
    one, both = chosen(["without-smartphone", "sans-smartphone+sans-adresse"], known_profiles())
    assert (one.name, both.lacks) == ("sans-smartphone", {"smartphone", "address"})
    with pytest.raises(UsageError) as problem:
        chosen(["sans-smartfone"], known_profiles())
    assert "sans-smartphone" in problem.value.text.fr


def test_nobody_is_left_behind_unseen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    kept = str(tmp_path / "who.json")
    assert main(["people", str(tmp_path), "--no-cache", "--write-baseline", kept]) == 0
    assert capsys.readouterr().out == ""
    assert main(["people", str(tmp_path), "--no-cache", "--baseline", kept]) == 0
    capsys.readouterr()
    page = tmp_path / "templates" / "aide.html"
    field = '<label>Téléphone <input type="tel" name="telephone" required></label>'
    page.write_text(FORM.format(ASKING.format(field)), encoding="utf-8")
    status = main(["people", str(tmp_path), "--no-cache", "--baseline", kept, "--format", "markdown", "--lang", "en"])
    out = capsys.readouterr().out
    assert status == 1
    assert out.startswith("**This change leaves outside:**")
    assert "Without a telephone number" in out.splitlines()[2]
    assert "`templates/aide.html:1`" in out


def test_a_file_that_is_no_baseline_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    (tmp_path / "who.json").write_text("[]", encoding="utf-8")
    assert main(["people", str(tmp_path), "--no-cache", "--baseline", str(tmp_path / "who.json"), "--lang", "en"]) == 2
    assert "was not written by guichet people" in capsys.readouterr().err


@pytest.mark.parametrize(("names", "status"), [("sans-smartphone", 0), ("sans-smartphone,sans-adresse", 1)])
def test_must_finish_is_a_gate(names: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", str(FLAWED), "--no-cache", "--must-finish", names, "--lang", "en"]) == status
    said = capsys.readouterr().err
    assert ("Had to finish, and do not: Without a stable home (" in said) == bool(status)


def test_a_request_that_is_not_read_any_more_shuts_the_gates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path)
    kept = str(tmp_path / "who.json")
    run = ["people", str(tmp_path), "--no-cache", "--lang", "en"]
    assert main([*run, "--write-baseline", kept]) == 0
    capsys.readouterr()
    assert main([*run, "--baseline", kept]) == 0
    assert "Nobody who finished" in capsys.readouterr().err
    page = tmp_path / "templates" / "aide.html"
    page.rename(page.with_suffix(".txt"))
    assert main([*run, "--baseline", kept]) == 1
    assert "are not read any more: aide." in capsys.readouterr().err
    assert main([*run, "--must-finish", "by-ear"]) == 1
    assert "No request is read" in capsys.readouterr().err


class Shape(HTMLParser):
    """The names, scopes and drawings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scopes: list[str | None] = []
        self.drawings: list[dict[str, str | None]] = []
        self.ids: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what matters for those who listen."""
        given = dict(attrs)
        if tag == "th":
            self.scopes.append(given.get("scope"))
        if tag == "svg":
            self.drawings.append(given)
        if "id" in given:
            self.ids.append(given["id"])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_says_in_words_what_it_draws(lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "who.html"
    assert main(["people", str(FLAWED), "--no-cache", "--format", "html", "--lang", lang, "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    shape = Shape()
    shape.feed(text)
    found = [one["state"] for one in walks(FLAWED, capsys).values()]
    assert len(shape.drawings) == sum(one != "nothing-found" for one in found) + 2  # the others of each request, once
    assert all(one.get("aria-hidden") == "true" for one in shape.drawings)
    assert set(shape.scopes) == {"col", "row"}
    assert len(set(shape.ids)) == len(shape.ids)
    assert "http" not in text.replace("http-equiv", "")
    assert "<script" not in text


def test_the_page_passes_our_own_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "who.html"
    main(["people", str(FLAWED), "--no-cache", "--format", "html", "--lang", "fr", "-o", str(page)])
    capsys.readouterr()
    main(["check", str(page), "--isolated", "--no-cache", "--select", "accessibility", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_the_same_twice(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for jobs in ("1", "2"):
        main(["people", str(FLAWED), "--no-cache", "--jobs", jobs])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_list_says_where_each_profile_comes_from(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "--list", "--lang", lang]) == 0
    out = capsys.readouterr().out
    for one in known_profiles():
        assert (one.name if lang == "fr" else one.english) in out.splitlines()
        assert one.beware is not None
        assert one.beware.of(lang) in out


def test_a_decision_accepted_in_a_baseline_still_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FLAWED, tmp_path / "service")
    folder = tmp_path / "service"
    page = folder / "templates" / "demande.html"
    text = page.read_text(encoding="utf-8")
    why = '{# guichet: allow postal-address-required reason="la carte est envoyée" owner="bureau des titres" until="2030-01-01" #}\n    '
    page.write_text(text.replace('<input id="adresse"', f'{why}<input id="adresse"'), encoding="utf-8")
    assert walks(folder, capsys)["demande", "sans-adresse"]["outcome"] == "stopped"


VIEWS = """from django.shortcuts import render
from django.views.generic import FormView
from demandes.forms import ContactForm, AidForm


class Contact(FormView):
    form_class = ContactForm
    template_name = "contact.html"


def aid(request):
    return render(request, "aide.html", {{"form": AidForm(request.POST or None)}})


def agent(request):
    if not request.user.is_staff:
        raise PermissionDenied
    return render(request, "agent.html", {{}})
{}"""
FORMS = """from django import forms


class ContactForm(forms.Form):
    email = forms.EmailField(label="Votre courriel")


class AidForm(forms.Form):
    nom = forms.CharField(label="Votre nom")
    rue = forms.CharField(label="Rue", required=False)
"""
WRITTEN = '<form method="post">{{ form }}<button>Envoyer ma demande</button></form>'


def django_service(folder: Path, more: str = "", form: str = WRITTEN) -> Path:
    (folder / "demandes").mkdir(parents=True)
    (folder / "demandes" / "views.py").write_text(VIEWS.format(more), encoding="utf-8")
    (folder / "demandes" / "forms.py").write_text(FORMS, encoding="utf-8")
    (folder / "templates").mkdir()
    for name in ("contact", "aide"):
        (folder / "templates" / f"{name}.html").write_text(FORM.format(form), encoding="utf-8")
    return folder


def test_what_one_request_asks_stops_nobody_in_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One module holds all the views and all the forms: each request is what its own view names."""
    found = walks(django_service(tmp_path), capsys)
    assert found["contact", "sans-courriel"]["outcome"] == "stopped"
    assert found["contact", "sans-courriel"]["stops"][0]["at"] == "demandes/forms.py:5"
    assert found["aide", "sans-courriel"]["outcome"] == "finishes"


def test_an_account_is_needed_where_the_very_view_asks_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded = '@login_required\ndef later(request):\n    return render(request, "plus_tard.html", {})\n'
    folder = django_service(tmp_path, guarded)
    (folder / "templates" / "plus_tard.html").write_text(FORM.format(ASKING.format("")), encoding="utf-8")
    found = walks(folder, capsys)
    assert found["plus_tard", "sans-compte"]["outcome"] == "unknown"
    assert found["aide", "sans-compte"]["outcome"] == "finishes"


def test_a_form_that_only_a_package_writes_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = django_service(tmp_path)
    (folder / "templates" / "compte.html").write_text(FORM.format(WRITTEN), encoding="utf-8")
    assert walks(folder, capsys)["compte", "sans-courriel"]["outcome"] == "unknown"


@pytest.mark.parametrize("around", ["header", "footer", "dialog", 'div role="dialog"', "nav"])
def test_what_stands_beside_a_page_is_no_request_and_gives_it_no_name(
    around: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path)
    letter = ASKING.format("").replace("ma demande", "")
    beside = f"<{around}><h1>Nos cookies</h1>{letter}</{around.split()[0]}>"
    own = '<html lang="fr"><head><title>{}</title></head><body>' + beside + "<main>{}</main></body></html>"
    (tmp_path / "templates" / "questions.html").write_text(own.format("Questions", "<p>Rien.</p>"), encoding="utf-8")
    (tmp_path / "templates" / "bourse.html").write_text(own.format("Bourse", ASKING.format("")), encoding="utf-8")
    assert {name for name, _ in walks(tmp_path, capsys)} == {"aide", "bourse"}
    main(["people", str(tmp_path), "--lang", "en", "--no-cache"])
    assert "Bourse (templates/bourse.html)" in capsys.readouterr().out


def test_a_form_that_every_page_shows_is_no_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    (tmp_path / "templates" / "_lettre.html").write_text(ASKING.format(""), encoding="utf-8")
    for name in "abcdef":
        page = FORM.format('{% include "_lettre.html" %}')
        (tmp_path / "templates" / f"{name}.html").write_text(page, encoding="utf-8")
    assert {name for name, _ in walks(tmp_path, capsys)} == {"aide"}


def test_a_door_that_no_page_gives_lets_nobody_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    declare(service(tmp_path), PHONE.replace("01 99 00 12 34", "00 00 00 00 00"))
    assert walks(tmp_path, capsys)["aide", "sans-connexion"]["outcome"] == "stopped"
    assert main(["people", str(tmp_path), "--no-cache", "--must-finish", "sans-connexion"]) == 1
    capsys.readouterr()
    declare(tmp_path, PHONE)
    service_page = tmp_path / "templates" / "aide.html"
    service_page.write_text(FORM.format(ASKING.format("") + "<p>01 99 00 12 34</p>"), encoding="utf-8")
    assert main(["people", str(tmp_path), "--no-cache", "--must-finish", "sans-connexion"]) == 0


def test_fields_that_no_form_holds_are_said_to_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    (tmp_path / "Etape.vue").write_text('<template><div><input v-model="nom"></div></template>', encoding="utf-8")
    main(["people", str(tmp_path), "--lang", "en", "--no-cache"])
    assert "Etape.vue" in capsys.readouterr().out


def test_the_language_of_the_configuration_is_spoken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (service(tmp_path) / "guichet.toml").write_text('lang = "en"\n', encoding="utf-8")
    main(["people", str(tmp_path), "--no-cache"])
    assert "For you to answer" in capsys.readouterr().out


def test_the_page_does_not_say_that_nothing_stops_those_whom_it_leaves_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["people", str(service(tmp_path)), "--format", "html", "--lang", "en", "--no-cache"])
    said = capsys.readouterr().out
    assert "No line of the code certainly stops anyone." in said
    assert "No other way than the screen was found in the code. Is there a telephone" in said


@pytest.mark.parametrize(
    ("around", "part"),
    [("<fieldset disabled>{}</fieldset>", False), ("<fieldset><legend>Vous</legend>{}</fieldset>", True)],
)
def test_a_field_of_a_shut_group_stops_nobody(
    around: str, part: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, ASKING.format(around.format('<input name="code">')))
    assert (walks(tmp_path, capsys)["aide", "a-l-oreille"]["outcome"] == "stopped") == part


def test_a_box_of_a_design_system_is_no_request_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path)
    box = f'<div class="fr-modal" id="m">{ASKING.format("")}</div>'
    (tmp_path / "templates" / "accueil.html").write_text(FORM.format(box), encoding="utf-8")
    assert {name for name, _ in walks(tmp_path, capsys)} == {"aide"}


def test_a_frame_for_those_without_scripts_hides_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frame = '<iframe src="/mesure" title="Mesure"></iframe>'
    service(tmp_path, f"<noscript>{frame}</noscript>" + ASKING.format(""))
    assert walks(tmp_path, capsys)["aide", "a-l-oreille"]["outcome"] == "finishes"
    (tmp_path / "templates" / "aide.html").write_text(FORM.format(frame + ASKING.format("")), encoding="utf-8")
    assert walks(tmp_path, capsys)["aide", "a-l-oreille"]["outcome"] == "unknown"


@pytest.mark.parametrize("written", ["[[ door ]]", "[[door]]"])
def test_a_door_is_read_however_its_table_is_written(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declare(service(tmp_path, ASKING.format("") + "<p>01 99 00 12 34</p>"), PHONE.replace("[[door]]", written))
    assert walks(tmp_path, capsys)["aide", "sans-connexion"]["outcome"] == "other-door"


@pytest.mark.parametrize(
    ("given", "outcome"),
    [("base_template = 'base.html'\n", "finishes"), ("base_template = 'base.html'\nbase_template = chosen(request)\n", "unknown")],
)  # fmt: skip
def test_a_layout_is_known_when_each_of_its_values_is(
    given: str, outcome: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, middleware__py=given)
    templates = tmp_path / "templates"
    (templates / "base.html").write_text(FORM.format("{% block c %}{% endblock %}"), encoding="utf-8")
    child = "{% extends base_template %}{% block c %}" + ASKING.format("") + "{% endblock %}"
    (templates / "aide.html").write_text(child, encoding="utf-8")
    assert walks(tmp_path, capsys)["aide", "sans-smartphone"]["outcome"] == outcome


@pytest.mark.parametrize("guard", ["jwt_required", "login_required"])
def test_whatever_asks_to_sign_in_may_need_an_account(
    guard: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = f'@{guard}\ndef later(request):\n    return render(request, "plus_tard.html", {{}})\n'
    folder = django_service(tmp_path, view)
    (folder / "templates" / "plus_tard.html").write_text(FORM.format(ASKING.format("")), encoding="utf-8")
    assert walks(folder, capsys)["plus_tard", "sans-compte"]["outcome"] == "unknown"
