# expect: nothing
AGENT_SESSION_LIFETIME = 600
