"""Who can finish behind an account: what the class wants that a program reads it from, and where a code is sent to a mail or a number."""

from __future__ import annotations

import pytest

from tests.linter.test_people_followed import STORE, sent
from tests.linter.test_people_told import Walked, rails, walked

__all__ = ["walked"]

GUARDED = "<?php\n#[Route('/api')]\nclass AideController\n{\n    #[Route('/aides', methods: ['POST'])]\n    #[IsGranted('ROLE_USER')]\n    public function depot(): Response\n    {\n    }\n}\n"
OF_PHP = "<?php\nuse Symfony\\Component\\Validator\\Constraints as Assert;\n\nclass Inscription\n{\n    #[Assert\\NotBlank]\n    public string $nom;\n\n%s    public ?string $courriel = null;\n\n    #[Assert\\Length(min: 8)]\n    public string $motDePasse = '';\n}\n"
OF_SCRIPT = (
    "export class RegisterDto {\n  @IsNotEmpty()\n  name: string;\n\n%s\n\n  @MinLength(8)\n  password: string;\n}\n"
)
OF_PYTHON = (
    "from pydantic import BaseModel, EmailStr\n\n\nclass UserCreate(BaseModel):\n    name: str\n%s\n    password: str\n"
)
OF_SERIALIZER = "from rest_framework import serializers\n\n\nclass RegistrationSerializer(serializers.Serializer):\n    name = serializers.CharField()\n%s\n    password = serializers.CharField()\n"
PROVIDER = "<?php\nclass FranceConnectAuthenticator\n{{\n    public function authenticate(Request $request): Passport\n    {{\n        $info = $this->client->fetchUserInfo($request);\n        $user = new User();\n        {}\n    }}\n}}\n"


@pytest.mark.parametrize(
    ("path", "text", "outcome"),
    [
        ("src/Dto/Inscription.php", OF_PHP % "    #[Assert\\NotBlank]\n    #[Assert\\Email]\n", "stopped"),
        ("src/Dto/Inscription.php", OF_PHP % "    #[Assert\\Email]\n", "finishes"),
        ("src/Dto/Inscription.php", OF_PHP % "    #[Assert\\NotBlank(groups: ['online'])]\n    #[Assert\\Email]\n", "unknown"),
        ("server/register.dto.ts", OF_SCRIPT % "  @IsEmail()\n  email: string;", "stopped"),
        ("server/register.dto.ts", OF_SCRIPT % "  @IsOptional()\n  @IsEmail()\n  email?: string;", "finishes"),
        ("api/schemas.py", OF_PYTHON % "    email: EmailStr", "stopped"),
        ("api/schemas.py", OF_PYTHON % "    email: EmailStr | None = None", "finishes"),
        ("api/serializers.py", OF_SERIALIZER % "    email = serializers.EmailField()", "stopped"),
        ("api/serializers.py", OF_SERIALIZER % "    email = serializers.EmailField(required=False)", "finishes"),
        ("api/serializers.py", (OF_SERIALIZER % "    email = serializers.EmailField()").replace("Registration", "Login"), "unknown"),
    ],
    ids=["php", "php-free", "php-sometimes", "nest", "nest-free", "pydantic", "pydantic-free", "drf", "drf-free", "sign-in"],
)  # fmt: skip
def test_the_class_into_which_a_program_reads_an_account_says_what_it_wants(
    path: str, text: str, outcome: str, walked: Walked
) -> None:
    files = sent("store.save(form)") | {"src/stores/main.js": STORE.format("/api/aides")}
    found = walked({**files, "src/Controller/AideController.php": GUARDED, path: text})
    assert found["Aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("keeps", "outcome"), [("$user->setEmail($info['email']);", "stopped"), ("$user->setSub($info['sub']);", "unknown")]
)
def test_a_provider_that_gives_no_mail_is_another_way_to_an_account(keeps: str, outcome: str, walked: Walked) -> None:
    files = sent("store.save(form)") | {"src/stores/main.js": STORE.format("/api/aides")}
    dto = OF_PHP % "    #[Assert\\NotBlank]\n    #[Assert\\Email]\n"
    held = {"src/Controller/AideController.php": GUARDED, "src/Dto/Inscription.php": dto}
    found = walked({**files, **held, "src/Security/FranceConnectAuthenticator.php": PROVIDER.format(keeps)})
    assert found["Aide", "sans-courriel"]["outcome"] == outcome


PLAIN = "h1 Demander\n= form_with model: @aide do |f|\n  = f.label :sujet\n  = f.text_field :sujet\n  = f.label :motif\n  = f.text_field :motif\n"
ENTRY = 'h1 Entrer\n= form_with model: @form, url: client_logins_path do |f|\n{}  = f.submit "Recevoir un code"\n'
MAIL = "  = f.label :email_address\n  = f.email_field :email_address\n"
NUMBER = "  = f.label :phone_number\n  = f.telephone_field :phone_number\n"
BY = "class ClientLoginForm\n  include ActiveModel::Model\n{}end\n"
WANTED = "  validates :email_address, presence: true\n"


@pytest.mark.parametrize(
    ("fields", "rules", "mail", "number"),
    [
        (MAIL + NUMBER, "  validate :one_of_them\n", "finishes", "finishes"),
        (MAIL, WANTED, "stopped", "finishes"),
        (MAIL, "  validates :code, presence: true\n", "unknown", "finishes"),
    ],
    ids=["either", "mail", "free"],
)
def test_a_code_is_sent_to_a_mail_or_a_number_as_one_likes(
    fields: str, rules: str, mail: str, number: str, walked: Walked
) -> None:
    held = rails(
        PLAIN, "  before_action :authenticate_client!\n", "show",
        app__models__client="class Client < ApplicationRecord\nend\n",
        app__controllers__client_logins_controller="class ClientLoginsController < ApplicationController\n  def new\n    @form = ClientLoginForm.new\n  end\n\n  def create\n    @form = ClientLoginForm.new(params)\n  end\nend\n",
        app__forms__client_login_form=BY.format(rules),
    )  # fmt: skip
    found = walked({**held, "app/views/client_logins/new.html.slim": ENTRY.format(fields)})
    assert [found["show", one]["outcome"] for one in ("sans-courriel", "sans-telephone")] == [mail, number]
