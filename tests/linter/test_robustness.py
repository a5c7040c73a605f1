"""Any bytes can be linted: a thousand mutilated templates, modules and schedules, every rule on, never a traceback."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from guichet.accepted import derogations
from guichet.core.configuration import Config
from guichet.core.numbers import FURTHEST, LARGEST, amount, bounded, count, measured
from guichet.core.source import Source, UnreadableError, decode
from guichet.core.stretches import Stretches
from guichet.done.acts.deed import files
from guichet.engine.catalogue import all_rules
from guichet.engine.containment import FAILED, IN_PART
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.templates import depth
from guichet.reading.templates.template import Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.limits import no_hang, steps

pytestmark = pytest.mark.turns(6)

ROOT = Path(__file__).parents[2]
SEEDS = sorted(
    path
    for folder in ("examples", "course/snippets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".html", ".py", ".js", ".xml", ".yml", ".css", ".crontab", ".jinja", ".po", ".md"}
    or path.name == "crontab"
)
MUTATIONS_PER_FILE = 5
SHARDS = 4
RULES = Rules(all_rules())


def check_bytes(name: str, data: bytes) -> None:
    """Lint one file with every rule; each finding lies inside it."""
    try:
        source = decode(name, data)
    except UnreadableError:
        return
    project = Project([name], Config(), {name: source})
    derogations.read(source)
    Fingerprints(project).of(name)
    for finding in [*check_file(name, RULES, project), *check_project(project, RULES)]:
        text = project.source(finding.path).text
        assert finding.rule != FAILED, finding.message.en
        assert 0 <= finding.span.start <= finding.span.end <= len(text), finding
        at = finding.position
        assert (1, 1) <= (at.line, at.column) <= (at.end_line, at.end_column)
        assert finding.message.fr
        assert "{" not in finding.message.en or "{" in text


def mutilate(data: bytes, chance: random.Random) -> bytes:
    """Cut, repeat, swap or spoil some bytes."""
    for _ in range(chance.randint(1, 4)):
        size = len(data) or 1
        start = chance.randrange(size)
        end = min(size, start + chance.choice((1, 2, 8, 40, 200)))
        piece = data[start:end]
        data = chance.choice(
            (
                data[:start] + data[end:],
                data[:end] + piece + data[end:],
                data[:start] + piece[::-1] + data[end:],
                data[:start] + bytes(chance.randrange(256) for _ in range(3)) + data[end:],
                data[:start]
                + chance.choice(
                    (b"{%", b"%}", b"{{", b"}}", b"<", b">", b'"', b"'", b"-->", b"{# ", b"\r", b"\xe2\x80")
                )
                + data[start:],
                data[:start],
            )
        )
    return data


@pytest.mark.parametrize("shard", range(SHARDS))
def test_mutilated_files_are_linted(shard: int) -> None:
    for number, path in enumerate(SEEDS):
        if number % SHARDS == shard:
            chance = random.Random(f"{path.name}{number}")
            data = path.read_bytes()
            name = path.relative_to(ROOT).as_posix()
            for _ in range(MUTATIONS_PER_FILE):
                check_bytes(name, mutilate(data, chance))


@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["a.html", "a.py", "a.js", "a.po", "a.md", "a.xml", "crontab", "a.yml", "a.css", "cron.json", "extensions.conf"]
    ),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_linted(data: bytes, name: str) -> None:
    check_bytes(name, data)


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<p>",
        "<ul><li>",
        "<table><tr><td>",
        "<a href=a>",
        "<span style='color:red'>",
        "{% if a %}",
        "<label>",
        "<select><option>",
        "<input id=a><label for=a>é</label>",
        "<b ",
        "été aide ",
        "a, ",
        "<h1>é</h1>",
        "&amp;",
        "«\u00a0é\u00a0» ",
    ],
)
def test_no_rule_takes_ever_more_steps_on_hostile_input(unit: str) -> None:
    def check(times: int) -> None:
        project = Project(["a.html"], Config(), {"a.html": Source("a.html", unit * times)})
        check_file("a.html", RULES, project)

    check(10)
    with no_hang():
        small, large = steps(lambda: check(100)), steps(lambda: check(800))
    assert large < 8 * 4 * small, f"{unit!r}: {small} steps, then {large} for eight times as much"


TOO_DEEP = {
    "forms left open": ("a.html", "", "<form><input name=a>"),
    "parts of a component": ("A.vue", "<template>", '<div v-if="a">'),
}


@pytest.mark.parametrize("how", TOO_DEEP)
def test_what_is_nested_too_deep_for_people_is_read_side_by_side(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each element costs what holds it: past some levels in all, a file is no longer as deep, and it is said."""
    path, before, unit = TOO_DEEP[how]
    monkeypatch.setattr(depth, "DEEP_LIMIT", 500)

    def read(times: int) -> tuple[Template, set[str]]:
        project = Project([path], Config(), {path: Source(path, before + unit * times)})
        template = project.library.template(path)
        assert template is not None
        return template, {one.rule for one in check_file(path, RULES, project)}

    assert IN_PART not in read(60)[1]
    template, said = read(200)
    assert IN_PART in said
    levels = [sum(1 for _ in one.ancestors) for one in template.elements]
    assert sum(max(0, level - depth.DEEP) for level in levels) <= 500
    assert max(levels[-50:]) <= depth.DEPTH_AFTER


def test_what_is_done_again_word_for_word_is_asked_about_some_times_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a thousand calls is one thing, whatever its length; a thousand different ones are all asked about."""
    asked: list[str] = []
    monkeypatch.setattr(files, "QUESTIONS", (lambda deed, _: asked.append(deed.called) or (),))

    def ask(*calls: str) -> int:
        asked.clear()
        text = f"if {' or '.join(calls)}:\n    close()\n"
        project = Project(["a.py"], Config(), {"a.py": Source("a.py", text)})
        module = project.modules.parsed("a.py")
        assert module is not None
        assert list(files.acts_in(module)) == []
        return len(asked)

    assert ask(*["now().hour < 3"] * 500) < 120
    assert ask(*(f"now(f{one}).hour < 3" for one in range(500))) == 501


@pytest.mark.parametrize("levels", [60, 100])
def test_pages_as_deep_as_people_write_are_read_whole(levels: int) -> None:
    source = Source("a.html", ("<div>" * levels + "<p>Été</p>" * 40 + "</div>" * levels) * 3)
    template = Project(["a.html"], Config(), {"a.html": source}).library.template("a.html")
    assert template is not None
    assert max(sum(1 for _ in one.ancestors) for one in template.elements) == levels
    assert template.tree is not None
    assert template.tree.depth.flat_from is None


LONG = "9" * 20_530
NUMBERED = {
    "templates/a.html": f'<div role="slider" aria-valuenow="{LONG}" aria-valuemax="²" aria-level="{LONG}">é</div><input type="number" min="{LONG}" max="1_0" maxlength="²"><td colspan="{LONG}"><meta name="viewport" content="maximum-scale={LONG}"><p data-compte="{{{{ {LONG} }}}}">étape {LONG} sur {LONG}</p>',
    "templates/b.html": f'<p title="&#{LONG};">&#{LONG};</p><img src="é.png" alt="&#{LONG}">',
    "src/A.vue": f'<template><p title="&#{LONG};" :a="b">&#{LONG};</p></template>',
    "a.css": f"p {{ opacity: {LONG}; width: {LONG}px; animation: a 1.2.3s infinite, b {LONG}s }} @media (min-width: {LONG}px) {{ a {{ color: rgb({LONG} 0 0) }} }} @keyframes a {{ 50% {{ left: 1px }} }}",
    "a.scss": f"@for $i from 1 through {LONG} {{ .a {{ width: {LONG}px * {LONG}; color: mix(#zzzzzz, #fff, {LONG}%) }} }}",
    "vues.py": f"from datetime import timedelta\n\nA = {'9' * 4_000}\nB = 1e999\nC = 0 ** -1\nPERMANENT_SESSION_LIFETIME = A * A * B\nd = timedelta(days=A, minutes=B)\nr.set_cookie('a', max_age=A * B)\n",
    "a.js": f"document.cookie = `a=1; max-age=${{{LONG} * {LONG}}}`;\nsetTimeout(() => (left = 2), {LONG});\nconst a = [1];\nb = a[{LONG}];\n",
    "sessions.yml": f"session:\n  timeout: {LONG}\n  minutes: ²\nretention_days: {LONG}\ndelays:\n  homeless: ²\n  usual: {LONG}\n",
    "config/initializers/session_store.rb": f"x = {LONG}\nA.config.session_store :cookie_store, expire_after: {LONG}.days\n",
    "src/Form/AType.php": f'<?php class AType extends AbstractType {{ function buildForm($b, $o) {{ $b->add("a", TextType::class, ["attr" => ["maxlength" => {LONG}]]); }} }}',
    "a.sql": f"delete from dossiers where cree < now() - interval '{LONG} days';\nselect * from f order by case when a then {LONG} else {LONG} end;\n",
    "nginx.conf": f"if ($time_iso8601 ~ T{LONG}) {{ return 403; }}\n",
    "lettre.txt": f"Vous avez {LONG} jours pour répondre, le {LONG}/{LONG}/{LONG}.\n",
}  # fmt: skip


@pytest.mark.parametrize("path", NUMBERED)
def test_a_number_of_any_length_is_read(path: str) -> None:
    with no_hang():
        check_bytes(path, NUMBERED[path].encode())


@pytest.mark.parametrize("written", [LONG, f"-{LONG}", f"0.{LONG}", "1e999", "-1e999", "1_000", "٣"])
def test_what_a_number_is_worth_can_be_multiplied_and_rounded(written: str) -> None:
    value = amount(written)
    assert value is not None
    assert abs(value) <= FURTHEST
    assert measured(written) == value
    assert abs(count(written)) <= LARGEST
    assert round(bounded(value * value)) <= FURTHEST


def test_what_writes_no_number_is_worth_nothing() -> None:
    for written in ("", "²", "1.2.3", "nan", "--1", "un"):
        assert amount(written) is None
        assert (measured(written), count(written)) == (0.0, 0)
    assert bounded(float("nan")) == 0.0


def test_a_colour_of_a_theme_that_is_none_stops_no_rule() -> None:
    theme = '@import "tailwindcss";\n@theme { --color-zzz: #zzzzzz; --color-ok: #123456 }\n'
    page = '<html lang="fr"><link rel="stylesheet" href="a.css"><p class="text-zzz/50 bg-ok/50">Été</p></html>'
    sources = {"a.css": Source("a.css", theme), "a.html": Source("a.html", page)}
    project = Project(sorted(sources), Config(), sources)
    assert FAILED not in {one.rule for path in sources for one in check_file(path, RULES, project)}


ENDED = {
    "templates/a.html": "<html lang='fr'>\n<body>{% if a %}\n<img src='é.png'>\n{% endif %}\n<!-- guichet: ignore[img-alt-missing] -->\n</body></html>",
    "a.py": "# guichet: ignore[img-alt-missing]\nimport os\n\n\ndef f(a):\n    return 'é'\n",
    "a.js": "let a = 1\n// guichet: ignore[img-alt-missing]\nalert('é')\n",
    "a.css": "p {\n  color: red\n}\n/* é */\n",
    "a.scss": "p {\n  // é\n  color: red\n}\n",
    "a.sass": "p\n  color: red\n",
    "a.vue": "<script setup>\nconst a = 1\n</script>\n<template>\n<img src='é'>\n</template>\n",
    "a.jsx": "export default () => (\n  <img src='é' />\n)\n",
    "a.yml": "a: é\nb:\n  - c\n",
    "a.toml": "[a]\nb = 'é'\n",
    "a.json": '{\n"a": "é"\n}\n',
    "a.po": 'msgid "a"\nmsgstr "é"\n\nmsgid "b"\nmsgstr ""\n"é"\n',
    "a.md": "# É\n\nVous devez venir.\n\n- a\n",
    "a.eml": "Subject: é\n\nVous devez venir.\n",
    "crontab": "0 3 * * * /srv/a.sh\n# é\n",
    "a.sql": "select 1;\n-- é\ndelete from a;\n",
    "a.rb": "class A\n  # é\n  def a\n  end\nend\n",
    "a.php": "<?php\n// é\nfunction a() {}\n?>\n<img src='é'>\n",
    "nginx.conf": "server {\n  # é\n  if ($a) { return 403; }\n}\n",
    "extensions.conf": "[a]\nexten => s,1,Goto(a)\n",
    "a.vxml": "<vxml>\n<form id='a'>\n<goto next='#a'/></form></vxml>",
    "a.haml": "%p é\n- if a\n  %b c\n",
    "a.html.slim": "p é\n- if a\n  b c\n",
    "a.pug": "p é\nif a\n  b c\n",
    "a.html.erb": "<% if a %>\n<%= image_tag 'é' %>\n<% end %>\n",
}  # fmt: skip


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x0b", "\x0c", "\u2028", "\x85"])
@pytest.mark.parametrize("path", ENDED)
def test_lines_may_end_in_any_way(path: str, end: str) -> None:
    check_bytes(path, ENDED[path].replace("\n", end).encode())


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("package.json", '{"name": null, "dependencies": {"": "1", "a": null, "b": []}, "exports": {"": ""}, "workspaces": [null, ""]}'),
        ("pyproject.toml", '[project]\nname = ""\n[project.optional-dependencies]\n"" = [""]\n[tool.poetry.dependencies]\n"" = ""\n'),
        ("composer.json", '{"require": {"": ""}, "autoload": {"": null}}'),
        ("src/A.vue", '<script setup>\nimport { DsfrInput, DsfrSelect, DsfrRadioButtonSet } from "@gouvminint/vue-dsfr"\n</script>\n<template><form><DsfrInput/><DsfrInput name label v-model=""/><DsfrSelect :options="[{}]"/><DsfrRadioButtonSet :options="[null]"/></form></template>\n'),
        ("src/A.jsx", 'import { Input } from "@codegouvfr/react-dsfr/Input";\nexport default () => <form><Input/><Input nativeInputProps={{}} label=""/><Input {...a}/></form>;\n'),
    ],
)  # fmt: skip
def test_what_a_package_holds_may_have_no_name(path: str, data: str) -> None:
    check_bytes(path, data.encode())


def test_a_link_that_leads_nowhere_stops_no_reading(tmp_path: Path) -> None:
    """Files that stand beside those that are checked are read too: controllers of Symfony and Rails, routes, helpers."""
    pages = {"templates/b.html.twig": '<img src="é.png">', "app/views/layouts/a.html.erb": '<img src="é.png">'}
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    broken = ("src/Controller/A.php", "app/controllers/a.rb", "app/mailers/a.rb", "app/helpers/a.rb", "config/routes.rb", "vues.py", "templates/c.html.twig", "package.json")  # fmt: skip
    for path in broken:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        try:
            (tmp_path / path).symlink_to("nowhere")
        except OSError:
            pytest.skip("no links here")
    command = [sys.executable, "-m", "guichet", "check", ".", "--select", "ALL", "--format", "json", "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)["findings"]
    assert {one["path"] for one in found if one["rule"] == "img-alt-missing"} == set(pages)
    assert FAILED not in {one["rule"] for one in found}


def test_stretches_hold_what_lies_in_one_of_them() -> None:
    held = Stretches([(10, 20), (12, 14), (18, 25), (3, 3), (30, 31)])
    assert [place for place in range(40) if held.hold(place)] == [*range(10, 25), 30]
    assert not Stretches([]).hold(0)


SHUT_AT_NIGHT = "if datetime.now().hour > 17:\n    raise PermissionDenied\n"


@pytest.mark.parametrize("coding", ["utf-7", "unicode_escape", "raw_unicode_escape", "punycode", "no-such-coding"])
@pytest.mark.parametrize("before", ["", "\n", "#!/usr/bin/env python\n"])
def test_python_that_may_hold_other_letters_than_those_seen_is_not_said_to_be_read(coding: str, before: str) -> None:
    with pytest.raises(UnreadableError, match="encoding"):
        decode("a.py", f"{before}# coding: {coding}\npass #+AAo-{SHUT_AT_NIGHT}".encode())


@pytest.mark.parametrize(
    ("coding", "word"),
    [("latin-1", "é"), ("cp1252", "œ"), ("iso-8859-15", "œ"), ("utf-8", "é"), ("gbk", "中"), ("utf8", "é")],
)
def test_python_is_read_in_the_encoding_that_it_says(coding: str, word: str) -> None:
    text = f"# -*- coding: {coding} -*-\nA = '{word}'\n"
    assert decode("a.py", text.encode(coding)).text == text


def test_a_remark_after_code_says_no_encoding() -> None:
    text = "A = 1\n# coding: utf-7\n"
    assert decode("a.py", text.encode()).text == text
