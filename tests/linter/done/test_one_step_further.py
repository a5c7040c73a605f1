"""What is done is known one step further: in what a hook is handed, a table of a class, a helper that reckons a moment, a name that a page prints; its harmless twin is left alone."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

_MENU = 'welcome:\n  text: "Press 1 for rent, 2 for repairs."\nkeys:\n  "1":\n    say: "Rent is paid on our website."\n    next: {one}\n  "2":\n    say: "Repairs are reported on our website."\n    next: {two}\nafter:\n  bye:\n    say: "Thank you for calling. Goodbye."\n  desk:\n    transfer: "+441632960100"\n    say: "Please hold the line."\n'
_FORM = "import { useState } from 'react';\nimport { useSubmit } from './useSubmit';\nexport function Appeal() {\n  const [story, setStory] = useState('');\n  const forget = () => setStory('');\n  const { submit } = useSubmit('/api/appeals', { HOOK: forget });\n  return <form onSubmit={() => submit(story)}><textarea value={story} onChange={(e) => setStory(e.target.value)} /></form>;\n}\n"
_HOOK = "export function useSubmit(url, { onDone, onEnd }) {\n  async function submit(body) {\n    try {\n      await api.post(url, body);\n      onDone?.();\n    } catch (error) {\n      report(error);\n    } finally {\n      onEnd?.();\n    }\n  }\n  return { submit };\n}\n"
_VUE = "<script setup>\nimport { reactive } from 'vue'\nimport { envoyer } from './envoyer'\nconst recours = reactive({ motif: '', faits: '' })\nconst vider = () => { Object.assign(recours, { motif: '', faits: '' }) }\nconst partir = () => envoyer(recours, SUITE)\n</script>\n<template><form @submit.prevent=\"partir\"><ChampTexte v-model=\"recours.motif\" /><v-textarea v-model=\"recours.faits\" /></form></template>\n"
_BOX = "class Journal {\n  constructor() {\n    this.pending = [];\n  }\n  add(what) {\n    this.pending.push({ ...what, at: Date.now() });\n    if (this.pending.length > 9) this.flush();\n  }\n  flush() {\n    const body = JSON.stringify({ batch: this.pending });\n    navigator.sendBeacon('ADDRESS', body);\n  }\n}\nconst journal = new Journal();\nform.addEventListener('EVENT', ({ target }) => journal.add({ field: target.name, value: target.value }));\n"
_JOB = "from celery import shared_task\nfrom .dates import *\nfrom django.utils import timezone\nfrom datetime import timedelta\n\n\ndef _since(days):\n    return timezone.now() - timedelta(days=days)\n\n\n@shared_task\ndef close_unanswered():\n    for request in ProofRequest.objects.filter(answered=False, sent_at__lt=_since(WINDOW)):\n        claim = request.claim\n        claim.status = 'closed'\n        claim.reason = 'No reply to the request for proof'\n        claim.save()\n        tell(claim)\n"

FLAWED: dict[str, tuple[str, dict[str, str]]] = {
    "voice-menu-dead-end, yaml": ("voice-menu-dead-end", {"voice/menu.yml": _MENU.format(one="bye", two="bye")}),
    "voice-menu-dead-end, json": ("voice-menu-dead-end", {
        "svi/menu.json": '{"touches": {"1": {"annonce": "Tout est sur le site.", "puis": "adieu"}, "2": {"annonce": "Voyez votre espace en ligne.", "puis": "adieu"}}, "fins": {"adieu": {"annonce": "Au revoir."}, "conseiller": {"transfert": "+33100000000"}}}\n',
    }),
    "voice-menu-dead-end, toml that hangs up": ("voice-menu-dead-end", {
        "voix/menu.toml": '[choix.1]\ntexte = "Tout est sur le site."\nsuite = "coupe"\n[choix.2]\ntexte = "Voyez votre espace."\nsuite = "coupe"\n[suites.coupe]\naction = "raccrocher"\n',
    }),
    "data-lost-on-error, react hook": ("data-lost-on-error", {
        "src/Appeal.jsx": _FORM.replace("HOOK", "onEnd"), "src/useSubmit.js": _HOOK,
    }),
    "data-lost-on-error, vue callback": ("data-lost-on-error", {
        "src/Recours.vue": _VUE.replace("SUITE", "vider"),
        "src/envoyer.js": "export async function envoyer(corps, apres) {\n  try {\n    await http.post('/api/recours', corps)\n  } catch (erreur) {\n    noter(erreur)\n    apres()\n  }\n}\n",
    }),
    "session-replay, class": ("session-replay", {
        "static/journal.js": _BOX.replace("ADDRESS", "/journal").replace("EVENT", "input"),
    }),
    "session-replay, keyup in typescript": ("session-replay", {
        "src/trace.ts": "export class Trace {\n  private lot: unknown[] = [];\n  noter(un: unknown) {\n    this.lot.push(un);\n    this.partir();\n  }\n  private partir() {\n    navigator.sendBeacon('/trace', JSON.stringify({ page: location.pathname, lot: this.lot }));\n  }\n}\nconst trace = new Trace();\nchamp.addEventListener('keyup', (e) => trace.noter({ texte: e.target.value }));\n",
    }),
    "validity-short, helper": ("validity-short", {"claims/tasks.py": _JOB.replace("WINDOW", "4")}),
    "validity-short, helper and settings": ("validity-short", {
        "claims/tasks.py": _JOB.replace("WINDOW", "PROOF_DAYS"), "claims/dates.py": "PROOF_DAYS = 3\n",
    }),
    "validity-short, command of flask": ("validity-short", {
        "guichet/cli.py": "from datetime import datetime, timedelta\n\nimport click\n\nfrom .app import app\n\n\n@app.cli.command('clore')\ndef clore_sans_reponse():\n    limite = datetime.now() - timedelta(days=5)\n    for piece in PieceDemandee.query.filter(PieceDemandee.demandee_le < limite):\n        piece.dossier.statut = 'clos'\n        piece.dossier.motif = 'sans réponse à la demande de pièces'\n",
    }),
    "urgency-wording, filter": ("urgency-wording", {
        "cours/templatetags/cours.py": "from django import template\n\nregister = template.Library()\n\n\n@register.filter\ndef encore(cours):\n    ouvertes = cours.capacite - cours.inscrits.count()\n    return min(ouvertes, 4)\n\n\n# places\n",
        "templates/cours/liste.html": '{% load cours %}<p>Il ne reste que {{ cours|encore }} places !</p>\n',
    }),
    "urgency-wording, key of another file": ("urgency-wording", {
        "app/counts.py": "SHOWN = 2\n\n\ndef displayed(free):\n    return min(SHOWN, free)\n",
        "app/views.py": "from flask import render_template\n\nfrom .counts import displayed\n\n\ndef course(free):\n    seats = displayed(free)\n    return render_template('course.html', seats=seats)  # min( places left\n",
        "app/templates/course.html": "<p>Only {{ seats }} places left!</p>\n",
    }),
    "urgency-wording, plural of what is set": ("urgency-wording", {
        "app/shown.py": "def remaining(session):\n    free = max(session.capacity - session.taken, 0)\n    return 3 if free > 3 else free\n",
        "app/templates/session.html": '{% set n = remaining(session) %}<p>Only {{ plural(n, "place") }} left!</p>\n',
    }),
    "turn-restarted, nested class": ("turn-restarted", {
        "attente/models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    class Etat(models.TextChoices):\n        ATTENTE = 'attente', 'En attente'\n\n    etat = models.CharField(choices=Etat.choices)\n    datee_le = models.DateTimeField(auto_now=True)\n\n    def rang(self):\n        return (\n            Demande.objects.filter(\n                etat='attente',\n                datee_le__lt=self.datee_le,\n            ).count()\n            + 1\n        )\n",
    }),
    "turn-restarted, sqlalchemy": ("turn-restarted", {
        "app/waiting.py": "class Application(Base):\n    class Kind(enum.Enum):\n        HOME = 'home'\n\n    moved_at = mapped_column(DateTime, onupdate=func.now())\n\n\ndef rank(one):\n    ahead = session.query(Application).filter(\n        Application.state == 'waiting',\n        Application.moved_at < one.moved_at,\n    )\n    return ahead.count() + 1\n",
    }),
    "request-closed-silently, method of each row": ("request-closed-silently", {
        "leases/jobs.py": "from datetime import date\n\n\ndef settle_rent_increases():\n    for proposal in RentIncrease.query.filter(RentIncrease.reply_by < date.today(), RentIncrease.reply == None):\n        proposal.settle(Outcome.ACCEPTED)\n",
    }),
    "request-closed-silently, named constant": ("request-closed-silently", {
        "contrats/management/commands/clore.py": "from datetime import date\n\nPAR_DEFAUT = 'accepte'\n\n\nclass Command(BaseCommand):\n    def handle(self, *args, **options):\n        for avenant in Avenant.objects.filter(repondre_avant__lt=date.today()):\n            avenant.conclure(PAR_DEFAUT)\n",
    }),
    "consent-presumed, by the month": ("consent-presumed", {
        "src/Options.vue": "<script setup>\nimport { reactive } from 'vue'\nimport { OPTIONS } from './options'\nconst options = reactive(OPTIONS)\n</script>\n<template><form><label v-for=\"o in options\" :key=\"o.nom\"><input v-model=\"o.selected\" type=\"checkbox\"> {{ o.nom }} ({{ o.perMonth }} per month)</label></form></template>\n",
        "src/options.js": "// prices in pence\nexport const OPTIONS = [\n  { nom: 'Étude', perMonth: 1200, selected: false },\n  { nom: 'Assurance', perMonth: 450, selected: true },\n]\n",
    }),
    "nagging-modal, yaml after a no": ("nagging-modal", {
        "config/prompts.yml": "paperless:\n  title: Get your letters by email\n  layout: modal\n  answers:\n    decline:\n      ask_again_days: 1\n",
    }),
    "nagging-modal, json after a no": ("nagging-modal", {
        "conf/invitations.json": '{"espace": {"titre": "Passez au numérique", "apres": {"refus": {"revient_apres": "24h"}}}}\n',
    }),
    "nagging-modal, python after a no": ("nagging-modal", {
        "offers/settings.py": "PROMPTS = {'paperless': {'title': 'Stop paper letters', 'on_dismiss': {'come_back_days': 2}}}\n",
    }),
}  # fmt: skip
HARMLESS: dict[str, tuple[str, dict[str, str]]] = {
    "voice-menu-dead-end, one key leads to a person": ("voice-menu-dead-end", {
        "voice/menu.yml": _MENU.format(one="desk", two="desk"),
    }),
    "voice-menu-dead-end, held on the line": ("voice-menu-dead-end", {
        "voice/menu.json": '{"keys": {"1": {"say": "Rent.", "then": "team"}, "2": {"say": "Repairs.", "then": "team"}}, "after": {"team": {"say": "Please hold the line.", "number": "+441632960100"}}, "end": "hangup"}\n',
    }),
    "data-lost-on-error, once it is sent": ("data-lost-on-error", {
        "src/Appeal.jsx": _FORM.replace("HOOK", "onDone"), "src/useSubmit.js": _HOOK,
    }),
    "data-lost-on-error, said and kept": ("data-lost-on-error", {
        "src/Recours.vue": _VUE.replace("SUITE", "prevenir"),
        "src/envoyer.js": "export async function envoyer(corps, apres) {\n  try {\n    await http.post('/api/recours', corps)\n  } catch (erreur) {\n    noter(erreur)\n    apres()\n  }\n}\n",
    }),
    "session-replay, as it is sent": ("session-replay", {
        "static/journal.js": _BOX.replace("ADDRESS", "/claims").replace("EVENT", "submit"),
    }),
    "session-replay, how long each field took": ("session-replay", {
        "static/journal.js": _BOX.replace("ADDRESS", "/journal").replace("EVENT", "focusout").replace("value: target.value", "took: performance.now()"),
    }),
    "validity-short, weeks": ("validity-short", {"claims/tasks.py": _JOB.replace("WINDOW", "45")}),
    "validity-short, a reminder": ("validity-short", {
        "claims/tasks.py": _JOB.replace("WINDOW", "4").replace("claim.status = 'closed'", "remind(claim)"),
    }),
    "urgency-wording, the real number": ("urgency-wording", {
        "cours/templatetags/cours.py": "from django import template\n\nregister = template.Library()\n\n\n@register.filter\ndef encore(cours):\n    return max(cours.capacite - cours.inscrits.count(), 0)  # min( places\n",
        "templates/cours/liste.html": '{% load cours %}<p>{{ cours|encore }} places libres.</p>\n',
    }),
    "urgency-wording, few are listed": ("urgency-wording", {
        "app/shown.py": "def latest(posts, places):\n    return posts[: min(len(posts), 3)]\n",
        "app/templates/news.html": "<p>{{ latest(posts) }}</p>\n",
    }),
    "turn-restarted, the day of the first filing": ("turn-restarted", {
        "attente/models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    class Suivi(models.Model):\n        vu_le = models.DateTimeField(auto_now=True)\n\n    datee_le = models.DateTimeField(auto_now_add=True)\n\n    def rang(self):\n        return Demande.objects.filter(\n            etat='attente',\n            datee_le__lt=self.datee_le,\n        ).count() + 1\n",
    }),
    "request-closed-silently, no answer is a no": ("request-closed-silently", {
        "contrats/management/commands/clore.py": "from datetime import date\n\n\nclass Command(BaseCommand):\n    def handle(self, *args, **options):\n        for avenant in Avenant.objects.filter(repondre_avant__lt=date.today()):\n            avenant.conclure(Issue.SANS_SUITE)\n            ecrire(avenant)\n",
    }),
    "consent-presumed, nothing is ticked": ("consent-presumed", {
        "src/Options.vue": "<template><form><label v-for=\"o in options\" :key=\"o.nom\"><input v-model=\"o.prise\" type=\"checkbox\"> {{ o.nom }}</label></form></template>\n",
        "src/options.js": "export const OPTIONS = [\n  { nom: 'Étude', parMois: 1200, prise: false },\n  { nom: 'Goûter', parMois: 450, prise: false },\n]\n",
    }),
    "draft-missing, it takes up by itself": ("draft-missing", {
        "templates/demande.html": '<form lang="fr"><p>Connexion coupée : l’enregistrement reprendra tout seul.</p><textarea name="recit"></textarea></form>\n',
    }),
    "nagging-modal, a year after a no": ("nagging-modal", {
        "config/prompts.yml": "paperless:\n  title: Get your letters by email\n  layout: modal\n  answers:\n    decline:\n      ask_again_days: 365\n",
    }),
    "nagging-modal, tomorrow as they asked": ("nagging-modal", {
        "config/prompts.yml": "paperless:\n  title: Get your letters by email\n  layout: modal\n  answers:\n    tomorrow:\n      ask_again_days: 1\n",
    }),
    "nagging-modal, a job that is tried again": ("nagging-modal", {
        "config/queues.yml": "refused_payments:\n  title: Payments that the bank refused\n  rejected:\n    try_again_hours: 4\n",
    }),
}  # fmt: skip


@pytest.mark.parametrize("case", FLAWED)
def test_it_is_found(case: str) -> None:
    rule, files = FLAWED[case]
    assert found_in(rule_named(rule), files)


@pytest.mark.parametrize("case", HARMLESS)
def test_its_twin_is_let_be(case: str) -> None:
    rule, files = HARMLESS[case]
    assert found_in(rule_named(rule), files) == []
