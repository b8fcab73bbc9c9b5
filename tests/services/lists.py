"""A made-up item list of a fictitious county: rows in the field names of the national exchange."""

import csv
import json
from pathlib import Path

from openpyxl import Workbook

DEPARTMENT = "11990102MB2026001X"
BASIS = "《岚江省示例条例》第十二条"


def row(number, **changes):
    """The cells of row `number`."""
    catalog = f"990731{number:06d}"
    cells = {
        "catalog_code": catalog, "task_code": f"{DEPARTMENT}4{catalog}", "task_name": f"示例登记事项第{number}项",
        "task_type": "07", "by_law": BASIS, "use_level": "4", "server_type": "1,2", "dept_name": "云浦区示例局",
        "dept_code": DEPARTMENT, "dept_type": "1", "anticipate_day": "20", "anticipate_type": "工作日",
        "promise_day": "5", "promise_type": "工作日", "project_type": "2", "handle_type": "1,2",
        "accept_condition": "在本区有住所\n材料齐全", "limit_scene_num": "0", "depth_level": "Ⅳ",
        "is_fee": "0", "result_type": "10", "result_name": "示例登记证", "topic_type": "证件办理",
        "handle_flow": "受理｜窗口｜1\n决定｜示例局｜4", "transact_addr": "临溪街道 1 号", "transact_time": "工作日 9:00—17:00",
        "is_schedule": "1", "is_express": "0", "link_way": "12345", "remedy": "可以依法申请行政复议或者提起行政诉讼。",
        "material": json.dumps([{"material_name": "登记申请表", "material_type": "2", "is_need": "1", "copy_num": 1}], ensure_ascii=False),
    }  # fmt: skip
    return {**cells, **changes}


PLANTED = {
    17: {"promise_day": "25"},
    120: {"depth_level": "Ⅲ"},
    301: {"is_fee": "1"},
    404: {"limit_scene_num": "1", "depth_level": "Ⅲ"},
    577: {"catalog_code": "99073100577"},
}


def county_list(rows=605, planted=PLANTED):
    """Rows 1 … n with the planted errors."""
    return [row(number, **planted.get(number, {})) for number in range(1, rows + 1)]


def write_csv(path: Path, rows, encoding="utf-8-sig"):
    """The rows as CSV."""
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, rows):
    """The rows as Excel."""
    book = Workbook()
    book.active.append(list(rows[0]))
    for cells in rows:
        book.active.append(list(cells.values()))
    book.save(path)
    return path


def write_json(path: Path, rows):
    """The rows as JSON."""
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return path
