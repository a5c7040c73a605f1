"""Texts that change language while the page keeps the one it declares."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, text
from guichet.reading.scripts.translators import TRANSLATES
from guichet.rulebook.rule import Bad, Good, script_rule
from guichet.told.language.applications import is_declared_by_code

KEPT = Text(
    fr="Les textes changent de langue et la page garde celle qu’elle déclare : un lecteur d’écran les lit avec l’accent d’une autre. Changez aussi document.documentElement.lang.",
    en="The texts change language and the page keeps the one declared: a screen reader reads them with the accent of another. Change document.documentElement.lang too.",
)
_LOCALE = re.compile(r"(?:^|\.)(?:locale|language)(?:\.value)?$")
_CHANGES = re.compile(r"(?:^|\.)(?:changeLanguage|setLocale)$|\btranslate\w*\.use$|^\$?locale\.set$")


@script_rule(
    name="page-lang-unchanged",
    code="W9699",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Langue de la page qui ne suit pas les textes", en="Page language that does not follow the texts"),
    harms=Text(
        fr="Les personnes qui écoutent la page : chaque mot est lu avec les sons d’une autre langue.",
        en="People who listen to the page: each word is read with the sounds of another language.",
    ),
    instead=Text(
        fr="Écrivez la langue choisie dans l’attribut lang de <html> au moment où les textes changent.",
        en="Write the chosen language in the lang attribute of <html> when the texts change.",
    ),
    wrong_when=Text(
        fr="La page est rechargée dans l’autre langue par le serveur.",
        en="The server loads the page again in the other language.",
    ),
    refs=("rgaa 8.3", "rgaa 8.4", "wcag 3.1.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    mentions=("locale", "changelanguage", "translate"),
    bad=(
        Bad('import { createI18n } from "vue-i18n";\nexport const i18n = createI18n({ locale: "fr" });\nexport function parler(langue) { i18n.global.locale.value = langue; } // été\n', KEPT, at="i18n.global.locale.value = langue", path="src/i18n.js"),
        Bad('import i18n from "i18next";\nexport const parler = (langue) => i18n.changeLanguage(langue); // été\n', KEPT, at="i18n.changeLanguage(langue)", path="src/langue.ts"),
        Bad('import { locale } from "svelte-i18n";\nexport function parler(langue) { locale.set(langue); } // été\n', KEPT, at="locale.set(langue)", path="src/langue.js"),
    ),
    good=(
        Good('import { createI18n } from "vue-i18n";\nexport const i18n = createI18n({ locale: "fr" });\nexport function parler(langue) { i18n.global.locale.value = langue; document.documentElement.lang = langue; } // été\n', path="src/i18n.js"),
        Good({"src/langue.ts": 'import i18n from "i18next";\nexport const parler = (langue) => i18n.changeLanguage(langue); // été\n', "src/suite.ts": 'i18n.on("languageChanged", (une) => document.querySelector("html").setAttribute("lang", une))\n'}),
        Good('import i18n from "i18next";\nexport const été = () => i18n.changeLanguage("fr");\n', path="src/langue.ts"),
        Good("export function parler(langue) { carte.locale = langue } // été\n", path="src/carte.js"),
    ),
)  # fmt: skip
def page_lang_unchanged(script: Script) -> Iterator[Hit]:
    """Report what changes the language of the texts of a project where nothing changes the language of the page."""
    if not TRANSLATES.search(script.text):
        return
    for node in script.walk("assignment_expression", "call_expression"):
        if node.type == "assignment_expression":
            given = field(node, "right")
            changes = _LOCALE.search(text(field(node, "left"))) is not None
        else:
            given = next(iter(arguments(node)), None)
            changes = _CHANGES.search(text(field(node, "function"))) is not None
        if changes and given is not None and given.type != "string" and not is_declared_by_code(script.project):
            yield Hit(script.span(node), KEPT)
            return
