"""What a file costs follows its size: four times as long is nowhere sixteen times as much."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from guichet.accepted.baseline import Entry, subtract
from guichet.accepted.decisions import Decision, decided
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Family, Finding, Position, Severity, Span, Text
from guichet.core.source import Source
from guichet.done.acts.deed.throttled import limits_told
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.report import Report
from guichet.engine.run import answered
from guichet.engine.selection import Rules
from guichet.reading.given import php_printed, ruby_printed
from guichet.reading.project.project import Project
from guichet.reading.templates import keys
from guichet.reporters.statistics import folders_of
from guichet.told.left_parts import is_left_part

from tests.limits import no_hang
from tests.linter.test_expressions import searched, words_of

pytestmark = pytest.mark.audit

RULES = Rules(all_rules())
MARGIN = 2.5
"""What each character may cost more when there are four times as many: less than the four of what is compared pairwise."""
LEAST = 0.02
"""Seconds of processor below which a measure is noise."""

PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "fields of a form that tells no format": (60, lambda n: "<form>" + "".join(f'<p><label for="x{i}">Dossier {i}</label><input id="x{i}" pattern="[0-9]{{7}}[A-Z]"></p>' for i in range(n))),
    "labels": (400, lambda n: "".join(f'<label for="x{i}">Nom</label><input id="x{i}">' for i in range(n))),
    "spaces before a word": (4000, lambda n: f"<p>{' ' * n}x</p><p>{chr(0xA0) * n}x</p>"),
    "forms in one another": (25, lambda n: "<form><input type=file>" * n),
    "captions in one another": (25, lambda n: "<table><caption>a" * n),
    "labels left open": (100, lambda n: "<form>" + "<input id=a><label for=a>" * n),
    "cells that span": (100, lambda n: "<table>" + "<tr><td rowspan=1000 colspan=1000>a" * n),
    "loops in one another": (400, lambda n: "{% for a in b %}a" * n + "{% endfor %}" * n),
    "labels of one field": (200, lambda n: '<input id="x"><label for="x">nom</label>' * n),
    "fields in one label": (150, lambda n: f"<form><label>{'<input>Nom ' * n}</label></form>"),
    "labels in branches": (150, lambda n: "".join(f'{{% if a{i} %}}<input id="x"><label for="x">n</label>{{% endif %}}' for i in range(n))),
    "ids in branches": (300, lambda n: "".join(f'{{% if a{i} %}}<p id="x">Été</p>{{% endif %}}' for i in range(n))),
    "comments with no end": (20_000, lambda n: "<!--" * n),
    "comments with no end in branches": (400, lambda n: "<!-- " + "{% if a %} > {% endif %}" * n),
    "tags with no end": (10_000, lambda n: "<a" * n),
    "tags with no end, apart": (5_000, lambda n: "<b " * n),
    "end tags with no end": (40_000, lambda n: "</" * n),
    "attributes with no end": (5_000, lambda n: '<a b="' * n),
    "marked sections with no end": (10_000, lambda n: "<![CDATA[ >" * n),
    "links of one name": (300, lambda n: "".join(f"<a href='/{i}'>Lire la suite</a>" for i in range(n))),
    "links of one name in branches": (150, lambda n: "".join(f"{{% if a{i} %}}<a href='/{i}'>Lire</a>{{% endif %}}" for i in range(n))),
    "acronyms": (800, lambda n: f"<html lang=fr><p>{' '.join(letters(i) + ' est ici.' for i in range(n))}"),
    "acronyms side by side": (800, lambda n: f"<html lang=fr><p>{' '.join(letters(i) for i in range(n))}"),
    "a pattern that takes a group many times": (5, lambda n: f"<form><p>{'a' * 44} page 1</p><label for=a>Été</label><input id=a pattern='([a-z]*){{{n}}}[0-9]{{2}}'></form>"),
    "a pattern of what may be absent": (10, lambda n: f"<form><p>{'a' * 44} page 1</p><label for=a>Été</label><input id=a pattern='{'a?' * n}[0-9]{{2}}'></form>"),
    "numbers in threes": (600, lambda n: "<html lang=fr><p>" + "321 054 " * n),
    "elements of one id in one another": (150, lambda n: "<label for=a>Été</label>" + "<button id=a>b" * n),
    "words in capitals": (2_000, lambda n: "<html lang=fr><p>" + "ATTENTION MADAME " * n),
    "classes around": (300, lambda n: style(f".c{i} a" for i in range(n)) + "".join(f'<p class="c{i}"><a href="/{i}">x</a></p>' for i in range(n))),
    "none of a class": (150, lambda n: style(f"*:not(.c{i}) a" for i in range(n)) + "".join(f'<p class="c{i}"><a href="/{i}">x</a></p>' for i in range(n))),
    "what is inside": (150, lambda n: style(f"div:has(.c{i}) a" for i in range(n)) + "".join(f'<div class="c{i}"><a href="/{i}">x</a></div>' for i in range(n))),
    "counted children": (150, lambda n: style(f"p:nth-child({i}) a" for i in range(20)) + "".join(f'<p><a href="/{i}">x</a></p>' for i in range(n))),
    "names of names": (500, lambda n: "".join(f"<p id='a{i}' aria-labelledby='a{i + 1}'>Été</p>" for i in range(n))),
    "cells that say their headers": (200, lambda n: "<table>" + "".join(f'<tr><th id="h{i}">a</th><td headers="h{i}">b</td></tr>' for i in range(n)) + "</table>"),
    "choices": (200, lambda n: "<form>" + "".join(f"<input type=radio name=a{i} id=i{i}><label for=i{i}>Oui</label>" for i in range(n)) + "</form>"),
    "scripts": (200, lambda n: "<script>setTimeout(function () { location.reload() }, 3000)</script>" * n),
    "deeds of a bundle": (1_000, lambda n: "<script>start(function () {" + "account.name = form.value;" * n + "})</script>"),
    "blocks in blocks": (150, lambda n: "".join(f"{{% block b{i} %}}<p>x</p>" for i in range(n)) + "{% endblock %}" * n),
    "conditions": (1_000, lambda n: "".join(f"{{% if a{i} %}}<p>x</p>{{% else %}}<b>y</b>{{% endif %}}" for i in range(n))),
    "conditions in conditions": (60, lambda n: "{% if a %}<a href='/a' aria-label='Payer'>x</a>" * n + "{% endif %}" * n),
    "a link of many conditions": (60, lambda n: '<a href="/a" aria-label="Payer">x' + "{% if a %}y" * n + "{% endif %}" * n + "</a>"),
    "a name with many meanings": (40, lambda n: "<p id=v>x</p><script>" + "const v = document.getElementById('v'); v.addEventListener('keydown', f);\n" * n + "</script>"),
    "a background of one long word": (10_000, lambda n: "<p style='background: " + "a-" * n + "'>x</p>"),
    "a number of many digits": (10_000, lambda n: "<html lang=fr><h1>Recours</h1><form method=post><input type=file name=piece></form>" + "9" * n),
    "links of a part": (400, lambda n: "<main>" + "".join(f'<a href="/{i}">Lien {i}</a>' for i in range(n))),
    "links of a paragraph": (400, lambda n: "<p>" + "".join(f'<a href="#a">Voir {i}</a> ' for i in range(n))),
    "headings and what leads to them": (250, lambda n: "<main>" + "".join(f'<p id="a{i}">x</p><a href="#a{i}">Voir {i}</a>' for i in range(n))),
    "what comes after something": (800, lambda n: "<style>.a ~ p{color:#777} .b + p{display:none}</style><i class=a></i>" + "<p>x</p>" * n),
    "one of many classes around": (400, lambda n: style([f":is({','.join(f'.c{i}' for i in range(n))}) p"]) + "".join(f"<div class=c{i}><p>x</p></div>" for i in range(n))),
    "elements that answer to a click": (300, lambda n: "<p id=a>x</p><script>" + "".join(f"document.querySelector('#a').addEventListener('click', function () {{ f{i}() }});\n" for i in range(n)) + "</script>"),
    "ways that a sentence goes": (300, lambda n: "<p>" + "".join(f"{{% if a{i} %}}Vous devez payer{{% else %}}Attendez{{% endif %}} " for i in range(n))),
    "fields with no label": (400, lambda n: "<form>" + "<input name=a>" * n),
    "buttons in buttons": (500, lambda n: "<button>" * n + "x" + "</button>" * n),
    "callers in callers": (500, lambda n: "{% macro m() %}<div>{{ caller() }}</div>{% endmacro %}" + "{% call m() %}" * n + "x" + "{% endcall %}" * n),
    "a long attribute": (20_000, lambda n: '<a href="/a" title="' + "été " * n + '">x</a>'),
    "texts kept for scripts": (150, lambda n: "".join(f'<p data-texte{i}="Votre demande est ici">x</p>' for i in range(n)) + "<script>" + "".join(f"e.dataset.textte{i};" for i in range(n)) + "</script>"),
    "telephones that one must have": (100, lambda n: "<p lang=en>You need a smartphone.</p>" * n),
    "telephones in branches": (100, lambda n: "".join(f"{{% if a{i} %}}<p lang=en>You need a smartphone.</p>{{% endif %}}" for i in range(n))),
    "time limits that no text gives": (100, lambda n: "<p lang=fr>Passé ce délai, votre demande sera close.</p>" * n),
    "delays without a date": (100, lambda n: "<p lang=fr>Votre dossier sera étudié dans les meilleurs délais.</p>" * n),
    "nobody to ask": (60, lambda n: "<p lang=fr>Personne ne vous répondra, passé ce délai votre demande sera close.</p>" * n),
    "an idea told again in one paragraph": (80, lambda n: "<p lang=fr>" + "Sans réponse de votre part, votre silence vaut accord. " * n),
    "an idea told again in one sentence": (200, lambda n: "<p lang=fr>" + "sans réponse de votre part votre silence " * n),
    "questions and a few words": (400, lambda n: "<p lang=fr>" + "Oui. Non ? " * n),
    "quotations": (200, lambda n: "<p lang=fr>" + "<q>un mot</q> et <code>un autre</code> " * n),
    "loops left open around conditions": (600, lambda n: "{% for a in b %}" * n + "{% if a %}<p>x</p>{% endif %}" * n),
    "tests one after another": (200, lambda n: "{% if a %}x" + "".join(f"{{% elif b{i} %}}<a href=/>x</a>" for i in range(n)) + "{% endif %}"),
    "layers of a shadow": (1_000, lambda n: "<style>a:focus{outline:none;box-shadow:" + "0 0 1px red," * n + "0 0 red}</style><a href=/>x</a>"),
    "addresses of a sheet with no end": (2_000, lambda n: "<style>" + "url(a" * n + "</style>"),
    "fields whose class tells an error": (60, lambda n: "<html lang=fr><form>" + "".join(f'<input name=a{i} aria-label="É {i}" class="{{% if form.a{i}.errors %}}faux{{% endif %}}">{{{{ form.b{i}.errors }}}}' for i in range(n))),
    "marks of a state": (60, lambda n: "<html lang=fr>" + style(f".k{i},.o{i}::before" for i in range(n)) + style(f".o{i}" for i in range(n)).replace("77", "1d7") + "<ul>" + "".join(f'<li>{{{{ e.nom }}}} <i class="{{% if e %}}k{i}{{% else %}}o{i}{{% endif %}}"></i></li>' for i in range(n))),
    "marks of called colours": (60, lambda n: "<html lang=fr><style>" + "".join(f".c{i}{{background:#1d7a{i % 100:02}}}" for i in range(n)) + "</style><section>" + "".join(f'<p>{{{{ e.nom }}}} <i class="r {{{{ e{i}.couleur }}}}"></i></p>' for i in range(n))),
    "contents of classes in turn": (60, lambda n: "<html lang=fr><style>" + "".join(f".o{i}::before{{content:'Ouvert {i}'}}" for i in range(n)) + "</style><p>" + "".join(f'<i class="{{% if e %}}o{i}{{% else %}}f{i}{{% endif %}}"></i>' for i in range(n))),
    "drawers moved out": (40, lambda n: "<html lang=fr><style>" + "".join(f"#t{i}{{position:fixed;left:-100%}}#t{i}.ouvert{{left:0}}" for i in range(n)) + "</style>" + "".join(f'<button id=b{i}>Été</button><p id=t{i}><a href=/{i}>Été</a></p>' for i in range(n)) + "<script>" + "".join(f"document.getElementById('b{i}').onclick = () => document.getElementById('t{i}').classList.toggle('ouvert');\n" for i in range(n)) + "</script>"),
    "drawers that scripts open": (40, lambda n: "<html lang=fr><style>.p{max-height:0;overflow:hidden}</style>" + "".join(f'<button id=b{i}>Été</button><p class=p id=p{i}><a href=/{i}>Été</a></p>' for i in range(n)) + "<script>" + "".join(f"document.getElementById('b{i}').onclick = () => {{ document.getElementById('p{i}').style.maxHeight = '9em' }};\n" for i in range(n)) + "</script>"),
    "dialogs that buttons open": (40, lambda n: "<html lang=fr>" + "".join(f'<button id=o{i}>É {i}</button><div id=d{i} role=dialog aria-label=É hidden><input id=c{i} aria-label=É></div>' for i in range(n)) + "<script>" + "".join(f"document.getElementById('o{i}').onclick = () => {{ document.getElementById('d{i}').hidden = false }};\ndocument.getElementById('c{i}').onclick = () => {{ document.getElementById('c{i}').focus() }};\n" for i in range(n)) + "</script>"),
    "timers of a session": (40, lambda n: "<html lang=fr><body data-fin=/logout>" + "<p>Été. " * n + "<script>const b = document.body.dataset;\n" + "".join(f"setTimeout(() => {{ location.href = b.fin }}, Number(b.apres{i}));\n" for i in range(n)) + "</script>"),
    "a menu of links": (150, lambda n: "<html lang=fr><nav><ul>" + "".join(f"<li><a href=/a{i}/lire>Lire</a></li>" for i in range(n)) + "</ul></nav>"),
    "a menu of vague links": (150, lambda n: "<html lang=fr><nav>" + "".join(f"<div><a href=/a{i}>Cliquez ici</a></div>" for i in range(n))),
    "vague links of a table": (120, lambda n: "<html lang=fr><table><tr><th>Nom<th>Lien</tr>" + "".join(f"<tr><td>Dossier {i}</td><td><a href=/{i}>Cliquez ici</a></td></tr>" for i in range(n))),
    "ids of each turn": (100, lambda n: "<html lang=fr><form>{% for t in ts %}" + "".join(f'<label for="a{i}-{{{{ u.id }}}}">É {i}</label><input id="a{i}-{{{{ u.id }}}}">' for i in range(n)) + "{% endfor %}"),
    "fields refused empty": (40, lambda n: "<html lang=fr><form id=f><label>Été (obligatoire) <input name=o required></label><div>" + "".join(f"<label>Champ {i} <input id=i{i}></label>" for i in range(n)) + "</div></form>" + "<p>Été</p>" * n + "<script>document.getElementById('f').addEventListener('submit', (e) => {\n" + "".join(f"if (!document.querySelector('#i{i}').value) {{ e.preventDefault(); m.textContent = 'Erreur' }}\n" for i in range(n)) + "});</script>"),
    "formats untold": (60, lambda n: "<html lang=fr><form><div>" + "".join(f'<p>Été {i + 100}</p><label for=i{i}>Mot</label><input id=i{i} pattern="[A-Z]{{3}}-\\d\\d" onclick="f{i}()">' for i in range(n))),
    "forms refused without a word": (30, lambda n: style(f".r{i}" for i in range(n)) + "".join(f"<form id=f{i}><input id=n{i} aria-label=É></form>" for i in range(n)) + "<script>" + "".join(f"document.getElementById('f{i}').addEventListener('submit', (e) => {{ e.preventDefault(); n{i}.classList.add('r{i}') }});\n" for i in range(n)) + "</script>"),
    "tables faked": (40, lambda n: "<html lang=fr><style>.r{display:flex}</style>" + "".join("<div><div class=r><b>Nom</b><b>Jour</b><b>Prix</b></div>" + "<div class=r><b>a</b><b>3</b><b>4</b></div>" * 3 + "</div>" for _ in range(n))),
    "bars fixed": (60, lambda n: "<html lang=fr><style>.b{position:fixed;top:0;left:0;right:0;height:120px}</style>" + "".join(f"<div class=b>Été</div><a href=/{i}>Lien {i}</a>" for i in range(n))),
    "outlines faint": (80, lambda n: "<html lang=fr><style>body{background:#fff}" + "".join(f".a{i}:focus{{outline:2px solid #eee}}" for i in range(n)) + "</style><body>" + "".join(f"<a class=a{i} href=/{i}>Lien {i}</a>" for i in range(n))),
    "widths fixed": (40, lambda n: "<html lang=fr><style>" + "".join(f".w{i}{{width:600px}}.n{i}{{white-space:nowrap}}" for i in range(n)) + "</style>" + "".join(f"<div class=w{i}><p class=n{i}>{'Votre demande sera lue par une personne. ' * 3}</p></div>" for i in range(n))),
    "derogations with no end": (1_000, lambda n: "<!-- guichet: " * n),
    "derogations of one tag": (400, lambda n: "<!-- guichet: é -->\n" * n + "<img" + "\n" * n + ">"),
    "parts of a code that is shown, with no end": (1_000, lambda n: "<!-- guichet: x -->" + "<code>" * n),
    "focus sent round": (100, lambda n: "".join(f'<input id="x{i}" aria-label="Été" onblur="document.getElementById(&quot;x{(i + 1) % n}&quot;).focus()">' for i in range(n))),
    "listeners on the same words": (250, lambda n: f"<ul>{'<li class=row>Été</li>' * n}</ul><script>{'document.querySelectorAll(&quot;.row&quot;).forEach(r => r.addEventListener(&quot;click&quot;, go));'.replace('&quot;', chr(34)) * n}</script>"),
    "scripts of a page that types nothing": (160, lambda n: '<button onclick="a.focus()">Été</button>' * n),
    "pictures of a letter": (700, lambda n: '<p>Bonjour,</p><img src="été.png" alt="" width="1">' * n),
    "contacts that cannot be seen": (160, lambda n: '<p style="background:#fff"><a href="tel:+33123456789" style="color:white">Été</a></p>' * n),
    "elements of one rule": (150, lambda n: "".join('<style>.note { background: #eee }</style><p class="note">Été</p>' for _ in range(n))),
    "agreements of one page": (250, lambda n: "<section>" + '<a href="/é">Plus tard</a><button class="btn btn-primary">J’accepte</button>' * n),
    "lists that are dragged": (50, lambda n: '<button id="m">Monter</button><ol id="v"><li draggable="true">Été</li></ol><script>document.getElementById("v").addEventListener("drop", poser); document.getElementById("m").addEventListener("click", () => a.before(b))</script>' * n),
    "rules of what passes over": (300, lambda n: "<style>.bulle { display: none }" + ".terme:hover .bulle { display: block }\n" * n + "</style>" + '<p class="terme">Été <span class="bulle">Une demi-part</span></p>'),
    "a number that is none": (1_500, lambda n: f'<div role="slider" tabindex="0" aria-label="É" aria-valuenow="{"9" * 10 * n}é"></div>'),
    "full stops before small letters": (700, lambda n: "le dire à l’école.</p> " * n),
}  # fmt: skip
FILES: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "strings in strings": ("a.js", 100, lambda n: "x(" + "`${a}` + rA(]t)" * n),
    "brackets that never close": ("a.haml", 2_000, lambda n: "%p " + "#{" * n),
    "brackets in brackets that never close": ("a.pug", 1_000, lambda n: "p " + "#[a " * n),
    "tests of PHP in one another": ("a.php", 500, lambda n: "<?php // recours, signature\n" + "if ($a):\n b();\nelse:\n c();\n" * n),
    "tests of Java in one another": ("A.java", 60, lambda n: "class A { void recours() { // signature\n" + "if (a) { b(); } else {\n" * n + "}" * n + "}}\n"),
    "tests of Java that leave": ("A.java", 200, lambda n: "class A { void recours() { // signature\n" + "if (x) return;\nb();\n" * n + "}}\n"),
    "fields of Java": ("A.java", 200, lambda n: "class Usager {\n" + "".join(f'@NotBlank @Pattern(regexp = "[a-z]+") private String telephone{i};\n' for i in range(n)) + "}\n"),
    "clocks of Java": ("A.java", 100, lambda n: "class A { void f() {\n" + "".join(f"LocalTime now{i} = LocalTime.now();\nif (now{i}.isBefore(OUVERTURE)) {{ response.sendError(503); }}\n" for i in range(n)) + "}}\n"),
    "entries of Kotlin": ("A.kt", 200, lambda n: "enum class Tarif(val libelle: String, val frais: Int) {\n" + "".join(f'PAPIER{i}("Votre demande {i} en ligne", {i}),\n' for i in range(n)) + "}\n"),
    "calls of Kotlin in a row": ("A.kt", 100, lambda n: "fun recours() = signature" + "\n  .plus(1)" * n + "\n"),
    "texts of Java end to end": ("A.java", 100, lambda n: 'class A { static final String MESSAGE = "Votre dossier "' + ' + "est incomplet "' * n + "; }\n"),
    "texts of a script end to end": ("a.js", 100, lambda n: 'const message = "Votre dossier "' + ' + "est incomplet "' * n + ";\n"),
    "names of Java given again": ("A.java", 100, lambda n: "class A { void f() {\n" + "".join(f"hour = x.y({i});\nif (hour < 8) {{ response.sendError(503); }}\n" for i in range(n)) + "}}\n"),
    "tests of Ruby in one another": ("a.rb", 400, lambda n: "# recours, signature\n" + "if a\n b(1)\nelse\n c(2)\n" * n),
    "tests that leave": ("a.rb", 200, lambda n: "# recours, signature\ndef a\n" + " return if x\n b(1)\n" * n),
    "quotes left open in a program": ("a.ts", 150, lambda n: "export function can(user) {\n  if (user.guardianship) throw new Error('No');\n  return true;\n}\n" + "x = mandats('" * n),
    "timers": ("a.js", 200, lambda n: "setTimeout(function () { location.reload() }, 3000);\n" * n),
    "events": ("a.js", 90, lambda n: "".join(f"window.dispatchEvent(new CustomEvent('dossier-{i}'));\nwindow.addEventListener('demande-{i}', voir);\n" for i in range(n))),
    "minified": ("a.js", 150, lambda n: "".join(f"!function(e,t){{var n{i}=t(e),r=function(){{return n{i}(e)}};e.onclick=function(){{setTimeout(n{i},1e3)}};e.b=r}}(a,b);\n" for i in range(n))),
    "elements by id": ("a.js", 200, lambda n: "".join(f"document.getElementById('rdv{i}').hidden = new Date().getHours() > {i};\n" for i in range(n))),
    "menus": ("a.vxml", 150, lambda n: "<vxml>" + "".join(f"<form id='f{i}'><block><goto next='#f{i + 1}'/></block></form>" for i in range(n)) + "</vxml>"),
    "a dialplan": ("extensions.conf", 200, lambda n: "".join(f"[a{i}]\nexten => s,1,Background(x)\nexten => 1,1,Goto(a{i + 1},s,1)\n" for i in range(n))),
    "fields": ("a.py", 200, lambda n: "from django import forms\nclass F(forms.Form):\n" + "".join(f"    phone{i} = forms.CharField(label='Téléphone {i}')\n" for i in range(n))),
    "a crontab": ("crontab", 500, lambda n: "".join(f"0 {i % 24} * * * /srv/ouvrir_rendez_vous{i}.sh\n" for i in range(n))),
    "a list": ("a.yml", 500, lambda n: "a:\n" + "".join(f"  - id: a{i}\n    label: Vous devez {i}\n" for i in range(n))),
    "spaces in a dialogue": ("bot/steps.yml", 6_000, lambda n: f"start:\n  say: Café or rent?\nhuman:\n  say: Of course!\n  next: start\nnote: no{' ' * n}x\n"),
    "tags of a script with no end": ("a.js", 10_000, lambda n: f"main.innerHTML = 'Erreur {'<' * n}';\n"),
    "messages": ("fr/LC_MESSAGES/a.po", 500, lambda n: 'msgid ""\nmsgstr "Language: fr\\n"\n\n' + "".join(f'msgid "m{i}"\nmsgstr "Vous devez {i}"\n\n' for i in range(n))),
    "Markdown": ("a.md", 300, lambda n: "# Titre\n\nVous devez venir [ici](http://a.fr).\n\n" * n),
    "words of a sentence without end": ("a.md", 300, lambda n: "# Titre\n\nVous devez " + "envoyer votre demande en ligne, sinon elle est refusée et " * n + "attendre.\n"),
    "unbalanced brackets": ("a.md", 3_000, lambda n: "[a](" * n),
    "a text put back as it was": ("a.js", 25, lambda n: "const b = document.getElementById('b'), avant = b.textContent;\n" + "function dire() { b.textContent = 'Copié !'; setTimeout(() => { b.textContent = avant }, 2000) }\n" * n),
    "a name given again and again": ("a.js", 150, lambda n: "const z = document.getElementById('z');\nlet a = z.textContent;\n" + "z.textContent = a;\na = z.textContent;\n" * n),
    "a member of a member": ("a.js", 150, lambda n: "const o = {};\no.a0 = 'Vous devez payer';\n" + "".join(f"o.a{i + 1} = o.a{i};\n" for i in range(n)) + "document.getElementById('z').textContent = o.a9;\n"),
    "elements made one in another": ("a.js", 150, lambda n: "".join(f"const e{i} = document.createElement('div');\ne{i + 1}.append(e{i});\n" for i in range(n))),
    "calls one after another": ("a.js", 450, lambda n: "fetch('/a')" + "\n.then(() => f())" * n + ";\n"),
    "elements with accents, drawn apart": ("a.jsx", 60, lambda n: "".join(f"const a{i} = [<p>Été {i}</p>];\n" for i in range(n))),
    "calls that hold one another": ("a.js", 25, lambda n: "a(() => {" * n + "compte.consent = true;\n" * (20 * n) + "})" * n),
    "words put under names": ("a.ts", 400, lambda n: "".join(f"compte.a{i} = 'Vous êtes ici';\n" for i in range(n))),
    "snippets that nothing closes": ("a.svelte", 700, lambda n: "{#snippet a()}" * n),
    "scripts that nothing closes": ("a.vue", 3000, lambda n: "<script>" * n),
    "classes in functions in classes": ("a.php", 1500, lambda n: "<?php class A{function f(){" * n),
    "events of one element": ("a.vue", 400, lambda n: "<template><button" + "".join(f" @a{i}='b'" for i in range(n)) + ">Été</button></template>\n"),
    "components of one file": ("a.jsx", 200, lambda n: "".join(f"const A{i} = () => <div><A{i + 1}/></div>;\n" for i in range(n)) + "export default A0;\n"),
    "ways that a component returns": ("a.jsx", 200, lambda n: "export default function A(p) {\n" + "".join(f"if (p.a{i}) return <p>x{i}</p>;\n" for i in range(n)) + "return null }"),
    "branches that leave": ("vues.py", 300, lambda n: HOURS + "def v(request):\n" + "    if A: raise PermissionDenied\n" * n),
    "branches that give a name": ("vues.py", 400, lambda n: HOURS + "def v(request):\n    a = datetime.now().hour\n" + "".join(f"    if c{i}:\n        a = {i}\n" for i in range(n)) + "    if a > 17: raise PermissionDenied\n"),
    "loops that leave": ("vues.py", 150, lambda n: HOURS + "def v(r):\n" + "".join(f"    for a{i} in b:\n        if datetime.now().hour > a{i}: raise PermissionDenied\n" for i in range(n))),
    "a score": ("vues.py", 250, lambda n: HOURS + "def v(d):\n    score = 0\n" + "".join(f"    score += {i} if d.a{i} else 0\n" for i in range(n)) + "    if score > 17: raise PermissionDenied\n    return score\n"),
    "a table of words": ("vues.py", 500, lambda n: "A = {\n" + "".join(f"    'a{i}': 'Vous devez {i}',\n" for i in range(n)) + "}\n"),
    "heirs of heirs": ("vues.py", 200, lambda n: HOURS + "class A0: pass\n" + "".join(f"class A{i + 1}(A{i}):\n    def get(self, request):\n        return super().get(request)\n" for i in range(n))),
    "procedures that wait": ("a.yml", 300, lambda n: "procedures:\n" + "".join(f"- id: p{i}\n  prerequisites: [p{i + 1}]\n" for i in range(n))),
    "bodies of SQL side by side": ("a.sql", 1_500, lambda n: "$$ " * n),
    "bodies of SQL with no end": ("a.sql", 1_500, lambda n: "".join(f"$a{i}$ " for i in range(n))),
    "jobs that do the same": ("crontab", 400, lambda n: "0 3 * * * /srv/ouvrir_rendez_vous.sh\n" * n),
    "tests of a server": ("nginx.conf", 500, lambda n: "server {\n" + "".join(f"if ($a{i}) {{ return 403; }}\n" for i in range(n)) + "}\n"),
    "rules of style": ("a.css", 2_000, lambda n: "".join(f".c{i}{{color:#77{i % 10}}}" for i in range(n))),
    "elements held under a name": ("a.jsx", 60, lambda n: "const P = forwardRef((p, ref) => <p ref={ref}/>);\nexport default function A() { const r = useRef();\n" + "r.current.focus();\n" * n + "return <>" + "<P ref={r}/>" * n + "</> }\n"),
    "rules that extend themselves": ("a.scss", 150, lambda n: "%p{@extend %p;}" * n),
    "placeholders that everything extends": ("a.scss", 150, lambda n: "%p{color:red}" * n + "".join(f".c{i}{{@extend %p}}" for i in range(n))),
    "rules that extend one another": ("a.scss", 100, lambda n: "".join(f".c{i}{{@extend .c{i + 1};color:red}}" for i in range(n))),
    "outlines taken away": ("a.css", 250, lambda n: "a:focus{outline:none}" * n),
    "outlines taken away and given back": ("a.css", 450, lambda n: "".join(f".a{i} a:focus{{outline:none}}.b{i}:focus{{outline:1px solid}}" for i in range(n))),
    "numbers made of numbers": ("vues.py", 60, lambda n: "A0 = 2\n" + "".join(f"A{i + 1} = A{i} * A{i}\n" for i in range(n)) + f"PERMANENT_SESSION_LIFETIME = A{n}\n"),
    "a number made of itself": ("vues.py", 60, lambda n: "".join(f"SESSION_COOKIE_AGE = SESSION_COOKIE_AGE + {i}\n" for i in range(n))),
    "calls of PHP in one another": ("src/A.php", 600, lambda n: "<?php\n" + "envoyer(['nom' => " * n + "1" + "])" * n + ";\n"),
    "a value of Ruby given to many": ("app/models/a.rb", 800, lambda n: "class A\n  def a\n    " + "self.nom = " * n + "1\n  end\nend\n"),
    "words with no end in a query": ("a/a.sql", 2_500, lambda n: f"select {'a' * n} from usagers;\n"),
    "terms of a wide table": ("config/retention.toml", 800, lambda n: "[dossiers]\n" + "".join(f"dossier_{i}_kept_years = 100\n" for i in range(n))),
    "ways to pay of a wide table": ("config/paiement.toml", 400, lambda n: "[paiement]\n" + "".join(f'moyens_{i} = ["carte", "chèque"]\n' for i in range(n))),
    "a table whose name has no end": ("config/a.toml", 2_500, lambda n: f"[{' ' * n}\n"),
    "a list that each part of a stylesheet goes over": ("static/a.scss", 2_500, lambda n: f"@each {' ' * n}\n"),
    "branches of PHP with no end": ("src/A.php", 2_000, lambda n: "<?php date('H');\n" + "if(" * n),
    "maps of a server": ("nginx.conf", 150, lambda n: "".join(f"map $a{i} $a{i + 1} {{ default 1; }}\nif ($a{i}) {{ return 403; }}\n" for i in range(n))),
    "maps of one variable": ("nginx.conf", 80, lambda n: "".join(f"map $a{i} $b {{ default 1; }}\nmap $b $a{i} {{ default 1; }}\nif ($b) {{ return 403; }}\n" for i in range(n))),
    "tests of a server with no end": ("nginx.conf", 1_500, lambda n: "if ( " * n),
    "lists of a server": ("haproxy.cfg", 200, lambda n: "".join(f"acl a{i} date %H\nhttp-request deny if a{i}\n" for i in range(n))),
    "comments of SQL with no end": ("a.sql", 3_000, lambda n: "select 1; " + "/*" * n),
    "counts of SQL with no end": ("a.sql", 200, lambda n: "if(select count(*)> " * n),
    "queries of a shell with no end": ("a.sh", 500, lambda n: "".join(f"psql <<A{i}\n" for i in range(n))),
    "keys that nobody sends": ("a.js", 150, lambda n: "x.onkeydown = (e) => {\n" + "".join(f"if (e.key === 'Esc') {{ f{i}() }}\n" for i in range(n)) + "};\n"),
    "functions that timers call": ("invite.js", 100, lambda n: "".join(f"function plan{i}() {{ setTimeout(() => {{ box{i}.showModal() }}, 1000) }}\nx{i}.addEventListener('click', () => {{ box{i}.close(); plan{i}() }});\n" for i in range(n))),
    "states that stop what is repeated": ("A.vue", 25, lambda n: "<script setup>\n" + "".join(f"const on{i} = ref(true); const t{i} = ref('x');\nonMounted(() => {{ setInterval(() => {{ if (on{i}.value) t{i}.value = 'Été' + k++; }}, 3000) }});\n" for i in range(n)) + "</script><template><div>" + "".join(f"<p>{{{{ t{i} }}}}</p><button @click='on{i} = !on{i}'>Arrêter</button>" for i in range(n)) + "</div></template>"),
    "branches of a script that leave": ("a.js", 200, lambda n: "function sms(m) {\n" + "".join(f"if (m.body{i} === 'STOP') {{ return null }}\n" for i in range(n)) + "}\n"),
    "doors of a list": ("a.js", 150, lambda n: "".join(f"router.post('/newsletter{i}/subscribe', join);\nrouter.post('/newsletter{i}/unsubscribe', requireLogin, leave);\n" for i in range(n))),
    "accounts that are only hidden": ("a.js", 120, lambda n: "".join(f"async function deleteAccount{i}(user) {{ await user.update({{active: false}}); return 'Votre compte et vos données sont supprimés' }}\n" for i in range(n))),
    "lists of agreements": ("a.py", 60, lambda n: "".join(f"PERMS{i} = ['share_data', 'newsletter']\ndef f{i}(data):\n    for n in PERMS{i}:\n        Permission.objects.create(name=n, granted=data.agree)\n" for i in range(n))),
    "what comes by post": ("a.js", 150, lambda n: "function f(m) {\n" + "".join(f"if (m.channel === 'paper') {{ throw new Error('irrecevable {i}') }}\n" for i in range(n)) + "}\n"),
    "numbers made of a device": ("a.js", 100, lambda n: "".join(f"function f{i}() {{\n  const parts = [navigator.userAgent, screen.width, timezone];\n  return sha256(parts.join());\n}}\n" for i in range(n))),
    "drafts thrown away": ("a.js", 120, lambda n: "".join(f"const KEY{i} = 'draft';\nfunction sessionExpired{i}() {{ localStorage.removeItem(KEY{i}); clearDraft{i}() }}\nfunction clearDraft{i}() {{ f() }}\n" for i in range(n))),
    "columns made one by one": ("src/A.php", 300, lambda n: "<?php\n" + "".join(f"$table->string('colonne{i}');\n" for i in range(n))),
    "addresses of constants": ("src/A.php", 100, lambda n: "<?php\nclass A {\n" + "".join(f"const API{i} = 'https://api{i}.exemple.com/a';\nfunction f{i}($user) {{ $this->client->post(self::API{i}, ['json' => ['email' => $user->email]]); }}\n" for i in range(n)) + "}\n"),
    "messages that ask for a telephone": ("fr.yml", 150, lambda n: "".join(f"a{i}: Vous devez posséder un smartphone.\n" for i in range(n))),
    "messages that leave nobody to ask": ("fr.yml", 100, lambda n: "".join(f"a{i}: Personne ne vous répondra, passé ce délai votre demande sera close.\n" for i in range(n))),
    "rows of a table of data": ("claims/a.json", 100, lambda n: '{"claim": [' + ",".join('{"status": "rejected", "by": "system"}' for _ in range(n)) + "]}"),
    "elements beside one another that nothing holds": ("src/Page.jsx", 400, lambda n: "<Bouton/>" * n),
    "tables of the one before, twice": ("settings.py", 15, lambda n: "A0 = {'a': 1}\n" + "".join(f"A{i + 1} = {{'x': A{i}, 'y': A{i}}}\n" for i in range(n)) + f"SESSION_COOKIE_AGE = A{n}\n"),
    "contacts of a schema that are unique": ("db/schema.rb", 200, lambda n: "ActiveRecord::Schema[7.1].define do\n" + "".join(f'  create_table "member{i}" do |t|\n    t.string "email"\n    t.index ["email"], unique: true\n  end\n' for i in range(n)) + "end\n"),
    "calls of nothing in a job": ("app/jobs/a.rb", 900, lambda n: "class AJob\n  def perform\n" + "    fermer nom\n" * n + "  end\nend\n"),
    "jobs of one file": ("app/workers/a.rb", 150, lambda n: "class AWorker\n  def perform(id)\n    delay = SecureRandom.random_number(720).minutes\n    AWorker.perform_in(delay, id)\n  end\nend\n" * n),
    "journeys of a module": ("parcours/a.py", 100, lambda n: "".join(f'PAS{i} = {{"inscription": ["valider"], "desinscription": ["motif", "appel", "délai", "valider"]}}\n' for i in range(n))),
    "functions of a server": ("server/a.js", 180, lambda n: "export function supprimer(req, res) {\n  const profile = req.profile; // été\n  profile.deletedAt = Date.now();\n  profile.identités = undefined;\n  profile.save().then(() => res.send('ok'));\n}\n" * n),
    "requests that are opened": ("a.js", 450, lambda n: "const x = new XMLHttpRequest(); x.open('POST', '/é'); y.send(form.value);\n" * n),
    "messages of names": ("a/messages.py", 900, lambda n: 'TEXTS = {"sms": "Dear {name}, your scan shows a tumour. Café opens at nine."}\n' * n),
    "scores of a module": ("aides/a.py", 60, lambda n: "".join(f"class M{i}:\n    def note(self, demande):\n        return self.modèle.predict_proba(demande.lignes())[0, 1]\n\n" for i in range(n))),
    "scripts of one component": ("src/A.vue", 250, lambda n: "<script setup>const t = props.price + serviceFee</script>\n" * n),
    "rows that a crontab ends": ("deploy/crontab", 100, lambda n: "30 2 * * * app psql -c \"UPDATE allocataire SET statut='radie' WHERE vu < now() - interval '40 days'\"\n" * n),
    "models of one module": ("service/models.py", 80, lambda n: "".join(f"class Dossier{i}(models.Model):\n    nom = models.CharField(max_length=80)\n    courriel = models.EmailField()\n\n\n" for i in range(n))),
    "validations of a model": ("app/models/a.rb", 160, lambda n: "class A < ApplicationRecord # été\n  validate :daté, on: :update\n\n  def daté\n    return unless actif_changed?(from: false, to: true)\n\n    errors.add(:base, 'sans date') if date.nil?\n  end\nend\n" * n),
    "hours of one name": ("src/heures.ts", 500, lambda n: "export const isNight = () => new Date().getHours() > 20 // été\n" * n),
    "timers of one name": ("s.js", 6, lambda n: "function finir() { location.href = corps.dataset.sortie;\n" + "setTimeout(finir, corps.dataset.duree);\n" * n),
    "places whose seal is sent": ("offres/jetons.py", 170, lambda n: 'from django.core import signing\n\nSEL = "été"\n\n\ndef créer(offre):\n    return signing.dumps(offre.pk, salt=SEL)\n\n\ndef adresse(base, offre):\n    return base + "/offre/" + créer(offre)\n\n\ndef lire(jeton):\n    return signing.loads(jeton, salt=SEL, max_age=900)\n' * n),
    "ranks of doors": ("sql/a.sql", 60, lambda n: "INSERT INTO channels (id, name, weight) VALUES (1, 'web portal', 10), (2, 'paper form', 1);\nSELECT r.id FROM requests r JOIN channels c ON c.id = r.channel_id ORDER BY c.weight DESC, r.created_at;\n" * n),
    "kinds of fields": ("src/Form/AType.php", 80, lambda n: "<?php\nclass AType {\n" + "    public function configureOptions($resolver) { $resolver->setDefaults(['choices' => ['M', 'Mme']]); }\n    public function buildForm($b) { $b->add('civ', AType::class); }\n" * n + "}\n"),
}  # fmt: skip

HEARD: dict[str, str] = {
    "forms in one another": "field-label-missing",
    "labels left open": "label-empty",
    "cells that span": "table-header-missing",
    "labels of one field": "id-duplicate",
    "links of one name": "link-names-ambiguous",
    "links of one name in branches": "link-names-ambiguous",
    "names of names": "aria-name-prohibited",
    "scripts": "refresh-timed",
    "a link of many conditions": "label-in-name-mismatch",
    "links of a paragraph": "links-unseparated",
    "elements that answer to a click": "click-not-focusable",
    "fields with no label": "field-label-missing",
    "buttons in buttons": "presentational-child-focusable",
    "texts kept for scripts": "text-given-lost",
    "telephones that one must have": "smartphone-required",
    "telephones in branches": "smartphone-required",
    "time limits that no text gives": "delay-vague",
    "delays without a date": "delay-vague",
    "nobody to ask": "nobody-to-ask",
    "an idea told again in one paragraph": "request-closed-silently",
    "fields whose class tells an error": "error-text-missing",
    "marks of a state": "state-colour-only",
    "marks of called colours": "state-colour-only",
    "contents of classes in turn": "css-text-informative",
    "drawers moved out": "tab-stop-unseen",
    "drawers that scripts open": "tab-stop-unseen",
    "dialogs that buttons open": "dialog-focus-lost",
    "timers of a session": "session-timeout-short",
    "a menu of links": "link-names-identical",
    "a menu of vague links": "link-text-vague",
    "vague links of a table": "link-text-context-bound",
    "ids of each turn": "id-duplicate",
    "fields refused empty": "format-untold",
    "formats untold": "format-untold",
    "forms refused without a word": "error-text-missing",
    "tables faked": "table-faked",
    "bars fixed": "focus-covered",
    "outlines faint": "focus-outline-faint",
    "widths fixed": "width-fixed",
    "timers": "refresh-timed",
    "elements by id": "office-hours-gate",
    "a dialplan": "voice-menu-dead-end",
    "fields": "contact-detail-required",
    "a crontab": "decision-owner-missing",
    "words of a sentence without end": "sentence-long",
    "branches that leave": "office-hours-gate",
    "branches that give a name": "office-hours-gate",
    "loops that leave": "office-hours-gate",
    "jobs that do the same": "narrow-booking-window",
    "outlines taken away": "focus-outline-removed",
    "lists of a server": "office-hours-gate",
    "keys that nobody sends": "keyboard-unanswered",
    "functions that timers call": "nagging-modal",
    "branches of a script that leave": "withdrawal-asymmetry",
    "doors of a list": "withdrawal-asymmetry",
    "accounts that are only hidden": "soft-delete-only",
    "lists of agreements": "consent-bundled",
    "what comes by post": "online-only-wording",
    "numbers made of a device": "tracker-before-consent",
    "drafts thrown away": "session-timeout-short",
    "addresses of constants": "personal-data-to-third-party",
    "messages that ask for a telephone": "smartphone-required",
    "messages that leave nobody to ask": "nobody-to-ask",
}
"""The rule that each case is for, when it is meant to find something: a case that finds nothing measures what comes before."""
SOME = 6
"""How often a thing is repeated, to see what a rule says of it."""

HOURS = (
    "from datetime import datetime\nfrom django.core.exceptions import PermissionDenied\nA = datetime.now().hour > 17\n"
)


def letters(number: int) -> str:
    """An acronym of its own."""
    return "".join(chr(65 + number // 26**power % 26) for power in range(4))


def style(selectors: object) -> str:
    """A sheet that colours what each selector finds."""
    return "<style>" + "".join(f"{one}{{color:#777}}" for one in selectors) + "</style>"  # type: ignore[attr-defined]


def check(files: Mapping[str, str]) -> None:
    """Run every rule on some files."""
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    prints = Fingerprints(project)
    for path in project.paths:
        prints.of(path)
        check_file(path, RULES, project)
    check_project(project, RULES)


Run = Callable[[Mapping[str, str]], object]


def cost(files: Mapping[str, str], times: int, run: Run = check) -> float:
    """Seconds of processor that a check takes, the least of several."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        run(files)
        spent.append(time.process_time() - began)
    return min(spent)


def hold(made: Callable[[int], Mapping[str, str]], size: int, run: Run = check) -> None:
    """Compare what a character costs at one size and at four times as much; three tries, for others use the machine."""
    run(made(10))
    gc.collect()
    gc.disable()
    try:
        with no_hang():
            for times in (1, 3, 6):
                small, large = (cost(made(size * by), times, run) for by in (1, 4))
                length = sum(map(len, made(size * 4).values())) / sum(map(len, made(size).values()))
                if large <= MARGIN * length * max(small, LEAST):
                    return
    finally:
        gc.enable()
    pytest.fail(f"{small:.3f} s, then {large:.3f} for {length:.1f} times as much")


@pytest.mark.parametrize(("name", "rule"), HEARD.items())
def test_what_is_measured_is_what_a_rule_does(name: str, rule: str) -> None:
    path, size, text = FILES[name] if name in FILES else ("a.html", *PAGES[name])
    project = Project([path], Config(), {path: Source(path, text(min(size, SOME)))})
    found = [*check_file(path, RULES, project), *check_project(project, RULES)]
    assert rule in {one.rule for one in found}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_its_size(name: str) -> None:
    size, text = PAGES[name]
    hold(lambda n: {"a.html": text(n)}, size)


@pytest.mark.parametrize("name", FILES)
def test_a_file_costs_its_size(name: str) -> None:
    path, size, text = FILES[name]
    hold(lambda n: {path: text(n)}, size)


PRINTED: dict[str, tuple[int, Callable[[int], str]]] = {
    "calls left open": (4_000, lambda n: "a.pdf_from_string(b)\n" + "render x, [\n" * n),
    "calls on one line": (8_000, lambda n: "a.pdf_from_string(b)\n" + "render " * n),
    "spaces of a call": (20_000, lambda n: f"a.pdf_from_string(b)\nrender{' ' * n}x" + " (\n" * n),
    "settings with no end": (1_000, lambda n: "a.pdf_from_string(b)\n" + "WickedPdf.configure\n" * n),
    "methods": (400, lambda n: "".join(f"def a{i}\n  WickedPdf.new.pdf_from_string(render_to_string('b{i}'))\nend\n" for i in range(n))),
    "names": (800, lambda n: "render pdf: 'a/b'\n" * n + ":c 'd/e' " * n),
}  # fmt: skip
MADE: dict[str, tuple[int, Callable[[int], str]]] = {
    "methods that hand on": (300, lambda n: "".join(f"function f{i}($h) {{ $this->f{i + 1}($h); $d->loadHtml($h); return $h; }}\n" for i in range(n))),
    "one method": (400, lambda n: "function f() {\n" + "$h = $this->renderView('a.html.twig'); $d->loadHtml($h);\n" * n + "}"),
    "parameters": (400, lambda n: f"function f({', '.join(f'$a{i}' for i in range(n))}) {{ $d->loadHtml($a1); }}\n"),
}  # fmt: skip


def printed_by(files: Mapping[str, str]) -> None:
    """Look for what Ruby and PHP make into PDF files."""
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    ruby_printed.sheets(project)
    php_printed.sheets(project.library, project)


@pytest.mark.parametrize("name", PRINTED)
def test_code_of_ruby_that_makes_files_costs_its_size(name: str) -> None:
    size, text = PRINTED[name]
    code = "app/controllers/a_controller.rb"
    hold(lambda n: {code: text(n), "app/views/a/b.html.erb": "<p>x</p>"}, size, printed_by)


@pytest.mark.parametrize("name", MADE)
def test_code_of_php_that_makes_files_costs_its_size(name: str) -> None:
    size, text = MADE[name]
    hold(
        lambda n: {"src/A.php": f"<?php class A {{\n{text(n)}}}", "templates/a.html.twig": "<p>x</p>"}, size, printed_by
    )


LOCALES = "config/locales/fr.yml"
BETWEEN: dict[str, tuple[int, Callable[[int], Mapping[str, str]]]] = {
    "keys that catalogues lack": (900, lambda n: {LOCALES: "fr:\n  a:\n    c:\n" + "".join(f"      y{i}: Été\n" for i in range(n)), "app/views/a/b.html.erb": "".join(f"<%= t('.x{i}') %>" for i in range(n))}),
    "ids completed in another order": (150, lambda n: {"a.html": WHOLE_PAGE + "".join(f'<p id="erreur-{i}-{{{{ é }}}}">É</p><input aria-label="É" aria-describedby="{{{{ é }}}}-erreur-{i}">' for i in range(n))}),
    "ids completed of other words": (150, lambda n: {"a.html": WHOLE_PAGE + "".join(f'<p id="mois{i}-{{{{ é }}}}">É</p><input aria-label="É" aria-describedby="lieu{i}-{{{{ é }}}}">' for i in range(n))}),
    "ids completed between words": (150, lambda n: {"a.html": WHOLE_PAGE + "".join(f'<p id="mois-{{{{ é }}}}-aide{i}">É</p><input aria-label="É" aria-describedby="mois-{{{{ é }}}}-note{i}">' for i in range(n))}),
    "ids of several words": (150, lambda n: {"a.html": WHOLE_PAGE + "".join(f'<p id="erreur-été{i}">É</p><input id="été{i}" aria-label="É" aria-describedby="été{i}-erreur">' for i in range(n))}),
    "ids made in another file": (300, lambda n: {"a.vue": "<template>" + "".join(f"<p :id='`{letters(i)}erreur-${{champ}}`'>Été</p>" for i in range(n)) + "</template>", "b.vue": "<template>" + "".join(f"<input aria-label='É' :aria-describedby=\"nom + '-{letters(i)}erreur'\">" for i in range(n)) + "</template>"}),
}  # fmt: skip
"""What files answer one another about names, each asked of all the others."""
WHOLE_PAGE = '<html lang="fr"><body>'


@pytest.mark.parametrize("name", BETWEEN)
def test_names_between_files_cost_their_number(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    size, made = BETWEEN[name]
    hold(made, size)


def test_keys_that_nothing_asks_for_cost_their_number() -> None:
    def made(n: int) -> dict[str, str]:
        return {"app/views/a/b.html.erb": "".join(f"<%= t('a.x{i}') %>" for i in range(n))}

    def run(files: Mapping[str, str]) -> None:
        project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
        for number in range(files["app/views/a/b.html.erb"].count("t(")):
            assert keys.is_left(f"fr.a.y{number}", project)

    hold(made, 800, run)


def test_parts_that_nothing_names_cost_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(n: int) -> dict[str, str]:
        page = "{% include 'a/_b.html' %}" + "<p>'été' + é</p>" * n
        return {**{f"a/_part{i}x.html": "<p>Été</p>" for i in range(n)}, "a/_b.html": "<p>x</p>", "a/c.html": page}

    def run(files: Mapping[str, str]) -> None:
        project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
        assert sum(is_left_part(path, project) for path in project.paths) == len(files) - 2

    monkeypatch.chdir(tmp_path)
    hold(made, 200, run)


def test_scripts_that_limit_their_own_routes_cost_their_number() -> None:
    def made(n: int) -> dict[str, str]:
        routes = "const limiter = rateLimit(café);\n" + "".join(
            f"router.post('/claims{i}', limiter%d_{i}, claim);\n" for i in range(20)
        )
        return {f"a/claims{i}.js": routes.replace("%d", f"{i}") for i in range(n)}

    def run(files: Mapping[str, str]) -> None:
        project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
        for path in project.paths:
            limits_told(path, project)

    hold(made, 200, run)


def flaw(path: str, line: int) -> Finding:
    """Return a finding of no matter what on a line of a file."""
    family, severity, certainty = Family.ACCESSIBILITY, Severity.MINOR, Certainty.VIOLATION
    return Finding(
        "r", "W101", family, severity, certainty, path, Span(0, 1), Position(line, 1, line, 2), Text("é", "é")
    )


def _of_lines(found: str, gone: str) -> Callable[[int], Mapping[str, str]]:
    """Findings of one flaw in some files, and lines of a baseline about files that are gone."""
    return lambda n: {"found": "\n".join([found] * n), "gone": "\n".join(gone.format(i=i) for i in range(n))}


@pytest.mark.parametrize(
    ("found", "gone"),
    [("t/a.html", "t{i}/a.html"), ("t/a.html", "b/t/{i}.html"), ("t/a.html", "t/a.html"), ("a/" * 40, "a/" * 40)],
)
def test_lines_about_files_that_are_gone_cost_their_number(
    found: str, gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(files: Mapping[str, str]) -> None:
        pairs = [(flaw(found, 1), Entry("r", path, "d")) for path in files["found"].split("\n")]
        lines = [Entry("r", f"gone/{path}", "d", number) for number, path in enumerate(files["gone"].split("\n"))]
        assert len(subtract(pairs, lines, ".").matched) == len(pairs)

    monkeypatch.chdir(tmp_path)
    hold(_of_lines(found, gone), 400, run)


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("a.yml", "# guichet: é\n"),
        ("a.html", "<!-- guichet: é -->\n<b>é</b>\n"),
        ("a.html", "<!-- guichet: ignore[img-alt-missing] reason='dessiné' owner='é' -->\n<img src=é>\n"),
        ("a.jsx", "// guichet: é\né();\n"),
    ],
)
def test_derogations_that_are_read_cost_their_number(path: str, unit: str) -> None:
    def run(files: Mapping[str, str]) -> None:
        project = Project([path], Config(), {path: Source(path, files[path])})
        flaws = [flaw(path, line) for line in range(2, files[path].count("\n"), 2)] if "src" in unit else ()
        answered(
            [replace(one, rule="img-alt-missing", span=Span(rank, rank)) for rank, one in enumerate(flaws)], project
        )

    hold(lambda n: {path: unit * n}, 1_000, run)


def test_derogations_of_one_line_are_asked_at_the_cost_of_their_number() -> None:
    """Comments that stand above one line all cover it, and so may what is found on it be many."""

    def run(files: Mapping[str, str]) -> None:
        text = files["a.html"]
        line = text.count("\n")
        found = [replace(flaw("a.html", line), rule="img-alt-missing", span=Span(n, n)) for n in range(line)]
        project = Project(["a.html"], Config(), {"a.html": Source("a.html", text)})
        report = answered(found, project)
        assert len(report.suppressed) == len(found)

    other = "<!-- guichet: ignore[id-duplicate] reason='dessiné' owner='é' -->\n"
    hold(lambda n: {"a.html": other * n + other.replace("id-duplicate", "img-alt-missing") + "<img src=é>\n"}, 500, run)


@pytest.mark.parametrize(
    ("path", "unit", "line"),
    [
        ("a.html", "<p><img\n src=é></p>\n", 2),
        ("a.jinja", "{% if a %}\n<img src=é>\n{% endif %}\n", 2),
        ("a.php", "<?php a() ?>\n<img src=é>\n", 2),
        ("a.slim", "p Été\nimg src='é'\n", 2),
        ("a.slim", "p\n  | Été\n    <img src='é'>\n", 3),
        ("a.pug", "p Été\nimg(src='é')\n", 2),
        ("a.jsx", "a = <p>\n<img src='é' />\n</p>\n", 2),
        ("a.py", "a = 1\nb = 'é'\n", 2),
        ("a.yml", "- a: |\n    Été\n    é\n", 3),
    ],
)
def test_decisions_that_are_written_cost_their_number(path: str, unit: str, line: int) -> None:
    def run(files: Mapping[str, str]) -> None:
        text, height = files[path], unit.count("\n")
        findings = [flaw(path, line + height * rank) for rank in range(text.count("\n") // height)]
        project = Project([path], Config(), {path: Source(path, text)})
        ((_, written, left),) = decided(findings, Decision("é", "é"), project)
        assert written.count("guichet:") == len(findings) - len(left)

    hold(lambda n: {path: unit * n}, 200, run)


def test_files_in_folders_of_folders_are_counted_at_the_cost_of_their_number() -> None:
    def made(n: int) -> dict[str, str]:
        return {f"a/b/{folder}{i}.html": "é" for i in range(n) for folder in ("", "c/")}

    def run(files: Mapping[str, str]) -> None:
        assert set(folders_of(Report(findings=[flaw(path, 1) for path in files]), files).values()) == {"a/b", "a/b/c"}

    hold(made, 1500, run)


def test_includes_that_are_nowhere_cost_their_number() -> None:
    def made(n: int) -> dict[str, str]:
        lines = "".join(f"{{% include 'absent{i}.html' %}}" for i in range(20))
        return {f"app{i}/templates/p{i}.html": lines for i in range(n)}

    hold(made, 20)


def test_models_beside_migrations_cost_their_number() -> None:
    def made(n: int) -> dict[str, str]:
        models = {f"app/models/m{i}.rb": f"class M{i}\nend\n{'# une remarque' * 150}" for i in range(n)}
        return {f"db/migrate/{i}_a.rb": f"class A{i}\n  drop_table :m{i}\nend\n" for i in range(n)} | models

    hold(made, 25)


def test_keys_of_a_catalogue_cost_their_number() -> None:
    def made(n: int) -> dict[str, str]:
        keys = "".join(f"  page{i}:\n    index:\n      titre: Vous devez venir {i}\n" for i in range(n))
        views = {f"app/views/page{i}/index.html.erb": "<p><%= t('.titre') %> <%= t('a.b.c') %></p>" for i in range(n)}
        return {"config/locales/fr.yml": f"fr:\n{keys}", **views}

    hold(made, 40)


def test_calls_of_ruby_in_one_another_cost_what_calls_side_by_side_do() -> None:
    """Each is read over what all those in it are given, up to some hundreds of words; real ones are few in one another."""
    apart, nested = ({"app/models/a.rb": unit * 1_500} for unit in ("validates :a\n", "validates "))
    with no_hang():
        check(apart)
        assert cost(nested, 2) < MARGIN * cost(apart, 2)


@pytest.mark.parametrize("end", ["vue", "jsx"])
def test_components_that_use_one_another_come_to_an_end(end: str) -> None:
    def made(n: int) -> dict[str, str]:
        if end == "vue":
            return {
                f"C{i}.vue": f"<script setup>\nimport C{i + 1} from './C{i + 1}.vue'\n</script><template><div><C{i + 1}/><C{i + 1}/></div></template>"
                for i in range(n)
            }
        return {
            f"C{i}.jsx": f"import C{i + 1} from './C{i + 1}'\nexport default () => <div><C{i + 1}/><C{i + 1}/></div>"
            for i in range(n)
        }

    hold(made, 12)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.html": "<p>é</p>" * 10_001}, "10\u00a0000 elements"),
        ({"a.html": style(f"*:not(.c{i}) a" for i in range(800)) + "<p><a href=/>x</a></p>" * 800}, "too many comparisons"),
        ({"a.js": "var a=1;" * 4_000}, "A program wrote this script"),
        ({"a.js": "var a = 1;\n" * 100_000}, "A program wrote this script"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_said_once(files: dict[str, str], said: str) -> None:
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    found = [one for path in files for one in check_file(path, RULES, project) if one.rule == "file-partly-read"]
    assert len(found) == 1
    assert said in found[0].message.en


@pytest.mark.parametrize("path", ["a.min.js", "static/vendor/a.js", "a.js"])
def test_a_script_whose_name_says_where_it_comes_from_is_left_in_silence(path: str) -> None:
    project = Project([path], Config(), {path: Source(path, "var a=1;" * 4_000)})
    assert [one.rule for one in check_file(path, RULES, project)] == (["file-partly-read"] if path == "a.js" else [])


def test_an_ampersand_that_begins_nothing_hides_nothing() -> None:
    text = '<p>&#a &#; &# &#xg &#12a <img src="a.png"><b title="&#z">'
    project = Project(["a.html"], Config(), {"a.html": Source("a.html", text)})
    assert "img-alt-missing" in {one.rule for one in check_file("a.html", RULES, project)}
    template = project.library.template("a.html")
    assert template is not None
    assert template.elements[-1].attr("title") == "&#z"
    assert str(template.texts[0]) == "&#a &#; &# &#xg &#12a "


LONG, NOTICED = 8_000, 0.05
"""Characters that an expression is searched in, and seconds below which it costs nothing."""
UNITS = [*"9aAé_ -./'\"=:,%{[(<\\*#@$&;|!?«“", "\n", "\t", "\xa0", "\r\n", "a ", "1 ", "<a ", "a.", "a,", "a-", "a_", "a(",
         "a\n", "0.", "{{", "{% ", "' ", "a=", "a:", "a = ", "/*", "--", "é ", "&nbsp;"]  # fmt: skip


def _searched_in(one: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in one.finditer(text):
        if time.process_time() - began > 1:
            break
    return time.process_time() - began


def _slow(texts: Callable[[re.Pattern[str], int], Iterator[str]]) -> dict[str, str]:
    """The expressions that cost more than four times as much for a text four times as long, with that text's beginning."""
    slow = {}
    for name, one in searched().items():
        for small, large in zip(texts(one, LONG // 4), texts(one, LONG), strict=True):
            if _searched_in(one, large) > NOTICED and all(
                _searched_in(one, large) > 8 * max(_searched_in(one, small), NOTICED / 10) for _ in range(3)
            ):
                slow[name] = f"{large[:30]!r} {one.pattern[:80]}"
    return slow


@pytest.mark.parametrize("unit", UNITS)
def test_an_expression_costs_the_size_of_what_is_repeated(unit: str) -> None:
    assert _slow(lambda _, size: iter([(unit * size)[:size]])) == {}


@pytest.mark.parametrize("unit", ["", " ", "\n", "a", "a "])
def test_an_expression_costs_the_size_of_its_own_words_repeated(unit: str) -> None:
    assert _slow(lambda one, size: ((f"{word}{unit}" * size)[:size] for word in words_of(one))) == {}


@pytest.mark.parametrize("unit", [" ", "\n", "a", "1", "a ", "(", "'a", "."])
def test_an_expression_costs_the_size_of_what_follows_its_own_words(unit: str) -> None:
    assert _slow(lambda one, size: (word + (unit * size)[:size] for word in words_of(one))) == {}
