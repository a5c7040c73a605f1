"""Write `components.json`: what the tags and macros of design systems become, from what their own templates render.

usage: python -m guichet.reading.written.generate NODE_MODULES DJANGO_PYTHON
with `npm install govuk-frontend@5.14.0 nunjucks@3` and `pip install django-dsfr==3.6.1` done there. Only facts are kept:
the name of each parameter, and the elements and attributes that it decides, found by rendering each component with
marks in the place of its parameters, then without each of them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from guichet.core.source import Source
from guichet.reading.templates.library import Library
from guichet.reading.templates.template import Template
from guichet.reading.written.generate_marks import VOID, template_of, tokens_of
from guichet.reading.written.writer import written_out

HERE = Path(__file__).resolve().parent
_NUNJUCKS = """
const nunjucks = require("nunjucks"), fs = require("fs");
const env = nunjucks.configure("node_modules/govuk-frontend/dist", {autoescape: true});
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([macro, folder, params]) => env.renderString(
  `{% from "govuk/components/${folder}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`, {params}))));
"""
_DJANGO = """
import inspect, json, re, sys, warnings
warnings.simplefilter("ignore")
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.staticfiles", "widget_tweaks", "dsfr"], STATIC_URL="/static/", USE_I18N=False,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}])
import django; django.setup()
from django.template import Context, engines
from dsfr.templatetags import dsfr_tags
asked = json.load(sys.stdin)
if asked is None:
    keys = {}
    for name, made in vars(dsfr_tags).items():
        if name.startswith("dsfr_") and callable(made):
            found = re.search(r"allowed_keys = (\\[[^\\]]*\\])", inspect.getsource(made))
            if found: keys[name] = eval(found[1])
    print(json.dumps(keys))
else:
    out = []
    for name, _, params in asked:
        words = " ".join(f'{key}=p.{key}' for key in params)
        try:
            source = "{% load dsfr_tags %}{% " + name + " " + words + " %}"
            out.append(engines["django"].from_string(source).render({"p": params}))
        except Exception as problem:
            out.append("")
    print(json.dumps(out))
"""


def _options(components: Path, folder: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((components / folder / "macro-options.json").read_text())
    return found


def _marked(options: list[dict[str, Any]], components: Path, around: str = "") -> dict[str, Any]:
    """Return the parameters of a macro with a mark in the place of each text."""
    names = {one["name"] for one in options}
    found: dict[str, Any] = {}
    for one in options:
        name, kind = one["name"], one["type"]
        if name == "attributes":
            found[name] = {"data-put": f"⟦{around}{name}⟧"}
            continue
        if name in ("caller", "formGroup", "beforeInput", "afterInput", "element", "titleHeadingLevel", "headingLevel") or (name == "html" and "text" in names) or (name.endswith("Html") and f"{name[:-4]}Text" in names):  # fmt: skip
            continue
        if kind in ("string", "html", "nunjucks-block"):
            found[name] = f"⟦{around}{name}⟧"
        elif kind == "object" and one.get("params"):
            found[name] = _marked(one["params"], components, f"{around}{name}.")
        elif kind == "object" and one.get("isComponent") and around.count(".") < 1:
            folder = re.sub("[A-Z]", lambda match: "-" + match[0].lower(), name)
            found[name] = _marked(_options(components, folder), components, f"{around}{name}.")
    return found


def _govuk(modules: Path) -> dict[str, str]:
    def render(asked: list[tuple[str, str, dict[str, Any]]]) -> list[str]:
        run = subprocess.run(["node", "-e", _NUNJUCKS], cwd=modules.parent, input=json.dumps(asked), capture_output=True, text=True, check=True)  # fmt: skip
        made: list[str] = json.loads(run.stdout)
        return made

    found = {}
    components = modules / "govuk-frontend/dist/govuk/components"
    for file in sorted(components.glob("*/macro-options.json")):
        folder = file.parent.name
        macro = "govuk" + "".join(part.capitalize() for part in folder.split("-"))
        options = _options(components, folder)
        params = _marked(options, components)
        lists = [one["name"] for one in options if one["type"] == "array"]
        if lists and folder not in ("date-input",):
            continue  # what a list makes is left unknown
        made = template_of(macro, folder, params, render)
        if _is_sound(made, list(params)):
            found[macro] = _headed(made)
    return found


_HEADED = re.compile(r"<(label|legend)\b([^<]*)>(\{\{ (\w+)\.html\|safe[^}]*\}\})</\1>")


def _headed(made: str) -> str:
    """Return a small template in which a label or a legend may be the heading of the page: no mark shows a boolean."""

    def put(match: re.Match[str]) -> str:
        opened = f"{{% if {match[4]}.isPageHeading %}}<h1>{{% endif %}}"
        closed = f"{{% if {match[4]}.isPageHeading %}}</h1>{{% endif %}}"
        before, after = f"<{match[1]}{match[2]}>", f"</{match[1]}>"
        if match[1] == "label":
            return opened + before + match[3] + after + closed
        return before + opened + match[3] + closed + after

    return _HEADED.sub(put, made)


def _dsfr(python: str) -> dict[str, str]:
    def run(asked: object) -> Any:
        done = subprocess.run(
            [python, "-c", _DJANGO], input=json.dumps(asked), capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    found = {}
    for name, keys in sorted(run(None).items()):
        params = {
            key: f"⟦{key}⟧"
            for key in keys
            if not key.startswith(("is_", "has_", "heading_")) and key not in ("items", "extra_classes")
        }
        made = template_of(name, "", params, run)
        if "items" not in keys and made and _is_sound(made, list(params)):
            found[name] = made
    return found


def _rendered(made: str, given: dict[str, str]) -> str:
    """Return what a small template says with some parameters given and no other."""
    sources = {"templates/made.html": Source("templates/made.html", made)}
    words = " ".join(f"{name}='{value}'" for name, value in given.items())
    call = Template(
        Source(
            "call.html",
            "{% include 'made.html' with " + words + " only %}" if given else "{% include 'made.html' only %}",
        )
    )
    return written_out(call, Library(sources, (), sources.__getitem__)).source.text


def _is_sound(made: str, names: list[str]) -> bool:
    """Whether a small template closes what it opens, with all of its parameters and without any."""
    if "⟦" in made or "<{{" in made:
        return False
    for given in ({}, dict.fromkeys(names, "x")):
        depth = 0
        for kind, name, _ in tokens_of(_rendered(made, given)):
            depth += (kind == "start" and name not in VOID) - (kind == "end")
            if depth < 0:
                return False
        if depth:
            return False
    return True


def main() -> None:
    """Write the file."""
    modules = Path(sys.argv[1]).resolve()
    version = json.loads((modules / "govuk-frontend/package.json").read_text())["version"]
    data = {
        "source": f"govuk-frontend {version} (npm, MIT) and django-dsfr 3.6.1 (PyPI, MIT): the parameters of each "
        "component and the elements that they decide, seen by rendering",
        "macros": _govuk(modules),
        "tags": _dsfr(sys.argv[2]),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE / "components.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
