"""Installs the oldest program and then this one over it, in a bare Debian 12: ledgers and settings must come along.

    python -m bundle.upgrade_trial ROOT

Reads ROOT/dist and builds the oldest program when that was not done yet; writes ROOT/out/upgrade-trial. Needs root, for
chroot. Ends with 1 at the first thing that is not as it should be.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bundle import linux
from bundle.command import carry_out
from bundle.demands import demand, wait_until
from bundle.linux_trial import LinuxTrial, package_of
from bundle.places import FIRST, LinuxPlaces

_LEDGER = "西センター.tsudoiba"
_NAME = "小平 花子"


class UpgradeTrial(LinuxTrial):
    """Somebody who has used the program from its first day."""

    def __init__(self, places: LinuxPlaces, older: LinuxPlaces) -> None:
        super().__init__(places, places.root / "out" / "upgrade-trial")
        self._older = older
        self._before: dict[str, dict[str, object]] = {}

    def steps(self) -> Sequence[Callable[[], None]]:
        """The older program, this one, and the older one again."""
        return (
            *(self.prepare, self.installs_the_older_program, self.writes_a_ledger, self.closes_its_window),
            *(self.installs_this_one_over_it, self.finds_everything, self.opens_the_window_as_before),
            self.goes_back_to_the_older_one,
        )

    # ---- steps

    def installs_the_older_program(self) -> None:
        self._root("apt-get", "-q", "update")
        self._install(package_of(self._older))

    def writes_a_ledger(self) -> None:
        self._command("new", _LEDGER, "--sample")
        self._before = self._places_in_it()
        demand(len(self._before) > 0, "the older program wrote nothing")

    def closes_its_window(self) -> None:
        """So that there are settings: the ledger of the last time, and a name, as the user typed it."""
        self._start(_LEDGER)
        self._wait_for_the_ledger()
        self._close()
        settings = json.loads(self._settings.read_text(encoding="utf-8"))
        demand(settings["recent"][0].endswith(_LEDGER), "the older program does not remember the ledger")
        self._settings.write_text(json.dumps({**settings, "your_name": _NAME}), encoding="utf-8")

    def installs_this_one_over_it(self) -> None:
        self._install(package_of(self._places))
        demand(self._command("--version").strip().endswith(self._version), "this program was not installed")

    def finds_everything(self) -> None:
        """In a copy first: the window shall meet the ledger as the older program left it."""
        self._as_user("cp", _LEDGER, "copy.tsudoiba")
        self._command("check", "copy.tsudoiba")
        demand(self._places_in_it("copy.tsudoiba") == self._before, "a place is not what it was")
        kept = json.loads(self._settings.read_text(encoding="utf-8"))
        demand(kept["your_name"] == _NAME, "the settings are not what they were")

    def opens_the_window_as_before(self) -> None:
        """Without a word, as from the menu: with the ledger of the last time, which is kept before it is renewed."""
        self._start()
        self._wait_for_the_ledger()
        self._picture("renewed")
        self._close()
        self._command("check", _LEDGER)
        demand(self._places_in_it() == self._before, "a place is not what it was")
        kept = (self._home / ".local/share/tsudoiba/控え").rglob("*-n-*.hikae")  # as `Occasion.RENEWED` is written
        demand(any(kept), "the older ledger was not kept")

    def goes_back_to_the_older_one(self) -> None:
        """Which cannot read what this one wrote, says so, and leaves it alone."""
        before = (self._home / _LEDGER).read_bytes()
        self._install(package_of(self._older))
        words = [*self._user_words, self._program, "list", _LEDGER, "place"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        demand(done.returncode == 1 and "もっと新しいつどいば" in said and "版" in said, f"the older one said: {said}")
        demand((self._home / _LEDGER).read_bytes() == before, "the older one wrote into it")

    # ---- what they use

    @property
    def _settings(self) -> Path:
        return self._home / ".config/tsudoiba/preferences.json"

    def _places_in_it(self, ledger: str = _LEDGER) -> dict[str, dict[str, object]]:
        """What the older program knows of every place, by name: this one may know more."""
        found = json.loads(self._command("list", ledger, "place", "--json"))
        records = found["records"] if isinstance(found, dict) else found
        known = next(iter(self._before.values()), records[0])
        return {record["name"]: {name: record[name] for name in known} for record in records}

    def _wait_for_the_ledger(self) -> None:
        wait_until(lambda: self._screen.windows(Path(_LEDGER).stem), "the ledger does not open")
        self._screen.settle()

    def _close(self) -> None:
        self._screen.press(self._screen.windows("つどいば")[0], "alt+F4")
        wait_until(lambda: all(each.poll() is not None for each in self._open), "the program does not end")
        self._open.clear()


def try_out(root: Path) -> None:
    """Build what is missing, and try."""
    older = LinuxPlaces(root, FIRST)
    if not older.committed.is_dir() or not package_of(older).is_file():
        linux.build(older)
    UpgradeTrial(LinuxPlaces(root), older).run()


if __name__ == "__main__":
    sys.exit(carry_out(try_out))
