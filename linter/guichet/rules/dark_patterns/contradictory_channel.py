"""Two pages that send people to each other, and neither lets them do anything."""

import re
from collections.abc import Iterator, Mapping

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import is_template
from guichet.reading.templates.template import Template
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule
from guichet.told.contradictions import contradictions
from guichet.told.language.word_lists import lowered
from guichet.told.shut_place import shut_places
from guichet.told.shut_then import shut_when_asked

PING_PONG = Text(
    fr="« {link} » renvoie à une page qui renvoie ici : la personne tourne en rond, sans formulaire, ni téléphone, ni adresse. Traitez la demande sur l’une des deux pages.",
    en='"{link}" sends people to a page that sends them back here: they go round in circles, with no form, phone or address. Deal with the request on one of the two pages.',
)
SHUT = Text(
    fr="« {words} » : le même texte envoie la personne par là. Elle le fait, et rien n’arrive. Gardez une seule voie, qui marche, et dites-la.",
    en='"{words}": the same text sends people that way. They do it, and nothing arrives. Keep one way, that works, and say it.',
)
THEN = Text(
    fr="« {words} » : le même texte dit que c’est fermé à ce moment-là. La personne se déplace pour rien, et croit s’être trompée. Vérifiez le jour et l’heure.",
    en='"{words}": the same text says that it is shut then. People come for nothing, and believe that the mistake is theirs. Check the day and the hour.',
)
CLOSED = Text(
    fr="« {words} » : une autre phrase du même texte y envoie la personne. Elle trouve porte close, et croit s’être trompée. Gardez le chemin qui est ouvert.",
    en='"{words}": another sentence of the same text sends people there. They find it shut, and believe that the mistake is theirs. Keep the way that is open.',
)
_HREF = re.compile(r"href\s*=([^>]*)")
_WORD = re.compile(r"[\w-]+")
_SENDS = re.compile(
    r"adress(?:ez-vous|er)|rapproch(?:ez-vous|er)|contact(?:ez|er)\b|tourn(?:ez-vous|er) vers|relève de|de la compétence de|ne (?:traite|gère|sont? pas traitée?s?)|voir (?:avec|auprès)|consult(?:ez|er)|"
    r"rendez-vous (?:sur|auprès)|please (?:contact|ask|see|go to)|is (?:handled|dealt with|managed) by|ask (?:the|your)|responsib"
)
_PHONE = re.compile(r"\b0\d(?:[ .]?\d\d){4}\b|\b\d{5} [A-ZÉÈ]")


def _shut_again(document: Document) -> Iterator[Hit]:
    """Report the door that a text shuts, and to which it sends its reader."""
    for found in contradictions(document):
        yield Hit(found.span, SHUT, {"words": found.text})


def _shut_then(document: Document) -> Iterator[Hit]:
    """Report the day or the hour at which a text asks its reader to come, and says that it is shut."""
    for found in shut_when_asked(document):
        yield Hit(found.span, THEN, {"words": found.text})


def _closed(document: Document) -> Iterator[Hit]:
    """Report the place to which a text sends its reader, and that it says is shut."""
    for found in shut_places(document):
        yield Hit(found.span, CLOSED, {"words": found.text})


@project_rule(
    name="contradictory-channel",
    code="W9325",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Renvoi d’une page à l’autre", en="Sent from page to page"),
    harms=Text(
        fr="Les personnes qui ne connaissent pas l’administration : elles croient s’être trompées, et abandonnent.",
        en="People who do not know the administration: they believe they made a mistake, and give up.",
    ),
    instead=Text(fr="Une seule page prend la demande et la transmet ; elle donne un nom, un téléphone, un délai.", en="One page takes the request and passes it on; it gives a name, a phone number, a delay."),
    wrong_when=Text(fr="La démarche se fait par un lien que guichet ne sait pas lire.", en="The procedure is done through a link that guichet cannot read."),
    refs=("herd-moynihan", "ddd-2022"),
    lesson="08-deceptive-interfaces/03-sludge",
    also=(Check(Subject.PROSE, (), ("ferm", "hors service", "en panne", "condamn", "barré", "bloqu", "inaccessible", "closed", "locked", "shut", "blocked", "out of "), _closed), Check(Subject.PROSE, (), ("pond", "reply", "repl", "poste", "courrier", "post", "phone", "guichet", "accueil", "desk", "counter", "bureau", "office", "mail", "rendez-vous", "appointment"), _shut_again), Check(Subject.PROSE, (), ("ferm", "closed", "open", "ouvr", "ouvert", "accueille", "reçoit", "staffed"), _shut_then, ("venez", "présentez", "rendez-vous", "attend", "convoqu", "reçu", "passez", "come", "appointment", "visit", "interview", "bring", "be here"))),
    bad=(
        Bad('{"été": "Répondez à ce message avant le 3 mai 2027. Cette boîte n’est pas relevée."}\n', SHUT, at="Cette boîte n’est pas relevée", path="mails/fr.json", review=True),
        Bad('{"été": "Présentez-vous le lundi 3 mai 2027. Le bureau est fermé le lundi."}\n', THEN, at="Présentez-vous le lundi", path="mails/fr.json", review=True),
        Bad('{"été": "Entrez par le portail A, rue Haute. Le portail A est fermé pendant les travaux."}\n', CLOSED, at="portail A est fermé", path="mails/fr.json", review=True),
        Bad("Dear Zoé,\n\nUse the north door, by the café.\n\nThe north door is locked until 3 May 2027.\n", CLOSED, at="north door is locked", path="letters/works.txt"),
        Bad('{"café": "The office is open from 9am to 12pm. Come on 3 May 2027 at 2pm."}\n', THEN, at="Come on 3 May 2027 at 2pm", path="locales/en.json"),
        Bad('{"café": "Send the form by post. We do not accept forms by post."}\n', SHUT, at="do not accept forms by post", path="locales/en.json"),
        Bad({"t/caisse.html": '<p>Adressez-vous à la <a href="/mairie/">mairie</a>.</p>\n', "t/mairie.html": '<p>Contactez d’abord la <a href="/caisse/">caisse</a>.</p>\n'}, PING_PONG, at='<a href="/mairie/">', path="t/caisse.html"),
        Bad({"t/a.html": "<p>Rapprochez-vous du <a href=\"{% url 'b' %}\">service B</a> à côté.</p>\n", "t/b.html": "<p>Cela relève du service A. Voir avec <a href=\"{% url 'a' %}\">lui</a>.</p>\n"}, PING_PONG, at="<a href=\"{% url 'b' %}\">", path="t/a.html"),
        Bad({"t/north.html": '<li>This is handled by the <a href="south.html">south café</a>.</li>\n', "t/south.html": '<li>Please ask the <a href="north.html">north office</a>.</li>\n'}, PING_PONG, at='<a href="south.html">', path="t/north.html"),
        Bad({"t/caisse/index.html": '<p>Adressez-vous à la <a href="../mairie/index.html">mairie</a>.</p>\n', "t/mairie/index.html": '<p>Contactez d’abord la <a href="/caisse/">caisse</a>.</p>\n'}, PING_PONG, at='<a href="../mairie/index.html">', path="t/caisse/index.html"),
    ),
    good=(
        Good('{"été": "Ne répondez pas à ce message : personne ne le lit. Appelez le 01 99 00 12 34."}\n', path="mails/fr.json"),
        Good('{"été": "Présentez-vous le mardi 4 mai 2027, à 14 h. Le bureau est fermé le lundi, et ouvre de 9 h à 17 h."}\n', path="mails/fr.json"),
        Good('{"été": "Entrez par le portail B, rue Haute. Le portail A est fermé pendant les travaux."}\n', path="mails/fr.json"),
        Good('{"été": "Venez au guichet 4. Le guichet 4 est fermé le lundi."}\n', path="mails/fr.json"),
        Good("Dear Zoé,\n\nUse the lift of the café. The lift of the library is out of order.\n", path="letters/works.txt"),
        Good('{"café": "Bring the form to the desk. The desk does not take cheques."}\n', path="locales/en.json"),
        Good({"t/caisse.html": '<p>Adressez-vous à la <a href="/mairie/">mairie</a>.</p>\n', "t/mairie.html": '<p>Appelez le <a href="tel:+33123456789">01 23 45 67 89</a>, ou la <a href="/caisse/">caisse</a>.</p>\n'}),
        Good({"t/caisse.html": '<nav><a href="/mairie/">Mairie</a></nav><p>Été</p>\n', "t/mairie.html": '<nav><a href="/caisse/">Caisse</a></nav>\n'}),
        Good({"t/caisse.html": '<p>Contactez la <a href="/mairie/">mairie</a>.</p>\n', "t/mairie.html": '<form method="post"><p>Déposez ici, ou voyez la <a href="/caisse/">caisse</a>.</p></form>\n'}),
    ),
)  # fmt: skip
def contradictory_channel(project: Project) -> Iterator[Hit]:
    """Report the first of two pages that refer people to each other, when neither offers a form, a number or an address."""
    stems: dict[str, str] = {}
    for path in project.paths:
        if is_template(path):
            stems.setdefault(_stem(path), path)
    seems = {path: _links_to(stems, project.text(path).lower()) for path in dict.fromkeys(stems.values())}
    sent: dict[str, dict[str, Element]] = {}
    for path, targets in seems.items():
        # Two pages must refer to each other: the texts say whether they may, before any is parsed.
        if not any(target != path and path in seems[target] for target in targets):
            continue
        if _SENDS.search(project.text(path).lower()) and (template := project.library.template(path)) is not None:
            found = {stems[stem]: link for stem, link in _referrals(template) if stem in stems and stems[stem] != path}
            if found and not _acts(template):
                sent[path] = found
    for path, links in sent.items():
        for target, link in links.items():
            if path < target and path in sent.get(target, {}):
                yield Hit(link.span, PING_PONG, {"link": link.text}, path=path)


def _stem(path: str) -> str:
    """Return the word by which links name a page: its file, or its folder when the file is an index."""
    folder, _, name = path.lower().rpartition("/")
    stem = name.partition(".")[0]
    return folder.rpartition("/")[2] if stem == "index" and folder else stem


def _links_to(stems: Mapping[str, str], lowered: str) -> set[str]:
    """Return the pages that the links of a text may lead to."""
    words = {word for link in _HREF.findall(lowered) for word in _WORD.findall(link)}
    return {stems[word] for word in words & stems.keys()}


def _referrals(template: Template) -> Iterator[tuple[str, Element]]:
    for link in template.by_name.get("a", ()):
        block = link.closest("p", "li", "dd", "div")
        if (
            block is None
            or block.closest("nav", "header", "footer") is not None
            or not _SENDS.search(lowered(block.text)[:400])
        ):
            continue
        span = link.value_span("href")
        words = _WORD.findall(template.source.text[span.start : span.end].lower().replace(".html", ""))
        if words[1:] and words[-1] == "index":
            words.pop()
        if words:
            yield words[-1], link


def _acts(template: Template) -> bool:
    if (
        any((form.attr("method") or "").lower() == "post" for form in template.by_name.get("form", ()))
        or "address" in template.by_name
    ):
        return True
    if any((link.attr("href") or "").startswith(("tel:", "mailto:")) for link in template.by_name.get("a", ())):
        return True
    return bool(_PHONE.search(" ".join(str(node) for node in template.texts)))
