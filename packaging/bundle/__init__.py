"""What is double-clicked: puts the locked packages, a Python and the program into one folder, and wraps it up.

Runs on Linux, from packaging/windows/build.sh and packaging/linux/build.sh; nothing in here is shipped.
"""
