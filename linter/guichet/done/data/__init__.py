"""What a program holds of someone: in Python, in scripts, in the variables of templates, in hidden fields."""
