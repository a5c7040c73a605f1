"""A postcode that decides who may ask."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.python.residence import residence_of
from guichet.done.nouns.act import Act, Kind
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.ideas import told

REFUSED = Text(
    fr="Ici, l’adresse décide du droit : hors de la liste, la demande est refusée. Prenez-la, transmettez-la, et prévoyez la domiciliation.{chain}",
    en="Here the address decides the right: outside the list, the request is refused. Take it, pass it on, and allow for a registered address.{chain}",
)


TOLD = Text(
    fr="« {words} » : qui est hébergé, domicilié ou à la rue est écarté parce qu’il n’a pas de logement à soi. Acceptez la domiciliation, l’adresse d’un proche ou d’un foyer, et le dites.",
    en="\"{words}\": people who are lodged, registered at an association or in the street are turned away for want of a home of their own. Take a registered address, a relative's or a hostel's, and say so.",
)

EMPTIED = Text(
    fr="« {test} » : qui vit ailleurs reçoit une liste vide, comme si tout était pris. Montrez ce qui est libre ; sinon, dites pourquoi, et où s’adresser.",
    en='"{test}": people who live elsewhere get an empty list, as if everything were taken. Show what is free; otherwise say why, and where to turn.',
)

LEFT_OUT = Text(
    fr="« {shown} » : qui vit à l’hôtel, en foyer ou chez quelqu’un est-il écarté pour cela ? Prenez toute adresse où la personne se dit joignable.",
    en='"{shown}": are people who live in a hotel, in a hostel or with somebody left out for it? Take any address where people say that they can be reached.',
)


def _emptied(act: Act) -> Iterator[Hit]:
    """Ask about a list that comes back empty because of where someone lives."""
    if isinstance(act, FromDeed) and act.what is What.EMPTIED_BY_HOME:
        yield Hit(act.span, EMPTIED, {"test": act.shown}, Certainty.REVIEW, act.path)
    if isinstance(act, FromDeed) and act.what is What.HOMES_LEFT_OUT:
        yield Hit(act.span, LEFT_OUT, {"shown": act.shown}, Certainty.REVIEW, act.path)


def _told(document: Document) -> Iterator[Hit]:
    """Report the sentence that turns away those who have no home of their own."""
    if document.is_back_office:
        return
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "home_refused", supposed=True)):
        yield Hit(found.span, TOLD, {"words": found.text})


@act_rule(
    Kind.REFUSE, Kind.HIDE,
    name="address-as-eligibility",
    code="W9537",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Droit refusé sur l’adresse", en="Right refused because of an address"),
    harms=Text(
        fr="Les personnes hébergées, domiciliées, nouvellement arrivées, ou dont la commune est à cheval sur deux codes.",
        en="People staying with someone, registered elsewhere, newly arrived, or whose town straddles two codes.",
    ),
    instead=Text(
        fr="Prenez la demande et transmettez-la au bon guichet ; prévoyez la domiciliation.",
        en="Take the request and pass it on to the right office; allow for a registered address.",
    ),
    wrong_when=Text(
        fr="Un texte limite vraiment la prestation au territoire, et le message dit où s’adresser.",
        en="A rule really limits the benefit to the area, and the message says where to turn.",
    ),
    refs=("casf-l-264-1", "crpa-r-113-8"),
    lesson="03-forms/03-address",
    mentions=("postal", "postcode", "post_code", "commune", "insee", "code_ville", ".ville", "zip_code", "zipcode", ".city", "_city", "city_", "borough"),
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.HIDE,), ("postal", "postcode", "post_code", "commune", "insee", "ville", "city", "borough", "ward", "district", "quartier", "adresse", "address", "residence", "domicile", "arrondissement", "logement", "hebergement", "housing", "accommodation", "parish"), _emptied),
    ),
    bad=(
        Bad("<?php // été\nclass CreneauRepository\n{\n    public function libres($usager): array\n    {\n        if (!in_array($usager->getCodeInsee(), self::COMMUNES, true)) {\n            return [];\n        }\n        return $this->tous();\n    }\n}\n", EMPTIED, at="!in_array($usager->getCodeInsee(), self::COMMUNES, true)", path="src/Repository/CreneauRepository.php", review=True),
        Bad("module Ward # café\n  included do\n    scope :for, ->(household) {\n      WARDS.include?(household.ward_code) ? open_slots : none\n    }\n  end\nend\n", EMPTIED, at="WARDS.include?(household.ward_code)", path="app/models/ward.rb", review=True),
        Bad("{\n  \"note\": \"été\",\n  \"typesAdresseExclus\": [\"hotel\", \"foyer\"]\n}\n", LEFT_OUT, at="\"hotel\"", path="config/agenda.json", review=True),
        Bad('def clean_code_postal(self):\n    if self.cleaned_data["code_postal"] not in RESSORT:\n        raise ValidationError("Hors du ressort")\n', REFUSED, at='self.cleaned_data["code_postal"] not in RESSORT'),
        Bad('@app.post("/aides")\ndef demander(d):\n    if d.code_insee != "99120":\n        abort(403)\n', REFUSED, at='d.code_insee != "99120"'),
        Bad('def instruire(demande):\n    if not demande.commune in COMMUNES:\n        demande.statut = "refusee"\n', REFUSED, at="not demande.commune in COMMUNES"),
        Bad('def verifier_ressort(d):\n    if d.code_insee != COMMUNE:\n        raise DemandeRefusee("Vous n’habitez pas ici.")\n', REFUSED, at="d.code_insee != COMMUNE", path="03-address/service.py"),
    ),
    good=(
        Good("export function proches(creneaux, usager) { // été\n  if (!COMMUNES.includes(usager.commune)) {\n    return creneaux;\n  }\n  return creneaux.filter((one) => one.commune === usager.commune);\n}\n", path="src/creneaux.js"),
        Good("{\n  \"note\": \"été\",\n  \"typesAdresseAcceptes\": [\"hotel\", \"foyer\"]\n}\n", path="config/agenda.json"),
        Good('def clean_code_postal(self):\n    if len(self.cleaned_data["code_postal"]) != 5:\n        raise ValidationError("Cinq chiffres")\n'),
        Good('def instruire(demande):\n    if demande.code_postal not in RESSORT:\n        demande.transmettre(guichet_de(demande.code_postal))\n'),
        Good('def clean(self):\n    if self.code_postal not in RESSORT and not self.domiciliation:\n        raise ValidationError("Donnez une attestation.")\n'),
    ),
)  # fmt: skip
def address_as_eligibility(act: Act) -> Iterator[Hit]:
    """Report what turns a person away because of where they live."""
    address = residence_of(act)
    if address is not None:
        yield Hit(address.span, REFUSED, {"chain": address.chain})
