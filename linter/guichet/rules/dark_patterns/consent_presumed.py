"""An agreement written down for someone who did nothing that agrees."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.consent import MENTIONS
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.agreement import agreements_taken, terms_imposed
from guichet.told.legal import is_terms

IN_THEIR_PLACE = Text(
    fr="« {name} » devient « oui » pour des personnes qui n’ont pas répondu. Laissez la réponse vide, et posez-leur la question.",
    en='"{name}" becomes yes for people who have not answered. Leave the answer empty, and ask them.',
)
BY_PASSING = Text(
    fr="Un « oui » est gardé sans que personne ait accepté : le temps passe, la page défile, une fenêtre se ferme. Ne gardez un « oui » qu’après un bouton qui le dit.",
    en="A yes is kept though nobody agreed: time goes by, the page scrolls, a window closes. Keep a yes only after a button that says so.",
)

TOLD_AS_YES = Text(
    fr="« {words} » : ce que la personne fait de toute façon, ou ne fait pas, lui est compté comme un « oui ». Posez la question à part, avec un « non » qui ne coûte rien.",
    en='"{words}": what people do anyway, or do not do, is counted as their yes. Ask the question apart, with a no that costs nothing.',
)
TERMS = Text(
    fr="« {words} » : le service change seul ce qui était convenu. Dites ce qui change, quand, et comment refuser sans rien perdre.",
    en='"{words}": the service alone changes what was agreed. Say what changes, when, and how to refuse without losing anything.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that takes something for a yes: a question in terms of use, whose wording is that of lawyers."""
    for lang in ("fr", "en"):
        for found, to_terms in agreements_taken(document, lang):
            is_sure = not (to_terms or is_terms(document))
            yield Hit(
                found.span, TOLD_AS_YES, {"words": found.text}, Certainty.VIOLATION if is_sure else Certainty.REVIEW
            )
        for found in terms_imposed(document, lang):
            is_sure = not is_terms(document)
            yield Hit(found.span, TERMS, {"words": found.text}, Certainty.VIOLATION if is_sure else Certainty.REVIEW)


@act_rule(
    Kind.ANSWER,
    Kind.KEEP,
    name="consent-presumed",
    code="W9329",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Consentement présumé", en="Consent presumed"),
    harms=Text(
        fr="Les personnes qui ne se sont jamais prononcées : leurs données partent, et une date dit qu’elles l’ont voulu.",
        en="People who never answered: their data leaves, and a date says that they wanted it.",
    ),
    instead=Text(
        fr="Le silence ne vaut pas accord : laissez la valeur inconnue, demandez, et n’agissez qu’après un « oui ».",
        en="Silence is no agreement: leave the value unknown, ask, and act only after a yes.",
    ),
    wrong_when=Text(
        fr="La valeur reprend une réponse que chaque personne a donnée ailleurs, et qui est gardée.",
        en="The value carries an answer that each person gave elsewhere, and that is kept.",
    ),
    refs=("gdpr-4-11", "gdpr-recital-32", "gdpr-7"),
    lesson="08-deceptive-interfaces/02-consent",
    since="0.1.0",
    needs=MENTIONS,
    also=(
        Check(Subject.PROSE, (), (), _told),
    ),
    bad=(
        Bad('Profil.objects.filter(accord_partage__isnull=True).update(accord_partage=True)  # été\n', IN_THEIR_PLACE, at="Profil.objects.filter(accord_partage__isnull=True).update(accord_partage=True)", path="comptes/management/commands/aligner.py"),
        Bad('for compte in comptes:\n    Accord.objects.create(compte=compte, finalite="études", valeur=True)  # consentement\n', IN_THEIR_PLACE, at='Accord.objects.create(compte=compte, finalite="études", valeur=True)', path="comptes/tasks.py"),
        Bad("-- l’été\nUPDATE usagers SET consentement_enquetes = TRUE WHERE consentement_enquetes IS NULL;\n", IN_THEIR_PLACE, at="UPDATE usagers SET consentement_enquetes = TRUE WHERE consentement_enquetes IS NULL", path="scripts/accords.sql"),
        Bad('window.addEventListener("scroll", () => {\n  localStorage.setItem("cookies", "accepté");\n});\n', BY_PASSING, at='localStorage.setItem("cookies", "accepté")', path="static/bandeau.js"),
        Bad('document.querySelector("#bandeau .fermer").addEventListener("click", () => {\n  document.cookie = "traceurs=oui; max-age=31536000";\n});\n', BY_PASSING, at='document.cookie = "traceurs=oui; max-age=31536000"', path="static/bandeau.js"),
    ),
    good=(
        Good('Profil.objects.filter(accord_partage__isnull=True).update(accord_partage=False)\n', path="comptes/tasks.py"),
        Good('def accepter(request):\n    Profil.objects.filter(usager=request.user).update(accord_partage=True)\n', path="comptes/vues.py"),
        Good("UPDATE usagers SET consentement_enquetes = NULL WHERE date_accord < '2020-01-01';\n", path="scripts/accords.sql"),
        Good('document.querySelector("#accepter").addEventListener("click", () => {\n  localStorage.setItem("cookies", "accepté");\n});\n', path="static/bandeau.js"),
        Good('document.querySelector(".fermer").addEventListener("click", () => {\n  localStorage.setItem("cookies", "refusé");\n});\n', path="static/bandeau.js"),
    ),
)  # fmt: skip
def consent_presumed(act: Act) -> Iterator[Hit]:
    """Report a yes that nobody said."""
    if act.is_presumed and act.place.is_lived:
        yield Hit(act.span, IN_THEIR_PLACE if act.asked else BY_PASSING, {"name": act.asked})
