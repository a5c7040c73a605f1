# expect: nothing (the second argument is a category, or a code: nobody reads it)
from django.core.exceptions import ValidationError
from flask import flash


def rappeler(rappel):
    if rappel.parti:
        flash("Ce rappel est déjà parti : écrivez-en un nouveau.", "error")


def verifier(code):
    if len(code) != 5:
        raise ValidationError("Le code postal a cinq chiffres : par exemple 69001.", "invalid")
