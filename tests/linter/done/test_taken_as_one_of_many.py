"""What is done to people as some of many: served last by an order kept as data, written to in lots, left out by their country, followed step by step, measured by all that they answer."""

from __future__ import annotations

import pytest

from tests.linter.done.cases import held_by
from tests.linter.done.texts import assert_told_apart

APART = {
    "an order kept in YAML": (
        "precarity-proxy-in-score", "config/repairs.yaml",
        "ordering:\n  - field: urgency\n    order: [high, low]\n  - field: rent_account\n    order: [clear, arrears]\n  - field: reported_at\n    order: ascending\n",
        ("[clear, arrears]", "[ground_floor, upper_floor]"),
    ),
    "an order kept in TOML": (
        "precarity-proxy-in-score", "config/demandes.toml",
        '[[tri]]\nchamp = "en_impaye"\nordre = ["non", "oui"]\n\n[[tri]]\nchamp = "recue_le"\nordre = "croissant"\n',
        ('["non", "oui"]', '["oui", "non"]'),
    ),
    "what is owed, or nothing, in a view": (
        "precarity-proxy-in-score", "db/views/queue.sql",
        "CREATE VIEW repair_queue AS\nSELECT j.id, ROW_NUMBER() OVER (ORDER BY COALESCE(a.balance, 0) < 0, j.level, j.reported_at) AS rank FROM jobs j;\n",
        ("< 0,", "< 0 DESC,"),
    ),
    "a lot of addresses in Django": (
        "address-told-to-other", "envois/lots.py",
        "def prevenir(adresses):\n    for lot in batched(adresses, 50):\n        EmailMessage(subject='Rappel', body=corps, to=lot).send()\n",
        ("to=lot", "bcc=lot"),
    ),
    "a lot of addresses in a script": (
        "address-told-to-other", "src/mailing.js",
        "export async function remind(emails) {\n  for (const lot of chunk(emails, 50)) {\n    await transport.sendMail({ to: lot, subject: 'Your unpaid bill' });\n  }\n}\n",
        ("to: lot", "bcc: lot"),
    ),
    "a lot of addresses in Ruby": (
        "address-told-to-other", "app/mailers/reminder_mailer.rb",
        "class ReminderMailer < ApplicationMailer\n  def remind(emails)\n    emails.each_slice(50) do |lot|\n      mail(to: lot, subject: 'Your unpaid bill')\n    end\n  end\nend\n",
        ("to: lot", "bcc: lot"),
    ),
    "countries taken out in Python": (
        "foreign-answer-refused", "compte/listes.py",
        'PAYS_BLOQUES = {"IR", "RU", "SY"}\n\n\ndef pays_de_naissance():\n    return [(pays.code, pays.nom) for pays in countries if pays.code not in PAYS_BLOQUES]\n',
        ("PAYS_BLOQUES", "PAYS_DE_LA_ZONE_EURO"),
    ),
    "countries taken out in Ruby": (
        "foreign-answer-refused", "app/helpers/countries_helper.rb",
        "module CountriesHelper\n  EXCLUDED = %w[IR SY YE].freeze\n\n  def birth_country_options\n    ISO3166::Country.all.reject { |country| EXCLUDED.include?(country.alpha2) }\n  end\nend\n",
        ("EXCLUDED", "NEIGHBOURS"),
    ),
    "an answer that a serializer no longer lets go": (
        "withdrawal-asymmetry", "suivi/serializers.py",
        "class Preferences(ModelSerializer):\n    def validate_partage_employeurs(self, valeur):\n        if self.instance and self.instance.partage_employeurs and not valeur:\n            raise ValidationError('Ce choix est déjà fait.')\n        return valeur\n",
        ("and not valeur", "and valeur"),
    ),
    "an answer that a form no longer lets go": (
        "withdrawal-asymmetry", "suivi/forms.py",
        "class PreferencesForm(ModelForm):\n    def clean_consent_research(self):\n        value = self.cleaned_data['consent_research']\n        if self.instance.consent_research and not self.cleaned_data['consent_research']:\n            raise ValidationError('Already recorded.')\n        return value\n",
        ("and not self.cleaned", "and self.cleaned"),
    ),
    "all the answers told to a manager of tags": (
        "personal-data-to-third-party", "src/steps.ts",
        "const answers = reactive({});\n\nexport function next() {\n  window.dataLayer?.push({ event: 'step', ...answers });\n}\n",
        ("...answers", "step: index.value"),
    ),
    "all the answers told to a measure": (
        "personal-data-to-third-party", "src/mesure.js",
        "export function suivante(reponses) {\n  posthog.capture('etape', { ...reponses });\n}\n",
        ("...reponses", "rang: 2"),
    ),
    "each step told to a service": (
        "tracker-before-consent", "src/presence.js",
        "function report({ coords }) {\n  post('/api/presence', { lat: coords.latitude });\n}\n\nexport const start = () => navigator.geolocation.watchPosition(report);\n",
        ("post('/api/presence', ", "map.setView("),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", APART)
def test_what_is_done_to_some_of_many_is_told_apart(case: str) -> None:
    rule, path, text, (harms, spares) = APART[case]
    assert harms in text
    assert_told_apart(rule, {path: text}, {path: text.replace(harms, spares)})


BEGUN = {
    "somebody who presses to be found": (
        "tracker-before-consent",
        {
            "src/carte.js": "const dire = ({ coords }) => fetch('/ici', { method: 'POST', body: JSON.stringify(coords) });\n\nbouton.addEventListener('click', () => navigator.geolocation.watchPosition(dire));\n"
        },
    ),
}

_, test_what_somebody_begins_is_let_be = held_by({}, BEGUN)
