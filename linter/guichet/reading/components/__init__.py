"""Components of frameworks, each file translated into the language of templates: what they show is then read as any page."""
