"""The benchmark of ministries and organizations runs, and prints what it says."""

import json

from benchmarks.entities import main


def test_a_measurement_is_printed_as_data(capsys):
    main(["--articles", "2000", "--new", "4000"])
    result = json.loads(capsys.readouterr().out)
    assert result["articles"] == 2000
    assert min(result["first after a change, ms"].values()) > 0
    assert 0 < result["articles of the most frequent"] <= 2000
    for kind in ("an entity", "an entity again", "a list"):
        taken = result[f"{kind}, ms"]
        assert 0 < taken["p50"] <= taken["p95"] <= taken["max"]
