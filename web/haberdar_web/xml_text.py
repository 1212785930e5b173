"""Text that XML can hold."""

import re

# What XML 1.0 has no way to write, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Return `text` without the characters that XML has no place for."""
    return _UNWRITABLE.sub("", text)
