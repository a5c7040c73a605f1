"""All that people sent, written in a log by what wraps the functions that are given it, or by what says how a request is written."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "personal-data-in-log"
_TRACED = 'import functools\nimport logging\n\nlog = logging.getLogger(__name__)\n\n\ndef traced(function):\n    @functools.wraps(function)\n    def inner(*args, **kwargs):\n        log.info("%s %r %r", function.__name__, args, kwargs)\n        return function(*args, **kwargs)\n    return inner\n'
_QUIET = _TRACED.replace('"%s %r %r", function.__name__, args, kwargs', '"%s", function.__name__')
FLAWED: Cases = {
    "a table read by its keys": (RULE, {"claims/traced.py": _TRACED, "claims/tasks.py": "from claims.traced import traced\n\n\n@traced\ndef record(answers):\n    return Claim.objects.create(born=answers[\"birth_date\"], health=answers[\"medical_condition\"])\n"}),
    "a table asked by its keys": (RULE, {"claims/traced.py": _TRACED, "claims/tasks.py": "from claims.traced import traced\n\n\n@traced\ndef record(payload):\n    return Claim.objects.create(nino=payload.get(\"nino\"))\n"}),
    "serializers kept apart": (RULE, {"src/log.js": "export const serializers = {\n  req(req) {\n    return { method: req.method, sent: req.raw.body };\n  },\n};\n", "src/app.js": "import pinoHttp from 'pino-http';\nimport { serializers } from './log';\napp.use(pinoHttp({ serializers }));\n"}),
    "a serializer by its name": (RULE, {"src/log.ts": "export function requestSerializer(req: Request) {\n  return { url: req.url, body: req.body };\n}\n\nexport const logger = pino({ serializers: { req: requestSerializer } });\n"}),
    "what another file makes of it, a name at a time": (RULE, {"desk/views.py": "import logging\n\nfrom desk.told import told\n\nlog = logging.getLogger(__name__)\n\n\ndef answer(request):\n    line = told(request)\n    log.info(\"%s\", line)\n    return render(request, \"done.html\")\n", "desk/told.py": "def filled(request):\n    pairs = [f\"{key}={value}\" for key, value in request.POST.items()]\n    return \" \".join(pairs)\n\n\ndef told(request):\n    text = f\"{request.method} {filled(request)}\"\n    return text[:400]\n"}),
    "a form of Flask, through names and functions": (RULE, {"claims/app.py": "import logging\n\nlog = logging.getLogger(__name__)\n\n\ndef cut(text):\n    short = text[:200]\n    return short\n\n\ndef shown(request):\n    sent = request.form\n    whole = dict(sent)\n    line = str(whole)\n    return cut(line)\n\n\n@app.post(\"/claim\")\ndef claim():\n    said = shown(request)\n    log.info(said)\n    return \"\"\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "the name of the function alone": (RULE, {"claims/traced.py": _QUIET, "claims/tasks.py": "from claims.traced import traced\n\n\n@traced\ndef record(answers):\n    return Claim.objects.create(born=answers[\"birth_date\"])\n"}),
    "a number of a file": (RULE, {"claims/traced.py": _TRACED, "claims/tasks.py": "from claims.traced import traced\n\n\n@traced\ndef letter(claim_id):\n    return send(Claim.objects.get(pk=claim_id))\n"}),
    "a table that tells of no one": (RULE, {"claims/traced.py": _TRACED, "claims/tasks.py": "from claims.traced import traced\n\n\n@traced\ndef count(options):\n    return total(options[\"year\"], options[\"region\"])\n"}),
    "serializers without the body": (RULE, {"src/log.js": "export const serializers = {\n  req(req) {\n    return { method: req.method, route: req.route?.path };\n  },\n};\n"}),
    "a request of one's own": (RULE, {"src/forward.js": "export function request(req) {\n  return { to: HOST, payload: req.body };\n}\n"}),
    "how many fields there are, through the same functions": (RULE, {"desk/views.py": "import logging\n\nfrom desk.told import told\n\nlog = logging.getLogger(__name__)\n\n\ndef answer(request):\n    line = told(request)\n    log.info(\"%s\", line)\n    return render(request, \"done.html\")\n", "desk/told.py": "def filled(request):\n    pairs = [str(len(request.POST))]\n    return \" \".join(pairs)\n\n\ndef told(request):\n    text = f\"{request.method} {filled(request)}\"\n    return text[:400]\n"}),
    "how many signs were sent, through names and functions": (RULE, {"claims/app.py": "import logging\n\nlog = logging.getLogger(__name__)\n\n\ndef cut(text):\n    short = text\n    return short\n\n\ndef shown(request):\n    sent = request.form\n    whole = dict(sent)\n    line = len(whole)\n    return cut(line)\n\n\n@app.post(\"/claim\")\ndef claim():\n    said = shown(request)\n    log.info(said)\n    return \"\"\n"}),
}  # fmt: skip
test_all_that_people_sent_is_found_in_the_log, test_who_is_only_counted_is_let_be = held_by(FLAWED, HARMLESS)
