# expect: validity-short
SESAME_MAX_AGE = 120
