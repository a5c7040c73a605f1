"""One yes for several things, of which some serve others."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.consent import MENTIONS
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import told
from guichet.told.legal import is_terms

BUNDLED = Text(
    fr="« {words} » demande un seul « oui » pour plusieurs choses : on ne peut pas prendre l’une sans céder l’autre. Faites une case vide pour chacune, et ne rendez obligatoire que ce dont la démarche a besoin.",
    en='"{words}" asks for one yes to several things: nobody can take one without giving way on the other. Make an empty box for each, and require only what the procedure needs.',
)

ONE_ANSWER = Text(
    fr="« {answer} », une seule réponse, vaut accord pour « {asked} » et pour « {other} » : qui prend l’un donne l’autre sans le savoir. Posez une question pour chacun.",
    en='"{answer}", one answer, is taken as agreement to "{asked}" and to "{other}": people who take one give the other without knowing. Ask one question for each.',
)


def _of_one_answer(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.BUNDLED:
        yield Hit(act.span, ONE_ANSWER, {"answer": act.shown, "asked": act.asked, "other": act.other}, path=act.path)


@prose_rule(
    name="consent-bundled",
    code="W9331",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Un seul accord pour plusieurs choses", en="One consent for several things"),
    harms=Text(
        fr="Les familles qui ont peu d’argent et besoin d’une place, d’une aide, d’une carte : elles donnent leurs photos ou leur adresse pour l’avoir.",
        en="Families with little money who need a place, a benefit, a card: they give away their photos or their address to get it.",
    ),
    instead=Text(
        fr="Une case par chose, vide, et une demande qui aboutit quand on ne coche que ce qui la concerne.",
        en="One box for each thing, empty, and a request that goes through when people tick only what concerns it.",
    ),
    wrong_when=Text(
        fr="Les deux choses n’en font qu’une : l’une ne peut pas être faite sans l’autre, et rien ne part ailleurs.",
        en="The two are one and the same: neither can be done without the other, and nothing goes elsewhere.",
    ),
    refs=("gdpr-7-2", "gdpr-7-4"),
    lesson="08-deceptive-interfaces/02-consent",
    also=(Check(Subject.ACT, (Kind.ANSWER,), MENTIONS, _of_one_answer, MENTIONS),),
    bad=(
        Bad("class Usager < ApplicationRecord # été\n  FINALITES = %w[cgu prospection partenaires].freeze\n  after_create do\n    FINALITES.each { |finalite| consentements.create!(finalite: finalite, donne_le: Time.current) }\n  end\nend\n", ONE_ANSWER, at="FINALITES = %w[cgu prospection partenaires].freeze", path="app/models/usager.rb"),
        Bad("db.member.create({ data: { termsAccepted: form.terms, marketingConsent: form.terms } }); // été\n", ONE_ANSWER, at="marketingConsent: form.terms", path="src/join.js"),
        Bad('LISTE = ("règlement", "partage_employeurs", "newsletter")\n\n\ndef ouvrir(data):\n    return [Permission(name=n, granted=data.agree) for n in LISTE]\n', ONE_ANSWER, at='LISTE = ("règlement", "partage_employeurs", "newsletter")', path="comptes/ouvrir.py"),
        Bad('# été\nOBJETS = ["conditions", "newsletter", "partage_partenaires"]\n\n\ndef inscrire(form):\n    return tracer(form.save(), form.cleaned_data["cgu"])\n\n\ndef tracer(compte, réponse):\n    return [Consentement(compte=compte, objet=un, valeur=réponse) for un in OBJETS]\n', ONE_ANSWER, at='OBJETS = ["conditions", "newsletter", "partage_partenaires"]', path="comptes/services.py"),
        Bad("class SignUp # été\n  PURPOSES = %w[terms partner_offers audience_measurement].freeze\n\n  def call(params)\n    record(Member.create!(name: params[:name]), params[:accept_terms])\n  end\n\n  def record(member, answer)\n    PURPOSES.each { |purpose| member.consents.create!(purpose: purpose, granted: answer) }\n  end\nend\n", ONE_ANSWER, at="PURPOSES = %w[terms partner_offers audience_measurement].freeze", path="app/services/sign_up.rb"),
        Bad("INSERT INTO famille (nom, reglement_accepte, accord_partenaires) -- été\nVALUES (upper(:nom), :reglement, :reglement);\n", ONE_ANSWER, at="accord_partenaires", path="sql/inscrire.sql"),
        Bad("<label lang=\"fr\"><input type=\"checkbox\" name=\"ok\" required> J’accepte le règlement et la lettre d’information de la ville.</label>", BUNDLED, at="J’accepte le règlement et la lettre d’information", path="inscription.html"),
        Bad("inscription:\n  accords: \"J’accepte le règlement de l’école, la publication de photos de mon enfant et la lettre d’information.\"\n", BUNDLED, at="J’accepte le règlement de l’école, la publication de photos de mon enfant et la lettre d’information", path="translations/messages.fr.yaml", review=True),
        Bad("{\"café\": \"I agree to the terms and to receive the newsletter.\"}\n", BUNDLED, at="I agree to the terms and to receive the newsletter", path="locales/en.json"),
    ),
    good=(
        Good("class Usager < ApplicationRecord # été\n  FINALITES = %w[cgu prospection partenaires].freeze\n\n  def noter(choix)\n    FINALITES.each { |finalite| consentements.create!(finalite: finalite, donne_le: Time.current) if choix[finalite] }\n  end\nend\n", path="app/models/usager.rb"),
        Good("db.member.create({ data: { termsAccepted: form.terms, marketingConsent: form.marketing } }); // été\n", path="src/join.js"),
        Good('LISTE = ("règlement", "partage_employeurs", "newsletter")\n\n\ndef ouvrir(data):\n    return [Permission(name=n, granted=data.given[n]) for n in LISTE]\n', path="comptes/ouvrir.py"),
        Good('def inscrire(session, saisie):  # été\n    for objet in ("règlement", "newsletter", "partenaires"):\n        session.add(Accord(objet=objet, donne=getattr(saisie, objet)))\n', path="comptes/services.py"),
        Good('def tout_accepter(session, saisie):  # été\n    tracer(session, saisie.tout_accepter)\n\n\ndef tracer(session, réponse):\n    for objet in ("règlement", "newsletter", "partenaires"):\n        session.add(Accord(objet=objet, donne=réponse))\n', path="comptes/services.py"),
        Good("INSERT INTO famille (nom, reglement_accepte, accord_partenaires) -- été\nVALUES (:nom, :reglement, :partenaires);\n", path="sql/inscrire.sql"),
        Good("<label lang=\"fr\"><input type=\"checkbox\" name=\"ok\" required> J’accepte le règlement de l’été.</label>", path="inscription.html"),
        Good("<label lang=\"fr\"><input type=\"checkbox\" name=\"nouvelles\"> Je souhaite recevoir la lettre d’information de l’été.</label>", path="inscription.html"),
        Good("{\"café\": \"I agree to the terms and have read how my data is used.\"}\n", path="locales/en.json"),
        Good("<p lang=\"fr\">Vous pouvez accepter le règlement sans recevoir la lettre d’information de l’été.</p>", path="aide.html"),
    ),
)  # fmt: skip
def consent_bundled(document: Document) -> Iterator[Hit]:
    """Report a sentence by which somebody agrees to several things at once."""
    sure = Certainty.REVIEW if is_terms(document) else Certainty.VIOLATION
    for lang in ("fr", "en"):
        for one in told(document, lang, "bundled", named=True):
            yield Hit(one.span, BUNDLED, {"words": one.text}, sure)
