"""A child who must bear the name of the parent who asks."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

SAME = Text(
    fr="« {shown} » écarte le parent dont l’enfant porte un autre nom : celui de l’autre parent, d’un mariage, d’un autre pays. Vérifiez le lien par un code, un acte ou une personne, jamais par le nom.",
    en='"{shown}" turns away a parent whose child bears another name: the other parent’s, one from a marriage or another country. Check the tie by a code, a certificate or a person, never by the name.',
)

MAYBE = Text(
    fr="« {shown} » veut-il que l’enfant porte le nom du parent ? Il peut porter celui de l’autre parent, d’un mariage, d’un autre pays : que se passe-t-il alors ?",
    en='Does "{shown}" want the child to bear the parent’s name? It may be the other parent’s, one from a marriage or another country: what happens then?',
)


@act_rule(
    Kind.REFUSE,
    name="family-name-shared",
    code="W9581",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Même nom exigé du parent et de l’enfant", en="Same name demanded of parent and child"),
    harms=Text(
        fr="Les mères dont l’enfant porte le nom du père, les familles recomposées, adoptives, venues d’ailleurs.",
        en="Mothers whose child bears the father’s name, step-families, adoptive families, families from elsewhere.",
    ),
    instead=Text(
        fr="Tenez le lien pour établi par ce que l’école ou l’état civil a remis, et laissez quelqu’un vérifier le reste.",
        en="Take the tie as proved by what the school or the register gave, and let somebody check the rest.",
    ),
    wrong_when=Text(
        fr="Le nom ne sert qu’à chercher un dossier, et une autre recherche suit.",
        en="The name only looks a file up, and another search follows.",
    ),
    refs=("w3c-names",),
    lesson="03-forms/04-names-and-dates",
    mentions=("nom", "name"),
    needs=("enfant", "eleve", "élève", "child", "pupil", "student", "fils", "fille"),
    bad=(
        Bad({"familles/regles.py": "def meme_famille(parent, eleve):\n    return cle(parent.nom) == cle(eleve.nom)  # été\n", "familles/vues.py": "from familles.regles import meme_famille\n\n\ndef valider(parent, eleve):\n    if not meme_famille(parent, eleve):\n        raise ValidationError('Appelez l’école.')\n"}, SAME, at="return cle(parent.nom) == cle(eleve.nom)", path="familles/regles.py"),
        Bad("app.post('/tie', (req, res) => { // café\n  if (child.lastName !== guardian.lastName) {\n    return res.status(403).send('No');\n  }\n  res.send('ok');\n});\n", SAME, at="child.lastName !== guardian.lastName", path="src/tie.js"),
        Bad("<?php // été\nclass Rattachement\n{\n    public function verifier($enfant, $responsable)\n    {\n        if ($enfant->nom !== $responsable->nom) {\n            throw new AccessDeniedException();\n        }\n    }\n}\n", SAME, at="$enfant->nom !== $responsable->nom", path="src/Rattachement.php"),
        Bad("app.post('/link', (req, res) => { // café\n  if (enfant.nom !== parent.nom) {\n    return res.status(403).send('No');\n  }\n  res.send('ok');\n});\n", MAYBE, at="enfant.nom !== parent.nom", path="src/link.js", review=True),
    ),
    good=(
        Good("app.post('/tie', (req, res) => { // café\n  if (child.lastName !== guardian.lastName && !req.body.certificate) {\n    return res.status(403).send('No');\n  }\n  res.send('ok');\n});\n", path="src/tie.js"),
        Good("// Été.\nexport function sameHome(child, guardian) {\n  if (child.lastName !== guardian.lastName) {\n    return false;\n  }\n  return child.address === guardian.address;\n}\n", path="src/home.js"),
        Good("app.post('/tie', (req, res) => { // café\n  if (child.code !== req.body.code) {\n    return res.status(403).send('No');\n  }\n  res.send('ok');\n});\n", path="src/tie.js"),
        Good("def tri(enfant, parent):\n    \"\"\"Été.\"\"\"\n    if enfant.nom != parent.nom:\n        return [enfant.nom, parent.nom]\n    return [enfant.nom]\n", path="familles/noms.py"),
        Good("def fusion(eleve, doublon):\n    \"\"\"Été.\"\"\"\n    if eleve.nom != doublon.nom:\n        raise ValidationError('Pas le même élève')\n", path="familles/fusion.py"),
    ),
)  # fmt: skip
def family_name_shared(act: Act) -> Iterator[Hit]:
    """Report what keeps a child from a parent because their names differ."""
    if isinstance(act, FromDeed) and act.what is What.ONE_NAME:
        if act.certain:
            yield Hit(act.span, SAME, {"shown": act.shown}, path=act.path)
        else:
            yield Hit(act.span, MAYBE, {"shown": act.shown}, Certainty.REVIEW, path=act.path)
