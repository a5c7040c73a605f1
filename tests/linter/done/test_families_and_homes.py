"""Families, homes and lines that a service does not foresee: what turns them down is found whatever it is written in."""

from __future__ import annotations

from tests.linter.done.cases import held_by

FAMILY, HOME, LINE, NUMBER = (
    "both-parents-required",
    "postal-address-required",
    "foreign-answer-refused",
    "domiciliation-missing",
)
_GO = 'package claim\n\nvar refused = []string{"hostel", "no fixed"}\n\nfunc CheckAddress(address string) error {\n\tfor _, word := range refused {\n\t\tif strings.Contains(address, word) {\n\t\t\treturn %s\n\t\t}\n\t}\n\treturn nil\n}\n'
_LARAVEL = "<?php\nclass InscriptionRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['eleve' => 'required', 'responsables' => 'required|array|size:%s'];\n    }\n}\n"
_JVM = "public record InscriptionEleve(@NotBlank String prenom, @Size(min = %s) List<Responsable> responsables) {}\n"
_PYDANTIC = "from pydantic import BaseModel\n\n\nclass Inscription(BaseModel):\n    prenom_enfant: str\n    pere: Adulte%s\n    mere: Adulte\n"
_RUBY = "class InscriptionsController < ApplicationController\n  def create\n    if params[:parents].size < %s\n      render json: { error: 'Two parents' }, status: 422\n    end\n  end\nend\n"
_COUNT = "<?php\nclass Inscription\n{\n    #[Assert\\NotBlank]\n    public string $prenomEnfant = '';\n    #[Assert\\Count(min: %s)]\n    public array $responsables = [];\n}\n"
_CONCERN = "class Demande < ApplicationRecord\n  validate :vraie_adresse\n\n  def vraie_adresse\n    %s if adresse =~ /ccas|poste restante/i\n  end\nend\n"
_HELPER = "class Perimetre:\n    def pays(self, request):\n        return self.base.country_code(request.META['REMOTE_ADDR'])\n\n    def __call__(self, request):\n        pays = self.pays(request)\n        if pays not in settings.PAYS:\n            %s\n        return self.get_response(request)\n"
_RAILS = "class ApplicationController < ActionController::Base\n  before_action :perimetre\n\n  def perimetre\n    pays = request.headers['CF-IPCountry']\n    %s unless PAYS.include?(pays)\n  end\nend\n"
_EDGE = "export function edge(req, res, next) {\n  const country = %s;\n  if (!served.includes(country)) {\n    return res.status(403).send('Denied');\n  }\n  next();\n}\n"
_GUARD = 'package main\n\nfunc edge(w http.ResponseWriter, r *http.Request) {\n\tcountry := r.Header.Get("CF-IPCountry")\n\tif !served[country] {\n\t\t%s\n\t\treturn\n\t}\n}\n'
_VOIE = "<?php\nclass Domicile\n{\n    #[Assert\\NotBlank]\n    public string $prenom = '';\n    #[Assert\\NotBlank]\n    #[Assert\\Regex(pattern: '/^%s$/u')]\n    public string $voie = '';\n}\n"

FLAWED = {
    "a child with one parent, by rules of Laravel": (FAMILY, {"app/Http/Requests/InscriptionRequest.php": _LARAVEL % 2}),
    "a child with one parent, by a record of Java": (FAMILY, {"src/main/java/InscriptionEleve.java": _JVM % 2}),
    "a child without a father, by a model of pydantic": (FAMILY, {"a/schemas.py": _PYDANTIC % ""}),
    "a child with one parent, by a controller": (FAMILY, {"app/controllers/inscriptions_controller.rb": _RUBY % 2}),
    "a child with one parent, by a constraint of Symfony": (FAMILY, {"src/Dto/Inscription.php": _COUNT % 2}),
    "someone in a hostel, in Go": (HOME, {"claim.go": _GO % 'errors.New("give a home address")'}),
    "someone registered at an association, in Ruby": (HOME, {"app/models/demande.rb": _CONCERN % "errors.add(:adresse, 'refusée')"}),
    "someone abroad, by a helper of the same class": (LINE, {"a/perimetre.py": _HELPER % "return render(request, 'non.html', status=403)"}),
    "someone abroad, in Rails": (LINE, {"app/controllers/application_controller.rb": _RAILS % "head :forbidden"}),
    "someone abroad, by the address of their line": (LINE, {"src/edge.js": _EDGE % "geoip.lookup(req.ip)?.country"}),
    "someone abroad, in Go": (LINE, {"edge.go": _GUARD % 'http.Error(w, "denied", http.StatusForbidden)'}),
    "someone in a hamlet, by a pattern of any letters": (NUMBER, {"src/Dto/Domicile.php": _VOIE % "\\d{1,4} \\p{L}[\\p{L} -]+"}),
}  # fmt: skip
HARMLESS = {
    "one adult is enough, by rules of Laravel": (FAMILY, {"app/Http/Requests/InscriptionRequest.php": _LARAVEL % 1}),
    "one adult is enough, by a record of Java": (FAMILY, {"src/main/java/InscriptionEleve.java": _JVM % 1}),
    "a father who may be left out": (FAMILY, {"a/schemas.py": _PYDANTIC % " | None = None"}),
    "one adult is enough, by a controller": (FAMILY, {"app/controllers/inscriptions_controller.rb": _RUBY % 1}),
    "one adult is enough, by a constraint of Symfony": (FAMILY, {"src/Dto/Inscription.php": _COUNT % 1}),
    "a hostel that is noted, in Go": (HOME, {"claim.go": _GO % "nil"}),
    "a registered address that is noted, in Ruby": (HOME, {"app/models/demande.rb": _CONCERN % "self.domicilie = true"}),
    "another language for those abroad": (LINE, {"a/perimetre.py": _HELPER % "return redirect('/en/')"}),
    "another language for those abroad, in Rails": (LINE, {"app/controllers/application_controller.rb": _RAILS % "I18n.locale = :en"}),
    "the country of a parcel": (LINE, {"src/edge.js": _EDGE % "req.body.parcel.country"}),
    "a line that is only counted, in Go": (LINE, {"edge.go": _GUARD % "abroad.Inc()"}),
    "a street without a number is taken": (NUMBER, {"src/Dto/Domicile.php": _VOIE % "[\\p{L}\\d][\\p{L}\\d -]+"}),
}  # fmt: skip

test_who_is_left_out_is_found, test_who_is_let_in_is_let_be = held_by(FLAWED, HARMLESS)
