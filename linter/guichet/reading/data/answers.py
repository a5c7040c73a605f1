"""What a value of a table answers: yes, no or nothing, in French, in English and in the words of YAML, in lower case."""

YES = frozenset({"true", "yes", "oui", "on", "1"})
NO = frozenset({"false", "no", "non", "off", "0"})
NOTHING = frozenset({"", "none", "null", "~"})
