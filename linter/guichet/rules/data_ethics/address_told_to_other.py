"""A letter that tells each parent where the other lives; a message whose readers see the addresses of all."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.near_ones import addresses_of_each_other
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule

TOLD = Text(
    fr="« {shown} » dit à chaque parent où vit l’autre : qui s’est mis à l’abri de violences est retrouvé par ce courrier. N’écrivez à chacun que sa propre adresse.",
    en='"{shown}" tells each parent where the other lives: someone who fled violence is found through this letter. Give each of them their own address alone.',
)

ALL = Text(
    fr="`{shown}` écrit à toutes ces personnes à la fois : chacune lit l’adresse des autres, et apprend qu’elles sont suivies ici. Le veulent-elles ? Envoyez un message à chacune, ou mettez les adresses en copie cachée.",
    en="`{shown}` writes to all these people at once: each reads the addresses of the others, and learns that they come here. Did they want that? Send each their own message, or put the addresses in blind copy.",
)


def _to_all(act: Act) -> Iterator[Hit]:
    """Ask about a message whose readers all see the addresses of the others."""
    if isinstance(act, FromDeed) and act.what is What.TOLD_TO_ALL:
        yield Hit(act.span, ALL, {"shown": act.shown}, Certainty.REVIEW, path=act.path)


@prose_rule(
    name="address-told-to-other",
    code="W9441",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Adresse d’un autre dans un message", en="Somebody else’s address in a message"),
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
    also=(Check(Subject.ACT, (Kind.SEND,), ("mail", "courriel"), _to_all, ("cc", "to", "recipient", "destinataire", "send_mail")),),
    mentions=("parent", "guardian", "responsable", "carer", "famil", "madame"),
    bad=(
        Bad("async function inviter(groupe) {\n  await transport.sendMail({ to: 'accueil@example.org', cc: groupe.membres.map((un) => un.email), subject: 'Réunion de l’été' });\n}\n", ALL, at="cc: groupe.membres.map((un) => un.email)", path="src/groupe.js", review=True),
        Bad("def inviter(patients):\n    EmailMessage('Été', corps, to=[un.email for un in patients]).send()\n", ALL, at="to=[un.email for un in patients]", path="groupes/envois.py", review=True),
        Bad("{% for guardian in child.guardians %}\n{{ guardian.name }}\n{{ guardian.postalAddress }}\n{% endfor %}\n\nDear parents,\n\nYour child has a place at the Café School.\n", TOLD, at="{{ guardian.postalAddress }}", path="templates/letters/offer.txt"),
        Bad("Chers parents,\n\nVotre enfant est inscrit cet été.\n\n<% @eleve.responsables.each do |responsable| %>\n<%= responsable.nom %>, <%= responsable.telephone %>\n<% end %>\n", TOLD, at="<%= responsable.telephone %>", path="app/views/courriers/inscription.text.erb"),
        Bad('<p lang="fr">Madame, Monsieur,</p><ul>{% for parent in enfant.parents.all %}<li>{{ parent.nom }} : {{ parent.adresse }}</li>{% endfor %}</ul><p lang="fr">Votre enfant est inscrit cet été.</p>', TOLD, at="{{ parent.adresse }}", path="templates/courriers/inscription.html"),
    ),
    good=(
        Good("async function inviter(groupe) {\n  await transport.sendMail({ to: 'accueil@example.org', bcc: groupe.membres.map((un) => un.email), subject: 'Réunion de l’été' });\n}\n", path="src/groupe.js"),
        Good("def prévenir(agents):\n    EmailMessage('Été', corps, to=[un.email for un in agents]).send()\n", path="groupes/envois.py"),
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
