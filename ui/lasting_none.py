"""Keeps Python itself alive under PySide6 6.12, which gives None and True back without having taken them.

PySide6 6.12 returns None without counting the reference: on Python 3.12 and later None is immortal and nobody notices,
on 3.11 every call of a Qt method without result takes one reference from None, and after some five thousand calls the
interpreter ends with 「none_dealloc: deallocating None」. `Signal.emit` and `disconnect` take one from True in the same
way (「bool_dealloc」, after some three thousand signals). Counting 2**60 references in advance makes all three as
immortal as later Pythons do. tests/gui/test_lasting_none.py counts; when it fails with a newer PySide6, this
module can go.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 60
_FIRST_IMMORTAL = (3, 12)


def keep_none() -> None:
    """Give None, True and False so many references that they never go; later Pythons need it not at all."""
    if sys.implementation.name != "cpython" or sys.version_info[:2] >= _FIRST_IMMORTAL:
        return
    for lasting in (None, True, False):
        if sys.getrefcount(lasting) < _PLENTY:
            # CPython's objects begin with their reference count, a Py_ssize_t.
            ctypes.c_ssize_t.from_address(id(lasting)).value += _PLENTY
