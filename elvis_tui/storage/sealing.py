"""Encryption of the data file: AES-256-GCM under a random key, wrapped by what the user knows."""

from __future__ import annotations


class Seal:
    """The key of an encrypted data file, and how the file tells of it."""

    @classmethod
    def create(cls, passphrase: str) -> tuple[Seal, str]:
        """A new key, and the recovery key that opens it as well, to be printed."""
        raise NotImplementedError

    @classmethod
    def unlock(cls, data: bytes, secret: str) -> Seal:
        """The key of a sealed file, from its passphrase or its recovery key.

        Raises:
            StorageError: `WRONG_PASSPHRASE`, `DATA_DAMAGED`.
        """
        raise NotImplementedError

    def close(self, plain: bytes, *, schema: int, generation: int, saved: str) -> bytes:
        """`plain` sealed, under a nonce never used before."""
        raise NotImplementedError

    def open(self, sealed: bytes) -> bytes:
        """What was sealed.

        Raises:
            StorageError: `DATA_DAMAGED` for a byte that was changed, or another file's key.
        """
        raise NotImplementedError


def is_sealed(data: bytes) -> bool:
    """Whether `data` begin as a sealed file does."""
    return False
