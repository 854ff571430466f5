"""The colours of a city -> a style sheet, dark mode included."""

from gongkai.model.appearance import WHITE, Appearance, mixed, readable

STYLE = "assets/appearance.css"
_LIGHT, _DARK = "#f1f5f4", "#232b2b"
"""The backgrounds on which links are hardest to read, in light and in dark mode."""


def appearance_css(appearance: Appearance) -> str:
    """Return the rules that put a city's colours in the place of the program's."""
    primary = appearance.primary
    accent = appearance.accent or primary
    strong, light = mixed(primary, "#000000", 0.25), mixed(primary, WHITE, 0.2)
    link = readable(primary, _LIGHT, "#000000")
    link_dark, accent_dark = readable(primary, _DARK, WHITE), readable(accent, _DARK, WHITE)
    return f"""/* The colours of data/site.yml. */
:root {{ --gk-main: {primary}; --gk-main-strong: {strong}; --gk-link: {link}; }}
[data-md-color-primary="custom"] {{
  --md-primary-fg-color: {primary};
  --md-primary-fg-color--light: {light};
  --md-primary-fg-color--dark: {strong};
  --md-accent-fg-color: {readable(accent, _LIGHT, "#000000")};
  --md-typeset-a-color: {link};
}}
[data-md-color-scheme="slate"] {{ --gk-link: {link_dark}; }}
[data-md-color-scheme="slate"][data-md-color-primary="custom"] {{
  --md-typeset-a-color: {link_dark};
  --md-accent-fg-color: {accent_dark};
}}
"""
