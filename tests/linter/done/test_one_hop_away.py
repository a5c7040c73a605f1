"""The same deed is known through a hop: a class of field, a store, a hook, what a function is handed, a line of a table; its harmless twin is left alone."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

FLAWED: dict[str, tuple[str, dict[str, str]]] = {
    'consent-preticked, kind of field, setDefault': ('consent-preticked', {
        'src/Form/OptInType.php': "<?php\nnamespace App\\Form;\nclass OptInType extends AbstractType\n{\n    public function configureOptions(OptionsResolver $resolver): void { $resolver->setDefault('data', true); }\n    public function getParent() { return CheckboxType::class; }\n}\n",
        'src/Form/SignUpType.php': "<?php\nnamespace App\\Form;\nclass SignUpType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('newsletter', OptInType::class, ['label' => 'Send me offers from our partners']);\n    }\n}\n",
    }),
    'consent-preticked, class of field, first value of a keyword': ('consent-preticked', {
        'app/forms.py': 'from django import forms\nclass AgreeField(forms.BooleanField):\n    def __init__(self, *args, initial=True, **kwargs):\n        super().__init__(*args, initial=initial, **kwargs)\nclass SignUpForm(forms.Form):\n    share_partners = AgreeField(label="I agree that my details are passed to partner clubs")\n',
    }),
    'session-timeout-short, hook and router': ('session-timeout-short', {
        'useIdle.ts': "import { useEffect, useRef } from 'react'\nimport { useNavigate } from 'react-router-dom'\nimport { useForm } from './form'\nconst LIMIT = 8 * 60 * 1000\nexport function useIdle() {\n  const navigate = useNavigate()\n  const { clear } = useForm()\n  const last = useRef(Date.now())\n  useEffect(() => {\n    const touch = () => { last.current = Date.now() }\n    const events = ['mousemove', 'keydown']\n    events.forEach((e) => document.addEventListener(e, touch))\n    const id = setInterval(() => {\n      if (Date.now() - last.current > LIMIT) {\n        clear()\n        navigate('/')\n      }\n    }, 5000)\n    return () => { clearInterval(id); events.forEach((e) => document.removeEventListener(e, touch)) }\n  }, [])\n}\n",
    }),
    'session-timeout-short, service and router': ('session-timeout-short', {
        'idle.service.ts': "import { Injectable } from '@angular/core'\nimport { Router } from '@angular/router'\n@Injectable({ providedIn: 'root' })\nexport class IdleService {\n  private timer: any\n  constructor(private router: Router, private claim: ClaimStore) {\n    ['click', 'keydown', 'scroll'].forEach((name) => window.addEventListener(name, () => this.restart()))\n    this.restart()\n  }\n  restart() {\n    clearTimeout(this.timer)\n    this.timer = setTimeout(() => this.leave(), 5 * 60 * 1000)\n  }\n  leave() {\n    this.claim.reset()\n    this.router.navigateByUrl('/')\n  }\n}\n",
    }),
    'session-timeout-short, answers begun again': ('session-timeout-short', {
        'app.js': "import Alpine from 'alpinejs'\nAlpine.data('demande', () => ({\n  saisie: {},\n  derniere: Date.now(),\n  init() {\n    ['keydown', 'pointerdown'].forEach((e) => window.addEventListener(e, () => { this.derniere = Date.now() }))\n    setInterval(() => this.verifier(), 15000)\n  },\n  verifier() {\n    if (Date.now() - this.derniere < 600000) return\n    this.saisie = {}\n  },\n}))\n",
    }),
    'session-timeout-short, store emptied': ('session-timeout-short', {
        'store.js': "import { create } from 'zustand'\nexport const useStore = create((set) => ({ answers: {}, reset: () => set({ answers: {} }) }))\nlet idle\nconst arm = () => {\n  clearTimeout(idle)\n  idle = setTimeout(() => useStore.getState().reset(), 7 * 60 * 1000)\n}\ndocument.addEventListener('keydown', arm)\ndocument.addEventListener('click', arm)\n",
    }),
    'data-lost-on-error, what an error is handed to': ('data-lost-on-error', {
        'Form.jsx': "import { useState } from 'react'\nimport { handleFailure } from './failure'\nconst EMPTY = { story: '', income: '' }\nexport function Claim() {\n  const [answers, setAnswers] = useState(EMPTY)\n  const reset = () => setAnswers(EMPTY)\n  async function submit(e) {\n    e.preventDefault()\n    try {\n      const res = await fetch('/claims', { method: 'POST', body: JSON.stringify(answers) })\n      if (!res.ok) throw new Error(res.status)\n    } catch (err) {\n      handleFailure(err, { reset })\n    }\n  }\n  return <form onSubmit={submit}><textarea value={answers.story} onChange={(e) => setAnswers({ ...answers, story: e.target.value })} /></form>\n}\n",
        'failure.js': 'export function handleFailure(err, form) {\n  toast(err.message)\n  form.reset()\n}\n',
    }),
    'data-lost-on-error, action of a store': ('data-lost-on-error', {
        'send.ts': "import { useApplication } from './store'\nimport { api } from './api'\nexport async function send() {\n  const application = useApplication()\n  try {\n    await api.post('/applications', application.form)\n  } catch (error) {\n    application.restart()\n    notify('Something went wrong')\n  }\n}\n",
        'store.ts': "import { defineStore } from 'pinia'\nconst blank = () => ({ story: '', children: [] })\nexport const useApplication = defineStore('application', {\n  state: () => ({ form: blank() }),\n  actions: {\n    restart() { this.form = blank() },\n  },\n})\n",
    }),
    'data-lost-on-error, onError of a mutation': ('data-lost-on-error', {
        'useSend.ts': "export function useSend(setForm) {\n  return useMutation({\n    mutationFn: (body) => axios.post('/requests', body),\n    onError: () => { setForm({}); toast('Try again') },\n  })\n}\n",
    }),
    'data-lost-on-error, error of a subscription': ('data-lost-on-error', {
        'claim.component.ts': "export class ClaimComponent {\n  form = this.fb.group({ story: '' })\n  submit() {\n    this.http.post('/claims', this.form.value).subscribe({\n      next: () => this.router.navigate(['/done']),\n      error: (e) => { this.message = e.message; this.clear() },\n    })\n  }\n  clear() { this.form.reset() }\n}\n",
    }),
    'data-lost-on-error, the other branch': ('data-lost-on-error', {
        'F.svelte': "<script>\n  const empty = () => ({ recit: '' })\n  let demande = empty()\n  async function envoyer() {\n    const r = await fetch('/demandes', { method: 'POST', body: JSON.stringify(demande) })\n    if (r.ok) { location.href = '/recu' } else { demande = empty(); erreur = 'Réessayez' }\n  }\n</script>\n<form on:submit|preventDefault={envoyer}><textarea bind:value={demande.recit}></textarea><button>Envoyer</button></form>\n",
    }),
    'data-lost-on-error, fail of jQuery': ('data-lost-on-error', {
        'f.js': "$('#dossier').on('submit', function (e) {\n  e.preventDefault()\n  $.post('/dossiers', $(this).serialize()).fail(function () {\n    $('#dossier')[0].reset()\n    $('#erreur').text('Erreur')\n  })\n})\n",
    }),
    'data-lost-on-error, whatever happens': ('data-lost-on-error', {
        'f.js': "async function envoyer() {\n  try { await axios.post('/demandes', this.saisie) }\n  catch (e) { this.erreur = 'Réessayez' }\n  finally { this.saisie = {} }\n}\n",
    }),
    'countdown-pressure, hook that counts': ('countdown-pressure', {
        'Offer.jsx': "import { useLeft } from './useLeft'\nexport const Offer = () => { const left = useLeft(300); return <p>Hurry, this reduced fee ends in {left} s</p> }\n",
        'useLeft.js': "import { useEffect, useState } from 'react'\nexport const useLeft = (seconds) => {\n  const [left, setLeft] = useState(seconds)\n  useEffect(() => { const t = setInterval(() => setLeft((x) => (x > 0 ? x - 1 : seconds)), 1000); return () => clearInterval(t) }, [seconds])\n  return left\n}\n",
    }),
    'countdown-pressure, composable of the present moment': ('countdown-pressure', {
        'Tarif.vue': "<script setup>\nimport { useDelai } from './useDelai'\nconst { reste } = useDelai()\n</script>\n<template><p>Ce tarif est gardé pour vous pendant encore {{ Math.floor(reste / 1000) }} secondes</p></template>\n",
        'useDelai.ts': "import { computed, onMounted, ref } from 'vue'\nconst DUREE = 5 * 60 * 1000\nexport function useDelai() {\n  const maintenant = ref(Date.now())\n  const fin = ref(Date.now() + DUREE)\n  onMounted(() => { setInterval(() => { maintenant.value = Date.now(); if (maintenant.value > fin.value) fin.value = Date.now() + DUREE }, 1000) })\n  const reste = computed(() => Math.max(0, fin.value - maintenant.value))\n  return { reste }\n}\n",
    }),
    'consent-presumed, tied to a line, Vue': ('consent-presumed', {
        'Options.vue': '<script setup>\nimport { reactive } from \'vue\'\nimport { extras } from \'./extras\'\nconst list = reactive(extras.map((e) => ({ ...e })))\n</script>\n<template><ul><li v-for="e in list" :key="e.id"><label><input v-model="e.on" type="checkbox"> {{ e.name }} — £{{ e.price }}</label></li></ul></template>\n',
        'extras.js': "export const extras = [\n  { id: 'sms', name: 'Text reminders', price: 1.5, on: true },\n  { id: 'frame', name: 'Presentation frame', price: 9, on: false },\n]\n",
    }),
    'consent-presumed, tied to a line of a class': ('consent-presumed', {
        'o.component.html': '<label *ngFor="let o of options"><input type="checkbox" [(ngModel)]="o.wanted"> {{ o.label }} ({{ o.price | currency }})</label>\n',
        'o.component.ts': "export class OComponent {\n  options = [\n    { label: 'Priority handling', price: 12, wanted: true },\n    { label: 'Extra copy', price: 5, wanted: false },\n  ]\n}\n",
    }),
    'consent-presumed, fee at the last step, Ruby': ('consent-presumed', {
        'order.rb': 'class Order\n  def lines(step)\n    lines = [Line.new("Certificate", 1250)]\n    lines << Line.new("Handling fee", 495) if step == :payment\n    lines\n  end\n  def rows(step)\n    rows = [["Certificate", 12]]\n    rows.push(["Booking fee", 4]) if step == "checkout"\n    rows\n  end\nend\n',
    }),
    'consent-presumed, fee at the last step, PHP': ('consent-presumed', {
        'Panier.php': "<?php\nclass Panier {\n    public function lignes(string $etape): array {\n        $lignes = [['libelle' => 'Permis', 'montant' => 45]];\n        if ($etape === 'paiement') {\n            $lignes[] = ['libelle' => 'Frais de traitement', 'montant' => 6.95];\n        }\n        return $lignes;\n    }\n}\n",
    }),
    'consent-presumed, fee at the last step, TypeScript': ('consent-presumed', {
        'summary.ts': "const SERVICE_FEE = 450\nexport function lines(step: string, copies: number) {\n  const lines = [{ label: 'Certificate', amount: 1250 * copies }]\n  if (step === 'payment') {\n    lines.push({ label: 'Service fee', amount: SERVICE_FEE })\n  }\n  return lines\n}\n",
    }),
    'consent-presumed, fee at the last step, Java': ('consent-presumed', {
        'Quote.java': 'class Quote {\n  List<Line> lines(Step step) {\n    List<Line> lines = new ArrayList<>();\n    lines.add(new Line("Licence", 4000));\n    if (step == Step.PAYMENT) {\n      lines.add(new Line("Processing fee", 695));\n    }\n    return lines;\n  }\n}\n',
    }),
    'consent-presumed, fee at the last step, YAML': ('consent-presumed', {
        'fees.yml': 'fees:\n  booking_fee:\n    amount: 4.50\n    shown_at: checkout\n  licence:\n    amount: 40\n',
    }),
    'tracker-before-consent, yes where nothing was kept': ('tracker-before-consent', {
        'a.js': "const choix = localStorage.getItem('temoins') ?? 'accepte'\nif (choix === 'accepte') {\n  const balise = document.createElement('script')\n  balise.src = 'https://stats.audimetrie.example/m.js'\n  document.head.append(balise)\n}\n",
        'index.html': "<section><p>Acceptez-vous la mesure d'audience ?</p><button>Refuser</button><button>Accepter</button></section>\n",
    }),
    'tracker-before-consent, in an object': ('tracker-before-consent', {
        'a.js': "const etat = { choix: localStorage.getItem('temoins') ?? 'accepte' }\nfunction demarrer() {\n  const balise = document.createElement('script')\n  balise.src = 'https://stats.audimetrie.example/m.js'\n  document.head.append(balise)\n}\nif (etat.choix === 'accepte') demarrer()\n",
        'index.html': "<section><p>Acceptez-vous la mesure d'audience ?</p><button>Refuser</button><button>Accepter</button></section>\n",
    }),
    'tracker-before-consent, early return': ('tracker-before-consent', {
        'index.html': "<section><p>Acceptez-vous la mesure d'audience ?</p><button>Refuser</button><button>Accepter</button></section>\n",
        'main.ts': "import { Prefs } from './store'\nconst prefs = new Prefs()\nif (prefs.read() === 'yes') {\n  const s = document.createElement('script')\n  s.src = 'https://www.googletagmanager.com/gtag/js?id=G-2'\n  document.head.append(s)\n}\n",
        'store.ts': "export class Prefs {\n  read(): string {\n    const found = document.cookie.split('; ').find((c) => c.startsWith('cookies='))\n    if (found === undefined) {\n      return 'yes'\n    }\n    return found.slice(8)\n  }\n}\n",
    }),
    'refusal-reasons-missing, function of another module': ('refusal-reasons-missing', {
        'letters.py': 'from texts import refusal_reason\ndef send(decision):\n    body = render_to_string("refusal.txt", {"reason": refusal_reason(decision), "name": decision.name})\n    decision.person.email_user("Your claim", body)\n',
        'texts.py': 'def refusal_reason(decision):\n    """The reason."""\n    return "You do not meet the conditions."\n',
    }),
    'refusal-reasons-missing, method': ('refusal-reasons-missing', {
        'a.py': 'class Lettres:\n    def motif(self, dossier):\n        return "Votre dossier ne remplit pas les conditions requises."\ndef refuser(dossier):\n    lettre = Lettres()\n    envoyer("refus", motif=lettre.motif(dossier))\n',
    }),
    'urgency-wording, capped, hook': ('urgency-wording', {
        'Slots.tsx': "import { useSlots } from './useSlots'\nexport const Slots = ({ list }) => useSlots(list).map((s) => <li key={s.id}>Only {s.left} seats left</li>)\n",
        'useSlots.ts': 'const SHOWN = 2\nexport function useSlots(list: Slot[]) {\n  return list.map((s) => ({ id: s.id, left: Math.min(s.seats, SHOWN) }))\n}\n',
    }),
    'urgency-wording, capped, Svelte': ('urgency-wording', {
        'A.svelte': '<script>\n  export let atelier\n  const reste = Math.min(atelier.places, 3)\n</script>\n<p>Plus que {reste} places</p>\n',
    }),
    'urgency-wording, capped, Vue': ('urgency-wording', {
        'A.vue': '<script setup>\nconst props = defineProps({ seances: Array })\nconst vues = props.seances.map((s) => ({ ...s, restantes: Math.min(3, s.restantes) }))\n</script>\n<template><li v-for="s in vues">Il reste {{ s.restantes }} places</li></template>\n',
    }),
    'payment-card-only, flat keys': ('payment-card-only', {
        'config/services.yaml': "parameters:\n    office.title: 'School meals'\n    office.payment_deadline_days: 30\n    office.methods: ['card']\n",
    }),
    'precarity-proxy-in-score, keys of a table': ('precarity-proxy-in-score', {
        'investigation.yaml': 'fraud_signals:\n  income_mismatch:\n    points: 25\n  postcode_band:\n    points: 18\n    bands: [D, E]\n  overlapping_claim:\n    points: 30\n',
    }),
    'sensitive-attribute-in-score, keys of JSON': ('sensitive-attribute-in-score', {
        'weights.json': '{"control_queue": {"threshold": 40, "signals": {"nationality": {"weight": 12}, "late_report": {"weight": 8}, "missing_evidence": {"weight": 10}}}}\n',
    }),
    'sensitive-attribute-in-score, keys of PHP': ('sensitive-attribute-in-score', {
        'config.php': "<?php\nreturn ['controle' => ['seuil' => 40, 'criteres' => ['nationalite_hors_ue' => ['points' => 15], 'pieces_manquantes' => ['points' => 10], 'declaration_tardive' => ['points' => 5]]]];\n",
    }),
}  # fmt: skip
BENIGN: dict[str, tuple[str, dict[str, str]]] = {
    'consent-preticked, kind of field, undone there': ('consent-preticked', {
        'src/Form/OptInType.php': "<?php\nnamespace App\\Form;\nclass OptInType extends AbstractType\n{\n    public function configureOptions(OptionsResolver $resolver): void { $resolver->setDefault('data', true); }\n    public function getParent() { return CheckboxType::class; }\n}\n",
        'src/Form/SignUpType.php': "<?php\nnamespace App\\Form;\nclass SignUpType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('newsletter', OptInType::class, ['data' => false, 'label' => 'Send me offers from our partners']);\n    }\n}\n",
    }),
    'consent-preticked, class of field, empty at first': ('consent-preticked', {
        'app/forms.py': 'from django import forms\nclass AgreeField(forms.BooleanField):\n    def __init__(self, *args, initial=False, **kwargs):\n        super().__init__(*args, initial=initial, **kwargs)\nclass SignUpForm(forms.Form):\n    share_partners = AgreeField(label="I agree that my details are passed to partner clubs")\nclass OtherForm(forms.Form):\n    share_partners = AgreeField(label="I agree that my details are passed to partner clubs", initial=False)\n',
    }),
    'session-timeout-short, draft kept': ('session-timeout-short', {
        'useIdle.ts': "const LIMIT = 8 * 60 * 1000\nexport function useIdle(router, draft) {\n  let last = Date.now()\n  window.addEventListener('keydown', () => { last = Date.now() })\n  setInterval(() => {\n    if (Date.now() - last > LIMIT) { draft.save(); router.push('/pause') }\n  }, 5000)\n}\n",
    }),
    'session-timeout-short, filters of a list': ('session-timeout-short', {
        'refresh.ts': "export function useCarousel(router) {\n  let last = Date.now()\n  window.addEventListener('scroll', () => { last = Date.now() })\n  setInterval(() => { if (Date.now() - last > 30000) router.replace({ query: {} }) }, 5000)\n}\n",
    }),
    'session-timeout-short, a search as one types': ('session-timeout-short', {
        'list.ts': "let timer\nconst search = (e) => { clearTimeout(timer); timer = setTimeout(() => { results.length = 0; router.push({ query: { q: e.target.value } }) }, 400) }\ndocument.addEventListener('input', search)\n",
    }),
    'data-lost-on-error, who gets in': ('data-lost-on-error', {
        'l.js': "async function connecter() {\n  try { await axios.post('/connexion', this.form) } catch (e) { this.form = { } ; this.erreur = 'Mot de passe faux' }\n}\n",
    }),
    'data-lost-on-error, what is loaded': ('data-lost-on-error', {
        'l.js': "async function load(id) {\n  try { const r = await fetch('/demandes/' + id); setDemande(await r.json()) } catch (e) { setDemande({}) }\n}\n",
    }),
    'data-lost-on-error, errors of a form': ('data-lost-on-error', {
        'l.js': "async function send() {\n  setFormErrors({})\n  const r = await fetch('/claims', { method: 'POST', body })\n  if (!r.ok) { setFormErrors({}); this.formState = {} ; setStep('review') }\n}\n",
    }),
    'data-lost-on-error, once sent': ('data-lost-on-error', {
        'l.js': "async function send() {\n  const r = await fetch('/claims', { method: 'POST', body })\n  if (!r.ok) { setError('Try again'); return }\n  setForm({})\n}\n",
    }),
    'data-lost-on-error, what comes back': ('data-lost-on-error', {
        'l.js': "async function ask() {\n  try { const r = await axios.post('/ask', { q }); answer = r.data } catch (e) { answer = []; error = true }\n}\n",
    }),
    'data-lost-on-error, draft kept': ('data-lost-on-error', {
        'l.js': "async function send() {\n  try { await axios.post('/claims', form.value) } catch (e) { localStorage.setItem('draft', JSON.stringify(form.value)); form.value = {}; location.href = '/retry' }\n}\n",
    }),
    'countdown-pressure, time gone by': ('countdown-pressure', {
        'Bus.jsx': "import { useClock } from './useClock'\nexport const Bus = () => { const s = useClock(0); return <p>You have waited {s} seconds. Your place is kept for as long as you need.</p> }\n",
        'useClock.js': "import { useEffect, useState } from 'react'\nexport const useClock = (start) => {\n  const [now, setNow] = useState(Date.now())\n  useEffect(() => { const t = setInterval(() => setNow(Date.now()), 1000); return () => clearInterval(t) }, [])\n  return now - start\n}\n",
    }),
    'countdown-pressure, the next bus': ('countdown-pressure', {
        'Bus.jsx': "import { useNext } from './useNext'\nexport const Bus = ({ at }) => { const s = useNext(at); return <p>Next bus: {Math.round(s / 60000)} min</p> }\n",
        'useNext.js': "import { useEffect, useState } from 'react'\nexport const useNext = (at) => {\n  const [now, setNow] = useState(Date.now())\n  useEffect(() => { const t = setInterval(() => setNow(Date.now()), 1000); return () => clearInterval(t) }, [])\n  return at - now\n}\n",
    }),
    'countdown-pressure, a new code': ('countdown-pressure', {
        'B.jsx': "import { useRetry } from './useRetry'\nexport const B = () => { const left = useRetry(); return <p>You can ask for a new code in {left} s.</p> }\n",
        'useRetry.js': 'export const useRetry = () => { const [left, setLeft] = useState(30); useEffect(() => { setInterval(() => setLeft((x) => x - 1), 1000) }, []); return left }\n',
    }),
    'consent-presumed, tied to a line, nothing ticked': ('consent-presumed', {
        'O.vue': '<script setup>\nconst extras = reactive([{ label: \'Copy\', price: 3, on: false }, { label: \'Frame\', price: 9, on: false }])\n</script>\n<template><label v-for="b in extras"><input type="checkbox" v-model="b.on"> {{ b.label }}</label></template>\n',
    }),
    'consent-presumed, tied to a line, what is free': ('consent-presumed', {
        'O.vue': '<script setup>\nconst extras = reactive([{ label: \'Certificate\', price: 0, on: true }, { label: \'Frame\', price: 9, on: false }])\n</script>\n<template><label v-for="b in extras"><input type="checkbox" v-model="b.on"> {{ b.label }}</label></template>\n',
    }),
    'consent-presumed, fee at the last step, of a late payment': ('consent-presumed', {
        'p.py': 'def lines(step, order):\n    lines = [Line("copy", 12)]\n    if step == "payment":\n        lines.append(Line("Paid by card", order.total))\n    if step == "payment" and order.late:\n        lines.append(Line("Late fee", 5))\n    return lines\n',
    }),
    'consent-presumed, fee at the last step, told at first': ('consent-presumed', {
        'p.py': 'def lines(step):\n    lines = [Line("copy", 12), Line("Processing fee", 6.95)]\n    if step == "start":\n        lines.append(Line("Processing fee, 6.95", 0))\n    return lines\n',
    }),
    'consent-presumed, fee at the last step, that is nothing': ('consent-presumed', {
        'p.yml': 'steps:\n  handling:\n    view: confirm\n    amount_label: amount\nfees:\n  handling:\n    amount: 0\n    shown_from: receipt\n',
    }),
    'consent-presumed, fee at the last step, a title': ('consent-presumed', {
        'p.py': 'def step_title(step):\n    parts = []\n    if step == "payment":\n        parts.append("Handling your payment, step 4")\n    return parts\n',
    }),
    'tracker-before-consent, no where nothing was kept': ('tracker-before-consent', {
        'a.js': "const repli = { choix: 'refuse', demande: false }\nfunction lire() { const t = document.cookie.match(/temoins=(\\w+)/); if (!t) return repli; return { choix: t[1], demande: true } }\nfunction demarrer() { const b = document.createElement('script'); b.src = 'https://stats.audimetrie.example/m.js'; document.head.append(b) }\nif (lire().choix === 'accepte') demarrer()\n",
        'index.html': "<section><p>Acceptez-vous la mesure d'audience ?</p><button>Refuser</button><button>Accepter</button></section>\n",
    }),
    'tracker-before-consent, yes once pressed': ('tracker-before-consent', {
        'a.js': "let choix = localStorage.getItem('temoins')\nfunction demarrer() { const b = document.createElement('script'); b.src = 'https://stats.audimetrie.example/m.js'; document.head.append(b) }\ndocument.querySelector('[data-choix=accepte]').addEventListener('click', () => { choix = 'accepte'; suite() })\nfunction suite() { if (choix === 'accepte') demarrer() }\nsuite()\n",
        'index.html': "<section><p>Acceptez-vous la mesure d'audience ?</p><button>Refuser</button><button>Accepter</button></section>\n",
    }),
    'tracker-before-consent, names of the key': ('tracker-before-consent', {
        'a.js': "const CLE = 'consent'\nconst OUI = 'yes'\nconst lire = () => localStorage.getItem(CLE)\nfunction demarrer() { const b = document.createElement('script'); b.src = 'https://stats.audimetrie.example/m.js'; document.head.append(b) }\nif (lire() === OUI) demarrer()\n",
        'index.html': "<section><p>Acceptez-vous la mesure d'audience ?</p><button>Refuser</button><button>Accepter</button></section>\n",
    }),
    'refusal-reasons-missing, one reason of several': ('refusal-reasons-missing', {
        'a.py': 'def motif(dossier):\n    if dossier.ressources > PLAFOND:\n        return "Vos ressources dépassent le plafond."\n    return "Votre situation ne répond pas aux conditions d\'attribution."\ndef refuser(dossier):\n    envoyer("refus", motif=motif(dossier))\n',
    }),
    'refusal-reasons-missing, a true reason': ('refusal-reasons-missing', {
        'a.py': 'def motif(dossier):\n    return "Vos ressources de 2025 dépassent le plafond de 12 000 euros."\ndef refuser(dossier):\n    envoyer("refus", motif=motif(dossier))\n',
    }),
    'urgency-wording, capped, how many one may book': ('urgency-wording', {
        'A.vue': '<script setup>\nconst vues = seances.map((s) => ({ ...s, choix: Math.min(s.places, 4) }))\n</script>\n<template><li v-for="s in vues">Vous pouvez réserver jusqu’à {{ s.choix }} personnes</li></template>\n',
    }),
    'urgency-wording, capped, the real number': ('urgency-wording', {
        'A.vue': '<script setup>\nconst vues = seances.map((s) => ({ ...s, restantes: Math.max(0, s.places - s.inscrits) }))\n</script>\n<template><li v-for="s in vues">Il reste {{ s.restantes }} places</li></template>\n',
    }),
    'urgency-wording, capped, pages': ('urgency-wording', {
        'A.tsx': 'export const A = ({ pages }) => { const shown = Math.min(pages.length, 5); return <p>{shown} pages. Only courses with places left are listed.</p> }\n',
    }),
    'payment-card-only, another group': ('payment-card-only', {
        'config/services.yaml': "parameters:\n    badge.payment_deadline_days: 30\n    door.methods: ['card']\n",
    }),
    'payment-card-only, other ways': ('payment-card-only', {
        'config/services.yaml': "parameters:\n    office.payment_deadline_days: 30\n    office.methods: ['card', 'cash', 'cheque']\n",
    }),
    'precarity-proxy-in-score, a quiz': ('precarity-proxy-in-score', {
        'quiz.yaml': 'quiz:\n  age_of_bronze:\n    points: 5\n  country_capitals:\n    points: 10\n',
    }),
    'precarity-proxy-in-score, facts': ('precarity-proxy-in-score', {
        'control.yaml': 'control_signals:\n  income_mismatch:\n    points: 25\n  missing_evidence:\n    points: 10\n',
    }),
}  # fmt: skip


@pytest.mark.parametrize(("name", "files"), FLAWED.values(), ids=FLAWED)
def test_what_is_done_one_hop_away_is_found(name: str, files: dict[str, str]) -> None:
    assert found_in(rule_named(name), files)


@pytest.mark.parametrize(("name", "files"), BENIGN.values(), ids=BENIGN)
def test_its_harmless_twin_is_left_alone(name: str, files: dict[str, str]) -> None:
    assert found_in(rule_named(name), files) == []
