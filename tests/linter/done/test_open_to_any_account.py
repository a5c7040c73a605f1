"""Letters and other papers that whoever has an account opens by their number, as real services write their doors; twins that look whose they are stay silent."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = "file-open-to-others"
SEEN = {
    'drf modelviewset': {'api/views.py': 'from rest_framework import permissions, viewsets\nfrom .models import Letter\nfrom .serializers import LetterSerializer\n\n\nclass LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()\n    serializer_class = LetterSerializer\n    permission_classes = [permissions.IsAuthenticated]\n'},
    'drf base other module': {'core/base.py': 'from rest_framework import generics\nfrom rest_framework.permissions import IsAuthenticated\n\n\nclass SecuredRetrieve(generics.RetrieveAPIView):\n    permission_classes = (IsAuthenticated,)\n\n    def get_queryset(self):\n        return super().get_queryset().select_related("dossier")\n', 'aides/views.py': 'from core.base import SecuredRetrieve\nfrom .models import Courrier\n\n\nclass CourrierView(SecuredRetrieve):\n    queryset = Courrier.objects.all()\n    serializer_class = CourrierSerializer\n'},
    'django detail mixin': {'letters/views.py': 'from django.contrib.auth.mixins import LoginRequiredMixin\nfrom django.views.generic import DetailView\n\n\nclass CaseMixin(LoginRequiredMixin):\n    def get_queryset(self):\n        return super().get_queryset().select_related("case")\n\n\nclass LetterView(CaseMixin, DetailView):\n    model = Letter\n    template_name = "letters/detail.html"\n'},
    'flask': {'letters.py': '@bp.get("/letters/<int:letter_id>")\n@login_required\ndef letter(letter_id):\n    letter = Letter.query.get_or_404(letter_id)\n    return render_template("letter.html", letter=letter)\n'},
    'fastapi': {'routers/letters.py': '@router.get("/letters/{letter_id}")\ndef read_letter(letter_id: int, user: User = Depends(get_current_user), db: Session = Depends(get_db)):\n    letter = db.get(Letter, letter_id)\n    if letter is None:\n        raise HTTPException(404)\n    return letter\n'},
    'rails concern': {'app/controllers/concerns/loads_letter.rb': 'module LoadsLetter\n  extend ActiveSupport::Concern\n\n  included do\n    before_action :authenticate_user!\n    before_action :set_letter, only: %i[show]\n  end\n\n  private\n\n  def set_letter\n    @letter = Letter.find(params[:id])\n  end\nend\n', 'app/controllers/letters_controller.rb': 'class LettersController < ApplicationController\n  include LoadsLetter\n\n  def show\n    render json: @letter\n  end\nend\n'},
    'laravel binding': {'routes/web.php': "<?php\nRoute::middleware('auth')->group(function () {\n    Route::get('/courriers/{courrier}', [CourrierController::class, 'show']);\n});\n", 'app/Http/Controllers/CourrierController.php': "<?php\nclass CourrierController extends Controller\n{\n    public function show(Courrier $courrier)\n    {\n        return view('courriers.show', ['courrier' => $courrier]);\n    }\n}\n"},
    'symfony binding': {'src/Controller/CourrierController.php': "<?php\n#[IsGranted('ROLE_USER')]\nfinal class CourrierController extends AbstractController\n{\n    #[Route('/courriers/{id}', name: 'courrier', methods: ['GET'])]\n    public function show(Courrier $courrier): Response\n    {\n        return $this->render('courrier/show.html.twig', ['courrier' => $courrier]);\n    }\n}\n"},
    'spring': {'src/main/java/court/LetterController.java': '@RestController\n@RequestMapping("/letters")\n@PreAuthorize("isAuthenticated()")\npublic class LetterController {\n    private final LetterRepository letters;\n\n    @GetMapping("/{id}")\n    public Letter read(@PathVariable Long id) {\n        return letters.findById(id).orElseThrow(NotFound::new);\n    }\n}\n'},
    'express': {'src/routes/letters.js': "router.get('/letters/:id', requireAuth, async (req, res) => {\n  const letter = await Letter.findByPk(req.params.id);\n  if (!letter) return res.sendStatus(404);\n  res.json(letter);\n});\n"},
    'nest': {'src/letters/letters.controller.ts': "@Controller('letters')\n@UseGuards(JwtAuthGuard)\nexport class LettersController {\n  constructor(private readonly letters: LettersService) {}\n\n  @Get(':id')\n  findOne(@Param('id', ParseIntPipe) id: number) {\n    return this.letters.findOne(id);\n  }\n}\n", 'src/letters/letters.service.ts': '@Injectable()\nexport class LettersService {\n  constructor(@InjectRepository(Letter) private readonly repo: Repository<Letter>) {}\n  findOne(id: number) {\n    return this.repo.findOneBy({ id });\n  }\n}\n'},
    'next': {'app/api/letters/[id]/route.ts': 'export async function GET(request: Request, { params }: { params: { id: string } }) {\n  const session = await getServerSession(authOptions);\n  if (!session) return new Response(null, { status: 401 });\n  const letter = await prisma.letter.findUnique({ where: { id: Number(params.id) } });\n  return Response.json(letter);\n}\n'},
    'graphql': {'src/resolvers.js': 'module.exports = {\n  Query: {\n    letter: async (_, { id }, { user }) => {\n      if (!user) throw new AuthenticationError();\n      return Letter.findByPk(id);\n    },\n  },\n};\n'},
    'api platform': {'src/Entity/Courrier.php': '<?php\n#[ORM\\Entity]\n#[ApiResource(operations: [new Get()], security: "is_granted(\'ROLE_USER\')")]\nclass Courrier\n{\n    #[ORM\\Column]\n    private string $destinataireNom;\n    #[ORM\\Column]\n    private string $corps;\n}\n'},
}  # fmt: skip
SILENT = {
    'twin drf own': {'api/views.py': 'from rest_framework import permissions, viewsets\n\n\nclass LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()\n    serializer_class = LetterSerializer\n    permission_classes = [permissions.IsAuthenticated]\n\n    def get_queryset(self):\n        return super().get_queryset().filter(case__user=self.request.user)\n'},
    'twin event': {'api/views.py': 'class EventViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = Event.objects.all()\n    serializer_class = EventSerializer\n    permission_classes = [permissions.IsAuthenticated]\n'},
    'twin agent': {'api/agents/views.py': 'class LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()\n    serializer_class = LetterSerializer\n    permission_classes = [permissions.IsAuthenticated]\n'},
    'twin drf perm': {'api/views.py': 'class LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()\n    serializer_class = LetterSerializer\n    permission_classes = [permissions.IsAuthenticated, IsRecipient]\n'},
    'twin flask': {'letters.py': '@bp.get("/letters/<int:letter_id>")\n@login_required\ndef letter(letter_id):\n    letter = Letter.query.get_or_404(letter_id)\n    if letter.recipient_id != current_user.id:\n        abort(404)\n    return render_template("letter.html", letter=letter)\n'},
    'twin spring': {'src/main/java/court/LetterController.java': '@RestController\n@PreAuthorize("isAuthenticated()")\npublic class LetterController {\n    @GetMapping("/letters/{id}")\n    public Letter read(@PathVariable Long id, Principal principal) {\n        return letters.findByIdAndRecipient(id, principal.getName()).orElseThrow(NotFound::new);\n    }\n}\n'},
    'twin symfony voter': {'src/Controller/CourrierController.php': "<?php\n#[IsGranted('ROLE_USER')]\nfinal class CourrierController extends AbstractController\n{\n    #[Route('/courriers/{id}', name: 'courrier', methods: ['GET'])]\n    #[IsGranted('VIEW', subject: 'courrier')]\n    public function show(Courrier $courrier): Response\n    {\n        return $this->render('courrier/show.html.twig', ['courrier' => $courrier]);\n    }\n}\n"},
    'twin fastapi own': {'routers/letters.py': '@router.get("/letters/{letter_id}")\ndef read_letter(letter_id: int, user: User = Depends(get_current_user), db: Session = Depends(get_db)):\n    letter = db.get(Letter, letter_id)\n    if letter is None or letter.reader_id != user.id:\n        raise HTTPException(404)\n    return letter\n'},
    'twin graphql own': {'src/resolvers.js': 'module.exports = {\n  Query: {\n    letter: async (_, { id }, { user }) => {\n      if (!user) throw new AuthenticationError();\n      const letter = await Letter.findByPk(id);\n      return letter.userId === user.id ? letter : null;\n    },\n  },\n};\n'},
    'twin fastapi whole user': {'routers/letters.py': '@router.get("/letters/{letter_id}")\ndef read_letter(letter_id: int, user: User = Depends(get_current_user), db: Session = Depends(get_db)):\n    letter = db.get(Letter, letter_id)\n    ensure_reader(letter, user)\n    return letter\n'},
    'twin laravel policy': {'routes/web.php': "<?php\nRoute::middleware('auth')->group(function () {\n    Route::get('/courriers/{courrier}', [CourrierController::class, 'show'])->middleware('can:view,courrier');\n});\n", 'app/Http/Controllers/CourrierController.php': "<?php\nclass CourrierController extends Controller\n{\n    public function show(Courrier $courrier)\n    {\n        return view('courriers.show', ['courrier' => $courrier]);\n    }\n}\n"},
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_it_is_seen(case: str) -> None:
    assert found_in(rule_named(RULE), SEEN[case])


@pytest.mark.parametrize("case", SILENT)
def test_a_harmless_twin_is_silent(case: str) -> None:
    assert found_in(rule_named(RULE), SILENT[case]) == []
