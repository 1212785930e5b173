"""What answers searches: the protocol that any engine fulfils, and the one on a Whoosh index."""

from haberdar.engine.protocol import Engine, Stats

__all__ = ["Engine", "Stats"]
