from django.db import models

SESSION_COOKIE_AGE = 31536000  # a year, on the library's computer too
SESSION_EXPIRE_AT_BROWSER_CLOSE = False


class Usager(models.Model):
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    phone = models.CharField(max_length=20, unique=True)


class Demande(models.Model):
    usager = models.ForeignKey(Usager, on_delete=models.CASCADE)
    sent_at = models.DateTimeField(auto_now_add=True)
