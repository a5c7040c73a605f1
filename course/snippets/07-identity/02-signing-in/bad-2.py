from django import forms

SESSION_COOKIE_AGE = 300  # five minutes, without a word
PASSWORD_EXPIRES_AFTER_DAYS = 90
AXES_FAILURE_LIMIT = 3
AXES_COOLOFF_TIME = None  # locked for good


class AccountForm(forms.Form):
    password = forms.CharField(label="Mot de passe", max_length=12, widget=forms.PasswordInput)
    secret_question = forms.ChoiceField(label="Question secrète", choices=[("pet", "Votre premier animal ?")])
    secret_answer = forms.CharField(label="Réponse secrète")
