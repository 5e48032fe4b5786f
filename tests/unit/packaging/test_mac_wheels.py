"""Which wheels a Mac takes."""

from __future__ import annotations

import plistlib
import re

from bundle.mac_wheels import OLDEST, newest_asked, platforms

from tests.architecture.source import ROOT

MACOS = ROOT / "packaging" / "macos"


def test_a_wheel_for_several_systems_runs_on_the_oldest_of_them() -> None:
    several = "pyrage-1.4.0-cp310-abi3-macosx_10_12_x86_64.macosx_11_0_arm64.macosx_10_12_universal2.whl"
    assert newest_asked([several]) == (10, 12)
    assert newest_asked([several, "shiboken6-6.11.3-cp310-abi3-macosx_13_0_universal2.whl"]) == (13, 0)
    assert newest_asked(["QtPy-2.4.3-py3-none-any.whl"]) == (0, 0)
    assert newest_asked([]) == (0, 0)


def test_wheels_for_one_processor_and_for_both_are_taken() -> None:
    assert platforms("arm64") == ("macosx_13_0_arm64", "macosx_13_0_universal2")


def test_the_app_asks_for_the_same_system_as_its_packages() -> None:
    spec = (MACOS / "tsudoiba.spec").read_text(encoding="utf-8")
    assert f'"LSMinimumSystemVersion": "{OLDEST[0]}.{OLDEST[1]}"' in spec
    compile(spec, "tsudoiba.spec", "exec")


def test_what_the_app_says_of_itself_can_be_written() -> None:
    spec = (MACOS / "tsudoiba.spec").read_text(encoding="utf-8")
    found = re.search(r"info_plist=(\{.*\}),\n\)", spec, re.DOTALL)
    assert found is not None
    told = eval(found[1], {"version": "0.1.0"})
    assert b"tsudoiba" in plistlib.dumps(told)


def test_freezers_of_both_systems_are_of_one_version() -> None:
    linux, mac = (
        dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / "packaging" / name / "pyinstaller.txt").read_text(), re.MULTILINE))
        for name in ("linux", "macos")
    )
    assert linux.items() <= mac.items()
