# expect: urgency-wording
MESSAGE = "Dépêchez-vous : ce rendez-vous part dans quelques minutes !"
