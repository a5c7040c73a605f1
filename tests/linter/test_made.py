"""What scripts write as markup, and the elements that they make, are asked what elements are asked."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project


def said(code: str) -> list[tuple[str, str, str]]:
    """Return what is said of a script: the rule, the text that it points at, how sure it is."""
    project = Project(["a.js"], Config(), {"a.js": Source("a.js", code)})
    found = check_file("a.js", Rules(selected(Config())), project)
    shown = [one for one in found if one.family.value == "accessibility" or one.rule == "rule-failed"]
    return [(one.rule, code[one.span.start : one.span.end], one.certainty.value) for one in shown]


@pytest.mark.parametrize(
    ("code", "rule", "at"),
    [
        ("é.innerHTML = `<li><img src=\"${l.photo}\"><b>${l.nom}</b></li>`", "img-alt-missing", '<img src="${l.photo}">'),
        ("liste.insertAdjacentHTML('beforeend', '<li>Été <button class=\"x\"></button></li>')", "button-name-missing", '<button class="x">'),
        ("$('#é').append('<p>Été <a class=\"ico\" href=\"' + url + '\"></a></p>')", "link-name-missing", "<a class=\"ico\" href=\"' + url + '\">"),
        ('é.innerHTML = "<p>Été <button type=\\"button\\"></button></p>"', "button-name-missing", '<button type=\\"button\\">'),
        ('const é = document.createElement("button"); é.innerHTML = \'<span aria-hidden="true">&times;</span>\'; liste.append(é)', "button-name-missing", 'document.createElement("button")'),
        ('const é = document.createElement("img"); é.src = v.url; liste.append(é)', "img-alt-missing", 'document.createElement("img")'),
        ('const é = document.createElement("iframe"); é.src = "/é"; é.width = 600; liste.append(é)', "iframe-title-missing", 'document.createElement("iframe")'),
        ('const é = document.createElement("a"); é.href = url; é.classList.add("ico"); liste.append(é)', "link-name-missing", 'document.createElement("a")'),
        ('const é = document.createElement("div"); é.setAttribute("role", "button"); é.tabIndex = 0; liste.append(é)', "button-name-missing", 'document.createElement("div")'),
        ('const r = this.attachShadow({ mode: "open" }); const é = document.createElement("input"); é.setAttribute("aria-labelledby", this.getAttribute("nom")); r.append(é)', "field-label-missing", 'document.createElement("input")'),
        ('const é = document.createElement("input"); é.addEventListener("change", () => dire(é.value)); r.append(é)', "field-label-missing", 'document.createElement("input")'),
    ],
)  # fmt: skip
def test_what_a_script_makes_without_what_it_needs(code: str, rule: str, at: str) -> None:
    assert (rule, at, "violation") in said(code)


@pytest.mark.parametrize(
    "code",
    [
        'é.innerHTML = `<li><img src="${l.photo}" alt="${l.texte}"><b>${l.nom}</b></li>`',
        "liste.insertAdjacentHTML('beforeend', '<li>Été <button class=\"x\">' + nom + '</button></li>')",
        'é.innerHTML = `<ul>${lieux.map((l) => `<li><a href="${l.url}">${l.nom}</a></li>`).join("")}</ul>`',
        'é.innerHTML = `<label for="${id}">${nom}</label><input id="${id}">`',
        'const b = $("<button>", { text: "Retirer", title: été })',
        'const é = document.createElement("img"); é.src = v.url; é.alt = v.texte; liste.append(é)',
        'const é = document.createElement("button"); é.textContent = nom; liste.append(é)',
        'const é = document.createElement("button"); é.innerHTML = \'<i class="x"></i> <span class="sr-only">Retirer</span>\'; liste.append(é)',
        'const é = document.createElement("button"); é.innerHTML = icone("été"); liste.append(é)',
        'const é = document.createElement("button"); é.append(icone); liste.append(é)',
        'const é = document.createElement("button"); habiller(é); liste.append(é)',
        'function faire() { const é = document.createElement("button"); é.type = "button"; return é }',
        'const é = document.createElement("input"); const l = document.createElement("label"); l.append("Été", é)',
        'const é = document.createElement("input"); é.setAttribute("aria-labelledby", this.getAttribute("nom")); r.append(é)',
        'const d = document.createElement("dialog"); d.setAttribute("aria-labelledby", "titre-été"); d.append(x)',
        'if (a < b) { é.textContent = "<p>" }',
        'fenêtre.document.write("<html><body><p>Été</p></body></html>")',
    ],
)
def test_what_a_script_makes_as_it_should_be(code: str) -> None:
    assert said(code) == []


def test_a_name_that_may_come_later_is_asked_about() -> None:
    code = (
        'é.innerHTML = `<p>Été <button class="x"></button></p>`; é.querySelector(".x").setAttribute("aria-label", nom)'
    )
    assert [(rule, sure) for rule, _, sure in said(code)] == [("button-name-missing", "review")]
    code = 'é.innerHTML = `<label for="n"></label><input id="n">`; é.querySelector("label").textContent = nom'
    assert {sure for _, _, sure in said(code)} == {"review"}
