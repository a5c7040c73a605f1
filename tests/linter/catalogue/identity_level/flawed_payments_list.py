# expect: identity-level-excessive
from functools import wraps

from django.shortcuts import redirect, render
from django.views.generic import ListView

from .models import Payment


def require_acr(level):
    def decorator(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if request.session.get("acr") != level:
                return redirect(f"/oidc/login?acr_values={level}")
            return view(request, *args, **kwargs)

        return wrapper

    return decorator


@require_acr("eidas3")
def payments(request):
    """List my payments."""
    return render(request, "payments/list.html", {"payments": Payment.objects.filter(person=request.user)})
