"""A request that comes back for one paper, then for another."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

FIRST = Text(
    fr="« {shown} » s’arrête à la première pièce manquante : chaque envoi en fait demander une autre, et chaque fois l’attente recommence. Dites d’un coup tout ce qui manque, et jusqu’à quand.",
    en='"{shown}" stops at the first paper missing: each one sent brings a demand for another, and each time the wait begins anew. Say at once all that is missing, and until when.',
)

MAYBE = Text(
    fr="« {shown} » s’arrête à la première pièce manquante : la personne apprend-elle d’un coup tout ce qui manque ?",
    en='"{shown}" stops at the first paper missing: are people told at once all that is missing?',
)


@act_rule(
    Kind.DELAY,
    name="papers-asked-one-by-one",
    code="W9580",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Pièces réclamées une à une", en="Papers asked for one at a time"),
    harms=Text(
        fr="Les personnes dont le dossier attend des mois, et celles pour qui chaque pièce coûte : une copie, un trajet, une aide.",
        en="People whose file waits for months, and those for whom each paper costs: a copy, a trip, help.",
    ),
    instead=Text(
        fr="Listez toutes les pièces manquantes dans le même message, avec ce qui peut les remplacer.",
        en="List every missing paper in the same message, with what may replace it.",
    ),
    wrong_when=Text(
        fr="Une pièce ne peut être demandée qu’une fois l’autre reçue, parce qu’elle en dépend.",
        en="A paper can only be asked for once another is there, because it depends on it.",
    ),
    refs=("crpa-l-114-5",),
    lesson="03-forms/05-documents",
    mentions=("find", "detect", "next(", "not in", "in_array", "includes", "include?"),
    bad=(
        Bad("const PIECES = require('./pieces.json'); // été\n\nfunction controler(dossier) {\n  const manquante = PIECES.find((p) => !dossier.pieces.includes(p.code));\n  return manquante ? envoyerCourrier(dossier, manquante) : dossier.instruire();\n}\n", FIRST, at="PIECES.find((p) => !dossier.pieces.includes(p.code))", path="lib/completude.js"),
        Bad('def relancer(dossier):\n    """Été."""\n    manquante = next((p for p in PIECES if p not in dossier.pieces), None)\n    if manquante:\n        envoyer_courrier(dossier, manquante)\n', FIRST, at="next((p for p in PIECES if p not in dossier.pieces), None)", path="dossiers/relance.py"),
        Bad("class Relance # été\n  def perform(dossier)\n    manquante = JUSTIFICATIFS.find { |piece| !dossier.pieces.include?(piece) }\n    DossierMailer.piece(dossier, manquante).deliver_later if manquante\n  end\nend\n", FIRST, at="dossier.pieces.include?(piece)", path="app/jobs/relance.rb"),
        Bad({"claims/check.py": 'def missing(claim):\n    """Été."""\n    for proof in PROOFS:\n        if proof not in claim.proofs:\n            return proof\n    return None\n', "claims/letters.py": "from claims.check import missing\n\n\ndef remind(claim):\n    send_letter(claim, missing(claim))\n"}, FIRST, at="return proof", path="claims/check.py"),
        Bad({"claims/check.py": 'def missing(claim):\n    """Été."""\n    for proof in PROOFS:\n        if proof not in claim.proofs:\n            return proof\n    return None\n', "claims/letters.py": "from claims.check import missing\n\n\ndef remind(claim):\n    claim.left = missing(claim)\n    send_letter(claim)\n"}, MAYBE, at="return proof", path="claims/check.py", review=True),
    ),
    good=(
        Good("const PIECES = require('./pieces.json'); // été\n\nfunction controler(dossier) {\n  const manquante = PIECES.find((p) => !dossier.pieces.includes(p.code));\n  if (manquante) envoyerCourrier(dossier, PIECES.filter((p) => !dossier.pieces.includes(p.code)));\n}\n", path="lib/completude.js"),
        Good("// été\nexport function refuser(documents, allowed) {\n  const autre = documents.find((d) => !allowed.includes(d.type));\n  if (autre) sendMail('type refusé', autre.name);\n}\n", path="src/documents.js"),
        Good("const PIECES = require('./pieces.json'); // été\n\nfunction controler(dossier) {\n  const manquantes = PIECES.filter((p) => !dossier.pieces.includes(p.code));\n  return manquantes.length ? envoyerCourrier(dossier, manquantes) : dossier.instruire();\n}\n", path="lib/completude.js"),
        Good('def etape(parcours):\n    """Été."""\n    return next((e for e in ETAPES if e not in parcours.faites), None)\n', path="parcours/etapes.py"),
        Good("const PIECES = require('./pieces.json'); // été\n\nexport const complet = (dossier) => !PIECES.find((p) => !dossier.pieces.includes(p.code));\n", path="lib/completude.js"),
        Good('def missing(claim):\n    """Été."""\n    found = []\n    for proof in PROOFS:\n        if proof not in claim.proofs:\n            found.append(proof)\n    send_letter(claim, found)\n', path="claims/check.py"),
    ),
)  # fmt: skip
def papers_asked_one_by_one(act: Act) -> Iterator[Hit]:
    """Report what tells people the first paper that is missing, and not the others."""
    if isinstance(act, FromDeed) and act.what is What.ONE_BY_ONE:
        if act.certain:
            yield Hit(act.span, FIRST, {"shown": act.shown}, path=act.path)
        else:
            yield Hit(act.span, MAYBE, {"shown": act.shown}, Certainty.REVIEW, path=act.path)
