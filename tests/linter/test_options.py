"""The options that people expect of a linter, through the front door: thresholds, counts, what is read, under what."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.hosts.arguments import build

from tests.limits import HANG, no_hang
from tests.linter.conftest import Run

Guichet = Callable[..., Run]
FLAW = '<p>\n<img src="été.png">\n</p>\n'
SOUND = '<p><img src="été.png" alt=""></p>\n'
ONE = ("check", "--select", "img-alt-missing")


def test_a_number_of_violations_is_let_pass(guichet: Guichet) -> None:
    files = {"a.html": FLAW * 2}
    statuses = [guichet(*ONE, "--max-violations", number, files=files).status for number in ("0", "1", "2")]
    assert statuses == [1, 1, 0]
    assert guichet(*ONE, "--max-violations", "-1").status == 2


def test_reviews_count_for_the_threshold_when_they_count(guichet: Guichet) -> None:
    files = {"a.html": "<p>Voir <a href='/x'>ici</a></p>"}
    strict = ("check", "--select", "link-text-vague", "--strict")
    assert guichet(*strict, files=files).status == 1
    assert guichet(*strict, "--max-violations", "1").status == 0


def test_the_status_can_be_held_at_zero_but_not_for_bad_usage(guichet: Guichet) -> None:
    assert guichet(*ONE, "--exit-zero", files={"a.html": FLAW}).status == 0
    assert guichet(*ONE, "--exit-zero", "absent").status == 2


def test_concise_shows_violations_before_points_to_check(guichet: Guichet) -> None:
    files = {"a.html": '<div role="tabpanel"><p>Été</p></div>', "b.html": '<img src="é.png">'}
    run = guichet(
        "check", "--lang", "en", "--select", "img-alt-missing,field-label-missing", "--format", "concise", files=files
    )
    first, second, *_ = run.out.splitlines()
    assert (first.split()[1], second.split()[1:3]) == ("critical", ["to", "check"])


@pytest.mark.parametrize("name", ["--format", "--output-format"])
def test_concise_is_a_line_for_each_finding(guichet: Guichet, name: str) -> None:
    run = guichet(*ONE, "--lang", "fr", name, "concise", files={"t/a.html": FLAW})
    first, last = run.out.replace("\u00a0", " ").splitlines()
    assert first == "t/a.html:2:1: critique img-alt-missing: Cette image n’a pas d’attribut « alt »."
    assert last.startswith("1 violation")


def test_statistics_count_by_rule_and_by_folder_with_the_time(guichet: Guichet) -> None:
    files = {"a/b/c/one.html": FLAW * 2, "a/b/two.html": FLAW, "d.html": SOUND}
    first = guichet("check", "--statistics", "--format", "json", files=files).json
    assert first["rules"][0]["name"] == "img-alt-missing"
    assert first["rules"][0]["violations"] == 3
    assert first["rules"][0]["seconds"] > 0
    assert [(one["name"], one["violations"]) for one in first["folders"]] == [("a/b", 3), (".", 0)]
    assert next((one["name"], one["violations"]) for one in first["families"]) == ("accessibility", 3)
    assert guichet("check", "--statistics", "--format", "json").json["folders"][0]["seconds"] is None
    again = guichet("check", "--statistics").out
    assert not re.search(r"^\. ", again, re.M), "a folder with nothing found, and that took no time, is no line"
    assert re.search(r"^img-alt-missing +3 +0 +-$", again, re.M)
    assert re.search(r"^a/b +3 +0 +-$", again, re.M)
    assert "--no-cache" in again
    assert guichet("check", "--statistics", "--no-cache", "--exit-zero").status == 0
    assert guichet("check", "--statistics", "--format", "sarif").status == 2


def test_statistics_go_as_deep_as_it_takes_to_tell_folders_apart(guichet: Guichet) -> None:
    files = {f"app/views/agents/{name}/{number}.html": FLAW for name in "ab" for number in range(8)}
    files |= {"app/views/users/c/c.html": FLAW, "app/views/d.html": FLAW, "app/views/users/sound.html": SOUND}
    run = guichet("check", "--statistics", "--format", "json", files=files).json
    told = {one["name"]: one["violations"] for one in run["folders"] if one["violations"]}
    assert told == {"app/views/agents/a": 8, "app/views/agents/b": 8, "app/views/users": 1, "app/views": 1}


def test_statistics_of_several_processes_are_added_up(guichet: Guichet) -> None:
    files = {f"{number}.html": FLAW for number in range(90)}
    run = guichet(*ONE, "--statistics", "--format", "json", "--jobs", "2", "--no-cache", files=files).json
    # The question whether a file was read whole is always asked: on a busy machine its time may be seen too.
    told = [(one["name"], one["violations"], one["seconds"] > 0) for one in run["rules"]]
    assert [one for one in told if one[0] != "file-partly-read"] == [("img-alt-missing", 90, True)]


def test_the_files_that_would_be_checked_are_said(guichet: Guichet) -> None:
    files = {
        "a.html": FLAW,
        "vendor/b.html": FLAW,
        "c.styl": "p",
        "d.html": FLAW,
        "pyproject.toml": '[tool.guichet]\nexclude = ["d.html"]\n',
    }
    run = guichet("check", "--show-files", files=files)
    assert (run.status, run.out) == (0, "a.html\n")
    assert "1 file copied from elsewhere" in run.err
    assert "1 .styl" in run.err


def test_the_settings_that_would_hold_are_said(guichet: Guichet) -> None:
    files = {
        "pyproject.toml": '[tool.guichet]\nselect = ["accessibility"]\n[tool.guichet.rules.sentence-long]\nwords = 30\n',
        "inner/guichet.toml": 'select = ["plain_language"]\n[audience]\n"mine" = "agent"\n',
        "inner/a.html": FLAW,
    }
    out = guichet("check", "--show-settings", "--ignore", "img-alt-missing", files=files).out
    _, outer, inner = out.split("# in ")
    assert 'select = ["accessibility"]' in outer
    assert "[tool.guichet.rules.sentence-long]\nwords = 30" in outer
    assert 'ignore = ["img-alt-missing"]' in outer
    assert 'select = ["plain_language"]' in inner
    assert '[tool.guichet.audience]\n"mine" = "agent"' in inner


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("shop/migrations/0001_initial.py", "# {}\n", "migration"),
        ("fixtures/a.html", FLAW, "fixture"),
        ("static/vendor/a.html", FLAW, "vendored"),
    ],
)
def test_what_nobody_wrote_here_is_read_and_not_judged(guichet: Guichet, path: str, text: str, kind: str) -> None:
    run = guichet(*ONE, "--format", "json", files={"a.html": SOUND, path: text})
    assert run.json["summary"]["unjudged"] == {kind: 1}
    assert run.json["summary"]["files"] == 1
    assert run.rules == []
    assert guichet(*ONE, path).status == 0
    include = f'[tool.guichet]\ninclude = ["{path.rpartition("/")[0]}"]\n'
    run = guichet(*ONE, "--format", "json", files={"pyproject.toml": include})
    assert "unjudged" not in run.json["summary"]
    assert run.json["summary"]["files"] == 2


SPEC = "const page = fs.readFileSync(`${__dirname}/a.html`)\n"
SERVES = 'app.set("views", `${new URL(".", import.meta.url).pathname}/views`)\n'
ROUTES = """Rails.application.routes.draw do
  if Rails.env.development?
    namespace :essais do
      resources :messages, only: %i[index]
    end
  end
  get "motifs" => "accueil#motifs" if Rails.env.local?
  get "aide" => "accueil#aide"
end
"""


@pytest.mark.parametrize(
    ("path", "beside", "kind"),
    [
        ("js/__tests__/a.html", {"js/__tests__/filter.spec.js": SPEC}, "fixture"),
        ("tests/data/a.html", {"tests/test_letters.py": ""}, "fixture"),
        ("spec/views/a.html.erb", {"spec/models/person_spec.rb": ""}, "fixture"),
        ("tools/views/a.html", {"tools/serve-mail.ts": SERVES, "tools/b.sh": ""}, "tool"),
        (
            "backend/tools/a.html",
            {"backend/package.json": "{}", "backend/tools/mails.js": "read('./a.html')", "backend/tools/b.js": ""},
            "tool",
        ),
        ("templates/results/outcome_debug.html", {}, "tool"),
        ("app/views/essais/messages/index.html.erb", {"config/routes.rb": ROUTES}, "tool"),
        ("site/app/views/accueil/motifs.html.erb", {"site/config/routes.rb": ROUTES}, "tool"),
    ],
)
def test_what_the_public_never_gets_is_read_and_not_judged(
    guichet: Guichet, path: str, beside: dict[str, str], kind: str
) -> None:
    run = guichet(*ONE, "--format", "json", files={"a.html": SOUND, path: FLAW, **beside})
    assert run.json["summary"]["unjudged"] == {kind: 1}
    assert run.rules == []


MADE = "export const image = '<p><img src=\"été.png\"></p>'\n"


@pytest.mark.parametrize(
    ("path", "beside", "rules"),
    [
        ("site/static/icon-picker/js/picker-fix.js", {"pyproject.toml": '[project]\nname = "site"\ndependencies = ["icon-picker>=2"]\n'}, []),
        ("web/public/picker/a.js", {"web/package.json": '{"dependencies": {"@icons/picker": "2"}}'}, []),
        ("site/static/site/a.js", {"pyproject.toml": '[project]\nname = "site"\ndependencies = ["icon-picker"]\n'}, ["img-alt-missing"]),
        ("site/icon-picker/a.js", {"package.json": '{"dependencies": {"icon-picker": "2"}}'}, ["img-alt-missing"]),
        ("static/icon-picker/a.js", {"package.json": '{"dependencies": ["?"'}, ["img-alt-missing"]),
        ("static/js/a.js", {"package.json": '{"dependencies": {"js": "^3.0.0", "@icons/js": "1"}}'}, ["img-alt-missing"]),
        ("public/Components/a.js", {"package.json": '{"devDependencies": {"Components": "2"}}'}, ["img-alt-missing"]),
        ("static/theme-mairie/a.js", {"package.json": '{"dependencies": {"theme-mairie": "workspace:*"}}'}, ["img-alt-missing"]),
        ("static/demande/a.js", {"package.json": '{"dependencies": {"demande": "file:../demande"}}'}, ["img-alt-missing"]),
        ("static/demande/a.js", {"pyproject.toml": '[tool.poetry.dependencies]\ndemande = {path = "../demande"}\n'}, ["img-alt-missing"]),
        ("static/demande/a.js", {"pyproject.toml": '[project]\nname = "site"\ndependencies = ["demande @ file:///srv/demande"]\n'}, ["img-alt-missing"]),
        ("app/views/active_storage/blobs/_blob.js", {}, []),
    ],
)  # fmt: skip
def test_what_stands_in_the_folder_of_a_package_is_not_judged(
    guichet: Guichet, path: str, beside: dict[str, str], rules: list[str]
) -> None:
    assert guichet(*ONE, "--format", "json", files={"a.html": SOUND, path: MADE, **beside}).rules == rules


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("templates/tests/covid.html", {}),  # a page about tests
        ("testing/templates/a.html", {"testing/views.py": "", "testing/tests.py": ""}),  # a service about tests
        ("tools/a.html", {}),  # pages of a site about tools
        ("tools/pages/a.html", {"tools/b.sh": "x"}),  # beside which a program does something else
        ("tools/pages/a.html", {"tools/b.sh": "# pages/a.html\n"}),
        ("scripts/a.html", {"scripts/menu.js": "open('.menu')"}),
        ("dev/a.html", {"dev/a.py": "", "dev/b.py": "", "dev/c.py": ""}),
        ("tools/a.html", {"tools/b.sh": "cp a.html b.html"}),  # as many pages than programs
        ("migrations/a.html", {"migrations/run.sh": "python migrate.py"}),
        ("tools/templates/a.html", {"tools/views.py": "", "tools/apps.py": ""}),  # a service that offers tools
        ("templates/tools/a.html", {"templates/tools/menu.js": ""}),  # one part among others of a service
        ("tools/a.php", {"tools/b.php": ""}),  # what a server runs where it stands
        ("templates/debugging-letters/a.html", {}),
        ("app/views/accueil/aide.html.erb", {"config/routes.rb": ROUTES}),
        (
            "app/views/essais/messages/index.html.erb",
            {"config/routes.rb": ROUTES + 'get "messages" => "essais/messages#index"\n'},
        ),
    ],
)
def test_what_is_served_is_judged_whatever_its_name(guichet: Guichet, path: str, beside: dict[str, str]) -> None:
    assert guichet(*ONE, "--format", "json", files={path: FLAW, **beside}).rules == ["img-alt-missing"]


@pytest.mark.parametrize(
    ("layout", "rules"), [("templates/base.html", ["img-alt-missing"]), ("tools/parts/base.html", [])]
)
def test_a_page_of_the_layout_of_a_service_is_judged_among_tools(
    guichet: Guichet, layout: str, rules: list[str]
) -> None:
    page = f'{{% extends "base.html" %}}{{% block c %}}{FLAW}{{% endblock %}}'
    programs = {"tools/a.py": "render('a.html')", "tools/b.py": "render('base.html')", "tools/c.py": ""}
    files = {"tools/a.html": page, layout: "{% block c %}{% endblock %}", **programs}
    assert guichet(*ONE, "--format", "json", files=files).rules == rules


def test_a_migration_that_a_person_wrote_is_judged(guichet: Guichet) -> None:
    code = "class Migration:\n    operations = [migrations.RunPython(close_files)]\n"
    run = guichet(*ONE, "--format", "json", files={"shop/migrations/0002_close.py": code})
    assert run.json["summary"]["files"] == 1


def test_what_is_left_out_still_serves_the_pages(guichet: Guichet) -> None:
    """A layout that comes with a library is not judged, and the page that extends it is composed with it."""
    layout = '<html lang="fr"><head><title>Été</title></head><body><main id="ici">{% block c %}{% endblock %}</main></body></html>'
    page = (
        '{% extends "base.html" %}{% block c %}<h1>Été</h1><a href="#ici" aria-describedby="ici">Été</a>{% endblock %}'
    )
    files = {"vendor/templates/base.html": layout, "templates/page.html": page}
    run = guichet("check", "--select", "aria-reference-broken,page-lang-missing", "--format", "json", files=files)
    assert run.rules == []


def test_each_file_is_judged_under_the_nearest_configuration(guichet: Guichet) -> None:
    files = {
        "pyproject.toml": '[tool.guichet]\nselect = ["img-alt-missing"]\n',
        "a.html": FLAW,
        "one/guichet.toml": 'select = ["premium-rate-number"]\n',
        "one/b.html": FLAW,
        "two/pyproject.toml": "[tool.other]\nx = 1\n",
        "two/c.html": FLAW,
        "two/deep/pyproject.toml": '[tool.guichet]\nextend = "../../pyproject.toml"\nignore = ["img-alt-missing"]\n',
        "two/deep/d.html": FLAW,
    }
    run = guichet("check", "--format", "json", files=files)
    assert [one["path"] for one in run.json["findings"]] == ["a.html", "two/c.html"]
    assert guichet("check", "--format", "json", "one").rules == []
    assert (
        guichet("check", "--format", "json", "--isolated", "--select", "img-alt-missing").rules
        == ["img-alt-missing"] * 4
    )


@pytest.mark.parametrize(
    "other",
    [
        {"tool/pyproject.toml": "x = ["},
        {"fixtures/app/guichet.toml": "selct = []"},
        {"old/guichet.toml": "selct = []", "guichet.toml": 'exclude = ["old"]\n'},
    ],
)
def test_configurations_that_govern_nothing_here_stop_nothing(guichet: Guichet, other: dict[str, str]) -> None:
    folder = next(iter(other)).rpartition("/")[0]
    run = guichet(*ONE, "--format", "json", files={**other, "a.html": FLAW, f"{folder}/b.html": SOUND})
    assert run.rules == ["img-alt-missing"]


def test_a_layout_under_another_configuration_still_serves_the_pages(guichet: Guichet) -> None:
    layout = (
        '<html lang="fr"><head><title>Été</title></head><body><main>{% block c %}{% endblock %}</main></body></html>'
    )
    page = '{% extends "base.html" %}{% block c %}<h1>Été</h1>{% endblock %}'
    files = {
        "guichet.toml": 'select = ["heading-missing"]\n',
        "templates/base.html": layout,
        "app/guichet.toml": 'extend = "../guichet.toml"\n',
        "app/templates/page.html": page,
    }
    assert guichet("check", "--format", "json", files=files).rules == []


def test_an_extended_configuration_is_completed_not_replaced(guichet: Guichet) -> None:
    files = {
        ".git/HEAD": "",
        "base.toml": 'select = ["img-alt-missing"]\nprofile = "operator"\n[per-file-ignores]\n"x.html" = ["img-alt-missing"]\n[rules.sentence-long]\nwords = 30\n',
        "app/guichet.toml": 'extend = "../base.toml"\nprofile = "local-authority"\n[per-file-ignores]\n"y.html" = ["ALL"]\n',
        "app/x.html": FLAW,
        "app/y.html": FLAW,
        "app/z.html": FLAW,
    }
    run = guichet("check", "--format", "json", "app", files=files)
    assert [one["path"] for one in run.json["findings"]] == ["app/z.html"]
    shown = guichet("check", "--show-settings", "app").out
    assert 'profile = "local-authority"' in shown
    assert "words = 30" in shown


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"guichet.toml": 'extend = "absent.toml"\n'}, "absent.toml"),
        ({"guichet.toml": 'extend = "b.toml"\n', "b.toml": 'extend = "guichet.toml"\n'}, "guichet.toml"),
        ({"guichet.toml": 'extend = "b.toml"\n', "b.toml": "selct = []\n"}, "b.toml"),
        ({"guichet.toml": "extend = 3\n"}, "extend"),
        ({"guichet.toml": 'select = ["nope"]\n'}, "nope"),
    ],
)
def test_a_mistake_in_what_is_extended_is_one_sentence(guichet: Guichet, files: dict[str, str], words: str) -> None:
    run = guichet("check", files={**files, "a.html": FLAW})
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert words in run.err


def test_a_text_from_an_editor_has_the_configuration_of_its_folder(guichet: Guichet, tmp_path: Path) -> None:
    guichet(*ONE, files={"a/guichet.toml": 'ignore = ["img-alt-missing"]\n', "a/x.html": SOUND, "b.html": SOUND})
    for name, status in (("a/x.html", 0), ("b.html", 1)):
        command = [sys.executable, "-m", "guichet", *ONE, "-", "--stdin-filename", name]
        run = subprocess.run(command, cwd=tmp_path, input=FLAW.encode(), capture_output=True, timeout=HANG)
        assert run.returncode == status


@pytest.mark.turns(4)
@pytest.mark.skipif(os.name == "nt", reason="an interruption is sent otherwise")
@pytest.mark.parametrize("asked", ["--watch", "--watc"])
def test_watching_starts_again_when_a_file_changes_and_ends_on_an_interruption(tmp_path: Path, asked: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(SOUND, encoding="utf-8")
    out, err = tmp_path.parent / "out.txt", tmp_path.parent / "err.txt"
    interrupted = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from guichet.hosts.cli import run; run()"
    with out.open("wb") as shown, err.open("wb") as said:
        command = [sys.executable, "-c", interrupted, *ONE, "--lang", "en", "--format", "concise", asked]
        run = subprocess.Popen(command, cwd=tmp_path, stdout=shown, stderr=said)
        try:
            _until(lambda: "waits for a file" in err.read_text("utf-8"))
            assert "Nothing to report" in out.read_text("utf-8")
            (tmp_path / "b.html").write_text(FLAW, encoding="utf-8")
            _until(lambda: err.read_text("utf-8").count("waits for a file") == 2)
            assert "b.html:2:1" in out.read_text("utf-8")
            run.send_signal(signal.SIGINT)
            assert run.wait(HANG) == 0
            assert "Traceback" not in err.read_text("utf-8")
        finally:
            run.kill()
            run.wait()


def _until(happened: Callable[[], bool]) -> None:
    with no_hang():
        while not happened():
            time.sleep(0.05)


LINKS = '<p>Voir <a href="https://a.example/">ici</a> et <a href="https://b.example/">ici</a></p>'


def test_one_place_is_said_once_by_the_more_precise_rule(guichet: Guichet) -> None:
    both = ("check", "--format", "json", "--select", "link-text-vague,link-names-ambiguous")
    found = guichet(*both, files={"a.html": LINKS}).json["findings"]
    places = [(one["line"], one["column"]) for one in found]
    assert len(places) == len(set(places))
    assert {one["rule"] for one in found} >= {"link-names-ambiguous"}
    alone = guichet("check", "--format", "json", "--select", "link-text-vague").rules
    assert alone == ["link-text-vague"] * 2


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # nothing around tells the two apart: one sentence for the second link
        (LINKS, ["link-names-ambiguous", "link-text-vague"]),
        # whether two addresses are one page is a question; that neither link says where it leads is not
        ('<p>Voir <a href="/a">ici</a> et <a href="/b">ici</a></p>', ["link-text-vague", "link-text-vague"]),
        # the sentence around is enough at level AA, and the level asked for wants more: that is certain
        ('<p>Pour l’été, les horaires sont <a href="/a">ici</a>.</p>', ["link-text-context-bound"]),
        # nothing says where it leads
        ('<main><a href="/a">Cliquez ici</a></main>', ["link-text-vague"]),
        # two flaws of one link: both are said
        ('<main><a href="/a" aria-selected="true">Cliquez ici</a></main>', ["aria-not-permitted", "link-text-vague"]),
    ],
)
def test_one_link_has_one_sentence(guichet: Guichet, page: str, expected: list[str]) -> None:
    asked = "link-text-vague,link-names-ambiguous,link-names-identical,link-text-context-bound,aria-not-permitted"
    assert sorted(guichet("check", "--format", "json", "--select", asked, files={"a.html": page}).rules) == expected


def test_the_flaw_comes_first_then_who_and_what_to_do(guichet: Guichet) -> None:
    lines = guichet(*ONE, files={"a.html": FLAW}).out.splitlines()
    assert lines[3:5] == [
        '  This image has no "alt" attribute.',
        '  A screen reader reads out the file name. Write what the image says, or alt="" if it is decoration.',
    ]


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("command", ["check", "baseline"])
def test_every_option_has_a_place_on_the_pages_of_agencies(
    lang: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build("fr" if lang == "fr" else "en").parse_args([command, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    pages = (ROOT / f"course/docs/{lang}/agency").glob("*.md")
    told = set(re.findall(r"--[a-z-]+", "\n".join(page.read_text(encoding="utf-8") for page in pages)))
    assert options - told == set()


def test_a_table_copied_from_an_example_means_the_same_in_a_file_of_its_own(guichet: Guichet) -> None:
    files = {
        "a.html": FLAW,
        "guichet.toml": '[tool.guichet]\nselect = ["heading-missing"]\n[tool.guichet.audience]\n"mine/" = "agent"\n',
    }
    assert guichet("check", files=files).status == 0
    assert guichet("check", files={"a.html": FLAW, "guichet.toml": '[tool.other]\nlang = "fr"\n'}).status == 2


def test_an_error_of_a_configuration_is_told_in_the_language_that_it_names(guichet: Guichet) -> None:
    told = guichet("check", files={"a.html": FLAW, "guichet.toml": 'lang = "fr"\nlnag = "fr"\n'})
    assert (told.status, "n’existe pas" in told.err) == (2, True), told


def test_the_name_of_a_file_shown_is_no_command_of_a_log(guichet: Guichet) -> None:
    shown = guichet("check", "--show-files", files={"::error file=a::b.html": "<p>Été</p>"}).out
    assert shown == "./::error file=a::b.html\n"
