"""The Content-Security-Policy of a page: nothing from elsewhere, no script that is not ours."""

import base64
import hashlib
import re

PLACEHOLDER = "gongkai: the policy of this page"
"""Stands in a page until all of it is rendered, as the policy names its inline scripts."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
"""Inline scripts are the theme's: what records say is sanitised, data scripts have a type."""


def with_policy(html: str, base: str = "'none'") -> str:
    """Return the page with its policy in place of the placeholder; `base` is for `<base>`.

    Pagefind compiles WebAssembly in a worker; the theme's style sheets hold icons as data.
    """
    scripts = sorted({_digest(script) for script in _INLINE.findall(html)})
    policy = "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *scripts]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "form-action 'self'",
            f"base-uri {base}",
        ]
    )
    return html.replace(PLACEHOLDER, policy, 1)


def _digest(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
