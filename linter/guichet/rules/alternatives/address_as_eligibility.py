"""A postcode that decides who may ask."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import function_of, names_around, refuses
from guichet.rulebook.rule import Bad, Good, python_rule

REFUSED = Text(
    fr="Ici, l’adresse décide du droit : hors de la liste, la demande est refusée. Prenez-la, transmettez-la, et prévoyez la domiciliation.",
    en="Here the address decides the right: outside the list, the request is refused. Take it, pass it on, and allow for a registered address.",
)

_PLACE = re.compile(
    r"code_?postal|postal_?code|post_?code|zip_?code|code_?(?:insee|commune)|commune|departement|\bville\b|\bcity\b|\bcp\b",
    re.I,
)
_FORESEEN = re.compile(
    r"domicili|h[ée]berg|transm|orient|sans_adresse|homeless|no_fixed|voisin|livr|deliver|shipping|order|voyage|tariff|tarif|price|taxe?\b",
    re.I,
)
_FORMAT = re.compile(
    r"len\(|isdigit|match|isnumeric|is None|== ''|not in self\.fields|not in cleaned_data|not in request|not in data",
    re.I,
)


_ELSEWHERE = re.compile("address|adresse|order|shipping|tax|invoice")
_OTHER_FILE = re.compile("order|shipping|tax|invoice")
_TABLE = re.compile(r"\bnot in (?:[\w.]+\.)?(\w+_(?:to|vers)_\w+)", re.I)


@python_rule(
    nodes.If,
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
    mentions=("postal", "postcode", "commune", "insee", "departement", "ville", "zip_code", "zipcode", "city",),
    bad=(
        Bad('def clean_code_postal(self):\n    if self.cleaned_data["code_postal"] not in RESSORT:\n        raise ValidationError("Hors du ressort")\n', REFUSED, at='self.cleaned_data["code_postal"] not in RESSORT'),
        Bad('@app.post("/aides")\ndef demander(d):\n    if d.code_insee != "99120":\n        abort(403)\n', REFUSED, at='d.code_insee != "99120"'),
        Bad('def instruire(demande):\n    if not demande.commune in COMMUNES:\n        demande.statut = "refusee"\n', REFUSED, at="not demande.commune in COMMUNES"),
        Bad('def verifier_ressort(d):\n    if d.code_insee != COMMUNE:\n        raise DemandeRefusee("Vous n’habitez pas ici.")\n', REFUSED, at="d.code_insee != COMMUNE", path="03-address/service.py"),
    ),
    good=(
        Good('def clean_code_postal(self):\n    if len(self.cleaned_data["code_postal"]) != 5:\n        raise ValidationError("Cinq chiffres")\n'),
        Good('def instruire(demande):\n    if demande.code_postal not in RESSORT:\n        demande.transmettre(guichet_de(demande.code_postal))\n'),
        Good('def clean(self):\n    if self.code_postal not in RESSORT and not self.domiciliation:\n        raise ValidationError("Donnez une attestation.")\n'),
    ),
)  # fmt: skip
def address_as_eligibility(node: nodes.If, module: PythonModule) -> Iterator[Hit]:
    """Report a branch that refuses a person because a place is outside a list."""
    test = module.text(node.test)
    if not _PLACE.search(test) or _FORMAT.search(test) or not ("not " in test or "!=" in test):
        return
    function = function_of(node)
    around = module.text(function) if function is not None else test
    names = " ".join(names_around(node))
    if (
        refuses(node.body)
        and not _is_looked_up(test, around)
        and not _FORESEEN.search(around)
        and not _ELSEWHERE.search(f"{names} {module.path.rpartition('/')[2]}")
        and not _OTHER_FILE.search(module.path)
    ):
        yield Hit(module.span(node.test), REFUSED)


def _is_looked_up(test: str, around: str) -> bool:
    """Whether the list is a table from one thing to another, that the function then reads: an unknown key has no answer."""
    table = _TABLE.search(test)
    return table is not None and f"{table[1]}[" in around
