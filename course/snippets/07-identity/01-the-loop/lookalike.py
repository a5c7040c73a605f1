from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.identity import require_acr


@require_POST
@require_acr("eidas2")
def change_bank_account(request):
    """Here a stolen session would send someone's benefits to a stranger: the strong check protects them."""
    request.user.bank_account = request.POST["iban"]
    request.user.save()
    return redirect("my-account")
