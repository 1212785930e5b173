"""The benchmark of the pages runs, and prints what it says."""

import json
import shutil

import pytest
from benchmarks.web.__main__ import main


@pytest.mark.skipif(not shutil.which("wrk"), reason="wrk, the load generator, is not installed")
def test_a_measurement_is_printed_as_data(capsys):
    main(["--articles", "2000", "--seconds", "6", "--readers", "3"])
    result = json.loads(capsys.readouterr().out)
    for readers in ("one reader", "3 readers"):
        assert result[readers]["errors"] == 0
        assert result[readers]["pages a second"] > 1
        assert 0 < result[readers]["median, ms"] <= result[readers]["at most, ms"]
    assert min(result["server's memory, MB, every 5 s"]) > 10
    sizes = result["first visit, bytes by gzip"]
    assert sizes["in all"] == sum(sizes.values()) - sizes["in all"]
    assert {"page", "haberdar.css"} <= sizes.keys()
