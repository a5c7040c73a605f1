"""By what a record stands in every address that is made of it, and what pages are led to with: who someone is, or a reference."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "personal-data-in-url"
FLAWED: Cases = {
    "to_param": (RULE, {"app/models/claimant.rb": "class Claimant < ApplicationRecord\n  def to_param\n    nino\n  end\nend\n"}),
    "to_param, in a text": (RULE, {"app/models/eleve.rb": "class Eleve < ApplicationRecord\n  def to_param = \"#{id}-#{prenom.parameterize}\"\nend\n"}),
    "friendly_id": (RULE, {"app/models/tenant.rb": "class Tenant < ApplicationRecord\n  extend FriendlyId\n  friendly_id :email, use: :slugged\nend\n"}),
    "param of routes": (RULE, {"config/routes.rb": "Rails.application.routes.draw do\n  resources :patients, param: :nhs_number\nend\n"}),
    "laravel": (RULE, {"app/Models/Assure.php": "<?php\nclass Assure extends Model\n{\n    public function getRouteKeyName(): string\n    {\n        return 'nir';\n    }\n}\n"}),
    "spread in url_for": (RULE, {"claims/pages.py": "def sent(request):\n    summary = {\"nino\": claimant.nino, \"day\": today()}\n    return redirect(url_for(\"claims.sent\", **summary))\n"}),
    "a table filled line by line": (RULE, {"claims/pages.py": "def sent(request):\n    summary = {}\n    summary[\"nino\"] = claimant.nino\n    return redirect(\"claims:sent\", **summary)\n"}),
    "kwargs made by a function": (RULE, {"suivi/pages.py": "def _cle(demande):\n    return {\"courriel\": demande.courriel}\n\n\ndef envoye(request):\n    return redirect(reverse(\"envoye\", kwargs=_cle(demande)))\n"}),
    "a form of Symfony, of health": (RULE, {"src/Form/SejourType.php": "<?php\nclass SejourType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('allergies', TextareaType::class);\n    }\n\n    public function configureOptions(OptionsResolver $resolver): void\n    {\n        $resolver->setDefaults(['method' => 'GET']);\n    }\n}\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "to_param, a reference": (RULE, {"app/models/claimant.rb": "class Claimant < ApplicationRecord\n  def to_param\n    reference\n  end\nend\n"}),
    "to_param of a place": (RULE, {"app/models/library.rb": "class Library < ApplicationRecord\n  def to_param = \"#{id}-#{title.parameterize}\"\nend\n"}),
    "param of routes, a token": (RULE, {"config/routes.rb": "Rails.application.routes.draw do\n  resources :claims, param: :token\n  resources :emails, only: :create\nend\n"}),
    "laravel, an uuid": (RULE, {"app/Models/Assure.php": "<?php\nclass Assure extends Model\n{\n    public function getRouteKeyName(): string\n    {\n        return 'uuid';\n    }\n}\n"}),
    "spread, a reference": (RULE, {"claims/pages.py": "def sent(request):\n    summary = {\"reference\": claim.reference}\n    session[\"nino\"] = claimant.nino\n    return redirect(url_for(\"claims.sent\", **summary))\n"}),
}  # fmt: skip
test_who_a_page_names_in_its_address_is_found, test_who_has_a_reference_there_is_let_be = held_by(FLAWED, HARMLESS)
