"""What assistive technology makes of HTML and ARIA: roles, names, hiddenness, focus."""
