"""What a person sees: the cascade, boxes, contrast."""
