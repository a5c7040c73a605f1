"""To whom a block is said, what is owed in it, and how much office language it holds: what makes a word a flaw or a question."""

from __future__ import annotations

import re

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.texts import read_file, read_template
from guichet.reading.texts.constants import said_in
from guichet.reading.texts.document import Document, Found
from guichet.told.acronyms import acronyms
from guichet.told.addressee import Addressee, addressee_of
from guichet.told.living import told_to_people
from guichet.told.owed import Keeper, is_a_machines, is_over, owes, who_keeps
from guichet.told.readers import meets_somebody, speaks_to_reader, stops_somebody

PO = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n\nmsgid "a"\nmsgstr "{}"\n'


def document(text: str, lang: str = "fr", path: str = "locale/django.po") -> Document:
    return read_file(Source(path, PO.format(lang, text) if path.endswith(".po") else text), Config())


def found(text: str, words: str, lang: str = "fr") -> Found:
    (prose,) = document(text, lang).blocks
    match = re.search(words, prose.plain)
    assert match
    return Found(prose, match.start(), match.end(), match)


@pytest.mark.parametrize(
    ("text", "lang", "speaks"),
    [
        ("Votre demande est reçue.", "fr", True),
        ("Bonjour, envoyez la feuille.", "fr", True),
        ("Renvoyer le formulaire signé par la poste ou le déposer à la mairie.", "fr", True),
        ("Activer le dépôt par la poste", "fr", False),
        ("Les rendez-vous sont pris à la mairie.", "fr", False),
        ("Le chantier est fermé chez le voisin de la mairie depuis le mois de mai.", "fr", False),
        ("Please return this form.", "en", True),
        ("The form was returned to the office.", "en", False),
    ],
)
def test_a_block_speaks_to_its_reader(text: str, lang: str, speaks: bool) -> None:
    (prose,) = document(text, lang).blocks
    assert speaks_to_reader(prose) is speaks


def test_a_word_stops_nobody_who_is_told_of_somebody_else() -> None:
    (about,) = document("Appelez le demandeur avant le rendez-vous.").blocks
    (to,) = document("Appelez la mairie avant le rendez-vous.").blocks
    assert not stops_somebody(about)
    assert stops_somebody(to)


def test_a_letter_speaks_in_each_of_its_lines() -> None:
    letter = document(
        "Madame,\n\nLa somme de trente euros est due à la mairie de la ville avant la fin du mois.\n",
        path="courriers/a.txt",
    )
    page = document(
        "---\nlang: fr\n---\n\n# Mairie\n\nLa somme de trente euros est due à la mairie de la ville avant la fin du mois.\n",
        path="contenu/a.md",
    )
    assert stops_somebody(letter.blocks[-1])
    assert not stops_somebody(page.blocks[-1])


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("contenu/a.md", "# Cantine\n\nDéclarez les achats de votre établissement.\n", Addressee.PROFESSIONAL),
        ("contenu/a.md", "# School\n\nTell your employees about the meals.\n", Addressee.PROFESSIONAL),
        ("contenu/a.md", "# Cantine\n\nDéclarez l’établissement de votre enfant.\n", Addressee.PERSON),
        (
            "contenu/a.md",
            "# Chauffage\n\nSi votre entreprise a ce label, vous le lirez sur votre devis.\n",
            Addressee.PERSON,
        ),
        (
            "contenu/a.md",
            "# Chauffage\n\nVotre entreprise a un numéro. Il est sur le devis de votre entreprise.\n",
            Addressee.PERSON,
        ),
        ("contenu/a.md", "# Travaux\n\nVotre entreprise commence à l’été.\n", Addressee.PERSON),
        (
            "contenu/a.md",
            "# Aides\n\nDéclarez votre entreprise. Votre entreprise reçoit l’aide à l’été.\n",
            Addressee.PROFESSIONAL,
        ),
        (
            "contenu/a.md",
            "# Aides\n\nDonnez le siret de votre entreprise et vos salariés de l’été.\n",
            Addressee.PROFESSIONAL,
        ),
        ("errors/internal_server_error.md", "# Panne\n\nVous pouvez revenir.\n", Addressee.PERSON),
        ("errors/internal_error.md", "# Panne\n\nVous pouvez revenir.\n", Addressee.AGENT),
        ("haies/instruction_guidelines.md", "# Haies\n\nVous demandez l’avis du maire.\n", Addressee.AGENT),
        ("contribuer/a.md", "# Aides\n\nVous proposez une aide.\n", Addressee.PROFESSIONAL),
    ],
)
def test_who_reads_at_work(path: str, text: str, expected: Addressee) -> None:
    assert addressee_of(document(text, path=path))[0] is expected


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("Nous vous répondrons prochainement.", True),
        ("Votre dossier sera étudié prochainement.", True),
        ("Un conseiller vous rappellera prochainement.", True),
        ("La mairie étudiera prochainement votre dossier.", True),
        ("Le service ouvrira prochainement dans ce département.", False),
        ("Par ce choix, vous vous engagez à agir prochainement.", False),
    ],
)
def test_an_act_is_owed_to_the_reader(text: str, owed: bool) -> None:
    assert owes(found(text, "prochainement")) is owed


@pytest.mark.parametrize(
    ("text", "words", "machine"),
    [
        ("Une erreur est survenue. Veuillez réessayer plus tard.", "plus tard", True),
        ("Plus de créneau libre. Veuillez réessayer plus tard.", "plus tard", False),
        ("Vous recevrez sous peu un e-mail pour changer votre mot de passe.", "sous peu", True),
        ("Vous recevrez sous peu un e-mail avec notre réponse.", "sous peu", False),
    ],
)
def test_what_a_machine_does_is_waited_for_from_nobody(text: str, words: str, machine: bool) -> None:
    assert is_a_machines(found(text, words)) is machine


@pytest.mark.parametrize(
    ("text", "lang", "keeper"),
    [
        ("Renvoyez la feuille sous 8 jours.", "fr", Keeper.READER),
        ("Dites-le au guichet : vos réponses seront effacées sous 8 jours.", "fr", Keeper.SERVICE),
        ("Demandez un passeport d’urgence, il est prêt sous 8 jours.", "fr", Keeper.SERVICE),
        ("Votre carte est perdue ? Nous vous en envoyons une autre sous 8 jours.", "fr", Keeper.SERVICE),
        ("Nous vous demandons de répondre sous 8 jours.", "fr", Keeper.EITHER),
        ("Sans réponse de votre part sous 8 jours, le dossier est clos.", "fr", Keeper.EITHER),
        ("Les pièces sont à renvoyer à la mairie sous 8 jours.", "fr", Keeper.READER),
        ("You must reply to this letter within 8 days.", "en", Keeper.READER),
        ("If we do not hear from you within 8 days, we close the file.", "en", Keeper.EITHER),
        ("Call us and we ring you back within 8 days.", "en", Keeper.SERVICE),
        ("Send the form; your card arrives within 8 days.", "en", Keeper.SERVICE),
    ],
)
def test_a_time_is_kept_by_the_reader_or_by_the_service(text: str, lang: str, keeper: Keeper) -> None:
    (prose,) = document(text, lang).blocks
    match = re.search("sous 8 jours|within 8 days", prose.plain)
    assert match
    assert who_keeps(Found(prose, match.start(), match.end(), match)) is keeper


def test_what_is_over_has_no_time_limit() -> None:
    assert is_over(found("Votre aide a été accordée dans le délai légal.", "délai"))
    assert not is_over(found("Répondez dans le délai légal.", "délai"))


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Écrivez à la MDPX, puis cliquez sur VALIDER.", ["MDPX"]),
        ("Voyagez avec INOUX et Pierre BOULLE.", []),
        ("Le CRTX Nouvelle-Aquitaine (Regional Tourism Committee) vous aide.", []),
        ("Dear Zoé, [KEEP A COPYX OF THE LETTER] you can come.", []),
    ],
)
def test_an_acronym_is_a_noun(text: str, nouns: list[str]) -> None:
    assert [use.acronym for use in acronyms(document(text)) if use.is_noun and not use.explained] == nouns


@pytest.mark.parametrize(
    "text",
    [
        "Cette procédure est à utiliser dans le cas suivant : vous avez signalé un défaut.",
        "Pages du site ayant fait l’objet de la vérification de conformité",
        "If you notice an accessibility defect preventing you from accessing content, you can write to us.",
    ],
)
def test_what_a_model_prescribes_is_let_be(text: str) -> None:
    assert not told_to_people(document(text, "en" if text.startswith("If") else "fr")).blocks


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("api/esc.json", '{"openapi": "3.0.3", "info": {"description": "You can ask us for your file here."}}\n'),
        ("infra/stack.yml", 'Resources:\n  Store:\n    Type: "AWS::S3::Bucket"\n    Description: You can ask us for your file.\n'),
    ],
)  # fmt: skip
def test_the_description_of_a_machine_is_told_to_nobody(path: str, text: str) -> None:
    assert not document(text, path=path).blocks


def test_paragraphs_of_one_message_are_read_together() -> None:
    text = 'fr:\n  fin: "<p>Vous avez trois mois.</p><p>Passé ce délai, votre dossier sera fermé.</p>"\n'
    blocks = document(text, path="config/locales/fr.yml").blocks
    assert [block.key for block in blocks] == ["fr.fin", "fr.fin"]


@pytest.mark.parametrize(
    ("shown_by", "expected"),
    [
        (("templates/back/fiche.html",), Addressee.AGENT),
        (("templates/back/fiche.html", "templates/fiche.html"), Addressee.PERSON),
    ],
)
def test_a_part_is_for_those_whose_pages_show_it(shown_by: tuple[str, ...], expected: Addressee) -> None:
    part = "templates/parts/aide.html"
    files = dict.fromkeys(shown_by, '{% include "parts/aide.html" %}')
    files[part] = '<p lang="fr">Vous pouvez fermer cette fenêtre ici.</p>'
    project = Project(list(files), Config(), {path: Source(path, text) for path, text in files.items()})
    template = project.library.template(part)
    assert template is not None
    assert addressee_of(read_template(project.page(template)))[0] is expected


@pytest.mark.parametrize(
    ("text", "lang", "meets"),
    [
        ("La caisse étudie les demandes reçues.", "fr", True),
        ("Jeton d'invitation", "fr", False),
        ("Le probationnaire n'a pas de conseiller.", "fr", False),
        ("Les justiciables sont convoqués par le greffe.", "fr", False),
        ("The office looks at the requests received.", "en", True),
        ("Invitation token", "en", False),
        ("The claimant has no adviser.", "en", False),
    ],
)
def test_the_name_of_a_field_meets_nobody(text: str, lang: str, meets: bool) -> None:
    (prose,) = document(text, lang).said
    assert meets_somebody(prose) is meets


@pytest.mark.parametrize(
    ("error", "words", "said"),
    [
        ("GroupingError", "Nous ne pouvons pas grouper ces conventions, une liste doit être fournie", False),
        ("GroupingError", "Vous ne pouvez pas grouper ces conventions", True),
        ("HTTPException", "Nous ne pouvons pas grouper ces conventions", True),
        ("GroupingError", "We cannot group these agreements, a list must be given", False),
        ("GroupingError", "You cannot group these agreements", True),
    ],
)
def test_an_exception_of_the_program_says_something_where_it_speaks_to_someone(
    error: str, words: str, said: bool
) -> None:
    path = "service/grouping.py"
    project = Project([path], Config(), {path: Source(path, f'def group():\n    raise {error}("{words}")\n')})
    module = project.modules.parsed(path)
    assert module is not None
    assert [one.node.value for one in said_in(module)] == ([words] if said else [])


def test_a_whole_service_in_one_catalogue_is_read() -> None:
    lines = "".join(f"  m{number}: Vous pouvez venir demain à la mairie avec votre lettre.\n" for number in range(8000))
    assert len(read_file(Source("config/locales/fr.yml", f"fr:\n{lines}"), Config()).blocks) == 8000
    assert not read_file(Source("db/dump.yml", f"fr:\n{lines}"), Config()).blocks
