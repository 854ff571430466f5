"""The statement of a release: what is published when, chained to the statement before it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from gongkai.model.public_key import PublicKey
from gongkai.signing import SignatureError
from gongkai.signing.secret_key import SecretKey
from gongkai.signing.signature import Signature, read_signature, verify

FORMAT = "gongkai-release-1"
STATEMENT = "release.json"
CHAIN = "releases.jsonl"
"""Every statement with its signature, one a line, the oldest first."""
ENDING = ".minisig"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class ReleaseStatement:
    """What a release says of itself."""

    sequence: int
    """How many releases were signed up to this one."""
    moment: datetime
    site: str
    """The address at which the site is read; empty where the site does not know it."""
    sums: Mapping[str, str]
    """The lists of all files with their digests."""
    before: str | None
    """The digest of the statement before; None for the first."""
    commit: str | None = None
    """The commit of the column, where it was known."""

    @property
    def text(self) -> str:
        """Return it as it is signed: one statement has one text."""
        said = {
            "format": FORMAT,
            "sequence": self.sequence,
            "moment": self.moment.strftime(_MOMENT),
            "site": self.site,
            "sums": dict(sorted(self.sums.items())),
            "before": self.before,
            "commit": self.commit,
        }
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"

    @property
    def digest(self) -> str:
        """Return what names it and no other."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class SignedStatement:
    """A statement with its signature."""

    statement: ReleaseStatement
    signature: Signature

    @property
    def line(self) -> str:
        """Return it as a line of the chain."""
        said = {"statement": self.statement.text, "signature": self.signature.text}
        return json.dumps(said, ensure_ascii=False) + "\n"

    def verify(self, key: PublicKey) -> None:
        """Raise SignatureError unless it is signed by the key."""
        verify(key, self.statement.text.encode(), self.signature)


def sign_statement(statement: ReleaseStatement, key: SecretKey) -> SignedStatement:
    """Return a statement signed by a key."""
    comment = f"gongkai release {statement.sequence} {statement.moment.strftime(_MOMENT)}"
    return SignedStatement(statement, key.sign(statement.text.encode(), comment))


def read_statement(text: str) -> ReleaseStatement:
    """Read a statement; raises SignatureError where it is none, or not written as it is signed."""
    try:
        said = json.loads(text)
        moment = datetime.strptime(said["moment"], _MOMENT).replace(tzinfo=UTC)
        found = ReleaseStatement(
            said["sequence"], moment, said["site"], said["sums"], said["before"], said["commit"]
        )
        digests = [*found.sums.values(), *([found.before] if found.before is not None else [])]
        is_whole = (
            said["format"] == FORMAT
            and isinstance(found.sequence, int)
            and all(_DIGEST.fullmatch(one) for one in digests)
            and found.text == text
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        is_whole = False
    if not is_whole:
        raise SignatureError("it is no statement of a release")
    return found


def read_chain(text: str) -> list[SignedStatement]:
    """Read a chain, whose statements follow one another; raises SignatureError."""
    found: list[SignedStatement] = []
    for line in text.splitlines():
        try:
            said = json.loads(line)
            one = SignedStatement(
                read_statement(said["statement"]), read_signature(said["signature"])
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise SignatureError("it is no list of statements") from None
        _follow(one.statement, found[-1].statement if found else None)
        found.append(one)
    return found


def _follow(later: ReleaseStatement, earlier: ReleaseStatement | None) -> None:
    """Raise SignatureError unless a statement is the next one."""
    if earlier is None:
        fits = later.sequence == 1 and later.before is None
    else:
        fits = later.sequence == earlier.sequence + 1 and later.before == earlier.digest
    if not fits:
        raise SignatureError(
            "statement {number} does not follow the one before it", number=later.sequence
        )
