"""`check --changed`: what a change brings, on its lines and through templates, and nothing of what was there."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.engine.changes import changes_since
from guichet.reading.templates.parsing import ELEMENT_LIMIT

from tests.linter.conftest import Run

Guichet = Callable[..., Run]

LAYOUT = """<!doctype html>
<html lang="fr"><head><title>Été</title></head>
<body><main>
<p id="aide">Écrivez en capitales.</p>
{% block c %}{% endblock %}
</main></body></html>
"""
PAGE = """{% extends "base.html" %}{% block c %}<h1>Été</h1>
<label>Nom <input name="q" aria-describedby="aide"></label>
<img src="vieux.png">
{% endblock %}
"""
CHECK = ("check", "--select", "img-alt-missing,aria-reference-broken", "--format", "json")


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=essai", "-c", "user.email=essai@exemple.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture
def service(guichet: Guichet, tmp_path: Path) -> Path:
    guichet(*CHECK, files={"t/base.html": LAYOUT, "t/page.html": PAGE, ".gitignore": ".guichet_cache\n"})
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "un")
    return tmp_path


def found(run: Run) -> list[tuple[str, str, int]]:
    return [(one["rule"], one["path"], one["line"]) for one in run.json["findings"]]


def test_nothing_changed_shows_nothing(guichet: Guichet, service: Path) -> None:
    assert found(guichet(*CHECK)) == [("img-alt-missing", "t/page.html", 3)]
    run = guichet(*CHECK, "--changed")
    assert (run.status, found(run)) == (0, [])


def test_a_flaw_on_a_changed_line_is_shown_alone(guichet: Guichet, service: Path) -> None:
    run = guichet(*CHECK, "--changed", files={"t/page.html": PAGE.replace("</label>", '</label><img src="neuf.png">')})
    assert found(run) == [("img-alt-missing", "t/page.html", 2)]


def test_a_changed_layout_answers_for_the_pages_that_it_breaks(guichet: Guichet, service: Path) -> None:
    run = guichet(*CHECK, "--changed", files={"t/base.html": LAYOUT.replace('id="aide"', 'id="help"')})
    assert found(run) == [("aria-reference-broken", "t/page.html", 2)]


def test_a_changed_layout_that_breaks_nothing_shows_nothing(guichet: Guichet, service: Path) -> None:
    assert found(guichet(*CHECK, "--changed", files={"t/base.html": LAYOUT.replace("Écrivez", "Dites")})) == []


def test_a_place_after_the_option_is_no_revision(guichet: Guichet, service: Path) -> None:
    flawed = PAGE.replace("</label>", '</label><img src="neuf.png">')
    files = {"t/page.html": flawed, "u/page.html": '<img src="autre.png">'}
    both = [("img-alt-missing", "t/page.html", 2), ("img-alt-missing", "u/page.html", 1)]
    assert found(guichet(*CHECK, "--changed", ".", files=files)) == both
    assert found(guichet(*CHECK, "--changed", "t")) == both[:1]
    assert found(guichet(*CHECK, "--changed", "t", ".")) == both
    git(service, "branch", "t")
    assert found(guichet(*CHECK, "--changed", "t")) == both, "a revision comes first"
    assert guichet(*CHECK, "--changed", "absent").status == 2


def test_lines_that_moved_are_no_change(guichet: Guichet, service: Path) -> None:
    text = PAGE.replace("<label>", "<p>Été</p>\n\n<label>")
    assert found(guichet(*CHECK, "--changed", files={"t/page.html": text})) == []


def test_a_file_with_another_name_keeps_what_it_had(guichet: Guichet, service: Path) -> None:
    git(service, "mv", "t/page.html", "t/demande.html")
    assert found(guichet(*CHECK, "--changed")) == []


FLAW = '<img src="neuf.png">'


@pytest.mark.parametrize("attributes", ["* -diff\n", "*.html binary\n", "*.html -text -diff\n"])
def test_what_a_commit_calls_no_text_is_compared_too(guichet: Guichet, service: Path, attributes: str) -> None:
    moved = PAGE.replace("<h1>", f"<h1>{FLAW.replace('neuf', 'vieux')}").replace('<img src="vieux.png">\n', "", 1)
    files = {".gitattributes": attributes, "t/page.html": moved.replace('<img src="vieux.png">\n', "")}
    assert found(guichet(*CHECK, "--changed", files=files)) == [("img-alt-missing", "t/page.html", 1)]


def test_a_link_that_becomes_a_file_hides_no_other_change(guichet: Guichet, service: Path) -> None:
    (service / "t/a.html").symlink_to("page.html")
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "lien")
    (service / "t/a.html").unlink()
    files = {"t/a.html": "<p>Été</p>\n", "t/page.html": PAGE.replace("</label>", f"</label>{FLAW}")}
    assert found(guichet(*CHECK, "--changed", files=files)) == [("img-alt-missing", "t/page.html", 2)]


@pytest.mark.parametrize(
    "name", ["l’été.html", "a b.html", 'a"b.html', "a\tb.html", "a\\303.html", "b.html\n", " c.html "]
)
def test_a_name_is_what_git_writes_whatever_its_signs(guichet: Guichet, service: Path, name: str) -> None:
    (service / "t" / name).write_text("<p>Été</p>\n<p>Été</p>\n", encoding="utf-8")
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "nom")
    git(service, "config", "diff.mnemonicPrefix", "true")
    (service / "t" / name).write_text("<p>Été</p>\n<p>Aïe</p>\n", encoding="utf-8")
    [change] = changes_since("HEAD").files
    assert (change.now, change.lines) == (f"t/{name}", [range(2, 3)])


def test_lines_that_look_like_what_git_writes_are_lines(guichet: Guichet, service: Path) -> None:
    (service / "t/b.sql").write_text("a\nb\nc\n", encoding="utf-8")
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "suite")
    (service / "t/b.sql").write_text("++ b/t/page.html\n@@ -1 +9 @@\nc\n", encoding="utf-8")
    [change] = changes_since("HEAD").files
    assert change.lines == [range(1, 3)]


def test_a_file_that_git_does_not_know_yet_is_all_new(guichet: Guichet, service: Path) -> None:
    run = guichet(*CHECK, "--changed", files={"t/été neuf.html": '<p>\n<img src="x.png"></p>\n'})
    assert found(run) == [("img-alt-missing", "t/été neuf.html", 2)]


OLD = "def f():\n    pass\n"
HIDDEN = {
    "a sign that no text holds": ("t/b.html", "<p>Été</p>\n<p>Oui</p>\n", "<p>Été</p>\n<!-- \0 --><p>Non</p>\n"),
    "a line of an older Python": ("vues.py", OLD, f"{OLD}print 'été'\n"),
    "a line that goes": ("vues.py", f"{OLD}def g():\n    pass\n", f"{OLD}def g():\n"),
    "what was not read then either": ("t/b.html", "<p>\0</p>\n<p>Oui</p>\n", "<p>\0</p>\n<p>Non</p>\n"),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_a_change_that_cannot_be_read_is_said(guichet: Guichet, tmp_path: Path, how: str) -> None:
    path, before, after = HIDDEN[how]
    committed(tmp_path, {path: before})
    run = guichet(*CHECK, "--changed", files={path: after})
    assert (run.status, [one["rule"] for one in run.json["findings"]]) == (1, ["file-unreadable"])


def test_what_no_change_concerns_is_not_said_to_be_unread(guichet: Guichet, tmp_path: Path) -> None:
    committed(tmp_path, {"t/b.html": "<p>\0</p>\n", "t/a.html": "<p>Été</p>\n"})
    assert guichet(*CHECK).rules == ["file-unreadable"]
    assert guichet(*CHECK, "--changed", files={"t/a.html": "<p>Aïe</p>\n"}).rules == []


def test_a_file_that_can_be_read_again_shows_all_that_it_has(guichet: Guichet, tmp_path: Path) -> None:
    committed(tmp_path, {"t/b.html": f"{FLAW}\n<p>\0</p>\n"})
    assert found(guichet(*CHECK, "--changed", files={"t/b.html": f"{FLAW}\n<p>Été</p>\n"})) == [
        ("img-alt-missing", "t/b.html", 1)
    ]


MANY = "<p>Été\n" * (ELEMENT_LIMIT - 4)


def test_what_a_change_leaves_unread_further_on_is_said_once(guichet: Guichet, tmp_path: Path) -> None:
    committed(tmp_path, {"t/b.html": MANY})
    assert guichet(*CHECK, "--changed", files={"t/b.html": "<p>Aïe\n" * 9 + MANY}).rules == ["file-partly-read"]
    git(tmp_path, "commit", "-qam", "deux")
    assert guichet(*CHECK, "--changed", files={"t/b.html": "<p>Ah\n" * 9 + MANY}).rules == []


def test_a_file_that_went_answers_for_what_it_gave(guichet: Guichet, service: Path) -> None:
    git(service, "rm", "-q", "t/base.html")
    (service / "t" / "base.html").write_text(LAYOUT.replace('<p id="aide">', "<p>"), encoding="utf-8")
    assert found(guichet(*CHECK, "--changed")) == [("aria-reference-broken", "t/page.html", 2)]


LANGUE = {
    "src/langue.ts": 'import i18n from "i18next";\nexport const parler = (langue) => i18n.changeLanguage(langue); // été\n'
}
LAYOUT_OF_RAILS = '<html lang="fr"><body><a href="#contenu">Aller au contenu</a><nav><a href="/a">Été</a></nav><main id="page"><%= yield %></main></body></html>'


@pytest.mark.parametrize(
    ("rule", "kept", "gone", "text"),
    [
        ("page-lang-unchanged", LANGUE, "src/suite.ts", 'i18n.on("languageChanged", (une) => document.documentElement.setAttribute("lang", une))\n'),
        ("skip-link-missing", {"app/views/layouts/a.html.erb": LAYOUT_OF_RAILS, "app/views/e/c.html.erb": "<h1>Été</h1>"}, "app/views/e/b.html.erb", '<%= tag.div id: "contenu" do %><h1>Été</h1><% end %>'),
    ],
)  # fmt: skip
def test_a_file_that_went_answers_for_those_that_it_absolved(
    guichet: Guichet, service: Path, rule: str, kept: dict[str, str], gone: str, text: str
) -> None:
    check = ("check", "--select", rule, "--format", "json")
    assert guichet(*check, files={**kept, gone: text}).rules == []
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "deux")
    (service / gone).unlink()
    assert guichet(*check, "--changed").rules == guichet(*check).rules == guichet(*check, "--no-cache").rules == [rule]


def test_a_derogation_that_went_lets_the_flaw_show(guichet: Guichet, service: Path) -> None:
    comment = '{# guichet: ignore[img-alt-missing] reason="refonte votée" owner="accueil" #}\n'
    (service / "t/page.html").write_text(PAGE.replace("<img", f"{comment}<img"), encoding="utf-8")
    git(service, "commit", "-q", "-a", "-m", "deux")
    assert found(guichet(*CHECK, "--changed", files={"t/page.html": PAGE})) == [("img-alt-missing", "t/page.html", 3)]


def test_a_revision_is_where_this_work_left_it(guichet: Guichet, service: Path) -> None:
    """What others did on the branch since is no change of ours."""
    git(service, "checkout", "-q", "-b", "mien")
    (service / "t/page.html").write_text(PAGE.replace("Nom", '<img src="a.png">Nom'), encoding="utf-8")
    git(service, "commit", "-q", "-a", "-m", "deux")
    assert found(guichet(*CHECK, "--changed")) == []
    assert found(guichet(*CHECK, "--changed", "main")) == [("img-alt-missing", "t/page.html", 2)]


def test_the_run_may_start_below_and_name_whole_paths(
    guichet: Guichet, service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (service / "t/base.html").write_text(LAYOUT.replace('id="aide"', 'id="help"'), encoding="utf-8")
    assert [one[0] for one in found(guichet(*CHECK, "--changed", "HEAD", str(service)))] == ["aria-reference-broken"]
    monkeypatch.chdir(service / "t")
    assert found(guichet(*CHECK, "--changed")) == [("aria-reference-broken", "page.html", 2)]


@pytest.mark.parametrize("revision", ["absente", "--output=x", ""])
def test_a_revision_that_does_not_exist_is_one_sentence(guichet: Guichet, service: Path, revision: str) -> None:
    run = guichet(*CHECK, f"--changed={revision}")
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert not (service / "x").exists()


def test_without_git_it_is_said(guichet: Guichet) -> None:
    run = guichet(*CHECK, "--changed", files={"a.html": "<p>Été</p>"})
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert "git" in run.err


def committed(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "un")


def test_a_new_link_to_an_old_file_shows_it_at_a_new_place(guichet: Guichet, service: Path) -> None:
    (service / "t/neuf.txt").write_text("<p>Été</p>", encoding="utf-8")
    (service / "fixtures").mkdir()
    (service / "fixtures/vieux.html").write_text(FLAW, encoding="utf-8")
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "deux")
    (service / "t/a.html").symlink_to("../fixtures/vieux.html")
    assert found(guichet(*CHECK, "--changed")) == [("img-alt-missing", "t/a.html", 1)]
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "trois")
    assert found(guichet(*CHECK, "--changed")) == []
    (service / "t/a.html").unlink()
    (service / "t/a.html").symlink_to("neuf.txt")
    assert found(guichet(*CHECK, "--changed")) == []
    git(service, "commit", "-qam", "quatre")
    (service / "t/a.html").unlink()
    (service / "t/a.html").symlink_to("../fixtures/vieux.html")
    assert found(guichet(*CHECK, "--changed")) == [("img-alt-missing", "t/a.html", 1)]


def test_what_a_link_leads_to_is_what_changed(guichet: Guichet, service: Path) -> None:
    (service / "fixtures").mkdir()
    (service / "fixtures/vieux.html").write_text(f"<p>Été</p>\n{FLAW}\n", encoding="utf-8")
    (service / "t/a.html").symlink_to("../fixtures/vieux.html")
    git(service, "add", "-A")
    git(service, "commit", "-q", "-m", "deux")
    (service / "fixtures/vieux.html").write_text(f"<p>Aïe</p>\n{FLAW}\n<p>{FLAW}</p>\n", encoding="utf-8")
    assert found(guichet(*CHECK, "--changed")) == [("img-alt-missing", "t/a.html", 3)]


RAILS = "app/views/claims/start.html.erb"
DEVELOPERS = "Rails.application.routes.draw do\n  get '/x', to: 'claims#start' if Rails.env.development?\nend\n"
ENDING = "class ClaimsController\n  def start\n    return head :not_found if Rails.env.production?\n  end\nend\n"
JUDGED_ANEW = {
    "a route that opens": ({RAILS: FLAW, "config/routes.rb": DEVELOPERS}, {"config/routes.rb": DEVELOPERS.replace(" if Rails.env.development?", "")}, RAILS),
    "an action that opens": ({RAILS: FLAW, "app/controllers/claims_controller.rb": ENDING}, {"app/controllers/claims_controller.rb": ENDING.replace("return head :not_found if Rails.env.production?", "@a = 1")}, RAILS),
    "a package that goes": (
        {"static/picker/a.js": f"export const image = '<p>{FLAW}</p>'\n", "package.json": '{"dependencies": {"picker": "2"}}'},
        {"package.json": "{}"}, "static/picker/a.js",
    ),
    "a test that goes": ({"js/__tests__/a.html": FLAW, "js/__tests__/filter.spec.js": "read('a.html')\n"}, {"js/__tests__/filter.spec.js": ""}, "js/__tests__/a.html"),
    "a program that shows a page no more": ({"tools/a.html": FLAW, "tools/a.py": "show('a.html')\n", "tools/b.py": "b()\n"}, {"tools/a.py": "show('b.html')\n"}, "tools/a.html"),
    "another name": ({"fixtures/a.html": FLAW}, {"fixtures/a.html": "", "t/a.html": FLAW}, "t/a.html"),
}  # fmt: skip


@pytest.mark.parametrize("how", JUDGED_ANEW)
def test_a_page_that_is_judged_anew_shows_all_that_it_has(guichet: Guichet, tmp_path: Path, how: str) -> None:
    before, after, page = JUDGED_ANEW[how]
    committed(tmp_path, {"t/page.html": FLAW, **before})
    for name in (name for name, text in after.items() if not text):
        (tmp_path / name).unlink()
    files = {name: text for name, text in after.items() if text}
    assert [path for _, path, _ in found(guichet(*CHECK, "--changed", files=files))] == [page]


def test_a_page_that_was_judged_already_shows_nothing_more(guichet: Guichet, tmp_path: Path) -> None:
    committed(tmp_path, {RAILS: FLAW, "config/routes.rb": DEVELOPERS.replace(" if Rails.env.development?", "")})
    assert found(guichet(*CHECK, "--changed", files={"config/routes.rb": "# routes\n"})) == []


def test_a_repository_inside_that_moves_brings_its_files(guichet: Guichet, service: Path) -> None:
    (service / "t/parts").mkdir()
    git(service / "t/parts", "init", "-q", "-b", "main")
    (service / "t/parts/a.html").write_text("<p>Été</p>\n", encoding="utf-8")
    git(service / "t/parts", "add", "-A")
    git(service / "t/parts", "commit", "-q", "-m", "un")
    git(service, "add", "t/parts")
    git(service, "commit", "-q", "-m", "deux")
    assert found(guichet(*CHECK, "--changed")) == []
    (service / "t/parts/a.html").write_text(FLAW, encoding="utf-8")
    git(service / "t/parts", "commit", "-qam", "deux")
    brought = [("img-alt-missing", "t/parts/a.html", 1)]
    assert found(guichet(*CHECK, "--changed")) == brought
    git(service, "checkout", "-q", "-b", "suite")
    git(service, "commit", "-qam", "trois")
    assert found(guichet(*CHECK, "--changed=main")) == brought
    assert found(guichet(*CHECK, "--changed")) == []
