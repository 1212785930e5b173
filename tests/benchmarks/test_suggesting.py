"""The benchmark of suggestions runs, and prints what it says."""

import json

from benchmarks.suggesting import LONGEST, main


def test_a_measurement_is_printed_as_data(capsys):
    main(["--articles", "2000"])
    result = json.loads(capsys.readouterr().out)
    assert result["articles"] == 2000
    assert set(result["warm by length, ms"]) == {str(n) for n in range(1, LONGEST + 1)}
    assert 0 < result["warm, ms"]["p50"] <= result["warm, ms"]["p95"] <= result["warm, ms"]["max"]
