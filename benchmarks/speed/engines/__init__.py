"""The engines that are compared."""

from benchmarks.speed.engines.ours import Haberdar
from benchmarks.speed.engines.protocol import Maker
from benchmarks.speed.engines.sqlite_fts import SqliteFts
from benchmarks.speed.engines.tantivy_engine import Tantivy, TantivyWithThreads
from benchmarks.speed.engines.whoosh_stock import StockWhoosh

OURS = Haberdar.name
REFERENCE = Tantivy.name
ENGINES: dict[str, Maker] = {
    engine.name: engine
    for engine in (Haberdar, Tantivy, TantivyWithThreads, SqliteFts, StockWhoosh)
}
DEFAULT = (Haberdar.name, Tantivy.name, SqliteFts.name, StockWhoosh.name)
SLOW = StockWhoosh.name
SLOW_ABOVE = 20_000
