"""Keeps Python itself alive under PySide6 6.12, which gives None back without having taken it.

PySide6 6.12 returns None without counting the reference: on Python 3.12 and later None is immortal and nobody notices, on
3.11 every call of a Qt method without result takes one reference from None, and after some five thousand calls the
interpreter ends with 「none_dealloc: deallocating None」. Counting 2**60 references in advance makes None as immortal as later
Pythons do. tests/gui/test_lasting_none.py counts; when it fails with a newer PySide6, this module can go.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 60
_FIRST_IMMORTAL = (3, 12)


def keep_none() -> None:
    """Give None so many references that it never goes; once is enough, and later Pythons need it not at all."""
    is_counted = sys.implementation.name == "cpython" and sys.version_info[:2] < _FIRST_IMMORTAL
    if is_counted and sys.getrefcount(None) < _PLENTY:
        # CPython's objects begin with their reference count, a Py_ssize_t.
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
