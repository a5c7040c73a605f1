# expect: nothing
from django import forms
from django.core.exceptions import ValidationError
from django_ratelimit.decorators import ratelimit
from django.shortcuts import redirect, render


class ContactForm(forms.Form):
    message = forms.CharField(label="Votre message", widget=forms.Textarea)
    site_web = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_site_web(self):
        if self.cleaned_data["site_web"]:
            raise ValidationError("Laissez ce champ vide. Vous pouvez aussi appeler le 01 99 00 12 34.")
        return ""


@ratelimit(key="ip", rate="5/h")
def contact(request):
    form = ContactForm(request.POST or None)
    if form.is_valid():
        return redirect("merci")
    return render(request, "contact.html", {"form": form})
