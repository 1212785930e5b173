"""What the pages say, in the language of the reader: messages are written in Turkish."""


def gettext(message: str, **values: object) -> str:
    """Return `message` with `values` in the places that it has for them: ``%(name)s``."""
    return message % values if values else message


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return what is said of `number` things, which the message may show as ``%(number)s``."""
    return gettext(one if number == 1 else many, number=number, **values)
