"""Where the form of a published site writes: pull requests on a forge, by the editor's account."""

from typing import Any

FORGES = ("github", "gitlab", "forgejo")
"""Those on which Decap CMS makes a pull request of each text that is edited."""


def forge_backend(
    forge: str, repository: str, branch: str, address: str | None, app_id: str | None
) -> dict[str, Any]:
    """Return Decap's settings for a forge; drafts are branches, and texts wait to be reviewed.

    `address` is that of the forge, or on GitHub of the service that signs people in for it.
    `app_id` is what GitLab and Forgejo call the form, which then need no such service.
    """
    backend: dict[str, Any] = {"name": forge, "repo": repository, "branch": branch}
    root = address.rstrip("/") if address else ""
    if root:
        backend["base_url"] = root
    if app_id:
        backend["app_id"] = app_id
    if forge == "gitlab":
        backend["auth_type"] = "pkce"
        backend |= {"api_root": f"{root}/api/v4"} if root else {}
    if forge == "forgejo" and root:
        backend["api_root"] = f"{root}/api/v1"
    return {"backend": backend, "publish_mode": "editorial_workflow"}
