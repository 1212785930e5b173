"""Ways to tell which articles are the same story: ours, and two that anybody would try first."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from haberdar import Article, load_registry
from haberdar.index.bulk.analyzed import BatchAnalyzer
from haberdar.index.stories.grouping import Dates, group
from haberdar.turkish.letters import lower

# Returns the story of each article, 0 for one that has no other version.
System = Callable[[Sequence[Article]], NDArray[np.int32]]
