"""What a text leaves its reader with, in other subjects than one: flawed, and the harmless neighbours of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check

LATE, COST, BLAME, NOBODY, CHAIN, WALL, ERROR, THREAT = (
    "delay-vague", "cost-left-open", "shaming-wording", "nobody-to-ask", "nominalisation-chain", "text-wall",
    "error-dead-end", "threat-before-right",
)  # fmt: skip
FLAWED = [
    (LATE, "Une salle est libre pour votre fête. Confirmez au plus vite, sinon la salle sera proposée à une autre association."),
    (LATE, "Votre carte de pêche est prête. Venez la prendre dès que possible, à défaut elle sera annulée."),
    (LATE, "Your garden plot is ready. Sign the form quickly, otherwise the plot will be offered to the next person."),
    (LATE, "You have a place on the course. Reply promptly or you will lose your place."),
    (COST, "Après cette date, votre note de cantine augmente de pénalités que fixe le conseil."),
    (COST, "Votre loyer sera augmenté de majorations, comme le dit le bail."),
    (COST, "Votre note s’alourdit de frais si vous payez en retard."),
    (BLAME, "You failed once more to fill in the form. Read the notes this time."),
    (BLAME, "You again neglected to sign the page."),
    (BLAME, "Vous n’avez toujours pas su remplir la case 4. Lisez la notice cette fois."),
    (NOBODY, "Votre place en crèche est perdue. Toute réclamation doit être adressée au service compétent."),
    (NOBODY, "Your bus pass has ended. Any query must be addressed to the competent authority."),
    (NOBODY, "Votre demande est refusée. Nous ne donnons aucune explication sur cette décision."),
    (NOBODY, "Your claim is refused. We do not give any reasons for this decision."),
    (CHAIN, "Il est rappelé aux locataires que la réalisation de la réparation entraînera la suspension de la distribution."),
    (CHAIN, "Il est porté à votre connaissance que la réalisation de la rénovation occasionnera une interruption de la distribution."),
    (WALL, "Le musée a été construit en 1890. Sa collection compte mille tableaux. Une grande salle a été refaite. Le jardin est ouvert toute l’année. Apportez votre billet imprimé avant la visite."),
    (WALL, "The pool opened in 1990. The roof was rebuilt last year. The water is warmed by the sun. The café serves hot meals. Do not eat for two hours before the lesson."),
]  # fmt: skip
HARMLESS = [
    "Une salle est libre pour votre fête. Confirmez au plus vite, et au plus tard le 3 mai 2027, sinon la salle sera proposée à d’autres.",
    "Appelez-nous dès que possible, ou venez à l’accueil.",
    "Répondez vite ou prenez votre temps : votre place reste à vous.",
    "Nous répondons rapidement, ou nous vous appelons.",
    "Tell us as soon as you can, or ask a friend to call us.",
    "If you smell gas, leave quickly. Then call 0800 111 999.",
    "Reply soon, or by 3 May 2027 at the latest, otherwise the plot will be offered to the next person.",
    "Sauvegardez vite votre réponse, ou laissez la page ouverte : rien ne se perd.",
    "Votre retraite augmente de 2 % le 1er janvier.",
    "Le prix augmente de 3 euros de frais de port.",
    "Votre aide augmente des frais de garde que nous payons pour vous.",
    "La majoration est de 10 %. Après le 3 mai, votre facture est augmentée de la majoration.",
    "If the machine failed again to read your card, show it at the desk.",
    "If we failed to call you back, tell us: we will start again with you.",
    "You can pay at this time. You do not have to do anything this time.",
    "Cette fois, vous n’avez rien à payer.",
    "Vous n’avez pas encore répondu. Vous avez jusqu’au 3 mai 2027.",
    "Toute question est à adresser au service des sports, 3 rue du Port, ou au 01 99 00 12 34.",
    "Any question should be sent to the housing team, 12 Park Street, or call 0800 111 222.",
    "Your request is sent to the relevant team, who will call you on 3 May 2027.",
    "Toute demande est transmise au service compétent, qui vous écrit avant le 3 mai 2027.",
    "Nous ne donnons aucun renseignement par téléphone. Écrivez-nous, ou venez au 3 rue du Port.",
    "Nous ne donnons aucun renseignement sur votre dossier à votre employeur.",
    "We do not give any information about your case to your landlord.",
    "Il est rappelé que la piscine est fermée le lundi.",
    "Il est rappelé aux habitants que les chiens sont tenus en laisse.",
    "Le musée a été construit en 1890. Sa collection compte mille tableaux. Une grande salle a été refaite. Le jardin est ouvert toute l’année. Venez nous voir !",
    "Votre visite est le 3 mai 2027. Le musée a été construit en 1890. Sa collection compte mille tableaux. Le jardin est ouvert. Apportez votre billet.",
    "Do not eat for two hours before the lesson. The pool opened in 1990. The roof was rebuilt. The water is warm. The café is open.",
    "The plumber is running late and will be there at 5pm.",
    "Le médecin est en retard et ne sera là qu’à 15 h. Vous pouvez l’attendre ici, ou appeler le 01 99 00 12 34.",
    "You have a parking fine of 60 pounds. You can pay it in three parts: call 0800 111 222.",
    "Vous avez reçu une amende de 35 euros. Vous pouvez la payer en trois fois, ou la contester.",
]  # fmt: skip


def found(folder: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    (folder / "i18n").mkdir()
    (folder / "i18n" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    rules = (LATE, COST, BLAME, NOBODY, CHAIN, WALL, ERROR, THREAT)
    report = check(["."], Config(select=rules), jobs=1, use_cache=False)
    return {one.rule for one in report.findings}


def table(text: str) -> str:
    words = text.replace('"', '\\"')
    return f'{{"bonjour": "Bonjour, vous pouvez venir à la mairie.", "suite": "Vous pouvez aussi nous écrire.", "note": {{"text": "{words}"}}, "hello": "Hello, you can come to us."}}\n'


@pytest.mark.parametrize(("rule", "text"), FLAWED)
def test_the_flaw_is_found_in_other_subjects(
    rule: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rule in found(tmp_path, "messages.json", table(text), monkeypatch)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_neighbour_is_left_alone(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tmp_path, "messages.json", table(text), monkeypatch) == set()
