"""Files of people that whoever has an account opens, told from what stands beside them; twins that weigh whose they are stay silent."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = "file-open-to-others"
LISTED = "class MesDemandes(LoginRequiredMixin, ListView):\n    def get_queryset(self):\n        return Demande.objects.filter(usager=self.request.user)\n\n\n"
CONCERN = "module LoadsAllowance\n  extend ActiveSupport::Concern\n\n  included do\n    before_action :load_allowance\n  end\n\n  def load_allowance\n    @allowance = Allowance.includes(:documents).find(params[:id])\n  end\nend\n"
OWNED = "class AllowancesController < ApplicationController\n  include LoadsAllowance\n\n  def index\n    @allowances = current_person.allowances\n  end\nend\n"
PHP = "<?php\nclass DossierController extends Controller\n{\n    public function index(Request $request)\n    {\n        return view('d', ['d' => $this->dossiers->of($request->user())]);\n    }\n\n    public function show(int $number)\n    {\n        WEIGHED$dossier = $this->dossiers->byNumber($number);\n\n        return view('e', ['e' => $dossier]);\n    }\n}\n"
VOTER = "<?php\nclass DossierVoter extends Voter\n{\n    protected function voteOnAttribute($attribute, $subject, $token): bool\n    {\n        return match ($attribute) {\n            self::VIEW => READS,\n            self::EDIT => $subject->getReferent() === $user,\n        };\n    }\n}\n"
OPEN = {
    "a view of Django that shows any of a model": {"vues.py": f"{LISTED}class DemandeDetail(LoginRequiredMixin, DetailView):\n    model = Demande\n"},
    "a folder called as the first page of one's account": {"dashboard/vues.py": f"{LISTED}class DemandeDetail(LoginRequiredMixin, DetailView):\n    model = Demande\n"},
    "a concern of Rails": {"app/controllers/concerns/loads_allowance.rb": CONCERN, "app/controllers/allowances_controller.rb": OWNED},
    "a store that is asked by number": {"app/Http/Controllers/DossierController.php": PHP.replace("WEIGHED", "")},
    "a voter that asks a role to read": {"src/Security/DossierVoter.php": VOTER.replace("READS", "$this->security->isGranted('ROLE_AGENT')")},
    "a policy of one line": {"app/policies/claim_policy.rb": "class ClaimPolicy < ApplicationPolicy\n  def show? = user.present?\n  def update? = record.caseworker == user\nend\n"},
    "a table of routes in Flask": {"vues.py": '@bp.get("/claims")\n@login_required\ndef claims():\n    return show(Claim.query.filter_by(user_id=current_user.id).all())\n\n\n@bp.get("/claims/<int:claim_id>")\n@login_required\ndef claim(claim_id):\n    return show(Claim.query.get_or_404(claim_id))\n'},
}  # fmt: skip
CLAIMS = """export function index(req, res) {
  Claim.find({ claimant: req.user.id }).then((all) => res.json(all));
}
export function show(req, res) {
  Claim.findById(req.params.id).then((one) => res.json(one));
}
"""
ROUTES = 'router.get("/claims", signedIn(), claims.index);\nrouter.get("/claims/:id", claims.show);\n'
BROUGHT = 'import * as claims from "./claims.controller";\n'
OPEN["a route that only wants an account"] = {"api/claims.controller.js": CLAIMS, "api/routes.js": BROUGHT + ROUTES}
KEPT = {
    "a view that narrows what it shows": {"vues.py": f"{LISTED}class DemandeDetail(LoginRequiredMixin, DetailView):\n    model = Demande\n\n    def get_queryset(self):\n        return Demande.objects.filter(usager=self.request.user)\n"},
    "a mixin that nobody knows": {"vues.py": f"{LISTED}class DemandeDetail(SiensMixin, DetailView):\n    model = Demande\n"},
    "a concern whose controller weighs": {"app/controllers/concerns/loads_allowance.rb": CONCERN, "app/controllers/allowances_controller.rb": OWNED.replace("  def index", "  load_and_authorize_resource\n\n  def index")},
    "a store asked once it is weighed": {"app/Http/Controllers/DossierController.php": PHP.replace("WEIGHED", "$this->authorize('view', Dossier::class);\n        ")},
    "what is open to all": {"vues.py": "def mes_sorties(request):\n    return show(Sortie.objects.filter(guide=request.user))\n\n\ndef sortie(request, pk):\n    return show(get_object_or_404(Sortie, pk=pk))\n"},
    "a voter that asks who follows it": {"src/Security/DossierVoter.php": VOTER.replace("READS", "$subject->getEquipe() === $user->getEquipe()")},
    "a file of theirs by its token": {"vues.py": "def mes_demandes(request):\n    return show(Demande.objects.filter(usager=request.user))\n\n\ndef demande(request, token):\n    return show(get_object_or_404(Demande, token=token))\n"},
    "a route that weighs who comes": {"api/claims.controller.js": CLAIMS, "api/routes.js": BROUGHT + ROUTES.replace("claims.show", "isAgentOrOwner(), claims.show")},
    "routes that all weigh who comes": {"api/claims.controller.js": CLAIMS, "api/routes.js": BROUGHT + "router.use(mustOwn);\n" + ROUTES},
    "those who work there": {"admin/vues.py": "def mes_dossiers(request):\n    return show(Dossier.objects.filter(agent=request.user))\n\n\ndef dossier(request, pk):\n    return show(get_object_or_404(Dossier, pk=pk))\n"},
}  # fmt: skip


@pytest.mark.parametrize("case", OPEN)
def test_a_file_that_others_open_is_asked_about(case: str) -> None:
    assert len(found_in(rule_named(RULE), OPEN[case])) == 1


@pytest.mark.parametrize("case", KEPT)
def test_a_file_kept_to_its_own_is_not(case: str) -> None:
    assert found_in(rule_named(RULE), KEPT[case]) == []
