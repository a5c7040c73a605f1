"""The cache is a folder that guichet made, and nothing else is ever touched; what it holds serves any choice of rules."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from guichet.core.keeping import kept
from guichet.engine import dispatch as engine
from guichet.engine import secret, sightings, workers
from guichet.engine.fingerprints import closed
from guichet.reading.project.project import Project
from hypothesis import example, given
from hypothesis import strategies as st

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMG = '<p>\n<img src="été.png">\n</p>\n'
CHECK = ("check", "--select", "img-alt-missing")
CACHE = ".guichet_cache"


@pytest.fixture(autouse=True, params=["just written", "written long ago"])
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test are made just before they are read: what a run sees is believed in the second case only."""
    if request.param == "written long ago":
        monkeypatch.setattr(sightings, "_TICK_NS", -(10**18))


def everything(folder: Path) -> dict[str, tuple[str, float]]:
    """Return what stands below a folder: each path with its kind or text, and its time."""
    found = {}
    for path in sorted(folder.rglob("*")):
        text = os.readlink(path) if path.is_symlink() else path.read_text("utf-8") if path.is_file() else "folder"
        found[path.relative_to(folder).as_posix()] = (text, path.lstat().st_mtime)
    return found


def old(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (1_000_000_000, 1_000_000_000))


def link_to_outside(project: Path, outside: Path) -> None:
    (project / CACHE).symlink_to(outside)


def link_to_itself(project: Path, outside: Path) -> None:
    (project / CACHE).symlink_to(".")


def folder_of_somebody(project: Path, outside: Path) -> None:
    old(project / CACHE / "données.json", "{}")


def file_of_somebody(project: Path, outside: Path) -> None:
    old(project / CACHE, "des notes")


def mark_that_is_a_link(project: Path, outside: Path) -> None:
    (project / CACHE).mkdir()
    (project / CACHE / "CACHEDIR.TAG").symlink_to(outside / "CACHEDIR.TAG")


@pytest.mark.parametrize(
    "put", [link_to_outside, link_to_itself, folder_of_somebody, file_of_somebody, mark_that_is_a_link]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_guichet_did_not_make_is_left_alone_and_said(
    guichet: Guichet, tmp_path: Path, put: Callable[[Path, Path], None], lang: str
) -> None:
    outside = tmp_path / "ailleurs"
    old(outside / "vieux.json", "{}")
    old(outside / ("0" * 24 + ".cache"), "{}")
    old(outside / ".gitignore", "secret\n")
    old(tmp_path / "vieux.json", "{}")
    old(tmp_path / "a.html", IMG)
    put(tmp_path, outside)
    before = everything(tmp_path)
    run = guichet(*CHECK, "--lang", lang, "--format", "json", "a.html")
    assert everything(tmp_path) == before
    assert (run.status, run.rules) == (1, ["img-alt-missing"])
    assert run.err.startswith("guichet: «\u00a0.guichet_cache" if lang == "fr" else 'guichet: ".guichet_cache" is not')
    assert run.err.count("\n") == 1
    assert guichet(*CHECK, "--no-cache", "a.html").err == ""


def test_links_in_our_own_folder_are_not_followed(guichet: Guichet, tmp_path: Path) -> None:
    assert guichet(*CHECK, files={"a.html": IMG}).err == ""
    (held,) = (tmp_path / CACHE).glob("*.cache")
    ailleurs = tmp_path / "ailleurs.txt"
    old(ailleurs, held.read_text("utf-8"))
    (tmp_path / CACHE / ".gitignore").unlink()
    (tmp_path / CACHE / ".gitignore").symlink_to(ailleurs)
    held.unlink()
    held.symlink_to(ailleurs)
    before = everything(tmp_path)
    run = guichet(*CHECK, files={"b.html": IMG})
    assert run.err.startswith('guichet: ".guichet_cache" is not')
    assert {name: state for name, state in everything(tmp_path).items() if name != "b.html"} == before


def test_only_old_files_of_ours_are_deleted(guichet: Guichet, tmp_path: Path) -> None:
    assert guichet(*CHECK, files={"a.html": IMG}).err == ""
    names = {"CACHEDIR.TAG", ".gitignore", *(one.name for one in (tmp_path / CACHE).glob("*.cache"))}
    assert {one.name for one in (tmp_path / CACHE).iterdir()} == names
    for name in ("0" * 24 + ".cache", "vieux.json", "0" * 24 + ".json", "notes.cache"):
        old(tmp_path / CACHE / name, "x")
    assert guichet(*CHECK, files={"b.html": IMG}).err == ""
    left = {one.name for one in (tmp_path / CACHE).iterdir()}
    assert left == {*names, "vieux.json", "0" * 24 + ".json", "notes.cache"}


def test_an_empty_folder_becomes_the_cache(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / CACHE).mkdir()
    assert guichet(*CHECK, files={"a.html": IMG}).err == ""
    assert len(list((tmp_path / CACHE).glob("*.cache"))) == 1


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def other_line(data: bytes) -> bytes:
    return data.replace(b",2,1,2,", b",999999,1,999999,")


def other_kind(data: bytes) -> bytes:
    return data.replace(b'"critical"', b"null")


@pytest.mark.parametrize("damage", [cut, other_line, other_kind, lambda data: b"", lambda data: b"\xff\x00[]"])
def test_a_damaged_cache_is_left_alone_and_said(
    guichet: Guichet, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = guichet(*CHECK, "--lang", "fr", files={"a.html": IMG})
    (held,) = (tmp_path / CACHE).glob("*.cache")
    damaged = damage(held.read_bytes())
    assert damaged != held.read_bytes()
    held.write_bytes(damaged)
    run = guichet(*CHECK, "--lang", "fr")
    assert (run.status, run.out) == (first.status, first.out)
    assert "est abîmé" in run.err
    assert run.err.count("\n") == 1
    assert held.read_bytes() == damaged


def forged(file: Path) -> bytes:
    """Write over a cache as whoever knows its form can: without the findings, whole by its digest."""
    head, _, body = file.read_bytes().partition(b"\n")
    sets, entries, seen = json.loads(body)
    told = {name: [fingerprint, number, []] for name, (fingerprint, number, _) in entries.items()}
    body = json.dumps([sets, told, seen]).encode()
    data = b" ".join([kept.digest_of(body).encode(), *head.split(b" ")[1:]]) + b"\n" + body
    file.write_bytes(data)
    return data


def test_a_forged_cache_is_not_believed_and_made_again(guichet: Guichet, tmp_path: Path) -> None:
    first = guichet(*CHECK, "--isolated", files={"a.html": IMG})
    (file,) = (tmp_path / CACHE).glob("*.cache")
    for argv in ((*CHECK, "--isolated"), CHECK):
        data = forged(file)
        run = guichet(*argv)
        assert (run.status, run.out, run.err) == (1, first.out, "")
        assert file.read_bytes() != data


def secret_of_another_machine(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(file.parents[2] / "autre"))


def secret_that_others_can_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0o644)


def secret_cut_short(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"0")


def secret_behind_a_link(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.rename(file.with_name("ailleurs"))
    file.symlink_to("ailleurs")


@pytest.mark.parametrize(
    "change", [secret_of_another_machine, secret_that_others_can_read, secret_cut_short, secret_behind_a_link]
)
def test_a_cache_is_believed_under_the_secret_that_made_it_alone(
    guichet: Guichet,
    asked: list[tuple[str, set[str]]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    home = tmp_path_factory.mktemp("ailleurs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    first = guichet(*CHECK, files={"a.html": IMG})
    file = home / "cache" / "guichet" / "secret"
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    asked.clear()
    guichet(*CHECK)
    assert asked == []
    change(file, monkeypatch)
    assert guichet(*CHECK).out == first.out
    assert {path for path, _ in asked} == {"a.html", ""}
    asked.clear()
    assert guichet(*CHECK).out == first.out
    assert asked == []


def test_of_two_runs_that_begin_together_both_have_one_secret(
    guichet: Guichet,
    asked: list[tuple[str, set[str]]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = tmp_path_factory.mktemp("ailleurs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    link, others = os.link, "7" * 64

    def link_after_another(made: Path, place: Path) -> None:
        place.write_text(others, encoding="ascii")
        place.chmod(0o600)
        link(made, place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", link_after_another)
        guichet(*CHECK, files={"a.html": IMG})
    assert (home / "guichet" / "secret").read_text("ascii") == others
    assert [one.name for one in (home / "guichet").glob("secret*")] == ["secret"]
    asked.clear()
    guichet(*CHECK)
    assert asked == []


def test_a_secret_that_the_project_holds_is_none(
    guichet: Guichet, asked: list[tuple[str, set[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that brings both the cache and what seals it is not believed: the next run, another one, has another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    guichet(*CHECK, files={"a.html": IMG})
    assert not (tmp_path / ".cache").exists()
    secret._of_this_run.cache_clear()
    asked.clear()
    assert guichet(*CHECK).err == ""
    assert {path for path, _ in asked} == {"a.html", ""}


def test_a_variable_gives_the_secret(
    guichet: Guichet, asked: list[tuple[str, set[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setenv("GUICHET_SECRET", "d’une chaîne d’intégration")
    guichet(*CHECK, files={"a.html": IMG})
    secret._of_this_run.cache_clear()
    asked.clear()
    guichet(*CHECK)
    assert asked == []
    monkeypatch.setenv("GUICHET_SECRET", "d’une autre")
    guichet(*CHECK)
    assert {path for path, _ in asked} == {"a.html", ""}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, set[str]]]]:
    """The files that are checked, each with the rules that it is checked with."""
    found: list[tuple[str, set[str]]] = []
    check_file, check_project = engine.check_file, engine.check_project

    def noted(path: str, rules: engine.Rules, project: Project) -> Any:
        found.append((path, {rule.name for rule in rules.chosen}))
        return check_file(path, rules, project)

    def noted_whole(project: Project, rules: engine.Rules) -> Any:
        found.append(("", {rule.name for rule in rules.chosen}))
        return check_project(project, rules)

    monkeypatch.setattr(engine, "check_file", noted)
    monkeypatch.setattr(engine, "check_project", noted_whole)
    return found


PAGES = {
    "a.html": IMG + '<p lang="fr">Veuillez téléverser la pièce.</p>',
    "b.html": IMG + "<a href='é'></a><input>",
    "vues.py": "from datetime import datetime\nouvert = datetime.now().hour < 17\n",
    "old.py": "print 'fini'\n",
    "crontab": "0 3 * * 1 /srv/ouvrir_rendez_vous.sh\n",
}


def test_what_ran_serves_any_choice_of_rules(guichet: Guichet, asked: list[tuple[str, set[str]]]) -> None:
    argv = ("check", "--format", "json", "--isolated")
    guichet(*argv, "--select", "ALL", files=PAGES)
    assert {path for path, _ in asked} == {*PAGES, ""}
    for more in (("--select", "accessibility"), ("--select", "img-alt-missing"), ("--ignore", "plain_language"), ()):
        asked.clear()
        cached = guichet(*argv, *more)
        assert asked == []
        assert cached.out == guichet(*argv, *more, "--no-cache").out


def test_only_the_rules_that_did_not_run_are_asked(guichet: Guichet, asked: list[tuple[str, set[str]]]) -> None:
    argv = ("check", "--format", "json", "--isolated", "--select")
    guichet(*argv, "img-alt-missing,link-name-missing", files=PAGES)
    asked.clear()
    run = guichet(*argv, "img-alt-missing,field-label-missing")
    assert {frozenset(rules) for _, rules in asked} == {frozenset({"field-label-missing"})}
    assert run.out == guichet(*argv, "img-alt-missing,field-label-missing", "--no-cache").out
    guichet(*argv, "img-alt-missing", files={"b.html": "<p>Été</p>"})
    asked.clear()
    run = guichet(*argv, "img-alt-missing,link-name-missing")
    assert ("b.html", {"link-name-missing"}) in asked
    assert "a.html" not in {path for path, _ in asked}
    assert run.out == guichet(*argv, "img-alt-missing,link-name-missing", "--no-cache").out


LINKS = {"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": [], "e": ["d", "f"], "f": ["f"], "g": ["a", "?"]}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4)))
@example(LINKS)
def test_a_digest_changes_with_all_that_a_node_leads_to_and_nothing_else(links: dict[str, list[str]]) -> None:
    nodes = sorted({*links, *(way for ways in links.values() for way in ways)})

    def reached(start: str) -> set[str]:
        seen, stack = {start}, [start]
        while stack:
            more = set(links.get(stack.pop(), ())) - seen
            seen |= more
            stack += more
        return seen

    before = closed(nodes, lambda node: links.get(node, ()), lambda node: "")
    for changed in nodes:
        after = closed(reversed(nodes), lambda node: links.get(node, ()), lambda node: "x" * (node == changed))  # noqa: B023
        assert {node for node in nodes if before[node] != after[node]} == {
            node for node in nodes if changed in reached(node)
        }


def test_a_chain_as_long_as_a_project_is_digested() -> None:
    long = closed(["0"], lambda node: [str(int(node) + 1)] if int(node) < 50_000 else [], lambda node: "")
    assert len(set(long.values())) == 50_001


def test_a_first_configuration_that_asks_for_nothing_else_is_no_reason_to_start_again(
    guichet: Guichet, asked: list[tuple[str, set[str]]]
) -> None:
    guichet("check", ".", files={"a.html": IMG, "pyproject.toml": '[project]\nname = "mairie"\n'})
    asked.clear()
    settings = '[tool.guichet]\nlang = "fr"\nbaseline = ".guichet-baseline"\n'
    assert guichet("baseline", ".", files={"pyproject.toml": settings}).status == 0
    assert "a.html" not in {path for path, _ in asked}


def test_an_option_changes_what_is_known(guichet: Guichet, asked: list[tuple[str, set[str]]]) -> None:
    guichet("check", files={"a.html": IMG})
    asked.clear()
    guichet("check", files={"pyproject.toml": "[tool.guichet.rules.sentence-long]\nwords = 9\n"})
    assert {path for path, _ in asked} == {"a.html", ""}
    asked.clear()
    guichet(
        "check",
        files={"pyproject.toml": '[tool.guichet.rules.sentence-long]\nwords = 9\n[tool.guichet]\nlang = "en"\n'},
    )
    assert asked == []


def test_processes_are_given_only_what_is_missing(guichet: Guichet) -> None:
    files = {f"t/{n}.html": IMG + f"<a href='{n}'></a><html>" for n in range(100)}
    argv = ("check", "--format", "json", "--isolated", "--jobs", "2", "--select")
    guichet(*argv, "img-alt-missing", files=files)
    guichet(*argv, "link-name-missing", files={f"t/{n}.html": IMG for n in range(0, 100, 3)})
    run = guichet(*argv, "accessibility")
    assert run.out == guichet(*argv, "accessibility", "--no-cache").out
    assert workers._worker is None


@pytest.mark.parametrize("table", ['audience]\n"t/**" = "developer"', 'status]\n"t/**" = "frozen"'])
def test_whom_a_text_is_for_changes_what_is_known(guichet: Guichet, table: str) -> None:
    text = "Veuillez téléverser la pièce justificative afférente à votre dossier de RSA. " * 9
    argv = ("check", "--select", "plain_language", "--format", "json")
    before = guichet(*argv, files={"pyproject.toml": "[tool.guichet]\n", "t/a.md": text}).rules
    after = guichet(*argv, files={"pyproject.toml": f"[tool.guichet.{table}\n"}).rules
    assert before
    assert after == guichet(*argv, "--no-cache").rules != before


LATE = "export function open() { return new Date().getHours() < 17; }\n"
FOLLOWED = {
    "a script that is imported": ("b.js", LATE, "export function open() { return true; }\n"),
    "a script that is imported by a page": ("c.js", LATE, "export function open() { return true; }\n"),
    "a view": (
        "views.py",
        "from datetime import datetime\n\ndef vue(r):\n    return render(r, 'p.html', {'ouvert': datetime.now().hour < 17})\n",
        "from datetime import datetime\n\ndef vue(r):\n    return render(r, 'p.html', {'ouvert': True})\n",
    ),
}
AROUND = {
    "a.js": "import { open } from './b.js';\nif (!open()) form.hidden = true;\n",
    "q.html": "<script type='module'>import { open } from './c.js';\nif (!open()) form.hidden = true;</script>",
    "p.html": "{% if ouvert %}<form action='/rdv'><button>Prendre rendez-vous</button></form>{% endif %}",
}


@pytest.mark.parametrize(("path", "before", "after"), FOLLOWED.values(), ids=FOLLOWED)
def test_what_decides_an_act_from_another_file_is_followed(
    guichet: Guichet, path: str, before: str, after: str
) -> None:
    argv = ("check", "--select", "office-hours-gate", "--format", "json")
    first = guichet(*argv, files={**AROUND, path: before}).rules
    second = guichet(*argv, files={path: after}).rules
    assert first
    assert second == guichet(*argv, "--no-cache").rules != first


RUN = {
    "l.html": "<html lang='fr'><body>{% block c %}{% endblock %}<script src='a.js'></script></body></html>",
    "p.html": "{% extends 'l.html' %}{% block c %}<select id='q' aria-label='Été'><option>A</option></select>{% endblock %}",
    "a.js": "document.getElementById('q').addEventListener('change', () => { location.href = '/été' })",
}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("p.html", "{% extends 'l.html' %}{% block c %}<p id='q'>Été</p>{% endblock %}"),
        ("l.html", "<html lang='fr'><body>{% block c %}{% endblock %}</body></html>"),
    ],
)
def test_what_a_script_does_to_a_page_follows_the_page(guichet: Guichet, path: str, text: str) -> None:
    argv = ("check", "--select", "change-submits", "--format", "json")
    first = guichet(*argv, files=RUN).rules
    second = guichet(*argv, files={path: text}).rules
    assert first
    assert second == guichet(*argv, "--no-cache").rules == []


def test_a_script_that_looks_for_an_element_of_any_page_changes_what_is_known(guichet: Guichet) -> None:
    check = ("check", "--select", "heading-empty", "--format", "json")
    files = {"templates/a.html": '<h2 class="total"></h2>', "static/a.js": "document.title;\n"}
    assert guichet(*check, files=files).rules == ["heading-empty"]
    assert guichet(*check, files={"static/a.js": "document.querySelector('.total').textContent = n;\n"}).rules == []
    assert guichet(*check, files={"static/a.js": "document.title;\n"}).rules == ["heading-empty"]


def test_what_becomes_of_a_layout_is_no_older_than_the_code_that_names_it(guichet: Guichet) -> None:
    layout = "<html><body><%= yield %></body></html>\n"
    names = "class A\n  layout 'lettre'\nend\n"
    check = ("check", "--select", "page-lang-missing", "--format", "json", ".")
    files = {"app/views/layouts/lettre.html.erb": layout, "app/views/a/index.html.erb": "<p>Été</p>\n"}
    assert guichet(*check, files=files | {"app/controllers/a_controller.rb": names}).rules == ["page-lang-missing"]
    moved = {"app/controllers/a_controller.rb": "class A\nend\n", "app/mailers/a_mailer.rb": names}
    assert guichet(*check, files=moved).rules == guichet(*check, "--no-cache").rules == []


ROUTES = 'export default [{ path: "/", component: A, meta: { title: "Été" } }, { path: "/b", component: B, meta: { title: "B" } }]\n'
SHELL = '<html lang="fr"><head></head><body><div id="app"></div></body></html>'
CLEAN = "class F(forms.Form):\n    def clean(self):\n        raise ValidationError('Écrivez deux dates.')\n"
GUARDED = (
    "export function canBook(user) {\n  if (user.guardianship) throw new Error('Not allowed');\n  return true;\n}\n"
)
BY_HAND = "<form>{% for c in form %}{{ c }}{{ c.errors }}{% endfor %}</form>"


@pytest.mark.parametrize(
    ("rule", "own", "other", "before", "after"),
    [
        ("page-title-missing", {"src/r.js": ROUTES}, "src/m.js", "demarrer()", "document.title = titre"),
        ("page-title-missing", {"index.html": SHELL}, "src/a.js", "demarrer()", "document.title = titre"),
        ("proxy-missing", {"src/can.ts": GUARDED}, "src/m.ts", "demarrer()", "export const guardians = list;\n"),
        ("error-text-missing", {"f.py": CLEAN}, "p.html", BY_HAND, "{{ form.non_field_errors }}" + BY_HAND),
    ],
)
def test_what_is_asked_of_the_whole_project_is_no_older_than_its_files(
    guichet: Guichet, rule: str, own: dict[str, str], other: str, before: str, after: str
) -> None:
    check = ("check", "--select", rule, "--format", "json", ".")
    assert guichet(*check, files={**own, other: before}).rules == [rule]
    assert guichet(*check, files={other: after}).rules == []
    assert guichet(*check, files={other: before}).rules == [rule]


MENU = '<nav><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></nav>'
HELP = '<a href="tel:0199">Aide d’été</a>'
UP = f'<html lang="fr"><body><header>{MENU}{HELP}</header><main><h1>É</h1></main><footer>Été</footer></body></html>'
DOWN = f'<html lang="fr"><body><header>{MENU}</header><main><h1>É</h1></main><footer>{HELP}</footer></body></html>'
BARE = "<p>Été</p>"
VIEW = "def vue(r):\n    return render(r, 'p.html', {'montant': 3, 'reste': 4})\n"
SHOWN = "<p>{{ reste }}</p><p>{{ somme }}</p>"
FIXED = '<html lang="fr"><body><header role="banner">Été</header><header role="banner" class="fixe">Été</header></body></html>'


@pytest.mark.parametrize(
    ("rule", "own", "other", "before", "after"),
    [
        ("help-moved", {"a.html": UP, "c.html": DOWN}, "b.html", UP, BARE),
        (
            "text-given-lost",
            {"v.py": VIEW, "p.html": SHOWN},
            "autre.html",
            "<p>{{ ville }}</p>",
            "<p>{{ montant }}</p>",
        ),
        ("text-given-lost", {"v.py": VIEW, "p.html": SHOWN}, "autre.py", "ville = 1\n", "somme = 1\n"),
        ("text-given-lost", {"v.py": VIEW, "p.html": SHOWN}, "autre.py", "ville = 1\n", "montant = 1\n"),
        ("landmarks-alike", {"p.html": FIXED}, "src/é.css", ".autre { display: none }", ".fixe { display: none }"),
    ],
)
def test_what_a_file_is_judged_by_is_looked_for_again_where_another_file_says_it(
    guichet: Guichet, rule: str, own: dict[str, str], other: str, before: str, after: str
) -> None:
    check = ("check", "--select", rule, "--format", "json", ".")
    assert guichet(*check, files={**own, other: before}).rules == [rule]
    assert guichet(*check, files={other: after}).rules == guichet(*check, "--no-cache").rules == []
    assert guichet(*check, files={other: before}).rules == [rule]


def test_a_script_that_looks_for_nothing_does_not_tell_that_a_heading_stays_empty(guichet: Guichet) -> None:
    check = ("check", "--select", "heading-empty", "--format", "json")

    def sure() -> list[str]:
        found = guichet(*check).json["findings"]
        assert found == guichet(*check, "--no-cache").json["findings"]
        return [one["certainty"] for one in found]

    guichet(files={"p.html": '<h2 class="fr-h3"></h2>', "a.js": "demarrer();\n"})
    assert sure() == ["review"]
    guichet(files={"a.js": "document.querySelector('.fr-menu').focus();\n"})
    assert sure() == ["violation"]
    guichet(files={"a.js": "document.querySelector('.fr-h3').textContent = n;\n"})
    assert sure() == []


def kept_as_found(guichet: Guichet, folder: Path, *check: str, files: dict[str, str]) -> list[str]:
    """The rules of a run that may keep what the last one knew, of files whose times are old."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    kept, fresh = guichet(*check), guichet(*check, "--no-cache")
    assert kept.rules == fresh.rules
    return kept.rules


def test_what_is_included_absolves_no_longer_than_it_is(guichet: Guichet, tmp_path: Path) -> None:
    page = "<p>Apportez votre CMNOC au guichet, en personne.</p>"
    spelt = "<p lang='fr'>Caisse mutuelle nationale ouverte à chacun (CMNOC)</p>"
    check = ("check", "--select", "acronym-unexplained", "--format", "json", ".")
    settings = 'select = ["ALL"]\n'
    files = {"guichet.toml": settings, "templates/a.html": page, "fixtures/sigles.html": spelt}
    assert kept_as_found(guichet, tmp_path, *check, files=files) == ["acronym-unexplained"]
    assert kept_as_found(guichet, tmp_path, *check, files={"guichet.toml": 'include = ["fixtures/*"]\n'}) == []
    assert kept_as_found(guichet, tmp_path, *check, files={"guichet.toml": settings}) == ["acronym-unexplained"]
    assert kept_as_found(guichet, tmp_path, *check, files={"guichet.toml": 'exclude = ["x"]\ninclude = ["fixtures/*"]\n'}) == []  # fmt: skip
    (tmp_path / "fixtures/sigles.html").rename(tmp_path / "templates/sigles.html")
    assert kept_as_found(guichet, tmp_path, *check, files={"guichet.toml": settings}) == []


def test_a_file_that_is_no_longer_judged_absolves_no_longer(guichet: Guichet, tmp_path: Path) -> None:
    page = "<p>Apportez votre CMNOC au guichet, en personne.</p>"
    spelt = "<p lang='fr'>Caisse mutuelle nationale ouverte à chacun (CMNOC)</p>"
    check = ("check", "--select", "acronym-unexplained", "--format", "json", "app/views")
    routes = "Rails.application.routes.draw do\n  get '/x', to: 'e#show'\nend\n"
    closed = routes.replace("'e#show'", "'e#show' if Rails.env.development?")
    files = {"app/views/a/index.html.erb": page, "app/views/e/show.html.erb": spelt, "config/routes.rb": routes}
    assert kept_as_found(guichet, tmp_path, *check, files=files) == []
    assert kept_as_found(guichet, tmp_path, *check, files={"config/routes.rb": closed}) == ["acronym-unexplained"]
    assert kept_as_found(guichet, tmp_path, *check, files={"config/routes.rb": routes}) == []


def test_what_a_project_depends_on_is_no_older_than_the_files_that_say_it(guichet: Guichet, tmp_path: Path) -> None:
    page = "<html lang='fr'><head><title>Reçu</title></head><body><h1>Reçu</h1><img src='é.png'></body></html>"
    code = "from weasyprint import HTML\n\n\ndef receipt(n):\n    return HTML(string=render_template('recu.html')).write_pdf()\n"
    check = ("check", "--select", "img-alt-missing", "--format", "json", "templates")
    files = {
        "app.py": code,
        "templates/recu.html": page,
        "requirements.txt": "flask\n",
    }
    assert kept_as_found(guichet, tmp_path, *check, files=files) == ["img-alt-missing"]
    assert kept_as_found(guichet, tmp_path, *check, files={"requirements-pdf.txt": "weasyprint\n"}) == []
    (tmp_path / "requirements-pdf.txt").unlink()
    assert kept_as_found(guichet, tmp_path, *check, files={}) == ["img-alt-missing"]
    assert kept_as_found(guichet, tmp_path, *check, files={"requirements.txt": "flask\nweasyprint\n"}) == []
