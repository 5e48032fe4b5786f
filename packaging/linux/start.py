"""What the frozen program begins with: the command `tsudoiba`, or the module that is named after -m as with Python."""

import runpy
import sys

if sys.argv[1:2] == ["-m"]:  # ui/self_test.py starts its rounds so
    name = sys.argv[2]
    sys.argv = sys.argv[2:]
    runpy.run_module(name, run_name="__main__", alter_sys=True)
else:
    from ui.command_line import main

    sys.exit(main())
