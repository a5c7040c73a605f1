"""Doors, contacts and papers that a table or a program of PHP, scripts or SQL settles, beside their harmless twins."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.reading.php.literal_trees import given_to, trees_of

from tests.linter.done.texts import Texts, assert_told_apart

_GATE = "<?php\nclass A {\n    public function b(): Response {\n        if (!$this->plage->permet(new \\DateTimeImmutable())) {\n            return $this->render('repos.html.twig');\n        }\n        $f = $this->createForm(T::class);\n    }\n}\n"
_JUDGE = "<?php\nclass Plage {\n    public function permet($quand): bool {\n        return %s;\n    }\n}\n"
_WANTED = "<?php\nclass V {\n    public function verifie($piece): void {\n        if (!in_array($piece->type(), Pieces::ACCEPTES, true)) {\n            throw new Refus();\n        }\n    }\n}\n"
_KEPT = "<?php\nclass Pieces {\n    public const ACCEPTES = [%s];\n}\n"
_HELD = "<?php\nclass V {\n    private const NUMERO = '%s';\n    public function verifie($r): void {\n        if (!preg_match(self::NUMERO, $r->get('telephone'))) {\n            throw new Refus();\n        }\n    }\n}\n"
_TAKEN = "from fastapi import Form\n\n\n@app.post('/demande')\ndef demander(portable: str = Form(..., pattern=r'%s')):\n    keep(portable)\n"
_WINDOW = (
    '<div role="dialog"><p>Ce site utilise des cookies.</p><button aria-label="Fermer" onclick="%s">×</button></div>'
)
_LEFT = "def current(token):\n    raise HTTPException(401)\n\n\ndef known(user=Depends(current)):\n    return user\n\n\ndef subscribe(email):\n    keep(email)\n\n\ndef unsubscribe(email, %s):\n    drop(email)\n"
_WAYS = "export enum Channel {\n  Web = 'web',\n  Post = 'post',\n}\nexport const ACCEPTED = new Set([%s]);\n"
_INTAKE = "from enum import StrEnum, auto\n\n\nclass Source(StrEnum):\n    PORTAL = auto()\n    PAPER = auto()\n\n\nclass NotAccepted(Exception):\n    pass\n\n\ndef route(request, source):\n    match source:\n        case Source.%s:\n            raise NotAccepted\n        case _:\n            return request.keep()\n"
_TYPE = "<?php\nclass AideType {\n    public function buildForm($b, $o): void {\n        $b->add('nom', TextType::class)->add('telephone', TelType::class, ['required' => %s]);\n    }\n}\n"
_RULES = "<?php\nclass R extends FormRequest {\n    public function rules(): array {\n        return ['nom' => 'required|max:80', 'portable' => [%s, 'regex:/^0[67]\\d{8}$/']];\n    }\n}\n"
_PAPERS = "<?php\nclass P {\n    private const PREMIERE = ['acte_naissance', 'photo'];\n    private const RENOUVELLEMENT = %s;\n}\n"
_KINDS = "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Kind:\n    slug: str\n    label: str\n    uploads: tuple[str, ...] = ()\n\n\nKINDS = (Kind('lamp', 'Street light', ('%s',)),)\n"
_LATER = 'import random\n\n\ndef prepare(office):\n    """Appointments."""\n    Slot.objects.bulk_create(made(office))\n    wait = random.randrange(9000)\n    %s\n\n\ndef publish(office):\n    Slot.objects.update(visible=True)\n'
_REACH = "import { z } from 'zod';\nexport const reach = z.%s([\n  z.object({ by: z.literal('call'), phone: z.string(), name: z.string() }),\n  z.object({ by: z.literal('call me'), phone: z.string(), name: z.string() }),\n  %s]);\n"

CASES: dict[str, tuple[str, Texts, Texts]] = {
    "a method of another file reads the day": (
        "office-hours-gate",
        {"src/A.php": _GATE, "src/Plage.php": _JUDGE % "in_array($quand->format('N'), [1, 2])"},
        {"src/A.php": _GATE, "src/Plage.php": _JUDGE % "$quand <= $this->fin"},
    ),
    "a list that another class keeps": (
        "identity-document-single",
        {"src/V.php": _WANTED, "src/Pieces.php": _KEPT % "'passeport'"},
        {"src/V.php": _WANTED, "src/Pieces.php": _KEPT % "'passeport', 'titre_sejour', 'permis'"},
    ),
    "a pattern that a program holds an answer to": (
        "phone-french-only",
        {"src/V.php": _HELD % r"/^0[67]\d{8}$/"},
        {"src/V.php": _HELD % r"/^\+?\d{6,15}$/"},
    ),
    "what a view takes of a form": (
        "phone-french-only",
        {"app/api.py": _TAKEN % r"^0[67]\d{8}$"},
        {"app/api.py": _TAKEN % r"^\+?\d{6,15}$"},
    ),
    "a cross that keeps a yes": (
        "consent-presumed",
        {"t/a.html": _WINDOW % "keepConsent('yes')"},
        {"t/a.html": _WINDOW % "keepConsent('no')"},
    ),
    "an account to leave a list, through what a view depends on": (
        "withdrawal-asymmetry",
        {"newsletter/views.py": _LEFT % "user=Depends(known)"},
        {"newsletter/views.py": _LEFT % "day=Depends(today)"},
    ),
    "a column of SQL that takes screens alone": (
        "online-only-wording",
        {"sql/d.sql": "CREATE TABLE demandes (\n  canal TEXT CHECK (canal IN ('web', 'portail'))\n);\n"},
        {"sql/d.sql": "CREATE TABLE demandes (\n  canal TEXT CHECK (canal IN ('web', 'courrier'))\n);\n"},
    ),
    "a guard of a router": (
        "office-hours-gate",
        {"src/g.ts": "export class G {\n  canActivate() {\n    return new Date().getDay() < 6;\n  }\n}\n"},
        {"src/g.ts": "export class G {\n  greets() {\n    return new Date().getDay() < 6;\n  }\n}\n"},
    ),
    "slots made, then shown after a draw": (
        "slot-release-random",
        {"slots/tasks.py": _LATER % "publish.apply_async((office,), countdown=wait)"},
        {"slots/tasks.py": _LATER % "log(wait)"},
    ),
    "a list of doors": (
        "online-only-wording",
        {"src/claims/channel.ts": _WAYS % "Channel.Web"},
        {"src/claims/channel.ts": _WAYS % "Channel.Web, Channel.Post"},
    ),
    "a member of an enumeration": ("online-only-wording", {"a/intake.py": _INTAKE % "PAPER"}, {"a/intake.py": _INTAKE % "PORTAL"}),
    "what is made to be sent back": (
        "online-only-wording",
        {"a/r.py": "TAKEN = frozenset({'web'})\n\n\ndef keep(channel, content):\n    if channel not in TAKEN:\n        return Rejection.objects.create(content=content)\n    return Claim.objects.create(content=content)\n"},
        {"a/r.py": "TAKEN = frozenset({'web', 'post'})\n\n\ndef keep(channel, content):\n    if channel not in TAKEN:\n        return Rejection.objects.create(content=content)\n    return Claim.objects.create(content=content)\n"},
    ),
    "a price in SQL": (
        "offline-charged",
        {"sql/t.sql": "CREATE TABLE frais (motif text, montant numeric);\nINSERT INTO frais VALUES ('depot_en_ligne', 0), ('depot_papier', 12);\n"},
        {"sql/t.sql": "CREATE TABLE frais (motif text, montant numeric);\nINSERT INTO frais VALUES ('depot_en_ligne', 12), ('depot_papier', 12);\n"},
    ),
    "a price in PHP": (
        "offline-charged",
        {"src/Fees.php": "<?php\nclass Fees { const BY = ['email' => 0.0, 'paper' => 2.5]; }\n"},
        {"src/Days.php": "<?php\nclass Days { const DELAYS = ['email' => 0.0, 'paper' => 2.5]; }\n"},
    ),
    "ways to pay left off": (
        "payment-card-only",
        {"src/pay.ts": "export const PAYMENT_METHODS = { card: true, cash: false, cheque: false };\n"},
        {"src/pay.ts": "export const PAYMENT_METHODS = { card: true, cash: true, cheque: false };\n"},
    ),
    "a builder of forms": ("contact-detail-required", {"src/AideType.php": _TYPE % "true"}, {"src/AideType.php": _TYPE % "false"}),
    "the rules of a request": ("contact-detail-required", {"app/R.php": _RULES % "'required'"}, {"app/R.php": _RULES % "'nullable'"}),
    "schemas to choose from": (
        "contact-detail-required",
        {"src/reach.ts": _REACH % ("union", "")},
        {"src/reach.ts": _REACH % ("union", "z.object({ by: z.literal('letter'), street: z.string(), town: z.string() }),")},
    ),
    "an index of SQL": (
        "contact-unique-per-person",
        {"db/i.sql": "CREATE UNIQUE INDEX one ON tenants (lower(email));\n"},
        {"db/i.sql": "CREATE UNIQUE INDEX one ON suppliers (lower(email));\n"},
    ),
    "a paper of civil status at each renewal": (
        "document-already-held",
        {"src/P.php": _PAPERS % "self::PREMIERE"},
        {"src/P.php": _PAPERS % "['photo']"},
    ),
    "a positional argument": ("identity-level-excessive", {"a/kinds.py": _KINDS % "passport"}, {"a/kinds.py": _KINDS % "photo"}),
    "a key for each paper": (
        "identity-level-excessive",
        {"config/checklists.yml": "records:\n  proof: A copy of your identity card signed by a notary\n"},
        {"config/checklists.yml": "records:\n  proof: A sketch of the streets to close\n"},
    ),
    "a row of SQL": (
        "identity-level-excessive",
        {"sql/p.sql": "INSERT INTO exigee (demarche, piece) VALUES ('question_mairie', 'passeport');\n"},
        {"sql/p.sql": "INSERT INTO exigee (demarche, piece) VALUES ('mariage', 'passeport');\n"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("idiom", CASES)
def test_a_door_is_known_in_any_language(idiom: str) -> None:
    assert_told_apart(*CASES[idiom])


def test_tables_of_php_are_read_as_any_table() -> None:
    text = "<?php\nconst A = ['é' => 1, 'b' => array('c', \"d\"), /* x */ 'e' => new F('g')];\nfunction h() { return self::A; }\n"
    tree, again = trees_of(Source("a.php", text))
    assert [(one.key, one.value) for one in tree.parts] == [("é", "1"), ("b", None), ("e", "F")]
    assert [one.value for one in tree.parts[1].parts] == ["c", "d"]
    assert (again.key, len(again.parts)) == ("h", 3)


@pytest.mark.parametrize(
    "text", ["<?php $a = [", "<?php $a = ['b' =>", "<?php $a = [[[[]", "<?php $x->add(", "<?php const A = new"]
)
def test_php_that_is_cut_short_is_read_as_far_as_it_goes(text: str) -> None:
    source = Source("a.php", text)
    assert len([*trees_of(source), *given_to(source, "add")]) < 2
