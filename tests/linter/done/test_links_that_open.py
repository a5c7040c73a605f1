"""A link that goes as soon as it is opened shuts people out; what somebody takes back by pressing, and a step of signing in, do not."""

from __future__ import annotations

from tests.linter.done.cases import held_by

RULE = "validity-short"
RAILS = "class InvitationsController < ApplicationController\n  def {0}\n    invitation = Invitation.find_by!(token: params[:token])\n    invitation.destroy!\n    render :{1}\n  end\nend\n"
LARAVEL = "<?php\nclass InvitationController extends Controller\n{{\n    public function {0}(string $token)\n    {{\n        $invitation = Invitation::firstWhere('token', $token);\n        $invitation->delete();\n        return view('invitations.page');\n    }}\n}}\n"
MERGE = "class {0} < ApplicationRecord\n  {1}_VALIDITY = 15.minutes\n\n  def valid_for_use?\n    {1}_VALIDITY.ago < email_{2}_token_created_at\n  end\nend\n"

FLAWED = {
    "a page that shows an invitation": (RULE, {"app/controllers/invitations_controller.rb": RAILS.format("show", "show")}),
    "a page of Laravel": (RULE, {"app/Http/Controllers/InvitationController.php": LARAVEL.format("show")}),
    "a link to come back": (RULE, {"app/models/claim.rb": MERGE.format("Claim", "RESUME", "resume")}),
}  # fmt: skip
HARMLESS = {
    "an invitation that is withdrawn": (RULE, {"app/controllers/invitations_controller.rb": RAILS.format("destroy", "index")}),
    "one that is withdrawn in Laravel": (RULE, {"app/Http/Controllers/InvitationController.php": LARAVEL.format("destroy")}),
    "two accounts made one": (RULE, {"app/models/federated_identity.rb": MERGE.format("FederatedIdentity", "MERGE", "merge")}),
    "two accounts made one, in French": (RULE, {"app/models/compte.rb": MERGE.format("Compte", "FUSION", "fusion")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
