"""A refusal that hides the way to challenge it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.reached import Lost, Reach
from guichet.done.deciding.letters import letters_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.channels import channels_in
from guichet.done.pages.emptied_parts import remedies_emptied
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.limits_untold import courts_untimed, limits_in, undated_appeals
from guichet.told.nobody import nobody_left, shut_for_good, told_to_askers

HOW = Text(
    fr="« {words} », sans dire comment contester : le délai passe, le droit se perd. Écrivez le recours, le délai et l’adresse.",
    en='"{words}", without saying how to challenge it: the deadline passes and the right is lost. Write the remedy, the deadline and the address.',
)

CLOSED = Text(
    fr="« {act} » ne peut pas être revu par une personne, dit le réglage : qui a raison n’a plus personne à qui le dire. Ouvrez le réexamen à toute décision, d’abord à celles d’une machine.",
    en='"{act}" cannot be looked at again by a person, says the setting: people who are right have nobody left to tell. Open a review of every decision, those of a machine first.',
)

OFF = Text(
    fr="« {act} » semble fermer tous les recours : vérifiez ce que deviennent les personnes qui contestent, et qui leur répond.",
    en='"{act}" seems to shut every appeal: check what becomes of people who challenge a decision, and who answers them.',
)


PART = Text(
    fr="« {act} » : cette lettre ne dit pas comment contester, alors qu’une autre de la même table le dit. Le délai passe, le droit se perd. Ajoutez-y cette partie.",
    en='"{act}": this letter does not say how to challenge the decision, while another one of the same table does. The deadline passes and the right is lost. Add that part to it.',
)


def _closed(act: Act) -> Iterator[Hit]:
    """Report a setting that takes away the right to have someone look again, and the letter that does not tell of it."""
    if act.goes_without == "remedies" and act.place.is_lived:
        yield Hit(act.span, PART, {"act": act.name}, path=act.path)
    if act.goes_without == "second look" and act.place.is_lived:
        sure = act.is_sure
        yield Hit(
            act.span,
            CLOSED if sure else OFF,
            {"act": act.name},
            Certainty.VIOLATION if sure else Certainty.REVIEW,
            act.path,
        )


ENDED = Text(
    fr="« {words} », et l’on est renvoyé à la première page : ni raison, ni personne à joindre, ni recours. Montrez une page qui dit pourquoi, que faire et à qui parler.",
    en='"{words}", and people are back on the first page: no reason, nobody to reach, no appeal. Show a page that says why, what to do and whom to talk to.',
)


def _ended(act: Act) -> Iterator[Hit]:
    """Report a refusal told in a few words, after which one is sent to the first page."""
    if isinstance(act, FromDeed) and act.what is What.ENDED and act.place.is_public:
        yield Hit(act.span, ENDED, {"words": act.shown}, path=act.path)
    if isinstance(act, Reach) and act.lost is Lost.ENDED and act.place.is_public:
        yield Hit(act.span, ENDED, {"words": act.shown}, path=act.path)


LIMIT = Text(
    fr="« {words} » : la personne ne peut pas savoir jusqu’à quand elle peut contester, et le droit se perd sans qu’elle le voie. Donnez la durée, à partir du jour où elle reçoit la décision.",
    en='"{words}": people cannot know until when they may contest, and the right is lost without their seeing it. Say for how long, from the day they get the decision.',
)
SHUT = Text(
    fr="« {words} » : qui a raison n’a plus personne à qui le dire. Dites qui peut revoir la décision, sous quel délai, à quelle adresse.",
    en='"{words}": people who are right have nobody left to tell. Say who can look at the decision again, by when, at what address.',
)


UNDATED = Text(
    fr="« {words} » : qui conteste attend sans savoir jusqu’à quand, ni à quelle date se plaindre plus haut. Dites en combien de temps vient la réponse, et que faire si elle ne vient pas.",
    en='"{words}": people who contest wait without knowing until when, nor when they may complain higher up. Say by when the answer comes, and what to do if it does not.',
)


EMPTIED = Text(
    fr="Ce refus vide la partie « {part} », qui dit comment contester. Le délai passe, le droit se perd. Laissez cette partie, ou écrivez la vôtre.",
    en='This refusal empties the part "{part}", which says how to contest. The deadline passes and the right is lost. Leave that part, or write your own.',
)


def _emptied(page: Page) -> Iterator[Hit]:
    """Report the refusal that puts nothing where its layout says how to contest."""
    for span, name in remedies_emptied(page):
        yield Hit(span, EMPTIED, {"part": name})


def _leaves_nobody(found: Found, lang: str) -> bool:
    """Whether its block is told of already, as words that leave nobody to ask."""
    left = (one for one in nobody_left(found.prose.document, lang) if one.prose is found.prose)
    return any(not channels_in(told_to_askers(one)) for one in left)


def _limits(document: Document) -> Iterator[Hit]:
    """Report the time limit to contest that nobody can know, and the decision that nobody may contest."""
    for found in limits_in(document):
        yield Hit(found.span, LIMIT, {"words": found.text})
    for found in (
        one for lang in ("fr", "en") for one in shut_for_good(document, lang) if not _leaves_nobody(one, lang)
    ):
        yield Hit(found.span, SHUT, {"words": found.text})
    for found in courts_untimed(document):
        yield Hit(found.span, LIMIT, {"words": found.text}, Certainty.REVIEW)
    for found in undated_appeals(document):
        yield Hit(found.span, UNDATED, {"words": found.text})


@prose_rule(
    name="refusal-remedies-missing",
    code="W9551",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Refus sans voies de recours", en="Refusal without remedies"),
    harms=Text(
        fr="Les personnes qui ignorent qu’un refus se conteste, et laissent passer le délai.",
        en="People who do not know that a refusal can be challenged, and let the deadline pass.",
    ),
    instead=Text(
        fr="Dites qui saisir, sous quel délai, à quelle adresse, et qui peut aider.",
        en="Say whom to turn to, by when, at what address, and who can help.",
    ),
    wrong_when=Text(
        fr="Les recours sont imprimés au verso par un autre outil.",
        en="The remedies are printed on the back by another tool.",
    ),
    refs=("cja-r-421-5",),
    lesson="03-forms/06-receipt-refusal-remedy",
    also=(Check(Subject.PROSE, (), (), _limits), Check(Subject.PAGE, (), ("extends",), _emptied), Check(Subject.ACT, (Kind.HIDE,), ("reviewable", "appeal", "contest", "recours", "reexam", "review", "second_look", "challenge", "human", "humain", "relecture"), _closed), Check(Subject.ACT, (Kind.REFUSE,), ("refus", "reject", "declin", "denied", "not accepted", "clos"), _ended)),
    bad=(
        Bad({"lettres/base.html": "<main>{% block corps %}{% endblock %}</main>{% block voies %}<p>Vous pouvez contester dans les deux mois.</p>{% endblock %}", "lettres/refus.html": '{% extends "lettres/base.html" %}{% block corps %}<p>Refus de l’été : {{ motif }}</p>{% endblock %}{% block voies %} {% endblock %}'}, EMPTIED, at="{% block voies %} {% endblock %}", path="lettres/refus.html"),
        Bad("<?php\nfinal class Place\n{\n    public function demander(Demande $é): Reponse\n    {\n        if (!$this->regles->ouvre($é)) {\n            $this->flash('erreur', 'Demande refusée.');\n            return $this->rediriger('/');\n        }\n        return $this->afficher('suite');\n    }\n}\n", ENDED, at="Demande refusée.", path="src/Place.php"),
        Bad('SUITES = {\n    "acceptée": Suite("Une place vous est gardée. Appelez-nous.", "foyer:venir"),\n    "refusée": Suite("Demande refusée.", "accueil"),\n}\n', ENDED, at='"Demande refusée."', path="foyer/suites.py"),
        Bad("RECOURS_DEMANDE_ACTIF = False  # l’été aussi\n", OFF, at="False", path="service/settings.py", review=True),
        Bad('class Decision:\n    appealable = True\n\n\nclass RobotRefusal(Decision):\n    claim = None\n    appealable = False\n', CLOSED, at="False", path="service/kinds.py"),
        Bad("automatic_decision:\n  signed_by: system\n  human_review: no\n", CLOSED, at="no", path="service/decisions.yml"),
        Bad('<p lang="fr">Votre demande d’aide a été refusée car vos revenus dépassent le plafond.</p>', HOW, at="Votre demande d’aide a été refusée", path="templates/courriers/refus.html", review=True),
        Bad('<p lang="en">Your claim has been rejected because your income is too high.</p>', HOW, at="Your claim has been rejected", path="templates/letters/refusal.html", review=True),
        Bad("en:\n  café_credit:\n    edit:\n      reason: \"You are not eligible for this because %{reason}\"\n      back: Go back to the list.\n", HOW, at="You are not eligible", path="config/locales/en.yml", review=True),
        Bad('<p lang="fr">Vous êtes radié de la liste des demandeurs.</p><p lang="fr">Motif : absence au rendez-vous.</p>', HOW, at="Vous êtes radié", path="templates/courriers/radiation.html", review=True),
        Bad('<p lang="fr">Vous avez reçu 120 euros de trop, car vos revenus ont été comptés deux fois. Nous les retiendrons.</p>', HOW, at="Vous avez reçu 120 euros de trop", path="templates/courriers/indu.html", review=True),
        Bad("decisions:  # l’été aussi\n  authors: [agent, algorithm]\n  appealable: [agent]\n", CLOSED, at="[agent]", path="service/appeals.yml"),
        Bad('def déposer_recours(request, pk):\n    décision = Decision.objects.get(pk=pk)\n    if décision.origine == "moteur":\n        raise PermissionDenied\n', CLOSED, at='décision.origine == "moteur"', path="service/recours.py"),
        Bad("class Décision(models.Model):\n    automated = models.BooleanField(default=True)\n\n    @property\n    def can_be_appealed(self):\n        return not self.automated\n", CLOSED, at="not self.automated", path="service/models.py"),
        Bad("{% extends 'courriels/base.html.twig' %}\n{% block body %}\n<p>Bonjour {{ nom }},</p>\n<p>Votre signalement sur la plateforme {{ service }} – {{ territoire }} ne peut pas être traité par nos équipes, même l’été, pour la raison suivante : {{ motif }}</p>\n{% endblock %}\n", HOW, at="Votre signalement sur la plateforme {{ service }} – {{ territoire }} ne peut pas être traité par nos", path="templates/courriels/refus.html.twig", review=True),
        Bad('"""Été."""\n\n\ndef answer(claim):\n    return _("Your request has been denied because your income is above the limit of the year.")\n', HOW, at='Your request has been denied', path='claims/answers.py', review=True),
    ),
    good=(
        Good({"lettres/base.html": "<main>{% block corps %}{% endblock %}</main>{% block voies %}<p>Vous pouvez contester dans les deux mois.</p>{% endblock %}", "lettres/oui.html": '{% extends "lettres/base.html" %}{% block corps %}<p>Votre place de l’été est gardée.</p>{% endblock %}{% block voies %}{% endblock %}'}),
        Good({"letters/refused.txt": "Dear {{ name }},\n\nWe cannot give you this café grant, because {{ reason }}.\n\n{% include \"partials/closing.txt\" %}\n", "letters/partials/closing.txt": "If you think this is wrong, you can appeal within six months: write to Grants, Town Hall, Leeds LS1 1UR.\n"}),
        Good("def compte(request):\n    if request.POST.get('supprimer'):\n        service.effacer(request.user)\n        messages.add_message(request, messages.SUCCESS, 'Votre compte a bien été supprimé')\n        return redirect('/')\n    return render(request, 'compte.html')\n", path="compte/vues.py"),
        Good("<?php\nfinal class Compte\n{\n    public function fermer(Personne $é): Reponse\n    {\n        $this->comptes->effacer($é);\n        $this->addFlash('success', 'Votre compte a été supprimé.');\n        return $this->redirectToRoute('accueil');\n    }\n}\n", path="src/Compte.php"),
        Good("Bonjour Zoé,\n\nApportez la carte cet été. Cela veut dire que, sans ces papiers le 3 mai, votre demande sera refusée. Vous pourrez la refaire.\n", path="modeles/pieces.md"),
        Good("class Décision(models.Model):\n    @property\n    def can_be_appealed(self):\n        return not self.is_appealed\n", path="service/models.py"),
        Good("decisions:  # l’été aussi\n  authors: [agent, algorithm]\n  appealable: [agent, algorithm]\n", path="service/appeals.yml"),
        Good('def déposer_recours(request, pk):\n    décision = Decision.objects.get(pk=pk)\n    if décision.usager != request.user:\n        raise PermissionDenied\n', path="service/recours.py"),
        Good("RECOURS_DEMANDE_ACTIF = True  # l’été aussi\n", path="service/settings.py"),
        Good("class Decision:\n    appealable = True\n\n\nclass RobotGrant(Decision):\n    claim = None\n    appealable = False\n", path="service/kinds.py"),
        Good('<p lang="fr">Votre demande a été refusée car il manque une pièce.</p><p lang="fr">Vous pouvez former un recours sous deux mois devant le tribunal administratif.</p>', path="templates/courriers/refus.html"),
        Good("Dear claimant,\n\nI cannot grant your café claim, because it was late.\n\nIf something is wrong, tell me and I will look again. You can also ask for a different person to decide.\n", path="letters/refusal.txt"),
        Good('<p lang="en">Your claim has been rejected because it was late. You can appeal within one month to the tribunal.</p>', path="templates/letters/refusal.html"),
        Good("en:\n  café_credit:\n    edit:\n      reason: \"You are not eligible for this because %{reason}\"\n      mistake: Is this a mistake?\n      back: Go back to correct.\n", path="config/locales/en.yml"),
        Good('<p lang="fr">Vous n’êtes pas éligible à l’aide d’été, car vos revenus dépassent le plafond.</p><p lang="fr"><a href="/ressources">Modifier mes réponses</a></p>', path="templates/credit.html"),
        Good('<p lang="fr">Si vous avez reçu des courriers en trop, jetez-les.</p>', path="templates/courriers/tri.html"),
        Good('<p lang="fr">Votre demande d’aide a été acceptée.</p>', path="templates/courriers/accord.html"),
        Good('"""Été."""\n\n\ndef describe(field, teams):\n    field.help_text = _("You don\'t qualify for {teams}.").format(teams=teams)\n', path='claims/teams.py'),
    ),
)  # fmt: skip
def refusal_remedies_missing(document: Document) -> Iterator[Hit]:
    """Report a letter of refusal that names no remedy."""
    for letter in letters_of(document):
        # A few words without a reason are a label, or half of a message: the reason is asked for first, once.
        if not letter.gives_remedies and (letter.is_certain or letter.gives_reasons):
            yield Hit(letter.span, HOW, {"words": letter.words}, Certainty.REVIEW)
