"""Office words that people do not use: replace them, explain them once, or delete them."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, Option, prose_rule
from guichet.told.explained import is_explained, is_title, names_a_kind
from guichet.told.fitting import advice, said
from guichet.told.heaps import OFFICE, Group, is_heap, is_heavy, sentence_by_sentence
from guichet.told.legal import cites_law, is_decision, is_terms
from guichet.told.phrases import Phrase, phrase_list
from guichet.told.readers import meets_somebody, speaks_of_served, stops_somebody
from guichet.told.saying import is_note

REPLACE = Text(
    fr="« {found} » arrête les personnes qui ne parlent pas la langue des bureaux. {advice}.",
    en='"{found}" stops people who do not speak office language. {advice}.',
)
SIMPLER = Text(fr="« {found} » alourdit la phrase. {advice}.", en='"{found}" weighs the sentence down. {advice}.')
DELETE = Text(
    fr="« {found} » n’apprend rien et retarde l’essentiel. Supprimez-le.",
    en='"{found}" says nothing and delays what matters. Delete it.',
)
HEAVY = Text(
    fr="« {found} » : {number} tournures de bureau alourdissent la phrase. Plus simple : {advice}.",
    en='"{found}": {number} office phrases weigh the sentence down. Simpler: {advice}.',
)
EXPLAIN = Text(
    fr="« {found} » a un sens précis que peu de personnes connaissent. Gardez-le et expliquez-le une fois : {plain}.",
    en='"{found}" has an exact meaning that few people know. Keep it and explain it once: {plain}.',
)
HEAPED = Text(
    fr="« {found} » : {number} tournures de bureau dans une phrase, qu’il faut relire pour savoir ce qu’elle demande. Ce qu’elles veulent dire : {advice}. Gardez les faits, et dites-les comme à quelqu’un que vous avez en face.",
    en='"{found}": {number} office phrases in one sentence, to be read twice before one knows what it asks. What they mean: {advice}. Keep the facts, and say them as you would to someone in front of you.',
)
_MESSAGES = {"replace": REPLACE, "heavy": SIMPLER, "simpler": SIMPLER, "explain": EXPLAIN, "delete": DELETE}
_STOPS = "replace"
"""The table of words that stop somebody; a plainer word is not always the right one, and a term may be known to its readers."""
_KNOWN = frozenset({"le cas échéant", "est pas tenu+ de", "sont pas tenu+ de"})
"""Phrases that whoever only comes across them reads without stopping: they stop those alone who are told to act upon them."""
_MANNERS = frozenset({"heavy", "simpler", "delete"})
"""Correct and heavy words: alone in a sentence, each is understood, and is a matter of style."""
_TABLES = ("replace", "heavy", "simpler", "explain", "delete", "let_be")


@prose_rule(
    name="admin-jargon",
    code="W9201",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Mot de bureau", en="Office jargon"),
    harms=HARMS_READING,
    instead=Text(fr="Écrivez le mot que les personnes emploient. Gardez un terme officiel s’il le faut, et expliquez-le une fois.", en="Write the word that people use. Keep an official term if you must, and explain it once."),
    wrong_when=Text(fr="Le mot est le nom officiel d’un droit ou d’un document, ou vos lecteurs et lectrices l’emploient : dites pour qui est le dossier avec `audience`.", en="The word is the official name of a right or a document, or your readers use it: say whom the folder is for with `audience`."),
    refs=("iso-24495", "services-publics-plus", "wcag 3.1.3"),
    lesson="05-plain-language/02-jargon",
    options=(Option("each", False, Text(fr="dire aussi, un par un, les mots corrects et lourds qui sont seuls dans leur phrase", en="also tell, one by one, the correct and heavy words that stand alone in their sentence")),),
    common=10,
    bad=(
        Bad('<p lang="fr">Votre carte de l’été est caduque.</p>', REPLACE, at="caduque"),
        Bad('<p lang="fr">La notification interviendra postérieurement à l’été, à l’issue de la procédure relative à la cessation de l’aide.</p>', HEAPED, at="à l’issue de"),
        Bad('<p lang="fr">La ville octroie cette aide à la rentrée, pas à l’été.</p>', REPLACE, at="octroie", review=True),
        Bad('<p lang="fr">Les pièces <strong>susvisées</strong> sont à joindre à votre lettre.</p>', REPLACE, at="susvisées"),
        Bad('<p lang="fr">Vous pouvez déposer un recours gracieux avant le 2 juin 2027.</p>', EXPLAIN, at="recours gracieux", review=True),
        Bad('<p lang="fr">La décision vous est notifiée à l’adresse de votre école.</p>', EXPLAIN, at="notifiée à", review=True),
        Bad('<p lang="fr">Nous vous informons que l’ensemble des pièces est complet.</p>', HEAVY, at="Nous vous informons que", review=True),
        Bad('<p lang="en">In the event that you need assistance, call the café.</p>', HEAVY, at="In the event that", review=True),
        Bad('{% load i18n %}<p>{% trans "You must pay the fee prior to your visit." %}</p>', REPLACE, at="prior to"),
        Bad('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "sent"\nmsgstr "Le montant a été octroyé à votre famille, à l’été."\n', REPLACE, at="octroyé", path="locale/fr/django.po"),
        Bad('from django import forms\n\n\nclass Demande(forms.Form):\n    piece = forms.FileField(help_text="Le document dûment signé, avec votre prénom")\n', REPLACE, at="dûment", path="service/forms.py"),
    ),
    good=(
        Good('<p lang="fr">Votre lettre parle peut-être d’<q>élection de domicile</q>.</p>'),
        Good('<p lang="fr">Le mot « nonobstant » veut dire « malgré ».</p>'),
        Good('<p lang="fr">Vous pouvez déposer un recours gracieux (demander à la mairie de revoir sa décision).</p>'),
        Good('<dl lang="fr"><dt>Ampliation</dt><dd>Une copie officielle. L’ampliation est gratuite.</dd></dl>'),
        Good("# Glossaire de la mairie\n\nTéléservice\n:   Une démarche que l’on fait en ligne.\n", path="glossaire.md"),
        Good('<p lang="en">Read <em lang="fr">Une personne sur six n’utilise pas Internet</em>, 2019.</p>'),
        Good('<p lang="de">Die Kommission ad hoc, nonobstant, ipso facto.</p>'),
        Good('<p lang="fr">La mairie ouvre à compter du 3 mai, afin de recevoir les écoles cet été.</p>'),
        Good('<p lang="fr">L’erreur a été notifiée à l’équipe technique de l’été.</p><p lang="fr">Nos équipes sont prévenues : elle est notifiée aux développeurs.</p>'),
        Good('<p lang="fr">En cas d’urgence, appelez le 15, même l’été. Il faut en outre le dire à l’école.</p>'),
        Good('<p lang="fr">Après l’été, une majoration de 10 % s’ajoute : appelez-nous avant.</p>'),
        Good('<p lang="en">You can ask an independent tribunal to look at it, free. Café opens at nine.</p>'),
        Good('<p lang="en">You can go to a tribunal, which is independent of us. Café opens at nine.</p>'),
        Good('<p lang="fr">Tapez <code>afin de</code> dans la recherche.</p>'),
        Good('<p lang="fr">Vous n’avez pas le droit d’effectuer cette action, même l’été.</p>'),
        Good('<p lang="en">We need your permission in order to help you at the café.</p>'),
        Good('<form lang="fr"><label for="a">Type d’avenant de l’été</label><input id="a" name="avenant"></form>'),
    ),
)  # fmt: skip
def admin_jargon(document: Document) -> Iterator[Hit]:
    """Report the phrases of the lists: certain where they stop a person spoke to, or are heaped up in one sentence."""
    if is_decision(document) or is_terms(document):
        return
    for lang in ("fr", "en"):
        phrases = phrase_list(f"plain_language/jargon_{lang}.toml", lang, _TABLES)
        found = [one for one in phrases.find(document, lang) if _counts(*one)]
        office = (one for one in found if one[0].table in OFFICE)
        heaped = [group for group in sentence_by_sentence(office) if is_heap(group)]
        within = {id(one.match) for group in heaped for _, one in group}
        for group in heaped:
            facts = {**_words_of(group), "advice": _meanings(group)}
            yield Hit(group[0][1].span, HEAPED, facts, once=group[0][1].sentence)
        each = document.option("admin-jargon", "each")
        left = (one for one in found if one[0].table in _MANNERS and id(one[1].match) not in within and not each)
        for group in filter(is_heavy, sentence_by_sentence(left)):
            facts = {**_words_of(group), "advice": _meanings(group)}
            yield Hit(group[0][1].span, HEAVY, facts, Certainty.REVIEW, once=group[0][0].key)
        told: set[str] = set()
        for phrase, one in found:
            if id(one.match) in within or (phrase.table in _MANNERS and not (each and stops_somebody(one.prose))):
                continue
            if phrase.table == "explain" and (phrase.key in told or _is_of_others(one)):
                continue
            told.add(phrase.key)
            is_said = stops_somebody(one.prose)
            if phrase.table == "explain" and not is_said:
                continue  # a term is kept anyway: who is told to act upon it has to know it
            is_apart = not document.is_sequence and (phrase.table != _STOPS or cites_law(one.sentence))
            if not is_said and (is_apart or not meets_somebody(one.prose)):
                continue
            if not is_said and phrase.key in _KNOWN:
                continue
            certainty = Certainty.VIOLATION if is_said and phrase.table == _STOPS else Certainty.REVIEW
            facts = {"found": said(one), "plain": phrase.plain, "advice": advice(phrase, one, lang)}
            yield Hit(one.span, _MESSAGES[phrase.table], facts, certainty, once=phrase.key)


def _is_of_others(found: Found) -> bool:
    """Whether an exact term is told of somebody else than the reader, or with the law that it is taken from: they need not act upon it."""
    return cites_law(found.sentence) or speaks_of_served(found.prose)


def _words_of(group: Group) -> dict[str, object]:
    words = Text(fr=" », « ".join(said(one) for _, one in group), en='", "'.join(said(one) for _, one in group))
    return {"found": words, "number": len(group)}


def _meanings(group: Group) -> Text:
    """What each of several phrases means, told as a list: put into one sentence they would have to fit one another."""
    plain = [(said(one), phrase.plain) for phrase, one in group]
    return Text(
        fr=" ; ".join(f"« {found} » : {words or 'rien'}" for found, words in plain),
        en="; ".join(f'"{found}": {words or "nothing"}' for found, words in plain),
    )


def _counts(phrase: Phrase, found: Found) -> bool:
    """Whether words are those of an office: not their other sense, a name, nor what is explained where they stand."""
    if (
        phrase.table == "let_be"
        or is_title(found)
        or is_note(found)
        or names_a_kind(found)
        or found.text.lower() in found.prose.document.explained
    ):
        return False
    return phrase.table in _MANNERS or not is_explained(found)
