"""Templates whose lines stand further in instead of being closed (HAML, Slim, pug), written as templates that are closed."""
