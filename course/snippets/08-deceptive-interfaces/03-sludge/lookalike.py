from django import forms
from django.contrib.auth.decorators import login_required
from django.shortcuts import render


class NewPasswordForm(forms.Form):
    password1 = forms.CharField(label="Nouveau mot de passe", widget=forms.PasswordInput)
    password2 = forms.CharField(label="Le même, pour vérifier", widget=forms.PasswordInput)


@login_required
def my_file(request):
    """A person's own letters: here the account protects them."""
    return render(request, "mon-dossier.html", {"letters": request.user.letters.all()})
