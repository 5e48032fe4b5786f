"""Where a rule of rules.py does not hold, and why. An exemption that no longer exempts anything fails a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Exemption:
    """One rule, one file.

    Attributes:
        rule: name of the rule.
        path: the file.
        fragment: a part of the message, so that other violations of the same rule in the file still count.
        reason: why it is right here.
    """

    rule: str
    path: str
    fragment: str
    reason: str


EXEMPTIONS = (
    Exemption(
        rule="no_any",
        path="app/records/base.py",
        fragment="Any",
        reason="dataclasses.replace takes values of every type by name; nothing narrower describes them",
    ),
    Exemption(
        rule="finished_work",
        path="ui/editors/field_editor.py",
        fragment="a stub",
        reason="abstract methods of a QWidget: Qt's metaclass rules out abc.ABC",
    ),
    Exemption(
        rule="bugs_propagate",
        path="ui/background.py",
        fragment="BaseException",
        reason="carried from the thread beside the window to the main thread, where what is a bug is raised again",
    ),
    Exemption(
        rule="camel_case_only_for_qt",
        path="app/log.py",
        fragment="handleError",
        reason="overrides a method of the standard library, which would write to a console that is not there",
    ),
)
