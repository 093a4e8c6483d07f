"""Projects, and units that have ended."""

from collections.abc import Iterator
from datetime import timedelta

from knowledge.factbase import FactBase
from knowledge.model import Area, Project
from knowledge.period import format_date

from .made import Made, Place, Places, some

PROJECT_WAYS = ("{} đến đâu rồi?", "{} thế nào rồi?", "cho hỏi về {}")
NOT_TOLD_WAYS = (
    "{} do ai thi công?",
    "{} khởi công ngày nào?",
    "{} dài bao nhiêu km?",
    "{} khi nào khánh thành?",
)
TURNED = (
    ("Đông", "Tây"),
    ("Nam", "Bắc"),
    ("Bắc", "Nam"),
    ("Xuân Diệu", "Xuân Thủy"),
    ("Vũng Áng", "Cửa Lò"),
    ("Sơn Dương", "Dung Quất"),
    ("cây xanh", "điện chiếu sáng"),
    ("thoát nước", "cấp điện"),
    ("Thành Sen", "Sông La"),
    ("địa giới", "giá đất"),
    ("hạnh phúc", "nội trú"),
    ("thông minh", "nội trú"),
    ("điện lực", "nhiệt điện hạt nhân"),
    ("luyện kim", "dệt may"),
    ("ADB", "JICA"),
)
"""A word of a project's name and another that makes it one that no article tells of."""
UNIT_WAYS = ("{} sáp nhập vào đâu?", "{} còn tồn tại không?", "{} giải thể khi nào?")


class Works:
    """Makes the questions about projects and units."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._places = Places(facts)

    def made(self) -> Iterator[Made]:
        for project in self._facts.projects.values():
            yield from self._projects(project)
        ended = [area for area in self._facts.areas.values() if area.valid_to]
        towns = [area for area in ended if area.type in ("huyen", "thi-xa", "thanh-pho")]
        for area in (*towns, *some(ended, 25, "units")):
            yield from self._unit(area)

    def _projects(self, project: Project) -> Iterator[Made]:
        names = [
            name for name in (project.name, *project.aliases) if "…" not in name and " " in name
        ]
        own = self._places.of(project.area) or Place("", "")
        truth = frozenset([project.id])
        for name in names[:4]:
            for way in PROJECT_WAYS:
                yield Made("project", "", way.format(name), truth, (project.name,))
            for way in some(NOT_TOLD_WAYS, 2, name):
                yield Made("project", "attribute", way.format(name))
            for word, other in TURNED:
                if word in name:
                    for way in PROJECT_WAYS:
                        yield Made("project", "name", way.format(name.replace(word, other)))
            for place in self._places.others(own, 2, name):
                if own.name not in name:
                    question = PROJECT_WAYS[0].format(f"{name} ở {self._places.say(place)}")
                    yield Made("project", "town", question)

    def _unit(self, area: Area) -> Iterator[Made]:
        name = self._places.say(Place(area.type, area.name))
        if area.valid_to is None:
            return
        said = (format_date(area.valid_to + timedelta(days=1)),)
        for way in UNIT_WAYS:
            yield Made("unit", "", way.format(name), says=said, law=True)
        for kind in some(("huyen", "thi-xa", "thi-tran"), 1, area.id):
            if Place(kind, area.name) not in self._places.all:
                other = self._places.say(Place(kind, area.name))
                yield Made("unit", "level", UNIT_WAYS[0].format(other))
