"""What the deeds of a program do to people, whatever it is written in; and what they do not."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.deeds.deed import LONGEST, folded


@pytest.mark.parametrize(("address", "said"), [("https://api.offres.fr/v2", True), ("http://crm:8000", False), ("https://api.insee.gouv.fr", False)])  # fmt: skip
def test_what_is_sent_goes_where_the_settings_say(address: str, said: bool) -> None:
    texts = {
        "app/Envoi.php": "<?php\nfunction envoyer($dossier) {\n    Http::post(config('services.offres.url') . '/contacts', ['email' => $dossier->lecteur->email]);\n}\n",
        "config/services.php": f"<?php\nreturn ['offres' => ['url' => env('OFFRES_URL', '{address}')]];\n",
    }
    assert bool(found_in(rule_named("personal-data-to-third-party"), texts)) is said


@pytest.mark.parametrize(("held", "said"), [("'offres' => ['clef' => 1], 'crm' => ['url' => 'https://crm.exemple.fr']", False), ("'crm' => ['clef' => 1], \"offres\" => [\"url\" => 'https://crm.exemple.fr']", True)])  # fmt: skip
def test_settings_are_read_under_their_own_key(held: str, said: bool) -> None:
    texts = {
        "app/Envoi.php": "<?php\nfunction envoyer($dossier) {\n    Http::post(config('services.offres.url'), ['email' => $dossier->lecteur->email]);\n}\n",
        "config/services.php": f"<?php\nreturn [{held}];\n",
    }
    assert bool(found_in(rule_named("personal-data-to-third-party"), texts)) is said


@pytest.mark.parametrize(
    ("rule", "path", "text", "said"),
    [
        ("refusal-automated", "jobs/r.py", "@shared_task\ndef reconcile(claims):\n    for one in claims:\n        connection.execute(text(\"UPDATE payments SET status = 'suspended' WHERE beneficiary_id = :id\"), {'id': one})\n", True),
        ("refusal-automated", "jobs/r.py", "@shared_task\ndef reconcile(claims):\n    for one in claims:\n        connection.execute(text(\"UPDATE payments SET status = 'suspended' WHERE server_id = :id\"), {'id': one})\n", False),
        ("withdrawal-asymmetry", "app/Http/Requests/StoreChallengeRequest.php", "<?php\nclass StoreChallengeRequest extends FormRequest\n{\n    public function authorize(): bool\n    {\n        return $this->notice()->isPaid();\n    }\n}\n", True),
        ("withdrawal-asymmetry", "app/Http/Requests/StoreChallengeRequest.php", "<?php\nclass StoreChallengeRequest extends FormRequest\n{\n    public function authorize(): bool\n    {\n        return !$this->notice()->isPaid();\n    }\n}\n", False),
        ("withdrawal-asymmetry", "fines/views.py", "def contester(request, fine):\n    if fine.paid_at is None:\n        raise PermissionDenied('Payez d’abord.')\n    Recours.objects.create(fine=fine)\n", True),
        ("withdrawal-asymmetry", "fines/views.py", "def contester(request, fine):\n    if fine.paid_at is not None:\n        raise PermissionDenied('Cette amende est payée.')\n    Recours.objects.create(fine=fine)\n", False),
        ("withdrawal-asymmetry", "app/controllers/contrats_controller.rb", "class ContratsController < ApplicationController\n  def index\n    @contrats = current_user.contrats\n  end\n\n  def destroy\n    head :method_not_allowed\n  end\nend\n", True),
        ("withdrawal-asymmetry", "app/controllers/contracts_controller.rb", "class ContractsController < ApplicationController\n  def create\n    Contract.create!(contract_params)\n  end\n\n  def destroy\n    head :method_not_allowed\n  end\nend\n", False),
        ("withdrawal-asymmetry", "app/views.py", "def subscribe(request, plan):\n    request.person.add(plan)\n\n\ndef delete_plan(request, plan):\n    return HttpResponseNotAllowed(['POST'])\n", True),
        ("withdrawal-asymmetry", "app/views.py", "def delete_plan(request, plan):\n    'Plans of the town are read alone.'\n    return HttpResponseNotAllowed(['GET'])\n", False),
        ("withdrawal-asymmetry", "app/regles.py", "FRAIS_INSCRIPTION = Decimal('0')\nRETENUE_ANNULATION = Decimal('30')\n", True),
        ("withdrawal-asymmetry", "app/regles.py", "FRAIS_INSCRIPTION = Decimal('0')\nRETENUE_ANNULATION_TARDIVE = Decimal('30')\n", False),
        ("withdrawal-asymmetry", "templates/compte.html", '<html lang="fr"><body><h1>Mon compte</h1><p>Actif depuis lundi.</p><h2>Mettre fin à mon abonnement</h2><p>Adressez votre demande par lettre recommandée au service des clients.</p></body></html>', True),
        ("withdrawal-asymmetry", "templates/compte.html", '<html lang="fr"><body><h1>Mon compte</h1><p>Actif depuis lundi.</p><h2>Mettre fin à mon abonnement</h2><p>Adressez votre demande par lettre, ou :</p><form method="post"><button>Arrêter</button></form></body></html>', False),
        ("withdrawal-asymmetry", "templates/bail.html", '<html lang="fr"><body><h1>Vos droits</h1><h2>Résilier son bail</h2><p>Adressez votre demande par lettre recommandée au propriétaire.</p></body></html>', False),
        ("withdrawal-asymmetry", "templates/a.html", '<html lang="en"><body><h1>Settings</h1><h2>Close your account</h2><p>Send a signed letter to the service desk, with a copy of your passport.</p></body></html>', True),
        ("session-timeout-short", "g.py", "def g(request):\n    if request.session['ip'] == request.META['REMOTE_ADDR']:\n        return\n    logout(request)\n", True),
        ("session-timeout-short", "g.py", "def g(request):\n    if request.session['ip'] != request.META['REMOTE_ADDR']:\n        return\n    logout(request)\n", False),
        ("session-timeout-short", "g.php", "<?php\nif ($_SESSION['lang'] !== $_POST['lang']) {\n    session_destroy();\n}\n", False),
        ("consent-presumed", "j.py", "@shared_task\ndef renew():\n    for consent in Consent.objects.all():\n        consent.expires_on = today + timedelta(days=365)\n", True),
        ("consent-presumed", "j.py", "def renew(request, consent):\n    consent.expires_on = today + timedelta(days=365)\n", False),
        ("personal-data-to-third-party", "v.sql", "CREATE VIEW pupils AS SELECT name, religion FROM pupil;\nGRANT SELECT ON pupils TO teacher;\n", True),
        ("personal-data-to-third-party", "v.sql", "CREATE VIEW pupils AS SELECT name, form FROM pupil;\nGRANT SELECT ON pupils TO teacher;\n", False),
        ("personal-data-to-third-party", "crontab", "1 1 * * * www psql -c \"COPY (SELECT nom, adresse FROM patient) TO STDOUT\" | ssh a@police.example 'cat'\n", True),
        ("personal-data-to-third-party", "crontab", "1 1 * * * www psql -c \"COPY (SELECT nom, adresse FROM patient) TO STDOUT\" | ssh a@sauvegarde.example 'cat'\n", False),
        ("personal-data-to-third-party", "api.py", "class EmployerCandidateSerializer(ModelSerializer):\n    class Meta:\n        fields = ['trade', 'disability']\n", True),
        ("personal-data-to-third-party", "api.py", "class EmployerSerializer(ModelSerializer):\n    class Meta:\n        fields = ['trade', 'disability']\n", False),
        ("sensitive-attribute-in-score", "r.js", "function rank(child) {\n  let points = 1;\n  if (child.disability) points -= 20;\n  return points;\n}\n", True),
        ("sensitive-attribute-in-score", "r.js", "function rank(child) {\n  let points = 1;\n  if (!child.disability) points -= 20;\n  return points;\n}\n", False),
        ("password-rotation-forced", "p.py", "def token_expired(token):\n    return now() - token.password_reset_at > WEEK\n", False),
        ("lockout-without-human", "l.js", "function failed(job) {\n  job.update({ locked: job.failures >= 3, until: later() });\n}\n", False),
        ("reading-tracked", "s.ts", "async function log(agentId: number, words: string) {\n  await db.searchLog.create({ data: { agentId, words } });\n}\n", False),
        ("confirmshaming", "lang/fr/don.php", "<?php\nreturn [\n    'non' => 'Non, tant pis pour les enfants',\n];\n", True),
        ("confirmshaming", "lang/fr/don.php", "<?php\nreturn [\n    'non' => 'Non, merci',\n];\n", False),
        ("consent-presumed", "up.php", "<?php\n$table->boolean('partage_partenaires')->default(true);\n", True),
        ("consent-presumed", "up.php", "<?php\n$table->boolean('partage_partenaires')->default(false);\n", False),
        ("consent-presumed", "u.php", "<?php\nclass U\n{\n    private bool $accordPartageDonnees = true;\n}\n", True),
        ("consent-presumed", "u.ts", "class U {\n  newsletterOptIn = true\n}\n", True),
        ("consent-presumed", "u.ts", "class U {\n  analytics = true\n}\n", False),
        ("reading-tracked", "r.php", "<?php\nfunction recherche($requete, $lecteur) {\n    $this->historique->ajouter($lecteur, $requete->get('q'));\n}\n", True),
        ("reading-tracked", "r.js", "history.push({ pathname: '/search', state: { userId: user.id, q } });\n", False),
        ("nagging-modal", "src/Bandeau.php", "<?php\nclass Bandeau\n{\n    const DUREES = ['oui' => '+13 months', 'non' => '-1 hour'];\n}\n", True),
        ("nagging-modal", "w.js", "const warn = () => setTimeout(() => end.showModal(), 9);\nok.addEventListener('click', () => {\n  prolongSession('invite');\n  end.close();\n  warn();\n});\n", False),
        ("lockout-without-human", "l.php", "<?php\nfunction echec($compte) {\n    if ($compte->echecs >= 3) {\n        $compte->verrouille = true;\n    }\n}\n", True),
    ],
)  # fmt: skip
def test_a_deed_is_told_for_what_it_does(rule: str, path: str, text: str, *, said: bool) -> None:
    assert bool(found_in(rule_named(rule), {path: text})) is said


def test_what_is_sent_is_what_the_view_holds() -> None:
    texts = {
        "out/plan.py": 'PLAN = [{"view": "v_people", "to": "sftp://drop.partner.org/in"}]\n',
        "sql/views.sql": "CREATE VIEW v_people AS SELECT p.nom, p.telephone FROM patient AS p;\n",
    }
    assert found_in(rule_named("personal-data-to-third-party"), texts)
    texts["sql/views.sql"] = "CREATE VIEW v_people AS SELECT p.ward, p.day FROM patient AS p;\n"
    assert not found_in(rule_named("personal-data-to-third-party"), texts)


@pytest.mark.parametrize(
    ("rule", "path", "text", "said"),
    [
        ("withdrawal-asymmetry", "app/vues.py", "def desabonner(request):\n    flash('Vous êtes désabonné.')\n    return redirect('/')\n", True),
        ("withdrawal-asymmetry", "app/vues.py", "def desabonner(request):\n    retirer(request)\n    flash('Vous êtes désabonné.')\n", False),
        ("withdrawal-asymmetry", "app/vues.py", "def desabonner(request):\n    del LISTE[request.user.pk]\n    flash('Vous êtes désabonné.')\n", False),
        ("withdrawal-asymmetry", "src/a.js", "function unsubscribe() {\n  subscribed = false\n  toast('Unsubscribed')\n}\n", False),
        ("withdrawal-asymmetry", "src/a.js", "function onSms(m) {\n  if (m.body === 'STOP') {\n    return\n  }\n  answer(m)\n}\n", True),
        ("withdrawal-asymmetry", "src/a.js", "function onSms(m) {\n  if (optOut(m)) {\n    return\n  }\n  if (m.body === 'STOP') {\n    return\n  }\n  answer(m)\n}\n", False),
        ("withdrawal-asymmetry", "src/a.php", "<?php\nfunction retirer($demande) {\n    $demande->bloqueJusqua = $demain;\n}\n", True),
        ("withdrawal-asymmetry", "src/a.php", "<?php\nfunction retirer($demande) {\n    $demande->bloqueJusqua = null;\n}\n", False),
        ("nobody-to-ask", "app/vues.py", "def contact(request):\n    log.info('x')\n    return render(request, 'merci')\n", True),
        ("nobody-to-ask", "app/vues.py", "def contact(request):\n    return render(request, 'contact.html')\n", False),
        ("nobody-to-ask", "app/vues.py", "def contact(request):\n    send_mail(request.POST['text'])\n    return render(request, 'merci')\n", False),
        ("nobody-to-ask", "src/a.js", "function handle(m) {\n  if (m.recipient === 'appeals@town.example') {\n    m.discard()\n  }\n}\n", True),
        ("nobody-to-ask", "src/a.js", "function handle(m) {\n  if (m.recipient === 'noreply@town.example') {\n    m.discard()\n  }\n}\n", False),
        ("refusal-remedies-missing", "src/a.js", "function place(d) {\n  toast('Request refused.')\n  navigate('/')\n}\n", True),
        ("refusal-remedies-missing", "src/a.js", "function place(d) {\n  toast('Request refused. Call us on 0300 555 0101.')\n  navigate('/')\n}\n", False),
        ("refusal-remedies-missing", "src/a.js", "function place(d) {\n  if (d.late) {\n    toast('Request refused.')\n    showReasons(d)\n    return\n  }\n  navigate('/')\n}\n", False),
        ("online-only-wording", "app/j.py", "def notify(decision):\n    espace.deposer(decision)\n    decision.notified_at = now()\n    sms(decision.person)\n", False),
        ("online-only-wording", "app/j.php", "<?php\nfunction notifier($decision) {\n    $this->coffre->ajouter($decision);\n    $decision->notifieeLe = $jour;\n}\n", True),
        ("nobody-to-ask", "src/a.js", "function handle(m) {\n  if (m.recipient === 'old@town.example') {\n    m.discard()\n    keep(m)\n  }\n}\n", False),
        ("nobody-to-ask", "app/vues.py", "def contact(request):\n    return render(request, 'c.html', {'t': 'We will reply soon'})\n", False),
        ("withdrawal-asymmetry", "app/vues.py", "def unsubscribe(request):\n    return render(request, 'u.html', {'t': 'You will no longer receive it'})\n", False),
        ("withdrawal-asymmetry", "src/a.js", "function cancelRequest(r) {\n  ui.blocked = true\n}\n", False),
        ("withdrawal-asymmetry", "src/a.js", "function cancelRequest(r) {\n  r.user.blocked = true\n}\n", True),
        ("soft-delete-only", "src/a.js", "function deleteAccount(a) {\n  this.visible = false\n  return 'Your account was deleted'\n}\n", False),
        ("soft-delete-only", "src/a.php", "<?php\nfunction supprimerCompte($u) {\n  $u->setActive(false);\n  $bus->send(new EraseUser($u));\n  f('Votre compte sera supprimé.');\n}\n", False),
        ("online-only-wording", "src/a.ts", "function intake(a) {\n  switch (a.source) {\n    case 'portal':\n      return a.open()\n    case 'letter':\n      modal.close()\n      return scan(a)\n  }\n}\n", False),
        ("online-only-wording", "src/a.ts", "function intake(a) {\n  switch (a.source) {\n    case 'portal':\n      return a.open()\n    case 'fax':\n      return a.close()\n  }\n}\n", False),
        ("online-only-wording", "src/a.ts", "function intake(a) {\n  switch (a.source) {\n    case 'portal':\n      return a.open()\n    case 'letter':\n      return scan(a)\n  }\n}\nfunction other() {\n  throw new Error('x')\n}\n", False),
        ("online-only-wording", "src/a.ts", "function intake(a) {\n  if (a.source === 'letter') {\n    return rejectClaim(a)\n  }\n}\n", True),
        ("online-only-wording", "src/a.ts", "function intake(a) {\n  if (a.source !== 'letter') {\n    return rejectClaim(a)\n  }\n}\n", False),
        ("online-only-wording", "src/a.ts", "function intake(a) {\n  switch (a.source) {\n    case 'letter':\n    case 'counter':\n      throw sorry\n    case 'web':\n      a.open()\n  }\n}\n", True),
        ("online-only-wording", "src/a.php", "<?php\nfunction recevoir($a) {\n    switch ($a->canal) {\n        case 'web':\n            $a->ouvrir();\n            break;\n        case 'courrier':\n        case Canal::Guichet:\n            $a->rejeter();\n    }\n}\n", True),
        ("online-only-wording", "src/a.php", "<?php\nfunction recevoir($a) {\n    switch ($a->canal) {\n        case 'web':\n            $a->ouvrir();\n            break;\n        case 'courrier':\n            $a->numeriser();\n            $a->clore();\n    }\n}\n", False),
    ],
)  # fmt: skip
def test_a_function_does_what_it_is_named_for(rule: str, path: str, text: str, *, said: bool) -> None:
    assert bool(found_in(rule_named(rule), {path: text})) is said


def test_an_erasure_that_hides_is_said_once() -> None:
    hides = "<?php\nclass A\n{\n    public function supprimer(Usager $usager): string\n    {\n        $usager->setDeletedAt(new DateTime());\n        return 'Votre compte est supprimé.';\n    }\n}\n"
    assert len(found_in(rule_named("soft-delete-only"), {"src/A.php": hides})) == 1


_PARTS = "[req.headers['user-agent'], req.headers['accept-language'], req.ip]"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("a.js", f"export function f(req) {{\n  const raw = {_PARTS}.join();\n  return sha256(raw);\n}}\n", True),
        ("a.js", f"export function f(req) {{\n  const raw = {_PARTS}.join();\n  keep(raw);\n  return sha256(req.body.password);\n}}\n", False),
        ("a.js", "export function f(req) {\n  const h = createHash('md5');\n  h.update(req.ip);\n  h.update(req.headers['user-agent']);\n  h.update(req.headers['accept-language']);\n  return h;\n}\n", True),
        ("a.py", "NAMES = ('HTTP_USER_AGENT', 'HTTP_ACCEPT_LANGUAGE', 'REMOTE_ADDR')\n\ndef f(meta):\n    h = hashlib.md5()\n    for one in NAMES:\n        h.update(meta[one])\n    return h.hexdigest()\n", True),
        ("a.py", "NAMES = ('HTTP_USER_AGENT', 'HTTP_ACCEPT_LANGUAGE', 'REMOTE_ADDR')\n\ndef f(file):\n    return hashlib.md5(file.read()).hexdigest()\n", False),
        ("a.py", "def parts(meta):\n    return meta['HTTP_USER_AGENT'] + meta['HTTP_ACCEPT_LANGUAGE'] + meta['REMOTE_ADDR']\n\ndef f(meta):\n    return hashlib.md5(parts(meta)).hexdigest()\n", True),
        ("a.php", "<?php\nfunction f($s) {\n  $raw = $s['HTTP_USER_AGENT'] . $s['HTTP_ACCEPT_LANGUAGE'] . $s['REMOTE_ADDR'];\n  return hash('md5', $raw);\n}\n", True),
        ("a.php", "<?php\nfunction f($s) {\n  $this->note($s['HTTP_USER_AGENT'], $s['HTTP_ACCEPT_LANGUAGE'], $s['REMOTE_ADDR']);\n  return hash('md5', $s['card']);\n}\n", False),
    ],
)  # fmt: skip
def test_a_print_is_made_of_parts_of_the_device_and_not_beside_them(path: str, text: str, *, said: bool) -> None:
    assert bool(found_in(rule_named("tracker-before-consent"), {f"server/{path}": text})) is said


@pytest.mark.parametrize("text", ["", " \n", "a\n  b ", "é " * LONGEST, "ab\n" * 3 * LONGEST, "x" * 3 * LONGEST])
def test_a_deed_keeps_the_first_signs_of_what_is_written(text: str) -> None:
    assert folded(text) == " ".join(text.split())[:LONGEST]


def test_a_price_named_where_there_is_no_function_shows_nothing() -> None:
    rule = rule_named("consent-presumed")
    texts = {
        "billets/prix.py": "FRAIS_DOSSIER = 3.5\n\n\ndef sous_total(panier):\n    return sum(ligne.prix for ligne in panier.lignes)\n\n\ndef a_payer(panier):\n    return sous_total(panier) + FRAIS_DOSSIER  # été\n",
        "billets/views.py": "def panier(request):\n    return render(request, 'billets/panier.html', {'total': sous_total(request.panier)})\n",
        "templates/billets/panier.html": "<p>Total : {{ total }} €</p>\n",
    }
    assert [one.path for one in found_in(rule, texts)] == ["billets/prix.py"]
    assert found_in(rule, {"billets/prix.py": texts["billets/prix.py"], "a.py": "print(sous_total(1))\n"}) == []


@pytest.mark.parametrize(("host", "said"), [("o7.ingest.sentry.io", ["violation"]), ("sentry.exemple.fr", ["review"]), ("sentry.exemple.gouv.fr", [])])  # fmt: skip
def test_a_monitor_of_errors_may_be_a_server_of_ones_own(host: str, said: list[str]) -> None:
    texts = {
        "src/suivi.ts": 'import * as Sentry from "@sentry/browser";\nSentry.setUser({ email: usager.courriel }); // été\n',
        "config/csp.yaml": f"connect-src:\n  - 'https://{host}'\n",
    }
    assert [one.certainty.value for one in found_in(rule_named("personal-data-to-third-party"), texts)] == said
