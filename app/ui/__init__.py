"""The window: Qt only. Speaks ``app.messages`` with the engine process and never imports it.

Nothing here may reach the engine, a model library, a database or numpy; a test proves it.
"""

import sys

if sys.version_info < (3, 12):
    # WORKAROUND PySide6 6.12.0: every signal emitted drops a reference to True, every slot called
    # one to None. Python 3.12 made them immortal; before that the program dies of it after some
    # ten thousand signals ("deallocating None"). So give them more than can ever be dropped.
    import ctypes

    for _single in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_single)).value += 1 << 40
