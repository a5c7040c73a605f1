"""The page on who can finish: what a meeting repeats from it is what the code says, and no more."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check
from guichet.hosts.cli import main
from guichet.hosts.revision import commit_of

PAGE = '<html lang="{lang}"><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>'
FORM = '<form method="post"><label>Sujet <input name="sujet"></label><label>Ville <input name="ville"></label>{}<button>Envoyer ma demande</button></form>'
SEARCH = '<form action="/recherche"><label>Rechercher <input type="search" name="q"></label></form>'
MAIL = '<label>Courriel <input type="email" name="email" required></label>'


def service(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html").replace("_py", ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def page(fields: str, title: str = "Demander l’aide", lang: str = "fr") -> str:
    return PAGE.format(title, FORM.format(fields), lang=lang)


def told(folder: Path, capsys: pytest.CaptureFixture[str], *options: str, lang: str = "en") -> str:
    said = ("--lang", lang) if lang else ()
    assert main(["people", str(folder), "--format", "html", "--no-cache", "--jobs", "1", *said, *options]) == 0
    return capsys.readouterr().out


def walks(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], dict[str, object]]:
    main(["people", str(folder), "--format", "json", "--lang", "en", "--no-cache", "--jobs", "1"])
    return {(one["journey"], one["profile"]): one for one in json.loads(capsys.readouterr().out)["walks"]}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_our_own_rules_find_nothing(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"templates__aide_html": page(MAIL), "templates__bis_html": page("\n{% captcha_and_more %}\n")}
    said = told(service(tmp_path / "service", **files), capsys, lang=lang)
    assert "Demander l’aide</span> (2)" in said or "Demander l’aide (2)" in said, "two requests of one title"
    monkeypatch.chdir(tmp_path)
    Path("who.html").write_text(said, encoding="utf-8")
    assert check(["who.html"], Config(), jobs=1, use_cache=False).findings == []


def test_nothing_found_is_no_proof(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(service(tmp_path, templates__aide_html=page(MAIL)), capsys)
    assert "Of 20 situations: 1 is left outside, 3 wait for your answer, 16 where we found nothing." in said
    assert "16 others: nothing found" in said
    assert "finishes" not in said


@pytest.mark.parametrize(
    ("written", "outcome"),
    [("{% captcha_and_more %}", "unknown"), ("{{ aide.texte|safe }}", "finishes"), ("", "finishes")],
)
def test_what_may_hide_a_field_is_not_known_for_whoever_a_field_can_stop(
    written: str, outcome: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, templates__aide_html=page(f"\n{written}\n"))
    found = walks(tmp_path, capsys)
    assert {found["aide", one]["outcome"] for one in ("sans-telephone", "sans-adresse", "papiers-anciens")} == {outcome}
    if outcome == "unknown":
        assert found["aide", "sans-telephone"]["not_read"] == [
            'templates/aide.html:2: what this line has written was not read ("captcha_and_more")'
        ]


def test_the_forms_of_those_who_work_there_are_counted_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agents = {f"agents__backoffice__templates__backoffice__a{number}_html": page("") for number in range(5)}
    others = {f"templates__bureau__b{number}_html": page("") for number in range(3)}
    service(
        tmp_path,
        templates__aide_html=page(MAIL),
        templates__carte_html=page(MAIL, "Refaire sa carte"),
        **agents,
        **others,
    )
    (tmp_path / "guichet.toml").write_text('[audience]\n"templates/bureau/" = "agent"\n', encoding="utf-8")
    said = told(tmp_path, capsys)
    assert "2 of the 2 files that hold a form of the public (those of the people who work there aside: 8)" in said
    assert "we cannot say" not in said


def test_a_small_part_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lists = {f"templates__liste{number}_html": PAGE.format("Les aides", SEARCH, lang="fr") for number in range(5)}
    said = told(service(tmp_path, templates__aide_html=page(MAIL), **lists), capsys)
    assert "Read: 1 request, 1 of the 6 files that hold a form" in said
    assert "we cannot say who can finish it" in said
    assert "situations:" not in said
    assert "<svg" not in said


def test_a_service_without_a_public_request_says_only_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(
        service(tmp_path, **{f"backoffice__templates__backoffice__{one}_html": page("") for one in "ab"}), capsys
    )
    assert "No request was found that the public fills in, out of 2 files that hold a form." in said
    assert "<h2" not in said


def test_a_page_of_rails_without_its_own_controller_is_kept_as_all_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = "app/views/agent_roles/exports/index.html.erb"
    (tmp_path / view).parent.mkdir(parents=True)
    (tmp_path / view).write_text(page(""), encoding="utf-8")
    for guard, kept in (("", True), ("  before_action :authenticate_agent!\n", False)):
        file = tmp_path / "app/controllers/application_controller.rb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"class ApplicationController < ActionController::Base\n{guard}end\n", encoding="utf-8")
        main(["people", str(tmp_path), "--no-cache", "--lang", "en"])
        assert ("No request was found" not in capsys.readouterr().out) is kept


GATE = """from flask import Flask, abort, render_template

app = Flask(__name__)


@app.route("/aide", methods=["GET", "POST"])
def aide():
    if {}:
        abort(503)
    return render_template("aide.html")
"""


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (
            "not (now().weekday() == 0 and now().hour == 3 and now().minute >= 15)",
            "only get in on Monday from 03:15 to 03:59",
        ),
        ("now().hour < 8 or now().hour >= 18", "only get in every day from 08:00 to 17:59"),
        ("now().weekday() > 4", "only get in from Monday to Friday:"),
        ("not 9 <= now().hour < 12", "only get in every day from 09:00 to 11:59"),
        ("now().hour < opening", "app.py:8 tests the day or the hour before it answers: read it."),
        ("now().hour in (3, 4)", "app.py:8 tests the day or the hour before it answers: read it."),
    ],
)
def test_hours_are_said_in_words_and_never_the_wrong_way_round(
    test: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, app_py=GATE.format(test), templates__aide_html=page(""))
    stops = walks(tmp_path, capsys)["aide", "heures-comptees"]
    assert said in json.dumps([*stops["stops"], *stops["to_check"]])  # type: ignore[misc]


def test_everybody_who_is_left_outside_is_named_and_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(Path(__file__).parents[2] / "examples" / "prefecture", capsys)
    first = said.partition("What to do first")[2].partition("<h2>")[0]
    stopped = set(re.findall(r"Stops: (.+?)\.", first))
    assert "6 of 10 things. The other 4:" in first
    for who in ("Without a stable home", "Whose name, birth or gender does not fit the boxes"):
        assert sum(who in one for one in stopped) == 1


def test_the_page_is_in_the_language_of_its_texts_and_titles_keep_theirs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, templates__a_html=page(MAIL), templates__b_html=page("", "Ask", "en"), templates__c_html=page(""))
    said = told(tmp_path, capsys, lang="")
    assert '<html lang="fr">' in said
    assert '<span lang="en">Ask</span>' in said


def test_requests_that_are_met_alike_are_told_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path, templates__a_html=page("", "Aider"), templates__b_html=page("", "Louer"))
    assert told(tmp_path, capsys).count("<section") == 2  # both requests, and what is for the developer


def test_a_commit_is_read_and_nothing_is_run(tmp_path: Path) -> None:
    git = tmp_path / ".git"
    (git / "refs" / "heads").mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert commit_of(tmp_path) == ""
    (git / "packed-refs").write_text(f"{'a' * 40} refs/heads/main\n", encoding="utf-8")
    assert commit_of(tmp_path / "service") == "a" * 40
    (git / "refs" / "heads" / "main").write_text("b" * 40 + "\n", encoding="utf-8")
    assert commit_of(tmp_path) == "b" * 40
    (git / "HEAD").write_text("ref: ../../secret\n", encoding="utf-8")
    assert commit_of(tmp_path) == ""
    secret = tmp_path.parent / f"{tmp_path.name}-secret"
    secret.write_text("c" * 64, encoding="utf-8")
    (git / "HEAD").unlink()
    (git / "HEAD").symlink_to(secret)
    assert commit_of(tmp_path) == ""
    (git / "HEAD").unlink()
    (git / "HEAD").symlink_to("refs/heads/main")
    assert commit_of(tmp_path) == "b" * 40


def test_what_an_account_asks_cites_the_line_that_wants_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(
        tmp_path,
        manage_py="import django\n",
        aides__views_py="from django.shortcuts import render\n\n\n@login_required\ndef aide(request):\n    return render(request, 'aide.html')\n",
        templates__aide_html=page(""),
        templates__registration__signup_html=page(
            MAIL + '<label>Mot de passe <input type="password" name="p"></label>', "Créer un compte"
        ),
    )
    stop = walks(tmp_path, capsys)["aide", "sans-courriel"]["stops"][0]  # type: ignore[index]
    assert (stop["also"], stop["message"]) == (
        "aides/views.py:4",
        'An account is needed, and "Courriel" is required to have one.',
    )
