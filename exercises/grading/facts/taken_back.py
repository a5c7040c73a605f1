"""What one sentence gives and another takes back: a door shut, kept for others, or that needs a screen first."""

from __future__ import annotations

from collections.abc import Iterator

from grading.facts.negation import NE
from grading.facts.parties import SAME, Party
from grading.facts.reading import Reading
from grading.facts.said import Said
from grading.facts.words import BE, DETERMINERS, EXCLUSIVELY, Sentence, is_order

POINTING = frozenset(
    "ni on ce cet cette ces cela ceci ca y celui-ci celle-ci tout tous toutes this these that those ici".split()
)
CHOICE = frozenset("aussi egalement ou possible peut pouvez pourrez either also or can may".split())
WAITING = ("restez", "patientez", "gardez")
EVERY = ("tout", "toute", "tous", "toutes", "chaque", "votre", "vos")
ONLY = EXCLUSIVELY | frozenset("que qu' seul seuls seule seules obligatoire obligatoirement must".split())
IMPERSONAL = frozenset("on il ce c' it".split())
# « Rien de plus », « n’envoyez rien après », « par courriel »: not this paper, that day or that way.
NARROWED = frozenset(
    "d'autre autre apres tard mail courriel internet ordinateur argent payer timbre timbrer agrafe deplacer venir rendez-vous"
    " avocat inquieter telephoner appeler recopier signer reste formulaire remplir expliquer justifier coute coutent".split()
)
# A noun that narrows « pour », « aux », unless everyone is named with it.
EVERYONE = frozenset("tous toutes tout chacun compris comme aussi egalement everyone all".split())


def shut(text: Reading, about: str = "door") -> Said | None:
    """The first place that says that a door, or what is said of it, no longer holds; a weekly closing is none."""
    return next(all_shut(text, about), None)


def all_shut(text: Reading, about: str = "door") -> Iterator[Said]:
    """Every place that says so."""
    for said in text.denies("heed"):
        clause = {one.plain for one in said.clause.words}
        if (
            not clause & {"sans", "avant", "apres", "pas", "que"} - {"pas"}
            and not said.is_conditional
            and _is_about(text, said, about, [])
        ):
            yield said
    unreachable = [
        one for one in text.denies("reach") if one.clause.has("possible", "impossible", "permis", "interdit")
    ]
    for said in (*text.denies("holds"), *_no_longer(text, about), *unreachable):
        # « Ce n’est pas un robot qui répond. »
        if (
            said.by is Party.MACHINE
            or _is_readers_own(said)
            or said.is_supposed
            or said.is_example
            or said.text.endswith("?")
            or _in_clause(text, "spares", said)
        ):
            continue
        before = [one.plain for one in said.clause.words[: said.first]]
        online = [one for one in text.mentions("screen", said.sentence) if one.clause is said.clause]
        # « Après le 4 mai, nous ne pourrons plus accepter votre recours » only gives a last day.
        if any(one.plain in ("apres", "passe", "passee", "au-dela") for one in said.sentence.words):
            continue
        weekly = _in_sentence(text, "recurs", said) and not said.clause.has("plus")
        comes_back = weekly and not _in_sentence(text, "for_good", said)
        if (
            not any(one.first < said.first for one in online)
            and not comes_back
            and _is_about(text, said, about, before)
        ):
            yield said


def _no_longer(text: Reading, about: str) -> Iterator[Said]:
    """What a door no longer does, or what is no longer there: « ne s’occupe plus des cartes », « il n’y a personne »."""
    for said in text.mentions(about) if about else ():
        words = [one.plain for one in said.clause.words]
        denied = any(one in NE for one in words)
        gone = denied and "plus" in words[1:] and words[words.index("plus") - 1] not in ("au", "non", "de")
        nobody = (
            denied
            and ["y", "a"] in [words[at : at + 2] for at in range(len(words))]
            and {"personne", "aucun", "aucune"} & {*words}
        )
        if (gone or nobody) and not _in_clause(text, "harmless_denial", said):
            yield said


def _is_readers_own(said: Said) -> bool:
    """Whether the person who reads does it: « si vous avez changé d’adresse », but not « vous ne serez pas reçu »."""
    before = [one.plain for one in said.clause.words[: said.first]]
    passive = any(one.startswith(("ser", "ete", "etes")) for one in before[-3:])
    return said.by is Party.READER and not passive


def _in_clause(text: Reading, family: str, said: Said) -> bool:
    return any(one.clause is said.clause for one in text.mentions(family, said.sentence))


def _in_sentence(text: Reading, family: str, said: Said) -> bool:
    return next(text.mentions(family, said.sentence), None) is not None


def _is_about(text: Reading, said: Said, about: str, before: list[str]) -> bool:
    """Whether the sentence speaks of the thing, or points to the one before that does; all do when nothing is named."""
    if not about:
        return True
    if _in_sentence(text, about, said):
        # A payment that stops is no door that shuts.
        return _in_clause(text, about, said) or not _in_clause(text, "stop", said)
    # « Nous ne recevons plus. »
    acting = said.clause.words[said.first].plain.endswith("ons") or said.clause.has("pouvons")
    works = said.by is Party.SERVICE and acting
    points = [one.plain for clause in said.sentence.clauses for one in clause.words][:6] + before
    earlier = text.sentences[max(0, said.sentence.at - 2) : said.sentence.at]
    return (
        not _in_clause(text, "stop", said)
        and (works or any(one in SAME or one in POINTING for one in points))
        and any(next(text.mentions(about, one), None) is not None for one in earlier)
    )


def behind_a_screen(text: Reading, about: str = "door") -> Said | None:
    """The place that asks for a screen before a door opens; a screen offered as well asks nothing."""
    for said in text.says("screen"):
        # « Seulement si vous avez un compte » asks for one.
        only_if = said.is_supposed and any(one.plain in ONLY for one in said.sentence.words)
        if (said.is_supposed and not only_if) or said.clause.has(*WAITING):
            continue
        plain = [one.plain for one in said.clause.words]
        offered = any(one in CHOICE for one in plain) and not any(one in ONLY or one in NE for one in plain)
        if not _is_about(text, said, about, []) and "rendez-vous" not in said.sentence.plain:
            continue
        needed = [one for one in text.says("needs", said.sentence) if (one.first, one.last) != (said.first, said.last)]
        # Nothing is asked for where the sentence says elsewhere that one can do without.
        if needed and not offered and not text.denies("screen", said.sentence):
            helped = any(one in said.sentence.plain for one in ("avec vous", "pour vous", "a votre place", "vous aide"))
            if not helped:
                return said
    return None


def kept_for_others(text: Reading, about: str = "door") -> Said | None:
    """The first place that keeps a thing for a class of others, or says that the person who reads is not served."""
    return next(all_kept(text, about), None)


def all_kept(text: Reading, about: str = "door") -> Iterator[Said]:
    """Every place that does so."""
    for said in text.says("classes"):
        words = [one.plain for one in said.clause.words]
        limits = [
            one
            for one in text.says("only", said.sentence)
            if one.clause is said.clause and 0 <= said.first - one.last <= 4
        ]
        strong = any(said.clause.words[one.first].plain not in ("pour", "aux", "concernent") for one in limits)
        to_reader = any(one in ("vous", "-vous", "votre", "vos", "you", "your") or is_order(one) for one in words)
        other = any(one.startswith("autre") for one in words[said.first : said.last])
        acts = said.first < 4 and (said.by is Party.OTHERS or other)
        # « Si un avocat vous représente, et dans ce cas seulement »
        alone = said.is_supposed and any(one.plain in EXCLUSIVELY for one in said.sentence.words)
        if alone and (_is_about(text, said, about, words) or _in_sentence(text, "until", said)):
            yield said
            continue
        if any(one in EVERYONE for one in words) or not _is_about(text, said, about, words):
            continue
        if strong or (not to_reader and (limits or acts)):
            yield said
    yield from _for_insiders(text)
    yield from _turned_away(text)


def _for_insiders(text: Reading) -> Iterator[Said]:
    """« La touche 9 est réservée à nos agents »."""
    for said in text.says("insiders"):
        before = [one.plain for one in said.clause.words[max(0, said.first - 3) : said.first]]
        if any(one.startswith(("reserv", "destin")) for one in before):
            yield said


def _turned_away(text: Reading) -> Iterator[Said]:
    """« Les particuliers ne sont pas reçus », « vous n’êtes pas concerné »."""
    for said in text.denies("holds"):
        readers = [
            one for one in text.mentions("readers", said.sentence) if one.clause is said.clause and _is_served(one)
        ]
        if readers and not said.is_supposed and (said.by is not Party.READER or not _is_readers_own(said)):
            yield said


def _is_served(reader: Said) -> bool:
    """Whether the readers are who is served: a noun, or « vous » before « êtes », « serez »."""
    following = [one.plain for one in reader.clause.words[reader.last : reader.last + 2]]
    you = reader.clause.words[reader.first].plain in ("vous", "you")
    return not you or any(one.startswith(("etes", "ser", "are")) for one in following)


def binds_nobody(text: Reading) -> Said | None:
    """The place that says that what is written decides or promises nothing: « à titre indicatif », « peut changer »."""
    for said in text.mentions("decides_nothing"):
        if not said.is_supposed and not said.text.endswith("?") and said.is_affirmed:
            return said
    waits = [
        one for one in text.denies("decide") if "tant que" in one.sentence.plain or "tant qu'" in one.sentence.plain
    ]
    return next(iter(waits), None)


def cannot(text: Reading, deed: str) -> Said | None:
    """The place that says that a deed is not possible, whatever the day: « aucun recours », « vous ne pouvez pas »."""
    for said in (*text.denies(deed), *text.denies("revise")):
        after_a_day = any(text.mentions("since", said.sentence))
        word = said.clause.words[said.first].plain
        costs = said.clause.has("perdre", "coute", "payer") or (word.endswith("ant") and said.clause.has("en"))
        possible = said.is_supposed or after_a_day or said.text.endswith("?") or costs
        is_subject = any(one.plain in NE for one in said.clause.words[said.last :])
        if _in_clause(text, "open" if is_subject else "power", said) and not possible:
            return said
    for said in text.says(deed):
        refusals = [one for one in text.says("refuse", said.sentence) if one.clause is said.clause]
        verbs = [one for one in refusals if one.clause.words[one.first - 1].plain not in DETERMINERS or not one.first]
        if verbs and said.first and said.clause.words[said.first - 1].plain in EVERY and not said.is_supposed:
            return said
    for said in text.denies("do_it"):
        before = text.sentences[said.sentence.at - 1 : said.sentence.at] if said.sentence.at else []
        bound = said.is_conditional or said.text.endswith("?") or any(text.mentions("since", said.sentence))
        bound = bound or _is_done_by_others(text, said)
        if not bound and _in_clause(text, "power", said) and any(text.says(deed, one) for one in before):
            return said
    return next((one for one in text.says("final") if not any(text.mentions("since", one.sentence))), None)


def _is_done_by_others(text: Reading, said: Said) -> bool:
    """Whether what is denied would be done by somebody else than the reader: « nous ne pouvons pas le faire à votre place »."""
    subject = said.clause.words[: said.first]
    readers = [one for one in text.mentions("readers", said.sentence) if one.clause is said.clause]
    if not subject or subject[0].plain in IMPERSONAL or any(one.first < said.first for one in readers):
        return False
    others = said.by in (Party.SERVICE, Party.OTHERS, Party.MACHINE)
    return others or (said.by is Party.UNSAID and subject[0].plain in DETERMINERS)


def excused(text: Reading, deed: str, near: list[Sentence] | None = None) -> Said | None:
    """The place that frees the reader from a deed that the text asks for: « rien à envoyer », « la CAF s’en charge »."""
    for said in (*text.denies("due"), *text.denies(deed)):
        # « Sans votre réponse, le paiement s’arrête »: it is asked for.
        if (near and said.sentence not in near) or said.clause.words[0].plain == "sans":
            continue
        needs = any(one.plain.startswith(("besoin", "attend", "demand", "dispens")) for one in said.clause.words)
        # « Si vous déménagez, envoyez… Sinon, rien à faire »: nobody knows whom it binds.
        otherwise = said.sentence.words[0].plain in ("sinon", "otherwise") and said.denials % 2 == 1
        if otherwise and not _is_narrowed(said):
            return said
        if said.is_conditional or said.text.endswith("?") or (said.by in (Party.SERVICE, Party.OTHERS) and not needs):
            continue
        passive = said.by is Party.UNSAID and any(one.plain in BE for one in said.clause.words)
        if passive and said.family == deed and not _in_clause(text, "papers", said):
            continue
        # « Complétez votre dossier, et tout est en ordre. »
        if said.denials % 2 == 0 and any(one.by is Party.READER for one in text.says(deed, said.sentence)):
            continue
        clause = {one.plain for one in said.clause.words}
        later = clause & {"sera", "alors", "ensuite", "serait", "presque"} or said.sentence.plain.startswith(
            ("une fois", "ensuite", "apres")
        )
        if _is_true_of_reader(text, said):
            return said
        if (
            not later
            and not _is_narrowed(said)
            and not any(one.startswith(("origina", "autre", "photo")) for one in clause)
        ):
            return said
    others = [one for one in text.says(deed) if one.by is Party.OTHERS and one.clause.has("nous", "-nous")]
    papers = [
        one for one in text.says("arrived") if one.clause.has("papiers", "documents", "pieces", "attestation", "avis")
    ]
    for said in (*text.says("void"), *text.says("in_your_place"), *others, *papers):
        if near and said.sentence not in near:
            continue
        if said.family == "void":
            return said
        if not said.is_conditional and said.by is not Party.READER:
            return said
    return None


def _is_true_of_reader(text: Reading, said: Said) -> bool:
    """Whether what frees the reader is a condition that holds for them: « vous recevez déjà cette aide ? Alors rien à envoyer »."""
    before = text.sentences[said.sentence.at - 1] if said.sentence.at else None
    if before is None or not before.text.endswith("?") or said.sentence.words[0].plain != "alors":
        return False
    return any(one.by is Party.READER for one in text.says("pay", before)) and not _in_sentence(text, "arrived", said)


def _is_narrowed(said: Said) -> bool:
    """Whether the denial is of something more, of another way or of another day: « rien de plus », « par courriel »."""
    words = [one.plain for one in said.clause.words]
    return bool(NARROWED & {*words}) or ["de", "plus"] in [words[at : at + 2] for at in range(len(words))]
