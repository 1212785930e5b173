"""The benchmark of suggestions runs, and prints what it says."""

import json

from benchmarks.suggesting import LONGEST, main, spread


def test_a_measurement_is_printed_as_data(capsys):
    main(["--articles", "2000"])
    result = json.loads(capsys.readouterr().out)
    assert result["articles"] == 2000
    assert set(result["first by length, ms"]) == {str(n) for n in range(1, LONGEST + 1)}
    by_length = result["first by length, ms"].values()
    assert result["first, ms"]["max"] == max(taken["max"] for taken in by_length)
    assert min(taken["p50"] for taken in by_length) > 0
    assert result["again, ms"]["max"] > 0


def test_a_spread_is_that_of_the_times():
    assert spread([float(n) for n in range(100, -1, -1)]) == {"p50": 50, "p95": 95, "max": 100}
