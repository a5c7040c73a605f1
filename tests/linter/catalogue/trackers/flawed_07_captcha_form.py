# expect: third-party-captcha
from django import forms
from django.core.mail import send_mail
from django_recaptcha.fields import ReCaptchaField
from django_recaptcha.widgets import ReCaptchaV3


class ContactForm(forms.Form):
    objet = forms.CharField(label="Objet", max_length=120)
    message = forms.CharField(label="Votre message", widget=forms.Textarea)
    reponse = forms.CharField(label="Comment vous répondre (courriel, téléphone ou adresse)", max_length=200)
    captcha = ReCaptchaField(widget=ReCaptchaV3)

    def envoyer(self):
        send_mail(
            self.cleaned_data["objet"],
            self.cleaned_data["message"] + "\n\n" + self.cleaned_data["reponse"],
            None,
            ["accueil@valmoncel.example"],
        )
