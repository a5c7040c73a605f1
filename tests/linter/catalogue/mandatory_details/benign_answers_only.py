"""expect: nothing"""

import graphene
from django.db import models
from lilas import fields
from rest_framework import serializers


class BaseModel(models.Model):
    class Meta:
        abstract = True


class Demandeur(BaseModel):
    nom = models.CharField(max_length=200)
    telephone = fields.PhoneListField(null=True, blank=True)


class DemandeurSerializer(serializers.ModelSerializer):
    nom = serializers.CharField()
    adresse = serializers.SerializerMethodField()
    code_postal = serializers.CharField(read_only=True)


class Foyer(graphene.ObjectType):
    personnes = graphene.List(graphene.String)
    adresse = graphene.Field(graphene.String, required=False)
