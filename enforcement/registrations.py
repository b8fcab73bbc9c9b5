"""What enforcement writes into the registries of the floors below."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from blueprints.registry import BlueprintKind, blueprint_kinds
from records.ledger.registry import Timer, timers
from records.privacy.registry import personal_sources
from records.registers.registry import NavigationEntry, datasets, navigation
from workflows.registry import ProcessKind, process_kinds

from .actions.listing import item_problems, project_content, project_contents, project_item, project_items
from .fragments import case_fragment, case_names, case_parties, case_url
from .open_data import OWN
from .outcomes import conclude
from .personal import SOURCE
from .queries import OVER, ROLES
from .rules.lists import CONTENT_TABLE, ITEM_TABLE, CheckContent, SupervisedItem, item_references, needs_basis
from .timers import gather_matters, watch_rectifications, watch_results

blueprint_kinds.register(
    "supervised_item",
    BlueprintKind(
        "supervised_item", SupervisedItem, problems=item_problems, project=project_item, project_many=project_items,
        table=ITEM_TABLE, title=_("监管事项清单"),
    ),
)  # fmt: skip
blueprint_kinds.register(
    "check_content",
    BlueprintKind(
        "check_content", CheckContent, problems=needs_basis, references=item_references, project=project_content,
        project_many=project_contents, table=CONTENT_TABLE, title=_("检查实施清单"),
    ),
)  # fmt: skip
process_kinds.register("rectification", ProcessKind(case_url, case_fragment, conclude, case_parties, names=case_names))
personal_sources.register("objections", SOURCE)
timers.register("inspection_results", Timer(timedelta(hours=1), watch_results))
timers.register("rectifications", Timer(timedelta(hours=6), watch_rectifications))
timers.register("inspection_matters", Timer(timedelta(minutes=5), gather_matters))
OFFICE = frozenset({*ROLES, *OVER, "auditor"})
navigation.register(
    "field", NavigationEntry(_("掌上执法"), "enforcement:field", 15, frozenset({"officer"}), desk=True, icon="shield")
)
navigation.register(
    "enforcement", NavigationEntry(_("行政检查"), "enforcement:office", 40, OFFICE, desk=True, icon="shield")
)
navigation.register("supervised_items", NavigationEntry(_("检查事项清单"), "enforcement:items", 61, foot="open"))
navigation.register("inspection_plans", NavigationEntry(_("检查计划和上限"), "enforcement:plans", 62, foot="watching"))
navigation.register("draws", NavigationEntry(_("双随机抽取"), "enforcement:draws", 63, foot="watching"))
navigation.register(
    "inspection_results", NavigationEntry(_("检查结果公示"), "enforcement:results", 64, foot="watching")
)
navigation.register("my_inspections", NavigationEntry(_("入企检查"), "enforcement:mine", 65, foot="watching"))
for name, published in OWN.items():
    datasets.register(name, published)
