"""What is done to a person, where what decides it, or what is told, stands in another file: each case beside its harmless twin."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
DESK = "<?php // été\n\nnamespace App\\Http\\Controllers;\n\nuse App\\Models\\Creneau;\nuse App\\Support\\Porte;\n\nclass RendezVousController extends Controller\n{\n    public function index()\n    {\n        if (! Porte::ouverte()) {\n            return view('visites.aucune');\n        }\n\n        return view('visites.liste', ['creneaux' => Creneau::libres()->get()]);\n    }\n}\n"
DOOR = "<?php\n\nnamespace App\\Support;\n\nclass Porte\n{{\n    public static function ouverte(): bool\n    {{\n        {0}\n    }}\n}}\n"
MEASURE = "class Suivi # été\n  def self.envoyer(demande)\n    HTTParty.post(\n      Rails.configuration.x.mesure_url,\n      body: { event: 'depot', usager: demande.usager.slice(:nom, :naissance, :quotient_familial) }.to_json\n    )\n  end\nend\n"
SETTINGS = "module Portail\n  class Application < Rails::Application\n    {0}\n  end\nend\n"
DETECT = "from langdetect import detect\n\nfrom messages.reglages import LANGUES\n\n\ndef recevoir(message):\n    if detect(message.texte) not in LANGUES:\n        message.{0} = '{1}'\n        message.save()\n        return\n    message.transmettre()\n"
SPOKEN = {"messages/reglages.py": "LANGUES = ('fr',)  # été\n"}
MODEL = "from django.db import models\n\n\nclass Dossier(models.Model):\n    nom = models.CharField(max_length=80)\n    naissance = models.DateField()\n    efface = models.BooleanField(default=False)\n\n    def delete(self, *args, **kwargs):\n        self.efface = True\n        self.save(update_fields=['efface'])\n"
VIEW = "from django.contrib import messages\nfrom django.shortcuts import redirect\n\n\ndef supprimer(request):\n    request.user.dossier.delete()\n    messages.success(request, '{0}')\n    return redirect('accueil')\n"

CASES: dict[str, tuple[str, Files, Files]] = {
    "a page without a place, by a class that reads the day and the hour": (
        "office-hours-gate",
        {"app/Http/Controllers/RendezVousController.php": DESK, "app/Support/Porte.php": DOOR.format("$maintenant = now('Europe/Paris');\n\n        return $maintenant->isMonday() && $maintenant->between('03:15', '03:25');")},
        {"app/Http/Controllers/RendezVousController.php": DESK, "app/Support/Porte.php": DOOR.format("return Creneau::libres()->exists();")},
    ),
    "fields picked by their names, for an address that the settings hold": (
        "personal-data-to-third-party",
        {"app/services/suivi.rb": MEASURE, "config/application.rb": SETTINGS.format('config.x.mesure_url = "https://api.mixpanel.com/track"')},
        {"app/services/suivi.rb": MEASURE, "config/application.rb": SETTINGS.format('config.x.mesure_url = ENV["MESURE_URL"]')},
    ),
    "a message set aside for the language that a library finds in it": (
        "language-refused",
        {"messages/detect.py": DETECT.format("statut", "rejete"), **SPOKEN},
        {"messages/detect.py": DETECT.format("statut", "a_traduire"), **SPOKEN},
    ),
    "a file that its own class keeps, and that people are told is erased": (
        "soft-delete-only",
        {"dossiers/models.py": MODEL, "dossiers/views.py": VIEW.format("Vos données ont été supprimées.")},
        {"dossiers/models.py": MODEL, "dossiers/views.py": VIEW.format("Votre dossier est rangé : il reste dans vos archives.")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_is_followed_and_told_from_its_twin(case: str) -> None:
    assert_told_apart(*CASES[case])
