"""A secret that relatives know and that grief makes people forget."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.form import Form, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

QUESTION = Text(
    fr="« {name} » fait d’un souvenir la clé du compte : les proches le connaissent, et le deuil l’efface. Remplacez-le par un lien ou par une personne.",
    en='"{name}" makes a memory the key of the account: relatives know it, and grief erases it. Replace it with a link or a person.',
)


def _compared(act: Act) -> Iterator[Hit]:
    """Report what opens an account, or not, by a memory that somebody wrote down once."""
    if isinstance(act, FromDeed) and act.what is What.REMEMBERED:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, QUESTION, {"name": act.shown}, certainty, act.path)


@act_rule(
    Kind.ASK,
    name="security-question",
    code="W9528",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Question secrète", en="Security question"),
    harms=Text(
        fr="Les personnes dont la réponse est connue de proches, ou qui ne s’en souviennent pas au moment où elles en ont besoin.",
        en="People whose answer is known to relatives, or who cannot remember it when they need it.",
    ),
    instead=Text(
        fr="Envoyez un lien à l’adresse ou au numéro choisis, ou faites vérifier l’identité par une personne.",
        en="Send a link to the chosen contact, or let a person check identity.",
    ),
    wrong_when=Text(
        fr="La question ne sert pas à entrer dans un compte.",
        en="The question is not used to get into an account.",
    ),
    refs=("cnil-2022-100",),
    lesson="07-identity/02-signing-in",
    mentions=("question", "secret_answer", "secretanswer", "security_answer", "securityanswer", "answer", "maiden", "jeune fille", "jeunefille", "reponse_secrete", "reponsesecrete", "first pet", "premier animal", "memorable", "naissance de "),
    bad=(
        Bad('class CompteForm(forms.Form):\n    question_secrete = forms.CharField(required=False)\n    reponse_secrete = forms.CharField(required=False)\n', QUESTION, at="question_secrete"),
        Bad('class Compte(models.Model):\n    security_answer = models.CharField(max_length=80, blank=True)\n', QUESTION, at="security_answer"),
        Bad('<form method="post"><label for="q">Nom de jeune fille de votre mère</label><input id="q" name="q"></form>', QUESTION, at='<input id="q" name="q">', path="templates/compte.html"),
        Bad('<form method="post"><label>Adresse <input type="email" name="e"></label><label>Nom de naissance de votre mère (facultatif) <input name="été"></label></form>', QUESTION, at='<input name="été">', path="templates/oubli.html"),
        Bad('class MotOublié(forms.Form):\n    memorable_word = forms.CharField(required=False)\n', QUESTION, at="memorable_word"),
    ),
    good=(
        Good('class Enquete(forms.Form):\n    question = forms.CharField(required=False)\n'),
        Good('class FaqForm(forms.Form):\n    question_frequente = forms.CharField(label="Votre question", required=False)\n'),
        Good('<form method="post"><label for="q">Votre question</label><input id="q" name="question"></form>', path="templates/compte.html"),
    ),
    also=(
        Check(Subject.ACT, (Kind.REFUSE,), ("secret", "security", "securite", "sécurité", "maiden", "jeunefille", "jeune_fille", "memorable"), _compared, ("answer", "reponse", "réponse", "maiden", "jeunefille", "jeune_fille", "memorable")),
    ),
)  # fmt: skip
def security_question(form: Form) -> Iterator[Hit]:
    """Report the first field of a form that makes a memory the key of an account."""
    if not form.place.is_lived:
        return
    for one in form.own:
        if one.sort in (Sort.TEXT, Sort.CHOICE, Sort.PASSWORD, Sort.LINK) and one.speaks_of("identity.memories"):
            yield Hit(one.span, QUESTION, {"name": one.name}, path=one.path)
            return
