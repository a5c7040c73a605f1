"""The nouns that rules ask: acts, what is known of them, of whom, and where they run."""
