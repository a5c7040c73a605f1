"""Beside what wrongs someone stands what looks like it: a draft let go once it was sent, a task written for an officer, a number given again to whoever was stopped."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

LOCK = {
    "espace/verrou.py": 'from datetime import timedelta\n\nfrom django.core.cache import cache\nfrom django.utils import timezone\n\nESSAIS_MAX = 8\n\n\ndef noter(cle):\n    etat = cache.get(cle, {"essais": 0, "attente": None})\n    etat["essais"] += 1\n    if etat["essais"] >= ESSAIS_MAX:\n        etat["attente"] = timezone.now() + timedelta(minutes=5)\n    cache.set(cle, etat)\n    return etat\n',
    "espace/views.py": 'from django.shortcuts import render\n\nfrom espace.verrou import noter\n\n\ndef entrer(request):\n    contexte = {"attente": None}\n    if request.method == "POST":\n        contexte["attente"] = noter(request.POST["nom"])["attente"]\n    return render(request, "espace/entrer.html", contexte)\n',
}
PAGE = '<h1>Entrer</h1>\n{{% if attente %}}<p>Appelez-nous au 04 73 00 11 22.</p>{{% endif %}}\n<form method="post"><button>Entrer</button></form>\n{0}\n'
FLAWED: Cases = {
    "a number for those alone who failed": (
        "contact-hidden",
        {**LOCK, "templates/espace/entrer.html": PAGE.format('<p><a href="/aide">Questions fréquentes</a></p>')},
    ),
    "a draft dropped by a function of its own": (
        "session-timeout-short",
        {
            "src/garde.js": "export function viderBrouillon(cle) {\n  localStorage.removeItem(cle);\n}\n",
            "src/session.js": "import { viderBrouillon } from './garde';\n\nfunction sessionExpired() {\n  viderBrouillon('brouillon');\n  location.href = '/connexion';\n}\n",
        },
    ),
    "the title of a book kept with who read it": (
        "reading-tracked",
        {"app/services/lecture.rb": "class Lecture\n  def noter(livre)\n    Consultation.create!(usager: @usager, title: livre.title)\n  end\nend\n"},
    ),
}  # fmt: skip
HARMLESS: Cases = {
    "a number given again beside a way on paper": (
        "contact-hidden",
        {**LOCK, "templates/espace/entrer.html": PAGE.format('<p><a href="/papier">Faire la demande sur papier</a></p>')},
    ),
    "a draft let go once it is kept elsewhere": (
        "session-timeout-short",
        {"src/sauve.ts": "export function useSaved(id: string, values: object) {\n  useEffect(() => {\n    const timer = setTimeout(() => {\n      putDraft(id, values)\n        .then(() => {\n          localStorage.removeItem(id);\n        })\n        .catch(() => later());\n    }, 800);\n    return () => clearTimeout(timer);\n  }, [id, values]);\n}\n"},
    ),
    "a task for an officer to visit": (
        "reading-tracked",
        {"app/jobs/silence.rb": "class SilenceJob < ApplicationJob\n  def call(application)\n    OfficerTask.create!(\n      application:,\n      title: \"Call or visit\",\n      note: \"Offer help.\"\n    )\n  end\nend\n"},
    ),
}  # fmt: skip
test_what_wrongs_someone_is_found, test_what_only_looks_like_it_is_let_be = held_by(FLAWED, HARMLESS)
