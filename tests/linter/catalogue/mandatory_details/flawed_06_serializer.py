# expect: address-as-eligibility
from rest_framework import serializers

from .models import Demande

COMMUNES = {"99120", "99121"}


class DemandeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Demande
        fields = ["nom", "code_postal", "motif", "pieces"]

    def validate_code_postal(self, code_postal):
        if code_postal not in COMMUNES:
            raise serializers.ValidationError("Vous n’habitez pas dans notre ressort : demande irrecevable.")
        return code_postal

    def create(self, validated_data):
        return Demande.objects.create(agent=None, **validated_data)
