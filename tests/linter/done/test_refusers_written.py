"""A no that one function looks for and another writes to is no end: people are asked again, wherever the two stand."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'nagging-modal, rf f1': ('nagging-modal', {
        'jobs/invite.py': 'from celery import shared_task\n\n@shared_task\ndef invite():\n    for person in Customer.objects.filter(paperless_choice__in=["unanswered", "declined"]):\n        send_mail("Your letters by email", "Would you like to switch to digital letters?", None, [person.email])\n',
    }),
    'nagging-modal, rf f2': ('nagging-modal', {
        'app/jobs/paperless_invitation_job.rb': 'class PaperlessInvitationJob < ApplicationJob\n  def perform\n    PaperlessAudience.new.people().find_each { |p| PaperlessMailer.invitation(p).deliver_later }\n  end\nend\n',
        'app/services/paperless_audience.rb': 'class PaperlessAudience\n  CHOICES = %w[unanswered declined].freeze\n  def people\n    Customer.where(paperless_choice: CHOICES)\n  end\nend\n',
    }),
    'nagging-modal, rf f3': ('nagging-modal', {
        'src/audience.ts': "export async function audience(limit: number) {\n  return prisma.customer.findMany({ where: { paperlessChoice: { in: ['unanswered', 'declined'] } }, take: limit });\n}\n",
        'src/invite.ts': "import { audience } from './audience';\nfor (const person of await audience(500)) {\n  await mailer.sendMail(person.email, 'Your letters by email');\n}\n",
    }),
    'nagging-modal, rf f4': ('nagging-modal', {
        'src/Invitation/Destinataires.php': "<?php\nclass Destinataires\n{\n    public function trouver(): array\n    {\n        return Usager::where('notifications_numeriques', 'refuse')->get()->all();\n    }\n}\n",
        'src/Invitation/Inviter.php': '<?php\nclass Inviter\n{\n    public function __invoke(Destinataires $destinataires): void\n    {\n        foreach ($destinataires->trouver() as $usager) {\n            $this->mailer->send(new InvitationNumerique($usager));\n        }\n    }\n}\n',
    }),
}  # fmt: skip

HARMLESS: Cases = {
    "nagging-modal, a form that begins with a no": ("nagging-modal", {
        "simulator/views.py": 'def page(request):\n    form = FeedbackForm(prefix="useless", initial={"feedback": "Non"})\n    context = {"form": form, "share": share_by_email(request)}\n    return render(request, "invitation.html", context)\n',
    }),
    'nagging-modal, rf h1': ('nagging-modal', {
        'jobs/print.py': 'def print_letters():\n    for person in Customer.objects.filter(paperless_choice__in=["unanswered", "declined"]):\n        send_letter(person, "Your yearly statement")\n',
    }),
    'nagging-modal, rf h2': ('nagging-modal', {
        'jobs/invite.py': 'def invite():\n    for person in Customer.objects.filter(paperless_choice="unanswered"):\n        send_mail("Your letters by email", "Would you like to switch to digital letters?", None, [person.email])\n',
    }),
    'nagging-modal, rf h3': ('nagging-modal', {
        'jobs/invite.py': 'def invite():\n    refused = Customer.objects.filter(paperless_choice="declined")\n    for person in Customer.objects.exclude(id__in=refused):\n        send_mail("Your letters by email", "Would you like to switch to digital letters?", None, [person.email])\n',
    }),
    'nagging-modal, rf h4': ('nagging-modal', {
        'scripts/report.py': 'from scripts.audience import audience\nprint(len(audience(session)))\n',
        'scripts/stats.py': 'def audience(session):\n    return session.scalars(select(Customer).where(Customer.paperless_choice.in_(["declined"])))\n',
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
