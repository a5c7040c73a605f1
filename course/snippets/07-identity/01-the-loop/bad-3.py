from django.shortcuts import render

from accounts.identity import require_acr


@require_acr("eidas2")
def consult_training_rights(request):
    """Read-only: how many euros of training are left."""
    return render(request, "solde.html", {"balance": request.user.training_balance})
