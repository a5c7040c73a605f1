"""A sum that can be paid by bank card alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import told
from guichet.told.saying import meant, told_with

ONLY = Text(
    fr="« {words} » : qui n’a pas de carte bancaire ne peut pas payer. Acceptez aussi les espèces, le chèque ou le virement, et dites où.",
    en='"{words}": people without a bank card cannot pay. Take cash, cheques or transfers too, and say where.',
)
GIVEN = Text(
    fr="« {words} » : l’argent n’est versé que sur une carte bancaire, et qui n’en a pas ne touchera rien. Proposez aussi un virement, un chèque ou des espèces, et dites où.",
    en='"{words}": money is paid to a bank card alone, and people who have none will never be paid. Offer a transfer, a cheque or cash too, and say where.',
)
_WORDS = re.compile(
    r"\b(?:paiement|règlement|payer|payez|réglez|régler)\b[^.;:!?\n]{0,60}\b(?:uniquement|exclusivement|seulement|obligatoirement)\b[^.;:!?\n]{0,30}\b(?:carte(?: bancaire| bleue)?|cb)\b"
    r"|\b(?:seule?s? (?:le paiement par carte|les cartes bancaires|la carte bancaire)|ni (?:espèces|chèques?)\b[^.;:!?\n]{0,30})\b|\b(?:chèques?|espèces) (?:ne sont |n'est )?(?:plus |pas )(?:être )?accept\w+"
    r"|\b(?:card payments? only|payments? (?:is|are|must be)[^.;:!?\n]{0,30} (?:only )?by (?:debit or credit |bank )?card(?: only)?|cards? only|we (?:do not|don't|no longer) (?:accept|take) (?:cash|cheques)(?: (?:or|and|nor) (?:cash|cheques))?)\b"
    r"|\b(?:paiement|règlement|payer|payez|réglez|régler)\b[^.;:!?\n]{0,40}\b(?:carte(?: bancaire| bleue)?|cb),? (?:uniquement|exclusivement|seulement|obligatoirement)\b"
    r"|\b(?:cash|cheques?)(?: (?:or|and|nor) (?:cash|cheques?))? (?:is|are|will)(?: not| no longer)(?: be)? (?:accepted|taken)\b|\bby card(?: payment)? (?:only|exclusively)\b|\bonly (?:card payments?|(?:bank |debit |credit )?cards|payments? by card) (?:is|are|will|can)\b"
)


PAID = Text(
    fr="« {name} » est obligatoire : qui n’a pas de compte en banque ne touchera rien. Proposez aussi un chèque, un mandat ou des espèces, et dites où.",
    en='"{name}" is required: people without a bank account will never be paid. Offer a cheque, a voucher or cash too, and say where.',
)


SORT = Text(
    fr="« {words} » : qui n’a que ce compte-là n’est pas payé, ou n’a pas droit au service. Acceptez tout compte qui a un IBAN, et prévoyez un chèque, un mandat ou des espèces.",
    en='"{words}": people who only have that account are not paid, or not served. Take any account that can be paid into, and offer a cheque, a voucher or cash.',
)


def _paid(act: Act) -> Iterator[Hit]:
    """Report the account of a bank that a form wants before it pays what people ask for, when no other way to be paid is offered."""
    if (
        not isinstance(act, Form)
        or not act.reaches_people
        or not act.is_for("fields.paid_to_people")
        or act.is_for("fields.taken_from_people")
    ):
        return
    account = next((one for one in act.required if one.is_about("fields.iban")), None)
    if (
        account is not None
        and not act.speaks_of("fields.other_payment")
        and not speaks_of(act.told, "fields.other_payment")
    ):
        yield Hit(account.span, PAID, {"name": account.label or account.name}, act.certainty, path=account.path)


def _offered(act: Act) -> Iterator[Hit]:
    for one in act.own if isinstance(act, Form) and act.reaches_people else ():
        offered = one.offered or ()
        cards = [choice for choice in offered if speaks_of(choice, "fields.card") and not _LEFT_FREE.search(choice)]
        pays = speaks_of(one.said, "fields.payment") or (
            speaks_of(one.said, "fields.means") and speaks_of(act.name, "fields.payment")
        )
        if offered and len(cards) == len(offered) and pays:
            said = (
                GIVEN
                if isinstance(act, Form) and act.is_for("fields.paid_to_people") and not act.is_for("fields.owed")
                else ONLY
            )
            yield Hit(one.span, said, {"words": f"{one.name} : {', '.join(offered)}"[:80]}, Certainty.REVIEW, one.path)


_LEFT_FREE = re.compile(r"\b(?:no|not|without|optional|sans|pas|aucune?|facultati\w+)\b", re.I)
"""That a card is not wanted, in the words of a choice."""


def _refused(act: Act) -> Iterator[Hit]:
    """Report the test that turns away every way to pay but the card."""
    for one in act.admitted if act.place.is_public else ():
        if speaks_of(one.said, "fields.payment") and all(speaks_of(value, "fields.card") for value in one.values):
            yield Hit(one.span, ONLY, {"words": f"{one.shown} ({', '.join(one.values)})"[:80]}, path=one.path)


@lru_cache(maxsize=16)
def _leaves_another(beside: str) -> bool:
    """Whether the words beside tell another way to pay: asked once of them; a ticket is what one pays for, unless it is one for meals."""
    return speaks_of(_TICKET.sub(" ", beside), "fields.other_payment")


_TICKET = re.compile(r"\btickets?\b(?! (?:restaurant|service|cesu|temps libre|loisirs))", re.I)


@prose_rule(
    name="payment-card-only",
    code="W9562",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Paiement par carte seulement", en="Card payment only"),
    harms=Text(
        fr="Les personnes sans compte ou sans carte : sous tutelle, interdites bancaires, mineures, ou qui vivent d’espèces.",
        en="People with no account or no card: under guardianship, banned from banking, minors, or living on cash.",
    ),
    instead=Text(
        fr="Un autre moyen au même prix : espèces à la régie ou chez un buraliste, chèque, virement, prélèvement.",
        en="Another way at the same price: cash at a counter or a local shop, cheque, transfer, direct debit.",
    ),
    wrong_when=Text(
        fr="Un autre moyen de payer est dit ailleurs, et chacun le trouve.",
        en="Another way to pay is given elsewhere, where everybody finds it.",
    ),
    refs=("ddd-2019",),
    lesson="02-another-door/01-channels",
    since="0.1.0",
    mentions=("cart", "card", "cb", "espèce", "cash", "chèque", "cheque", "compte", "livret", "rib", "account", "banque", "bancaire", "iban", "bank", "credit union"),
    also=(
        Check(Subject.ACT, (Kind.ASK,), ("card", "cart", "cb"), _offered, ("paiement", "payment", "reglement", "moyen", "accept", "admis", "allow", "method", "mode", "enabled", "actif", "activ", "ouvert", "open", "propos")),
        Check(Subject.ACT, (Kind.ASK,), ("iban", "rib", "account", "compte", "sort"), _paid),
        Check(Subject.ACT, (Kind.REFUSE,), ("card", "cart", "cb"), _refused, ("paiement", "payment", "reglement", "moyen", "pay_")),
    ),
    bad=(
        Bad('class Method(StrEnum):\n    CARD = "card"  # café\n    CASH = "cash"\n\n\nACCEPTED = frozenset({Method.CARD})\n', ONLY, at="{Method.CARD}", path="payments/methods.py", review=True),
        Bad("# été\n[refund]\nmethods = [\"card\"]\n", GIVEN, at='methods = ["card"]', path="refunds/config.toml", review=True),
        Bad("const MOYENS = ['carte_bancaire']\n\nexport function payer(été, moyen) {\n  if (!MOYENS.includes(moyen)) {\n    throw new RangeError('Refus')\n  }\n}\n", ONLY, at="['carte_bancaire']", path="src/paiement.js"),
        Bad("class SecoursForm(forms.Form):\n    prénom = forms.CharField()\n    iban = forms.CharField()\n", PAID, at="iban", path="secours/forms.py"),
        Bad('import { z } from "zod";\n\nexport const refundRequest = z.object({\n  name: z.string(),\n  iban: z.string(),  // été\n});\n', PAID, at="iban", path="src/refund.ts"),
        Bad("<?php\nclass RemboursementType extends AbstractType\n{\n    public function buildForm($builder, array $options): void\n    {\n        $builder->add('prénom', TextType::class)->add('nom', TextType::class)->add('trajet', TextType::class)->add('iban', TextType::class, ['label' => 'IBAN', 'required' => true]);  // été\n    }\n}\n", PAID, at="'iban'", path="src/Form/RemboursementType.php"),
        Bad('def payer(facture):\n    """Été."""\n    return banque.ouvrir(facture, payment_method_types=["card"])\n', ONLY, at='["card"]', path="cantine/regie.py", review=True),
        Bad('MOYENS = ["carte bancaire"]\n\n\ndef payer(requete, moyen):\n    if moyen not in MOYENS:\n        raise MoyenRefusé("été")\n    return moyen\n', ONLY, at="moyen not in MOYENS", path="cantine/regie.py"),
        Bad('<p lang="fr">Le paiement se fait uniquement par carte bancaire.</p>', ONLY, at="paiement se fait uniquement par carte bancaire"),
        Bad('<p lang="en">We do not accept cash, whatever the café says.</p>', ONLY, at="We do not accept cash"),
        Bad('from django import forms\n\n\nclass CantineForm(forms.Form):\n    moyen = forms.ChoiceField(choices=[("cb", "Carte bancaire")])\n    élève = forms.CharField()\n', ONLY, at="moyen", path="cantine/forms.py", review=True),
        Bad("canteen:\n  accepted: [card]\nfine:\n  accepted: [card, cash]\n", ONLY, at="card", path="service/payments.yml", review=True),
        Bad('[cantine]\nadmis = ["cb"]\nmontant = 4\n', ONLY, at='admis = ["cb"]', path="paiements/moyens.toml", review=True),
        Bad("class Payment(BaseModel):\n    été: int\n    method: Literal[\"card\"]\n", ONLY, at="method", path="fines/schemas.py", review=True),
        Bad('services:  # été\n  cantine:\n    moyens: [carte_bancaire]\n  piscine:\n    moyens: [carte_bancaire, especes]\n', ONLY, at="[carte_bancaire]", path="paiement/moyens.yaml", review=True),
        Bad("Rails.application.config.x.regie = ActiveSupport::OrderedOptions.new.tap do |regie|\n  regie.moyens_acceptes = %i[carte_bancaire] # été\nend\n", ONLY, at="%i[carte_bancaire]", path="config/initializers/regie.rb", review=True),
        Bad("Cantine.configure do |config| # été\n  config.moyens = ['carte_bleue'].freeze\nend\n", ONLY, at="['carte_bleue']", path="config/initializers/cantine.rb", review=True),
        Bad("<?php // été\n\nreturn [\n    'modes' => ['carte_bancaire'],\n    'echeance' => 30,\n];\n", ONLY, at="['carte_bancaire']", path="config/cantine.php", review=True),
        Bad("[pool]  # café\nmethods = [\"credit_card\", \"debit_card\"]\n", ONLY, at='methods = ["credit_card", "debit_card"]', path="leisure/pool.toml", review=True),
        Bad({"src/Form/ReglementType.php": "<?php\nclass ReglementType extends AbstractType {\n  public function buildForm(FormBuilderInterface $builder, array $options): void { // été\n    $builder->add('montant', MoneyType::class)->add('moyen', EnumType::class, ['class' => MoyenPaiement::class, 'label' => 'Moyen de paiement']);\n  }\n}\n", "src/Enum/MoyenPaiement.php": "<?php\nenum MoyenPaiement: string {\n  case Carte = 'carte bancaire';\n}\n"}, ONLY, at="'moyen'", review=True),
        Bad('<p lang="en">Cash and cheques are no longer accepted at the café.</p>', ONLY, at="Cash and cheques are no longer accepted"),
        Bad("Pay your café bill with your bank card.\nCheques and cash will be sent back.\n", ONLY, at="Cheques and cash will be sent back", path="letters/bill.txt"),
        Bad("Réglez l’été par carte bancaire.\nAucun chèque ni espèces ne sera accepté.\n", ONLY, at="chèque ni espèces ne sera accepté", path="courriers/facture.txt"),
        Bad("<?php // café\nreturn [\n    'methods' => ['card'],\n    'labels' => ['card' => 'Credit card', 'cheque' => 'Cheque by post'],\n];\n", ONLY, at="['card']", path="config/billing.php", review=True),
    ),
    good=(
        Good('class Method(StrEnum):\n    CARD = "card"  # café\n    CASH = "cash"\n\n\nACCEPTED = frozenset({Method.CARD, Method.CASH})\n', path="payments/methods.py"),
        Good('class Kind(StrEnum):\n    CARD = "card"  # café\n    LETTER = "letter"\n\n\nACCEPTED = frozenset({Kind.CARD})\n', path="library/kinds.py"),
        Good("Rails.application.config.x.regie = ActiveSupport::OrderedOptions.new.tap do |regie|\n  regie.moyens_en_ligne = %i[carte_bancaire] # été\n  regie.moyens_guichet = %i[especes cheque]\nend\n", path="config/initializers/regie.rb"),
        Good("<?php // été\n\nreturn [\n    'modes' => ['carte_bancaire', 'especes'],\n];\n", path="config/cantine.php"),
        Good("class SecoursForm(forms.Form):\n    prénom = forms.CharField()\n    iban = forms.CharField()\n    chèque = forms.BooleanField(required=False)\n", path="secours/forms.py"),
        Good("class PrélèvementForm(forms.Form):\n    prénom = forms.CharField()\n    iban = forms.CharField()\n", path="aide/prelevement.py"),
        Good("class SecoursForm(forms.Form):\n    prénom = forms.CharField()\n    iban = forms.CharField(required=False)\n", path="secours/forms.py"),
        Good("class Payment(BaseModel):\n    été: int\n    method: Literal[\"card\", \"cash\"]\n", path="fines/schemas.py"),
        Good("class Badge(BaseModel):\n    été: int\n    method: Literal[\"card\"]\n", path="badges/schemas.py"),
        Good('def payer(facture):\n    """Été."""\n    return banque.ouvrir(facture, payment_method_types=["card", "sepa_debit"])\n', path="cantine/regie.py"),
        Good('MOYENS = ["carte bancaire", "chèque", "espèces"]\n\n\ndef payer(requete, moyen):\n    if moyen not in MOYENS:\n        raise MoyenRefusé("été")\n    return moyen\n', path="cantine/regie.py"),
        Good("canteen:\n  accepted: [card]\n  also: cash at any town hall\n", path="service/payments.yml"),
        Good("canteen:\n  accepted: [card]\n", path="service/badges.yml"),
        Good('<p lang="fr">Payez par carte bancaire, par chèque ou en espèces à la régie.</p>'),
        Good('<p lang="fr">En ligne, le paiement se fait uniquement par carte bancaire. À la régie, payez en espèces ou par chèque.</p>'),
        Good('from django import forms\n\n\nclass CantineForm(forms.Form):\n    moyen = forms.ChoiceField(choices=[("cb", "Carte bancaire"), ("especes", "Espèces à la régie")])\n', path="cantine/forms.py"),
        Good('services:  # été\n  cantine:\n    moyens: [carte_bancaire, cheque]\n  piscine:\n    moyens: [carte_bancaire, especes]\n', path="paiement/moyens.yaml"),
        Good({"src/Form/ReglementType.php": "<?php\nclass ReglementType extends AbstractType {\n  public function buildForm(FormBuilderInterface $builder, array $options): void { // été\n    $builder->add('montant', MoneyType::class)->add('moyen', EnumType::class, ['class' => MoyenPaiement::class, 'label' => 'Moyen de paiement']);\n  }\n}\n", "src/Enum/MoyenPaiement.php": "<?php\nenum MoyenPaiement: string {\n  case Carte = 'carte bancaire';\n  case Especes = 'espèces';\n}\n"}),
        Good("Café bill: cheques will be sent back if they are not signed.\nYou can also pay by cash at a pay point.\n", path="letters/bill.txt"),
    ),
)  # fmt: skip
def payment_card_only(document: Document) -> Iterator[Hit]:
    """Report the sentence that leaves the card alone, when no other way to pay is told with it."""
    for lang in ("fr", "en"):
        for found in meant(document, _WORDS, lang):
            if not _leaves_another(told_with(found).replace(found.text.lower(), "")):
                yield Hit(found.span, ONLY, {"words": found.text})
                return
        for topic, own in (("cards_alone", _sentence), ("card_wanted", _words)):
            for found in told(document, lang, topic, supposed=True):
                if not _leaves_another(" ".join(one.plain for one in document.said).replace(own(found), "")):
                    yield Hit(found.span, ONLY, {"words": found.text})
                    return
        for found in told(document, lang, "account_refused", supposed=True):
            if _PAID_OTHERWISE.search(" ".join(one.plain for one in document.said).replace(_words(found), "")):
                continue
            yield Hit(found.span, SORT, {"words": found.text})


_PAID_OTHERWISE = re.compile(
    r"(?<!ni )(?<!aucun )(?<!pas de )\b(?:par chèque|en espèces|par mandat|lettre-chèque|bons? d'achat)\b|(?<!no )(?<!nor )\b(?:by (?:cheque|voucher)|in cash|a cheque|cash at|a voucher)\b"
)
"""How those who have no such account are paid."""


def _words(found: Found) -> str:
    """The words that say a thing, as their block writes them plainly: the rest of their sentence may name another way to pay."""
    return found.prose.plain[found.start : found.end]


def _sentence(found: Found) -> str:
    """The sentence that says a thing, as its block writes it plainly."""
    plain = found.prose.plain
    start = max(plain.rfind(end, 0, found.start) for end in (". ", "! ", "? ", "\n\n")) + 1
    after = [at for end in (". ", "! ", "? ", "\n\n") if (at := plain.find(end, found.end)) >= 0]
    return plain[max(start, 0) : min(after, default=len(plain))]
