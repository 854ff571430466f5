"""The public keys of a site -> JSON, in which each bears the signature by the one before."""

import json
from collections.abc import Sequence

from gongkai.model.published_keys import PublishedKey
from gongkai.render.writing import Edition
from gongkai.views.datafile import DataFile


def write_keys(file: DataFile, data: Sequence[PublishedKey], edition: Edition) -> bytes:  # noqa: ARG001  as all writers
    """Return the keys, the oldest first."""
    listed = [
        {
            "key": one.key,
            "id": one.public.name,
            "fingerprint": one.public.fingerprint,
            "from": one.from_.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "signature": one.signature,
        }
        for one in data
    ]
    return (json.dumps({"keys": listed}, ensure_ascii=False, indent=1) + "\n").encode()
