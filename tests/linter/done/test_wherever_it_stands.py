"""The same deed is known wherever it stands: in a base class, a table, another file, a template, in any language; its harmless twin is left alone."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

FLAWED: dict[str, tuple[str, dict[str, str]]] = {
    'account-forced-to-read, base-rails': ('account-forced-to-read', {
        'app/controllers/espace_controller.rb': 'class EspaceController < ApplicationController\n  before_action :authenticate_user!\nend\n',
        'app/controllers/horaires_controller.rb': 'class HorairesController < EspaceController\n  def index\n    @lieux = Lieu.order(:nom)\n  end\nend\n',
    }),
    'account-forced-to-read, base-php': ('account-forced-to-read', {
        'src/Controller/EspaceController.php': "<?php\nnamespace App\\Controller;\n#[IsGranted('ROLE_USER')]\nabstract class EspaceController extends AbstractController\n{\n    protected function titre(): string { return 'Espace'; }\n}\n",
        'src/Controller/TarifsController.php': "<?php\nnamespace App\\Controller;\nfinal class TarifsController extends EspaceController\n{\n    #[Route('/tarifs', name: 'tarifs', methods: ['GET'])]\n    public function index(TarifRepository $tarifs): Response\n    {\n        return $this->render('tarifs.html.twig', ['tarifs' => $tarifs->tous()]);\n    }\n}\n",
    }),
    'account-forced-to-read, base-laravel': ('account-forced-to-read', {
        'app/Http/Controllers/MemberController.php': "<?php\nnamespace App\\Http\\Controllers;\nclass MemberController extends Controller\n{\n    public function __construct()\n    {\n        $this->middleware('auth');\n    }\n}\n",
        'app/Http/Controllers/OpeningHoursController.php': "<?php\nnamespace App\\Http\\Controllers;\nclass OpeningHoursController extends MemberController\n{\n    public function index()\n    {\n        return view('hours', ['hours' => Hour::all()]);\n    }\n}\n",
    }),
    'account-forced-to-read, base-ts': ('account-forced-to-read', {
        'src/member.controller.ts': "import { UseGuards } from '@nestjs/common';\n@UseGuards(JwtAuthGuard)\nexport abstract class MemberController {\n}\n",
        'src/timetable.controller.ts': "import { Controller, Get } from '@nestjs/common';\nimport { MemberController } from './member.controller';\n@Controller('timetable')\nexport class TimetableController extends MemberController {\n  @Get()\n  all() {\n    return this.lines.all();\n  }\n}\n",
    }),
    'account-forced-to-read, base-drf': ('account-forced-to-read', {
        'api/base.py': 'class OurView(ListAPIView):\n    permission_classes = [IsAuthenticated]\n',
        'api/views.py': 'from api.base import OurView\n\nclass TarifsView(OurView):\n    queryset = Tarif.objects.all()\n    serializer_class = TarifSerializer\n',
    }),
    'account-forced-to-read, shut-express': ('account-forced-to-read', {
        'src/guard.js': "const PUBLIC_PATHS = ['/login', '/static', '/health'];\nfunction guard(req, res, next) {\n  if (PUBLIC_PATHS.some((p) => req.path.startsWith(p))) return next();\n  if (!req.session.user) return res.redirect('/login');\n  next();\n}\nmodule.exports = { guard };\n",
        'src/app.js': "const { guard } = require('./guard');\napp.use(guard);\napp.get('/horaires', (req, res) => res.render('horaires'));\napp.get('/mon-dossier', dossier);\n",
    }),
    'account-forced-to-read, shut-next': ('account-forced-to-read', {
        'middleware.ts': "import { NextResponse } from 'next/server';\nconst publicRoutes = ['/login', '/register'];\nexport default async function middleware(req) {\n  const session = await getSession(req);\n  if (!publicRoutes.includes(req.nextUrl.pathname) && !session?.user) {\n    return NextResponse.redirect(new URL('/login', req.nextUrl));\n  }\n  return NextResponse.next();\n}\n",
        'app/opening-hours/page.tsx': 'export default function Page() { return <h1>Opening hours</h1>; }\n',
    }),
    'account-forced-to-read, shut-flask': ('account-forced-to-read', {
        'town/__init__.py': 'from flask import Flask, redirect, request, url_for\nfrom flask_login import current_user\nOPEN_ENDPOINTS = {"auth.login", "auth.register", "static"}\napp = Flask(__name__)\n\n@app.before_request\ndef gate():\n    if request.endpoint in OPEN_ENDPOINTS or current_user.is_authenticated:\n        return None\n    return redirect(url_for("auth.login"))\n\n@app.get("/opening-hours")\ndef opening_hours():\n    return render_template("hours.html")\n',
    }),
    'account-forced-to-read, shut-spring': ('account-forced-to-read', {
        'src/main/java/Security.java': 'class Security {\n  @Bean\n  SecurityFilterChain chain(HttpSecurity http) throws Exception {\n    return http.authorizeHttpRequests(a -> a\n        .requestMatchers("/login", "/css/**").permitAll()\n        .anyRequest().authenticated()).build();\n  }\n}\n',
        'src/main/java/HoursController.java': '@Controller\nclass HoursController {\n  @GetMapping("/opening-hours")\n  String hours(Model model) { return "hours"; }\n}\n',
    }),
    'account-forced-to-read, shut-php': ('account-forced-to-read', {
        'src/Gate.php': "<?php\nfinal class Gate\n{\n    private const CHEMINS_LIBRES = ['/connexion', '/inscription', '/assets'];\n\n    public function __invoke(Request $request, callable $next): Response\n    {\n        foreach (self::CHEMINS_LIBRES as $chemin) {\n            if (str_starts_with($request->path(), $chemin)) {\n                return $next($request);\n            }\n        }\n        if ($this->session->current_user() === null) {\n            return new RedirectResponse('/connexion');\n        }\n        return $next($request);\n    }\n}\n",
        'src/routes.php': "<?php\n$router->get('/horaires', [HorairesController::class, 'index']);\n",
    }),
    'nagging-modal, nag-react': ('nagging-modal', {
        'src/PaperlessPrompt.jsx': 'import { useState } from \'react\';\nexport function PaperlessPrompt() {\n  const [open, setOpen] = useState(true);\n  const decline = () => {\n    setOpen(false);\n    setTimeout(() => setOpen(true), 60000);\n  };\n  if (!open) return null;\n  return (<div role="dialog"><h2>Go paperless?</h2><button onClick={decline}>No thanks</button></div>);\n}\n',
    }),
    'nagging-modal, nag-vue': ('nagging-modal', {
        'src/InviteAppli.vue': '<script setup>\nimport { ref } from \'vue\'\nconst DELAI = 30000\nconst ouvert = ref(true)\nfunction refuser() {\n  ouvert.value = false\n  setTimeout(() => { ouvert.value = true }, DELAI)\n}\n</script>\n<template><div v-if="ouvert" role="dialog"><h2>Téléchargez l\'application</h2><button @click="refuser">Non merci</button></div></template>\n',
    }),
    'nagging-modal, nag-jquery': ('nagging-modal', {
        'public/js/newsletter.js': "$('#newsletter .non').on('click', function () {\n  $('#newsletter').hide();\n  setTimeout(function () { $('#newsletter').show(); }, 30000);\n});\n",
    }),
    'nagging-modal, nag-stimulus': ('nagging-modal', {
        'app/javascript/controllers/paperless_controller.js': "import { Controller } from '@hotwired/stimulus'\nexport default class extends Controller {\n  dismiss() {\n    this.element.hidden = true\n    setTimeout(() => { this.element.hidden = false }, 30000)\n  }\n}\n",
    }),
    'nagging-modal, nag-angular': ('nagging-modal', {
        'src/app/survey-prompt.component.ts': 'export class SurveyPromptComponent {\n  constructor(private dialog: MatDialog) {}\n  ask() {\n    this.dialog.open(SurveyDialog);\n  }\n  onDecline() {\n    this.dialog.closeAll();\n    window.setTimeout(() => this.ask(), 45000);\n  }\n}\n',
    }),
    'nagging-modal, nag-class': ('nagging-modal', {
        'public/js/appli.js': "const bandeau = document.querySelector('.promo-appli');\nfunction montrer() { bandeau.classList.remove('cache'); }\ndocument.querySelector('.promo-appli__plus-tard').addEventListener('click', () => {\n  bandeau.classList.add('cache');\n  setTimeout(montrer, 20000);\n});\n",
    }),
    'nagging-modal, nag-interval': ('nagging-modal', {
        'public/js/sondage.js': "const fenetre = document.getElementById('sondage');\ndocument.getElementById('sondage-fermer').onclick = function () {\n  fenetre.style.display = 'none';\n  setTimeout(() => { fenetre.style.display = 'block'; }, 15000);\n};\n",
    }),
    'nagging-modal, snooze-ts': ('nagging-modal', {
        'src/prompts.ts': "const DAY = 86400000;\nexport const prompts = [\n  { id: 'app', title: 'Download our app', decline: 'Not now', snoozeMs: 0 },\n];\n",
    }),
    'nagging-modal, snooze-php': ('nagging-modal', {
        'config/prompts.php': "<?php\nreturn [\n    'paperless' => [\n        'title' => 'Go paperless',\n        'decline' => 'Not now',\n        'ask_again_days' => 0,\n    ],\n];\n",
    }),
    'nagging-modal, snooze-yml': ('nagging-modal', {
        'config/prompts.yml': 'paperless:\n  title: Go paperless\n  decline: Not now\n  snooze_for: 0 days\n',
    }),
    'nagging-modal, snooze-java': ('nagging-modal', {
        'src/main/resources/application.yml': 'prompts:\n  paperless:\n    title: Go paperless\n    decline: Not now\n    ask-again-after: PT0S\n',
    }),
    'social-pressure, react-hook': ('social-pressure', {
        'src/hooks/useViewers.js': "import { useEffect, useState } from 'react';\nexport function useViewers() {\n  const [viewers, setViewers] = useState(3);\n  useEffect(() => {\n    const t = setInterval(() => setViewers(2 + Math.floor(Math.random() * 7)), 9000);\n    return () => clearInterval(t);\n  }, []);\n  return viewers;\n}\n",
        'src/Slots.jsx': "import { useViewers } from './hooks/useViewers';\nexport function Slots() {\n  const viewers = useViewers();\n  return (<p>{viewers} people are viewing this slot</p>);\n}\n",
    }),
    'social-pressure, react-hook-object': ('social-pressure', {
        'src/hooks/useViewers.js': "import { useEffect, useState } from 'react';\nexport function useViewers() {\n  const [count, setCount] = useState(3);\n  useEffect(() => { setCount(2 + Math.floor(Math.random() * 7)); }, []);\n  return { count };\n}\n",
        'src/Slots.jsx': "import { useViewers } from './hooks/useViewers';\nexport function Slots() {\n  const { count } = useViewers();\n  return (<p>{count} people are viewing this slot</p>);\n}\n",
    }),
    'social-pressure, svelte-store': ('social-pressure', {
        'src/lib/affluence.js': "import { readable } from 'svelte/store';\nexport const affluence = readable(5, (set) => {\n  const t = setInterval(() => set(3 + Math.floor(Math.random() * 8)), 10000);\n  return () => clearInterval(t);\n});\n",
        'src/Creneaux.svelte': "<script>\n  import { affluence } from './lib/affluence';\n</script>\n<p>{$affluence} personnes consultent ce créneau en ce moment.</p>\n",
    }),
    'social-pressure, vue-options': ('social-pressure', {
        'src/Salle.vue': '<template><p>{{ presents }} autres familles consultent cette salle en ce moment.</p></template>\n<script>\nexport default {\n  data() { return { presents: 0 }; },\n  mounted() { setInterval(() => { this.presents = 4 + Math.floor(Math.random() * 9); }, 15000); },\n};\n</script>\n',
    }),
    'social-pressure, vue-composable-obj': ('social-pressure', {
        'src/useAffluence.js': "import { ref } from 'vue'\nexport function useAffluence() {\n  const presents = ref(4 + Math.floor(Math.random() * 9))\n  return { presents }\n}\n",
        'src/Salle.vue': "<script setup>\nimport { useAffluence } from './useAffluence'\nconst affluence = useAffluence()\n</script>\n<template><p>{{ affluence.presents }} autres familles consultent cette salle en ce moment.</p></template>\n",
    }),
    'social-pressure, angular-signal': ('social-pressure', {
        'src/app/viewers.service.ts': 'export class ViewersService {\n  viewers = signal(3);\n  constructor() { setInterval(() => this.viewers.set(3 + Math.floor(Math.random() * 6)), 12000); }\n}\n',
        'src/app/slot.component.ts': "import { ViewersService } from './viewers.service';\n@Component({ selector: 'app-slot', template: '<p>{{ service.viewers() }} people are viewing this slot</p>' })\nexport class SlotComponent { constructor(public service: ViewersService) {} }\n",
    }),
    'social-pressure, pinia': ('social-pressure', {
        'src/stores/affluence.js': "import { defineStore } from 'pinia'\nexport const useAffluence = defineStore('affluence', {\n  state: () => ({ presents: 0 }),\n  actions: { rafraichir() { this.presents = 4 + Math.floor(Math.random() * 9) } },\n})\n",
        'src/Salle.vue': "<script setup>\nimport { storeToRefs } from 'pinia'\nimport { useAffluence } from './stores/affluence'\nconst store = useAffluence()\nstore.rafraichir()\nconst { presents } = storeToRefs(store)\n</script>\n<template><p>{{ presents }} autres familles consultent cette salle en ce moment.</p></template>\n",
    }),
    'social-pressure, vanilla': ('social-pressure', {
        'public/js/compteur.js': "const cible = document.querySelector('.affluence');\nfunction tirer() { return 4 + Math.floor(Math.random() * 9); }\nsetInterval(() => { cible.textContent = `${tirer()} personnes regardent ce créneau`; }, 9000);\n",
    }),
    'social-pressure, vue-ref': ('social-pressure', {
        'src/Salle.vue': "<script setup>\nimport { ref, onMounted } from 'vue'\nconst presents = ref(0)\nonMounted(() => setInterval(() => { presents.value = 4 + Math.floor(Math.random() * 9) }, 15000))\n</script>\n<template><p>{{ presents }} autres familles consultent cette salle en ce moment.</p></template>\n",
    }),
    'social-pressure, svelte-let': ('social-pressure', {
        'src/Salle.svelte': '<script>\n  let presents = 4;\n  setInterval(() => { presents = 4 + Math.floor(Math.random() * 9); }, 9000);\n</script>\n<p>{presents} autres familles consultent cette salle en ce moment.</p>\n',
    }),
    'consent-presumed, py-charge': ('consent-presumed', {
        'diplomas/prices.py': 'from django.conf import settings\nPROCESSING = 490\n\ndef displayed(order):\n    return order.unit_price * order.copies\n\ndef amount_to_charge(order):\n    return displayed(order) + PROCESSING * order.copies\n',
        'diplomas/views.py': 'from django.shortcuts import render\nfrom . import prices\ndef summary(request, order):\n    return render(request, "diplomas/summary.html", {"amount": prices.displayed(order)})\ndef pay(request, order):\n    gateway.charge(order.token, prices.amount_to_charge(order))\n',
        'templates/diplomas/summary.html': '<h1>Your order</h1><p>Price: {{ amount }} pence</p><form method="post"><button>Confirm</button></form>\n',
    }),
    'consent-presumed, js-charge': ('consent-presumed', {
        'src/prices.js': 'const HANDLING = 350;\nexport function shownPrice(order) {\n  return order.unit * order.copies;\n}\nexport function amountDue(order) {\n  return shownPrice(order) + HANDLING;\n}\n',
        'src/Summary.jsx': "import { shownPrice } from './prices';\nexport function Summary({ order }) { return <p>Price: {shownPrice(order)} €</p>; }\n",
    }),
    'consent-presumed, rb-charge': ('consent-presumed', {
        'app/models/commande.rb': 'class Commande < ApplicationRecord\n  TRAITEMENT = 490\n  def prix_affiche\n    exemplaires * 1200\n  end\n  def montant_a_prelever\n    prix_affiche + TRAITEMENT\n  end\nend\n',
        'app/views/commandes/show.html.erb': '<h1>Votre commande</h1><p>Prix : <%= @commande.prix_affiche %></p><%= button_to "Valider", payer_path %>\n',
    }),
    'consent-presumed, py-pct': ('consent-presumed', {
        'bills/prices.py': 'SERVICE_RATE = Decimal("0.035")\ndef shown_price(order):\n    return order.unit * order.copies\n\ndef charged(order):\n    return shown_price(order) * (1 + SERVICE_RATE)\n',
        'templates/bills/summary.html': '<p>Price: {{ order.shown_price }}</p>\n',
    }),
    'consent-presumed, js-table': ('consent-presumed', {
        'src/estimate.js': "const ITEMS = {\n  subscription: { label: 'Yearly subscription', pence: 4200, visible: true },\n  opening: { label: 'Opening the tap', pence: 3100, visible: true },\n  leakCover: { label: 'Leak cover', pence: 3960, visible: false },\n};\nexport const estimate = () => Object.values(ITEMS).filter((i) => i.visible);\nexport const total = () => Object.values(ITEMS).reduce((sum, i) => sum + i.pence, 0);\n",
    }),
    'consent-presumed, py-table': ('consent-presumed', {
        'water/prices.py': 'ITEMS = [\n    {"code": "sub", "label": "Subscription", "price": 42, "shown": True},\n    {"code": "cover", "label": "Leak cover", "price": 39, "shown": False},\n]\ndef lines():\n    return [i for i in ITEMS if i["shown"]]\ndef first_bill():\n    return sum(i["price"] for i in ITEMS)\n',
    }),
    'consent-presumed, php-table': ('consent-presumed', {
        'config/tarifs.php': "<?php\nreturn [\n    'abonnement' => ['libelle' => 'Abonnement', 'centimes' => 4200, 'visible' => true],\n    'assistance' => ['libelle' => 'Assistance fuites', 'centimes' => 3960, 'visible' => false],\n];\n",
        'src/Devis.php': "<?php\nfinal class Devis\n{\n    public function lignes(): array\n    {\n        return array_filter(config('tarifs'), fn ($t) => $t['visible']);\n    }\n    public function premierAppel(): int\n    {\n        return array_sum(array_column(config('tarifs'), 'centimes'));\n    }\n}\n",
    }),
    'consent-presumed, yml-table': ('consent-presumed', {
        'config/prices.yml': 'subscription:\n  label: Yearly subscription\n  price: 42\n  visible: true\nleak_cover:\n  label: Leak cover\n  price: 39.60\n  visible: false\n',
        'app/models/estimate.rb': 'class Estimate\n  PRICES = YAML.load_file("config/prices.yml")\n  def lines\n    PRICES.values.select { |p| p["visible"] }\n  end\n  def first_bill\n    PRICES.values.sum { |p| p["price"] }\n  end\nend\n',
    }),
    'request-closed-silently, fastapi': ('request-closed-silently', {
        'api/reports.py': '@router.post("/reports", status_code=202)\nasync def report(body: Report, store: Store = Depends(get_store)):\n    if len(body.note) < 40:\n        return Receipt(message="Thank you. Your report was received.")\n    await store.add(body)\n    return Receipt(message="Thank you. Your report was received.")\n',
    }),
    'request-closed-silently, express': ('request-closed-silently', {
        'src/reports.js': "router.post('/reports', async (req, res) => {\n  if (WORDS.some((w) => req.body.text.includes(w))) {\n    return res.redirect('/thanks');\n  }\n  await reports.insert(req.body);\n  return res.redirect('/thanks');\n});\n",
    }),
    'request-closed-silently, rails': ('request-closed-silently', {
        'app/controllers/reports_controller.rb': 'class ReportsController < ApplicationController\n  def create\n    if report_params[:message].length < 40\n      redirect_to thanks_path\n      return\n    end\n    Report.create!(report_params)\n    redirect_to thanks_path\n  end\nend\n',
    }),
    'request-closed-silently, laravel': ('request-closed-silently', {
        'app/Http/Controllers/DemandeController.php': "<?php\nclass DemandeController extends Controller\n{\n    public function store(Request $request)\n    {\n        if ($this->filtre->estIgnore($request->input('message'))) {\n            return redirect()->route('merci');\n        }\n        Demande::create($request->validated());\n        return redirect()->route('merci');\n    }\n}\n",
    }),
    'request-closed-silently, django': ('request-closed-silently', {
        'reports/views.py': 'def report(request):\n    form = ReportForm(request.POST)\n    if form.is_valid():\n        if form.cleaned_data["district"] in QUIET_DISTRICTS:\n            return redirect("reports:thanks")\n        form.save()\n        return redirect("reports:thanks")\n    return render(request, "reports/new.html", {"form": form})\n',
    }),
    'request-closed-silently, service': ('request-closed-silently', {
        'src/Intake.php': '<?php\nfinal class Intake\n{\n    public function prendre(Signalement $signalement): string\n    {\n        $reference = $this->depot->nouvelleReference();\n        if ($this->depot->dernier($signalement->adresse) !== null) {\n            return $reference;\n        }\n        $this->depot->ajouter($reference, $signalement);\n        return $reference;\n    }\n}\n',
    }),
    'request-closed-silently, task-rb': ('request-closed-silently', {
        'app/jobs/open_request_job.rb': 'class OpenRequestJob < ApplicationJob\n  def perform(request)\n    if request.description.length < 40\n      request.destroy!\n      return\n    end\n    Visit.create!(request: request)\n  end\nend\n',
    }),
    'request-closed-silently, task-php': ('request-closed-silently', {
        'src/MessageHandler/OuvrirHandler.php': '<?php\n#[AsMessageHandler]\nfinal class OuvrirHandler\n{\n    public function __invoke(Ouvrir $message): void\n    {\n        $demande = $this->demandes->find($message->id);\n        if (!$this->filtre->exploitable($demande->getDescription())) {\n            $this->demandes->remove($demande);\n            return;\n        }\n        $this->visites->creer($demande);\n    }\n}\n',
    }),
    'request-closed-silently, task-js': ('request-closed-silently', {
        'src/jobs/openRequest.js': "queue.process('open-request', async (job) => {\n  const request = await Request.findById(job.data.id);\n  if (!isUseful(request.description)) {\n    await request.deleteOne();\n    return;\n  }\n  await visits.create({ request });\n});\n",
    }),
    'choice-asymmetric, pydantic': ('choice-asymmetric', {
        'museum/api.py': 'class DeclineDonation(BaseModel):\n    reason: str = Field(min_length=60)\n\n@router.post("/donation/decline")\nasync def decline(body: DeclineDonation):\n    ...\n',
    }),
    'choice-asymmetric, django': ('choice-asymmetric', {
        'musee/forms.py': 'class RefusDonForm(forms.Form):\n    motif = forms.CharField(label="Pourquoi refusez-vous ?", min_length=50, widget=forms.Textarea)\n',
    }),
    'choice-asymmetric, jsx': ('choice-asymmetric', {
        'src/Paperless.jsx': 'export function Paperless({ onNext }) {\n  const [reason, setReason] = useState(\'\');\n  return (<section><h2>Go paperless</h2><button onClick={() => onNext(true)}>Accept</button>\n    <textarea id="r" value={reason} onChange={(e) => setReason(e.target.value)} />\n    <button disabled={reason.length < 50} onClick={() => onNext(false)}>No thanks</button></section>);\n}\n',
    }),
    'choice-asymmetric, vue': ('choice-asymmetric', {
        'src/Telereleve.vue': '<template><h2>Télérelève</h2><button @click="accepter">J\'accepte</button>\n<textarea v-model="motif"></textarea>\n<button :disabled="motif.trim().length < 200" @click="refuser">Je refuse</button></template>\n<script setup>\nconst motif = ref(\'\')\n</script>\n',
    }),
    'choice-asymmetric, html': ('choice-asymmetric', {
        'templates/don.html': '<h2>Ajouter un don</h2><form method="post" action="/don/accepter"><button>Accepter</button></form>\n<form method="post" action="/don/refuser"><label for="m">Votre motif</label><textarea id="m" name="motif" required minlength="80"></textarea><button>Refuser</button></form>\n',
    }),
    'choice-asymmetric, yaml': ('choice-asymmetric', {
        'config/paperless.yml': 'paperless:\n  accept:\n    clicks: 1\n  decline:\n    clicks: 1\n    reason_min_length: 80\n',
    }),
    'choice-asymmetric, php': ('choice-asymmetric', {
        'config/telereleve.php': "<?php\nreturn [\n  'telereleve' => [\n    'accepter' => ['etapes' => 1],\n    'refuser' => ['etapes' => 6],\n  ],\n];\n",
    }),
    'choice-asymmetric, rb': ('choice-asymmetric', {
        'app/models/donation_policy.rb': 'DONATION_POLICY = {\n  accept: { clicks: 1 },\n  decline: { reason_min_length: 60 },\n}\n',
    }),
    'lockout-without-human, yml': ('lockout-without-human', {
        'config/security.yml': 'lockout:\n  max_attempts: 3\n  unlock_after: never\n',
    }),
    'lockout-without-human, js': ('lockout-without-human', {
        'src/config.js': 'module.exports = { login: { maxAttempts: 3, lockMinutes: null } };\n',
    }),
    'lockout-without-human, py': ('lockout-without-human', {
        'app/policy.py': 'LOCKOUT = {"max_attempts": 5, "lock_minutes": None}\n',
    }),
    'lockout-without-human, toml': ('lockout-without-human', {
        'config/auth.toml': '[connexion]\ntentatives_max = 4\nduree_blocage = 0\n',
    }),
    'lockout-without-human, properties': ('lockout-without-human', {
        'src/main/resources/application.yml': 'portal:\n  lockout:\n    max-failed-attempts: 3\n    lock-duration: -1\n',
    }),
    'lockout-without-human, rb': ('lockout-without-human', {
        'config/settings.yml': 'auth:\n  tries: 3\n  lockout_duration: ~\n',
    }),
    'payment-card-only, php': ('payment-card-only', {
        'config/billing.php': "<?php\nreturn [\n    'supplier' => 'Water Board',\n    'methods' => ['card'],\n    'labels' => ['card' => 'Debit or credit card', 'transfer' => 'Bank transfer', 'cheque' => 'Cheque by post'],\n];\n",
    }),
    'payment-card-only, js': ('payment-card-only', {
        'src/config.js': "export const payment = { methods: ['card'], labels: { card: 'Card', cash: 'Cash', cheque: 'Cheque' } };\n",
    }),
    'payment-card-only, yml': ('payment-card-only', {
        'config/regie.yml': 'moyens_acceptes: [carte]\nlibelles:\n  carte: Carte bancaire\n  cheque: Chèque\n',
    }),
    'payment-card-only, letter1': ('payment-card-only', {
        'letters/bill.txt': 'Pay with your bank card at pay.water.example.\nCheques and cash will be sent back.\n',
    }),
    'payment-card-only, letter2': ('payment-card-only', {
        'courriers/facture.txt': 'Réglez par carte bancaire sur eau.example.\nLes chèques et les espèces vous seront retournés.\n',
    }),
    'payment-card-only, letter3': ('payment-card-only', {
        'courriers/facture.txt': 'Aucun chèque ni espèces ne sera accepté au guichet.\n',
    }),
    'payment-card-only, letter4': ('payment-card-only', {
        'letters/bill.txt': 'Please do not send cheques or cash: we can no longer process them.\n',
    }),
    'payment-card-only, letter5': ('payment-card-only', {
        'letters/bill.txt': 'We will return any cheque or cash that you send us.\n',
    }),
    'payment-card-only, letter6': ('payment-card-only', {
        'letters/bill.txt': 'Our pay points no longer take cash or cheques.\n',
    }),
    'captcha-alternative-missing, flask-img': ('captcha-alternative-missing', {
        'app/templates/saisir.html': '<form method="post"><label for="j">Comment vous répondre (courriel, téléphone ou adresse)</label><input id="j" name="j">\n<img src="{{ url_for(\'image\') }}" alt=""><label for="mot">Recopiez les six signes</label><input id="mot" name="mot" required><button>Envoyer</button></form>\n',
    }),
    'captcha-alternative-missing, phonefield': ('captcha-alternative-missing', {
        'app/templates/ask.html': '<form method="post"><label for="p">Telephone</label><input id="p" name="phone" type="tel">\n<img src="/captcha.png" alt="code"><label for="mot">Type the letters</label><input id="mot" name="mot" required><button>Send</button></form>\n',
    }),
    'captcha-alternative-missing, py-lib': ('captcha-alternative-missing', {
        'app/word.py': 'from captcha.image import ImageCaptcha\nfrom flask import session\n_drawing = ImageCaptcha(width=220, height=80)\ndef png(word):\n    return _drawing.generate(word)\n',
    }),
    'captcha-alternative-missing, php-lib': ('captcha-alternative-missing', {
        'src/Captcha.php': "<?php\nuse Gregwar\\Captcha\\CaptchaBuilder;\nfinal class Verification\n{\n    public function image(): string\n    {\n        $builder = new CaptchaBuilder();\n        $builder->build();\n        $_SESSION['mot'] = $builder->getPhrase();\n        return $builder->inline();\n    }\n}\n",
    }),
    'captcha-alternative-missing, js-lib': ('captcha-alternative-missing', {
        'src/captcha.js': "const svgCaptcha = require('svg-captcha');\napp.get('/captcha', (req, res) => { const c = svgCaptcha.create(); req.session.word = c.text; res.type('svg').send(c.data); });\n",
    }),
    'captcha-alternative-missing, java-lib': ('captcha-alternative-missing', {
        'src/main/java/CaptchaConfig.java': 'import com.google.code.kaptcha.impl.DefaultKaptcha;\nclass CaptchaConfig { @Bean DefaultKaptcha producer() { return new DefaultKaptcha(); } }\n',
    }),
    'captcha-alternative-missing, rb-lib': ('captcha-alternative-missing', {
        'app/controllers/requests_controller.rb': 'class RequestsController < ApplicationController\n  include SimpleCaptcha::ControllerHelpers\n  def create\n    return render(:new) unless simple_captcha_valid?\n    Request.create!(params)\n  end\nend\n',
    }),
    'captcha-alternative-missing, py-draw': ('captcha-alternative-missing', {
        'app/image.py': 'from PIL import Image, ImageDraw, ImageFont\nimport random\nfrom flask import session\ndef captcha_image():\n    word = "".join(random.choice("ABCDEFGH") for _ in range(5))\n    session["word"] = word\n    image = Image.new("RGB", (200, 60))\n    ImageDraw.Draw(image).text((10, 10), word)\n    return image\n',
    }),
    'name-charset-narrow, const-validator': ('name-charset-narrow', {
        'src/validation/identity.js': "const NAME_PATTERN = /^[A-Za-z]{2,}$/;\nexport function surname(value) {\n  if (!NAME_PATTERN.test(value.trim())) return 'Letters only.';\n  return null;\n}\n",
    }),
    'name-charset-narrow, rules-table': ('name-charset-narrow', {
        'src/rules.ts': 'const LETTERS = /^[a-z -]+$/i;\nexport const rules = { firstName: LETTERS, lastName: LETTERS };\n',
    }),
    'name-charset-narrow, yup': ('name-charset-narrow', {
        'src/schema.js': "const LETTERS = /^[A-Za-z ]+$/;\nexport const schema = yup.object({ lastName: yup.string().matches(LETTERS, 'Letters only') });\n",
    }),
    'name-charset-narrow, vue-validator': ('name-charset-narrow', {
        'src/Form.vue': '<template><label for="n">Nom de famille</label><input id="n" v-model="nom"><p>{{ erreur }}</p></template>\n<script setup>\nimport { isLetters } from \'./checks\'\nconst nom = ref(\'\')\nconst erreur = computed(() => isLetters(nom.value) ? \'\' : \'Nom invalide\')\n</script>\n',
        'src/checks.js': 'export const isLetters = (v) => /^[A-Za-z]+$/.test(v)\n',
    }),
    'name-charset-narrow, py-const': ('name-charset-narrow', {
        'app/checks.py': 'import re\nPATRONYME = re.compile(r"^[A-Z][a-z]+$")\ndef check_surname(value):\n    if not PATRONYME.match(value):\n        raise ValueError("letters only")\n',
    }),
    'name-charset-narrow, php-const': ('name-charset-narrow', {
        'src/EtatCivil.php': "<?php\nfinal class EtatCivil\n{\n    private const MOTIF_NOM = '/^[A-Za-z]{2,}$/';\n    public function nomValide(string $nom): bool\n    {\n        return preg_match(self::MOTIF_NOM, $nom) === 1;\n    }\n}\n",
    }),
    'name-charset-narrow, generic': ('name-charset-narrow', {
        'src/validate.js': "const ALPHA = /^[A-Za-z]{2,}$/;\nexport const fields = [\n  { id: 'surname', label: 'Surname', pattern: ALPHA },\n];\n",
    }),
    'consent-presumed, jsx': ('consent-presumed', {
        'src/Options.jsx': 'const OPTIONS = [\n  { id: \'badge\', label: \'Second badge\', price: 5, state: \'off\' },\n  { id: \'cover\', label: \'Breakage insurance\', price: 22, state: \'on\' },\n];\nexport function Options() {\n  return OPTIONS.map((o) => (<label key={o.id}><input type="checkbox" name={o.id} defaultChecked={o.state === \'on\'} /> {o.label} ({o.price} €)</label>));\n}\n',
    }),
    'consent-presumed, vue': ('consent-presumed', {
        'src/options.js': "export const OPTIONS = [\n  { id: 'badge', libelle: 'Second badge', montant: 5, etat: 'vide' },\n  { id: 'foyer', libelle: 'Adhésion au foyer', montant: 15, etat: 'retenue' },\n];\n",
        'src/Options.vue': '<template><label v-for="o in OPTIONS" :key="o.id"><input type="checkbox" :name="o.id" :checked="o.etat === \'retenue\'"> {{ o.libelle }} ({{ o.montant }} €)</label></template>\n<script setup>\nimport { OPTIONS } from \'./options\'\n</script>\n',
    }),
    'consent-presumed, blade': ('consent-presumed', {
        'config/options.php': "<?php\nreturn [\n    'badge' => ['libelle' => 'Second badge', 'montant' => 500, 'etat' => 'vide'],\n    'foyer' => ['libelle' => 'Adhésion au foyer', 'montant' => 1500, 'etat' => 'retenue'],\n];\n",
        'resources/views/options.blade.php': '<form>@foreach(config(\'options\') as $code => $option)\n<label><input type="checkbox" name="{{ $code }}" @checked($option[\'etat\'] === \'retenue\')> {{ $option[\'libelle\'] }}</label>\n@endforeach</form>\n',
    }),
    'consent-presumed, django-tpl': ('consent-presumed', {
        'cantine/options.py': 'OPTIONS = [\n    {"code": "badge", "libelle": "Second badge", "montant": 5, "etat": "vide"},\n    {"code": "foyer", "libelle": "Adhésion au foyer", "montant": 15, "etat": "retenue"},\n]\n',
        'templates/options.html': '<form>{% for o in options %}<label><input type="checkbox" name="{{ o.code }}" {% if o.etat == "retenue" %}checked{% endif %}> {{ o.libelle }}</label>{% endfor %}</form>\n',
    }),
    'consent-presumed, symfony': ('consent-presumed', {
        'src/Form/OptionsType.php': "<?php\nfinal class OptionsType extends AbstractType\n{\n    private const OPTIONS = [\n        'badge' => ['libelle' => 'Second badge', 'montant' => 500, 'etat' => 'vide'],\n        'foyer' => ['libelle' => 'Adhésion au foyer', 'montant' => 1500, 'etat' => 'retenue'],\n    ];\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        foreach (self::OPTIONS as $code => $option) {\n            $builder->add($code, CheckboxType::class, ['required' => false, 'data' => $option['etat'] === 'retenue']);\n        }\n    }\n}\n",
    }),
    'consent-presumed, flag': ('consent-presumed', {
        'src/Options.jsx': 'const OPTIONS = [\n  { id: \'badge\', label: \'Second badge\', price: 5, suggested: false },\n  { id: \'cover\', label: \'Breakage insurance\', price: 22, suggested: true },\n];\nexport function Options() {\n  return OPTIONS.map((o) => (<label key={o.id}><input type="checkbox" name={o.id} defaultChecked={o.suggested} /> {o.label} ({o.price} €)</label>));\n}\n',
    }),
    'nobody-to-ask, pydict': ('nobody-to-ask', {
        'customs/senders.py': 'SENDERS = {\n    "receipt": "receipts@customs.example",\n    "held": "no-reply@customs.example",\n}\n',
        'customs/templates/held.txt': 'Hello,\nYour parcel is held. Send us the invoice by replying to this message before 3 May.\n',
    }),
    'nobody-to-ask, yaml': ('nobody-to-ask', {
        'config/mail.yml': 'receipt:\n  from: receipts@customs.example\nheld:\n  from: noreply@customs.example\n',
        'templates/mail/held.txt': 'Your parcel is held. Please reply to this email with the invoice.\n',
    }),
    'nobody-to-ask, php': ('nobody-to-ask', {
        'config/expediteurs.php': "<?php\nreturn [\n    'quittance' => ['nom' => 'Douane', 'adresse' => 'quittances@douane.example'],\n    'retenue' => ['nom' => 'Douane', 'adresse' => 'ne-pas-repondre@douane.example'],\n];\n",
        'resources/mails/retenue.txt': 'Bonjour, votre colis est retenu. Envoyez la facture en répondant à ce message.\n',
    }),
    'nobody-to-ask, mailable': ('nobody-to-ask', {
        'app/Mail/ColisRetenu.php': "<?php\nclass ColisRetenu extends Mailable\n{\n    public function build()\n    {\n        return $this->from('noreply@douane.example')->view('mails.retenue');\n    }\n}\n",
        'app/Mail/Quittance.php': "<?php\nclass Quittance extends Mailable\n{\n    public function build()\n    {\n        return $this->from('bureau@douane.example')->view('mails.quittance');\n    }\n}\n",
        'resources/views/mails/retenue.blade.php': '<p>Votre colis est retenu. Envoyez la facture en répondant à ce message.</p>\n',
    }),
    'nobody-to-ask, rails': ('nobody-to-ask', {
        'app/mailers/parcel_mailer.rb': 'class ParcelMailer < ApplicationMailer\n  default from: "no-reply@customs.example"\n  def held(parcel)\n    mail(to: parcel.email, subject: "Your parcel")\n  end\nend\n',
        'app/mailers/receipt_mailer.rb': 'class ReceiptMailer < ApplicationMailer\n  default from: "receipts@customs.example"\nend\n',
        'app/views/parcel_mailer/held.text.erb': 'Your parcel is held. Please reply to this email with the invoice.\n',
    }),
    'nobody-to-ask, node': ('nobody-to-ask', {
        'src/mail.js': "async function held(parcel) {\n  await transport.sendMail({ from: 'noreply@customs.example', to: parcel.email, text: render('held.txt', parcel) });\n}\n",
        'src/other.js': "async function receipt(parcel) {\n  await transport.sendMail({ from: 'desk@customs.example', to: parcel.email, text: render('receipt.txt', parcel) });\n}\n",
        'src/templates/held.txt': 'Your parcel is held. Please reply to this email with the invoice.\n',
    }),
    'precarity-proxy-in-score, json': ('precarity-proxy-in-score', {
        'rules/intake.json': '{"queues": {"standard": {"target_hours": 48}, "slow": {"target_hours": 400}},\n "rules": [{"field": "postcode_area", "in": ["QX4", "QX7"], "queue": "slow"}, {"field": "language", "equals": "fr", "queue": "standard"}]}\n',
    }),
    'precarity-proxy-in-score, js': ('precarity-proxy-in-score', {
        'src/routing.js': "export const lanes = { normal: { days: 3 }, deferred: { days: 30 } };\nexport const rules = [\n  { when: { district: ['QX4', 'QX7'] }, lane: 'deferred' },\n  { when: { topic: ['housing'] }, lane: 'normal' },\n];\n",
    }),
    'precarity-proxy-in-score, php': ('precarity-proxy-in-score', {
        'config/files.php': "<?php\nreturn [\n    'files' => ['courte' => ['jours' => 4], 'longue' => ['jours' => 60]],\n    'regles' => [\n        ['champ' => 'commune', 'parmi' => ['99001', '99004'], 'file' => 'longue'],\n        ['champ' => 'objet', 'parmi' => ['bail'], 'file' => 'courte'],\n    ],\n];\n",
    }),
    'precarity-proxy-in-score, sqlrank': ('precarity-proxy-in-score', {
        'sql/view.sql': "CREATE TABLE area (code text PRIMARY KEY, label text, rank smallint);\nINSERT INTO area (code, label, rank) VALUES ('A1', 'Centre', 1), ('B2', 'Estates', 2);\nCREATE VIEW next_request AS\nSELECT r.id FROM housing_request r JOIN area a ON a.code = r.home_area\nORDER BY a.rank, r.received_at;\n",
    }),
    'precarity-proxy-in-score, sqlcase': ('precarity-proxy-in-score', {
        'sql/next.sql': "SELECT id FROM demande ORDER BY CASE WHEN code_postal IN ('99010','99020') THEN 2 ELSE 1 END, deposee_le LIMIT 1;\n",
    }),
    'precarity-proxy-in-score, pyrank': ('precarity-proxy-in-score', {
        'app/next.py': 'def prochaine():\n    return Demande.objects.filter(agent=None).order_by("secteur_residence__rang", "deposee_le").first()\n',
    }),
    'precarity-proxy-in-score, rbrank': ('precarity-proxy-in-score', {
        'app/models/request.rb': 'class Request < ApplicationRecord\n  belongs_to :home_district\n  scope :waiting, -> { joins(:home_district).where(officer: nil).order("home_districts.rank, received_at") }\nend\n',
    }),
    'validity-short, php-const': ('validity-short', {
        'src/Draft.php': "<?php\nfinal class DraftStore\n{\n    private const DUREE = 600;\n    public function lire(): string\n    {\n        $brouillon = $this->session->get('recours.brouillon');\n        if (time() - $brouillon['le'] > self::DUREE) {\n            $this->session->remove('recours.brouillon');\n            return '';\n        }\n        return $brouillon['texte'];\n    }\n}\n",
    }),
    'validity-short, js': ('validity-short', {
        'src/draft.js': 'const DRAFT_MS = 10 * 60 * 1000;\nexport function readDraft(req) {\n  const draft = req.session.draft;\n  if (draft && Date.now() - draft.savedAt > DRAFT_MS) {\n    delete req.session.draft;\n    return null;\n  }\n  return draft;\n}\n',
    }),
    'validity-short, js-local': ('validity-short', {
        'src/draft.ts': "import { config } from './config';\nexport function load(): string {\n  const raw = JSON.parse(localStorage.getItem('appeal-draft') ?? 'null');\n  if (raw && Date.now() - raw.at > config.draftTtlMs) {\n    localStorage.removeItem('appeal-draft');\n    return '';\n  }\n  return raw?.text ?? '';\n}\n",
        'src/config.ts': 'export const config = { draftTtlMs: 600000, maxLength: 20000 };\n',
    }),
    'validity-short, py': ('validity-short', {
        'appeal/drafts.py': 'from django.conf import settings\ndef read(request):\n    draft = request.session.get("draft")\n    if draft and time.time() - draft["at"] > settings.DRAFT_SECONDS:\n        del request.session["draft"]\n        return ""\n    return draft["text"]\n',
        'appeal/settings.py': 'DRAFT_SECONDS = 600\n',
    }),
    'validity-short, rb': ('validity-short', {
        'app/models/draft_store.rb': 'class DraftStore\n  TTL = 10.minutes\n  def read(session)\n    draft = session[:draft]\n    if Time.now - draft[:at] > TTL\n      session.delete(:draft)\n      return ""\n    end\n    draft[:text]\n  end\nend\n',
    }),
}  # fmt: skip
BENIGN: dict[str, tuple[str, dict[str, str]]] = {
    'account-forced-to-read, base-open': ('account-forced-to-read', {
        'town/base.py': 'class TownPage(TemplateView):\n    heading = ""\n',
        'town/views.py': 'from .base import TownPage\n\nclass OpeningHours(TownPage):\n    template_name = "hours.html"\n',
    }),
    'account-forced-to-read, base-own': ('account-forced-to-read', {
        'town/base.py': 'class TownPage(LoginRequiredMixin, TemplateView):\n    heading = ""\n',
        'town/views.py': 'from .base import TownPage\n\nclass ContactList(TownPage):\n    template_name = "c.html"\n    def get_queryset(self):\n        return self.request.user.contacts.all()\n',
    }),
    'account-forced-to-read, shut-open': ('account-forced-to-read', {
        'src/guard.js': "const PUBLIC_PATHS = ['/login', '/static', '/horaires'];\nfunction guard(req, res, next) {\n  if (PUBLIC_PATHS.some((p) => req.path.startsWith(p))) return next();\n  if (!req.session.user) return res.redirect('/login');\n  next();\n}\n",
        'src/app.js': "app.use(guard);\napp.get('/horaires', (req, res) => res.render('horaires'));\napp.get('/mon-dossier', dossier);\n",
    }),
    'nagging-modal, nag-session': ('nagging-modal', {
        'src/session.js': "const boite = document.getElementById('session');\nfunction ouvrir() { boite.hidden = false; }\ndocument.getElementById('rester').addEventListener('click', () => { boite.hidden = true; prolonger(); setTimeout(ouvrir, 1200000); });\n",
    }),
    'nagging-modal, nag-toast': ('nagging-modal', {
        'src/toast.js': "const toast = document.getElementById('toast');\ndocument.getElementById('copier').addEventListener('click', () => { toast.hidden = false; setTimeout(() => { toast.hidden = true; }, 3000); });\n",
    }),
    'nagging-modal, snooze-good': ('nagging-modal', {
        'src/prompts.ts': "export const prompts = [\n  { id: 'app', title: 'Download our app', decline: 'Not now', snoozeMs: 365 * DAY },\n];\n",
    }),
    'social-pressure, counted': ('social-pressure', {
        'src/useAffluence.js': "import { ref } from 'vue'\nexport function useAffluence(id) {\n  const presents = ref(0)\n  async function rafraichir() { presents.value = (await fetch(`/api/presents/${id}`).then((r) => r.json())).n }\n  const gigue = Math.random() * 1000\n  setTimeout(rafraichir, gigue)\n  return { presents }\n}\n",
        'src/Salle.vue': "<script setup>\nimport { useAffluence } from './useAffluence'\nconst { presents } = useAffluence('1')\n</script>\n<template><p>{{ presents }} autres familles consultent cette salle en ce moment.</p></template>\n",
    }),
    'social-pressure, vue-colour': ('social-pressure', {
        'src/useCouleur.js': "import { ref } from 'vue'\nexport function useCouleur() { const teinte = ref(Math.floor(Math.random() * 9)); return { teinte } }\n",
        'src/Salle.vue': '<script setup>\nimport { useCouleur } from \'./useCouleur\'\nconst { teinte } = useCouleur()\ndefineProps({ presents: Number })\n</script>\n<template><p :style="teinte">{{ presents }} autres familles consultent cette salle en ce moment.</p></template>\n',
    }),
    'consent-presumed, vat': ('consent-presumed', {
        'bills/prices.py': 'VAT = Decimal("0.2")\ndef shown_price(order):\n    return order.unit * order.copies\n\ndef charged(order):\n    return shown_price(order) + VAT * order.unit\n',
        'templates/bills/summary.html': '<p>Price: {{ order.shown_price }} before tax</p>\n',
    }),
    'consent-presumed, told': ('consent-presumed', {
        'bills/prices.py': 'HANDLING = 290\ndef shown_price(order):\n    return order.unit * order.copies\n\ndef amount_due(order):\n    return shown_price(order) + HANDLING\n',
        'templates/bills/summary.html': '<p>Price: {{ order.shown_price }}, then {{ order.amount_due }} with handling</p>\n',
    }),
    'consent-presumed, delivery': ('consent-presumed', {
        'bills/prices.py': 'def shown_price(order):\n    return order.unit * order.copies\n\ndef amount_due(order):\n    return shown_price(order) + DELIVERY[order.chosen_delivery]\n',
        'templates/bills/summary.html': '<p>Price: {{ order.shown_price }}</p>\n',
    }),
    'consent-presumed, table-good': ('consent-presumed', {
        'water/prices.py': 'ITEMS = [\n    {"code": "sub", "label": "Subscription", "price": 42, "shown": True},\n    {"code": "old", "label": "Old subscription", "price": 39, "shown": False},\n]\ndef lines():\n    return [i for i in ITEMS if i["shown"]]\ndef first_bill(chosen):\n    return sum(i["price"] for i in ITEMS if i["code"] in chosen)\n',
    }),
    'request-closed-silently, honeypot': ('request-closed-silently', {
        'src/reports.js': "router.post('/reports', async (req, res) => {\n  if (req.body.website) {\n    return res.redirect('/thanks'); // honeypot\n  }\n  await reports.insert(req.body);\n  return res.redirect('/thanks');\n});\n",
    }),
    'request-closed-silently, idempotent': ('request-closed-silently', {
        'src/intake.ts': 'export class Intake {\n  async take(report: Report): Promise<string> {\n    const existing = await this.store.byKey(report.key);\n    if (existing) return existing.reference;\n    const reference = this.store.newReference();\n    await this.store.save({ reference, ...report });\n    return reference;\n  }\n}\n',
    }),
    'request-closed-silently, dup': ('request-closed-silently', {
        'api/reports.py': '@router.post("/reports", status_code=202)\nasync def report(body: Report, store: Store = Depends(get_store)):\n    if await store.already_received(body.key):\n        return Receipt(message="Thank you. Your report was received.")\n    await store.add(body)\n    return Receipt(message="Thank you. Your report was received.")\n',
    }),
    'request-closed-silently, done by its test': ('request-closed-silently', {
        'api/leave.py': '@router.post("/requests", status_code=202)\nasync def leave(body: Request, store: Store = Depends(get_store)):\n    if unsubscribe_at_once(body.service, body.address):\n        return Receipt(message="Thank you. Your request was received.")\n    await store.add(body)\n    return Receipt(message="Thank you. Your request was received.")\n',
    }),
    'request-closed-silently, purge': ('request-closed-silently', {
        'jobs/purge.py': '@shared_task\ndef purge(request_id):\n    request = Request.objects.get(pk=request_id)\n    if request.closed_at < now() - timedelta(days=365):\n        request.delete()\n',
    }),
    'request-closed-silently, told': ('request-closed-silently', {
        'jobs/open.py': '@shared_task\ndef open_request(request_id):\n    request = Request.objects.get(pk=request_id)\n    if not useful(request.description):\n        notify(request.person, "too_short")\n        request.delete()\n        return\n    Visit.objects.create(request=request)\n',
    }),
    'request-closed-silently, draft': ('request-closed-silently', {
        'src/save.js': "router.post('/save', async (req, res) => {\n  if (!req.body.text) { return res.redirect('/home'); }\n  await drafts.insert(req.body);\n  return res.redirect('/home');\n});\n",
    }),
    'choice-asymmetric, agent': ('choice-asymmetric', {
        'instruction/forms.py': 'class RefusDemandeForm(forms.Form):\n    motif = forms.CharField(label="Motif du refus", min_length=50, widget=forms.Textarea)\n',
    }),
    'choice-asymmetric, agenttable': ('choice-asymmetric', {
        'config/instruction.yml': 'decision:\n  accept:\n    steps: 1\n  refuse:\n    steps: 4\n    reason_min_length: 80\n',
    }),
    'choice-asymmetric, jsxgood': ('choice-asymmetric', {
        'src/Refuse.jsx': 'export function Decision({ onNext }) {\n  const [reason, setReason] = useState(\'\');\n  return (<section><h2>Demande de Mme X</h2><button onClick={() => onNext(true)}>Accepter la demande</button>\n    <textarea id="r" value={reason} onChange={(e) => setReason(e.target.value)} />\n    <button disabled={reason.length < 50} onClick={() => onNext(false)}>Refuser la demande</button></section>);\n}\n',
    }),
    'lockout-without-human, good': ('lockout-without-human', {
        'config/security.yml': 'lockout:\n  max_attempts: 3\n  unlock_after: 15m\n',
    }),
    'lockout-without-human, good2': ('lockout-without-human', {
        'config/security.yml': 'lockout:\n  max_attempts: 3\n  unlock_after: never\n  unlock_by: email\n',
    }),
    'payment-card-only, good': ('payment-card-only', {
        'letters/bill.txt': 'Cheques will be sent back if they are not signed. You can also pay by cash at a pay point.\n',
    }),
    'payment-card-only, good2': ('payment-card-only', {
        'courriers/facture.txt': 'Payez par carte, par chèque ou en espèces. Les chèques sans signature vous seront retournés.\n',
    }),
    'captcha-alternative-missing, py-audio': ('captcha-alternative-missing', {
        'app/word.py': 'from captcha.image import ImageCaptcha\nfrom captcha.audio import AudioCaptcha\n_drawing = ImageCaptcha()\n_sound = AudioCaptcha()\ndef png(word):\n    return _drawing.generate(word)\ndef wav(word):\n    return _sound.generate(word)\n',
    }),
    'captcha-alternative-missing, js-audio': ('captcha-alternative-missing', {
        'src/captcha.js': "const svgCaptcha = require('svg-captcha');\napp.get('/captcha', (req, res) => { const c = svgCaptcha.create(); req.session.word = c.text; res.type('svg').send(c.data); });\napp.get('/captcha/audio', (req, res) => speak(req.session.word).pipe(res));\n",
    }),
    'name-charset-narrow, username': ('name-charset-narrow', {
        'src/validate.js': 'const USERNAME = /^[A-Za-z]{2,}$/;\nexport function username(value) { return USERNAME.test(value); }\n',
    }),
    'name-charset-narrow, unicode': ('name-charset-narrow', {
        'src/validate.js': "const NAME = /^[\\p{L}' -]+$/u;\nexport function surname(value) { return NAME.test(value); }\n",
    }),
    'consent-presumed, chosen': ('consent-presumed', {
        'src/Options.jsx': 'const OPTIONS = [\n  { id: \'badge\', label: \'Second badge\', price: 5, state: \'off\' },\n  { id: \'cover\', label: \'Breakage insurance\', price: 22, state: \'on\' },\n];\nexport function Options({ chosen }) {\n  return OPTIONS.map((o) => (<label key={o.id}><input type="checkbox" name={o.id} checked={chosen.includes(o.id)} disabled={o.state === \'off\'} /> {o.label} ({o.price} €)</label>));\n}\n',
    }),
    'consent-presumed, free': ('consent-presumed', {
        'src/Options.jsx': 'const OPTIONS = [\n  { id: \'badge\', label: \'Badge\', price: 0, state: \'on\' },\n  { id: \'cover\', label: \'Insurance\', price: 22, state: \'off\' },\n];\nexport function Options() {\n  return OPTIONS.map((o) => (<label key={o.id}><input type="checkbox" name={o.id} defaultChecked={o.state === \'on\'} /> {o.label}</label>));\n}\n',
    }),
    'nobody-to-ask, reply': ('nobody-to-ask', {
        'config/mail.yml': 'receipt:\n  from: receipts@customs.example\nheld:\n  from: noreply@customs.example\n  reply_to: desk@customs.example\n',
        'templates/mail/held.txt': 'Your parcel is held. Please reply to this email with the invoice.\n',
    }),
    'nobody-to-ask, other': ('nobody-to-ask', {
        'customs/senders.py': 'SENDERS = {\n    "receipt": "no-reply@customs.example",\n    "held": "desk@customs.example",\n}\n',
        'customs/templates/held.txt': 'Your parcel is held. Send us the invoice by replying to this message before 3 May.\n',
    }),
    'precarity-proxy-in-score, langgood': ('precarity-proxy-in-score', {
        'rules/intake.yml': 'queues:\n  standard: {target_hours: 48}\n  interpreted: {target_hours: 72}\ndefault: standard\nmatchers:\n  - field: language\n    one_of: [ar, fa]\n    queue: interpreted\n',
    }),
    'precarity-proxy-in-score, localgood': ('precarity-proxy-in-score', {
        'rules/intake.yml': 'queues:\n  north: {target_hours: 48}\n  south: {target_hours: 48}\ndefault: north\nmatchers:\n  - field: home_district\n    one_of: [QX4, QX7]\n    queue: south\n',
    }),
    'precarity-proxy-in-score, sqlgood': ('precarity-proxy-in-score', {
        'sql/view.sql': 'CREATE VIEW tour AS\nSELECT v.id FROM visit v JOIN area a ON a.code = v.home_area\nORDER BY a.name, v.received_at;\n',
    }),
    'validity-short, long': ('validity-short', {
        'src/draft.js': 'const DRAFT_MS = 30 * 24 * 3600 * 1000;\nexport function readDraft(req) {\n  const draft = req.session.draft;\n  if (draft && Date.now() - draft.savedAt > DRAFT_MS) {\n    delete req.session.draft;\n    return null;\n  }\n  return draft;\n}\n',
    }),
    'validity-short, code': ('validity-short', {
        'src/Code.php': "<?php\nfinal class CodeStore\n{\n    public function lire(): string\n    {\n        $code = $this->session->get('code');\n        if (time() - $code['le'] > 600) {\n            $this->session->remove('code');\n            return '';\n        }\n        return $code['v'];\n    }\n}\n",
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", FLAWED)
def test_the_deed_is_told_wherever_it_stands(name: str) -> None:
    rule, files = FLAWED[name]
    assert found_in(rule_named(rule), files) != []


@pytest.mark.parametrize("name", BENIGN)
def test_its_harmless_twin_is_left_alone(name: str) -> None:
    rule, files = BENIGN[name]
    assert found_in(rule_named(rule), files) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Aucune demande faite par un tiers ne sera acceptée."),
        ("fr", "Personne ne peut remplir ce formulaire à votre place."),
        ("fr", "Seul l’intéressé peut déposer sa demande."),
        ("en", "Relatives, carers and support workers may not apply on their behalf."),
        ("en", "We cannot take a request sent by a friend or a carer."),
        ("en", "Only the person concerned can apply."),
    ],
)
def test_a_text_by_which_nobody_may_act_for_somebody_is_asked_about(lang: str, text: str) -> None:
    assert found_in(rule_named("proxy-missing"), {"templates/a.html": f'<p lang="{lang}">{text}</p>\n'}) != []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Sans procuration, un tiers ne peut pas retirer le document à votre place."),
        ("fr", "Ne donnez pas votre code : personne ne peut se connecter à votre place."),
        ("fr", "Si vous ne pouvez pas signer, un aidant peut signer pour vous."),
        ("en", "You do not have to be a relative to apply on behalf of someone else."),
        ("en", "If your partner cannot sign, you can apply on their behalf."),
    ],
)
def test_a_text_that_says_who_may_act_is_left_alone(lang: str, text: str) -> None:
    assert found_in(rule_named("proxy-missing"), {"templates/a.html": f'<p lang="{lang}">{text}</p>\n'}) == []
