"""The tests of what builds the installers; it lies beside the scripts that call it, outside the program."""

from __future__ import annotations

import sys

from tests.architecture.source import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
