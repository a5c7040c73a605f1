# expect: nothing
def session_stripe(stripe, montant):
    return stripe.checkout.Session.create(amount=montant, expires_at=int(time.time()) + 1800)
