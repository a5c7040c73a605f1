"""A letter that tells each parent where the other lives."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.near_ones import addresses_of_each_other
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule

TOLD = Text(
    fr="« {shown} » dit à chaque parent où vit l’autre : qui s’est mis à l’abri de violences est retrouvé par ce courrier. N’écrivez à chacun que sa propre adresse.",
    en='"{shown}" tells each parent where the other lives: someone who fled violence is found through this letter. Give each of them their own address alone.',
)


@prose_rule(
    name="address-told-to-other",
    code="W9441",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Adresse de l’autre parent dans un courrier", en="Other parent’s address in a letter"),
    harms=Text(
        fr="Les personnes qui cachent leur adresse à quelqu’un qui les a frappées ou menacées, et leurs enfants.",
        en="People who hide their address from someone who hit or threatened them, and their children.",
    ),
    instead=Text(
        fr="Composez la lettre pour chaque destinataire, avec ses seules coordonnées.",
        en="Make the letter anew for each recipient, with nothing but their own details.",
    ),
    wrong_when=Text(
        fr="Les destinataires ont demandé une lettre commune, et vivent ensemble.",
        en="The recipients asked for one letter, and live together.",
    ),
    refs=("gdpr-32", "gdpr-5-1-c"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("parent", "guardian", "responsable", "carer", "famil", "madame"),
    bad=(
        Bad("{% for guardian in child.guardians %}\n{{ guardian.name }}\n{{ guardian.postalAddress }}\n{% endfor %}\n\nDear parents,\n\nYour child has a place at the Café School.\n", TOLD, at="{{ guardian.postalAddress }}", path="templates/letters/offer.txt"),
        Bad("Chers parents,\n\nVotre enfant est inscrit cet été.\n\n<% @eleve.responsables.each do |responsable| %>\n<%= responsable.nom %>, <%= responsable.telephone %>\n<% end %>\n", TOLD, at="<%= responsable.telephone %>", path="app/views/courriers/inscription.text.erb"),
        Bad('<p lang="fr">Madame, Monsieur,</p><ul>{% for parent in enfant.parents.all %}<li>{{ parent.nom }} : {{ parent.adresse }}</li>{% endfor %}</ul><p lang="fr">Votre enfant est inscrit cet été.</p>', TOLD, at="{{ parent.adresse }}", path="templates/courriers/inscription.html"),
    ),
    good=(
        Good("{{ guardian.name }}\n{{ guardian.postalAddress }}\n\nDear parents,\n\nYour child has a place at the Café School.\n", path="templates/letters/offer.txt"),
        Good("{% for guardian in child.guardians %}\n{{ guardian.name }}\n{% endfor %}\n\nDear parents,\n\nYour child has a place at the Café School.\n", path="templates/letters/offer.txt"),
        Good("{% for guardian in child.guardians %}\n{% if guardian == recipient %}{{ guardian.postalAddress }}{% endif %}\n{% endfor %}\n\nDear parents,\n\nYour child has a place at the Café School.\n", path="templates/letters/offer.txt"),
        Good("{% for school in child.schools %}\n{{ school.address }}\n{% endfor %}\n\nDear parents,\n\nYour child has a place at the Café School.\n", path="templates/letters/offer.txt"),
        Good("Dear colleague,\n\n{% for guardian in child.guardians %}\n{{ guardian.name }}, {{ guardian.address }}\n{% endfor %}\n\nPlease call them before the café meeting.\n", path="templates/letters/staff.txt"),
    ),
)  # fmt: skip
def address_told_to_other(document: Document) -> Iterator[Hit]:
    """Report the address of everyone of a family that a letter to each of them prints."""
    for one in addresses_of_each_other(document):
        yield Hit(one.span, TOLD, {"shown": one.shown})
