"""Locked copies: the age format (age-encryption.org/v1) with a passphrase, which other programs open too."""

from __future__ import annotations

from pathlib import Path

from app.errors import ExpectedError, Remedy
from app.handing_over.keys import Keys

ENDING = ".age"
"""Follows the ending of the ledger: 「みんなの帳面.tsudoiba.age」."""

FEWEST_CHARACTERS = 8
"""Of a passphrase; whoever finds the stick has all the time of the world to try shorter ones."""

FIRST_LINE = b"age-encryption.org/v1\n"
"""Of every locked copy."""
_WRONG_PASSPHRASE = "Decryption failed"  # what pyrage says when the key of the file cannot be unwrapped


def is_sealed(path: Path) -> bool:
    """Whether a file is a locked copy, as its first line says; False for what cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return file.read(len(FIRST_LINE)) == FIRST_LINE
    except OSError:
        return False


def seal(content: bytes, passphrase: str) -> bytes:
    """The content of a locked copy. Takes about a second on purpose, as does every try to unlock it."""
    import pyrage

    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def unseal(path: Path, keys: Keys) -> bytes:
    """The content of a locked copy, in memory.

    Raises:
        ExpectedError: nobody has said the passphrase yet, it is wrong (and is forgotten), or the copy is damaged.
        OSError: it cannot be read.
    """
    import pyrage

    passphrase = keys.of(path)
    if passphrase is None:
        raise ExpectedError(
            f"「{path.name}」は、合言葉をつけた写しです。",
            "くれた方に聞いた合言葉を入れてください。",
            Remedy.PASSPHRASE,
        )
    try:
        return bytes(pyrage.passphrase.decrypt(path.read_bytes(), passphrase))
    except pyrage.DecryptError as error:
        keys.forget(path)
        if str(error) == _WRONG_PASSPHRASE:
            raise ExpectedError(
                f"合言葉がちがうので、「{path.name}」を開けません。",
                "大文字と小文字、空白に気をつけて、もう一度入れてください。",
                Remedy.PASSPHRASE,
            ) from error
        raise ExpectedError(
            f"「{path.name}」は、いたんでいるか、とちゅうで切れています。",
            "くれた方に、もう一度わたしてもらってください。",
        ) from error
