"""What front ends, templates, settings and messages do to people is known in the idioms of each; its harmless twin is left alone."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

FLAWED: dict[str, tuple[str, dict[str, str]]] = {
    'sensitive-attribute-in-score, nat-json': ('sensitive-attribute-in-score', {
        'rules/housing.json': '{"points": [{"when": {"overcrowded": true}, "add": 20}, {"when": {"nationality_group": "non_eea"}, "add": -15}]}\n',
    }),
    'sensitive-attribute-in-score, nat-yml': ('sensitive-attribute-in-score', {
        'rules/logement.yml': 'criteres:\n  - si: {nationalite: hors_ue}\n    points: -10\n  - si: {suroccupation: vrai}\n    points: 20\n',
    }),
    'sensitive-attribute-in-score, nat-ts': ('sensitive-attribute-in-score', {
        'src/rules.ts': "export const RULES = [\n  { test: { overcrowded: true }, weight: 20 },\n  { test: { birth_country: 'outside_eu' }, weight: -12 },\n]\n",
    }),
    'precarity-proxy-in-score, nat-toml': ('precarity-proxy-in-score', {
        'rules.toml': '[[rule]]\nif = { postcode_area = "NW9" }\nscore = -8\n',
    }),
    'slot-release-random, cov-json': ('slot-release-random', {
        'flags.json': '{"features": {"slot-calendar": {"defaultValue": false, "rules": [{"force": true, "coverage": 0.5, "hashAttribute": "visitorId"}]}}}\n',
    }),
    'slot-release-random, cov-unleash': ('slot-release-random', {
        'unleash.json': '{"features": [{"name": "rdv-en-ligne", "enabled": true, "strategies": [{"name": "flexibleRollout", "parameters": {"rollout": "40", "stickiness": "sessionId", "groupId": "rdv"}}]}]}\n',
    }),
    'slot-release-random, cov-ld': ('slot-release-random', {
        'flags.toml': '[appointment_slots]\non = true\npercentage = 25\nbucket_by = "visitor"\n',
    }),
    'office-hours-gate, sw-fr': ('office-hours-gate', {
        'public/sw.js': "self.addEventListener('fetch', (e) => {\n  if ([0, 6].includes(new Date().getDay())) {\n    e.respondWith(caches.match('/repos.html'))\n    return\n  }\n  e.respondWith(fetch(e.request))\n})\n",
    }),
    'office-hours-gate, sw-hour': ('office-hours-gate', {
        'public/sw.js': "self.addEventListener('fetch', (event) => {\n  const h = new Date().getHours()\n  if (h < 8 || h >= 18) event.respondWith(caches.match('/closed.html'))\n})\n",
    }),
    'office-hours-gate, nextmw': ('office-hours-gate', {
        'middleware.ts': "export function middleware(req) {\n  const day = new Date().getDay()\n  if (day === 0 || day === 6) return NextResponse.rewrite(new URL('/weekend', req.url))\n  return NextResponse.next()\n}\n",
    }),
    'checkbox-double-negative, tw-plain': ('checkbox-double-negative', {
        'index.html': '<form><p><input type="checkbox" id="p" name="partner_offers"> <label for="p">Tick if you do not wish to be left out of partner offers</label></p></form>\n',
    }),
    'checkbox-double-negative, tw-fr': ('checkbox-double-negative', {
        'index.html': '<form><p><input type="checkbox" id="p" name="partner_offers"> <label for="p">Cochez si vous ne souhaitez pas être privé des offres de nos partenaires</label></p></form>\n',
    }),
    'checkbox-double-negative, tw-json': ('checkbox-double-negative', {
        'locales/en.json': '{"form": {"optOut": "Untick this box if you do not want us to stop sending you offers"}}\n',
    }),
    'checkbox-double-negative, tw-po': ('checkbox-double-negative', {
        'locale/fr/LC_MESSAGES/django.po': 'msgid "share"\nmsgstr "Décochez pour ne pas renoncer à ne plus recevoir nos lettres"\n',
    }),
    'checkbox-double-negative, tw3': ('checkbox-double-negative', {
        'config/locales/en.yml': 'en:\n  form:\n    share_label: "Untick this box if you would rather not stop receiving our offers"\n',
    }),
    'chatbot-only-help, bot1': ('chatbot-only-help', {
        'chatbot/eau.yml': 'intentions:\n  - intention: voir_facture\n    reponse: "Votre facture est dans « Mes documents »."\n  - intention: parler_a_quelqu_un\n    reponse: "Je suis là pour vous aider ! Voici ce que je sais faire."\n    action: revenir_accueil\n',
    }),
    'chatbot-only-help, bot2': ('chatbot-only-help', {
        'bot/fr.json': '{"intents": [{"name": "facture", "reply": "Votre facture est en ligne."}, {"name": "parler_conseiller", "reply": "Je peux vous aider !", "next": "menu"}]}\n',
    }),
    'rate-limit-without-recourse, quota-js': ('rate-limit-without-recourse', {
        'config/intake.json': '{"residencePermit": {"maxRequestsPerDay": 60}}\n',
        'src/server.js': "const intake = require('../config/intake.json')\napp.get('/apply', async (req, res) => {\n  const today = await requests.countSince(startOfDay())\n  if (today >= intake.residencePermit.maxRequestsPerDay) return res.render('full')\n  res.render('apply')\n})\n",
    }),
    'rate-limit-without-recourse, quota-py': ('rate-limit-without-recourse', {
        'app/views.py': 'DAILY_CAP = 50\ndef apply(request):\n    if Application.objects.filter(created_at__date=date.today()).count() >= DAILY_CAP:\n        return render(request, "full.html")\n    return render(request, "apply.html")\n',
    }),
    'rate-limit-without-recourse, quota-next': ('rate-limit-without-recourse', {
        'src/app/demande/page.tsx': 'const DEMANDES_PAR_JOUR = 100\nexport default async function Page() {\n  const recues = await compterDemandesDuJour()\n  if (recues >= DEMANDES_PAR_JOUR) {\n    return <p>Le nombre de demandes du jour est atteint. Revenez demain matin.</p>\n  }\n  return <Formulaire />\n}\n',
    }),
    'nagging-modal, snooze-tsx': ('nagging-modal', {
        'src/Prompt.tsx': "import { useEffect, useState } from 'react'\nconst SNOOZE_HOURS = 12\nexport function Prompt({ onAccept }) {\n  const [open, setOpen] = useState(false)\n  useEffect(() => {\n    const at = Number(localStorage.getItem('x') ?? 0)\n    setOpen(Date.now() - at > SNOOZE_HOURS * 3_600_000)\n  }, [])\n  function decline() { localStorage.setItem('x', String(Date.now())); setOpen(false) }\n  if (!open) return null\n  return <aside><p>Would you like e-mail bills?</p><button onClick={onAccept}>Yes</button><button onClick={decline}>No, keep paper</button></aside>\n}\n",
    }),
    'nagging-modal, snooze-vue': ('nagging-modal', {
        'src/Invite.vue': '<script setup>\nimport { ref, onMounted } from \'vue\'\nconst visible = ref(false)\nonMounted(() => {\n  const refus = localStorage.getItem(\'refus\')\n  visible.value = !refus || Date.now() - Number(refus) > 24 * 60 * 60 * 1000\n})\nfunction nonMerci() { localStorage.setItem(\'refus\', Date.now()); visible.value = false }\n</script>\n<template><div v-if="visible"><p>Passez à la facture en ligne !</p><button @click="$emit(\'oui\')">Oui</button><button @click="nonMerci">Non merci</button></div></template>\n',
    }),
    'nagging-modal, snooze-svelte': ('nagging-modal', {
        'src/Nudge.svelte': '<script>\n  import { onMount } from \'svelte\'\n  let show = false\n  onMount(() => { show = Date.now() > Number(localStorage.getItem(\'nudge_until\') || 0) })\n  function no() { localStorage.setItem(\'nudge_until\', Date.now() + 86400000); show = false }\n</script>\n{#if show}<aside><p>Get our app</p><a href="/app">Get it</a><button on:click={no}>No thanks</button></aside>{/if}\n',
    }),
    'nagging-modal, snooze-cookie': ('nagging-modal', {
        'public/invite.js': "document.querySelector('#invite .non').addEventListener('click', () => {\n  document.cookie = 'invite_refusee=1; max-age=86400; path=/'\n  document.querySelector('#invite').hidden = true\n})\nif (!document.cookie.includes('invite_refusee')) document.querySelector('#invite').hidden = false\n",
    }),
    'consent-presumed, scroll': ('consent-presumed', {
        'consent.js': "const KEY = 'consent'\nfunction store(value) { localStorage.setItem(KEY, value) }\nfunction grant() { if (!localStorage.getItem(KEY)) store('granted') }\nwindow.addEventListener('scroll', grant, { once: true })\n",
    }),
    'consent-presumed, basket-js': ('consent-presumed', {
        'basket.js': "export function addHire(bike, days) {\n  const lines = read()\n  lines.push({ sku: bike.id, label: bike.name, price: bike.daily * days })\n  lines.push({ sku: 'DAMAGE-COVER', label: 'Damage cover', price: 4.99 })\n  write(lines)\n}\n",
    }),
    'consent-presumed, basket-py': ('consent-presumed', {
        'basket.py': 'def add_hire(basket, bike):\n    basket.lines.append({"sku": bike.id, "price": bike.daily})\n    basket.lines.append({"sku": "COVER", "label": "Damage cover", "price": 4.99})\n',
    }),
    'consent-presumed, drip-vue': ('consent-presumed', {
        'src/views/Paiement.vue': '<script setup>\nconst FRAIS_DOSSIER = 4.9\ndefineProps({ prix: Number })\n</script>\n<template><p>Carte : {{ prix }} €</p><p>Frais de dossier : {{ FRAIS_DOSSIER }} €</p><p>Total : {{ prix + FRAIS_DOSSIER }} €</p><button>Payer</button></template>\n',
        'src/views/Accueil.vue': '<template><h1>Carte de pêche</h1><p>La carte coûte {{ prix }} €.</p><router-link to="/paiement">Commencer</router-link></template>\n',
    }),
    'consent-presumed, drip-tsx': ('consent-presumed', {
        'src/pages/Checkout.tsx': 'const BOOKING_FEE = 3\nexport function Checkout({ price }) {\n  return <form><p>Ticket £{price}</p><p>Booking fee £{BOOKING_FEE}</p><p>Total £{price + BOOKING_FEE}</p><button>Pay now</button></form>\n}\n',
        'src/pages/Start.tsx': 'export function Start({ price }) { return <main><h1>Swimming pass</h1><p>Price: £{price}</p><a href="/checkout">Buy</a></main> }\n',
    }),
    'consent-presumed, drip-svelte2': ('consent-presumed', {
        'src/routes/permits/checkout/+page.svelte': '<script>\n  export let data\n  const handling = 6.5\n</script>\n<h1>Pay</h1><dl><dt>Permit</dt><dd>{data.price}</dd><dt>Handling</dt><dd>{handling}</dd><dt>To pay now</dt><dd>{data.price + handling}</dd></dl>\n<form method="post"><button>Pay</button></form>\n',
        'src/routes/permits/+page.svelte': '<script>\n  export let data\n</script>\n<h1>Permit</h1><p>A permit costs £{data.price.toFixed(2)}.</p><a href="/checkout">Start</a>\n',
    }),
    'consent-presumed, trial-yml': ('consent-presumed', {
        'config/products.yml': 'archive_access:\n  trial_days: 30\n  card_at_start: true\n  after_trial: charge_yearly\n  yearly_price: 59.00\n',
    }),
    'consent-presumed, trial-json': ('consent-presumed', {
        'offres.json': '{"velo": {"essaiJours": 15, "finEssai": "prelever_abonnement", "prix": 39}}\n',
    }),
    'data-lost-on-error, reset-jsx': ('data-lost-on-error', {
        'src/F.jsx': 'const EMPTY = { child: \'\', reasons: \'\' }\nexport function F({ onDone }) {\n  const [values, setValues] = useState(EMPTY)\n  const [errors, setErrors] = useState({})\n  async function submit(e) {\n    e.preventDefault()\n    const answer = await send(\'/api/school\', values)\n    setValues(EMPTY)\n    if (answer.ok) onDone(answer.reference)\n    else setErrors(answer.errors)\n  }\n  return <form onSubmit={submit}><textarea name="reasons" value={values.reasons} /></form>\n}\n',
    }),
    'data-lost-on-error, reset-js': ('data-lost-on-error', {
        'f.js': "form.addEventListener('submit', async (e) => {\n  e.preventDefault()\n  const r = await fetch('/api/plainte', { method: 'POST', body: new FormData(form) })\n  form.reset()\n  if (!r.ok) erreur.textContent = 'Une erreur est survenue.'\n})\n",
    }),
    'data-lost-on-error, reset-vue': ('data-lost-on-error', {
        'F.vue': '<script setup>\nconst form = reactive({ recit: \'\' })\nasync function envoyer() {\n  try { await api.post(\'/plaintes\', form) } catch (e) { erreur.value = e.message; form.recit = \'\' }\n}\n</script>\n<template><form @submit.prevent="envoyer"><textarea v-model="form.recit"></textarea></form></template>\n',
    }),
    'data-lost-on-error, reset-svelte': ('data-lost-on-error', {
        'F.svelte': "<script>\n  let text = ''\n  async function send() {\n    const res = await fetch('/x', { method: 'POST', body: text })\n    if (!res.ok) { text = ''; message = 'Try again' }\n  }\n</script>\n<form on:submit|preventDefault={send}><textarea bind:value={text}></textarea></form>\n",
    }),
    'session-timeout-short, sess-fw': ('session-timeout-short', {
        'config/packages/framework.yaml': "framework:\n  session:\n    handler_id: '%env(REDIS_URL)%'\n    gc_maxlifetime: 420\n",
    }),
    'session-timeout-short, sess-nuxt': ('session-timeout-short', {
        'nuxt.config.ts': 'export default defineNuxtConfig({ session: { session: { expiryInSeconds: 300 } } })\n',
    }),
    'session-timeout-short, sess-nextauth': ('session-timeout-short', {
        'auth.ts': "export const { handlers, auth } = NextAuth({ session: { strategy: 'jwt', maxAge: 10 * 60 } })\n",
    }),
    'session-timeout-short, sess-iron': ('session-timeout-short', {
        'lib/session.ts': "export const sessionOptions = { cookieName: 'sid', ttl: 60 * 7, password: process.env.PW }\n",
    }),
    'request-closed-silently, arch-yml': ('request-closed-silently', {
        'config/archivage.yml': 'indemnisation:\n  etats: [en_attente_piece]\n  inactif_depuis_jours: 120\n  action: archiver\n  prevenir: false\n',
    }),
    'request-closed-silently, arch-json': ('request-closed-silently', {
        'rules.json': '{"housingClaims": {"states": ["waiting"], "idleDays": 60, "action": "archive", "notify": false}}\n',
    }),
    'request-closed-silently, arb': ('request-closed-silently', {
        'lib/l10n/app_fr.arb': '{"@@locale": "fr", "unsubRefuse": "Non merci, tant pis pour les agents qui trient mon papier", "closing": "Sans réponse sous cinq jours, votre dossier est classé sans suite."}\n',
    }),
    'request-closed-silently, ftl': ('request-closed-silently', {
        'locales/fr/app.ftl': 'refus = Non merci, tant pis pour les agents qui trient mon papier\ncloture = Sans réponse sous cinq jours, votre dossier est classé sans suite.\n',
    }),
    'request-closed-silently, resx': ('request-closed-silently', {
        'Resources/Strings.fr.resx': '<?xml version="1.0" encoding="utf-8"?>\n<root><data name="Cloture" xml:space="preserve"><value>Sans réponse sous cinq jours, votre dossier est classé sans suite.</value></data></root>\n',
    }),
    'request-closed-silently, strings': ('request-closed-silently', {
        'fr.lproj/Localizable.strings': '"cloture" = "Sans réponse sous cinq jours, votre dossier est classé sans suite.";\n',
    }),
    'withdrawal-asymmetry, close-ts': ('withdrawal-asymmetry', {
        'src/fermeture.ts': "export const OUVERTURE = { titre: 'Ouvrir un compte mobilités', moyens: ['en_ligne', 'guichet'] }\nexport const FERMETURE = { titre: 'Fermer mon compte mobilités', moyens: ['courrier_recommande'] }\n",
    }),
    'withdrawal-asymmetry, close-yml': ('withdrawal-asymmetry', {
        'compte.yml': 'creation:\n  voies: [web]\nsuppression:\n  voies: [courrier, guichet]\n',
    }),
    'score-adverse-threshold, score-yml': ('score-adverse-threshold', {
        'chatbot/aide.yaml': 'issues:\n  - si: score_recevabilite < 0.5\n    dire: "Votre demande n\'est pas recevable."\n    action: cloturer\n  - sinon:\n    action: transmettre_juriste\n',
    }),
    'score-adverse-threshold, score-json': ('score-adverse-threshold', {
        'rules/grant.json': '{"rules": [{"when": "score < 40", "then": "reject"}, {"when": "score >= 40", "then": "officer"}]}\n',
    }),
    'score-adverse-threshold, score-n8n': ('score-adverse-threshold', {
        'flows/bourse.json': '{"nodes": [{"name": "Calcul du score"}, {"name": "Refuser si score < 40", "type": "if"}, {"name": "Écrire le refus", "type": "email"}]}\n',
    }),
    'score-adverse-threshold, score-gha': ('score-adverse-threshold', {
        'flow.toml': '[[step]]\nid = "auto_decline"\nwhen = "risk_score > 0.8"\ndo = "decline_application"\n',
    }),
    'validity-short, offer-js': ('validity-short', {
        'src/offers.js': 'const HOLD_MINUTES = 120\nexport async function makeOffer(place, family) {\n  await db.offers.insert({ familyId: family.id, expiresAt: Date.now() + HOLD_MINUTES * 60_000 })\n}\nexport async function sweepOffers() {\n  const lapsed = await db.offers.find({ answered: false, before: Date.now() })\n  for (const offer of lapsed) await db.waitlist.remove({ familyId: offer.familyId })\n}\n',
    }),
    'validity-short, link-js': ('validity-short', {
        'inscription/jetons.js': "const VALIDITE = 10 * 60 * 1000\nexport async function creerLien(brouillon) {\n  const jeton = randomBytes(24).toString('base64url')\n  await base.liens.inserer({ jeton, brouillon: brouillon.id, fin: Date.now() + VALIDITE })\n  return `https://x.example/reprendre/${jeton}`\n}\n",
    }),
    'validity-short, timer-yml': ('validity-short', {
        'workflows/grant.yaml': 'process: adaptation-grant\nnodes:\n  ask_for_paper: { type: serviceTask, call: letters.missing_paper, next: wait_paper }\n  wait_paper:\n    on_message: { paper_received: check_papers }\n    on_timer:\n      duration: P3D\n      next: closed\n',
    }),
    'validity-short, timer-json': ('validity-short', {
        'flows/demande.json': '{"id": "demande-aide", "states": {"attente_piece": {"on": {"PIECE": "instruction"}, "after": {"delay": "P4D", "target": "classee"}}}}\n',
    }),
    'validity-short, timer-xstate': ('validity-short', {
        'src/claim.machine.ts': "export const claimMachine = createMachine({\n  id: 'claim',\n  states: {\n    waitingForEvidence: { on: { EVIDENCE: 'assessing' }, after: { 259200000: 'closed' } },\n  },\n})\n",
    }),
    'validity-short, pu-yml': ('validity-short', {
        'config/storage.yml': 'pieces_en_attente:\n  expire_after: 45.minutes\n',
    }),
    'slot-release-unannounced, guard-ng': ('slot-release-unannounced', {
        'src/app/booking.guard.ts': "export const bookingGuard: CanMatchFn = () => {\n  const breakpoints = inject(BreakpointObserver);\n  return breakpoints.isMatched('(min-width: 1024px)');\n};\n",
    }),
    'slot-release-unannounced, guard-react': ('slot-release-unannounced', {
        'src/Booking.tsx': "export function Booking({ slots }) {\n  const wide = useMediaQuery('(min-width: 1024px)')\n  if (!wide) return <p>There are no dates to show.</p>\n  return <SlotList slots={slots} />\n}\n",
    }),
    'slot-release-unannounced, some-js': ('slot-release-unannounced', {
        'slots.js': "const slots = navigator.language.startsWith('en') ? await fetchSlots() : []\nrender(slots)\n",
    }),
    'slot-release-unannounced, some-q': ('slot-release-unannounced', {
        'src/pages/rdv.tsx': "export default async function Page({ searchParams }) {\n  const creneaux = await lireCreneaux()\n  const visibles = searchParams.src === 'flyer24' ? creneaux : []\n  return <ul>{visibles.map((c) => <li key={c.id}>{c.libelle}</li>)}</ul>\n}\n",
    }),
    'slot-release-unannounced, some-express': ('slot-release-unannounced', {
        'src/server.js': "app.get('/slots', async (req, res) => {\n  const slots = await db.slots.free()\n  if (req.query.k !== 'spring25') return res.json([])\n  res.json(slots)\n})\n",
    }),
    'slot-release-unannounced, some-vue': ('slot-release-unannounced', {
        'src/Rdv.vue': '<script setup>\nconst route = useRoute()\nconst props = defineProps({ creneaux: Array })\nconst visibles = computed(() => route.query.acces === \'partenaire\' ? props.creneaux : [])\n</script>\n<template><ul><li v-for="c in visibles" :key="c.id">{{ c.heure }}</li></ul><p v-if="!visibles.length">Aucun créneau.</p></template>\n',
    }),
    'slot-release-unannounced, some-twig': ('slot-release-unannounced', {
        'templates/rdv.html.twig': '{% if app.request.query.get(\'src\') == \'flyer\' %}\n<ul>{% for creneau in creneaux %}<li><a href="/rdv/{{ creneau.id }}">{{ creneau.debut }}</a></li>{% endfor %}</ul>\n{% else %}<p>Pas de créneau à afficher.</p><p>Centre : 03 83 00 00 47</p>{% endif %}\n',
    }),
    'slot-release-unannounced, some-twig2': ('slot-release-unannounced', {
        'templates/rdv.html.twig': '{% if app.request.preferredLanguage starts with \'fr\' %}\n<ul>{% for creneau in creneaux %}<li><a href="/rdv/{{ creneau.id }}">{{ creneau.debut }}</a></li>{% endfor %}</ul>\n{% else %}<p>Pas de créneau à afficher.</p><p>Centre : 03 83 00 00 47</p>{% endif %}\n',
    }),
    'slot-release-unannounced, some-ref': ('slot-release-unannounced', {
        'slots.ts': "export function visibleSlots(slots: Slot[]) {\n  return document.referrer.includes('partner.example') ? slots : slots.slice(0, 0)\n}\n",
    }),
    'file-open-to-others, idx-nginx': ('file-open-to-others', {
        'nginx/default.conf': 'server {\n    location /media/ {\n        alias /srv/guichet/media/;\n        autoindex on;\n    }\n}\n',
    }),
    'file-open-to-others, idx-apache': ('file-open-to-others', {
        'public/pieces/.htaccess': 'Options +Indexes\n',
    }),
    'file-open-to-others, idx-apache2': ('file-open-to-others', {
        'apache/vhost.conf': '<Directory /srv/guichet/media/uploads>\n    Options Indexes FollowSymLinks\n    AllowOverride None\n</Directory>\n',
    }),
    'consequence-late, d-py': ('consequence-late', {
        'letters/context.py': 'from datetime import timedelta\ndef overpayment_letter(decision):\n    return {"why": decision.explanation, "appeal_by": decision.decided_on + timedelta(days=14)}\n',
    }),
    'consequence-late, d-js': ('consequence-late', {
        'src/letters.js': 'export function overpayment(decision) {\n  const appealBy = addDays(decision.decidedOn, 30)\n  return `Dear ${decision.name},\\n\\nYou can appeal until ${format(appealBy)}.`\n}\n',
    }),
    'consequence-late, d-ts': ('consequence-late', {
        'src/appeal.ts': "export const appealDeadline = (d: Decision) => dayjs(d.decidedAt).add(28, 'day').toDate()\n",
    }),
    'consequence-late, d-twig': ('consequence-late', {
        'templates/courrier/refus.html.twig': "<p>Bonjour, votre demande est refusée, parce que {{ motif }}.</p><p>Vous pouvez contester cette décision jusqu'au {{ decision.dateDecision|date_modify('+2 months')|date('d/m/Y') }}, au 04 42 00 00 57.</p>\n",
    }),
    'consequence-late, d-php': ('consequence-late', {
        'src/Courrier/DelaiRecours.php': "<?php\nfinal class DelaiRecours\n{\n    public function dernierJour(Decision $decision): \\DateTimeImmutable\n    {\n        return $decision->mise_en_ligne->modify('+1 month');\n    }\n}\n",
    }),
    'consequence-late, d-rb': ('consequence-late', {
        'app/models/decision.rb': 'class Decision < ApplicationRecord\n  def appeal_deadline\n    decided_on + 14.days\n  end\nend\n',
    }),
    'consequence-late, d-liquid': ('consequence-late', {
        'letters/overpayment.html': '<p>Dear {{ name }},</p><p>You may ask us to look at this again until {{ decision.decided_on | plus_days: 14 | date: "%d %B %Y" }}.</p>\n',
    }),
    'consequence-late, d-java': ('consequence-late', {
        'src/main/java/Recours.java': 'class Recours {\n    LocalDate dateLimiteRecours(Decision decision) {\n        return decision.getDateSignature().plusMonths(2);\n    }\n}\n',
    }),
    'refusal-reasons-missing, er-js': ('refusal-reasons-missing', {
        'notices/render.js': "function licenceRefusal(decision) {\n  const html = env.render('licence_refusal.njk', { name: decision.applicant.name, reason: decision.reason || '' })\n  return queueLetter(decision.applicant, html)\n}\n",
    }),
    'refusal-reasons-missing, er-py': ('refusal-reasons-missing', {
        'letters/refusal.py': 'def refusal_letter(decision):\n    return render("refusal.txt", {"reason": decision.reason or "", "name": decision.person.name})\n',
    }),
    'refusal-reasons-missing, er-php': ('refusal-reasons-missing', {
        'src/Courrier/Refus.php': "<?php\nclass Refus {\n    public function composer(Decision $decision): string {\n        return $this->twig->render('courrier/refus.html.twig', ['motif' => $decision->motif ?? '']);\n    }\n}\n",
    }),
    'refusal-reasons-missing, er-ts': ('refusal-reasons-missing', {
        'src/mail/rejection.ts': "export const rejectionMail = (d: Decision) => ({ template: 'rejected', motif: d.motif ?? '' })\n",
    }),
}  # fmt: skip
BENIGN: dict[str, tuple[str, dict[str, str]]] = {
    'sensitive-attribute-in-score, nat-ok': ('sensitive-attribute-in-score', {
        'rules/housing.json': '{"points": [{"when": {"overcrowded": true}, "add": 20}, {"when": {"language": "other"}, "add_interpreter": true}]}\n',
    }),
    'slot-release-random, cov-ok': ('slot-release-random', {
        'flags.json': '{"features": {"large-text": {"rules": [{"force": true, "coverage": 0.5, "hashAttribute": "visitorId"}]}}}\n',
    }),
    'office-hours-gate, sw-ok': ('office-hours-gate', {
        'public/sw.js': "self.addEventListener('fetch', (e) => {\n  e.respondWith(fetch(e.request).catch(() => caches.match('/offline.html')))\n})\n",
    }),
    'checkbox-double-negative, tw-ok': ('checkbox-double-negative', {
        'config/locales/en.yml': 'en:\n  form:\n    label: "Tick if you do not want to receive partner offers"\n    alert: "Tick if you want to be told when a plot is free, so that you are not left out"\n',
    }),
    'chatbot-only-help, bot-ok2': ('chatbot-only-help', {
        'chatbot/eau.yml': 'intentions:\n  - intention: parler_a_quelqu_un\n    reponse: "Un agent vous répond au 05 57 00 00 11."\n    action: revenir_accueil\n',
    }),
    'rate-limit-without-recourse, quota-ok2': ('rate-limit-without-recourse', {
        'src/server.js': "const MAX_SMS_PER_DAY = 60\napp.post('/apply', async (req, res) => {\n  const saved = await requests.insert(req.body)\n  if ((await sms.countToday()) >= MAX_SMS_PER_DAY) return res.render('thanks', { saved })\n  await sms.send(req.body.phone)\n  res.render('thanks', { saved })\n})\n",
    }),
    'nagging-modal, snooze-ok': ('nagging-modal', {
        'src/Prompt.tsx': "import { useEffect, useState } from 'react'\nexport function Prompt({ onAccept }) {\n  const [open, setOpen] = useState(false)\n  useEffect(() => { setOpen(localStorage.getItem('x') === null) }, [])\n  function decline() { localStorage.setItem('x', String(Date.now())); setOpen(false) }\n  if (!open) return null\n  return <aside><p>Would you like e-mail bills?</p><button onClick={onAccept}>Yes</button><button onClick={decline}>No, keep paper</button></aside>\n}\n",
    }),
    'nagging-modal, snooze-ok2': ('nagging-modal', {
        'src/Prompt.tsx': "const KEY = 'paper'\nexport function Prompt({ onAccept }) {\n  const [open, setOpen] = useState(false)\n  useEffect(() => { const at = Number(localStorage.getItem(KEY) ?? 0); setOpen(Date.now() - at > 365 * 86_400_000) }, [])\n  function decline() { localStorage.setItem(KEY, String(Date.now())); setOpen(false) }\n  if (!open) return null\n  return <aside><p>Would you like e-mail bills?</p><button onClick={onAccept}>Yes</button><button onClick={decline}>No, keep paper</button></aside>\n}\n",
    }),
    'nagging-modal, snooze-ok3': ('nagging-modal', {
        'src/status.js': "const KEY = 'incident'\nexport function shouldShow() { return Date.now() - Number(localStorage.getItem(KEY)) > 6 * 3600 * 1000 }\ndocument.querySelector('#incident .close').addEventListener('click', () => { localStorage.setItem(KEY, String(Date.now())); hide() })\n",
    }),
    'nagging-modal, snooze-ok4': ('nagging-modal', {
        'src/cache.ts': "const TTL = 3600_000\nexport function read(k) { const at = Number(localStorage.getItem('communes_at')); if (Date.now() - at > TTL) refresh() }\nfunction refresh() { fetch('/communes').then(() => localStorage.setItem('communes_at', String(Date.now()))) }\n",
    }),
    'consent-presumed, scroll-ok': ('consent-presumed', {
        'src/menu.js': "window.addEventListener('scroll', () => { localStorage.setItem('pos', String(scrollY)) })\ndocument.querySelector('#yes').addEventListener('click', () => localStorage.setItem('consent', 'granted'))\n",
    }),
    'consent-presumed, basket-ok': ('consent-presumed', {
        'basket.js': "export function addHire(bike, days, wantsCover) {\n  const lines = read()\n  lines.push({ sku: bike.id, price: bike.daily * days })\n  if (wantsCover) lines.push({ sku: 'DAMAGE-COVER', label: 'Damage cover', price: 4.99 })\n  write(lines)\n}\n",
    }),
    'consent-presumed, drip-ok': ('consent-presumed', {
        'src/pages/Checkout.tsx': 'const BOOKING_FEE = 3\nexport function Checkout({ price }) {\n  return <form><p>Ticket £{price}</p><p>Booking fee £{BOOKING_FEE}</p><p>Total £{price + BOOKING_FEE}</p><button>Pay now</button></form>\n}\n',
        'src/pages/Start.tsx': 'export function Start({ price }) { return <main><h1>Swimming pass</h1><p>Price: £{price}, and a booking fee of £3</p><a href="/checkout">Buy</a></main> }\n',
    }),
    'consent-presumed, drip-free': ('consent-presumed', {
        'src/pages/Checkout.tsx': 'const handling = 0\nexport function Checkout({ price }) {\n  return <form><p>Total £{price + handling}</p><button>Pay now</button></form>\n}\n',
        'src/pages/Start.tsx': 'export function Start({ price }) { return <main><p>Price: £{price}</p></main> }\n',
    }),
    'consent-presumed, drip-ship': ('consent-presumed', {
        'src/pages/Checkout.tsx': 'export function Checkout({ price, delivery }) {\n  return <form><p>Total £{price + delivery}</p><button>Pay now</button></form>\n}\n',
        'src/pages/Start.tsx': 'export function Start({ price }) { return <main><p>Price: £{price}</p></main> }\n',
    }),
    'consent-presumed, trial-ok': ('consent-presumed', {
        'config/products.yml': 'archive_access:\n  trial_days: 30\n  after_trial: stop\n  yearly_price: 59.00\n',
    }),
    'data-lost-on-error, reset-ok': ('data-lost-on-error', {
        'f.js': "form.addEventListener('submit', async (e) => {\n  e.preventDefault()\n  const r = await fetch('/api', { method: 'POST', body: new FormData(form) })\n  if (r.ok) form.reset()\n  else password.value = ''\n})\n",
    }),
    'session-timeout-short, sess-ok': ('session-timeout-short', {
        'config/packages/framework.yaml': 'framework:\n  session:\n    gc_maxlifetime: 86400\n    gc_probability: 1\n',
    }),
    'request-closed-silently, arch-ok': ('request-closed-silently', {
        'config/archivage.yml': 'attestation:\n  etats: [remise]\n  inactif_depuis_jours: 365\n  action: archiver\n  prevenir: true\n',
    }),
    'request-closed-silently, arch-ok2': ('request-closed-silently', {
        'config/archivage.yml': 'demandes_traitees:\n  etats: [remise, refus_notifie]\n  inactif_depuis_jours: 365\n  action: archiver\n  prevenir: false\n',
    }),
    'request-closed-silently, sil1': ('request-closed-silently', {
        'a.txt': 'Une place se libère.\nDites-nous oui ou non quand vous pouvez, par lettre, au 04 94 00 00 61 ou au guichet.\nDire non, ou ne pas répondre, ne vous fait pas perdre votre rang.\n',
    }),
    'withdrawal-asymmetry, close-ok': ('withdrawal-asymmetry', {
        'compte.json': '{"openAccount": {"channels": ["online", "desk"]}, "closeAccount": {"channels": ["online", "letter"]}}\n',
    }),
    'withdrawal-asymmetry, close-ok2': ('withdrawal-asymmetry', {
        'horaires.ts': "export const OUVERTURE = { titre: 'Ouverture des inscriptions', moyens: ['en_ligne', 'guichet'], date: '2025-03-01' }\nexport const FERMETURE = { titre: 'Clôture des inscriptions', moyens: ['en_ligne', 'guichet'], date: '2025-04-01' }\n",
    }),
    'withdrawal-asymmetry, close-ok3': ('withdrawal-asymmetry', {
        'config/agenda.yml': 'opening:\n  channels: [online]\n  at: "09:00"\nclosing:\n  at: "17:00"\n  send: post\n',
    }),
    'score-adverse-threshold, score-ok': ('score-adverse-threshold', {
        'rules/grant.json': '{"rules": [{"when": "score < 40", "then": "officer_review"}, {"when": "score >= 40", "then": "grant"}]}\n',
    }),
    'score-adverse-threshold, score-ok2': ('score-adverse-threshold', {
        'ci/quality.yml': 'rules:\n  - if: coverage_score < 80\n    then: reject_build\n',
    }),
    'validity-short, link-ok': ('validity-short', {
        'src/resume.ts': "export const makeResumeLink = (draft: Draft) => sign({ draft: draft.id }, SECRET, { expiresIn: '60d' })\n",
    }),
    'validity-short, timer-ok': ('validity-short', {
        'workflows/grant.yaml': 'process: adaptation-grant\nnodes:\n  wait_paper:\n    on_message: { paper_received: check_papers }\n    on_timer:\n      duration: P21D\n      next: call_applicant\n',
    }),
    'validity-short, pu-ok': ('validity-short', {
        'config/storage.yml': 'pieces_en_attente:\n  expire_after: 90.days\nvignettes_temporaires:\n  expire_after: 45.minutes\n',
    }),
    'slot-release-unannounced, guard-ok': ('slot-release-unannounced', {
        'src/Booking.tsx': "export function Booking({ slots }) {\n  const wide = useMediaQuery('(min-width: 1024px)')\n  return wide ? <SlotTable slots={slots} /> : <SlotList slots={slots} />\n}\n",
    }),
    'slot-release-unannounced, some-ok': ('slot-release-unannounced', {
        'src/pages/rdv.tsx': 'export default async function Page({ searchParams }) {\n  const creneaux = await lireCreneaux(searchParams.service)\n  const visibles = searchParams.jour ? creneaux.filter((c) => c.jour === searchParams.jour) : creneaux\n  return <ul>{visibles.map((c) => <li key={c.id}>{c.libelle}</li>)}</ul>\n}\n',
    }),
    'slot-release-unannounced, some-ok2': ('slot-release-unannounced', {
        'slots.js': "const labels = navigator.language.startsWith('en') ? EN : FR\nconst slots = location ? await fetchSlots() : []\n",
    }),
    'file-open-to-others, idx-ok': ('file-open-to-others', {
        'nginx/default.conf': 'server {\n    location /open-data/ {\n        alias /srv/opendata/;\n        autoindex on;\n    }\n    location /media/ { alias /srv/media/; autoindex off; }\n}\n',
    }),
    'consequence-late, d-ok-py': ('consequence-late', {
        'letters/context.py': 'from datetime import timedelta\ndef overpayment_letter(decision, letter):\n    return {"why": decision.explanation, "appeal_by": letter.received_on + timedelta(days=60)}\n',
    }),
    'consequence-late, d-ok-js': ('consequence-late', {
        'src/agent.js': 'export function nextReview(decision) {\n  const reviewOn = addDays(decision.decidedOn, 365)\n  return reviewOn\n}\n',
    }),
    'consequence-late, d-ok-rb': ('consequence-late', {
        'app/models/decision.rb': 'class Decision < ApplicationRecord\n  def payment_date\n    decided_on + 14.days\n  end\n  def appeal_deadline\n    notified_on + 2.months\n  end\nend\n',
    }),
    'refusal-reasons-missing, er-ok': ('refusal-reasons-missing', {
        'src/AbsenceForm.tsx': "export function AbsenceForm({ draft }) {\n  const [values, setValues] = useState({ reason: draft.reason || '' })\n  return <form><textarea value={values.reason} /></form>\n}\n",
    }),
    'refusal-reasons-missing, er-ok2': ('refusal-reasons-missing', {
        'letters/refusal.py': 'def refusal_letter(decision):\n    if not decision.reason:\n        raise ValueError("no reason")\n    return render("refusal.txt", {"reason": decision.reason})\n',
    }),
    'cost-left-open, fee1': ('cost-left-open', {
        'a.html': '<p lang="en">Yearly fee: {{ burial.fee }}, set by the council on 1 April. Nothing is added to it.</p>\n',
    }),
    'cost-left-open, fee2': ('cost-left-open', {
        'a.html.erb': '<p lang="en">Yearly fee: <%= number_to_currency(@burial.fee, unit: "£") %>, set by the council on 1 April. Nothing is added to it.</p>\n',
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", FLAWED)
def test_the_deed_is_told_in_each_idiom(name: str) -> None:
    rule, files = FLAWED[name]
    assert found_in(rule_named(rule), files) != []


@pytest.mark.parametrize("name", BENIGN)
def test_its_harmless_twin_is_left_alone(name: str) -> None:
    rule, files = BENIGN[name]
    assert found_in(rule_named(rule), files) == []
