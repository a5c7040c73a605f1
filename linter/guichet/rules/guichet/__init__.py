"""Rules of the family guichet."""
