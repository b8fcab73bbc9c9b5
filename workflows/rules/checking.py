"""What a process edition may not say: told before publication, each with a sentence that says what to do."""

from collections.abc import Iterator

from records.ledger.errors import Problem

from .blueprint import Join, ParallelStage, Process, Stage, TaskStage, walk

SETTLES = {"decide", "panel", "discussion"}


def problems(process: Process) -> list[Problem]:
    """What cannot be published."""
    stages = list(walk(process.stages))
    found = [*key_problems(stages), *eye_problems(process)]
    for stage in stages:
        if isinstance(stage, TaskStage):
            found += task_problems(stage)
        elif isinstance(stage, ParallelStage):
            found += fork_problems(stage)
        elif not stage.stages:
            found.append(
                Problem(f"/stages/{stage.key}", f"“{stage.key}”按名单逐个办理，里面却没有环节。请至少放一个环节。")
            )
    if not any(isinstance(stage, TaskStage) and stage.nature in SETTLES for stage in stages):
        found.append(Problem("/stages", "流程里没有“决定”环节。请加一个决定、专家评审或集体讨论环节。"))
    return found


def key_problems(stages: list[Stage]) -> Iterator[Problem]:
    """Keys used twice, or with the sign that numbers the tasks of a list."""
    keys = [stage.key for stage in stages]
    for key in sorted(set(keys)):
        if keys.count(key) > 1:
            yield Problem(f"/stages/{key}", f"环节“{key}”出现了两次，请改名。")
        if not key or "#" in key:
            yield Problem(f"/stages/{key}", f"环节代码“{key}”不能空着，也不能含有 #。请改名。")


def task_problems(stage: TaskStage) -> Iterator[Problem]:
    """What does not fit together within one task."""
    place, name = f"/stages/{stage.key}", stage.key
    if (stage.nature == "auto") != (stage.automatic is not None):
        yield Problem(place, f"“{name}”：自动环节要写明做什么，人办的环节不能写。请改“办理方式”。")
    if stage.nature != "auto" and not stage.roles:
        yield Problem(f"{place}/roles", f"“{name}”没有写由哪个岗位办理。请选岗位。")
    if (
        stage.automatic
        and stage.automatic.act in {"document", "notice", "data_check", "process", "message"}
        and not stage.automatic.of
    ):
        yield Problem(f"{place}/automatic/of", f"“{name}”没有写是哪一种文书、通知、数据、流程或者函件。请选一种。")
    if (stage.nature == "panel") != (stage.panel is not None):
        yield Problem(f"{place}/panel", f"“{name}”：只有专家评审要写席位和通过票数。请补上或者去掉。")
    if stage.panel and stage.panel.needed > stage.panel.seats:
        yield Problem(
            f"{place}/panel", f"“{name}”要 {stage.panel.needed} 票通过，却只有 {stage.panel.seats} 席。请改票数。"
        )
    if stage.nature == "discussion" and "signing_head" not in stage.roles:
        yield Problem(f"{place}/roles", f"“{name}”是集体讨论，由负责人决定（首长负责制）。请加上负责人岗位。")
    if stage.nature == "countersign" and not stage.four_eyes:
        yield Problem(f"{place}/four_eyes", f"“{name}”是会签、复核，要写明不能与哪个环节同一人。请选环节。")
    if stage.automatic and stage.automatic.act == "message" and stage.days == 0:
        yield Problem(f"{place}/days", f"“{name}”要等对方反馈，请写明给对方几个工作日。")
    if stage.deemed and stage.days == 0:
        yield Problem(f"{place}/days", f"“{name}”期满有法定后果，期限不能是 0 天。请写期限。")
    if stage.batch and stage.nature not in {"review", "decide"}:
        yield Problem(f"{place}/batch", f"“{name}”不能批量办理：只有审查、决定可以。请去掉批量。")


def fork_problems(stage: ParallelStage) -> Iterator[Problem]:
    """Branches that make no sense."""
    place, name = f"/stages/{stage.key}", stage.key
    if len(stage.branches) < 2 or not all(stage.branches):
        yield Problem(place, f"“{name}”是并联环节，要有两个以上分支，每个分支至少一个环节。请补上。")
    if isinstance(stage.join, Join) and stage.join.k > len(stage.branches):
        yield Problem(
            f"{place}/join", f"“{name}”要 {stage.join.k} 个分支同意，却只有 {len(stage.branches)} 个。请改数目。"
        )


def eye_problems(process: Process) -> Iterator[Problem]:
    """Four eyes name tasks that stand before."""
    seen: set[str] = set()
    for stage in walk(process.stages):
        for other in stage.four_eyes if isinstance(stage, TaskStage) else ():
            if other not in seen:
                yield Problem(
                    f"/stages/{stage.key}/four_eyes",
                    f"“{stage.key}”要与“{other}”不同的人，前面却没有这个环节。请改环节。",
                )
        seen.add(stage.key)
