"""What scripts do to people, and what decides it: this code, these acts, these grounds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.places import Place
from guichet.done.acts.script.act import ScriptAct
from guichet.done.nouns.act import Kind, Reason

from tests.linter.done import texts


def acts(files: str | Mapping[str, str]) -> list[ScriptAct]:
    """Return the acts of the first of some scripts."""
    path = "static/a.js" if isinstance(files, str) else ""
    return [act for act in texts.acts(files, path) if isinstance(act, ScriptAct)]


@pytest.mark.parametrize(
    ("code", "kind", "written"),
    [
        ("form.hidden = true;", Kind.HIDE, "form.hidden = true"),
        ("send.disabled = !open;", Kind.HIDE, "send.disabled = !open"),
        ("form.setAttribute('inert', '');", Kind.HIDE, "form.setAttribute('inert', '')"),
        ("$('#form').hide();", Kind.HIDE, "$('#form').hide()"),
        ("form.classList.add('d-none');", Kind.HIDE, "form.classList.add('d-none')"),
        ("form.style.display = 'none';", Kind.HIDE, "form.style.display = 'none'"),
        ("form.replaceWith(note);", Kind.HIDE, "form.replaceWith(note)"),
        ("note.textContent = 'Le service est fermé.';", Kind.HIDE, "note.textContent = 'Le service est fermé.'"),
        ("window.location.href = '/later';", Kind.REFUSE, "window.location.href = '/later'"),
        ("res.status(503);", Kind.REFUSE, "res.status(503)"),
    ],
)
def test_doors_shut_by_a_script(code: str, kind: Kind, written: str) -> None:
    act = acts(code)[0]
    assert (act.kind, act.script.written(act.node), act.place) == (kind, written, Place.PUBLIC)


@pytest.mark.parametrize("code", ["form.hidden = false;", "menu.hidden = true;", "res.status(200);", "form.classList.remove('d-none');"])  # fmt: skip
def test_doors_that_stay_open(code: str) -> None:
    assert acts(code) == []


@pytest.mark.parametrize(
    "files",
    [
        "if (new Date().getHours() < 8) { form.hidden = true; }",
        "const h = new Date().getHours();\nsend.disabled = h < 8 || h > 18;",
        "function late(at = new Date()) { return at.getHours() > 17; }\nif (late()) { form.hidden = true; }",
        "const now = new Date();\nfunction shut() { form.remove(); }\nif (now.getDay() === 0) shut();",
        "const open = () => new Date().getHours() > 8;\nif (!open()) location.href = '/later';",
        {"a.js": "import { open } from './hours.js';\nif (!open()) form.hidden = true;", "hours.js": "export function open() { return new Date().getDay() === 1; }"},
        "const h = Number(new Intl.DateTimeFormat('fr', { hour: 'numeric' }).format(new Date()));\nsend.disabled = h < 9;",
        "const t = new Date().toLocaleTimeString('fr-FR');\nif (t < '09:00') form.hidden = true;",
        {"a.js": "import { late } from './late.js';\nsend.disabled = late(new Date());", "late.js": "export const late = (at) => at.getHours() > 17;"},
        {"a.js": "import { tz } from './tz.js';\nimport { week } from './week.js';\nform.hidden = week(tz());", "tz.js": "export function tz() { return new Date(Date.now()); }", "week.js": "export function week(day) { const d = day.getDay(); return d === 0 || d === 6; }"},
        {"a.js": "import { shut } from './shut.js';\nif (new Date().getHours() < 8) shut();\nform.hidden = new Date().getHours() > 8;", "shut.js": "export const shut = () => form.remove();"},
    ],
)  # fmt: skip
def test_the_hour_decides(files: str | Mapping[str, str]) -> None:
    assert any(list(act.grounds(Reason.HOUR)) for act in acts(files))


def test_the_way_to_the_clock_of_another_script_is_kept() -> None:
    (act,) = acts(
        {
            "a.js": "import { open } from './hours.js';\nif (!open()) form.hidden = true;",
            "hours.js": "export function open() {\n  return new Date().getDay() === 1;\n}",
        }
    )
    (ground,) = act.grounds(Reason.HOUR)
    assert (ground.shown, ground.through) == ("open()", (("open", "hours.js", 1),))


@pytest.mark.parametrize(
    "code",
    [
        "if (new Date() > deadline) { form.hidden = true; }",
        "const day = new Intl.DateTimeFormat('fr', { dateStyle: 'long' }).format(new Date());\nif (closed(day)) form.hidden = true;",
        "const early = (slot) => slot.getHours() < 9;\nconst next = slots.filter((s) => s > new Date());\nform.hidden = early(next);",
        "const h = new Date().getHours();\nif (broken) { form.hidden = true; }",
        "const today = new Date().toISOString();\nif (cookie.includes(today)) form.remove();",
    ],
)
def test_the_hour_does_not_decide(code: str) -> None:
    assert not any(list(act.grounds(Reason.HOUR)) for act in acts(code))
