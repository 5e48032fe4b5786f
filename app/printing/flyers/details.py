"""When and where: the weekdays and times over a line, below it the rows with the code beside the last of them."""

from __future__ import annotations

from app.printing.boxes import Block, column, rule, space
from app.printing.flyers.efforts import Effort
from app.printing.flyers.facts import facts_block
from app.printing.flyers.job import Job
from app.printing.flyers.schedule import schedule_block
from app.printing.theme import Colour


def details_block(job: Job, width: float, effort: Effort, code: Block | None = None) -> Block:
    """Both in a column; only the rows where nothing is said about when."""
    sheet = job.sheet
    rows = facts_block(job, width, effort, code=code)
    schedule = schedule_block(job.content, sheet, width, scale=effort.scale, most_lines=effort.most_lines)
    if not schedule.height:
        return rows
    line = rule(width, thickness=0.5, colour=Colour.SUMI)
    return column([schedule, space(height=sheet.mm(1.8)), line, space(height=sheet.mm(0.7)), rows], width=width)
