"""A company is told how to answer what somebody wrote by its tool, or writes to those who work there; it needs nothing more."""

from __future__ import annotations

from tests.linter.done.cases import held_by

RULE = "personal-data-to-third-party"
CRISP = "class ChatJob < ApplicationJob\n  def perform(form)\n    chat = Crisp::Client.new\n    chat.{0}(session, {{ email: form.email{1} }})\n  end\nend\n"
ZENDESK = "<?php\nclass HelpDesk\n{{\n    public function send(Question $question)\n    {{\n        $desk = new Intercom\\IntercomClient(TOKEN);\n        $desk->{0}(['email' => $question->email{1}]);\n    }}\n}}\n"
BREVO = "class Lists\n  def initialize\n    @client = SibApiV3Sdk::ContactsApi.new\n  end\n\n  def add(user)\n    given = {\n      email: user.email,\n      attributes: { 'ROLE' => user.role, 'PRENOM' => user.first_name }\n    }\n    made = SibApiV3Sdk::CreateContact.new(given)\n    @client.create_contact(made)\n  end\nend\n"
USER = "class User < ApplicationRecord\n  devise :invitable, :database_authenticatable{0}\n  enum role: {{ clerk: 0, judge: 1 }}\nend\n"

FLAWED = {
    "what a person is": (RULE, {"app/jobs/chat_job.rb": CRISP.format("update_people_data", "")}),
    "a birth in a conversation": (RULE, {"app/jobs/chat_job.rb": CRISP.format("create_conversation", ", date_naissance: form.date_naissance")}),
    "a list of those who sign up": (RULE, {"app/services/lists.rb": BREVO, "app/models/user.rb": USER.format(", :registerable")}),
}  # fmt: skip
HARMLESS = {
    "an address to answer to": (RULE, {"app/jobs/chat_job.rb": CRISP.format("update_conversation_meta", "")}),
    "a conversation that is begun": (RULE, {"app/jobs/chat_job.rb": CRISP.format("create_conversation", ", phone: form.phone")}),
    "a ticket of PHP": (RULE, {"src/HelpDesk.php": ZENDESK.format("createTicket", "")}),
    "a list of those who work there": (RULE, {"app/services/lists.rb": BREVO, "app/models/user.rb": USER.format("")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
