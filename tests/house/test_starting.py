"""What a process starts with: no dictionary before somebody searches, publishes or reads traditional characters."""

import subprocess
import sys

DICTIONARIES = ("jieba", "pypinyin", "rjieba")
BEGIN = f"""
import sys
import portal.wsgi
from records import words
assert not sys.modules.keys() & {set(DICTIONARIES)}, sys.modules.keys() & {set(DICTIONARIES)}
assert words.converter.cache_info().currsize == 0
assert words.segment("食品经营许可证") == ["食品", "经营", "许可", "许可证"]
"""


def test_a_web_worker_starts_without_dictionaries():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", BEGIN], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
