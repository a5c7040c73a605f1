"""What is given to companies, noted in passing, agreed to in one's place: told by what happens, in whatever idiom."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.api import check

FLAWED = {
    "a model of language is asked, two files away": {
        "resume.py": 'from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef resumer(texte):\n    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": texte}])\n',
        "vues.py": 'from resume import resumer\n\n\ndef ecrire(request):\n    return resumer(request.POST["message"])\n',
    },
    "a chain hides the model": {
        "bot.py": 'from langchain_openai import ChatOpenAI\n\nCHAÎNE = CONSIGNE | ChatOpenAI(model="m")\n\n\ndef répondre(demande):\n    return CHAÎNE.invoke({"situation": demande.situation})\n',
    },
    "a paper is shown to a cloud": {
        "pieces.py": 'import boto3\n\n\ndef lire(request):\n    return boto3.client("textract").analyze_id(DocumentPages=[{"Bytes": request.FILES["piece"].read()}])\n',
    },
    "an address is looked for on a map of others": {
        "carte.py": "import googlemaps\n\nCARTE = googlemaps.Client(key=CLÉ)\n\n\ndef placer(demande):\n    return CARTE.geocode(demande.adresse)\n",
    },
    "a method writes out who it is": {
        "modeles.py": 'class Message:\n    def en_texte(self):\n        return f"{self.nom} : {self.texte}"\n',
        "tri.py": "from modeles import Message\nfrom mistralai import Mistral\n\nCLIENT = Mistral()\n\n\ndef trier(message: Message):\n    return CLIENT.chat.complete(messages=[message.en_texte()])\n",
    },
    "columns stand beside the one to whom they are carried": {
        "config/echanges.yaml": "destinataire:\n  nom: Restauration\n  sftp: depot.restauration.example\ncolonnes:\n  - prenom\n  - nom\n  - regime\n",
    },
    "the address is in the project's JSON": {
        "static/adresse.js": 'export async function chercher(champ) {\n  const { carte } = await (await fetch("/static/reglages.json")).json();\n  champ.addEventListener("input", () => fetch(`${carte.hôte}?q=${champ.value}`));\n}\n',
        "static/reglages.json": '{"carte": {"hôte": "https://maps.googleapis.com/maps/api/place/autocomplete/json"}}\n',
    },
    "a list of scripts in a context processor": {
        "contexte.py": 'def site(request):\n    return {"scripts": ["/static/menu.js", "https://www.googletagmanager.com/gtm.js?id=GTM-1"]}\n',
        "templates/base.html": '<!doctype html><html lang="fr"><head><title>A</title>{% for s in scripts %}<script src="{{ s }}"></script>{% endfor %}</head></html>',
    },
    "each page is noted after the request": {
        "suivi.py": "from flask import g, request\n\n\n@app.after_request\ndef noter(réponse):\n    db.session.add(Passage(compte=g.account.id, chemin=request.path))\n    return réponse\n",
    },
    "the last of what a log keeps is the form": {
        "journal.py": 'import logging\n\nlog = logging.getLogger("a")\n\n\ndef tracer(request):\n    corps = request.POST.dict()\n    log.info("%s %s", request.user.pk, corps)\n',
    },
    "a position is asked for and sent by itself": {
        "static/lieu.js": "$(function () {\n  navigator.geolocation.watchPosition(function (p) {\n    $.post('/lieu', { ici: $('#ici').val() });\n  });\n});\n",
    },
    "a column of agreement is yes by default": {
        "schema.sql": "CREATE TABLE abonne (\n  id serial,\n  accord_partenaires boolean NOT NULL DEFAULT true\n);\n",
    },
    "one must agree for others": {
        "schemas.py": "from typing import Literal\n\nfrom pydantic import BaseModel\n\n\nclass Demande(BaseModel):\n    nom: str\n    consentement_partenaires: Literal[True]\n",
    },
}
HARMLESS = {
    "a model of one's own": {
        "resume.py": 'from openai import OpenAI\n\nclient = OpenAI(base_url="http://modele.internal:8000/v1")\n\n\ndef resumer(demande):\n    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": demande.message}])\n',
    },
    "columns stand beside the one from whom they come": {
        "config/echanges.yaml": "source:\n  nom: Restauration\n  sftp: depot.restauration.example\ncolonnes:\n  - prenom\n  - nom\n  - regime\n",
    },
    "a package of one's own under a company's name": {
        "analytics/__init__.py": "def noter(demande):\n    return 1\n",
        "vues.py": "import analytics\n\n\ndef deposer(demande):\n    analytics.noter(demande.message)\n",
    },
    "a text that is nobody's": {
        "traduire.py": "import deepl\n\nT = deepl.Translator(CLÉ)\n\n\ndef page(rubrique):\n    return T.translate_text(rubrique.titre, target_lang='EN')\n",
    },
    "what one enters is guarded": {
        "audit.py": "class AuditMiddleware:\n    def __call__(self, request):\n        Trace.objects.create(usager=request.user, chemin=request.path)\n        return self.get_response(request)\n",
    },
    "pages are counted, not people": {
        "suivi.py": "@app.after_request\ndef noter(réponse):\n    db.session.add(Passage(chemin=request.path))\n    return réponse\n",
    },
    "a no for everyone": {
        "scripts/accords.sql": "UPDATE usagers SET accord_partenaires = FALSE WHERE accord_partenaires IS NULL;\n",
    },
    "people answer": {
        "vues.py": "def accepter(request):\n    Profil.objects.filter(usager=request.user).update(accord_partage=True)\n",
    },
    "those who agreed are carried over": {
        "tasks.py": "def reprendre():\n    Profil.objects.filter(ancien_accord_partage=True).update(accord_partage=True)\n",
    },
    "terms of use": {
        "forms.py": 'from django import forms\n\n\nclass Compte(forms.Form):\n    cgu = forms.BooleanField(label="J’ai lu le règlement de la médiathèque")\n',
    },
    "accounts are kept as the law says": {
        "purge.py": 'import yaml\n\nRÈGLES = yaml.safe_load(open("durées.yml"))\n',
        "durées.yml": "factures:\n  jours: 3650\njournal:\n  jours: 180\n",
    },
}


def _found(files: dict[str, str], folder: Path) -> list[str]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    findings = check([folder], isolated=True).findings
    families = ("data_ethics", "dark_patterns")
    return [one.rule for one in findings if one.family in families and one.certainty == "violation"]


@pytest.mark.parametrize("files", FLAWED.values(), ids=FLAWED)
def test_it_is_seen(files: dict[str, str], tmp_path: Path) -> None:
    assert _found(files, tmp_path)


@pytest.mark.parametrize("files", HARMLESS.values(), ids=HARMLESS)
def test_nobody_is_accused(files: dict[str, str], tmp_path: Path) -> None:
    assert not _found(files, tmp_path)
