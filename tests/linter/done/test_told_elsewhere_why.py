"""What people did themselves refuses them nothing, and a title says why for the words that stand under it."""

from __future__ import annotations

from tests.linter.done.cases import held_by

WHY, HOW = "refusal-reasons-missing", "refusal-remedies-missing"
VIEW = 'from django.contrib import messages\n\n\ndef close(request, pk):\n    messages.{0}(request, f"Your application is cancelled and your benefit has been stopped for {{pk}} days.")\n    return redirect("mine")\n'
FLASK = '@app.post("/close")\ndef close():\n    flash("Your benefit has been stopped and your application was turned down.", "{0}")\n    return redirect("/")\n'
BANNER = 'fr:\n  banner:\n    closed_title: "{0}"\n    closed_content: "Vous pouvez consulter votre dossier, mais il ne sera pas traité par l’administration"\n'

NOTICE = "<?php\nclass {0}Controller extends AbstractController\n{{\n    public function exclude($guest, $service)\n    {{\n        $service->addNotification($guest, 'Vous avez été exclu de ' . $name, 'Un message.');\n    }}\n}}\n"

FLAWED = {
    "a child put out of a canteen": (WHY, {"src/Controller/CanteenController.php": NOTICE.format("Canteen")}),
    "a refusal that a view tells": (WHY, {"claims/views.py": VIEW.format("error")}),
    "a refusal that Flask tells": (WHY, {"claims/app.py": FLASK.format("error")}),
    "a title that refuses too": (WHY, {"config/locales/fr.yml": BANNER.format("Votre demande est refusée par le service")}),
}  # fmt: skip
HARMLESS = {
    "a colleague put out of a team": (WHY, {"src/Controller/TeamController.php": NOTICE.format("Team")}),
    "one put out of an organisation": (WHY, {"src/Controller/OrganizationController.php": NOTICE.format("Organization")}),
    "what one has just ended oneself": (WHY, {"passes/views.py": VIEW.format("success")}),
    "what one has just ended, challenged by nobody": (HOW, {"passes/views.py": VIEW.format("success")}),
    "what one has just ended in Flask": (WHY, {"passes/app.py": FLASK.format("success")}),
    "a title that says why, and nothing to contest": (HOW, {"config/locales/fr.yml": BANNER.format("La démarche liée à votre dossier est close")}),
    "a title that says why": (WHY, {"config/locales/fr.yml": BANNER.format("La démarche liée à votre dossier est close")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
