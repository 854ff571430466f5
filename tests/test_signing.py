"""Signed releases: `gongkai keygen`, `sign`, `publish --key` and `verify`, as users run them."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.model.public_key import PublicKey, public_key
from gongkai.publish.checksums import SIGNED, digest_of
from gongkai.signing import SignatureError, SigningKeyError
from gongkai.signing.secret_key import SecretKey, new_key, read_key, write_key
from gongkai.signing.signature import read_signature, verify
from gongkai.signing.statement import read_chain, read_statement
from sites import contents, current, gongkai, make, publish, published, releases

MINISIGN_KEY = "RWT3+H3Iat6Cwdr1lXb8zSXZsqcG4+DEBtgWUsAlE4PS/GkSJ0xJm0xH"
MINISIGN_HASHED = """\
untrusted comment: signature from minisign secret key
RUT3+H3Iat6Cwftkz3c0RqcsktwqkJM4exx4PXLInsIbGv4/y3e7YRYeKEJHIikGo8X5XOo0oeenkdMuBEKkmlASEs4GDeAHKAo=
trusted comment: made by minisign 0.11
2pW+POk54VEBpnAw83Rslp9FOXCkovRBrgMjnTzoyM7r3pdbdvbMm1vhHpsmQSVfFV62CcwCAUE0fMLSEbpaDg==
"""
MINISIGN_PLAIN = """\
untrusted comment: signature from minisign secret key
RWT3+H3Iat6CwVQVbUUDYhzrX1eyITPhndJ/B+qzyOX/7ik/ckDiMxm9i1e65CN3Ci3BdN58U4w+fXyyzB9QCO4gf689MoeE5Ag=
trusted comment: made by minisign 0.11
TsKpZOxSokPpMBrW33iIKUQ90WvZ8gDCGcDGk9tfBf2n+k76t0m4GN8nRCYrQLh2WCIFWjp2KVVN8fqg/cQvAw==
"""
"""What minisign 0.11 made of the file `hello` with a line feed; nobody has its private key."""


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where no column is, as on a server."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "srv"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make(tmp_path / "site", ["parking", "water"])


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return made_key(tmp_path / "site.key")


def made_key(file: Path) -> Path:
    write_key(new_key(), file, "")
    return file


def opened(file: Path) -> SecretKey:
    return read_key(file, lambda: "")


def word_of(file: Path) -> str:
    return opened(file).public.text


def verified(copy: Path | str, key: Path, *options: str | Path) -> Result:
    return gongkai("verify", copy, "--key", word_of(key), *options)


def taken(release: Path, copy: Path) -> Path:
    """Return a copy of a release that somebody took, who may write to it."""
    shutil.copytree(release, copy)
    for file in copy.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)
    return copy


# What minisign reads and writes


@pytest.mark.parametrize("signature", [MINISIGN_HASHED, MINISIGN_PLAIN])
def test_what_minisign_signed_is_verified(signature: str) -> None:
    key = public_key(MINISIGN_KEY)
    assert key is not None
    verify(key, b"hello\n", read_signature(signature))
    assert key.name == "C182DE6AC87DF8F7"
    for content, changed in (
        (b"hello", signature),
        (b"hello\n", signature.replace("0.11", "0.12")),
    ):
        with pytest.raises(SignatureError):
            verify(key, content, read_signature(changed))


@given(st.binary(max_size=300), st.integers(0, 73), st.integers(1, 255))
@settings(max_examples=30, deadline=None)
def test_no_byte_of_a_signature_can_be_changed(content: bytes, at: int, by: int) -> None:
    key = SecretKey(b"12345678", b"s" * 32)
    signature = key.sign(content, "a comment")
    verify(key.public, content, read_signature(signature.text))
    whole = bytearray(signature.algorithm + signature.key_id + signature.signature)
    whole[at] ^= by
    changed = type(signature)(
        bytes(whole[:2]), bytes(whole[2:10]), bytes(whole[10:]), "a comment", signature.of_comment
    )
    with pytest.raises(SignatureError):
        verify(key.public, content, read_signature(changed.text))


# Keys


def test_key_is_made_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "new.key"
    made = gongkai("keygen", file, "--open")
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o777 == 0o600
    (entry,) = yaml.safe_load(made.stdout)["keys"]
    assert entry["key"] == word_of(file)
    assert opened(file).public.fingerprint in made.stderr
    assert gongkai("keygen", file, "--open").exit_code == 2


def test_password_opens_a_key_and_nothing_else_does(tmp_path: Path) -> None:
    key, file = new_key(), tmp_path / "locked.key"
    write_key(key, file, "a word", operations=32_768, memory=1 << 20)
    assert read_key(file, lambda: "a word") == key
    with pytest.raises(SigningKeyError, match="password"):
        read_key(file, lambda: "another")


def test_key_that_others_may_read_is_refused(site: Path, place: Path, key: Path) -> None:
    key.chmod(0o640)
    refused = publish(site, place, "--key", str(key))
    assert (refused.exit_code, place.exists()) == (2, False)
    assert "chmod 600" in refused.stderr


@pytest.mark.parametrize("folder", ["repository/below", "site"])
def test_key_in_a_repository_or_in_the_site_is_refused(
    tmp_path: Path, site: Path, place: Path, folder: str
) -> None:
    (tmp_path / "repository/.git").mkdir(parents=True)
    (tmp_path / folder).mkdir(exist_ok=True, parents=True)
    key = made_key(tmp_path / folder / "site.key")
    assert publish(site, place, "--key", str(key)).exit_code in (1, 2)
    assert not releases_in(place)


def releases_in(place: Path) -> list[str]:
    return releases(place) if (place / "releases").is_dir() else []


# A release and its copies


def test_release_is_signed_and_the_site_stays_as_it_was_built(
    site: Path, place: Path, key: Path
) -> None:
    before = contents(site)
    release = published(site, place, "--key", str(key))
    assert contents(site) == before
    assert contents(release).keys() - before.keys() == SIGNED
    assert verified(release, key).exit_code == 0


def change(copy: Path) -> None:
    (copy / "r/water/index.html").write_text("another")


def drop(copy: Path) -> None:
    (copy / "r/parking/table.csv").unlink()


def add(copy: Path) -> None:
    (copy / "r/new.html").write_text("new")


def link_out(copy: Path) -> None:
    (copy / "r/water/index.html").unlink()
    (copy / "r/water/index.html").symlink_to("/etc/hostname")


def change_with_its_list(copy: Path) -> None:
    sums, page = copy / "SHA256SUMS", copy / "r/water/index.html"
    old = digest_of(page)
    change(copy)
    sums.write_text(sums.read_text().replace(old, digest_of(page)))


def without(name: str) -> Callable[[Path], None]:
    return lambda copy: (copy / name).unlink()


def reworded(copy: Path) -> None:
    file = copy / "release.json"
    file.write_text(file.read_text().replace('"sequence": 1', '"sequence": 7'))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (change, "changed: 1 files\n  r/water/index.html"),
        (drop, "missing: 1 files\n  r/parking/table.csv"),
        (add, "added by somebody else: 1 files\n  r/new.html"),
        (link_out, "missing: 1 files\n  r/water/index.html"),
        (change_with_its_list, "SHA256SUMS is not the list that was signed"),
        (without("SHA256SUMS"), "SHA256SUMS is missing"),
        (without("pagefind/SHA256SUMS"), "pagefind/SHA256SUMS is missing"),
        (without("SHA256SUMS.minisig"), "SHA256SUMS.minisig is missing"),
        (without("release.json"), "nobody signed this copy"),
        (without("release.json.minisig"), "release.json.minisig is missing"),
        (reworded, "does not fit it"),
    ],
)
def test_copy_that_is_not_what_was_published_is_named(
    site: Path, place: Path, key: Path, spoil: Callable[[Path], None], said: str
) -> None:
    copy = taken(published(site, place, "--key", str(key)), site.with_name("copy"))
    spoil(copy)
    found = verified(copy, key)
    assert found.exit_code == 1
    assert said in found.stdout
    assert "THE COPY IS NOT AUTHENTIC" in found.stdout


def test_files_of_a_list_that_nobody_signed_are_not_called_authentic(
    site: Path, place: Path, key: Path, tmp_path: Path
) -> None:
    copy = taken(published(site, place, "--key", str(key)), tmp_path / "copy")
    change_with_its_list(copy)
    shutil.rmtree(copy / "pagefind")
    assert "authentic: 0 files" in verified(copy, key).stdout


def test_another_key_proves_nothing(site: Path, place: Path, key: Path, tmp_path: Path) -> None:
    release = published(site, place, "--key", str(key))
    other = verified(release, made_key(tmp_path / "other.key"))
    assert other.exit_code == 1
    assert "it is signed by the key" in other.stdout
    assert "authentic: 0 files" in other.stdout


@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_no_byte_of_a_copy_can_be_changed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("copy")
    key = made_key(folder / "k")
    copy = taken(
        published(make(folder / "s", ["p"]), folder / "srv", "--key", str(key)), folder / "c"
    )
    file = copy / data.draw(st.sampled_from(sorted(contents(copy).keys() - {"releases.jsonl"})))
    content = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    if b"untrusted comment" in file.read_bytes() and at < file.read_bytes().index(b"\n"):
        return  # the one line of a signature that is signed by nobody, as its name says
    file.write_bytes(content)
    assert verified(copy, key).exit_code == 1


# Old copies and chains


def test_old_copy_is_named_and_a_later_one_follows(
    site: Path, place: Path, key: Path, tmp_path: Path
) -> None:
    first = taken(published(site, place, "--key", str(key)), tmp_path / "first")
    make(site, ["parking", "water", "roads"])
    second = published(site, place, "--key", str(key))
    old = verified(first, key, "--since", second / "release.json")
    assert (old.exit_code, "OLD: this is release 1" in old.stdout) == (1, True)
    assert verified(second, key, "--since", first / "release.json").exit_code == 0
    chain = read_chain((place / "releases.jsonl").read_text())
    assert [one.statement.sequence for one in chain] == [1, 2]
    assert chain[1].statement.before == chain[0].statement.digest


def test_second_history_is_named(site: Path, place: Path, key: Path, tmp_path: Path) -> None:
    first = published(site, place, "--key", str(key))
    make(site, ["parking"])
    published(site, tmp_path / "other", "--key", str(key))
    make(site, ["parking", "roads"])
    forked = published(site, tmp_path / "other", "--key", str(key))
    found = verified(forked, key, "--since", first / "release.json")
    assert (found.exit_code, "two histories" in found.stdout) == (1, True)


def test_unsigned_release_after_signed_ones_has_to_be_wanted(
    site: Path, place: Path, key: Path
) -> None:
    first = published(site, place, "--key", str(key))
    make(site, ["parking", "water", "roads"])
    assert publish(site, place).exit_code == 1
    assert current(place) == first
    assert not (published(site, place, "--unsigned") / "release.json").exists()
    third = published(site, place, "--key", str(key))
    assert read_statement((third / "release.json").read_text()).sequence == 2


def test_same_site_signed_again_is_no_new_release(site: Path, place: Path, key: Path) -> None:
    first = published(site, place, "--key", str(key))
    assert published(site, place, "--key", str(key)) == first


def test_site_signed_where_it_was_built_is_published_as_it_is(
    site: Path, place: Path, key: Path
) -> None:
    signed = gongkai("sign", site, "--key", key, "--first")
    assert signed.exit_code == 0, signed.output
    release = published(site, place)
    assert contents(release) == contents(site)
    assert verified(release, key).exit_code == 0
    make(site, ["parking", "water", "roads"])
    assert gongkai("sign", site, "--key", key).exit_code == 2
    assert gongkai("sign", site, "--key", key, "--first").exit_code == 0
    assert publish(site, place).exit_code == 1  # another beginning
    make(site, ["parking", "water", "roads"])
    chain = place / "releases.jsonl"
    assert gongkai("sign", site, "--key", key, "--after", chain).exit_code == 0
    assert published(site, place) != release
    (site / "SHA256SUMS.minisig").unlink()
    assert publish(site, place).exit_code == 1


def test_old_key_vouches_for_the_new_one(
    site: Path, place: Path, key: Path, tmp_path: Path
) -> None:
    file = tmp_path / "new.key"
    (entry,) = yaml.safe_load(gongkai("keygen", file, "--open", "--after", key).stdout)["keys"]
    for signature, code in ((entry["signature"], 0), (None, 1)):
        listed = json.dumps({"keys": [{"key": entry["key"], "signature": signature}]})
        make(site, ["parking"], files={"verify/keys.json": listed})
        release = published(site, tmp_path / f"srv{code}", "--key", str(file))
        assert verified(release, key).exit_code == code
        assert verified(release, file).exit_code == 0


# Over HTTP


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name there
        pass


@pytest.fixture
def served(place: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(place / "current"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        Thread(target=serving.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()


def test_site_online_is_verified_file_by_file(
    site: Path, place: Path, key: Path, served: str
) -> None:
    release = published(site, place, "--key", str(key))
    good = verified(served, key)
    assert good.exit_code == 0, good.output
    assert "cannot be seen from outside" in good.stdout
    (release / "r/water/index.html").chmod(0o644)
    change(release)
    (release / "r/parking/table.csv").unlink()
    found = verified(served, key)
    assert found.exit_code == 1
    assert "changed: 1 files\n  r/water/index.html" in found.stdout
    assert "missing: 1 files\n  r/parking/table.csv" in found.stdout


def test_what_cannot_be_judged_exits_with_2(site: Path, place: Path, key: Path) -> None:
    release = published(site, place, "--key", str(key))
    assert gongkai("verify", release).exit_code == 2  # no key
    assert gongkai("verify", release, "--key", "no key").exit_code == 2
    assert verified(place / "none", key).exit_code == 2
    assert verified("http://127.0.0.1:9/", key).exit_code == 2
    assert verified(release, key, "--since", release / "SHA256SUMS").exit_code == 2


def test_key_of_the_wrong_length_is_none() -> None:
    assert public_key(MINISIGN_KEY[:-4]) is None
    assert public_key("x" * 56) is None
    assert isinstance(public_key(f"untrusted comment: x\n{MINISIGN_KEY}\n"), PublicKey)
