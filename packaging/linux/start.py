"""What the frozen program begins with: the command `tsudoiba`, or the module that is named after -m as with Python."""

import os
import runpy
import sys

# PyInstaller would say so itself, but loads Qt for it even where no window comes. The desktop may have another Qt, and
# name its plugins there: they would not fit.
os.environ["QT_PLUGIN_PATH"] = f"{sys.prefix}/PySide6/Qt/plugins"

if sys.argv[1:2] == ["-m"]:  # ui/self_test.py starts its rounds so
    name = sys.argv[2]
    sys.argv = sys.argv[2:]
    runpy.run_module(name, run_name="__main__", alter_sys=True)
else:
    from ui.command_line import run

    run()
