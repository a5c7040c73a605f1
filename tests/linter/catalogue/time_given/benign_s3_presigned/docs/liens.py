# expect: nothing
def telecharger(s3, cle):
    return s3.generate_presigned_url("get_object", Params={"Key": cle}, ExpiresIn=60)
