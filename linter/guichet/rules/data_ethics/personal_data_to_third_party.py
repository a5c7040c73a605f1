"""Names and situations sent to a company that the person never wrote to."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.monitored import Monitored, is_tried
from guichet.done.acts.own_page import is_own_page
from guichet.done.acts.python.described import is_described
from guichet.done.acts.script.sent_of_people import (
    ABOUT,
    agreed_to_be_counted,
    is_address_alone,
    is_of_those_inside,
    tells,
)
from guichet.done.acts.table.handed_out import HandedOut
from guichet.done.data.context import printed_in
from guichet.done.data.python_data import data_in
from guichet.done.nouns.act import Act, Kind, way_by
from guichet.done.nouns.datum import Sort
from guichet.done.parties.clients import sends_mail
from guichet.done.parties.hosts import ALLOWED, COMPANIES, host_of, is_allowed, service_at, waits_for_consent
from guichet.done.parties.monitors import address_told
from guichet.done.words import entries
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.options import options_of
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.agreements import handed_on
from guichet.told.legal import is_terms

SENT = Text(
    fr="`{data}` part vers {host} : une entreprise saura qui a demandé quoi. Envoyez une référence opaque, ou faites ce travail sur votre serveur.{chain}",
    en="`{data}` goes to {host}: a company will know who asked for what. Send an opaque reference, or do this work on your own server.{chain}",
)
LISTED = Text(
    fr="`{data}` part vers {host}, avec ce que la personne est ou fait : cet outil d’envoi en a-t-il besoin, et la personne en est-elle informée ?{chain}",
    en="`{data}` goes to {host}, with what the person is or does: does this mailing tool need it, and are people told?{chain}",
)
ASKED = Text(
    fr="`{data}` part par {host} : vers votre propre serveur, ou vers une entreprise, qui saura qui a demandé quoi ? Une référence opaque suffit pour suivre une erreur.{chain}",
    en="`{data}` goes by {host}: to a server of your own, or to a company, that will know who asked for what? An opaque reference is enough to follow an error.{chain}",
)
MAILED = Text(
    fr="`{data}` part vers {host} : un outil d’envoi n’a besoin que d’une adresse, et reçoit aussi ce que la personne est ou fait. N’envoyez que l’adresse, ou triez les destinataires sur votre serveur.{chain}",
    en="`{data}` goes to {host}: a mailing tool only needs an address, and is also told what the person is or does. Send the address alone, or sort the recipients on your own server.{chain}",
)
MONITOR = Text(
    fr="`{data}` envoie les données des personnes à {host} à chaque erreur. Retirez ce réglage : la trace de l’erreur suffit.",
    en="`{data}` sends people’s data to {host} at each error. Remove this setting: the trace of the error is enough.",
)
LEFT = Text(
    fr="`{data}` envoie aussi à {host} les réponses, les témoins et l’adresse IP : le filtre ôte-t-il plus que le nom et le courriel ? Retirer ce réglage est plus sûr.",
    en="`{data}` also sends answers, cookies and IP addresses to {host}: does the filter take away more than names and e-mails? Removing this setting is safer.",
)
RELAYED = Text(
    fr="`{data}` part par {host}, vers une entreprise : en a-t-elle besoin, et les personnes en sont-elles informées avant ? Sinon, n’envoyez rien qui vienne d’elles.",
    en="`{data}` goes to a company, by {host}: does it need this, and are people told before? Otherwise, send nothing that comes from them.",
)
COUNTED = Text(
    fr="`{data}` part vers {host} : qui accepte d’être compté n’a pas accepté de dire qui il est, ni ce qu’il demande. N’envoyez que la page et l’étape, sans rien qui vienne de la personne.{chain}",
    en="`{data}` goes to {host}: people who agreed to be counted did not agree to tell who they are, or what they ask for. Send the page and the step alone, and nothing that comes from them.{chain}",
)
HANDED = Text(
    fr="« {data} » est remis à « {to} » : ce que les personnes ont dit pour être aidées peut servir contre elles. Ne transmettez que ce que la démarche demande, et dites-le aux personnes avant.",
    en='"{data}" is handed to "{to}": what people said to be helped may be used against them. Hand over only what the procedure needs, and tell people before.',
)
_POWERFUL = (*entries("deeds.unasked"), "home-office", "home_office", "enforcement", "www", "public", "open")
"""Without any of these words, nobody is named who might use against people what they said."""

TOLD = Text(
    fr="« {words} » : ce que la personne a confié pour une démarche sert à lui vendre autre chose, ou à d’autres qu’elle n’a pas choisis. Gardez-le pour la démarche, ou posez la question avant, avec un « non » qui ne coûte rien.",
    en='"{words}": what people gave for one thing is used to sell them another, or by others whom they did not choose. Keep it for that thing, or put the question first, with a no that costs nothing.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report the sentence by which what people gave goes to those who sell; a question in terms, which are written by lawyers."""
    certainty = Certainty.REVIEW if is_terms(document) else Certainty.VIOLATION
    for found in handed_on(document):
        yield Hit(found.span, TOLD, {"words": found.text}, certainty)


def _handed_over(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.HANDED:
        yield Hit(act.span, HANDED, {"data": act.shown, "to": act.other}, path=act.path)


def _acts(act: Act) -> Iterator[Hit]:
    known = service_at(act.to, *COMPANIES) is not None or (act.is_outside and "/" not in act.to)  # a company's own call
    said = next((one for one in act.data if one.sort in ABOUT or (one.sort is Sort.TYPED and known)), None)
    host = host_of(act.to) or act.to
    mails = sends_mail(host)
    if said is not None and (mails or said.sort is not Sort.IDENTITY):
        said = max(act.data, key=lambda one: tells(one, mails))
    allowed = act.option("personal-data-to-third-party", "allowed-hosts")
    is_mail = mails and is_address_alone(act)
    counted = said is not None and act.is_agreed and agreed_to_be_counted(act)
    if (
        said is not None
        and act.is_outside
        and act.place.is_lived
        and (not act.is_agreed or counted)
        and not is_allowed(host, allowed)
        and not is_of_those_inside(act, said.shown)
        and not is_own_page(act, said.shown)
        and not (is_mail and not is_described(act))
    ):
        message, certainty = (LISTED, Certainty.REVIEW) if is_mail else (MAILED if mails else SENT, Certainty.VIOLATION)
        if counted:
            message, certainty = COUNTED, Certainty.REVIEW
        elif host.startswith("Sentry."):
            message, certainty = ASKED, Certainty.REVIEW  # the project names no host, or one that may be its own
        elif isinstance(act, FromDeed) and not act.certain:
            message, certainty = RELAYED, Certainty.REVIEW
        once = (
            "models" if message is RELAYED and said.sort is Sort.WORDS else host
        )  # one model or another, by a setting
        facts = {"data": said.shown, "host": host, "chain": act.chain}
        yield Hit(act.span, message, facts, certainty, path=act.path, once=once)


def _monitored(act: Act) -> Iterator[Hit]:
    if isinstance(act, Monitored):
        certainty = Certainty.REVIEW if act.is_filtered else Certainty.VIOLATION
        message = LEFT if act.is_filtered else MONITOR
        yield Hit(act.span, message, {"data": act.setting, "host": "Sentry"}, certainty)


def _handed(act: Act) -> Iterator[Hit]:
    if isinstance(act, HandedOut) and act.module is None:
        yield from _acts(act)


def _elements(element: Element, page: Page) -> Iterator[Hit]:
    host = host_of(element.attr("src") or "")
    if not host or is_allowed(host, page.option("personal-data-to-third-party", "allowed-hosts")) or page.is_email:
        return
    span = element.value_span("src")
    said = printed_in(element.template.source.text[span.start : span.end], page.project, page.path)
    data = next((one for one in said if one.sort is Sort.IDENTITY), None)
    if data is not None and not waits_for_consent(element):
        facts = {"data": data.shown, "host": host, "chain": way_by(data.through)}
        yield Hit(element.attribute_span("src"), SENT, facts)


@python_rule(
    nodes.Call,
    name="personal-data-to-third-party",
    code="W9417",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Données personnelles envoyées à une autre organisation", en="Personal data sent to a third party"),
    harms=Text(
        fr="Les personnes qui ont confié leur situation à un service public, et à lui seul.",
        en="People who trusted a public service with their situation, and no one else.",
    ),
    instead=Text(
        fr="Une référence qui ne dit rien, un traitement sur place, ou un service de l’État.",
        en="A reference that tells nothing, processing on your own server, or a service of the State.",
    ),
    wrong_when=Text(
        fr="Un contrat encadre cet hôte et la personne en est informée : déclarez-le dans `allowed-hosts`, ou écrivez une dérogation si le code ne le nomme pas.",
        en="A contract covers this host and the person is told: declare it in `allowed-hosts`, or write a derogation if the code does not name it.",
    ),
    refs=("gdpr-5-1-c", "gdpr-32", "gdpr-9"),
    lesson="09-data-and-scores/05-third-party-tools",
    mentions=("http", "openai", "anthropic", "mistral", "generativeai", "genai", "litellm", "langchain", "cohere", "sentry", "mixpanel", "segment", "posthog", "amplitude", "requests"),
    options=(ALLOWED,),
    also=(Check(Subject.PROSE, (), (), _told), Check(Subject.ACT, (Kind.SEND,), ("pii",), _monitored, ("pii",)), Check(Subject.ACT, (Kind.SEND,), _POWERFUL, _handed_over, _POWERFUL), Check(Subject.ELEMENT, ("iframe", "img", "script", "embed"), (), _elements), Check(Subject.ACT, (Kind.SEND,), ("://", "hote", "host", "ftp"), _handed, ("://", "hote", "host", "ftp")), Check(Subject.ACT, (Kind.SEND,), (), _acts, ("http", "//", "datadog", "gtag", "fbq", "fetch", "axios", "sendbeacon", "identify", ".post", ".ajax", "setuser", "ftp", "partner", "partenaire", "upload", "urlencode", "gspread", "pygsheets", "airtable", "hubspot", "mailchimp", "brevo", "sib_api", "salesforce", "slack", "notion", "intercom", "mailjet", ".push(", "openai", "anthropic", "mistral", "cohere", "groq", "replicate", "huggingface", "genai", "generativeai", "vertexai", "langchain", "litellm", "azure.ai", "deepl", "googletrans", "google.cloud", "googlemaps", "assemblyai", "deepgram", "boto3", "mixpanel", "segment", "posthog", "amplitude", "rollbar", "bugsnag", "sentry", "raven", "appsignal", "newrelic", "honeybadger", "crisp", "bedrock", "textract", "comprehend", "rekognition", "sibapi", "lexisnexis", "threatmetrix", "socure", "experian", "equifax", "transunion", "onfido", "jumio", "veriff", "ubble", "maxmind", "ekata", "zendesk", "zenpy", "customerio", "klaviyo", "facebook_business", "pipedrive", "trello", "gravatar", "captureexception", "captureerror", "capturemessage", "notifyerror", "reporterror", "completions", "translate", "safe_load", "tomllib", "json.load")),),
    bad=(
        Bad('import * as Sentry from "@sentry/browser";\nSentry.setUser({ email: usager.courriel }); // été\n', ASKED, at="Sentry.setUser({ email: usager.courriel })", path="src/été.ts", review=True),
        Bad({"src/suivi.ts": 'import * as Sentry from "@sentry/browser";\nSentry.setUser({ email: usager.courriel }); // été\n', "config/csp.yaml": "connect-src:\n  - 'https://o7.ingest.sentry.io'\n"}, SENT, at="Sentry.setUser({ email: usager.courriel })", path="src/suivi.ts"),
        Bad('import { Bulle } from "crisp-sdk-web";\nBulle.user.setEmail(demandeur.courriel); // été\n', SENT, at="Bulle.user.setEmail(demandeur.courriel)", path="src/été.ts"),
        Bad('import suivi from "posthog-js";\nexport function ouvrir(usager) { suivi.people.set({ email: usager.email }) } // été\n', SENT, at="suivi.people.set({ email: usager.email })", path="src/été.ts"),
        Bad('import { update } from "@intercom/messenger-js-sdk";\nupdate({ phone: usager.telephone }); // été\n', SENT, at="update({ phone: usager.telephone })", path="src/été.js"),
        Bad("-- l’été\nCOPY (SELECT nom, prenom, telephone FROM demandeur)\n  TO PROGRAM 'curl -T - sftp://assureur.example/depot/';\n", HANDED, at="SELECT nom, prenom, telephone FROM demandeur)\n  TO PROGRAM 'curl -T - sftp://assureur.example/depot/'", path="sql/envoi.sql"),
        Bad("employers.get('/été', async (req, res) => {\n  list(await db.candidate.findMany({ select: { trade: true, disability: true } }));\n});\n", HANDED, at="db.candidate.findMany({ select: { trade: true, disability: true } })", path="src/employers.js"),
        Bad("<?php\nfunction prevenir($usager, $client) {\n    $client->post('https://api.partenaire-été.com/', ['json' => ['courriel' => $usager->courriel]]);\n}\n", SENT, at="$client->post('https://api.partenaire-été.com/', ['json' => ['courriel' => $usager->courriel]])", path="src/prevenir.php"),
        Bad('<iframe src="https://cartes.exemple.com/plan?q={{ usager.adresse }}" title="Votre quartier, à l’est"></iframe>', SENT, at='src="https://cartes.exemple.com/plan?q={{ usager.adresse }}"', path="suivi.html"),
        Bad('import requests\n\n\ndef résumer(demande):\n    requests.post("https://api.exemple.com/v1", json={"nom": demande.nom, "email": demande.email})\n', SENT, at='requests.post("https://api.exemple.com/v1", json={"nom": demande.nom, "email": demande.email})'),
        Bad(
            'from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef résumer(d):\n    texte = f"Résume : {d.date_naissance}"\n    return client.responses.create(input=texte)\n',
            SENT, at="client.responses.create(input=texte)",
        ),
        Bad('sentry_sdk.init(dsn="https://a@o1.ingest.sentry.io/1", send_default_pii=True)  # été\n', MONITOR, at="send_default_pii=True"),
        Bad('import sentry_sdk\n\n\ndef trier(event, hint):\n    return None if "été" in event else event\n\n\nsentry_sdk.init(dsn="https://a@o1.ingest.sentry.io/1", send_default_pii=True, before_send=trier)\n', MONITOR, at="send_default_pii=True", review=True),
        Bad('import sentry_sdk\n\nOPTIONS = {"send_default_pii": True, "environment": "été"}\n\n\ndef plug(dsn):\n    sentry_sdk.init(dsn=dsn, **OPTIONS)\n', MONITOR, at="True", path="config/watch.py"),
        Bad({"jobs/out.yaml": "drops:\n  - name: été\n    to: sftp://drop.partner.org/in\n    columns: [last_name, phone, email]\n", "jobs/out.py": "import yaml\n\nPLAN = yaml.safe_load(open('jobs/out.yaml'))\n"}, SENT, at="sftp://drop.partner.org/in", path="jobs/out.yaml"),
        Bad('FEEDS = [{"target": "https://api.assureur.com/été", "fields": ["nom", "prenom", "telephone"]}]\n', SENT, at='"https://api.assureur.com/été"', path="jobs/feeds.py"),
        Bad(
            'const données = { email: champ.value };\nfetch("https://collecte.exemple.com/", { body: JSON.stringify({ email: champ.value }) });\n',
            SENT, at='fetch("https://collecte.exemple.com/", { body: JSON.stringify({ email: champ.value }) })', path="static/app.js",
        ),
        Bad('import requests\n\n\ndef créer(usager):\n    requests.post("https://api.brevo.com/v3/contacts", json={"email": usager.email, "handicap": usager.handicap})\n', MAILED, at='requests.post("https://api.brevo.com/v3/contacts", json={"email": usager.email, "handicap": usager.handicap})'),
        Bad('analytics.identify(id, { email: user.email, né: 1 });\n', SENT, at="analytics.identify(id, { email: user.email, né: 1 })", path="static/app.js"),
        Bad("depots:\n  - nom: librairie  # été\n    hote: sftp.manuels.example\n    champs: [nom, prenom, date_naissance]\n", SENT, at="sftp.manuels.example", path="exports/partenaires.yaml"),
        Bad("class ApplicationController < ActionController::Base # été\n  def set_sentry\n    Sentry.set_user(suivi)\n  end\n\n  def suivi\n    { id: current_user&.id, email: current_user&.email }.compact\n  end\nend\n", ASKED, at="Sentry.set_user(suivi)", path="app/controllers/application_controller.rb", review=True),
        Bad("class Watch # café\n  def note(event)\n    ::NewRelic::Agent.add_custom_attributes(event: event, user_ip: request&.remote_ip)\n  end\nend\n", SENT, at="::NewRelic::Agent.add_custom_attributes(event: event, user_ip: request&.remote_ip)", path="app/services/watch.rb"),
        Bad("<?php // été\nclass Retours\n{\n    public function recevoir(string $courriel): void\n    {\n        \\Sentry\\configureScope(static function (Scope $scope) use ($courriel): void {\n            $scope->setTag('destinataire', $courriel);\n        });\n    }\n}\n", ASKED, at="$scope->setTag('destinataire', $courriel)", path="src/Retours.php", review=True),
        Bad("class TellTeam # café\n  def perform(visit)\n    chat.ping(text_of(visit))\n  end\n\n  def text_of(visit)\n    \"A new visit from #{visit.ip_address}\"\n  end\n\n  def chat\n    @chat ||= Slack::Notifier.new(ENV['HOOK'])\n  end\nend\n", SENT, at="chat.ping(text_of(visit))", path="app/jobs/tell_team.rb"),
        Bad("class Contact # été\n  def perform(demande)\n    fiche = { sujet: demande.sujet }\n    fiche[:phone] = demande.telephone if demande.telephone.present?\n    api = Crisp::APIService.new\n    api.update_meta(body: fiche)\n  end\nend\n", SENT, at="api.update_meta(body: fiche)", path="app/jobs/contact.rb"),
        Bad("class Similar # café\n  def find(words)\n    client.embeddings.create(input: words)\n  end\n\n  def client\n    @client ||= ::OpenAI::Client.new\n  end\nend\n", RELAYED, at="client.embeddings.create(input: words)", path="app/services/similar.rb", review=True),
        Bad("class Accueil # été\n  def perform(usager)\n    SlackClient.annoncer(\"Nouvelle demande de #{usager.email}\")\n  end\nend\n", RELAYED, at="SlackClient.annoncer(\"Nouvelle demande de #{usager.email}\")", path="app/jobs/accueil.rb", review=True),
        Bad("sentry:\n  options:\n    environment: été\n    send-default-pii: true\n", MONITOR, at="true", path="config/packages/sentry.yaml"),
        Bad("Sentry.init do |config| # café\n  config.send_default_pii = true\nend\n", MONITOR, at="config.send_default_pii = true", path="config/initializers/sentry.rb"),
        Bad("Sentry.init({ dsn, sendDefaultPii: true, beforeSend: (event) => sorted(event) }); // café\n", LEFT, at="sendDefaultPii: true", path="src/watch.js", review=True),
        Bad('import sentry_sdk\n\n\ndef ôter(event, hint):\n    event.get("user", {}).pop("email", None)\n    return event\n\n\nsentry_sdk.init(dsn="https://a@o1.ingest.sentry.io/1", send_default_pii=True, before_send=ôter)\n', LEFT, at="send_default_pii=True", review=True),
        Bad("<script>\nwindow.intercomSettings = { app_id: 'été', email: \"<%= current_user&.email %>\" };\n</script>", SENT, at="window.intercomSettings = { app_id: 'été', email: \"<%= current_user&.email %>\" }", path="app/views/shared/_chat.html.erb"),
        Bad("module Onfido # café\n  class CheckRequest < Request\n    def body\n      {\n        names: [person[:first_name], person[:last_name]],\n        born: person[:dob],\n      }.to_json\n    end\n  end\nend\n", RELAYED, at="person[:first_name]", path="app/services/onfido/check_request.rb", review=True),
        Bad("import Rollbar from 'rollbar';\n\nexport const errors = new Rollbar({\n  accessToken: KEY, // été\n  transform(payload) {\n    payload.custom = { form: session.form };\n  },\n});\n", SENT, at="payload.custom = { form: session.form }", path="src/errors.js"),
        Bad("import { consent } from './consent.js';\n\nexport function view(claimant) {\n  if (!consent('statistics')) return; // été\n  navigator.sendBeacon('https://stats.exemple.com/hit', JSON.stringify({ title: `Claim of ${claimant.lastName}` }));\n}\n", COUNTED, at="navigator.sendBeacon('https://stats.exemple.com/hit', JSON.stringify({ title: `Claim of ${claimant.lastName}` }))", path="static/measure.js", review=True),
        Bad("# été\nenvois:\n  - nom: statistiques\n    url: http://stats.interne/demandes\n    champs: [commune]\n  - nom: offres\n    url: https://crm.partenaire-assurance.example/prospects\n    champs: [nom, prenom, telephone]\n", SENT, at="https://crm.partenaire-assurance.example/prospects", path="config/envois.yml"),
    ),
    good=(
        Good("import requests\n\n\ndef entrer(courriel, mot):\n    return requests.post('http://clés.127.0.0.1.nip.io/jeton', data={'email': courriel, 'password': mot})\n", path="essais/jetons.py"), Good({"src/suivi.ts": 'import * as Sentry from "@sentry/browser";\nSentry.setUser({ email: usager.courriel }); // été\n', "config/csp.yaml": "connect-src:\n  - 'https://sentry.exemple.gouv.fr'\n"}, path="src/suivi.ts"),
        Good('def inscrire(user):\n    api = sib_api_v3_sdk.ContactsApi(client)\n    contact = api.create_contact(CreateContact(email=user.email))\n    suivre(contact, attributes=été(user))\n'),
        Good('import { Bulle } from "crisp-sdk-web";\nBulle.chat.open(); Bulle.session.setSegments(["été"]);\n', path="src/été.ts"),
        Good('import { Bulle } from "./bulle";\nBulle.user.setEmail(demandeur.courriel); // été\n', path="src/été.ts"),
        Good("-- l’été\nCOPY (SELECT commune, count(*) FROM demandeur GROUP BY commune)\n  TO PROGRAM 'curl -T - sftp://assureur.example/depot/';\n", path="sql/envoi.sql"),
        Good("employers.get('/été', async (req, res) => {\n  list(await db.candidate.findMany({ select: { trade: true, languages: true } }));\n});\n", path="src/employers.js"),
        Good("<?php\nfunction compter($client) {\n    $client->post('https://api.partenaire-été.com/', ['json' => ['total' => 3]]);\n}\n", path="src/compter.php"),
        Good('import requests\n\n\ndef quotient(demande):\n    requests.post("https://api.exemple.gouv.fr/", json={"nom": demande.nom, "email": demande.email})\n'),
        Good('import requests\n\n\ndef indexer(demande):\n    requests.post("https://api.exemple.com/", json={"reference": demande.reference, "é": 1})\n'),
        Good('from openai import OpenAI\n\nclient = OpenAI(base_url="https://albert.exemple.gouv.fr/v1")\n\n\ndef résumer(d):\n    return client.responses.create(input=d.email)\n'),
        Good('fetch("/api/brouillon", { body: new FormData(formulaire) });\n', path="static/app.js"),
        Good('import sentry_sdk\n\nOPTIONS = {"send_default_pii": False, "environment": "été"}\n\n\ndef plug(dsn):\n    sentry_sdk.init(dsn=dsn, **OPTIONS)\n', path="config/watch.py"),
        Good('FEEDS = [{"target": "https://api.stats.com/été", "fields": ["month", "total", "area"]}]\n', path="jobs/feeds.py"),
        Good('FEEDS = [{"source": "https://api.registre.com/été", "fields": ["nom", "prenom"]}]\n', path="jobs/feeds.py"),
        Good('FEEDS = [{"target": "https://api.stats.com/été", "excluded": ["nom", "prenom"], "fields": ["month"]}]\n', path="jobs/feeds.py"),
        Good('sentry_sdk.init(dsn="https://a@sentry.exemple.gouv.fr/1", send_default_pii=True)\n'),
        Good("imports:\n  - nom: registre  # été\n    hote: registre.exemple.fr\n    champs: [nom, prenom, date_naissance]\n", path="imports/sources.yaml"),
        Good('import sentry_sdk\n\n\ndef ôter(event, hint):\n    event.pop("user", None)\n    event.pop("request", None)\n    return event\n\n\nsentry_sdk.init(dsn="https://a@o1.ingest.sentry.io/1", send_default_pii=True, before_send=ôter)\n'),
        Good("class ApplicationController < ActionController::Base # été\n  def set_sentry\n    Sentry.set_user(suivi)\n  end\n\n  def suivi\n    { id: current_user&.id, role: current_user&.role }.compact\n  end\nend\n", path="app/controllers/application_controller.rb"),
        Good("class Watch # café\n  def note(event)\n    ::NewRelic::Agent.add_custom_attributes(event: event, version: VERSION)\n  end\nend\n", path="app/services/watch.rb"),
        Good("class TellTeam # café\n  def perform(visits)\n    chat.ping(\"#{visits.count} visits\")\n  end\n\n  def chat\n    @chat ||= Slack::Notifier.new(ENV['HOOK'])\n  end\nend\n", path="app/jobs/tell_team.rb"),
        Good("class Similar # café\n  def check\n    client.embeddings.create(input: 'café', model: 'small')\n  end\n\n  def client\n    @client ||= ::OpenAI::Client.new\n  end\nend\n", path="app/services/similar.rb"),
        Good("class Accueil # été\n  def perform(usager)\n    FileClient.annoncer(\"Nouvelle demande de #{usager.email}\")\n    SlackClient.annoncer(\"Nouvelle demande, numéro #{usager.id}\")\n  end\nend\n", path="app/jobs/accueil.rb"),
        Good("<script>\nwindow.intercomSettings = { app_id: 'été', language: \"<%= I18n.locale %>\" };\n</script>", path="app/views/shared/_chat.html.erb"),
        Good("module Onfido # café\n  class CheckRequest < Request\n    def body\n      { reference: person[:reference], step: person[:step], lang: person[:lang] }.to_json\n    end\n  end\nend\n", path="app/services/onfido/check_request.rb"),
        Good("sentry:\n  options:\n    environment: été\n    send-default-pii: false\nwhen@dev:\n  sentry:\n    options:\n      send-default-pii: true\n", path="config/packages/sentry.yaml"),
        Good("import Rollbar from 'rollbar';\n\nexport const errors = new Rollbar({\n  accessToken: KEY, // été\n  transform(payload) {\n    payload.custom = { step: session.step };\n  },\n});\n", path="src/errors.js"),
        Good("import { consent } from './consent.js';\n\nexport function view(claimant) {\n  if (!consent('statistics')) return; // été\n  navigator.sendBeacon('https://stats.exemple.com/hit', JSON.stringify({ title: `Claim of ${claimant.lastName.length} letters` }));\n}\n", path="static/measure.js"),
        Good("# été\nenvois:\n  - nom: statistiques\n    url: http://stats.interne/demandes\n    champs: [commune]\n  - nom: offres\n    url: https://api.caf.example/dossiers\n    champs: [nom, prenom, telephone]\n", path="config/envois.yml"),
        Good("import requests\n\n\ndef envoyer_code(usager, code):\n    \"\"\"Été.\"\"\"\n    requests.post(\"https://sms.example.org/envoi\", json={\"a\": usager.telephone, \"texte\": f\"Votre code : {code}\"})\n", path="codes.py"),
    ),
)  # fmt: skip
def personal_data_to_third_party(node: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    path = dotted(node)
    if path.endswith(("sentry_sdk.init", "set_user")) and "sentry" in module.source.text and not is_test(module):
        yield from _monitoring(node, path, module)


def _filtered(given: nodes.NodeNG | None, module: PythonModule) -> bool | None:
    """Whether what is sent goes first through a function that takes parts of it away; None for one that only looks at the person."""
    filters = definitions(module.modules).of(given, module) if given is not None else []
    taking = [one for one in filters if isinstance(one.node, nodes.FunctionDef) and _takes_away(one.node)]
    if not taking:
        return False
    return True if any(_REQUEST.search(one.module.text(one.node)) for one in taking) else None


_REQUEST = re.compile(r"request|cookie|headers|\bdata\b|body|breadcrumbs")
"""What a filter of errors names that takes away more than who the person is."""


def _takes_away(function: nodes.FunctionDef) -> bool:
    return any(
        isinstance(one, nodes.Delete) or (isinstance(one, nodes.Call) and getattr(one.func, "attrname", "") == "pop")
        for one in function.nodes_of_class((nodes.Delete, nodes.Call))
    )


def _monitoring(node: nodes.Call, path: str, module: PythonModule) -> Iterator[Hit]:
    allowed = module.project.config.option("personal-data-to-third-party", "allowed-hosts")
    words = options_of(node, module)
    dsn = value_of(words["dsn"]) if "dsn" in words else None
    host = host_of(dsn if isinstance(dsn, str) else address_told("Sentry.", module.project)) or "Sentry"
    pii = words.get("send_default_pii")
    if path.endswith("init") and pii is not None and value_of(pii) is True and not is_allowed(host, allowed):
        filtered = _filtered(words.get("before_send"), module)
        if not is_tried(module.path) and filtered is not True:
            certainty = Certainty.REVIEW if "before_send" in words else Certainty.VIOLATION  # a filter may take it out
            shown = pii.parent if isinstance(pii.parent, nodes.Keyword) else pii
            at = module.span(shown) if pii.root() is module.tree else module.span(node)
            message = LEFT if filtered is None else MONITOR
            yield Hit(at, message, {"data": "send_default_pii", "host": host}, certainty)
    elif path.endswith("set_user") and node.args:
        said = next((one for one in data_in(node.args[0], module) if one.sort in ABOUT), None)
        if said is not None:
            yield Hit(module.span(node), MONITOR, {"data": said.shown, "host": host})
