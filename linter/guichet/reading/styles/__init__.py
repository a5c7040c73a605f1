"""What stylesheets make of a page: a static cascade that says "unknown" rather than guess."""
