"""Where the models of snippets are declared, one module for each snippet."""
