"""What people answer carried in an address, their papers open to whoever has one, and what a monitor of errors is told of them; twins stay silent."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

PAPERS = "from django.db import models\n\n\nclass Document(models.Model):\n    dossier = models.ForeignKey('Dossier', on_delete=models.CASCADE)\n    fichier = models.FileField(upload_to='depots/')\n"
SPRING = 'package fr.aide;\n@Controller\npublic class A {\n  @PostMapping("/a")\n  public String a(F form, RedirectAttributes held) {\n    held.ADD("nir", form.getNir());\n    return "redirect:/b";\n  }\n}\n'
JVM = "package fr.aide;\nimport io.sentry.protocol.User;\nclass F {\n  void f(Assure assure) {\n    User user = new User();\n    user.setId(assure.getHELD());\n  }\n}\n"
PHP_OF = (
    "<?php\nclass UserContext {\n  public static function of($claimant): array {\n    return ['id' => HELD];\n  }\n}\n"
)
PHP_TOLD = "<?php\nuse App\\UserContext;\nclass AppServiceProvider {\n  public function boot() {\n    \\Sentry\\configureScope(function ($scope) {\n      $scope->setUser(UserContext::of(auth()->user()));\n    });\n  }\n}\n"
HELPER = "from urllib.parse import urlencode\n\n\ndef etape(chemin, **reponses):\n    return f'{chemin}?{urlencode(reponses)}'\n"
SAID: dict[str, tuple[str, dict[str, str]]] = {
    "a helper of another module": ("personal-data-in-url", {"a/liens.py": HELPER, "a/vues.py": "from .liens import etape\n\n\ndef sante(request):\n    return redirect(etape('/b', nir=request.POST['nir']))\n"}),
    "a query given to a router": ("personal-data-in-url", {"a.js": "function next() {\n  router.push({ name: 'b', query: { nir: form.nir } });\n}\n"}),
    "what Spring adds to a redirection": ("personal-data-in-url", {"A.java": SPRING.replace("ADD", "addAttribute")}),
    "a route of Laravel": ("personal-data-in-url", {"app/A.php": "<?php\nclass A extends Controller {\n  public function b(Request $request) {\n    return redirect()->route('c', ['nir' => $request->nir]);\n  }\n}\n"}),
    "answers of a page on health": ("personal-data-in-url", {"a.js": "router.post('/claim/health', (req, res) => {\n  const { treatment } = req.body;\n  res.redirect('/claim/check?' + new URLSearchParams({ treatment }));\n});\n"}),
    "all that was answered": ("personal-data-in-url", {"a.py": "def sante():\n    return redirect(url_for('b', **request.form))\n"}),
    "a store of Django": ("file-open-to-others", {"config/settings.py": "AWS_QUERYSTRING_AUTH = False\n", "a/models.py": PAPERS}),
    "a service of Rails": ("file-open-to-others", {"config/storage.yml": "cloud:\n  service: S3\n  bucket: a\n  public: true\n", "app/models/claim.rb": "class Claim < ApplicationRecord\n  has_one_attached :identity_document\nend\n"}),
    "a disk of Laravel": ("file-open-to-others", {"config/filesystems.php": "<?php\nreturn ['disks' => [\n  'justificatifs' => [\n    'driver' => 's3',\n    'visibility' => 'public',\n  ],\n]];\n"}),
    "a class that keeps one": ("file-open-to-others", {"app/a.rb": "class StoreIdentityDocument\n  def call(file)\n    bucket.object(file.name).put(body: file, acl: 'public-read')\n  end\nend\n"}),
    "a policy for all": ("file-open-to-others", {"infra/policy.json": '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::medical-certificates/*"}]}\n'}),
    "what a class of PHP answers": ("personal-data-to-third-party", {"app/UserContext.php": PHP_OF.replace("HELD", "$claimant->nir"), "app/AppServiceProvider.php": PHP_TOLD}),
    "a scope in a script": ("personal-data-to-third-party", {"a.ts": 'import * as Sentry from "@sentry/node";\nSentry.withScope((scope) => {\n  scope.setContext("claim", { nino: claim.nino });\n});\n'}),
    "a user of the JVM": ("personal-data-to-third-party", {"F.java": JVM.replace("HELD", "Nir")}),
}  # fmt: skip
KEPT: dict[str, tuple[str, dict[str, str]]] = {
    "a helper that seals": ("personal-data-in-url", {"a/liens.py": "def etape(chemin, **reponses):\n    return f'{chemin}/{garder(reponses)}'\n", "a/vues.py": "from .liens import etape\n\n\ndef sante(request):\n    return redirect(etape('/b', nir=request.POST['nir']))\n"}),
    "what goes beside the address": ("personal-data-in-url", {"a.js": "function next() {\n  router.push({ name: 'b', state: { nir: form.nir } });\n}\n"}),
    "what Spring keeps for one page": ("personal-data-in-url", {"A.java": SPRING.replace("ADD", "addFlashAttribute")}),
    "what is looked for": ("personal-data-in-url", {"a.py": "def start(request):\n    form = PlaceSearchForm(request.POST)\n    return redirect(f'/places?{urlencode(form.cleaned_data)}')\n"}),
    "a store of pictures": ("file-open-to-others", {"config/settings.py": "AWS_QUERYSTRING_AUTH = False\n", "a/models.py": "class Lieu(models.Model):\n    photo = models.ImageField(upload_to='lieux/')\n"}),
    "a store beside a private one": ("file-open-to-others", {"config/settings.py": 'MEDIA_ACL = "private"\nAWS_DEFAULT_ACL = "public-read"\n', "a/models.py": PAPERS}),
    "a service that production does not name": ("file-open-to-others", {"config/storage.yml": "assets:\n  service: S3\n  public: true\n", "config/environments/production.rb": "config.active_storage.service = :cloud\n", "app/models/claim.rb": "class Claim < ApplicationRecord\n  has_one_attached :identity_document\nend\n"}),
    "a disk of pictures beside one of papers": ("file-open-to-others", {"config/filesystems.php": "<?php\nreturn ['disks' => [\n  'public' => [\n    'driver' => 'local',\n    'visibility' => 'public',\n  ],\n  'justificatifs' => [\n    'driver' => 's3',\n  ],\n]];\n"}),
    "a table of services": ("file-open-to-others", {"config/services.yml": "medical:\n  name: été\n  public: true\n"}),
    "what tells nobody": ("personal-data-to-third-party", {"app/UserContext.php": PHP_OF.replace("HELD", "$claimant->uuid"), "app/AppServiceProvider.php": PHP_TOLD}),
    "a scope of something else": ("personal-data-to-third-party", {"a.ts": 'scope.setContext("claim", { nino: claim.nino });\n'}),
    "a number of the JVM's own": ("personal-data-to-third-party", {"F.java": JVM.replace("HELD", "Uuid")}),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_what_is_left_in_the_open_is_told(case: str) -> None:
    rule, texts = SAID[case]
    assert len(found_in(rule_named(rule), texts)) == 1


@pytest.mark.parametrize("case", KEPT)
def test_what_is_kept_is_not(case: str) -> None:
    rule, texts = KEPT[case]
    assert found_in(rule_named(rule), texts) == []
