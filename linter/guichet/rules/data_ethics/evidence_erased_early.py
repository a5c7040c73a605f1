"""Papers that people sent, or decisions that they got, erased before the file is settled or while it can still be challenged."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.erased_early import ErasedEarly
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

BEFORE = Text(
    fr="« {name} » s’efface après {days} jours, avant « {other} » ({needed} jours). Qui a tout envoyé n’aurait plus ses pièces, ni de preuve pour contester : peut-on garder cela jusqu’à la décision et à la fin des recours ?",
    en='"{name}" goes after {days} days, before "{other}" ({needed} days). People who sent everything would have no papers left, nor proof to challenge with: can it be kept until the decision and the end of the time to appeal?',
)
SHORT = Text(
    fr="« {name} » s’efface après {days} jours. Est-ce moins que le délai pour contester ? La personne aura alors perdu sa preuve : gardez cela jusqu’à la fin des recours.",
    en='"{name}" goes after {days} days. Is that less than the time to appeal? People will then have lost their proof: keep it until that time has ended.',
)
AGE = Text(
    fr="`{shown}` efface des pièces d’après leur âge seul. Si le dossier est encore étudié ou contesté, qui les a envoyées n’en a plus : regarde-t-on ailleurs où il en est ?",
    en="`{shown}` erases papers by their age alone. If the file is still being studied or challenged, those who sent them have none left: is it looked at elsewhere where the file stands?",
)


@act_rule(
    Kind.KEEP,
    name="evidence-erased-early",
    code="W9444",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Preuve effacée trop tôt", en="Evidence erased too early"),
    harms=Text(
        fr="Les personnes dont le dossier attend ou qui contestent une décision : leurs pièces ne sont plus là, et on leur répond qu’il en manque.",
        en="People whose file waits or who challenge a decision: their papers are gone, and they are told that some are missing.",
    ),
    instead=Text(
        fr="Comptez la durée à partir de la décision, recours compris, et n’effacez rien d’un dossier ouvert.",
        en="Count the time from the decision, appeals included, and erase nothing of an open file.",
    ),
    wrong_when=Text(
        fr="La durée part de la fin du dossier, ou ce qui s’efface est une copie : écrivez-le dans une dérogation.",
        en="The time runs from the end of the file, or what goes is a copy: write so in a derogation.",
    ),
    refs=("cja-r-421-5", "gdpr-5-1-e"),
    lesson="09-data-and-scores/01-minimise",
    since="0.1.0",
    mentions=("conserv", "retention", "purge", "efface", "erase", "delet", "destroy", "supprim", "unlink", "remove"),
    bad=(
        Bad('DELAI_INSTRUCTION = timedelta(days=75)  # été\nCONSERVATION_PIECES = timedelta(days=30)\n', BEFORE, at="CONSERVATION_PIECES = timedelta(days=30)", path="aides/reglages.py", review=True),
        Bad("# années\n[appeal]\nwithin_days = 60\n\n[retention]\nrefusal_letters_days = 45\n", BEFORE, at="refusal_letters_days = 45", path="config/terms.toml", review=True),
        Bad("retention: # été\n  decisions:\n    jours: 30\n", SHORT, at="jours: 30", path="config/durees.yml", review=True),
        Bad({"aides/menage.py": 'def nettoyer():\n    """Été."""\n    limite = now() - timedelta(days=60)\n    for piece in Piece.objects.filter(deposee_le__lt=limite):\n        piece.delete()\n', "aides/autre.py": ""}, AGE, at="piece.delete()", path="aides/menage.py", review=True),
    ),
    good=(
        Good('DELAI_INSTRUCTION = timedelta(days=75)  # été\nCONSERVATION_PIECES = timedelta(days=365)\n', path="aides/reglages.py"),
        Good('DELAI_INSTRUCTION = timedelta(days=75)  # été\nCONSERVATION_BROUILLONS = timedelta(days=30)\n', path="aides/reglages.py"),
        Good("retention: # été\n  decisions:\n    jours: 730\n  sessions:\n    jours: 30\n", path="config/durees.yml"),
        Good({"aides/menage.py": 'def nettoyer():\n    """Été."""\n    limite = now() - timedelta(days=60)\n    for piece in Piece.objects.filter(deposee_le__lt=limite, dossier__statut="clos"):\n        piece.delete()\n', "aides/autre.py": ""}),
    ),
)  # fmt: skip
def evidence_erased_early(act: Act) -> Iterator[Hit]:
    """Ask about what is erased while somebody may still need it."""
    if isinstance(act, ErasedEarly):
        facts = {"name": act.setting, "days": act.days, "other": act.other, "needed": act.needed}
        yield Hit(act.span, BEFORE if act.other else SHORT, facts, Certainty.REVIEW, act.path)
    elif isinstance(act, FromDeed) and act.what is What.ERASED_BY_AGE:
        yield Hit(act.span, AGE, {"shown": act.shown}, Certainty.REVIEW, act.path)
