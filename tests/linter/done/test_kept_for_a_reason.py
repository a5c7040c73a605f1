"""What is written of those who sign in, counted of those who work there, shown to those who have a right to it, or held back of letters alone wrongs nobody."""

from __future__ import annotations

from tests.linter.done.cases import held_by

LOG, TRACK, READ, LIMIT, MEASURE = "personal-data-in-log", "reading-tracked", "account-forced-to-read", "rate-limit-without-recourse", "analytics-not-exempt"  # fmt: skip
WARDEN = 'Rails.application.config.after_initialize do\n  {0} do |user, auth, opts|\n    Rails.logger.info("success email=#{{user.email}}")\n  end\nend\n'
LISTENER = "<?php\nclass LogLogin\n{{\n    public function handle({0} $event): void\n    {{\n        Log::info('entered', ['email' => $event->user->email]);\n    }}\n}}\n"
RECEIVER = 'import logging\n\nlogger = logging.getLogger(__name__)\n\n\n@receiver({0})\ndef told(sender, request, user, **kwargs):\n    logger.info("entered %s", user.email)\n'
AHOY = "class ApplicationController < ActionController::Base\n  def track_action\n    ahoy.track 'Ran action', request.query_parameters\n  end\nend\n"
USER = "class User < ApplicationRecord\n  devise :invitable, :database_authenticatable{0}\n\n  enum :role, clerk: 0, judge: 1\nend\n"
BASE = "class ApplicationController < ActionController::Base\n  before_action :authenticate_user!\nend\n"
CONTACTS = "class ContactsController < ApplicationController\n  def show\n    @contact = {0}Contact.find(params[:id])\n  end\nend\n"
CREATOR = "class ClaimsController < ApplicationController\n  def create\n    unless @claim.{0}\n      {1}\n    end\n  end\nend\n"
MATOMO = "<script>\n_paq.push(['disableCookies']);\n_paq.push(['trackPageView']);\n_paq.push(['setTrackerUrl', 'https://stats.example.org/matomo.php']);\n</script>\n"
ROUTE = "<?php\nclass DoorController extends AbstractController\n{{\n    #[Route('/compte/{{token}}', name: 'door')]\n    public function door(string $token, Security $security): Response\n    {{\n        $found = $this->doors->findOneBy(['token' => $token]);\n        {0}\n        return $this->render('door.html.twig');\n    }}\n}}\n"

FLAWED = {
    "a log of claims": (LOG, {"config/initializers/audit.rb": WARDEN.format("Claims.after_creation")}),
    "a listener of a claim": (LOG, {"app/Listeners/LogLogin.php": LISTENER.format("ClaimSent")}),
    "a receiver of a claim": (LOG, {"claims/signals.py": RECEIVER.format("claim_sent")}),
    "visits of those who sign up": (TRACK, {"app/controllers/application_controller.rb": AHOY, "app/models/user.rb": USER.format(", :registerable")}),
    "contacts behind an account": (READ, {"app/controllers/application_controller.rb": BASE, "app/controllers/contacts_controller.rb": CONTACTS.format("")}),
    "a claim over the limit": (LIMIT, {"app/controllers/claims_controller.rb": CREATOR.format("rate_limit_exceeded?", "ClaimMailer.received(@claim.email).deliver_later")}),
    "a page under a secret": (MEASURE, {"templates/base.html.twig": MATOMO, "src/Controller/DoorController.php": ROUTE.format("$form = $this->createForm(DoorType::class, $found);")}),
}  # fmt: skip
HARMLESS = {
    "a sign-in of Rails": (LOG, {"config/initializers/audit.rb": WARDEN.format("Warden::Manager.after_authentication")}),
    "a failure of Rails": (LOG, {"config/initializers/audit.rb": WARDEN.format("Warden::Manager.before_failure")}),
    "a sign-in of Symfony": (LOG, {"src/EventListener/LogLogin.php": LISTENER.format("LoginSuccessEvent")}),
    "a sign-in of Django": (LOG, {"accounts/signals.py": RECEIVER.format("user_logged_in")}),
    "visits of those who work there": (TRACK, {"app/controllers/application_controller.rb": AHOY, "app/models/user.rb": USER.format("")}),
    "contacts for those who have a right": (READ, {"app/controllers/application_controller.rb": BASE, "app/controllers/contacts_controller.rb": CONTACTS.format("authorize ")}),
    "letters to one address": (LIMIT, {"app/controllers/claims_controller.rb": CREATOR.format("email_threshold_reached?", "ClaimMailer.received(@claim.email).deliver_later")}),
    "a secret spent by signing in": (MEASURE, {"templates/base.html.twig": MATOMO, "src/Controller/DoorController.php": ROUTE.format("if (!$found->getTimeUse()) { $security->login($found->getUser()); return $this->redirectToRoute('home'); }")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
