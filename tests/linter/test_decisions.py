"""`check --add-derogations`: one decision, written above each flaw as a comment of its file, read back as a derogation."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
DECISION = ("--reason", "refonte votée", "--owner", "direction de l’accueil")
RULES = "img-alt-missing,session-timeout-short,link-name-missing,delay-vague,css-text-informative"
VAGUE = "Votre dossier sera étudié dans les meilleurs délais."
CHECK = ("check", "--select", RULES, "--format", "json")
WRITE = ("check", "--select", RULES, "--add-derogations", *DECISION)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.html", "{% if x %}\n  <img src='é.png'>\n{% endif %}", '  {# guichet: ignore[img-alt-missing] reason="refonte votée"'),
        ("a.html", "<p>\n\t<img src='é.png'>\n</p>", '\t<!-- guichet: ignore[img-alt-missing] reason="refonte votée"'),
        ("a.html.erb", "<% if x %>\n<img src='é.png'>\n<% end %>", "<%# guichet: ignore[img-alt-missing]"),
        ("b.html.erb", "<p>\n<%= image_tag 'é.png',\n  alt: ' ' %>\n</p>", "<%# guichet: ignore[img-alt-missing]"),
        ("a.php", "<?php if ($x): ?>\n<img src='é.png'>\n<?php endif ?>", "<?php /* guichet: ignore[img-alt-missing]"),
        ("a.blade.php", "@if ($x)\n  <img src='é.png'>\n@endif", "  {{-- guichet: ignore[img-alt-missing]"),
        ("a.html.twig", "{% if x %}\n<img src='é.png'>\n{% endif %}", "{# guichet: ignore[img-alt-missing]"),
        ("a.liquid", "{% if x %}\n<img src='é.png'>\n{% endif %}", "{% comment %} guichet: ignore[img-alt-missing]"),
        ("a.html.heex", "<div>\n<img src='é.png'>\n</div>", "<%!-- guichet: ignore[img-alt-missing]"),
        ("a.html.slim", "main\n  img src='é.png'\n  p Été", "  / guichet: ignore[img-alt-missing]"),
        ("b.html.slim", "main\n  = image_tag 'é.png',\n    alt: ' '\n  p Été", "  / guichet: ignore[img-alt-missing]"),
        ("a.html.haml", "%main\n  %img{src: 'é.png'}\n  %p Été", "  -# guichet: ignore[img-alt-missing]"),
        ("a.pug", "main\n  img(src='é.png')\n  p Été", "  //- guichet: ignore[img-alt-missing]"),
        ("b.pug", "img(src='é.png')\ncase x\n  when 1\n    p Été\n  default\n    p É", "//- guichet: ignore[img-alt-missing]"),
        ("c.pug", "case x\n  when 1\n    img(src='é.png')\n  when 2\n    p É", "    //- guichet: ignore[img-alt-missing]"),
        ("a.svelte", "<div>\n  <img src='é.png'>\n</div>", "  <!-- guichet: ignore[img-alt-missing]"),
        ("a.component.html", "<div>\n  <img src='é.png'>\n</div>", "  <!-- guichet: ignore[img-alt-missing]"),
        ("a.vue", "<template>\n  <div>\n    <img src='é.png'>\n  </div>\n</template>", "    <!-- guichet: ignore[img-alt-missing]"),
        ("a.jsx", "const A = () => (\n  <p>\n    <img src='é.png' />\n  </p>\n);", "    {/* guichet: ignore[img-alt-missing]"),
        ("b.jsx", "const A = () => (\n  <img src='é.png' />\n);", "  /* guichet: ignore[img-alt-missing]"),
        ("c.html", "{% load a %}{% verbatim %}\n<img src='é.png'>\n{% endverbatim %}", "<!-- guichet: ignore[img-alt-missing]"),
        ("c.jinja", "{% raw %}\n<img src='é.png'>\n{% endraw %}", "<!-- guichet: ignore[img-alt-missing]"),
        ("c.liquid", "{% raw %}\n<img src='é.png'>\n{% endraw %}", "<!-- guichet: ignore[img-alt-missing]"),
        ("c.blade.php", "@verbatim\n<img src='é.png'>\n@endverbatim", "<!-- guichet: ignore[img-alt-missing]"),
        ("d.liquid", "{% raw %}a{% endraw %}\n<img src='é.png'>", "{% comment %} guichet: ignore[img-alt-missing]"),
        ("fr.yml", f"fr:\n  a: |\n    Été.\n  b: {VAGUE}\n", "  # guichet: ignore[delay-vague]"),
        ("fr.yml", f"fr:\n  a: \"Été\n    \"\n\n  b: '{VAGUE}'\n", "  # guichet: ignore[delay-vague]"),
        ("fr.yml", f"a: É\n\nb: {VAGUE}\n", "# guichet: ignore[delay-vague]"),
        ("fr.toml", f'[fr]\na = """\nÉté.\n"""\nb = "{VAGUE}"\n', "# guichet: ignore[delay-vague]"),
        ("d.html", "<style>\n  .é { color: red; }\n  p::after { content: 'Bientôt' }\n</style>\n<p>Aide</p>", "  /* guichet: ignore[css-text-informative]"),
        ("e.svelte", "<p>Aide</p>\n<style>\n  p::after { content: 'Bientôt' }\n</style>", "  /* guichet: ignore[css-text-informative]"),
        ("f.vue", "<template><p>Aide</p></template>\n<style>\np::after { content: 'Bientôt' }\n</style>", "/* guichet: ignore[css-text-informative]"),
        ("settings.py", "X = 1\nSESSION_COOKIE_AGE = 300\n", "# guichet: ignore[session-timeout-short]"),
        ("a.html", "<p>\r\n<img src='é.png'>\r\n</p>\r\n", "<!-- guichet: ignore[img-alt-missing]"),
    ],
)  # fmt: skip
def test_the_comment_is_of_the_file_and_answers(
    guichet: Guichet, tmp_path: Path, name: str, text: str, line: str
) -> None:
    assert guichet(*CHECK, files={name: text}).status == 1
    run = guichet(*WRITE, "--until", "2099-01-31")
    assert (run.status, run.err) == (0, "")
    written = (tmp_path / name).read_bytes().decode()
    assert any(one.startswith(line) for one in written.splitlines())
    assert ("\r\n" in written) == ("\r\n" in text)
    assert 'owner="direction de l’accueil" until=2099-01-31' in written
    assert "".join(one for one in written.splitlines(keepends=True) if "guichet:" not in one) == text
    summary = guichet(*CHECK).json["summary"]
    assert (summary["violations"], summary["suppressed"]) == (0, 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<main>\n  <img\n    {% if x %}class='é'{% endif %}\n    src='é.png'\n    alt=' '\n  >\n</main>"),
        ("a.html", "<p><a\n  href='/é'\n></a></p>"),
        ("a.vue", "<template>\n  <img\n    class='é'\n    src='é.png'\n    alt=' '\n  >\n</template>"),
    ],
)  # fmt: skip
def test_the_comment_stands_above_the_tag_and_not_inside(
    guichet: Guichet, tmp_path: Path, name: str, text: str
) -> None:
    number = len(guichet(*CHECK, files={name: text}).json["findings"])
    assert guichet(*WRITE).status == 0
    written = (tmp_path / name).read_text("utf-8").splitlines()
    (at,) = [rank for rank, line in enumerate(written) if "guichet:" in line]
    assert "<" in written[at + 1]
    assert guichet(*CHECK).json["summary"]["suppressed"] == number > 0


def test_a_comment_answers_for_the_tag_below_it_and_no_further(guichet: Guichet) -> None:
    directive = 'ignore[img-alt-missing] reason="refonte votée" owner="direction de l’accueil"'
    tag = "<img\n  src='é.png'\n  alt=' '>"
    above, inside = f"<!-- guichet: {directive} -->\n{tag}\n{tag}", f"<p>\n<!-- guichet: {directive} -->\n</p>\n{tag}"
    assert guichet(*CHECK, files={"a.html": above}).json["summary"]["suppressed"] == 1
    assert guichet(*CHECK, files={"a.html": inside}).json["summary"]["suppressed"] == 0


def test_one_comment_answers_for_a_line(guichet: Guichet, tmp_path: Path) -> None:
    guichet(*WRITE, files={"a.html": "<p><a href='/é'><img src='é.png'></a></p>"})
    assert (tmp_path / "a.html").read_text("utf-8").count("guichet:") == 1
    assert "ignore[img-alt-missing, link-name-missing]" in (tmp_path / "a.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.htm", "<a\n href='/x'\n><img\n src='é.png'></a>"),
        ("c.slim", "p\n  |\n    Été\n    <img src='é.png'>\n"),
        ("c.haml", ":plain\n  Été\n  <img src='é.png'>\n"),
        ("c.pug", "p.\n  Été\n  <img src='é.png'>\n"),
        ("c.blade.php", "@extends('a')\n@php $a = '\n<img src=é.png>\n'; @endphp"),
        ("fr.yml", f"fr:\n  a: |\n    Été.\n    {VAGUE}\n  b: É\n"),
        ("fr.yaml", f"fr:\n  a: >-\n    {VAGUE}\n  b: É\n"),
        ("fr.yml", f'fr:\n  a: "Été.\n    {VAGUE}"\n'),
        ("fr.yml", f"fr:\n  a: Été,\n    {VAGUE}\n"),
        ("fr.toml", f'[fr]\na = """\nÉté.\n{VAGUE}\n"""\n'),
        ("fr.toml", f"[fr]\na = '''\n{VAGUE}\n'''\n"),
        ("c.xhtml", "<?xml version='1.0'?><p><img src='é.png'/></p>"),
    ],
)
def test_where_no_comment_can_stand_nothing_is_written_and_it_is_said(
    guichet: Guichet, tmp_path: Path, name: str, text: str
) -> None:
    before = guichet(*CHECK, files={name: text})
    lines = {one["line"] for one in before.json["findings"]}
    assert lines
    run = guichet(*WRITE)
    left = [line for line in lines if f"{name}:{line}" in run.err]
    assert bool(left) == bool(run.status)
    written = (tmp_path / name).read_text("utf-8")
    assert "".join(one for one in written.splitlines(keepends=True) if "guichet:" not in one) == text
    assert len(guichet(*CHECK).json["findings"]) == sum(one["line"] in left for one in before.json["findings"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.slim", "/ {}\nimg src='é.png'"),
        ("a.slim", "/! {}\nimg src='é.png'"),
        ("a.slim", "- # {}\nimg src='é.png'"),
        ("a.haml", "-# {}\n%img{{src: 'é.png'}}"),
        ("a.haml", "- # {}\n%img{{src: 'é.png'}}"),
        ("a.haml", "/ {}\n%img{{src: 'é.png'}}"),
        ("a.pug", "//- {}\nimg(src='é.png')"),
        ("a.pug", "// {}\nimg(src='é.png')"),
        ("a.html.erb", "<%# {} -%>\n<img src='é.png'>"),
        ("a.html.erb", "<% # {} %>\n<img src='é.png'>"),
        ("a.html.erb", "<!-- {} -->\n<img src='é.png'>"),
        ("a.php", "<?php // {} ?>\n<img src='é.png'>"),
        ("a.php", "<?php # {} ?>\n<img src='é.png'>"),
        ("a.blade.php", "{{{{-- {} --}}}}\n<img src='é.png'>"),
        ("a.html.heex", "<%# {} %>\n<img src='é.png'>"),
        ("a.liquid", "{{%- comment -%}} {} {{%- endcomment -%}}\n<img src='é.png'>"),
        ("a.twig", "{{#- {} -#}}\n<img src='é.png'>"),
        ("a.html", "<% if x %>\n<%# {} %>\n<img src='é.png'><% end %>"),
        ("a.html", "@csrf\n{{{{-- {} --}}}}\n<img src='é.png'>"),
        ("a.html", "<?php if ($x): ?>\n<?php /* {} */ ?>\n<img src='é.png'><?php endif ?>"),
        ("a.html", "{{% load i18n %}}\n{{% comment %}} {} {{% endcomment %}}\n<img src='é.png'>"),
        ("a.html", "{{% raw %}}{{{{ a }}}}{{% endraw %}}\n{{# {} #}}\n<img src='é.png'>"),
        ("a.html", "{{% verbatim %}}\n<!-- {} -->\n<img src='é.png'>\n{{% endverbatim %}}"),
        ("a.blade.php", "@php($a = 1)\n{{{{-- {} --}}}}\n<img src='é.png'>\n@php $b = 2; @endphp"),
        ("a.pug", "script.\n  // {}\nimg(src='é.png')"),
        ("a.jsx", "const A = () => <p>\n{{ /* {} */ }}\n<img src='é.png' /></p>;"),
        ("é.jsx", "const é = 'é'; const A = () => (\n// {}\n<img src='é.png' />);"),
        ("a.html", "<pre>Été\n<!-- {} -->\n<img src='é.png'></pre>"),
        ("a.html", "<!-- {}\n-->\n<img src='é.png'>"),
        ("a.php", "<p>Été</p>\n<?php\n// {}\n?><img src='é.png'>"),
        ("a.html.j2", "{{% if a %}}\n{{#- {} -#}}\n<img src='é.png'>{{% endif %}}"),
    ],
)
def test_a_comment_that_the_language_has_is_read(guichet: Guichet, name: str, text: str) -> None:
    directive = 'guichet: ignore[img-alt-missing] reason="refonte votée" owner="direction de l’accueil"'
    summary = guichet(*CHECK, files={name: text.format(directive)}).json["summary"]
    assert (summary["violations"], summary["suppressed"]) == (0, 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.slim", "p Été / {}\nimg src='é.png'"),
        ("a.slim", "javascript:\n  a = 1 / {}\nimg src='é.png'"),
        ("a.haml", "%p Été -# {}\n%img{{src: 'é.png'}}"),
        ("a.slim", "p\n  |\n    / {}\nimg src='é.png'"),
        ("a.slim", "p\n  ' Été\n    / {}\nimg src='é.png'"),
        ("a.slim", "javascript:\n  / {}\nimg src='é.png'"),
        ("a.haml", ":plain\n  -# {}\n%img{{src: 'é.png'}}"),
        ("a.haml", ":markdown\n  # {}\n%img{{src: 'é.png'}}"),
        ("a.pug", "p.\n  //- {}\nimg(src='é.png')"),
        ("a.pug", "p.\n  // {}\nimg(src='é.png')"),
        ("a.pug", "pre\n  | {{# {} #}}\nimg(src='é.png')"),
        ("a.html", "<%# {} %>\n<img src='é.png'>"),
        ("a.html", "{{{{-- {} --}}}}\n<img src='é.png'>"),
        ("a.html", "<?php /* {} */ ?>\n<img src='é.png'>"),
        ("a.html", "{{% comment %}} {} {{% endcomment %}}\n<img src='é.png'>"),
        ("a.twig", "<%# {} %>\n<img src='é.png'>"),
        ("a.html", "{{% raw %}}\n{{# {} #}}\n<img src='é.png'>\n{{% endraw %}}"),
        ("a.html", "{{{{ '\n{{# {} #}}\n' }}}}<img src='é.png'>"),
        ("a.blade.php", "<?php\n$a = '\n{{{{-- {} --}}}}\n'; ?><img src='é.png'>"),
        ("a.blade.php", "@php\n$a = '\n{{{{-- {} --}}}}\n'; @endphp<img src='é.png'>"),
        ("a.blade.php", "@verbatim\n{{{{-- {} --}}}}\n<img src='é.png'>\n@endverbatim"),
        ("a.html", "<p>/* {}</p>\n<img src='é.png'>\n<p>*/</p>"),
        ("a.html", "<textarea>/* {} */</textarea>\n<img src='é.png'>"),
        ("a.html", "<xmp><!-- {} --></xmp>\n<img src='é.png'>"),
        ("a.html", "<noembed><!-- {} --></noembed>\n<img src='é.png'>"),
        ("a.html", "<input value='<!-- {} -->'>\n<img src='é.png'>"),
        ("a.html", "<!-- {}\n--!><img src='é.png'>\n-->"),
        ("a.vue", "<template><p>{{# {}</p>\n<img src='é.png'>\n#}}</template>"),
        ("a.vue", "<template><p>// {}</p>\n<img src='é.png'></template>"),
        ("a.svelte", "<p>; {}</p>\n<img src='é.png'>"),
        ("a.component.html", "<p># {}</p>\n<img src='é.png'>"),
        ("a.jsx", "const A = () => <p title='/* {} */'>\n<img src='é.png' /></p>;"),
        ("a.jsx", "const A = () => <div><p># {}</p>\n<img src='é.png' /></div>;"),
        ("a.php", "<p>/* {}</p>\n<img src='é.png'>\n<p>*/</p>"),
        ("a.html", "<!-- {}" + "é" * 3_000 + " -->\n<img src='é.png'>"),
    ],
)
def test_what_is_no_comment_of_the_language_decides_nothing(guichet: Guichet, name: str, text: str) -> None:
    directive = 'guichet: ignore[img-alt-missing] reason="refonte votée" owner="direction de l’accueil"'
    assert "img-alt-missing" in guichet(*CHECK, files={name: text.format(directive)}).rules


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.php", "<?php // {} ?>"), ("a.php", "<?php # {} ?>"), ("a.php", "<?php /* {} */ ?>"), ("a.erb", "<% # {} %>")],
)
def test_a_comment_beside_a_tag_answers_for_it_alone(guichet: Guichet, name: str, code: str) -> None:
    directive = 'guichet: ignore[img-alt-missing] reason="refonte votée" owner="direction de l’accueil"'
    text = f"{code.format(directive)} <img src='é.png'>\n<img src='à.png'>"
    run = guichet(*CHECK, files={name: text}).json
    assert (run["summary"]["suppressed"], [one["line"] for one in run["findings"]]) == (1, [2])


def test_reason_and_owner_are_asked_for_once(guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("travaux en cours\nresponsable des pages\n"))
    run = guichet(
        "check", "--select", RULES, "--add-derogations", files={"a.html": "<img src='é'>", "b.html": "<img src='é'>"}
    )
    assert (run.status, run.err.count("?"), run.err.count(":")) == (0, 0, 2)
    for name in ("a.html", "b.html"):
        assert 'reason="travaux en cours" owner="responsable des pages"' in (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--reason", "x"),
        ("--owner", "x"),
        ("--reason", 'a "b"', "--owner", "x"),
        ("--reason", "a -->", "--owner", "x"),
    ],
)
def test_a_decision_that_is_not_whole_is_not_written(guichet: Guichet, tmp_path: Path, words: tuple[str, ...]) -> None:
    run = guichet("check", "--select", RULES, "--add-derogations", *words, files={"a.html": "<img src='é'>"})
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert (tmp_path / "a.html").read_text("utf-8") == "<img src='é'>"


def test_what_the_baseline_accepts_is_said_not_to_be_shown(guichet: Guichet) -> None:
    guichet("baseline", "--select", RULES, files={"a.html": "<img src='é.png'>", "guichet.toml": 'baseline = "b"\n'})
    assert "1 place is in the baseline: add --no-baseline." in guichet(*WRITE).err
    assert "1 finding has its derogation" in guichet(*WRITE, "--no-baseline").out


def test_only_what_is_shown_is_decided(guichet: Guichet, tmp_path: Path) -> None:
    files = {"a.html": "<img src='é'>", "b.html": "<img src='é'>"}
    guichet(*WRITE, "a.html", files=files)
    assert "guichet" not in (tmp_path / "b.html").read_text("utf-8")
    run = guichet(*WRITE, "a.html")
    assert (run.status, "nothing to write" in run.err) == (0, True)


def test_a_file_that_cannot_hold_a_decision_stays_and_the_others_get_theirs(guichet: Guichet, tmp_path: Path) -> None:
    old = "<p>Été</p>\n<img src='a'>\n".encode("latin-1")
    (tmp_path / "a.html").write_bytes(old)
    run = guichet(*WRITE[:-4], "--reason", "vérifié ✓", "--owner", "accueil", files={"b.html": "<img src='é'>"})
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert "a.html" in run.err
    assert "✓" in run.err
    assert "1 finding has its derogation, in 1 file." in run.out
    assert (tmp_path / "a.html").read_bytes() == old
    assert "✓" in (tmp_path / "b.html").read_text("utf-8")
