"""Names of files as they can be shown and written."""


def printable(name: str) -> str:
    """Return `name` with bytes that are not UTF-8, and characters that do not print, escaped."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
