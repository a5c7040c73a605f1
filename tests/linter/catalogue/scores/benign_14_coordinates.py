# expect: nothing
from django.contrib import admin
from django.utils.html import format_html

MIN_SCORE = 0
MAX_SCORE = 100


def point_to_degrees(x, y):
    return x * 180 / 20037508, y * 180 / 20037508


class DemandeAdmin(admin.ModelAdmin):
    """The list that officers read."""

    def get_priority_display(self, instance):
        return format_html("<b>{}</b>", instance.priority + 1)
