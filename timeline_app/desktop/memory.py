"""Gives memory that nobody uses any more back to the system, as after a large project was closed.

What a project holds of its dataset's files is given back by ``session.opening``.
"""

import ctypes
import gc
import sys


def give_memory_back() -> None:
    """Free what only circles of objects hold, and let the system have all free pages.

    glibc keeps freed arrays of less than 32 MB within its heap as long as anything stands behind
    them there: after filters over ten million events some 60 MB. Other systems' allocators see to
    that by themselves.
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have none
        if trim is not None:
            trim(0)
