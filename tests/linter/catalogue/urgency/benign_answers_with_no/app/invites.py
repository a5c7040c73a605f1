# expect: nothing
import yaml

INVITES = yaml.safe_load(open("conf/invites.yaml"))
