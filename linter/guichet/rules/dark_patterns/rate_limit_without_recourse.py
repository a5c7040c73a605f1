"""Too many tries: the person is shut out, without being told until when or whom to ask."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.python.limited import gives_recourse, is_for_machines, is_too_many, is_worded_elsewhere
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

SHUT = Text(
    fr="« {response} » bloque sans dire jusqu’à quand ni qui appeler : une médiathèque entière, une adresse partagée, une personne qui se trompe restent dehors. Ajoutez « Retry-After » et un contact humain.",
    en='"{response}" blocks without saying until when or whom to call: a whole library, a shared address, someone who makes mistakes stay outside. Add “Retry-After” and a human contact.',
)

MAYBE = Text(
    fr="« {response} » bloque avec un message écrit ailleurs : dit-il jusqu’à quand, et qui appeler ?",
    en='"{response}" blocks with a message that is written elsewhere: does it say until when, and whom to call?',
)

FULL = Text(
    fr="« {test} » renvoie au lendemain dès que les demandes sont trop nombreuses : seules passent les personnes les plus rapides du matin. Prenez toutes les demandes et traitez-les dans l’ordre, ou proposez un autre chemin.{chain}",
    en='"{test}" sends people back to another day once enough requests have come: only the quickest in the morning get in. Take every request and deal with them in turn, or offer another way.{chain}',
)


def _full(act: Act) -> Iterator[Hit]:
    for quota in act.grounds(Reason.QUOTA) if act.place.is_public and not act.gives_recourse else ():
        facts = {"test": " ".join(quota.shown.split())[:80], "chain": quota.chain}
        yield Hit(quota.span, FULL, facts, Certainty.REVIEW, quota.path)


DEVICE = Text(
    fr="« {test} » refuse qui vient après {limit} autres sur le même appareil : en médiathèque, au foyer ou avec un aidant, ce n’est pas une fraude. Retirez cette limite, ou donnez une autre porte.",
    en='"{test}" refuses whoever comes after {limit} others on the same device: in a library, a shelter or with a helper, that is no fraud. Drop this limit, or give another door.',
)


def _shared(act: Act) -> Iterator[Hit]:
    """Report people refused for the device that they share."""
    if isinstance(act, FromDeed) and act.what is What.SAME_DEVICE:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, DEVICE, {"test": act.shown, "limit": act.other}, certainty, path=act.path)


SWALLOWED = Text(
    fr="« {test} » : ce que la limite arrête est jeté, et la suite est la même que pour un envoi reçu. La personne attend une réponse qui ne viendra pas : dites qu’il y a trop d’envois, jusqu’à quand, et par où envoyer quand même.",
    en='"{test}": what the limit stops is thrown away, and what follows is the same as for what was taken. People wait for an answer that will not come: say that there are too many, until when, and by which other way to send it.',
)

COUNTRY = Text(
    fr="« {test} » : qui vient d’une ligne dite d’un autre pays est arrêté, alors qu’une adresse IP ne dit ni où vit la personne ni ses droits. L’apprend-elle, et par quelle autre porte passe-t-elle ?",
    en='"{test}": people whose line is said to be in another country are stopped, though an IP address says neither where they live nor what they may ask for. Are they told, and which other door is theirs?',
)
_STOPPED = {What.SWALLOWED: SWALLOWED, What.BY_COUNTRY: COUNTRY}


def _silently(act: Act) -> Iterator[Hit]:
    """Ask about what a limit throws away without a word, and about the country of a line."""
    if isinstance(act, FromDeed) and act.what in _STOPPED:
        yield Hit(act.span, _STOPPED[act.what], {"test": act.shown}, Certainty.REVIEW, act.path)


LINE = Text(
    fr="« {shown} » : en médiathèque, au foyer ou avec un aidant, beaucoup de demandes viennent de la même connexion. Si cette limite les arrête, quelle autre porte leur reste ?",
    en='"{shown}": in a library, a shelter or with a helper, many requests come from one connection. If this limit stops them, which other door is left?',
)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about a few requests in a day for one line."""
    if isinstance(act, Said) and act.flaw is Flaw.LINE:
        yield Hit(act.span, LINE, {"shown": act.shown}, Certainty.REVIEW, act.path)


@python_rule(
    nodes.Call, nodes.Tuple,
    name="rate-limit-without-recourse",
    code="W9309",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Trop d’essais, et plus personne", en="Too many tries, and nobody there"),
    harms=Text(
        fr="Les personnes qui partagent une connexion (médiathèque, foyer, téléphone prêté), et celles qui se trompent souvent.",
        en="People who share a connection (library, shelter, borrowed phone), and people who often make mistakes.",
    ),
    instead=Text(
        fr="Dites l’attente (« Retry-After », en minutes dans la page), donnez un téléphone, comptez par visiteur, et, bien plus haut seulement, par adresse IP.",
        en="Say how long to wait (“Retry-After”, in minutes on the page), give a phone number, count by visitor and, far higher only, by IP address.",
    ),
    wrong_when=Text(
        fr="La réponse va à une machine qui a une documentation, ou un gestionnaire commun ajoute l’attente et le contact.",
        en="The answer goes to a machine that has documentation, or a shared handler adds the wait and the contact.",
    ),
    refs=("wcag 3.3.1", "ddd-2022"),
    lesson="08-deceptive-interfaces/03-sludge",
    mentions=("429", "toomanyrequests", "too_many_requests"),
    also=(
        Check(Subject.ACT, (Kind.REFUSE,), ("exceed", "limit", "threshold", "too_many", "toomany", "throttl", "quota", "geoblocked", "geo_blocked", "country_blocked", "countryblocked", "limite"), _silently),
        Check(Subject.ACT, (Kind.REFUSE,), ("par", "per", "limit", "jour", "day"), _said, ("ip",)),
        Check(Subject.ACT, (Kind.REFUSE,), ("par", "per", "limit", "throttle"), _shared, ("appareil", "device", "poste", "ip", "phone", "machine", "windowms", "timewindow", "ttl", "rate_limit", "remote_addr", "remoteaddr", "throttle_rates")),
        Check(Subject.ACT, (Kind.REFUSE, Kind.HIDE), ("incr", "count(", "count_", "compter", "nombre_", "quota", "+= 1", "par_jour", "per_day", "perday", "parjour", "today", "dujour", "daily", "quotidien", "++", "+ 1"), _full, ("current_date", "curdate", "return <", "status", "render", "redirect", "abort", "raise ", "response", "res.", "refus", "reject", "ferm", "clos")),
    ),
    bad=(
        Bad('LIMITS = {"applications_per_ip_per_day": 2}  # café\n', LINE, at="2", path="app/limits.py", review=True),
        Bad("const limiter = rateLimit({\n  windowMs: 24 * 60 * 60 * 1000,\n  limit: 2,\n  keyGenerator: (req) => req.ip,\n  message: 'Too many café applications.',\n});\nrouter.post('/applications', limiter, save);\n", DEVICE, at="rateLimit({\n  windowMs: 24 * 60 * 60 * 1000,\n  limit: 2,\n  keyGenerator: (req) => req.ip,\n  message: 'Too many café applications.',\n})", path="src/limits.js"),
        Bad({"app/Providers/AppServiceProvider.php": "<?php\nclass AppServiceProvider extends ServiceProvider\n{\n    public function boot(): void\n    {\n        RateLimiter::for('envoi', fn (Request $request) => Limit::perDay(3)->by($request->ip())); // été\n    }\n}\n", "routes/web.php": "<?php\nRoute::post('/demande', [DemandeController::class, 'store'])->middleware('throttle:envoi');\n"}, DEVICE, at="Limit::perDay(3)", path="app/Providers/AppServiceProvider.php"),
        Bad({"src/limites.ts": "import rateLimit from 'express-rate-limit';\n\nconst JOUR = 24 * 60 * 60 * 1000; // été\n\nexport const limite = rateLimit({ windowMs: JOUR, max: 2 });\n", "src/demandes.ts": "import { limite } from './limites';\n\nrouter.post('/demandes', limite, deposer);\n"}, DEVICE, at="rateLimit({ windowMs: JOUR, max: 2 })", path="src/limites.ts"),
        Bad('COMPTES_PAR_POSTE = 2\n\n\ndef ouvrir(request, fiche):\n    if Compte.objects.filter(poste=request.poste).count() >= COMPTES_PAR_POSTE:\n        raise ValidationError("Déjà pris")\n    return fiche.save()\n', DEVICE, at="Compte.objects.filter(poste=request.poste).count() >= COMPTES_PAR_POSTE", path="comptes/vues.py"),
        Bad({"demandes/limites.py": 'LIMITE = 3\n\n\ndef limiter(vue):\n    def enveloppe(request, *args):\n        """Été."""\n        clé = f"demandes:{request.META.REMOTE_ADDR}"\n        cache.add(clé, 0, 24 * 3600)\n        if cache.incr(clé) > LIMITE:\n            return render(request, "trop.html", {}, None, 403)\n        return vue(request, *args)\n\n    return enveloppe\n', "templates/trop.html": "<p>Trop de demandes. Revenez demain.</p>\n"}, DEVICE, at="cache.incr(clé) > LIMITE", path="demandes/limites.py"),
        Bad("module LimitsByLine # café\n  MAX_PER_DAY = 3\n\n  def limit_by_line\n    count = Rails.cache.increment(\"claims:#{request.remote_ip}\", 1, expires_in: 1.day)\n    render :too_many, status: :too_many_requests if count > MAX_PER_DAY\n  end\nend\n", DEVICE, at="count > MAX_PER_DAY", path="app/controllers/concerns/limits_by_line.rb"),
        Bad("const MAX_PER_DAY = 3; // café\n\nexport async function limitByLine(req, res, next) {\n  const key = `claims:${req.ip}`;\n  const count = await redis.incr(key);\n  await redis.expire(key, 86400);\n  if (count > MAX_PER_DAY) {\n    return res.status(429).render('later');\n  }\n  next();\n}\n", DEVICE, at="count > MAX_PER_DAY", path="src/limit.ts"),
        Bad({"app/limits.py": 'def later(request):\n    """Café."""\n    return render(request, "later.html", status=429)\n', "templates/later.html": "<p>Too many requests. Come back later.</p>\n"}, SHUT, at='render(request, "later.html", status=429)', path="app/limits.py"),
        Bad('class Rack::Attack  # été\n  throttle("claims", limit: 3, period: 24.hours) do |req|\n    req.ip if req.post? && req.path == "/claims"\n  end\nend\n', DEVICE, at='throttle("claims", limit: 3, period: 24.hours)', path="config/initializers/rack_attack.rb"),
        Bad("class DemandesController < ApplicationController  # été\n  rate_limit to: 5, within: 1.day, only: :create\nend\n", DEVICE, at="rate_limit to: 5, within: 1.day, only: :create", path="app/controllers/demandes_controller.rb"),
        Bad("const limite = rateLimit({ windowMs: 24 * 60 * 60 * 1000, max: 4 }); // été\napp.use(limite);\n", DEVICE, at="rateLimit({ windowMs: 24 * 60 * 60 * 1000, max: 4 })", path="serveur/entree.js", review=True),
        Bad("const dépôts = rateLimit({ windowMs: 24 * 60 * 60 * 1000, max: 4 });\napp.post('/demandes', dépôts, recevoir);\n", DEVICE, at="rateLimit({ windowMs: 24 * 60 * 60 * 1000, max: 4 })", path="serveur/demandes.js"),
        Bad({"config/packages/rate_limiter.yaml": "framework:\n  rate_limiter:\n    dossiers:  # été\n      policy: fixed_window\n      limit: 3\n      interval: '1 day'\n", "src/Controller/DepotController.php": "<?php\nclass DepotController\n{\n    public function __invoke(Request $request, RateLimiterFactory $dossiersLimiter): Response\n    {\n        if (!$dossiersLimiter->create($request->getClientIp())->consume()->isAccepted()) {\n            return $this->render('limite.html.twig');\n        }\n        return $this->redirectToRoute('merci');\n    }\n}\n", "templates/limite.html.twig": "<p lang=\"fr\">Trop de dossiers. Revenez demain.</p>\n"}, DEVICE, at="3", path="config/packages/rate_limiter.yaml"),
        Bad("services:\n  - name: demandes  # été\n    plugins:\n      - name: rate-limiting\n        config:\n          day: 4\n          limit_by: ip\n", DEVICE, at="4", path="kong/kong.yml"),
        Bad("REST_FRAMEWORK = {  # été\n    'DEFAULT_THROTTLE_RATES': {'anon': '5/day'},\n}\n", DEVICE, at="'5/day'", path="config/settings.py", review=True),
        Bad("app.post('/demandes', { config: { rateLimit: { max: 3, timeWindow: '1 day' } } }, recevoir);\n", DEVICE, at="max: 3", path="serveur/demandes.js"),
        Bad({"service/vues.py": 'limiter = Limiter(get_remote_address, app=app)\n\n\n@app.post("/demandes")\n@limiter.limit(réglages.PAR_LIGNE)\ndef déposer():\n    return enregistrer(request.form)\n', "service/réglages.py": 'PAR_LIGNE = "3 per day"\n'}, DEVICE, at="limiter.limit(réglages.PAR_LIGNE)", path="service/vues.py"),
        Bad('limiter = Limiter(get_remote_address, app=app)\n\n\n@app.post("/demandes")\n@limiter.limit("2 per day")\ndef déposer():\n    return enregistrer(request.form)\n', DEVICE, at='limiter.limit("2 per day")', path="service/vues.py"),
        Bad("[guichet]  # été\ndossiers_par_jour = 30\nau_dela = \"refus\"\n", FULL, at="dossiers_par_jour = 30", path="service/quotas.toml", review=True),
        Bad("UPDATE journee SET prises = prises + 1\n WHERE jour = current_date AND prises < plafond\nRETURNING true; -- été\n", FULL, at="prises < plafond", path="sql/quota.sql", review=True),
        Bad("CREATE FUNCTION garde() RETURNS trigger AS $$\nBEGIN\n  IF (SELECT count(*) FROM demande WHERE reçue = current_date) >= 40 THEN\n    RAISE EXCEPTION 'plus tard';\n  END IF; -- + 1\nEND $$ LANGUAGE plpgsql;\n", FULL, at="(SELECT count(*) FROM demande WHERE reçue = current_date) >= 40", path="sql/garde.sql", review=True),
        Bad('def rdv(request):\n    if trop(request):\n        return HttpResponse("Trop de demandes à la fois", status=429)\n', SHUT, at='HttpResponse("Trop de demandes à la fois", status=429)'),
        Bad("@app.before_request\ndef limiter():\n    \"\"\"Limité.\"\"\"\n    if g.essais > 5:\n        abort(429)\n", SHUT, at="abort(429)"),
        Bad('async def déposer():\n    raise HTTPException(status_code=429, detail="Too many requests")\n', SHUT, at='HTTPException(status_code=429, detail="Too many requests")'),
        Bad("def entrer(personne):\n    permis, été = peser(personne)\n    if not permis:\n        abort(429, description=str(été))\n", MAYBE, at="abort(429, description=str(été))", path="entrée/vues.py", review=True),
        Bad('def rdv():\n    if trop():\n        return "Réessayez", 429\n', SHUT, at='"Réessayez", 429'),
        Bad(
            'def demander(request):\n    """Une aide, été comme hiver."""\n    if Demande.objects.filter(reçue_le=localdate()).count() >= 100:\n        return render(request, "complet.html")\n    form = Aide(request.POST)\n    form.save()\n    return redirect("merci")\n',
            FULL,
            at="Demande.objects.filter(reçue_le=localdate()).count() >= 100", review=True,
        ),
        Bad("class PetitionMaker # été\n  def save\n    unless rate_limit.exceeded?(@petition.author)\n      @petition.save!\n      send_link(@petition)\n    end\n    true\n  end\nend\n", SWALLOWED, at="rate_limit.exceeded?(@petition.author)", path="app/models/petition_maker.rb", review=True),
        Bad("class MessagesController < ApplicationController # café\n  rescue_from Message::RateLimitExceeded do\n    redirect_to thanks_url\n  end\n\n  def create\n    @message.save\n  end\nend\n", SWALLOWED, at="redirect_to thanks_url", path="app/controllers/messages_controller.rb", review=True),
        Bad("class PhoneForm # café\n  def validate_country\n    return unless ip_country_blocked?\n    errors.add(:phone, :invalid)\n  end\nend\n", COUNTRY, at="ip_country_blocked?", path="app/forms/phone_form.rb", review=True),
        Bad("export async function poster(req, res) {\n  const reçues = await Demande.count({ today: true }); // été\n  if (reçues > 40) {\n    return res.status(403).send('Complet');\n  }\n  res.redirect('/merci');\n}\n", FULL, at='reçues > 40', path='serveur/poster.js', review=True),
    ),
    good=(
        Good({"contrôle.py": "def vérifier(request, demande):\n    erreurs = [une for une in demande.pièces.filter(jour=date.today()) if not une.lisible]\n    if len(erreurs) > 0:\n        raise PermissionDenied(\"Revenez demain.\")\n"}),
        Good('LIMITS = {"applications_per_ip_per_day": 500, "messages_per_ip_per_day": 2}  # café\n', path="app/limits.py"),
        Good({"app/Providers/AppServiceProvider.php": "<?php\nclass AppServiceProvider extends ServiceProvider\n{\n    public function boot(): void\n    {\n        RateLimiter::for('essai', fn (Request $request) => Limit::perDay(3)->by($request->ip())); // été\n    }\n}\n", "routes/web.php": "<?php\nRoute::post('/connexion', [SessionController::class, 'store'])->middleware('throttle:essai');\n"}),
        Good("export const compter = req => Demande.count({ dossier: req.dossier._id });\n\nexport function effacer(req, res) { // été\n  Demande.find({ dossier: req.dossier._id }).exec().then(demandes => {\n    const closes = demandes.filter(d => d.close);\n    if (closes.length > 0) {\n      req.dossier.effaceLe = Date.now();\n      req.dossier.save().then(rendu(res)).catch(rate(res));\n    } else {\n      req.dossier.remove().then(rendu(res)).catch(rate(res));\n    }\n  });\n}\n\nfunction rendu(res) {\n  return dossier => {\n    res.status(200).json(dossier);\n  };\n}\n\nfunction rate(res) {\n  return (code, erreur) => {\n    code = code || 500;\n    if (erreur) {\n      res.status(code).send(erreur);\n    } else {\n      res.status(code).send(\"Panne\");\n    }\n    return null;\n  };\n}\n", path="serveur/api/dossiers.controller.js"),
        Good({"src/limites.ts": "import rateLimit from 'express-rate-limit';\n\nconst MINUTE = 60 * 1000; // été\n\nexport const limite = rateLimit({ windowMs: 5 * MINUTE, max: 2 });\n", "src/demandes.ts": "import { limite } from './limites';\n\nrouter.post('/demandes', limite, deposer);\n"}),
        Good({"config/packages/rate_limiter.yaml": "framework:\n  rate_limiter:\n    dossiers:  # été\n      policy: fixed_window\n      limit: 3\n      interval: '1 day'\n", "src/Controller/DepotController.php": "<?php\nclass DepotController\n{\n    public function __invoke(Request $request, RateLimiterFactory $dossiersLimiter): Response\n    {\n        if (!$dossiersLimiter->create($this->getUser()->getUserIdentifier())->consume()->isAccepted()) {\n            return $this->render('limite.html.twig');\n        }\n        return $this->redirectToRoute('merci');\n    }\n}\n", "templates/limite.html.twig": "<p lang=\"fr\">Trop d’exports. Revenez demain.</p>\n"}, path="config/packages/rate_limiter.yaml"),
        Good({"config/packages/rate_limiter.yaml": "framework:\n  rate_limiter:\n    dossiers:  # été\n      policy: fixed_window\n      limit: 3\n      interval: '1 day'\n", "src/Controller/DepotController.php": "<?php\nclass DepotController\n{\n    public function __invoke(Request $request, RateLimiterFactory $dossiersLimiter): Response\n    {\n        if (!$dossiersLimiter->create($request->getClientIp())->consume()->isAccepted()) {\n            return $this->render('limite.html.twig');\n        }\n        return $this->redirectToRoute('merci');\n    }\n}\n", "templates/limite.html.twig": "<p lang=\"fr\">Trop de dossiers. Appelez le 01 80 00 00 00 : nous prenons le vôtre.</p>\n"}, path="config/packages/rate_limiter.yaml"),
        Good("services:\n  - name: demandes  # été\n    plugins:\n      - name: rate-limiting\n        config:\n          day: 4000\n          limit_by: ip\n", path="kong/kong.yml"),
        Good("app.post('/demandes', { config: { rateLimit: { max: 10, timeWindow: 60000 } } }, recevoir);\n", path="serveur/demandes.js"),
        Good({"app/controllers/concerns/limits_by_line.rb": "module LimitsByLine # café\n  MAX_PER_DAY = 3\n\n  def limit_by_line\n    count = Rails.cache.increment(\"claims:#{request.remote_ip}\", 1, expires_in: 1.day)\n    render :too_many, status: :too_many_requests if count > MAX_PER_DAY\n  end\nend\n", "app/views/requests/too_many.html.erb": "<p>In a library? Call 0161 496 0000.</p>\n"}),
        Good("const MAX_PER_MINUTE = 3; // café\n\nexport async function limitByLine(req, res, next) {\n  const key = `claims:${req.ip}`;\n  const count = await redis.incr(key);\n  await redis.expire(key, 60);\n  if (count > MAX_PER_MINUTE) {\n    return res.status(429).render('later');\n  }\n  next();\n}\n", path="src/limit.ts"),
        Good('POSTES_PAR_COMPTE = 2\n\n\ndef ouvrir(compte, fiche):\n    if compte.postes.count() >= POSTES_PAR_COMPTE:\n        raise ValidationError("Déjà trop")\n    return fiche.save()\n', path="comptes/vues.py"),
        Good('COMPTES_PAR_POSTE = 200\n\n\ndef ouvrir(request, fiche):\n    if Compte.objects.filter(poste=request.poste).count() >= COMPTES_PAR_POSTE:\n        raise ValidationError("Déjà pris")\n    return fiche.save()\n', path="comptes/vues.py"),
        Good('class Rack::Attack  # été\n  throttle("logins", limit: 3, period: 24.hours) do |req|\n    req.ip if req.post? && req.path == "/users/sign_in"\n  end\nend\n', path="config/initializers/rack_attack.rb"),
        Good('class Rack::Attack  # été\n  throttle("news", limit: 3, period: 24.hours) do |req|\n    req.ip if req.post? && req.path == "/newsletter"\n  end\nend\n', path="config/initializers/rack_attack.rb"),
        Good("class MotsDePasseController < ApplicationController  # été\n  rate_limit to: 5, within: 1.day, only: :create\nend\n", path="app/controllers/mots_de_passe_controller.rb"),
        Good("const limite = rateLimit({ windowMs: 24 * 60 * 60 * 1000, max: 4 }); // été\napp.post('/webhooks/banque', limite, recevoir);\n", path="serveur/banque.js"),
        Good('limiter = Limiter(get_remote_address, app=app)\n\n\n@app.get("/export.csv")\n@limiter.limit("2 per day")\ndef tout_l_été():\n    return lignes()\n', path="service/vues.py"),
        Good('class Rack::Attack  # été\n  throttle("claims", limit: 5, period: 30.seconds) do |req|\n    req.ip if req.path == "/claims"\n  end\nend\n', path="config/initializers/rack_attack.rb"),
        Good('class Rack::Attack  # été\n  throttle("claims", limit: 3, period: 24.hours) do |req|\n    req.params["claimant"] if req.path == "/claims"\n  end\nend\n', path="config/initializers/rack_attack.rb"),
        Good({"config/initializers/rack_attack.rb": 'class Rack::Attack  # été\n  throttle("claims", limit: 3, period: 24.hours) do |req|\n    req.ip if req.path == "/claims"\n  end\n\n  self.throttled_responder = ->(_) { [429, {}, [ApplicationController.render("errors/later")]] }\nend\n', "app/views/errors/later.html.erb": "<h1>Later</h1><p>Call us on 0114 496 0000, or come to the café desk.</p>\n"}),
        Good("[guichet]  # été\ndossiers_par_jour = 30\nau_dela = \"liste d'attente\"\n", path="service/quotas.toml"),
        Good("UPDATE compteur SET faits = faits + 1 WHERE usager = 3 AND jour = current_date AND faits < 5; -- été\n", path="sql/quota.sql"),
        Good("UPDATE api_usage SET calls = calls + 1 WHERE day = current_date AND calls < 900; -- été\n", path="sql/usage.sql"),
        Good("UPDATE stats SET vus = vus + 1 WHERE jour = current_date; -- été\n", path="sql/stats.sql"),
        Good('def rdv(request):\n    réponse = render(request, "patientez.html", status=429)\n    réponse["Retry-After"] = "600"\n    return réponse\n'),
        Good('def rdv():\n    return "Trop d’essais. Appelez le standard : contact en bas de page.", 429\n'),
        Good({"app/entrer.py": 'from app.verrou import TROP\n\n\ndef entrer():\n    if trop():\n        return render_template("entrer.html", message=TROP), 429\n', "app/verrou.py": 'TROP = "Trop d’essais. Appelez le 01 23 45 67 89."\n', "templates/entrer.html": "<p>{{ message }}</p>\n"}),
        Good({"app/limites.py": 'def rdv():\n    if trop():\n        return render_template("doucement.html"), 429\n', "templates/doucement.html": "<h1>Trop d’essais</h1><p>Appelez le 01 23 45 67 89.</p>\n"}),
        Good('def déposer():\n    reste = secondes()\n    if reste:\n        return render_template("patience.html", wait=reste), 429\n'),
        Good('def demander(request):\n    """Une demande chaque jour, par personne."""\n    if Demande.objects.filter(usager=request.user, reçue_le=localdate()).count() >= 3:\n        return render(request, "déjà.html")\n    form = Aide(request.POST)\n    form.save()\n    return redirect("merci")\n'),
        Good('def api_créneaux(request):\n    return JsonResponse({"error": "rate"}, status=429)\n'),
        Good("class PetitionMaker # été\n  def save\n    unless rate_limit.exceeded?(@petition.author)\n      @petition.save!\n      return true\n    end\n    if rate_limit.exceeded?(@petition.author)\n      errors.add(:base, :too_many_call_us)\n    end\n  end\nend\n", path="app/models/petition_maker.rb"),
        Good("class PhoneForm # café\n  def tracked\n    if otp_rate_limited?\n      { error: 'rate_limited' }\n    else\n      send_message(phone)\n    end\n  end\nend\n", path="app/forms/phone_form.rb"),
        Good("class MessagesController < ApplicationController # café\n  rescue_from Message::RateLimitExceeded do\n    render :too_many\n  end\nend\n", path="app/controllers/messages_controller.rb"),
        Good("$('.ligne').keydown(function (e) {\n  var lignes = zone.children(); // été\n  champ.id = new Date().getTime() + 1;\n  if (lignes.length > 1) {\n    champ.closest('tr').remove();\n    return false;\n  }\n});\n", path="static/lignes.js"),
    ),
)  # fmt: skip
def rate_limit_without_recourse(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    """Report the answer "too many requests" of a function that gives neither a delay nor a contact."""
    if is_too_many(node) and not (is_test(module) or is_for_machines(node, module) or gives_recourse(node, module)):
        shown = {"response": " ".join(module.text(node).split())[:70]}
        if is_worded_elsewhere(node, module):
            yield Hit(module.span(node), MAYBE, shown, Certainty.REVIEW)
        else:
            yield Hit(module.span(node), SHUT, shown)
