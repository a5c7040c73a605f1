"""Text that is too pale on its background: many people cannot read it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.contrast import LEAST, contrasts_of, spoken_ratio

LOW = Text(
    fr="Le texte {text} sur {behind} a un contraste de {ratio} : il en faut au moins {least} pour que les personnes malvoyantes le lisent. Foncez ou éclaircissez l’une des deux couleurs.",
    en="The text {text} on {behind} has a contrast of {ratio}: people with low vision need at least {least} to read it. Darken or lighten one of the colours.",
)
SIZE = Text(
    fr="Le texte {text} sur {behind} a un contraste de {ratio} : il en faut au moins {least}, sauf aux très grands caractères (24 pixels, ou 19 en gras). Vérifiez sa taille.",
    en="The text {text} on {behind} has a contrast of {ratio}: at least {least} is needed, save for very large letters (24 pixels, or 19 in bold). Check its size.",
)
IN_PLACES = Text(
    fr="Par endroits, le texte {text} sur {behind} n’a qu’un contraste de {ratio} ; il en faut au moins {least}. Vérifiez où passe le texte sur ce dégradé.",
    en="In places, the text {text} on {behind} has a contrast of {ratio}; it needs at least {least}. Check where the text lies on this gradient.",
)


@template_rule(
    name="contrast-low",
    code="W9601",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte trop peu contrasté", en="Text with too little contrast"),
    harms=Text(
        fr="Les personnes malvoyantes ou âgées, et tout le monde sur un écran en plein soleil.",
        en="People with low vision, older people, and anyone with a screen in the sun.",
    ),
    instead=Text(
        fr="Choisissez deux couleurs dont le contraste atteint 4,5 (3 pour un texte d’au moins 24 pixels, ou 18,5 en gras).",
        en="Choose two colours with a contrast of 4.5 (3 for text of at least 24 pixels, or 18.5 in bold).",
    ),
    wrong_when=Text(
        fr="Un script ou une feuille de style hors du projet change l’une des deux couleurs.",
        en="A script, or a stylesheet outside the project, changes one of the colours.",
    ),
    refs=("rgaa 3.2", "wcag 1.4.3", "act afw4f7", "act 09o5cg"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style>.é { color: #3a3a3a; background: linear-gradient(0deg, #6a6af4, #6a6af4) no-repeat 0 0 / 100% 100% }</style><body><p class="é">Été</p></body></html>', LOW, at="color: #3a3a3a"),
        Bad('<html lang="fr"><style>.é { color: #aaa; background: linear-gradient(#00e, #00e) no-repeat 0 100% / 100% 1px }</style><body><p class="é">Été</p></body></html>', LOW, at="color: #aaa"),
        Bad({"app/views/agent_mailer/é.html.erb": '<html lang="fr"><body><p style="color: #999">Fermé l’été</p></body></html>'}, LOW, at="color: #999", path="app/views/agent_mailer/é.html.erb", review=True),
        Bad({"app/views/agent_mailer/é.html.erb": '<html lang="fr"><body style="background: #fff"><p style="color: #999">Fermé l’été</p></body></html>'}, LOW, at="color: #999", path="app/views/agent_mailer/é.html.erb"),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="css/a.css"><body><p class="note">Fermé l’été</p></body></html>', "css/a.css": '@import "thème.css"; body { background: #fff } .note { color: var(--pâle) } /* été */', "css/thème.css": ":root { --pâle: oklch(75% 0.02 250) }"}, LOW, at="color: var(--pâle)", path="css/a.css"),
        Bad('<html lang="fr"><style>.b { color: #fff; background: #003e8a } .b:hover, .b:focus { background: #9cc2f0 }</style><body><a class="b" href="/é">Été</a></body></html>', LOW, at="background: #9cc2f0"),
        Bad('<html lang="fr"><style>input { background: #fff } ::placeholder { color: #bbb }</style><body><input aria-label="Été" placeholder="jj/mm"></body></html>', LOW, at="color: #bbb"),
        Bad('<html lang="fr"><style>html { font-size: 10px } p { font-size: 1.9rem; color: #888; background: #fff }</style><p>Fermé l’été</p></html>', LOW, at="color: #888"),
        Bad('<p style="color: #aaa; background: white">Pièces à fournir avant l’été</p>', LOW, at="color: #aaa"),
        Bad(
            '<html lang="fr"><style>.note { color: #999 }</style><body style="background: #fff"><p class="note">Fermé l’été</p></body></html>',
            LOW,
            at="color: #999",
        ),
        Bad('<div style="background: #fff"><p style="color: #000; background: #fff; opacity: 0.3">Fermé l’été</p></div>', LOW, at="color: #000"),
        Bad('<button style="color: #777; background: #eee">Déposer la demande</button>', LOW, at="color: #777"),
        Bad('<input type="submit" value="Déposer la demande d’été" style="color: #777; background: #eee">', LOW, at="color: #777"),
        Bad('<p style="color: #fff; background: #eee; text-shadow: 0 0 1px #ccc">Fermé l’été</p>', LOW, at="color: #fff"),
        Bad('<html lang="fr"><p style="color: #000; background: #777; text-shadow: black 0 0 0.2em">Fermé l’été</p></html>', LOW, at='color: #000'),
        Bad(
            '<p style="color: #777; background: linear-gradient(to right, #fff, #000)">Horaires d’été</p>',
            IN_PLACES,
            at="color: #777",
            review=True,
        ),
        Bad(
            {
                "templates/page.html": '<html lang="fr"><link rel="stylesheet" href="../static/a.css"><p class="pâle">Été</p></html>',
                "static/a.css": ".pâle { background: #fff; color: #bbb }",
            },
            LOW,
            at="color: #bbb",
            path="static/a.css",
        ),
        Bad('<html lang="fr"><link rel="stylesheet" href="https://cdn.example/été.css"><style>.b:hover { background: #417dc4; color: #fff }</style><a class="b" href="/é">Été</a></html>', SIZE, at="background: #417dc4", review=True),
        Bad('<html lang="fr"><body><p style="opacity: 0.4">Été en ville</p></body></html>', LOW, at="opacity: 0.4"),
        Bad('<html lang="fr"><body><p><font color="#aaaaaa">Été en ville</font></p></body></html>', LOW, at='color="#aaaaaa"'),
        Bad('<html lang="fr"><style>@layer a, b; @layer b { p { color: #aaa } } @layer a { p { color: #000 } }</style><body><p>Été en ville</p></body></html>', LOW, at="color: #aaa"),
        Bad('<html lang="fr"><body><input aria-label="É" style="color: lab(70% 0 0)"></body></html>', LOW, at="color: lab(70% 0 0)"),
    ),
    good=(
        Good('<html lang="fr"><style>.é { color: #3a3a3a; background-image: linear-gradient(0deg, #6a6af4, #6a6af4); background-repeat: no-repeat; background-size: 0.25rem 100% } .b { color: #333; background: linear-gradient(#00e, #00e) no-repeat 0 100% / 100% 1px }</style><body><p class="é">Été</p><p class="b">Été</p></body></html>'),
        Good('<html lang="fr"><style>.b { color: #fff; background: #003e8a } .b:hover { background: #00275c }</style><a class="b" href="/é">Été</a></html>'),
        Good('<p style="color: #fff; background: #eee; text-shadow: 0 0 2px #000">Été</p><input type="submit" disabled value="Été" style="color: #777; background: #eee">'),
        Good('<html lang="fr"><p style="color: #000; background: #777; text-shadow: #000 0 2px 1px, rgba(0, 0, 0, .2) 0 1px 1px">Été</p></html>'),
        Good('<p style="color: #ccc; background: #fff; -webkit-text-stroke: 0.05em #333">Été</p>'),
        Good('<p id="é" style="color: #888; background: #fff">Nom</p><div role="textbox" aria-disabled="true" aria-labelledby="é"></div>'),
        Good('<div style="background: #000"><p style="color: #fff; background: #333; opacity: 0.8">Été</p></div>'),
        Good('<p style="color: #595959; background: white">Pièces à fournir avant l’été</p>'),
        Good('<h1 style="color: #888; background: #fff; font-size: 32px">Été</h1>'),
        Good('<p style="color: #aaa">Le fond vient d’une feuille de style inconnue.</p>'),
        Good('<html lang="fr"><table bgcolor="#006548"><tr><td style="color: #fff">Été</td></tr></table></html>'),
        Good('<p style="color: {{ couleur }}; background: white">Été</p>'),
        Good('<button disabled style="color: #777; background: #eee">Déposé</button>'),
        Good('<p style="color: #aaa; background: url(plage.jpg)">L’image est peut-être foncée</p>'),
        Good('<p style="display: none; color: #aaa; background: white">Caché</p>'),
        Good('<label style="color: #888; background: #fff">Nom <input disabled></label>'),
        Good('<html lang="fr"><body><div style="position: relative"><div style="position: absolute; inset: 0; background: #000"></div><p style="color: #fff; position: relative">Été en ville</p></div></body></html>'),
        Good('<html lang="fr"><style>@layer a { #é { color: #aaa } } p { color: #000 }</style><body><p id="é">Été en ville</p></body></html>'),
        Good('<html lang="fr"><body><p style="color: color-mix(in oklab, black 80%, white)">Été en ville</p></body></html>'),
    ),
)  # fmt: skip
def contrast_low(page: Page) -> Iterator[Hit]:
    """Report the text whose two colours are known and too near each other."""
    if page.is_email and not page.is_document:
        return
    for one in contrasts_of(page):
        if one.worst >= one.least and not one.hangs_on_size:
            continue
        facts = {
            "text": one.text.hex,
            "behind": one.behind.hex,
            "ratio": spoken_ratio(one.worst, one.least),
            "least": spoken_ratio(one.least),
        }
        if one.hangs_on_size:
            yield Hit(one.span, SIZE, facts | {"least": spoken_ratio(LEAST)}, Certainty.REVIEW, one.path, page.path)
        elif one.best < one.least:
            certainty = Certainty.REVIEW if one.on_canvas and page.is_email else Certainty.VIOLATION
            yield Hit(one.span, LOW, facts, certainty, one.path, page.path)
        else:
            yield Hit(one.span, IN_PLACES, facts, Certainty.REVIEW, one.path, page.path)
