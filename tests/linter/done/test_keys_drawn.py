"""A record whose key is drawn at random is not found by counting up: a door that shows it by that key lets nobody read the next one."""

from __future__ import annotations

from tests.linter.done.cases import held_by

RULE = "file-open-to-others"
RAILS = "class LettersController < ApplicationController\n  before_action :authenticate_user!\n\n  def index\n    @letters = current_user.letters\n  end\n\n  def show\n    @letter = Letter.find(params[:id])\n  end\nend\n"
SCHEMA = 'ActiveRecord::Schema[7.1].define do\n  create_table "letters"{0}, force: :cascade do |t|\n    t.string "body"\n    t.uuid "batch"\n  end\nend\n'
DRF = "from rest_framework import permissions, viewsets\nfrom .models import Letter\n\n\nclass LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()\n    serializer_class = LetterSerializer\n    permission_classes = [permissions.IsAuthenticated]\n"
MODELS = "import uuid\n\nfrom django.db import models\n\n\nclass Letter(models.Model):\n    {0}\n    body = models.TextField()\n"
SYMFONY = "<?php\n#[IsGranted('ROLE_USER')]\nfinal class CourrierController extends AbstractController\n{\n    #[Route('/courriers/{id}', name: 'courrier', methods: ['GET'])]\n    public function show(Courrier $courrier): Response\n    {\n        return $this->render('courrier/show.html.twig', ['courrier' => $courrier]);\n    }\n}\n"
ENTITY = "<?php\n#[ORM\\Entity]\nclass Courrier\n{{\n    #[ORM\\Id]\n    #[ORM\\Column{0}]\n    private {1} $id;\n}}\n"
SPRING = '@RestController\n@RequestMapping("/letters")\n@PreAuthorize("isAuthenticated()")\npublic class LetterController {\n    private final LetterRepository letters;\n\n    @GetMapping("/{id}")\n    public Letter read(@PathVariable UUID id) {\n        return letters.findById(id).orElseThrow(NotFound::new);\n    }\n}\n'
JPA = "@Entity\npublic class Letter {{\n    @Id\n    @GeneratedValue(strategy = GenerationType.{0})\n    private {1} id;\n}}\n"

FLAWED = {
    "rails": (RULE, {"app/controllers/letters_controller.rb": RAILS, "db/schema.rb": SCHEMA.format("")}),
    "django": (RULE, {"api/views.py": DRF, "api/models.py": MODELS.format("batch = models.UUIDField(default=uuid.uuid4)")}),
    "symfony": (RULE, {"src/Controller/CourrierController.php": SYMFONY, "src/Entity/Courrier.php": ENTITY.format("", "int")}),
    "spring": (RULE, {"src/main/java/court/LetterController.java": SPRING, "src/main/java/court/Letter.java": JPA.format("IDENTITY", "Long")}),
}  # fmt: skip
HARMLESS = {
    "rails": (RULE, {"app/controllers/letters_controller.rb": RAILS, "db/schema.rb": SCHEMA.format(', id: :uuid, default: -> { "gen_random_uuid()" }')}),
    "django": (RULE, {"api/views.py": DRF, "api/models.py": MODELS.format("id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)")}),
    "symfony": (RULE, {"src/Controller/CourrierController.php": SYMFONY, "src/Entity/Courrier.php": ENTITY.format("(type: UuidType::NAME)", "Uuid")}),
    "spring": (RULE, {"src/main/java/court/LetterController.java": SPRING, "src/main/java/court/Letter.java": JPA.format("UUID", "UUID")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
