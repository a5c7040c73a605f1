# expect: validity-short
PASSWORD_RESET_TIMEOUT = 300
