"""What to run for an extra that is missing: the one place for these words.

The program comes from its source and from no index, so that an index may hold nothing, or a stranger's
package, by its name. Which extras there are is told by pyproject.
"""

import sys


def how_to_install(*extras: str, again: bool = False) -> str:
    """Words after "install it": the command for the environment that this program runs in."""
    forced = "--force-reinstall " if again else ""
    return (
        "in the folder of the program's source, run: "
        f"{sys.executable} -m pip install {forced}'.[{','.join(extras)}]'"
    )
