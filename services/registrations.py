"""What services register below."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from blueprints.registry import BlueprintKind, blueprint_kinds
from documents.registry import may_hand_out
from exchange.registry import MessageKind, message_kinds
from identity.registry import MatterSource, matter_sources
from licences.registry import LicenceAct, licence_acts
from records.ledger.registry import ErrandKind, Timer, errand_kinds, timers
from records.privacy.registry import personal_sources, purposes
from records.privacy.rules.grounds import Purpose
from records.registers.registry import (
    HomeBlock,
    NavigationEntry,
    SearchSource,
    datasets,
    home_blocks,
    navigation,
    search_sources,
)
from workflows.errands import follow_answer
from workflows.registry import ProcessKind, process_kinds

from .actions.catalogue import project_bundle, project_item, project_items
from .actions.promising import PUSHED
from .actions.pushing import GRANT
from .actions.search_figures import flush
from .actions.timing import clock_changed, rules_of
from .errands import follow
from .finding import find, guide_page
from .fragments import (
    case_due,
    case_facts,
    case_fragment,
    case_names,
    case_parties,
    case_url,
    certificate_acts,
    certificate_url,
)
from .home import home_block
from .matters import all_matters, matters_of
from .messages import data_of, follow_finding, url_of
from .open_data import OWN
from .outcomes import conclude
from .permissions import KEEPERS, may_decide_case, may_hand_out_paper
from .personal import SOURCE
from .prefill import CONSENT
from .rules import market_access
from .rules.bundle import Bundle, bundle_problems
from .rules.directory import added_problems, directory_problems
from .rules.item import Item, problems, references
from .rules.item.upcasting import UPCASTERS
from .rules.tables import DIRECTORY_TABLE, ITEM_TABLE
from .steps import STEPS
from .timers import watch_cases

blueprint_kinds.register(
    "directory_item",
    BlueprintKind(
        "directory_item",
        Item,
        schema_version=2,
        upcasters=UPCASTERS,
        problems=directory_problems,
        references=references,
        table=DIRECTORY_TABLE,
        title=_("基本目录"),
    ),
)
blueprint_kinds.register(
    "service",
    BlueprintKind(
        "service",
        Item,
        schema_version=2,
        upcasters=UPCASTERS,
        problems=problems,
        references=references,
        project=project_item,
        against=added_problems,
        page=guide_page,
        table=ITEM_TABLE,
        project_many=project_items,
        title=_("实施清单"),
    ),
)
blueprint_kinds.register(
    "market_access",
    BlueprintKind(
        "market_access",
        market_access.Entry,
        problems=market_access.problems,
        references=market_access.references,
        table=market_access.TABLE,
        title=_("市场准入负面清单"),
    ),
)
blueprint_kinds.register("bundle", BlueprintKind("bundle", Bundle, problems=bundle_problems, project=project_bundle))
process_kinds.register(
    "application",
    ProcessKind(
        case_url,
        case_fragment,
        conclude,
        case_parties,
        STEPS,
        clock=rules_of,
        clock_changed=clock_changed,
        may_decide=may_decide_case,
        due=case_due,
        names=case_names,
        facts=case_facts,
    ),
)
search_sources.register("services", SearchSource("办事", find))
navigation.register("services", NavigationEntry(_("办事"), "services:services", 20, icon="grid"))
navigation.register("bundles", NavigationEntry(_("一件事"), "services:bundles", 30, icon="layers"))
navigation.register("applications", NavigationEntry(_("办件"), "services:applications", 50, icon="list"))
navigation.register("desk", NavigationEntry(_("窗口"), "services:desk", 10, frozenset({"window_clerk"}), desk=True))
navigation.register(
    "synonyms", NavigationEntry(_("搜索用词"), "services:synonyms", 60, frozenset(KEEPERS), desk=True, icon="search")
)
navigation.register(
    "search_figures",
    NavigationEntry(_("搜索统计"), "services:search_figures", 61, frozenset(KEEPERS), desk=True, icon="search"),
)
purposes.register(
    "application",
    Purpose(
        _("办理您申请的事项"), "statutory", basis="《中华人民共和国个人信息保护法》第十三条第一款第三项",
        explained=_("每个事项的每一项资料的依据，在开始申请时另行告知。"),
    ),
)  # fmt: skip
purposes.register(
    CONSENT,
    Purpose(
        _("从账户自动填表"), "consent", refusing="typing",
        explained=_("把账户里的姓名、证件号码、手机号填进申请表。不同意的，自己填写，其他都一样。"),
    ),
)  # fmt: skip
personal_sources.register("applications", SOURCE)
timers.register("search_figures", Timer(timedelta(minutes=5), flush))
timers.register("cases", Timer(timedelta(minutes=10), watch_cases))
SHARED = frozenset({"approver", "signing_head", "supervisor", "auditor"})
navigation.register("shared", NavigationEntry(_("开放的办件"), "services:shared", 35, SHARED, desk=True, icon="layers"))
WATCH = frozenset({"supervisor", "window_clerk", "approver", "signing_head", "auditor"})
navigation.register("supervision", NavigationEntry(_("电子监察"), "services:alerts", 30, WATCH, desk=True, icon="bell"))
navigation.register("publications", NavigationEntry(_("公示"), "services:publications", 55, foot="watching"))
navigation.register("search", NavigationEntry(_("搜索事项"), "services:search", 40, foot="doing"))
navigation.register("look_up", NavigationEntry(_("查办件进度"), "services:look_up", 45, foot="doing"))
navigation.register("halls", NavigationEntry(_("办事大厅"), "services:halls", 50, foot="doing"))
navigation.register("powers", NavigationEntry(_("权责清单"), "services:powers", 60, foot="open"))
navigation.register("market_access", NavigationEntry(_("市场准入负面清单"), "services:market_access", 70, foot="open"))
navigation.register("regions", NavigationEntry(_("各地办事"), "services:regions", 55, foot="doing"))
navigation.register("sitemap", NavigationEntry(_("网站地图"), "services:sitemap", 90, foot="about"))
licence_acts.register("after_life", LicenceAct(_("变更、延续、补证、注销"), certificate_url, certificate_acts))
for name, published in OWN.items():
    datasets.register(name, published)
home_blocks.register("services", HomeBlock("services/home.html", home_block))
may_hand_out.register("application", may_hand_out_paper)
matter_sources.register("catalogue", MatterSource(matters_of, all_matters))
BODY = {"item": _("事项"), "licences": _("证照编号"), "decided_on": _("决定日期")}
message_kinds.register(
    GRANT,
    MessageKind(
        {"zh-Hans": "审批结果推送", "en": "A grant to supervise"},
        {"listed": _("已纳入监管"), "elsewhere": _("不属于本部门监管")},
        url=url_of, labels=BODY,
    ),
)  # fmt: skip
message_kinds.register(
    PUSHED,
    MessageKind(
        {"zh-Hans": "告知承诺核查", "en": "A declaration to check"},
        {"true": _("承诺属实"), "false": _("承诺不实")},
        followed=follow_finding, url=url_of, labels=BODY,
    ),
)  # fmt: skip
message_kinds.register(
    "data_check",
    MessageKind(
        {"zh-Hans": "数据核验", "en": "Check of data"}, {"held": _("有"), "none": _("没有"), "unknown": _("查不到")},
        respond=data_of, followed=follow_answer, labels={"about": _("核验的数据")},
    ),
)  # fmt: skip
errand_kinds.register("promise.follow", ErrandKind("approvals", follow))
