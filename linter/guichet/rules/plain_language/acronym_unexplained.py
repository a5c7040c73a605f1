"""An acronym that the text never spells out."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, Option, prose_rule
from guichet.told.acronym_heaps import heaped
from guichet.told.acronyms import acronyms
from guichet.told.diplomas import is_a_diploma
from guichet.told.legal import is_decision, is_terms
from guichet.told.readers import is_kept_among_the_told, meets_somebody, stops_somebody
from guichet.told.spelled_out import explained_in

UNEXPLAINED = Text(
    fr="« {acronym} » n’est expliqué nulle part : qui ne le connaît pas n’ose pas toujours demander. Écrivez le nom entier la première fois, puis le sigle entre parenthèses.",
    en='"{acronym}" is explained nowhere: people who do not know it may not dare to ask. Write the full name the first time, then the acronym in brackets.',
)
HEAPED = Text(
    fr="« {acronyms} » : une phrase de sigles, que personne ne connaît tous. Dites chaque chose par son nom, et ce qu’il faut apporter ou faire.",
    en='"{acronyms}": a sentence of acronyms, all of which nobody knows. Call each thing by its name, and say what to bring or to do.',
)


@prose_rule(
    name="acronym-unexplained",
    code="W9203",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Sigle sans explication", en="Acronym without an explanation"),
    harms=HARMS_READING,
    instead=Text(fr="La première fois, le nom entier puis le sigle : « centre communal d’action sociale (CCAS) ».", en='The first time, the full name then the acronym: "Citizens Advice Bureau (CAB)".'),
    wrong_when=Text(fr="Votre public connaît ce sigle : ajoutez-le à l’option « known ».", en='Your public knows the acronym: add it to the option "known".'),
    refs=("iso-24495", "services-publics-plus", "wcag 3.1.4"),
    lesson="05-plain-language/02-jargon",
    elsewhere=explained_in,
    options=(Option("known", [], Text(fr="sigles que votre public connaît", en="acronyms that your public knows")),),
    bad=(
        Bad('{"pièces": "Joindre la DASRI ou le PAI selon le RPI, la fiche AESH et le QF."}\n', HEAPED, at="Joindre la DASRI ou le PAI selon le RPI, la fiche AESH et le QF.", path="locales/fr.json"),
        Bad('<p lang="fr">Demandez l’attestation au CCAS. Le CCAS est fermé l’été.</p>', UNEXPLAINED, at="CCAS"),
        Bad('<p lang="fr">Le centre communal vous reçoit toute l’année. Le CCAS est fermé l’été.</p>', UNEXPLAINED, at="CCAS"),
        Bad('<p lang="fr">Votre dossier est suivi par la <strong>DASES</strong>.</p>', UNEXPLAINED, at="DASES"),
        Bad('<p lang="fr">Écrivez à la DASES (le courrier est gratuit), même l’été.</p>', UNEXPLAINED, at="DASES"),
        Bad('<label lang="en">Your URN (see your letter from the café)</label>', UNEXPLAINED, at="URN"),
        Bad('from django.utils.translation import gettext as _\n\nMESSAGE = _("L’ANTS vous écrira avant la fin de l’été.")\n', UNEXPLAINED, at="ANTS", path="service/messages.py"),
        Bad('<p lang="fr">Vous pouvez venir à toute heure.</p><p lang="fr">Apportez votre carte.</p><p lang="fr">La DASES est ouverte toute l’année, sauf l’été.</p>', UNEXPLAINED, at="DASES", review=True),
        Bad("Bonjour,\n\nL’envoi à la MDPH est gratuit pour vous.\n", UNEXPLAINED, at="MDPH", path="lettre.txt"),
    ),
    good=(
        Good('{"pièces": "Joindre la notification de la maison du handicap, et la feuille de l’école."}\n', path="locales/fr.json"),
        Good('<p lang="fr">Le centre communal d’action sociale (CCAS) vous reçoit. Le CCAS est fermé l’été.</p>'),
        Good('<p lang="fr">Votre dossier passe devant la commission des droits et de l’autonomie des personnes handicapées. La CDAPH répond en quatre mois.</p>'),
        Good('<h2 lang="fr">Le centre communal d’action sociale</h2><p lang="fr">Le CCAS est fermé l’été.</p>'),
        Good('<p lang="fr">Écrivez à la CNIL (l’autorité qui protège vos données), même l’été.</p>'),
        Good('<p lang="fr">Appelez la MDPH (maison départementale des personnes handicapées).</p>'),
        Good('<p lang="fr">Votre <abbr title="union de recouvrement">URSSAF</abbr> vous écrira. L’URSSAF est en ville.</p>'),
        Good('<p lang="fr">Envoyez un PDF à la CAF, par SMS ou sur une clé USB. C’est GRATUIT, NE payez PAS.</p>'),
        Good('<p lang="fr">LA MAIRIE DE SAINT-AMBLAIN VOUS ACCUEILLE ÉTÉ COMME HIVER</p>'),
        Good('<p lang="fr">Écrivez à : préfecture de Valmorte, TSA 10001, 99000 Valmorte. Lisez la décision n° 2018-765 DC.</p>'),
        Good('<p lang="en">RGAA 4.1.2, France’s accessibility standard for public services.</p>'),
        Good('<p lang="fr">Écrivez au Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>'),
        Good('<p lang="fr">Cours sous licence Creative Commons Attribution 4.0 (CC BY 4.0).</p>'),
        Good('<p lang="fr">Vous pouvez voir Pierre BOULLE cet été. INOUI vous emmène, cliquez sur VALIDER.</p>'),
        Good('<p lang="fr">Pour dire non, appuyez sur REFUSER dans le message de l’été.</p>'),
        Good('<p lang="en">Mention the café in the README, with UNIX line ends.</p>'),
        Good('from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n    """Générée."""\n\n    operations = [migrations.AddField("foyer", "lieu", models.CharField(help_text="Demandez l’attestation au CCAS."))]\n', path="foyers/migrations/0002_lieu.py"),
        Good('<p lang="fr">Tapez <code>CCAS</code> dans la case. On écrit parfois « DASES ».</p>'),
    ),
)  # fmt: skip
def acronym_unexplained(document: Document) -> Iterator[Hit]:
    """Report each acronym once where no long form is given anywhere: certain when it is a noun said to a person.

    In a sentence about something, amid others that speak to them, its readers may know it: a question. A law that is cited, a label, a message to agents say it to nobody.
    """
    if is_decision(document) or is_terms(document):
        return
    more = frozenset(document.option("acronym-unexplained", "known"))
    told: set[str] = set()
    for found, names in heaped(document, more):
        told.update(names)
        words = Text(fr=" », « ".join(names), en='", "'.join(names))
        yield Hit(found.prose.span(*found.prose.sentence_at(found.start)), HEAPED, {"acronyms": words}, once=str(names))
    for use in (one for one in acronyms(document, more) if one.acronym not in told):
        if use.explained or not use.is_noun or is_a_diploma(use.found):
            continue
        is_said = stops_somebody(use.found.prose)
        if is_said or (_is_met(use.found) and not _is_a_source(use.found)):
            certainty = Certainty.VIOLATION if is_said else Certainty.REVIEW
            yield Hit(use.found.span, UNEXPLAINED, {"acronym": use.acronym}, certainty, once=use.acronym)


def _is_met(found: Found) -> bool:
    """Whether a sentence that speaks to nobody stands in a text that speaks to those whom a service is for, who have to understand it."""
    prose = found.prose
    return prose.document.is_sequence and meets_somebody(prose) and is_kept_among_the_told(prose)


_ARTICLE = re.compile(r"\b(?:articles?|art\.|sections?) [^.;:!?]{0,20}\d[^;:!?]{0,60}\b(?:du|de la|de l'|of the) ?$")


def _is_a_source(found: Found) -> bool:
    """Whether it is the code that an article is taken from: the reference says where it is written, and not what to do."""
    return _ARTICLE.search(found.prose.plain, 0, found.start) is not None
