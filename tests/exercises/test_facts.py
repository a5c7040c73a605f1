"""The reader of sentences that graders share: many ways to say a fact, and many ways to deny it."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from grading import Document, Failed
from grading.facts import (
    Party,
    Reading,
    arrived,
    behind_a_screen,
    binds_nobody,
    cannot,
    come_what_may,
    denied_since,
    excused,
    granted,
    kept_for_others,
    must_still_hold,
    perhaps_only,
    shut,
    turned_down,
)
from grading.wording import narrows

HERE = Path(__file__).parent
DOORS = (
    "Par téléphone : 01 99 00 41 20, du lundi au vendredi, de 8 h 30 à 17 h 15.\n"
    "Au guichet de la mairie : 3 rue du Pont, 99200 Valombre, sans rendez-vous, du mardi au samedi, de 9 h à 12 h 45.\n"
)
ASKED = "Envoyez-nous deux papiers au plus tard le vendredi 12 mars 2027.\n"
REFUSED = (
    "Sans réponse le 3 mai 2027, votre demande est refusée. Vous pourrez contester ce refus jusqu’au 4 juillet 2027.\n"
)


def grader(exercise: str) -> ModuleType:
    """The grader of an exercise, whose questions to the reader are tried here without an answer."""
    path = HERE.parents[1] / "exercises" / exercise / "grade.py"
    spec = importlib.util.spec_from_file_location(exercise, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


E01, E09, E11, E14, E15, E17, E20, E22, E26 = map(
    grader,
    (
        "e01_two_figures",
        "e09_receipt_and_refusal",
        "e11_images",
        "e14_clear_letter",
        "e15_threat_or_right",
        "e17_no_hidden_lottery",
        "e20_the_score",
        "e22_decision_register",
        "e26_who_changed_the_rule",
    ),
)


def doors_stand(text: str) -> bool:
    read = Reading(DOORS + text)
    return not (shut(read) or kept_for_others(read) or behind_a_screen(read))


def still_to_send(text: str) -> bool:
    read = Reading(ASKED + text, {"caf": Party.OTHERS})
    return not (excused(read, "send") or shut(read))


def can_contest(text: str) -> bool:
    read = Reading(REFUSED + text)
    return not any((*E09.others_or_shut(read), binds_nobody(read), cannot(read, "contest")))


def silence_refuses(text: str) -> bool:
    read = Reading(text)
    return E09.says(read, "3 mai 2027", "silence", "refuse") and not E09.silence_denied(read, "refuse")


FACTS: dict[str, Callable[[str], bool]] = {
    "door": doors_stand,
    "send": still_to_send,
    "contest": can_contest,
    "right": lambda text: granted(Reading(text)) is not None,
    "officer": lambda text: all(
        E20.officer_does(Reading(text), one) and not E20.nobody_does(Reading(text), one) for one in ("read", "decide")
    ),
    "rules": lambda text: "demander les règles" not in " ".join(one.fr for one in E20.unsaid(Reading(text))),
    "silence": silence_refuses,
    "queue": E17.says_rule,
    "step": lambda text: list(E11.step(Reading(E11.together(text.replace(" / ", "\n"))))) == [True],
    "chair": lambda text: set(E11.toilets(Reading(E11.together(text)))) == {True},
    "date": lambda text: any(
        E15.binds(Reading(text), "5 juin 2027", one, "answer", "send") for one in Reading(text).holding("5 juin 2027")
    ),
    "name": lambda text: not narrows(text),
    "arrived": lambda text: arrived(Reading(text)) is not None,
    "shames": lambda text: any(not one.is_supposed for one in Reading(text).says("shames")),
}


def ways() -> list[tuple[str, str, bool]]:
    """Each sentence of `ways/`, with its fact, and whether it says it."""
    return [
        (fact, line[2:], line.startswith("+"))
        for fact in FACTS
        for line in (HERE / "ways" / f"{fact}.txt").read_text(encoding="utf-8").splitlines()
        if line[:2] in ("+ ", "- ")
    ]


@pytest.mark.parametrize(("fact", "sentence", "says"), ways())
def test_ways_to_say_and_to_deny(fact: str, sentence: str, says: bool) -> None:
    assert FACTS[fact](sentence) is says


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Pour un nouvel examen, écrivez à : xoffice\nOu au tribunal : xcourt", False),
        ("Pour un nouvel examen, écrivez à : xcourt\nOu au tribunal : xoffice", True),
        ("Demander un nouvel examen\nxcourt\nSaisir le tribunal\nxoffice", True),
        ("Vous pouvez demander un nouvel examen, ou saisir le tribunal : xoffice, xcourt", False),
        ("Écrivez à xoffice ou à xcourt", False),
        ("Sans passer par le juge : xoffice\nAprès ce nouvel examen : xcourt", False),
        ("Avant d’aller au tribunal, écrivez à xoffice\nSi le nouvel examen ne vous convient pas, xcourt", False),
        ("Plutôt que le juge : xoffice\nAu lieu d’un nouvel examen : xcourt", False),
        ("Sans avocat, vous pouvez saisir le juge : xoffice\nNouvel examen : xcourt", True),
        ("Écrivez au juge : xoffice. Demandez un nouvel examen : xcourt.", True),
    ],
)
def test_two_values_exchanged(text: str, are: bool) -> None:
    assert Reading(text).are_exchanged(("xoffice", "second_look"), ("xcourt", "judge")) is are


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Descendez du bus à l’arrêt de la pharmacie. Traversez devant Lavoir.", True),
        ("Arrêt pharmacie. Puis traversez devant Lavoir.", True),
        ("Descendez du bus à l’arrêt Lavoir. Traversez devant la pharmacie.", False),
        ("Lavoir est en face de la mairie. De l’arrêt, allez à la pharmacie.", False),
        ("Traversez à Lavoir. Marchez de l’arrêt jusqu’à la pharmacie.", False),
        ("Passez le pont, vous êtes à Lavoir. Depuis cet arrêt, suivez la pharmacie.", False),
    ],
)
def test_two_landmarks_exchanged(text: str, are: bool) -> None:
    assert Reading(text).are_exchanged(("Lavoir", "alights"), ("pharmacie", "crosses"), within=2) is are


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("C’est la fin de l’allocation.", True),
        ("La fin de la prime est le 2 mai.", True),
        ("Fin des paiements : le 2 mai.", True),
        ("Envoyez-les avant la fin du mois.", False),
        ("À la fin du mois, la prime augmente.", False),
        ("La fin de la semaine est libre.", False),
    ],
)
def test_the_end_of_what_people_live_on(text: str, does: bool) -> None:
    assert bool(Reading(text).says("stop")) is does


@pytest.mark.parametrize(
    ("reason", "text", "misleads"),
    [
        ("exceeds", "Les demandes doivent être inférieures ou égales aux droits.", False),
        ("exceeds", "Impossible d’avoir plus de demandes que de droits.", False),
        ("exceeds", "claims should not exceed rights, here 500", False),
        ("exceeds", "Les demandes ne dépassent jamais les droits.", False),
        ("nobody_entitled", "Le nombre de personnes ayant droit doit être supérieur à zéro.", False),
        ("nobody_entitled", "the number of people entitled must be more than 0", False),
        ("exceeds", "Il y a plus de droits que de demandes ici.", True),
        ("exceeds", "Les demandes ne dépassent pas les droits.", True),
        ("exceeds", "Personne n’a droit à cette aide, ici même.", True),
        ("nobody_entitled", "Les demandes ne doivent pas dépasser les droits.", True),
    ],
)
def test_refusal_that_gives_another_reason(reason: str, text: str, misleads: bool) -> None:
    other = next(one for one in E01.REASONS if one != reason)
    assert E01.misleads(Reading(text), reason, other) is misleads


START, END = "2 novembre 2026", "31 octobre 2027"


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        (f"Fixée le {START}, elle prend fin le {END}.", False),
        (f"La valeur a été arrêtée le {START} par le service, jusqu’au {END}.", False),
        (f"En vigueur du {START} jusqu’au {END}.", False),
        (f"Le service a choisi ce nombre le {START}. Il vaut jusqu’au {END}.", False),
        (f"Décidé le {END}, jusqu’au {START}.", True),
        (f"Elle s’arrête le {START}, et a été décidée le {END}.", True),
        (f"Elle s’applique du {END} au {START}.", True),
        (f"Fixée le {END}, elle prend fin le {START}.", True),
    ],
)
def test_days_of_a_decision_exchanged(text: str, turned: bool) -> None:
    assert E26.turned(Reading(text), text, START, END) is turned


def test_a_machine_that_has_chosen_files_decides_nothing() -> None:
    text = Reading("Un programme a choisi les dossiers à lire. Un agent lit le vôtre et décide.")
    assert [one.by for one in text.says("decide")] == [Party.SERVICE]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Venez au guichet et rapportez toutes les pièces.", True),
        ("Les pièces doivent être renvoyées.", True),
        ("Le dossier est rouvert si vous rapportez vos papiers.", True),
        ("Appelez : nous reprenons les documents déjà apportés.", False),
        ("Les pièces fournies sont gardées, appelez pour rouvrir.", False),
        ("Vous pouvez apporter des pièces si vous le souhaitez ; un appel suffit.", False),
        ("Nous vous renvoyons vos documents.", False),
    ],
)
def test_papers_that_an_appeal_asks_for(text: str, asks: bool) -> None:
    assert bool(E22.papers_asked(Reading(text))) is asks


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        ("Demandez l’attestation à la CAF, 4 rue des Tilleuls.", True),
        ("Demandez l’attestation à la CAF, à cette adresse : 4 rue des Tilleuls.", True),
        ("Demandez l’avis aux impôts, 4 rue des Tilleuls.", True),
        ("La CAF est au 4 rue des Tilleuls.", True),
        ("Adresse de la CAF :\n4 rue des Tilleuls", True),
        ("Notre adresse est : centre communal d’action sociale (CCAS), 4 rue des Tilleuls.", False),
        ("Envoyez l’attestation de la CAF au 4 rue des Tilleuls.", False),
        ("Envoyez-nous l’attestation de la CAF, à notre adresse, 4 rue des Tilleuls.", False),
        ("Envoyez l’attestation de la CAF ici :\n4 rue des Tilleuls", False),
        ("4 rue des Tilleuls", False),
    ],
)
def test_whose_an_address_is(text: str, is_theirs: bool) -> None:
    assert E14.is_of_the_caf(Reading(text, E14.NAMES), "4 rue des Tilleuls") is is_theirs


@pytest.mark.parametrize(
    ("before", "after", "denied"),
    [
        ("Appelez le 01 99 00 42 18.", "Appelez le 01 99 00 42 18. Ce numéro ne répond plus.", True),
        ("Appelez le 01 99 00 42 18.", "Appelez le 01 99 00 42 18. Un agent vous répond.", False),
        ("Le guichet est fermé le lundi.", "Le guichet est fermé le lundi. On y entre sans marche.", False),
        ("L’accueil est fermé pour travaux.", "Bonjour. L’accueil est fermé pour travaux.", False),
        ("La piscine a deux bassins.", "La piscine a deux bassins. Elle est fermée.", False),
        ("Le guichet est fermé le mardi.", "Le guichet est fermé le mardi. Ce numéro ne répond plus.", True),
        ("Adresse et numéro.", "Adresse et numéro. Écrivez une adresse, par exemple sam@exemple.fr.", False),
        ("Adresse et numéro.", "Adresse et numéro. Écrivez une adresse (exemple : sam@exemple.fr).", False),
        ("Appelez le 01 99 00 42 18.", "Appelez le 01 99 00 42 18 (numéro d’exemple).", True),
        ("Le guichet n’ouvre plus.", "Le guichet n’ouvre plus. Le numéro non plus ne répond plus.", True),
    ],
)
def test_what_a_page_newly_denies(before: str, after: str, denied: bool) -> None:
    assert bool(list(denied_since(before, after))) is denied


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("Ce numéro de téléphone n’est pas valable : écrivez dix chiffres.", True),
        ("L’adresse n’est pas correcte : il manque le code postal.", True),
        ("L’adresse est vide.", True),
        ("Ce numéro ne répond plus.", False),
        ("Le guichet est fermé.", False),
    ],
)
def test_what_is_said_of_a_field_is_of_what_people_wrote(said: str, holds: bool) -> None:
    page = '<p>Appelez le 01 99 00 42 18 ou venez au guichet.</p><label for="n">Téléphone</label>{}<input id="n" {}>'
    before = Document(page.format("", ""))
    tied = Document(page.format(f'<p id="e">{said}</p>', 'aria-describedby="e"'))
    apart = Document(page.format(f"<p>{said}</p>", ""))
    with contextlib.nullcontext() if holds else pytest.raises(Failed):
        must_still_hold(before, tied)
    with pytest.raises(Failed):
        must_still_hold(before, apart)


@pytest.mark.parametrize(
    ("text", "down"),
    [
        ("Je n’ai pas d’adresse (la demande ne pourra pas être acceptée)", True),
        ("Je n’ai pas d’adresse : votre demande sera refusée.", True),
        ("Sans adresse, la demande n’est pas étudiée.", True),
        ("Je n’ai pas d’adresse : appelez-moi", False),
        ("Sans adresse, votre demande n’est pas refusée.", False),
        ("Si la demande est refusée, appelez-moi", False),
        ("Votre demande sera étudiée.", False),
        ("Je n’ai pas d’adresse et je comprends que ma demande sera refusée", True),
        ("Sans adresse (non accepté)", True),
        ("Pas d’adresse : vous ne serez pas accepté", True),
        ("Je n’ai pas d’adresse, je ne pourrai rien obtenir", True),
        ("Je n’ai pas d’adresse valide", False),
        ("Sans adresse valide : appelez-moi", False),
        ("Je n’ai pas obtenu de domiciliation", False),
        ("Je suis en attente : mon logement m’a été refusé", False),
        ("Le foyer n’accepte pas le courrier, appelez-moi", False),
    ],
)
def test_turned_down_before_asking(text: str, down: bool) -> None:
    assert bool(list(turned_down(Reading(text)))) is down


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Laissez votre nom : nous vous rappellerons peut-être.", True),
        ("Vous serez peut-être rappelé demain.", True),
        ("Nous essaierons de vous rappeler dans la mesure du possible.", True),
        ("Vous pourriez être rappelé.", True),
        ("Nous vous rappelons, ou peut-être pas.", True),
        ("Nous vous rappelons (si possible).", True),
        ("Nous vous rappellerons si un agent est disponible.", True),
        ("Une personne pourrait vous répondre.", True),
        ("Un agent va peut-être prendre l’appel.", True),
        ("Votre message sera éventuellement écouté.", True),
        ("Nous ferons notre possible pour vous rappeler.", True),
        ("Nous vous rappelons demain, sans garantie.", True),
        ("Il se peut qu’une personne vous réponde.", True),
        ("Laissez un message. Il sera lu, peut-être.", True),
        ("Laissez votre nom : on vous rappellera si on a le temps.", True),
        ("Une personne vous répondra si la ligne se libère.", True),
        ("Si le temps le permet, nous vous rappelons.", True),
        ("Restez en ligne : une personne va vous répondre.", False),
        ("Nous vous rappelons, peut-être demain.", False),
        ("Votre attente pourrait durer dix minutes : une personne va vous répondre.", False),
        ("Une personne peut vous aider : restez en ligne.", False),
        ("Nous vous rappelons dès que possible.", False),
        ("Nous vous rappelons le plus tôt possible.", False),
        ("Laissez votre nom et votre numéro : nous vous rappelons demain matin, ou peut-être après-demain.", False),
        ("Si vous êtes peut-être coupé, nous vous rappelons.", False),
        ("Si possible, parlez près du téléphone : nous vous rappelons.", False),
        ("Laissez votre numéro, et nous pourrons vous rappeler demain.", False),
        ("Si la ligne est peut-être mauvaise, rappelez.", False),
        ("Parlez lentement, si possible, et nous vous rappelons.", False),
        ("Vous devriez entendre un signal, puis parler à un agent.", False),
        ("C’est noté : nous vous rappelons à ce numéro dans la journée.", False),
    ],
)
def test_help_that_may_come_or_not(text: str, only: bool) -> None:
    assert bool(perhaps_only(Reading(text), "will_help", "answer", "talk")) is only


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("Avec ou sans ces documents, nous devrons suspendre le versement le jeudi 1er avril 2027.", True),
        ("Que vous les envoyiez ou non, l’aide s’arrête le 1er avril 2027.", True),
        ("Même si vous les envoyez, l’aide s’arrête le 1er avril.", True),
        ("Si vous envoyez ces documents, l’aide s’arrête le 1er avril.", True),
        ("Avec ces documents, nous devrons suspendre le versement le 1er avril.", True),
        ("Dans tous les cas, le versement cesse le 1er avril 2027.", True),
        ("Malgré vos documents, l’aide sera suspendue.", True),
        ("L’aide s’arrête le 1er avril 2027, quoi que vous fassiez.", True),
        ("L’aide s’arrêtera si vous les envoyez.", True),
        ("Sans ces documents, nous devrons suspendre le versement le jeudi 1er avril 2027.", False),
        ("Elle s’arrêtera le jeudi 1er avril 2027 si rien n’arrive.", False),
        ("Avec eux, votre aide au chauffage de 312,40 € par mois se poursuit.", False),
        ("Autrement, elle cesse le jeudi 1er avril 2027.", False),
        ("Si nous ne recevons rien, elle sera suspendue à partir du 1er avril 2027.", False),
        ("Sans votre réponse, ce paiement s’arrête le 01/04/2027.", False),
        ("Si vous n’envoyez pas ces documents, votre aide s’arrête le 1er avril 2027.", False),
        ("Si vous les envoyez après le 12 mars, l’aide s’arrête le 1er avril.", False),
        ("Avec ces documents, votre aide continue ; sans eux, elle s’arrête le 1er avril.", False),
        ("Si vous les envoyez, l’aide continue ; sinon, elle s’arrête le 1er avril 2027.", False),
        ("Si vous oubliez d’envoyer ces papiers, l’aide s’arrête le 1er avril 2027.", False),
        ("Si vous tardez à envoyer vos papiers, l’aide sera suspendue.", False),
        ("Même si vous n’avez pas déménagé, sans ces documents, l’aide s’arrête le 1er avril 2027.", False),
        ("Dans tous les cas, si vous n’envoyez rien, l’aide s’arrête le 1er avril.", False),
        ("À défaut, le versement sera suspendu le 1er avril.", False),
    ],
)
def test_what_stops_whatever_people_send(text: str, comes: bool) -> None:
    assert bool(come_what_may(Reading(text), "stop", "send")) is comes


@pytest.mark.parametrize("way", ["Avec ou sans réponse", "Que nous répondions ou non"])
def test_silence_means_nothing_where_an_answer_means_the_same(way: str) -> None:
    assert not silence_refuses(f"{way} le 3 mai 2027, votre demande est refusée.")


def test_a_preposition_goes_with_the_day_that_follows_it() -> None:
    text = Reading("Depuis le 2 mai 2027 et jusqu’au 4 juin 2027, le nombre est 90.")
    assert [text.nearest(day, "since", "until") for day in ("2 mai 2027", "4 juin 2027")] == [["since"], ["until"]]


def test_a_verb_that_begins_with_s_supposes_nothing() -> None:
    stops, if_it = (
        Reading(one).says("stop")[0] for one in ("L’aide, 300 euros, s’arrête le 2.", "S’il s’arrête, appelez.")
    )
    assert (stops.is_supposed, if_it.is_supposed) == (False, True)
