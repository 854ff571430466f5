"""Pages as data -> HTML, from an autoescaping Jinja environment of its own."""
