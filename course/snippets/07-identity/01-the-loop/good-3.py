from django.shortcuts import render

from accounts.identity import require_acr


@require_acr("eidas1")
def consult_training_rights(request):
    """Read-only: the account's own level is enough; spending the money asks for more."""
    return render(request, "solde.html", {"balance": request.user.training_balance})
