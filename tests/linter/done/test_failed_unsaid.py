"""What fails and is told as done, as a no, or in the machine's words is asked about in any language; what is thrown on, or told in plain words, is not."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

SENT = {
    "Express": ("src/complaints.ts", "export async function submit(req, res) {{\n  try {{\n    await axios.post(API, req.body);\n  }} catch (error) {{\n    {0}\n  }}\n  res.render('thanks', {{ message: 'Votre réclamation a bien été transmise.' }});\n}}\n", "console.error('failed', error);", "return res.render('retry');"),
    "Symfony": ("src/Controller/ContactController.php", "<?php\nclass ContactController extends AbstractController\n{{\n    public function send(MailerInterface $mailer): Response\n    {{\n        try {{\n            $mailer->send($email);\n        }} catch (TransportExceptionInterface $e) {{\n            {0}\n        }}\n        $this->addFlash('success', 'Votre message a bien été envoyé.');\n        return $this->redirectToRoute('contact');\n    }}\n}}\n", "$this->logger->error($e->getMessage());", "return $this->redirectToRoute('retry');"),
    "Spring": ("src/main/java/ContactController.java", "class ContactController {{\n    @PostMapping(\"/contact\")\n    public String send(Contact contact, RedirectAttributes attributes) {{\n        try {{\n            mailer.send(contact.toMail());\n        }} catch (MailException e) {{\n            {0}\n        }}\n        attributes.addFlashAttribute(\"message\", \"Your message has been sent.\");\n        return \"redirect:/contact\";\n    }}\n}}\n", "log.error(\"failed\", e);", "return \"retry\";"),
    "a helper of a command": ("alerts/management/commands/send.py", "class Command(BaseCommand):\n    def handle(self):\n        for alert in alerts():\n            self.send_alert(alert)\n            alert.sent_at = now()\n            alert.save()\n\n    def send_alert(self, alert):\n        try:\n            send_email(alert.email)\n        except OSError as exc:\n            {0}\n", "capture_exception(exc)", "raise Later from exc"),
}  # fmt: skip


@pytest.mark.parametrize("where", SENT)
def test_people_who_read_that_their_message_left_when_it_may_not_have(where: str) -> None:
    path, text, noted, told = SENT[where]
    assert_told_apart("request-closed-silently", {path: text.format(noted)}, {path: text.format(told)})


def test_a_copy_that_fails_leaves_what_people_sent_in_the_service() -> None:
    path, text, noted, _ = SENT["Symfony"]
    kept = text.replace("        try {{", "        $this->demandes->save($demande);\n        try {{")
    assert_told_apart("request-closed-silently", {path: text.format(noted)}, {path: kept.format(noted)})


REFUSED = {
    "Python": ("grants/register.py", "def check(application):\n    try:\n        answer = requests.get(REGISTER)\n    except requests.RequestException:\n        application.status = {0}\n        application.save()\n", '"refused"', '"to_examine"'),
    "TypeScript": ("src/rights.ts", "export async function isEligible(person) {{\n  try {{\n    return (await fetch(REGISTER)).ok;\n  }} catch (error) {{\n    {0};\n  }}\n}}\n", "return false", "throw error"),
}  # fmt: skip


@pytest.mark.parametrize("where", REFUSED)
def test_people_refused_because_a_register_did_not_answer(where: str) -> None:
    path, text, refused, left = REFUSED[where]
    assert_told_apart("refusal-automated", {path: text.format(refused)}, {path: text.format(left)})


SHOWN = {
    "Rails": ("app/controllers/requests_controller.rb", "class RequestsController < ApplicationController\n  def update\n    begin\n      @request.update!(params)\n    rescue {0} => e\n      flash(e.message)\n    end\n  end\nend\n", "StandardError", "ActiveRecord::RecordInvalid"),
    "Express": ("src/pay.ts", "export async function pay(req, res) {{\n  try {{\n    await charge(req.body);\n  }} catch (error) {{\n    {0};\n  }}\n}}\n", "res.status(500).send(error.message)", "res.status(500).send('We could not take your payment. Call 020 7946 0610.')"),
}  # fmt: skip


@pytest.mark.parametrize("where", SHOWN)
def test_people_who_are_shown_the_words_of_the_machine(where: str) -> None:
    path, text, raw, plain = SHOWN[where]
    assert_told_apart("error-dead-end", {path: text.format(raw)}, {path: text.format(plain)})
