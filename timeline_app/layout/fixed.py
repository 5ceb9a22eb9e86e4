"""Units of the time scale as whole numbers: exact where a float isn't, 13.8 billion years wide.

A float 4e17 seconds from its origin is 64 seconds coarse, so one second in view needs more. What
moves by these numbers is ``viewport``; what is placed by them, ``segments``.
"""

import math

FRACTION_BITS = 128  # a float of 1e-22 units or more has no finer bit
ONE = 1 << FRACTION_BITS


def fixed(value: float) -> int:
    """``value`` in 2**-128 of a unit."""
    return int(math.ldexp(value, FRACTION_BITS))


def head_and_rest(number: int) -> tuple[float, float]:
    """The nearest float to a number of 2**-128 units, and what that leaves out."""
    head = number / ONE
    return head, (number - fixed(head)) / ONE


def product(number: int, factor: float) -> int:
    """``number`` times ``factor``, without rounding the number to a float."""
    return number * fixed(factor) >> FRACTION_BITS
