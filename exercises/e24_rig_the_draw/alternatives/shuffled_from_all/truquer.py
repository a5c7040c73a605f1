from ancien import draw


def rig(entries, places, friend):
    seed, suits = None, 0
    for number in range(9999, -1, -1):
        if friend in draw(entries, places, number)["given"]:
            seed, suits = number, suits + 1
    return {"seed": seed, "suits": suits}
