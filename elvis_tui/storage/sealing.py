"""Encryption of the data file: AES-256-GCM under a random key, wrapped by what the user knows.

A sealed file is one line of JSON and then the ciphertext. The line tells how to get at the data
key, twice over: wrapped by the passphrase (Argon2id) and by the recovery key (HKDF, since that one
is random). The whole line is authenticated with the content, so nothing in it can be changed
unnoticed. A checksum over the whole file, its own 64 digits read as zeros, notices damage without
any key, and so tells a damaged file from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import os
import threading
import unicodedata
from typing import TYPE_CHECKING, Literal, NoReturn, TypeVar

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record, replace
from elvis_tui.storage import checksum, recovery_key
from elvis_tui.storage.envelope import BEGIN, FORMAT

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import aead

VERSION = 1
LONGEST_HEADER = 65536
_KEY, _NONCE, _SALT, _TAG = 32, 12, 16, 16

# Argon2id: the second choice of RFC 9106. Beyond the limits a header is taken for a hostile one.
MEMORY, ITERATIONS, LANES = 64 * 1024, 3, 4
MOST_MEMORY, MOST_ITERATIONS, MOST_LANES = 1024 * 1024, 10, 16


class Header(Record, frozen=True, kw_only=True):
    """What a sealed file tells without a key; `schema` 0 is for anything but a data file."""

    schema: int
    generation: int
    saved: str


class _Wrap(Record, frozen=True, kw_only=True):
    """The data key under another key; what else is here, is bound to it."""

    nonce: bytes = b""
    key: bytes = b""


class _ByPassphrase(_Wrap, frozen=True, kw_only=True):
    kdf: Literal["argon2id"] = "argon2id"
    memory: int
    iterations: int
    lanes: int
    salt: bytes


class _ByRecoveryKey(_Wrap, frozen=True, kw_only=True):
    kdf: Literal["hkdf-sha256"] = "hkdf-sha256"
    salt: bytes


class _Former(_Wrap, frozen=True, kw_only=True):
    """The data key before this one, under this one."""

    kdf: Literal["none"] = "none"


W = TypeVar("W", bound=_Wrap)


class _Version(Record, frozen=True, kw_only=True):
    version: int


class _Line(Record, frozen=True, kw_only=True):
    """The first line, in the order it is written: the checksum stands where it is found."""

    format: Literal["elvis-tui-sealed"] = FORMAT
    version: int = VERSION
    checksum: str = checksum.BLANK
    schema: int
    generation: int
    saved: str
    passphrase: _ByPassphrase
    recovery: _ByRecoveryKey
    former: _Former | None = None
    nonce: bytes


def is_sound(data: bytes) -> bool:
    """Whether no byte of the sealed file was changed or cut off since it was written."""
    return checksum.is_sound(data, BEGIN, 128)


def header(data: bytes) -> Header:
    """What a sealed file tells without a key.

    Raises:
        StorageError: `DATA_DAMAGED`, `DATA_NEWER`.
    """
    head = _head(_line(data))
    return Header(schema=head.schema, generation=head.generation, saved=head.saved)


def _line(data: bytes) -> bytes:
    """The first line of a sound file, with its line break."""
    end = data.find(b"\n", 0, LONGEST_HEADER) + 1
    if not end or not is_sound(data):
        raise StorageError(Fault.DATA_DAMAGED)
    return data[:end]


def _head(line: bytes) -> _Line:
    try:
        version = msgspec.json.decode(line, type=_Version).version
        if version > VERSION:
            raise StorageError(Fault.DATA_NEWER, schema=version)
        head = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise StorageError(Fault.DATA_DAMAGED) from None
    wraps = [head.passphrase, head.recovery, *([head.former] if head.former else [])]
    sizes = {len(wrap.nonce) for wrap in wraps} | {len(head.nonce)}
    if sizes != {_NONCE} or {len(wrap.key) for wrap in wraps} != {_KEY + _TAG}:
        raise StorageError(Fault.DATA_DAMAGED)
    if len(head.recovery.salt) != _SALT or not _is_reasonable(head.passphrase):
        raise StorageError(Fault.DATA_DAMAGED)
    return head


def _is_reasonable(wrap: _ByPassphrase) -> bool:
    return (
        len(wrap.salt) == _SALT
        and 1 <= wrap.iterations <= MOST_ITERATIONS
        and 1 <= wrap.lanes <= MOST_LANES
        and 8 * wrap.lanes <= wrap.memory <= MOST_MEMORY
    )


class Seal:
    """The key of an encrypted data file, and how the file tells of it.

    Threads may share one. It cannot be copied or pickled, and never shows the key.
    """

    __slots__ = ("_former", "_former_key", "_key", "_lock", "_passphrase", "_recovery")

    def __init__(
        self,
        key: bytes,
        passphrase: _ByPassphrase,
        recovery: _ByRecoveryKey,
        former: _Former | None = None,
        former_key: bytes = b"",
    ) -> None:
        # Byte arrays, since those can be blanked.
        self._key = bytearray(key)
        self._former_key = bytearray(former_key)
        self._passphrase = passphrase
        self._recovery = recovery
        self._former = former
        self._lock = threading.Lock()

    @classmethod
    def create(cls, passphrase: str) -> tuple[Seal, str]:
        """A new key, and the recovery key that opens it as well, to be printed."""
        return cls._create(passphrase)

    def renewed(self, passphrase: str) -> tuple[Seal, str]:
        """Another key and recovery key; what this seal has closed, the new one opens as well.

        Raises:
            StorageError: `DATA_SEALED` when the key is forgotten.
        """
        with self._lock:
            return self._create(passphrase, bytes(self._key_here()))

    @classmethod
    def _create(cls, passphrase: str, former_key: bytes = b"") -> tuple[Seal, str]:
        key, printed = os.urandom(_KEY), recovery_key.new()
        by_passphrase = _ByPassphrase(
            memory=MEMORY, iterations=ITERATIONS, lanes=LANES, salt=os.urandom(_SALT)
        )
        by_recovery_key = _ByRecoveryKey(salt=os.urandom(_SALT))
        wrapping = _from_recovery_key(recovery_key.read(printed) or b"", by_recovery_key)
        return (
            cls(
                key,
                _wrapped(by_passphrase, _from_passphrase(passphrase, by_passphrase), key),
                _wrapped(by_recovery_key, wrapping, key),
                _wrapped(_Former(), key, former_key) if former_key else None,
                former_key,
            ),
            printed,
        )

    @classmethod
    def unlock(cls, data: bytes, secret: str) -> Seal:
        """The key of a sealed file, from its passphrase or its recovery key.

        Raises:
            StorageError: `WRONG_PASSPHRASE`, with `why="miscopied"` for what must be a recovery key
                with a mistake in it; `DATA_DAMAGED`; `DATA_NEWER`.
        """
        head = _head(_line(data))
        return cls._unlocked(secret, head.passphrase, head.recovery, head.former)

    def again(self, secret: str) -> Seal:
        """The key that was forgotten, whatever has become of the file; raises as `unlock`."""
        return self._unlocked(secret, self._passphrase, self._recovery, self._former)

    @classmethod
    def _unlocked(
        cls,
        secret: str,
        passphrase: _ByPassphrase,
        recovery: _ByRecoveryKey,
        former: _Former | None,
    ) -> Seal:
        key = None
        if printed := recovery_key.read(secret):
            key = _unwrapped(recovery, _from_recovery_key(printed, recovery))
        if key is None:
            key = _unwrapped(passphrase, _from_passphrase(secret, passphrase))
        if key is None:
            if printed is None and recovery_key.resembles(secret):
                raise StorageError(Fault.WRONG_PASSPHRASE, why="miscopied")
            raise StorageError(Fault.WRONG_PASSPHRASE)
        former_key = _unwrapped(former, key) if former else b""
        if former_key is None:
            raise StorageError(Fault.DATA_DAMAGED)
        return cls(key, passphrase, recovery, former, former_key)

    def close(self, plain: bytes | bytearray, *, schema: int, generation: int, saved: str) -> bytes:
        """`plain` sealed, under a nonce never used before.

        Raises:
            StorageError: `DATA_SEALED` when the key is forgotten.
        """
        nonce = os.urandom(_NONCE)
        with self._lock:
            line = _Line(
                schema=schema,
                generation=generation,
                saved=saved,
                passphrase=self._passphrase,
                recovery=self._recovery,
                former=self._former,
                nonce=nonce,
            )
            blank = msgspec.json.encode(line) + b"\n"
            closed = _aes(self._key_here()).encrypt(nonce, plain, blank)
        digest = hashlib.sha256(blank)
        digest.update(closed)
        start = checksum.place(blank)
        return b"".join((blank[:start], digest.hexdigest().encode(), blank[start + 64 :], closed))

    def open(self, sealed: bytes) -> bytes:
        """What was sealed.

        Raises:
            StorageError: `DATA_DAMAGED` for a byte that was changed, or another file's key;
                `DATA_SEALED` when the key is forgotten; `DATA_NEWER`.
        """
        line = _line(sealed)
        nonce = _head(line).nonce
        blank = checksum.blanked(line)
        rest = memoryview(sealed)[len(line) :]
        with self._lock:
            for key in (self._key_here(), self._former_key):
                if key and (plain := _opened(key, nonce, rest, blank)) is not None:
                    return plain
        raise StorageError(Fault.DATA_DAMAGED)

    def is_recovery_key(self, text: str) -> bool:
        """Whether `text` is the recovery key, tried by unwrapping the data key with it."""
        printed = recovery_key.read(text)
        if printed is None:
            return False
        key = _unwrapped(self._recovery, _from_recovery_key(printed, self._recovery))
        with self._lock:
            return key == bytes(self._key_here())

    def has_closed(self, begun: bytes) -> bool:
        """Whether a sealed file asks for this seal's passphrase and recovery key.

        Its first `LONGEST_HEADER` bytes are enough, and are believed.
        """
        try:
            head = _head(begun[: begun.find(b"\n") + 1])
        except StorageError:
            return False
        return (head.passphrase, head.recovery) == (self._passphrase, self._recovery)

    def forget(self) -> None:
        """Blank the key, as far as Python lets; from now on nothing is closed or opened."""
        with self._lock:
            for key in (self._key, self._former_key):
                key[:] = bytes(len(key))
                key.clear()

    def recall(self, other: Seal) -> None:
        """Have the key again that was forgotten, from a seal just unlocked, which is used up."""
        with self._lock:
            self._key, self._former_key = bytearray(other._key), bytearray(other._former_key)
            # With what it is wrapped in: it may be another key than before.
            self._passphrase, self._recovery = other._passphrase, other._recovery
            self._former = other._former
        other.forget()

    def _key_here(self) -> bytearray:
        if not self._key:
            raise StorageError(Fault.DATA_SEALED)
        return self._key

    def __repr__(self) -> str:
        return f"Seal({'has its key' if self._key else 'forgotten'})"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("a seal stays where it is")


def _aes(key: bytes | bytearray) -> aead.AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _opened(
    key: bytes | bytearray, nonce: bytes, closed: bytes | memoryview, bound: bytes
) -> bytes | None:
    from cryptography.exceptions import InvalidTag

    try:
        return _aes(key).decrypt(nonce, closed, bound)
    except InvalidTag:
        return None


def _wrapped(wrap: W, wrapping: bytes, key: bytes) -> W:
    nonce = os.urandom(_NONCE)
    return replace(wrap, nonce=nonce, key=_aes(wrapping).encrypt(nonce, key, _bound(wrap)))


def _unwrapped(wrap: _Wrap, wrapping: bytes) -> bytes | None:
    return _opened(wrapping, wrap.nonce, wrap.key, _bound(wrap))


def _bound(wrap: _Wrap) -> bytes:
    """How the wrapping key was made, so that nobody can say otherwise."""
    return msgspec.json.encode(replace(wrap, nonce=b"", key=b""))


def _from_passphrase(passphrase: str, wrap: _ByPassphrase) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # «å» is one character on one keyboard and two on another.
    text = unicodedata.normalize("NFKC", passphrase)
    return Argon2id(
        salt=wrap.salt,
        length=_KEY,
        iterations=wrap.iterations,
        lanes=wrap.lanes,
        memory_cost=wrap.memory,
    ).derive(text.encode("utf-8", "surrogatepass"))


def _from_recovery_key(printed: bytes, wrap: _ByRecoveryKey) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    about = b"elvis-tui recovery key"
    return HKDF(algorithm=SHA256(), length=_KEY, salt=wrap.salt, info=about).derive(printed)
