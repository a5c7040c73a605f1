# expect: nothing
import random

from django.conf import settings


class ReplicaRouter:
    """Répartit les lectures entre les réplicas, pour tous les modèles dont les créneaux."""

    def db_for_read(self, model, **hints):
        return random.choice(settings.REPLICAS)

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        return True
