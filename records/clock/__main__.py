"""`python -m records.clock case.json`: the arithmetic of one case, line by line, then its answer."""

import sys
from json import dumps, loads
from pathlib import Path

from .cases import answer, read_case
from .wording import chinese

case = loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(*map(chinese, read_case(case).lines), sep="\n")
print(dumps(answer({"id": "", **case}), ensure_ascii=False))
