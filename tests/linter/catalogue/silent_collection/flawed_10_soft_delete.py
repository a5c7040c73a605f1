# expect: soft-delete-only
from django.db import models
from django.shortcuts import redirect


class Usager(models.Model):
    nom = models.CharField(max_length=100)
    email = models.EmailField()
    is_deleted = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True)

    def delete(self, using=None, keep_parents=False):
        self.is_deleted = True
        self.save(update_fields=["is_deleted"])


def supprimer_mon_compte(request):
    request.user.usager.delete()
    return redirect("compte_supprime")
