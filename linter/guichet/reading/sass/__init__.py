"""Stylesheets that a build makes into CSS (SCSS, indented Sass, Less): read as the rules that they become, with their places."""
