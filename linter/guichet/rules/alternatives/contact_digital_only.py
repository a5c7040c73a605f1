"""A contact page where the only way to make contact is a screen."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.reached import Lost, Reach
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.channels import channels_of, may_bring_contact
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule

DIGITAL = Text(
    fr="Cette page de contact n’offre qu’un écran : formulaire ou courriel. Ajoutez un numéro et une adresse postale.",
    en="This contact page offers only a screen: a form or an email. Add a telephone number and a postal address.",
)

NOBODY = Text(
    fr="Cette page de contact ne mène à personne : des réponses toutes faites, un robot. Ajoutez un numéro, une adresse postale et un guichet.",
    en="This contact page leads to nobody: ready-made answers, a robot. Add a telephone number, a postal address and a counter.",
)
_READY_MADE = re.compile(
    r"\b(?:faq|foire aux questions|questions fréquentes|centre d.aide|assistant virtuel|chatbot|robot|frequently asked|help cent(?:re|er)|virtual assistant|our bot)\b",
    re.I,
)
_CONTACT = re.compile(
    r"\b(?:contact|nous contacter|contactez-nous|nous joindre|nous écrire|contact us|get in touch)\b", re.I
)
_OTHER = re.compile(
    r"données personnelles|mentions légales|\bdpo\b|privacy|signaler un (?:bug|problème)|contacts? (?:liste|list)|organi[sz]er|speaker|attendee|exhibitor|presse\b|partenaire",
    re.I,
)


_BY_MAIL = re.compile(r"\b(?:par|un|le|notre|by|an|our) (?:courriel|e-?mail|mail)\b|@[\w-]+\.\w", re.I)
"""That one writes there, in words: a script makes the link."""


def _is_a_view(page: Page) -> bool:
    """Whether a component is a page by itself: it has the one title, and brings in nothing that could tell more."""
    if not is_component(page.path) or not page.find("h1") or may_bring_contact(page):
        return False
    return all(one.name in _OF_TEXT for one in page.find())


_OF_TEXT = frozenset(
    "template main article section div header footer nav h1 h2 h3 h4 h5 h6 p a ul ol li dl dt dd span strong em b i u br hr img svg path"
    " form fieldset legend label input textarea select option button script style address details summary small".split()
)
"""What a page of text and its form are made of: any other element is a component, which may say more."""


LISTED = Text(
    fr="« {said} » : ce contact n’offre qu’un écran, et le reste de la page ne donne ni numéro, ni adresse, ni guichet. Ajoutez-les à la liste.",
    en='"{said}": this contact offers only a screen, and the rest of the page gives no number, no address, no counter. Add them to the list.',
)


def _listed(act: Act) -> Iterator[Hit]:
    """Report the table of a contact page that lists screens alone."""
    if isinstance(act, Reach) and act.lost is Lost.SCREENS:
        yield Hit(act.span, LISTED, {"said": act.shown}, path=act.path)


@page_rule(
    name="contact-digital-only",
    code="W9508",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Contact seulement numérique", en="Digital-only contact"),
    harms=Text(
        fr="Les personnes qui n’écrivent pas à l’aise, qui n’ont pas d’adresse électronique, ou dont l’affaire presse.",
        en="People who do not write with ease, have no email address, or cannot wait.",
    ),
    instead=Text(
        fr="Donnez le nom du service, son adresse postale et un numéro de téléphone.",
        en="Give the name of the service, its postal address and a telephone number.",
    ),
    wrong_when=Text(
        fr="La page ne concerne que des points techniques, comme la protection des données.",
        en="The page is only about technical matters, such as data protection.",
    ),
    refs=("crpa-r-112-11-1", "ddd-2022"),
    lesson="02-another-door/01-channels",
    also=(Check(Subject.ACT, (Kind.REFUSE,), ("contact", "joindre", "écrire", "ecrire", "touch", "reach"), _listed),),
    bad=(
        Bad("titre: Nous contacter, été comme hiver\nmoyens:\n  - libelle: Formulaire de contact\n    lien: /contact\n", LISTED, at="- libelle: Formulaire de contact\n    lien: /contact\n", path="pages/contact.yml"),
        Bad('<html lang="fr"><h1>Nous contacter</h1><form method="post"><textarea name="message"></textarea></form></html>', DIGITAL, at="<h1>"),
        Bad('<html lang="fr"><h1>Contact</h1><p><a href="mailto:aide@caisse.example">Écrire à la caisse</a></p></html>', DIGITAL, at="<h1>"),
        Bad('{% extends "ailleurs.html" %}{% block corps %}<h1>Nous contacter</h1><form method="post"><textarea name="é"></textarea></form>{% endblock %}', DIGITAL, at="<h1>", review=True),
        Bad(
            {
                "templates/base.html": "<html lang='en'>{% block body %}{% endblock %}</html>",
                "templates/contact.html": "{% extends 'base.html' %}{% block body %}<h1>Contact us</h1><form method='post'>{{ form }}</form>{% endblock %}",
            },
            DIGITAL, at="<h1>", path="templates/contact.html",
        ),
        Bad('<template>\n  <main>\n    <h1>Nous contacter</h1>\n    <p>Écrivez-nous par <a v-mail="{ sujet }">courriel à {{ adresse }}</a>, l’été aussi.</p>\n  </main>\n</template>\n', DIGITAL, at="<h1>", path="src/views/contact.vue", review=True),
        Bad('<html lang="fr"><h1>Nous contacter</h1><p>Consultez la <a href="/faq/">foire aux questions</a>, déjà prête.</p></html>', NOBODY, at="<h1>"),
    ),
    good=(
        Good('<html lang="fr"><h1>Nous contacter</h1><a href="mailto:a@b.example">Écrire</a> <a href="tel:+33199001234">Appeler</a></html>'),
        Good('<html lang="fr"><h1>Contact</h1><address>3 place du Marché, 99120 Valbrume</address><form method="post"><textarea name="m"></textarea></form></html>'),
        Good('<html lang="fr"><h1>Exercer vos droits sur vos données personnelles : contact</h1><a href="mailto:dpo@b.example">Écrire</a></html>'),
        Good('<template>\n  <main>\n    <h1>Nous contacter</h1>\n    <p>Écrivez-nous par courriel, ou appelez le 01 99 00 12 34, l’été aussi.</p>\n  </main>\n</template>\n', path="src/views/contact.vue"),
        Good('<template>\n  <main>\n    <h1>Nous contacter</h1>\n    <p>Écrivez-nous par courriel.</p>\n    <Coordonnees />\n  </main>\n</template>\n<script setup>\nimport Coordonnees from "./Coordonnees.vue"; // été\n</script>\n', path="src/views/contact.vue"),
        Good('<h1>Nous contacter</h1><form method="post"><textarea name="message"></textarea></form>'),
    ),
)  # fmt: skip
def contact_digital_only(page: Page) -> Iterator[Hit]:
    """Report a whole contact page that offers a form or an e-mail address, and nothing else."""
    whole = page.is_document and page.is_complete
    if not (whole or page.lacks_layout or _is_a_view(page)) or page.is_back_office or page.is_email:
        return
    heading = next((one for one in page.find("h1") if _CONTACT.search(one.text) and not _OTHER.search(one.text)), None)
    if heading is None or len(visible(heading.text)) > 60 or channels_of(page):
        return
    asks = any((form.attr("method") or "").lower() == "post" for form in page.find("form"))
    mails = any((link.attr("href") or "").lower().startswith("mailto:") for link in page.find("a"))
    if asks or mails or (_is_a_view(page) and _BY_MAIL.search(page.text)):
        certainty = Certainty.VIOLATION if whole and not may_bring_contact(page) else Certainty.REVIEW
        yield Hit(heading.span, DIGITAL, {}, certainty, heading.template.path, page.path)
    elif whole and _READY_MADE.search(page.text) and not may_bring_contact(page):
        yield Hit(heading.span, NOBODY, {}, path=heading.template.path, page=page.path)
