"""One key for the whole door, and no bell."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.doors import other_doors
from guichet.done.pages.sign_in import only_provider
from guichet.done.words import speaks_of
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule
from guichet.told.one_paper import accounts_alone

SINGLE = Text(
    fr="Sans compte {provider}, cette page ne mène nulle part. Ajoutez une autre façon de se connecter, ou un numéro et une adresse.",
    en="Without a {provider} account, this page leads nowhere. Add another way to sign in, or a number and an address.",
)

ALONE = Text(
    fr="« {provider} » est la seule façon d’entrer : qui n’a pas ce compte ou ne peut pas l’ouvrir reste dehors. Ajoutez un compte d’ici, un code par courrier ou un guichet.",
    en='"{provider}" is the only way in: people who do not have that account, or cannot open one, stay outside. Add an account of your own, a code by post or a counter.',
)


def _listed(proof: Proof) -> Iterator[Hit]:
    """Report a list of the ways in that holds one provider."""
    if proof.wanted is Wanted.ACCOUNT and proof.place.is_public:
        yield Hit(proof.span, ALONE, {"provider": proof.shown}, path=proof.path)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that lets people in by one provider alone."""
    for found in accounts_alone(document):
        if not (other_doors(found.prose) or speaks_of(found.sentence, "ways.developers")):
            yield Hit(found.span, ALONE, {"provider": found.text.strip()[:80]})


def _refused(act: Act) -> Iterator[Hit]:
    """Report the test that takes who someone is from one provider's word alone."""
    for one in act.admitted if act.place.is_public else ():
        if len(one.values) == 1 and speaks_of(one.said, "identity.vouched"):
            known = speaks_of(one.values[0], "identity.providers")
            certainty = Certainty.VIOLATION if known else Certainty.REVIEW
            yield Hit(one.span, ALONE, {"provider": one.values[0]}, certainty, path=one.path)


@page_rule(
    name="identity-provider-single",
    code="W9518",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Un seul fournisseur d’identité", en="Only one identity provider"),
    harms=Text(
        fr="Les personnes qui n’ont pas ce compte ou ne peuvent pas l’ouvrir : étrangères, mineures, sans smartphone, sans adresse fixe.",
        en="People who do not have that account or cannot open one: foreigners, minors, people without a smartphone or a fixed address.",
    ),
    instead=Text(
        fr="Gardez une seconde voie (compte local, courrier, guichet) et dites-la sur la page de connexion.",
        en="Keep a second way (a local account, post, a counter) and say so on the sign-in page.",
    ),
    wrong_when=Text(
        fr="La page est réservée à des agents, ou la seconde voie est donnée juste avant.",
        en="The page is for officials only, or the second way is given just before.",
    ),
    refs=("ce-452798", "gdpr-5-1-c"),
    lesson="07-identity/02-signing-in",
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("identity", "identite", "verified", "verifie", "idp"), _refused, ("source", "provider", "fournisseur", "idp", "_by", "issuer")),
        Check(Subject.ACT, (Kind.PROVE,), ("provider", "fournisseur", "backends", "methods", "moyens", "idps", "connexion", "strategies", "registration", "enabled", "actif", "ouvert"), _listed),
    ),
    bad=(
        Bad("security: # été\n    firewalls:\n        dev: {pattern: ^/_profiler, security: false}\n        main:\n            provider: usagers\n            custom_authenticators: [App\\Security\\FranceConnectAuthenticator]\n", ALONE, at="App\\Security\\FranceConnectAuthenticator", path="config/packages/security.yaml"),
        Bad("security: # été\n    firewalls:\n        api: {pattern: ^/api, stateless: true, custom_authenticators: [App\\JetonAuthenticator]}\n        public:\n            provider: usagers\n            custom_authenticator: App\\Acces\\ItsmeAuthenticator\n", ALONE, at="App\\Acces\\ItsmeAuthenticator", path="config/packages/security.yaml"),
        Bad("security: # été\n    firewalls:\n        admin:\n            pattern: ^/admin\n            form_login: {login_path: admin_login}\n        main:\n            provider: usagers\n            guard:\n                authenticators: [App\\Security\\GoogleAuthenticator]\n", ALONE, at="App\\Security\\GoogleAuthenticator", path="config/packages/security.yaml"),
        Bad("class Parent < ApplicationRecord\n  devise :omniauthable, omniauth_providers: %i[france_connect] # été\nend\n", ALONE, at="omniauth_providers: %i[france_connect]", path="app/models/parent.rb"),
        Bad("sign_in:  # été\n  providers: [google, apple]\n  password: false\n", ALONE, at="[google, apple]", path="conf/auth.yml"),
        Bad("# Été\n\nLa connexion se fait uniquement avec FranceConnect.\n", ALONE, at="uniquement avec FranceConnect", path="contenu/entrer.md"),
        Bad('SOURCES = ("franceconnect",)\n\n\ndef entrer(personne):\n    """L’été, comme l’hiver."""\n    if personne.source_identite not in SOURCES:\n        abort(403)\n', ALONE, at="personne.source_identite not in SOURCES", path="droits/portes.py"),
        Bad('const MOYENS = ["france-identite"];\nexport const premier = () => MOYENS[0];\n', ALONE, at='"france-identite"', path="static/preuve.js"),
        Bad({"service/entry.py": 'import json\n\nENTRY = json.load(open("entry.json"))\n', "service/entry.json": '{"proof_methods": ["apple_wallet"]}'}, ALONE, at='"apple_wallet"', path="service/entry.json"),
        Bad('AUTHENTICATION_BACKENDS = ["portail.entree.NationalIdentityBackend"]\n', ALONE, at='"portail.entree.NationalIdentityBackend"', path="service/settings.py"),
        Bad('AUTHENTICATION_BACKENDS = ("portail.fc.FranceConnectBackend",)\n', ALONE, at='"portail.fc.FranceConnectBackend"', path="service/settings.py"),
        Bad({"service/entree.py": 'import yaml\n\nENTREE = yaml.safe_load(open("entree.yml"))\n', "service/entree.yml": "fournisseurs:\n  - id: itsme\n    type: oidc\n"}, ALONE, at="id: itsme\n    type: oidc\n", path="service/entree.yml"),
        Bad('<html lang="fr"><h1>Se connecter</h1><a href="/fc/authorize">S’identifier avec FranceConnect</a></html>', SINGLE, at='<a href="/fc/authorize">'),
        Bad('<html lang="fr"><h1>Connexion</h1><form method="post"><button>Continuer avec Google</button></form></html>', SINGLE, at="<button>"),
        Bad('{% extends "ailleurs.html" %}{% block corps %}<h1>Connexion</h1><p>C’est le seul moyen d’entrer.</p><a href="/fc">S’identifier avec FranceConnect</a>{% endblock %}', SINGLE, at='<a href="/fc">'),
        Bad('<html lang="en"><h1>Sign in</h1><a class="button" href="/oidc">Sign in with GOV.UK One Login</a></html>', SINGLE, at='<a class="button" href="/oidc">'),
        Bad('<p lang="fr">L’accès à l’été nécessite un compte FranceConnect.</p>', ALONE, at="nécessite un compte FranceConnect"),
    ),
    good=(
        Good("const AddressProvider = require('./été/GoogleAddressProvider');\n", path="static/adresse.js"),
        Good("security: # été\n    firewalls:\n        main:\n            provider: usagers\n            custom_authenticators: [App\\Security\\FranceConnectAuthenticator]\n            form_login: {login_path: connexion}\n", path="config/packages/security.yaml"),
        Good("security: # été\n    firewalls:\n        agents:\n            pattern: ^/agents\n            provider: agents\n            custom_authenticators: [App\\Security\\FranceConnectAuthenticator]\n        suivi:\n            pattern: ^/suivi\n            custom_authenticator: App\\Security\\CodeSuiviAuthenticator\n", path="config/packages/security.yaml"),
        Good("class Agent < ApplicationRecord\n  devise :omniauthable, omniauth_providers: %i[france_connect] # été\nend\n", path="app/models/agent.rb"),
        Good("class Parent < ApplicationRecord\n  devise :database_authenticatable, :omniauthable, omniauth_providers: %i[france_connect] # été\nend\n", path="app/models/parent.rb"),
        Good("sign_in:  # été\n  providers: [google, apple]\n  password: true\n", path="conf/auth.yml"),
        Good("# Été\n\nCette API fonctionne uniquement avec FranceConnect.\n", path="contenu/api.md"),
        Good("# Été\n\nLa connexion se fait avec FranceConnect, ou au 01 99 00 12 34.\n", path="contenu/entrer.md"),
        Good('SOURCES = ("franceconnect", "guichet")\n\n\ndef entrer(personne):\n    """L’été, comme l’hiver."""\n    if personne.source_identite not in SOURCES:\n        abort(403)\n', path="droits/portes.py"),
        Good('const MOYENS = ["france-identite", "code-courrier"];\nexport const premier = () => MOYENS[0];\n', path="static/preuve.js"),
        Good('const MOYENS = ["velo"];\n', path="static/trajet.js"),
        Good('AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "portail.fc.FranceConnectBackend"]\n', path="service/settings.py"),
        Good('AUTHENTICATION_BACKENDS = ["agents.sso.KeycloakBackend"]\n', path="service/settings.py"),
        Good('<html lang="fr"><h1>Se connecter</h1><a href="/fc">S’identifier avec FranceConnect</a><form method="post"><input name="email"><input type="password" name="mdp"></form></html>'),
        Good('<html lang="fr"><h1>Se connecter</h1><a href="/fc">S’identifier avec FranceConnect</a><p>Sans compte : 01 99 00 12 34</p></html>'),
        Good('<html lang="fr"><h1>Aide</h1><a href="/fc">S’identifier avec FranceConnect</a></html>'),
        Good('<p lang="fr">L’accès à l’été ne nécessite pas de compte FranceConnect.</p>'),
    ),
)  # fmt: skip
def identity_provider_single(page: Page) -> Iterator[Hit]:
    """Report a whole sign-in page with one provider, no form of its own and no human channel."""
    found = only_provider(page)
    if found is not None:
        provider, element, sure = found
        certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
        yield Hit(element.span, SINGLE, {"provider": provider}, certainty, path=element.template.path, page=page.path)
