"""What is only made, or called, by those who work there asks nothing of the public; what one view of the public uses too does."""

from __future__ import annotations

from tests.linter.done.cases import held_by

_MARK = 'def desk_only(view):\n    """Été."""\n\n    def inner(request):\n        if not request.user.is_superuser:\n            return refuse(request)\n        return view(request)\n\n    return inner\n'
_FORM = "from django import forms\n\n\nclass GuideForm(forms.Form):\n    first_name = forms.CharField()\n    last_name = forms.CharField()\n    badge = forms.CharField()\n"
_MADE = "from tours.forms import GuideForm\n\n\ndef made(post):\n    return GuideForm(post)\n"
_INSIDE = "from tours.marks import desk_only\nfrom tours.made import made\n\n\n@desk_only\ndef new_guide(request):\n    return show(request, made(request.POST))\n"
_OUTSIDE = "from tours.made import made\n\n\ndef apply(request):\n    return show(request, made(request.POST))\n"
_TOURS = {"tours/marks.py": _MARK, "tours/forms.py": _FORM, "tours/made.py": _MADE, "tours/desk.py": _INSIDE}
_CLASS = "from tours.forms import GuideForm\n\n\nclass New(UserPassesTestMixin, FormView):\n    form_class = GuideForm\n\n    def test_func(self):\n        return self.request.user.{}\n"
_HELPER = 'def letter_of(number):\n    """Été."""\n    return Letter.objects.get(id=number)\n\n\n@login_required\ndef letters(request):\n    return show(request, request.user.letters.all())\n'
_READS = "from post.letters import letter_of\n\n\ndef read(request, number):\n    letter = letter_of(number)\n{}    return show(request, letter)\n"
_ENDS = 'def delete_account(request, number):\n    """Été."""\n    account = get_object_or_404(Account, user=request.user)\n    if {}:\n        return refuse(request, status=403)\n    account.delete()\n    return done(request)\n'

test_is_found, test_is_let_be = held_by(
    {
        "one view of the public": ("two-names-required", {**_TOURS, "tours/public.py": _OUTSIDE}),
        "whoever owns it, or those inside": ("two-names-required", {**_TOURS, "tours/marks.py": _MARK.replace("request.user.is_superuser", "(request.user == owner() or request.user.is_superuser)")}),
        "a class that only asks for an account": ("two-names-required", {"tours/forms.py": _FORM, "tours/desk.py": _CLASS.format("is_authenticated")}),
        "callers that look at nothing": ("file-open-to-others", {"post/letters.py": _HELPER, "post/read.py": _READS.format("")}),
        "what was once done": ("withdrawal-asymmetry", {"club/views.py": _ENDS.format("account.loans.count() > 0")}),
    },
    {
        "a mark of the project": ("two-names-required", _TOURS),
        "the test of a class": ("two-names-required", {"tours/forms.py": _FORM, "tours/desk.py": _CLASS.format("is_staff")}),
        "the name of the file": ("two-names-required", {**_TOURS, "tours/desk.py": "", "tours/views_staff.py": _OUTSIDE}),
        "callers that look at whose it is": ("file-open-to-others", {"post/letters.py": _HELPER, "post/read.py": _READS.format("    if letter.reader_id != request.user.pk:\n        return refuse(request)\n")}),
        "who asks": ("withdrawal-asymmetry", {"club/views.py": _ENDS.format("not has_permission_over(request.user, account)")}),
    },
)  # fmt: skip
