# expect: nothing
import requests


class RegistryClient:
    """Asks the national registry."""

    SESSION_TIMEOUT = 60

    def get(self, path):
        return requests.get(f"https://registre.example{path}", timeout=self.SESSION_TIMEOUT)
