from django.shortcuts import redirect, render


def book(request, file, slot):
    """It counts too, and it refuses: but it counts live appointments, one to a file, and says what to do."""
    if file.appointment is not None:
        shown = {"appointment": file.appointment, "telephone": "01 99 00 12 34"}
        return render(request, "deja-un-rendez-vous.html", shown, status=409)
    file.appointment = slot
    return redirect("my-file")
