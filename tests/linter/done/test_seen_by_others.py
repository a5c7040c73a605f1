"""Subjects and text messages that tell a neighbour what somebody keeps to themselves; and those that tell nothing."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

_RULE = "personal-data-in-title"

FLAWED: Cases = {
    "a partner reads the screening in the subject of a catalogue": (_RULE, {"config/locales/mailer.en.yml": "en:\n  result:\n    subject: \"Your HIV test result is ready\"\n"}),
    "a boss reads the panel that the same catalogue names": (_RULE, {"config/locales/mailer.en.yml": "en:\n  panels:\n    full: \"HIV and syphilis\"\n  mailer:\n    subject: \"Your %{panel} result is ready to view\"\n"}),
    "Django writes the subject": (_RULE, {"a/mails.py": "from django.core.mail import send_mail\n\n\ndef tell(one):\n    send_mail(\n        subject=f\"Votre rendez-vous de psychiatrie du {one.date}\",\n        message=\"Bonjour, à demain.\", from_email=None, recipient_list=[one.email])\n"}),
    "Rails writes the subject": (_RULE, {"app/mailers/a.rb": "class A < ApplicationMailer\n  def ready\n    mail(to: @one.email, subject: \"Your HIV test result is ready\")\n  end\nend\n"}),
    "Symfony writes the subject": (_RULE, {"src/A.php": "<?php\nclass A\n{\n    public function f($u)\n    {\n        return (new Email())->to($u)->subject('Votre dossier de surendettement a été reçu');\n    }\n}\n"}),
    "a script writes the subject": (_RULE, {"src/a.js": "await mailer.send({ to: one.email, subject: 'Your pregnancy test result is ready', html });\n"}),
    "a file of the subject alone": (_RULE, {"templates/emails/result_subject.txt": "Votre résultat de dépistage est disponible\n"}),
    "a notification of a telephone": (_RULE, {"locales/en.json": "{\"push\": {\"reminder\": \"Reminder: your mental health appointment is tomorrow\"}}\n"}),
}  # fmt: skip

HARMLESS: Cases = {
    "a subject that tells nothing": (_RULE, {"config/locales/mailer.en.yml": "en:\n  result:\n    subject: \"Your result is ready to view\"\n    body: \"Your HIV test is negative.\"\n"}),
    "a title of a page that one has opened": (_RULE, {"locales/en.json": "{\"page\": {\"title\": \"Your HIV test result\"}}\n"}),
    "a newsletter for everybody": (_RULE, {"config/locales/mailer.fr.yml": "fr:\n  lettre:\n    subject: \"Votre infolettre : la journée du dépistage\"\n"}),
    "a table of wards that tells nothing": (_RULE, {"config/locales/sms.fr.yml": "fr:\n  unites:\n    nord: \"du bâtiment nord\"\n  sms:\n    rappel: \"Rappel de votre consultation %{unite} le %{date}.\"\n"}),
}  # fmt: skip

test_a_message_that_tells_a_neighbour_is_asked_about, test_a_message_that_tells_nothing_is_let_be = held_by(
    FLAWED, HARMLESS
)
