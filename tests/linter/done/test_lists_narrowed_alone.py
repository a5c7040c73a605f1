"""A view that keeps its list alone to each person's own shows any record by its number, wherever the method stands."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'file-open-to-others, ln f1': ('file-open-to-others', {
        'api/views.py': 'class LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [permissions.IsAuthenticated]\n    queryset = Letter.objects.order_by("-sent_on")\n\n    def get_queryset(self):\n        queryset = super().get_queryset()\n        if self.action == "list":\n            queryset = queryset.filter(resident=self.request.user)\n        return queryset\n',
    }),
    'file-open-to-others, ln f2': ('file-open-to-others', {
        'claims/views.py': 'class ClaimViewSet(viewsets.ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    serializer_class = ClaimSerializer\n    queryset = Claim.objects.all()\n\n    def get_queryset(self):\n        if "pk" not in self.kwargs:\n            return Claim.objects.filter(owner=self.request.user)\n        return Claim.objects.all()\n',
    }),
    'file-open-to-others, ln f3': ('file-open-to-others', {
        'base.py': 'class MineMixin:\n    permission_classes = [IsAuthenticated]\n\n    def get_queryset(self):\n        found = super().get_queryset()\n        if self.action in ("list",):\n            return found.filter(person=self.request.user)\n        return found\n',
        'views.py': 'from base import MineMixin\n\nclass DecisionViewSet(MineMixin, viewsets.ReadOnlyModelViewSet):\n    queryset = Decision.objects.all()\n',
    }),
    'file-open-to-others, ln f4': ('file-open-to-others', {
        'views.py': 'class PaymentViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Letter.objects.all()\n\n    def get_queryset(self):\n        if not self.detail:\n            return self.queryset.filter(claimant=self.request.user)\n        return self.queryset\n',
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'file-open-to-others, ln h1': ('file-open-to-others', {
        'views.py': 'class LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Letter.objects.all()\n\n    def get_queryset(self):\n        return super().get_queryset().filter(resident=self.request.user)\n',
    }),
    'file-open-to-others, ln h2': ('file-open-to-others', {
        'views.py': 'class LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [IsAuthenticated, IsOwner]\n    queryset = Letter.objects.all()\n\n    def get_queryset(self):\n        queryset = super().get_queryset()\n        if self.action == "list":\n            queryset = queryset.filter(resident=self.request.user)\n        return queryset\n',
    }),
    'file-open-to-others, ln h3': ('file-open-to-others', {
        'views.py': 'class NewsViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Article.objects.all()\n\n    def get_queryset(self):\n        queryset = super().get_queryset()\n        if self.action == "list":\n            queryset = queryset.filter(author=self.request.user)\n        return queryset\n',
    }),
    'file-open-to-others, ln h4': ('file-open-to-others', {
        'views.py': 'class LetterViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Letter.objects.all()\n\n    def get_queryset(self):\n        if self.action == "list":\n            return Letter.objects.filter(resident=self.request.user, archived=False)\n        return Letter.objects.filter(resident=self.request.user)\n',
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
