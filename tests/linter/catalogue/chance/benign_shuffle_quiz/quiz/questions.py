# expect: nothing
import random


def questions(demandes):
    random.shuffle(demandes)
    return demandes
