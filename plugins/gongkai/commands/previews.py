"""A folder of previews: the site of each open change under a name of its own, until it is closed.

It has nothing to do with the folder of releases: nothing of it is ever published, kept or
remembered, and a site that is no preview does not come here.
"""

import re
import shutil
from pathlib import Path

from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.built_site import examine
from gongkai.publish.server_folder import LOCK, RELEASES
from gongkai.whole import clear_beside, put_folder, write_whole

ROBOTS = "robots.txt"
OURS = ".gongkai-previews"
"""Says that the folder is one of previews."""
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def put_preview(site: Path, folder: Path, name: str) -> Path:
    """Put the preview built at `site` into `folder` under a name, in the place of the one there.

    Raises RefusedError where the site is no preview or not whole, CannotPublishError where the
    folder or the name cannot be used.
    """
    target = _target(folder, name)
    built = examine(site)
    if not built.is_preview:
        raise RefusedError("{site} is no preview: run `gongkai build --preview`", site=site)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / OURS).touch()
    write_whole(folder / ROBOTS, "User-agent: *\nDisallow: /\n")
    clear_beside(target)
    coming = folder / f".{name}.copy"
    shutil.rmtree(coming, ignore_errors=True)
    try:
        shutil.copytree(site, coming)
        for ours in (folder, coming, *(one for one in coming.rglob("*") if one.is_dir())):
            ours.chmod(0o755)  # the server runs as another user
        put_folder(coming, target)
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    return target


def remove_preview(folder: Path, name: str) -> bool:
    """Remove the preview of a name; return whether there was one."""
    target = _target(folder, name)
    if not target.is_dir():
        return False
    going = folder / f".{name}.going"
    shutil.rmtree(going, ignore_errors=True)
    target.rename(going)
    shutil.rmtree(going)
    return True


def _target(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise CannotPublishError(
            "“{name}” is no name of a preview: lower-case letters, digits and single hyphens",
            name=name,
        )
    if folder.exists() and not folder.is_dir():
        raise CannotPublishError("{folder} is no folder", folder=folder)
    if (folder / LOCK).exists() or (folder / RELEASES).exists():
        raise CannotPublishError(
            "{folder} is where the site is published; previews want a folder of their own",
            folder=folder,
        )
    if folder.is_dir() and not (folder / OURS).exists() and any(folder.iterdir()):
        raise CannotPublishError(
            "{folder} holds something else; name an empty or a new folder", folder=folder
        )
    return folder / name
