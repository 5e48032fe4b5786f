"""Who signed a Windows program or library."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bundle.errors import BuildError

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
PYTHON = "Python Software Foundation"


def signer(said: str) -> str | None:
    """The name of who signed, from what osslsigncode says; None when it does not call the signature good."""
    if "\nSignature verification: ok\n" not in said:
        return None
    found = re.search(r"^Signer's certificate:\n.*\n.*Signer #0:\n\s*Subject: .*/CN=([^/\n]+)$", said, re.MULTILINE)
    return found[1] if found else None


def check(path: Path, allowed: str) -> None:
    """Raises BuildError when the file is not signed by who may, or was changed since.

    The signature and its time stamp must lead to certificates that this system trusts; revocation, which would need
    the network, is not asked about.
    """
    trusted = ["-CAfile", str(CERTIFICATES), "-TSA-CAfile", str(CERTIFICATES)]
    done = subprocess.run(
        ["osslsigncode", "verify", "-ignore-crl", *trusted, "-in", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = signer(done.stdout) if done.returncode == 0 else None
    if found != allowed:
        raise BuildError(f"{path.name} is signed by {found or 'nobody known'}, not by {allowed}")
