"""A request that only the person can make, alone."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.core.words import listed
from guichet.done.acts.acting_for import is_acted_for
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.classes import ClassForm
from guichet.done.forms.form import Form, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.controls import is_required, label_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.ideas import told

ALONE = Text(
    fr="« {name} » ne prévoit pas qu’une personne agisse pour une autre : qui aide devra se connecter à sa place. Ajoutez un mandat au modèle.",
    en='"{name}" does not foresee someone acting for someone else: whoever helps will have to sign in as them. Add a mandate to the model.',
)

TERMS = Text(
    fr="« {words} » : vérifiez qu’une personne mandatée peut agir, et dites-le ici.",
    en='"{words}": check that someone with a mandate can act, and say so here.',
)
ONESELF = Text(
    fr="« {words} » : qui est sous tutelle, hospitalisé ou ne peut pas écrire seul n’aura rien, ou donnera ses codes à qui l’aide. Laissez un proche ou un mandataire agir, et dites comment.",
    en='"{words}": people under guardianship, in hospital or who cannot write alone will get nothing, or will give their codes to whoever helps. Let a relative or someone with a mandate act, and say how.',
)

SIGNED = Text(
    fr="`{test}` refuse toute signature qui n’est pas celle de la personne : sa tutrice, son aidant ou son mandataire ne peuvent pas agir pour elle. Demandez en quelle qualité on signe.",
    en="`{test}` turns down any signature but the person’s own: their guardian, their carer or whoever holds a mandate cannot act for them. Ask in what capacity one signs.",
)
PAID = Text(
    fr="`{test}` refuse un compte qui n’est pas au nom de la personne : sous tutelle, hébergée ou sans banque, elle ne peut pas être payée. Acceptez le compte d’un tiers, avec son accord ou un mandat.",
    en="`{test}` turns down an account in another name than the person’s own: under guardianship, staying with someone or without a bank, they cannot be paid. Take somebody else’s account, with their agreement or a mandate.",
)
OWN_ACCOUNT = Text(
    fr="« {shown} » : sous tutelle, hébergée ou sans banque, une personne peut-elle être payée sur le compte d’un tiers, avec son accord ou un mandat ?",
    en='"{shown}": can people under guardianship, staying with someone or without a bank be paid into somebody else’s account, with their agreement or a mandate?',
)
PROTECTED = Text(
    fr="`{test}` ferme la porte à qui est sous tutelle : rien ne laisse agir qui les protège, et plus personne n’ouvre leur dossier. Laissez-les entrer, et ajoutez qui peut agir pour elles.",
    en="`{test}` shuts the door on people under guardianship: nothing lets whoever protects them act, and nobody opens their file any more. Let them in, and add who may act for them.",
)
ANOTHER = Text(
    fr="`{test}` renvoie qui demande pour quelqu’un d’autre : une tutrice, un aidant, l’enfant d’un parent âgé ne peuvent pas continuer. Laissez faire la demande, et demandez en quelle qualité on agit.",
    en="`{test}` sends away whoever asks for someone else: a guardian, a carer, the child of an old parent cannot go on. Let them ask, and ask in what capacity they act.",
)
KIN = Text(
    fr="`{test}` n’admet que la famille : une voisine, un aidant ou un tuteur ne peut rien faire pour qui n’a pas de proches. Laissez la personne nommer qui elle veut.",
    en="`{test}` admits family alone: a neighbour, a carer or a guardian can do nothing for people without relatives. Let people name whom they want.",
)

_TERMS = re.compile(
    r"(?:compte|espace|accès|démarche|demande|téléservice)[^.!?\n]{0,30}? (?:est|sont|reste\w*) (?:strictement|exclusivement) personnel\w*"
    r"|(?:pour le compte|au nom) d['’](?:autrui|un tiers|une autre personne)[^.!?\n]{0,20} (?:est interdite?|n['’]est pas (?:permise?|autorisée?|possible))"
    r"|(?:cannot|may not|must not) (?:apply|claim|use this service|sign in) (?:on behalf of|for) (?:someone else|another person|anyone else)",
    re.I,
)
_HELPED = re.compile(
    r"mandat|représent|tuteur|tutrice|curat|aidant|proche|proxy|guardian|power of attorney|appointee", re.I
)
_MAY = re.compile(
    r"mandat|procuration|tuteur|tutrice|curat|power of attorney|appointee|\bproxy\b|guardian|deputy", re.I
)
"""Who may act, said elsewhere than where people are turned away."""
_REQUEST = re.compile(
    r"^(?:Demande|Dossier|Requete|BenefitClaim|Claim|BenefitApplication|AidApplication)(?:[A-Z]\w*)?$"
)
_PERSON = frozenset({*listed("people.served"), "user", "personne", "assure", "citoyen"})
_PROXY = re.compile(
    r"mandat|represent|tuteur|tutrice|curat|aidant|proxy|delegat|on_behalf|helper|guardian|pour_le_compte", re.I
)


def _signing(act: Act) -> Iterator[Hit]:
    """Report what turns down a signature for not bearing the name of the person concerned."""
    if isinstance(act, FromDeed) and act.what is What.ONLY_ONESELF and not act.certain:
        yield Hit(act.span, OWN_ACCOUNT, {"shown": act.shown}, Certainty.REVIEW, act.path)
    elif isinstance(act, FromDeed) and act.what is What.ONLY_ONESELF:
        yield Hit(act.span, PAID if act.other else SIGNED, {"test": act.shown}, path=act.path)
    elif isinstance(act, FromDeed) and act.what is What.PROTECTED_OUT:
        yield Hit(act.span, PROTECTED, {"test": act.shown}, path=act.path)
    elif isinstance(act, FromDeed) and act.what is What.NOT_FOR_ANOTHER:
        yield Hit(act.span, ANOTHER, {"test": act.shown}, path=act.path)
    elif isinstance(act, Said) and act.flaw is Flaw.ACCOUNT:
        yield Hit(act.span, OWN_ACCOUNT, {"shown": act.shown}, Certainty.REVIEW, act.path)
    for one in act.admitted if act.place.is_public else ():
        if speaks_of(f"{one.said} {' '.join(sorted(act.about))}", "identity.acting") and _are_kin(one.values):
            yield Hit(one.span, KIN, {"test": one.shown}, path=one.path)


def _are_kin(offered: tuple[str, ...]) -> bool:
    return bool(offered) and all(speaks_of(one, "identity.kin") and not speaks_of(one, "identity.acting") for one in offered)  # fmt: skip


def _asking(form: Form) -> Iterator[Hit]:
    """Report a list of ties among which whoever acts for another must find theirs, when it holds relatives alone; an oath that a form of Python wants."""
    for one in form.required if isinstance(form, ClassForm) and form.reaches_people else ():
        sworn = one.sort is Sort.TICK and all(
            speaks_of(one.said, idea) for idea in ("identity.unprotected", "identity.protected")
        )
        if sworn and isinstance(form, ClassForm) and not is_acted_for(form.module.project):
            yield Hit(one.span, PROTECTED, {"test": one.label or one.name}, form.certainty, path=one.path)
    for one in form.own if form.is_for("identity.acting") and form.reaches_people else ():
        offered = one.offered or ()
        if one.required and one.speaks_of("identity.of_a_tie") and len(offered) > 1 and _are_kin(offered):
            yield Hit(one.span, KIN, {"test": one.name}, form.certainty, path=one.path)


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    """Report a box that must be ticked to go on, by which one declares to be under no measure of protection."""
    is_box = (control.attr("type") or "").lower() == "checkbox" and is_required(control, page)
    label = label_of(control) if is_box and not page.is_back_office else ""
    sworn = all(speaks_of(label, idea) for idea in ("identity.unprotected", "identity.protected"))
    if label and sworn and not is_acted_for(page.project):
        yield Hit(control.span, PROTECTED, {"test": " ".join(label.split())[:80]})


def _turned_away(document: Document) -> Iterator[Hit]:
    """Ask about the sentences by which nobody may act for the person concerned, where no other says who may."""
    for lang in ("fr", "en") if not document.is_back_office else ():
        for found in told(document, lang, "for_oneself_alone", supposed=True):
            others = (one for one in document.said if one is not found.prose)
            if not any(_MAY.search(one.text) for one in others):
                yield Hit(found.span, ONESELF, {"words": found.text}, Certainty.REVIEW)


def _in_terms(document: Document) -> Iterator[Hit]:
    blocks = list(document.said)
    if any(_HELPED.search(prose.text) for prose in blocks):
        return
    for prose in blocks:
        match = _TERMS.search(prose.plain)
        if match is not None:
            words = prose.text[match.start() : match.end()]
            yield Hit(prose.span(*match.span()), TERMS, {"words": words}, Certainty.REVIEW)
            return


@memo
def _speaks_of_proxies(module: PythonModule) -> bool:
    return _PROXY.search(module.source.text) is not None


@python_rule(
    nodes.ClassDef,
    name="proxy-missing",
    code="W9524",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(
        fr="Démarche sans mandataire possible",
        en="Request that nobody can make for someone else",
    ),
    harms=Text(
        fr="Les personnes sous tutelle, hospitalisées, en prison, ou aidées par quelqu’un : l’aidant doit se faire passer pour elles.",
        en="People under guardianship, in hospital, in prison, or helped by someone: the helper must pretend to be them.",
    ),
    instead=Text(
        fr="Ajoutez au modèle la personne qui agit, son mandat, sa durée et sa révocation.",
        en="Add to the model who acts, their mandate, how long it lasts and how it ends.",
    ),
    wrong_when=Text(
        fr="Le mandat est tenu dans une autre application.",
        en="The mandate is kept in another application.",
    ),
    refs=("aidants-connect",),
    lesson="07-identity/03-helpers",
    mentions=("class demande", "class dossier", "class requete", "class claim", "class benefit", "class aidapp",),
    bad=(
        Bad("class ContrôleRib # été\n  def titulaire_demandeur?\n    normaliser(@rib.titulaire).include?(normaliser(@demandeur.nom))\n  end\nend\n", OWN_ACCOUNT, at="normaliser(@rib.titulaire).include?(normaliser(@demandeur.nom))", path="app/services/controle_rib.rb", review=True),
        Bad('{"café": {"iban": {"account_holder_must_match_applicant": true}}}', OWN_ACCOUNT, at="true", path="config/bank.json", review=True),
        Bad("export const declaration = {\n  question: 'Who is this café card for?',\n  next: { self: '/apply/details', other: '/apply/not-eligible' },\n};\n", ANOTHER, at="'/apply/not-eligible'", path="src/declaration.js"),
        Bad("class DeclarationsController < ApplicationController # café\n  def create\n    if params[:applying_for] == \"someone_else\"\n      redirect_to cannot_apply_path\n    end\n  end\nend\n", ANOTHER, at="params[:applying_for] == \"someone_else\"", path="app/controllers/declarations_controller.rb"),
        Bad('class DemandeForm(forms.Form):\n    prénom = forms.CharField()\n    seul = forms.BooleanField(label="Je certifie ne pas être sous tutelle")\n', PROTECTED, at="seul", path="aides/forms.py"),
        Bad("<?php // été\n\nclass ProcurationService\n{\n    private const LIENS = ['conjoint', 'parent', 'enfant'];\n\n    public function creer(array $donnees): void\n    {\n        if (!in_array($donnees['lien'], self::LIENS, true)) {\n            throw new ProcurationRefusee();\n        }\n    }\n}\n", KIN, at="['conjoint', 'parent', 'enfant']", path="app/ProcurationService.php"),
        Bad('FAMILY = ("spouse", "child", "sibling")\n\n\ndef add_carer(account, café):\n    if café.relationship not in FAMILY:\n        raise ValidationError("Family only")\n', KIN, at="café.relationship not in FAMILY", path="accounts/carers.py"),
        Bad('class ProcurationForm(forms.Form):\n    prénom = forms.CharField()\n    lien = forms.ChoiceField(choices=[("p", "Père ou mère"), ("c", "Conjoint")])\n', KIN, at="lien", path="courrier/forms.py"),
        Bad('<form method="post"><label><input type="checkbox" name="seul" required> Je certifie ne pas être sous tutelle, même l’été</label></form>', PROTECTED, at='<input type="checkbox" name="seul" required>', path="templates/demande.html"),
        Bad("class DemandeAide < ApplicationRecord # été\n  validates :besoins, presence: true\n  validates :sans_mesure_de_protection, acceptance: true\nend\n", PROTECTED, at="validates :sans_mesure_de_protection, acceptance: true", path="app/models/demande_aide.rb"),
        Bad('def vérifier(demande, rib):\n    attendu = nettoyer(demande.nom_usage)\n    if nettoyer(rib.titulaire) != attendu:\n        raise ValidationError("Le compte doit être au nom de qui demande")\n', PAID, at="nettoyer(rib.titulaire) != attendu", path="aides/rib.py"),
        Bad("<?php // été\n\nclass Personne\n{\n    public const SANS_MESURE = 'aucune';\n\n    public function peutSigner(): bool\n    {\n        return self::SANS_MESURE === $this->mesure;\n    }\n}\n", PROTECTED, at="self::SANS_MESURE === $this->mesure", path="src/Entity/Personne.php"),
        Bad('class Person(Model):\n    """Café."""\n\n    def may_sign(self):\n        return self.guardianship == Guardianship.NONE\n', PROTECTED, at="self.guardianship == Guardianship.NONE", path="people/models.py"),
        Bad("class Usager\n  def peut_deposer? # été\n    return curatelle == 'aucune'\n  end\nend\n", PROTECTED, at="curatelle == 'aucune'", path="app/models/usager.rb"),
        Bad("class ClaimPolicy\n  def update?\n    return false if user.under_guardianship? # été\n    record.owner == user\n  end\nend\n", PROTECTED, at="user.under_guardianship?", path="app/policies/claim_policy.rb"),
        Bad("<?php\nclass Usager\n{\n    public function peutAgir(): bool\n    {\n        return null === $this->mesureProtection; // été\n    }\n}\n", PROTECTED, at="null === $this->mesureProtection", path="src/Usager.php"),
        Bad('def vérifier(signataire, dossier):\n    if signataire != dossier.beneficiaire.nom:\n        raise ValidationError("Ce nom n’est pas le bon")\n', SIGNED, at="signataire != dossier.beneficiaire.nom", path="dossier/signer.py"),
        Bad('from django.db import models\n\nclass Demande(models.Model):\n    usager = models.ForeignKey("Usager", on_delete=models.PROTECT)\n    motif = models.TextField(blank=True)\n', ALONE, at="class Demande", review=True),
        Bad('from django.db import models\n\nclass DossierAide(models.Model):\n    allocataire = models.OneToOneField("Compte", on_delete=models.CASCADE)\n', ALONE, at="class DossierAide", review=True),
        Bad('from django.db import models\n\nclass Claim(models.Model):\n    claimant = models.ForeignKey("Person", on_delete=models.PROTECT)\n', ALONE, at="class Claim", review=True),
        Bad('<p lang="fr">Le compte est strictement personnel et sert à faire vos démarches.</p>', TERMS, at="compte est strictement personnel", path="templates/cgu.html", review=True),
        Bad('<p lang="fr">Cet été, un proche ne peut pas faire la demande à la place du résident.</p>', ONESELF, at="proche ne peut pas faire la demande à la place", path="templates/arret.html", review=True),
        Bad('<p lang="en">Café cards: nobody else can fill in this form for you.</p>', ONESELF, at="nobody else can fill in this form for you", path="templates/stop.html", review=True),
        Bad('<p lang="fr">Cet été, les aidants et travailleurs sociaux ne sont pas autorisés à remplir ce formulaire.</p>', ONESELF, at="aidants et travailleurs sociaux ne sont pas autorisés à remplir", path="templates/arret.html", review=True),
        Bad('<p lang="en">Café cards: representatives are not accepted.</p>', ONESELF, at="representatives are not accepted", path="templates/stop.html", review=True),
    ),
    good=(
        Good("class ContrôleRib # été\n  def titulaire_connu?\n    noms = [@demandeur.nom, @demandeur.tuteur]\n    noms.any? { |nom| normaliser(@rib.titulaire).include?(normaliser(@demandeur.nom)) || mandataire? }\n  end\nend\n", path="app/services/controle_rib.rb"),
        Good('{"café": {"iban": {"account_holder_must_match_applicant": true, "or_guardian": true}}}', path="config/bank.json"),
        Good("export const declaration = {\n  question: 'Who is this café card for?',\n  next: { self: '/apply/details', other: '/apply/their-details' },\n};\n", path="src/declaration.js"),
        Good("export const country = {\n  question: 'Where is your café?',\n  next: { here: '/apply/details', other: '/apply/not-eligible' },\n};\n", path="src/country.js"),
        Good('class ProcurationForm(forms.Form):\n    prénom = forms.CharField()\n    lien = forms.ChoiceField(choices=[("p", "Père ou mère"), ("a", "Autre personne")])\n', path="courrier/forms.py"),
        Good('FAMILY = ("spouse", "child")\n\n\ndef add_household_member(account, café):\n    if café.relationship not in FAMILY:\n        raise ValidationError("Household only")\n', path="accounts/household.py"),
        Good({"templates/demande.html": '<form method="post"><label><input type="checkbox" name="seul"> Je ne suis pas sous tutelle, même l’été</label></form>', "templates/curateur.html": '<form method="post"><label><input type="checkbox" name="mesure" required> Je certifie ne pas être sous tutelle</label><a href="/tuteur">Je suis le tuteur de la personne</a></form>'}),
        Good('def vérifier(demande, rib):\n    attendu = nettoyer(demande.nom_usage)\n    if nettoyer(rib.titulaire) != attendu:\n        demande.a_relire = True\n', path="aides/rib.py"),
        Good("<?php // été\n\nclass Compteur\n{\n    public function peutSigner(): bool\n    {\n        return self::SANS_RELEVE === $this->releve;\n    }\n}\n", path="src/Entity/Compteur.php"),
        Good({"people/models.py": "class Person(Model):\n    def may_sign(self):\n        return self.guardianship == Guardianship.NONE  # café\n", "people/views.py": "def sign(request, person):\n    if not (person.may_sign() or request.user in person.guardians.all()):\n        raise PermissionDenied\n"}),
        Good("def peut_deposer(usager):\n    return usager.actif and usager.mesure_protection is not None  # été\n", path="droits.py"),
        Good("<?php\nclass Depot\n{\n    public function ajouter(array $jugementsTutelle): void\n    {\n        if (count($jugementsTutelle) > 3) {\n            throw new TropDePieces(); // été\n        }\n    }\n}\n", path="src/Depot.php"),
        Good("class ClaimsController\n  def attach\n    return head :forbidden if params[:guardianship_order].size > 5.megabytes # été\n    current.attach(params[:guardianship_order])\n  end\nend\n", path="app/controllers/claims_controller.rb"),
        Good("export function check(form) {\n  if (form.mesureProtection.length > 200) {\n    throw new Error('Trop long'); // été\n  }\n}\n", path="src/check.js"),
        Good({"droits.py": "def peut_deposer(usager):\n    return usager.actif and not usager.sous_tutelle  # été\n", "mandats.py": "def ouvrir(tuteur, usager): ...\n"}),
        Good('from django.db import models\n\nclass Demande(models.Model):\n    usager = models.ForeignKey("Usager", on_delete=models.PROTECT)\n    mandataire = models.ForeignKey("Usager", null=True, on_delete=models.SET_NULL)\n'),
        Good('from django.db import models\n\nclass Demande(models.Model):\n    article = models.ForeignKey("Article", on_delete=models.CASCADE)\n'),
        Good('class Demande:\n    """Résumé affiché à l’écran."""\n'),
        Good('<p lang="fr">Le mot de passe est strictement personnel.</p>', path="templates/cgu.html"),
        Good('<p lang="fr">Le compte est strictement personnel ; un aidant a le sien.</p>', path="templates/cgu.html"),
        Good('<p lang="fr">Cet été, sans procuration, un tiers ne peut pas signer à votre place.</p>', path="templates/arret.html"),
        Good('<p lang="en">Café cards: a relative cannot apply on your behalf unless you have signed a mandate.</p>', path="templates/stop.html"),
        Good('<p lang="fr">Cet été, la demande doit être faite par la personne elle-même ou par son tuteur.</p>', path="templates/arret.html"),
    ),
    also=(
        Check(Subject.PROSE, (), (), _in_terms),
        Check(Subject.PROSE, (), ("plac", "nom", "autrui", "tiers", "proche", "autre", "famil", "concern", "seul", "behalf", "else", "for you", "for them", "third", "only", "relative", "carer", "aidant", "procuration", "repr", "accompagn", "social", "même", "tuteur", "mandataire", "titulaire", "guardian", "helper", "nobody", "companion"), _turned_away),
        Check(Subject.ELEMENT, ("input",), ("tutelle", "curatelle", "protection", "guardian", "capacit"), _in_page),
        Check(Subject.ACT, (Kind.REFUSE,), ("sign", "own_name", "ownname", "name_match", "namematch", "same_name", "samename", "meme_nom", "même_nom", "titulaire", "holder", "account_name", "accountname", "protection", "tutelle", "curatelle", "guardian", "conservator", "capacit", "mesure", "measure", "procuration", "mandat", "prox", "représentant", "representa", "carer", "aidant", "tuteur", "curateur"), _signing),
        Check(Subject.ACT, (Kind.REFUSE,), ("someone", "other", "autre", "proche", "another", "relative", "autrui", "tiers"), _signing, needs=("eligib", "éligib", "apply", "impossible", "refus", "exclu", "recevable", "not_possible", "not-possible")),
        Check(Subject.ACT, (Kind.ASK,), ("lien", "parente", "relation", "kin", "tutelle", "curatelle", "guardian", "protection"), _asking),
    ),
)  # fmt: skip
def proxy_missing(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Ask about the model of a person's request when its module never speaks of acting for someone."""
    if not _REQUEST.match(owner.name) or _speaks_of_proxies(module):
        return
    ties = ("ForeignKey", "OneToOneField")
    for statement in owner.body:
        if isinstance(statement, nodes.Assign) and isinstance(statement.value, nodes.Call):
            kind = dotted(statement.value).rpartition(".")[2]
            if kind in ties and words_of(statement.targets[0].as_string()) & _PERSON:
                yield Hit(module.header_span(owner), ALONE, {"name": owner.name}, Certainty.REVIEW)
                return
