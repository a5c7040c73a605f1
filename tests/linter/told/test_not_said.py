"""Words that the service writes and does not hold against anybody: those of others that it denies, what is only due, what is offered."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.deciding.letters import letters_of
from guichet.reading.texts import read_file
from guichet.told.ideas import told
from guichet.told.silence import silence_held_against
from guichet.told.threats import threats


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("On nous dit souvent que nous ne prenons plus les courriers. C'est faux.", False),
        ("You may have heard that we no longer take letters. This is not true.", False),
        ("On nous dit souvent que l'accueil est froid. Nous ne prenons plus les courriers.", True),
        ("You may have heard that we no longer take letters. From May, it is so.", True),
    ],
)
def test_what_others_say_is_not_said_once_denied(text: str, is_said: bool) -> None:
    document = read_file(Source("contenu/actu.md", f"# Actu\n\n{text}\n"), Config())
    assert any(True for lang in ("fr", "en") for _ in told(document, lang, "door_shut")) is is_said


@pytest.mark.parametrize(
    ("text", "threatens"),
    [
        ("Your card was declined. Your fine is still unpaid.", False),
        ("Le paiement n'est pas passé. Votre amende reste impayée.", False),
        ("Your fine is unpaid: bailiffs will come to your home.", True),
        ("Votre amende reste impayée : un huissier viendra chez vous.", True),
        ("Your fine of £60 from May has been cancelled.", False),
        ("We have stopped your benefit because you told us that you work.", False),
        ("We have stopped your benefit because you did not reply.", True),
    ],
)
def test_a_sum_that_is_due_threatens_nobody(text: str, threatens: bool) -> None:
    document = read_file(Source("messages/payer.yml", f"messages:\n  echec: {text!r}\n"), Config())
    assert any(True for lang in ("fr", "en") for _ in threats(document, lang)) is threatens


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Dear tenant,\n\nReply by 3 May or your allowance stops on 4 May.\n", False),
        ("Bonjour,\n\nRépondez avant le 3 mai, sinon votre aide est supprimée.\n", False),
        ("Dear tenant,\n\nYour allowance stops on 4 May.\n", True),
        ("Bonjour,\n\nVotre aide est supprimée.\n", True),
    ],
)
def test_what_would_follow_is_not_decided(text: str, decides: bool) -> None:
    assert bool(letters_of(read_file(Source("courriers/revue.txt", text), Config()))) is decides


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Vous pouvez dire non, sans raison : ne faites rien.", False),
        ("To say no to your visit, do nothing.", False),
        ("Si vous ne répondez pas, nous considérons que vous renoncez à votre aide.", True),
    ],
)
def test_silence_may_be_a_no(text: str, is_held: bool) -> None:
    document = read_file(Source("contenu/etude.md", f"# Étude\n\n{text}\n"), Config())
    assert any(True for lang in ("fr", "en") for _ in silence_held_against(document, lang)) is is_held
