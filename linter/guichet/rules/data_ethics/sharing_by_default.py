"""Data shared unless the person finds the box and unticks it."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.people import name_words
from guichet.done.words import entries
from guichet.reading.python.first_values import starts_otherwise
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.options import spread_in
from guichet.reading.python.roles import is_migration, is_test
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

SHARED = Text(
    fr="« {name} » partage les données sans que la personne ait rien demandé. Mettez `False`, et expliquez à qui et pourquoi avant de demander.",
    en='"{name}" shares data although the person asked for nothing. Set it to `False`, and say with whom and why before asking.',
)
REUSED = Text(
    fr="« {data} » part vers « {to} » : les personnes l’avaient donné pour autre chose, et personne ne leur a demandé. Gardez-le pour ce qu’elles demandaient, ou posez la question avant.",
    en='"{data}" goes to "{to}": people gave it for something else, and nobody asked them. Keep it for what they asked, or put the question to them first.',
)
MAYBE = Text(
    fr="« {data} » semble partir vers « {to} » : vérifiez que la personne l’a voulu, ou qu’un texte le prévoit et qu’elle le sait. N’envoyez que ce qu’il faut.",
    en='"{data}" seems to go to "{to}": check that people wanted it, or that a law provides for it and they know. Send only what is needed.',
)
_SHARE = frozenset(
    "partage partager share sharing shared diffusion diffuser transmission transmettre communiquer disclose disclosure revente resell cession".split()
)
_ABOUT = frozenset(
    "partenaire partner tier third party donnee data dossier profil profile personnel personal email courriel coordonnee contact info information situation organisme caf employeur employer advertiser annonceur recherche research medecin doctor".split()
)
_NOT = frozenset(
    "ne pas no not dont never jamai jamais sans without refu refus refuse interdit interdire opt out stop lien link button bouton token url image social icon network disable disabled block prevent empecher limit limiter memory lock screen secret key public_key file folder dossier_partage".split()
)
_ASKS = frozenset("enable enabled require required ask show prompt activer demander afficher exiger".split())
_QUESTION = frozenset("consent consentement prompt question banner bandeau accord agreement".split())


def _reused(act: Act) -> Iterator[Hit]:
    """Report what people gave for one thing and that is put where it serves another."""
    if isinstance(act, FromDeed) and act.what in (What.REUSED, What.GOES):
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(
            act.span,
            MAYBE if act.what is What.GOES else REUSED,
            {"data": act.shown, "to": act.other},
            certainty,
            act.path,
        )


_SENDERS = (
    "track",
    "logevent",
    "log_event",
    "fbq(",
    "gtag(",
    "capture(",
    "sftp",
    "requests.",
    "axios",
    "resttemplate",
    "put_object",
    "emailmessage",
    "storage::disk",
    "identify(",
    "sftp",
    "scp ",
    "ftp:",
    "curl ",
    "select ",
    "https:",
)
_OTHER_ENDS = tuple(
    sorted(
        {max(one.split(), key=len) for one in entries("deeds.other end")}
        | set(entries("deeds.campaigns"))
        | set(entries("deeds.firms"))
    )
)


@python_rule(
    nodes.Call,
    nodes.AnnAssign,
    nodes.Dict,
    name="sharing-by-default",
    code="W9425",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Partage activé d’office", en="Sharing switched on by default"),
    harms=Text(
        fr="Les personnes qui ne voient pas la case, ou n’osent pas la décocher : leur dossier circule sans elles.",
        en="People who do not see the box, or dare not untick it: their file goes around without them.",
    ),
    instead=Text(
        fr="Rien n’est partagé au départ. La demande dit à qui, pourquoi, et que le refus ne change rien.",
        en="Nothing is shared at first. The request says with whom, why, and that refusing changes nothing.",
    ),
    wrong_when=Text(
        fr="Un texte prévoit ce partage : citez-le dans une dérogation, et dites-le à la personne.",
        en="A text provides for this sharing: cite it in a derogation, and tell the person.",
    ),
    refs=("gdpr-25", "gdpr-5-1-c"),
    lesson="09-data-and-scores/03-finding-rights",
    also=(Check(Subject.ACT, (Kind.SEND,), _OTHER_ENDS, _reused), Check(Subject.ACT, (Kind.SEND,), _SENDERS, _reused)),
    mentions=("partag", "shar", "diffus", "transm", "communiquer", "disclos", "revente", "resell", "cession"),
    bad=(
        Bad("form.addEventListener('submit', () => { // été\n  mixpanel.track('Claim', { email: form.email.value });\n});\n", MAYBE, at="mixpanel.track('Claim', { email: form.email.value })", path="static/claim.js", review=True),
        Bad({"sql/export.sql": "SELECT nom, prenom, telephone FROM demandes_ete;\n", "bin/export.sh": "#!/bin/sh\npsql -f sql/export.sql --csv > x.csv\nsftp -b - \"$CIBLE\" < put\n"}, MAYBE, at="SELECT nom, prenom, telephone FROM demandes_ete", path="sql/export.sql", review=True),
        Bad("INSERT INTO campagne.lettres (nom, adresse) SELECT nom, adresse FROM usagers.demandes_été;\n", REUSED, at="INSERT INTO campagne.lettres (nom, adresse) SELECT nom, adresse FROM usagers.demandes_été", path="sql/hebdo.sql"),
        Bad("def été(usager):\n    listes.add(usager.email, 'Marketing du théâtre')\n", REUSED, at="listes.add(usager.email, 'Marketing du théâtre')", path="listes/envoi.py", review=True),
        Bad('def transmettre(demandeur, été):\n    for artisan in settings.ARTISANS:\n        requests.post(artisan["url"], json={"nom": demandeur.nom, "telephone": demandeur.telephone})\n', REUSED, at='requests.post(artisan["url"], json={"nom": demandeur.nom, "telephone": demandeur.telephone})', path="habitat/tasks.py"),
        Bad("class ShareJob\n  def perform(tenant) # café\n    Rails.configuration.x.insurers.each do |insurer|\n      Faraday.post(insurer[:url], { name: tenant.full_name, phone: tenant.phone })\n    end\n  end\nend\n", REUSED, at="Faraday.post(insurer[:url], { name: tenant.full_name, phone: tenant.phone })", path="app/jobs/share_job.rb"),
        Bad('class P(models.Model):\n    partage_partenaires = models.BooleanField("partagé", default=True)\n', SHARED, at="default=True"),
        Bad('class F(forms.Form):\n    share_data = forms.BooleanField(label="Été", initial=True)\n', SHARED, at="initial=True"),
        Bad("class Profile(Base):\n    share_with_partners = mapped_column(Boolean, default=True)  # é\n", SHARED, at="default=True"),
        Bad("class Preferences(BaseModel):\n    transmettre_dossier_partenaires: bool = True  # à revoir\n", SHARED, at="True"),
        Bad('DÉFAUTS = {"partage_donnees": True, "langue": "fr"}\n', SHARED, at="True"),
        Bad({"sql/households.sql": "CREATE TABLE households (\n    last_name text, -- été\n    first_name text,\n    phone text,\n    share_with_partners boolean NOT NULL DEFAULT false\n);\n", "sql/feed.sql": "CREATE VIEW supplier_feed AS SELECT h.last_name, h.first_name, h.phone FROM households h;\n"}, MAYBE, at="CREATE VIEW supplier_feed AS SELECT h.last_name, h.first_name, h.phone FROM households h", path="sql/feed.sql", review=True),
        Bad({'sante/champs.py': 'PARTAGE = {"default": True, "required": False}\n', 'sante/serializers.py': '# été\nfrom rest_framework import serializers\n\nfrom sante.champs import PARTAGE\n\n\nclass ProfilSerializer(serializers.Serializer):\n    nom = serializers.CharField()\n    partager_medecins = serializers.BooleanField(**PARTAGE)\n'}, SHARED, at='serializers.BooleanField(**PARTAGE)', path='sante/serializers.py'),
    ),
    good=(
        Good("form.addEventListener('submit', () => { // été\n  mixpanel.track('Claim', { step: form.step.value });\n});\n", path="static/claim.js"),
        Good({"sql/export.sql": "SELECT nom, prenom, telephone FROM demandes_ete;\n", "bin/sauvegarde.sh": "#!/bin/sh\npsql -f sql/export.sql --csv > x.csv\nsftp -b - \"$SAUVEGARDE\" < put\n"}, path="sql/export.sql"),
        Good("INSERT INTO campagne_vaccination.lettres (nom, adresse) SELECT nom, adresse FROM patients_été;\n", path="sql/hebdo.sql"),
        Good("def été(usager):\n    listes.add(usager.email, 'prospectus de la bibliothèque')\n", path="listes/envoi.py"),
        Good('def transmettre(demandeur, été):\n    if not demandeur.accord_partage:\n        return\n    for artisan in settings.ARTISANS:\n        requests.post(artisan["url"], json={"nom": demandeur.nom, "telephone": demandeur.telephone})\n', path="habitat/tasks.py"),
        Good('def transmettre(demande, demandeur, été):\n    for artisan in demande.artisans.all():\n        requests.post(artisan["url"], json={"nom": demandeur.nom, "telephone": demandeur.telephone})\n', path="habitat/tasks.py"),
        Good("class P(models.Model):\n    partage_partenaires = models.BooleanField(default=False)\n"),
        Good("class P(models.Model):\n    ne_pas_partager_donnees = models.BooleanField(default=True)\n"),
        Good("class P(models.Model):\n    partage_lien_actif = models.BooleanField(default=True)\n"),
        Good("class P(models.Model):\n    affichage_compact = models.BooleanField(default=True)  # partage\n"),
        Good({"sql/households.sql": "CREATE TABLE households (\n    last_name text, -- été\n    first_name text,\n    phone text,\n    share_with_partners boolean NOT NULL DEFAULT false\n);\n", "sql/feed.sql": "CREATE VIEW supplier_feed AS SELECT h.last_name, h.first_name, h.phone FROM households h WHERE h.share_with_partners;\n"}, path="sql/feed.sql"),
    ),
)  # fmt: skip
def sharing_by_default(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    if is_test(module) or is_migration(module):
        return
    for name, place in _switched_on(node, module):
        owner = node.frame()
        if _is_sharing(name) and not (isinstance(owner, nodes.ClassDef) and starts_otherwise(owner, name, module)):
            yield Hit(module.span(place), SHARED, {"name": name})


def _is_sharing(name: str) -> bool:
    words = frozenset(name_words(name))
    if words & _ASKS and words & _QUESTION:
        return False
    return bool(words & _SHARE) and not words & _NOT and (bool(words & _ABOUT) or len(words) == 1)


def _switched_on(node: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    if isinstance(node, nodes.Dict):
        for key, value in node.items:
            if (
                isinstance(key, nodes.Const)
                and isinstance(key.value, str)
                and _is_true(value)
                and len(name_words(key.value)) > 1
            ):
                yield key.value, value
    elif isinstance(node, nodes.AnnAssign):
        if (
            isinstance(node.target, nodes.AssignName)
            and node.value is not None
            and isinstance(node.frame(), nodes.ClassDef)
            and _is_true(node.value)
        ):
            yield node.target.name, node.value
    else:
        name = _declared(node)
        if name and re.search(r"Bool|Column|Field|Input", node.as_string()[:120]):
            for word in node.keywords:
                if word.arg in _FIRST and (_is_true(word.value) or getattr(word.value, "value", "") in ("true", "1")):
                    yield name, word
            if any(key in _FIRST and _is_true(value) for key, value in spread_in(node, module)):
                yield name, node
            first = node.args[0] if node.args else None
            if dotted(node).endswith("Field") and first is not None and _is_true(first):
                yield name, first


_FIRST = frozenset({"default", "initial", "server_default"})


def _declared(node: nodes.Call) -> str:
    parent = node.parent
    if (
        isinstance(parent, nodes.Assign)
        and isinstance(parent.targets[0], nodes.AssignName)
        and isinstance(parent.parent, nodes.ClassDef)
    ):
        return str(parent.targets[0].name)
    if isinstance(parent, nodes.AnnAssign) and isinstance(parent.target, nodes.AssignName):
        return str(parent.target.name)
    return ""


def _is_true(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Const) and node.value is True
