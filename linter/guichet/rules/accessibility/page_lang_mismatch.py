"""A page that says one language and speaks another."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.landmarks import is_whole_page
from guichet.reading.language.detection import detect, share_of
from guichet.reading.language.tags import has_valid_subtag, primary_subtag
from guichet.reading.project.project import Project
from guichet.reading.templates.brought import is_brought
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import COMPONENT_SUFFIXES, RUBY_SUFFIXES
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule
from guichet.told.language.applications import misdeclared, misdeclared_by_layout
from guichet.told.language.spoken import spoken_runs

OTHER = Text(
    fr="La page se dit en « {declared} » et parle « {spoken} » : un lecteur d’écran la lira avec la mauvaise voix. Corrigez « lang ».",
    en='The page says it is in "{declared}" and speaks "{spoken}": a screen reader will read it with the wrong voice. Correct "lang".',
)

TWICE = Text(
    fr="« lang » dit « {declared} » et « xml:lang » dit « {other} » : selon le logiciel, la page est lue avec l’une ou l’autre voix. Donnez-leur la même langue.",
    en='"lang" says "{declared}" and "xml:lang" says "{other}": depending on the software, the page is read with one voice or the other. Give both the same language.',
)


def _of_applications(project: Project) -> Iterator[Hit]:
    """Report the page that an application fills, whose language is not that of what the application says."""
    for root, declared, spoken in (*misdeclared(project), *misdeclared_by_layout(project)):
        facts = {"declared": declared, "spoken": spoken}
        yield Hit(root.attribute_span("lang"), OTHER, facts, path=root.template.path)


_SAID = "<main><h1>Demander une aide cet été</h1><p>Cette démarche vous prend dix minutes. Vous pouvez la reprendre plus tard sans rien perdre de ce que vous avez écrit.</p></main>"
_SHELL = '<!doctype html><html lang="{}"><head><title>Aide</title></head><body><div id="app"></div></body></html>'


@page_rule(
    name="page-lang-mismatch",
    code="W9117",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Langue déclarée, langue parlée', en='Declared language, spoken language'),
    harms=Text(fr='Les personnes aveugles : toute la page est lue avec la mauvaise voix.', en='People who are blind: the whole page is read with the wrong voice.'),
    instead=Text(fr='Déclarez sur <html> la langue du texte.', en='Declare on <html> the language of the text.'),
    wrong_when=Text(fr='La page mêle deux langues à parts égales.', en='The page mixes two languages half and half.'),
    refs=("rgaa 8.4", "wcag 3.1.1", "act ucwvc8"),
    lesson="04-accessibility/02-headings-landmarks-links",
    also=(Check(Subject.PROJECT, (*COMPONENT_SUFFIXES, *RUBY_SUFFIXES), (), _of_applications),),
    bad=(
        Bad({"index.html": _SHELL.format("en"), "src/App.vue": f"<template>{_SAID}</template>"}, OTHER, at='lang="en"', path="index.html"),
        Bad({"app/views/layouts/application.html.erb": '<html lang="en"><head><title>Aide</title></head><body><%= yield %></body></html>', "app/views/é/p.html.erb": _SAID}, OTHER, at='lang="en"', path="app/views/layouts/application.html.erb"),
        Bad({"app/views/layouts/application.html.erb": '<html lang="en"><head><title>Aide</title></head><body><%= yield %></body></html>', "app/views/layouts/mailer.html.erb": '<html lang="en"><body><%= yield %></body></html>', "app/views/é/p.html.erb": _SAID}, OTHER, at='lang="en"', path="app/views/layouts/application.html.erb"),
        Bad({"src/app.html": '<html lang="en"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>', "src/routes/+page.svelte": _SAID}, OTHER, at='lang="en"', path="src/app.html"),
        Bad({"app/layout.jsx": 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }', "app/page.jsx": f"export default function Page() {{ return {_SAID}; }}"}, OTHER, at='lang="en"', path="app/layout.jsx"),
        Bad('<html lang="fr" xml:lang="en"><body><p>Le guichet est ouvert l’été, tous les matins et sans rendez-vous.</p></body></html>', TWICE, at='xml:lang="en"', severity=Severity.MINOR),
        Bad('<html lang="en"><head><title>Refaire sa carte d’identité</title></head><body><p>Vous pouvez refaire votre carte à la mairie, avec ou sans rendez-vous.</p></body></html>', OTHER, at='lang="en"'),
        Bad('<html lang="fr"><body><h1>How to renew your card</h1><p>You can ask for it at the town hall, on the day that suits you, café included.</p></body></html>', OTHER, at='lang="fr"'),
        Bad('<html lang="de"><body><img src="é.jpg" aria-labelledby="é"><p lang="en" id="é">Fireworks</p></body></html>', OTHER, at='lang="de"'),
        Bad('<html lang="de"><body><p>Le guichet est ouvert tous les matins, sans rendez-vous, et vous pouvez venir avec un proche.</p></body></html>', OTHER, at='lang="de"'),
    ),
    good=(
        Good({"app/views/layouts/application.html.erb": '<html lang="en"><head><title>Aide</title></head><body><%= yield %></body></html>', "app/views/é/p.html.erb": f'<div lang="fr">{_SAID}</div>'}),
        Good({"app/views/layouts/mailer.html.erb": '<html lang="en"><body><%= yield %></body></html>', "app/views/é/p.html.erb": _SAID}),
        Good({"index.html": _SHELL.format("fr"), "src/App.vue": f"<template>{_SAID}</template>"}, path="index.html"),
        Good({"index.html": _SHELL.format("en"), "src/App.vue": f"<template>{_SAID}</template>", "src/main.js": 'document.documentElement.lang = "fr"'}, path="index.html"),
        Good({"index.html": _SHELL.format("en"), "src/App.vue": f'<template><div lang="fr">{_SAID}</div></template>'}, path="index.html"),
        Good('<html lang="fr"><body><p>{{ _("The page that you are looking for is not at the café.") }}</p>{% blocktrans %}You can go back to the home page of the service.{% endblocktrans %}</body></html>'),
        Good('<html lang="fr"><body><p>Le guichet est ouvert tous les matins, sans rendez-vous, et vous pouvez venir avec un proche.</p></body></html>'),
        Good('<html lang="fr"><body><p lang="en">Fireworks</p>{{ été }}</body></html>'),
        Good('<html lang="fr"><body><p lang="en">Fireworks</p><p lang="es">Señora</p></body></html>'),
        Good('<html lang="fr"><body><p lang="en">You can ask for it at the town hall, on the day that suits you.</p><p>Été</p></body></html>'),
        Good('<html lang="fr" xml:lang="fr-FR"><body><p>Le guichet est ouvert l’été.</p></body></html>'),
        Good('<html lang="fr" xml:lang="{{ l }}"><body><p>Le guichet est ouvert l’été.</p></body></html>'),
        Good('<html lang="{{ l }}"><body><p>Le guichet est ouvert tous les matins, sans rendez-vous.</p></body></html>'),
    ),
)  # fmt: skip
def page_lang_mismatch(page: Page) -> Iterator[Hit]:
    """Report a declared language when the words of the page are clearly of another."""
    html = next((one.element for one in page.placed("html")), None)
    lang = html.attr("lang") if html is not None else None
    if html is None or not lang or is_dynamic(lang) or not has_valid_subtag(lang):
        return
    declared = primary_subtag(lang)
    other = html.attr("xml:lang") or ""
    if other.strip() and not is_dynamic(other) and primary_subtag(other) != declared:
        facts = {"declared": lang, "other": other}
        yield Hit(html.attribute_span("xml:lang"), TWICE, facts, path=html.template.path, severity=Severity.MINOR)
    if html.template is not page.template:
        yield from _in_a_layout(html, declared, page)
        return
    own: list[str] = []
    marked: dict[str, int] = {}
    for part, text in spoken_runs(html, page):
        if part:
            marked[part] = marked.get(part, 0) + len(text)
        else:
            own.append(text)
    text = " ".join(own)
    if len(marked) == 1 and declared not in marked and not _says_more(page):
        yield Hit(html.attribute_span("lang"), OTHER, {"declared": declared, "spoken": next(iter(marked))})
        return
    spoken, count, second = detect(text)
    if (
        spoken
        and spoken != declared
        and count >= 2 * max(second, 1)
        and len(text) * 4 > max(marked.values(), default=0)
    ):
        yield Hit(html.attribute_span("lang"), OTHER, {"declared": declared, "spoken": spoken})


def _in_a_layout(html: Element, declared: str, page: Page) -> Iterator[Hit]:
    """Report the page whose layout, that a package brings, declares a language that it never speaks."""
    extends = page.template.extends
    if (
        extends is None
        or page.is_shared
        or not is_brought(html.template)
        or any("lang" in one.attrs for one in page.find() if one is not html)
    ):
        return
    spoken, count, second = detect(page.text)
    if spoken and spoken != declared and count >= 2 * max(second, 1) and 4 * share_of(page.text, declared) <= count:
        yield Hit(extends.span, OTHER, {"declared": declared, "spoken": spoken})


def _says_more(page: Page) -> bool:
    """Whether a page says, or may say, something that no element marks with another language than its own."""
    body = next((one.element for one in page.placed("body")), None)
    if body is None or not is_whole_page(page) or page.find("script") or is_dynamic(body.text):
        return True
    return any(not lang and text.strip() for lang, text in spoken_runs(body, page))
