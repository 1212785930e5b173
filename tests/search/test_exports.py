import subprocess
import sys

import haberdar


def test_the_public_names_are_sorted_and_exist():
    assert haberdar.__all__ == sorted(haberdar.__all__)
    for name in haberdar.__all__:
        assert getattr(haberdar, name).__module__.startswith("haberdar.")


def test_everything_public_is_documented():
    for name in haberdar.__all__:
        thing = getattr(haberdar, name)
        assert thing.__doc__, name
        for member, value in vars(thing).items() if isinstance(thing, type) else ():
            if not member.startswith("_") and callable(value):
                assert value.__doc__, f"{name}.{member}"


def test_all_errors_have_one_base():
    errors = [getattr(haberdar, name) for name in haberdar.__all__ if name.endswith("Error")]
    assert len(errors) == 10
    assert all(issubclass(error, haberdar.HaberdarError) for error in errors)


def test_importing_the_engine_brings_no_web_or_parser():
    code = (
        "import sys, haberdar\n"
        "heavy = {'flask', 'bs4', 'lxml', 'trafilatura', 'haberdar_web', 'haberdar_indexer'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
