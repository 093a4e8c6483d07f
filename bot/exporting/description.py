"""What describes an export: `datapackage.json` (Frictionless) for whoever takes it, `metadata.json`
for Datasette, `README.md` for whoever opens the folder."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.exporting.edition import Edition

MAKER = "hoidap export"
LICENCE = (
    "MIT. Dữ kiện được kể lại bằng lời của dự án và ghi rõ nguồn; "
    "bài báo gốc thuộc về các tòa soạn."
)
_ABOUT = (
    "Ai giữ chức vụ nào, văn bản, chỉ tiêu và kết quả, chỉ đạo và thời hạn: "
    "mỗi dữ kiện kèm bài báo, ngày đăng, báo đăng. Không phải trang chính thức của cơ quan nào."
)
_TABLES = {
    "figures": "Số liệu kèm tên chỉ tiêu, địa bàn, kỳ, loại số, đơn vị, trạng thái",
    "officials": "Ai giữ chức vụ nào, theo bài báo ngày nào",
    "directives": "Chỉ đạo: nội dung, ai giao, giao ai, hạn",
}
_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".db": "application/vnd.sqlite3",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar",
    ".md": "text/markdown",
}


def package(edition: Edition, folder: Path, files: Iterable[str]) -> dict[str, Any]:
    """The data package that some files of a folder make."""
    return {
        "name": "hoidap",
        "title": edition.title,
        "description": _ABOUT,
        "version": _version(edition),
        "created_by": MAKER,
        "licenses": [{"name": "MIT", "title": LICENCE}],
        "sources": _sources(edition),
        "resources": [_resource(name, folder / name) for name in files],
    }


def datasette(edition: Edition) -> dict[str, Any]:
    """What Datasette shows above the tables: `datasette hoidap.db --metadata metadata.json`."""
    sources = _sources(edition)
    told = {
        "title": edition.title,
        "description": f"{_ABOUT} ({_version(edition)})",
        "license": LICENCE,
        "source": ", ".join(source["title"] for source in sources),
    }
    if addresses := [source["path"] for source in sources if "path" in source]:
        told["source_url"] = addresses[0]
    tables = {name: {"description": said} for name, said in _TABLES.items()}
    return {**told, "databases": {"hoidap": {"tables": tables}}}


def readme(edition: Edition) -> str:
    """A page about the files."""
    return f"""# {edition.title}

{_ABOUT} ({_version(edition)})

- `csv/`: mở được bằng Excel hay LibreOffice; xem trước hết `figures.csv` (số liệu),
  `officials.csv` (ai giữ chức gì), `directives.csv` (chỉ đạo); các tệp khác là bảng của `hoidap.db`
- `popolo.json`: người, cơ quan, chức vụ, địa bàn, hội nghị theo chuẩn Popolo
- `facts.json`: mọi dữ kiện khác
- `hoidap.db`: SQLite; `datasette hoidap.db --metadata metadata.json`
- `directives.atom`: nguồn tin chỉ đạo; `deadlines.ics`: lịch thời hạn
- `datapackage.json`: danh sách tệp kèm sha256

Nguồn: {", ".join(source["title"] for source in _sources(edition))}

Giấy phép: {LICENCE}
"""


def _version(edition: Edition) -> str:
    if edition.release is not None:
        return f"release {edition.release}"
    return f"seeds, {edition.newest_day}"


def _sources(edition: Edition) -> list[dict[str, str]]:
    """The publishers whose articles are in it."""
    used = {article.publisher for article in edition.facts.articles.values()}
    found = [one for one in edition.facts.publishers.values() if one.id in used]
    return [
        {"title": one.name} | ({"path": one.url} if one.url else {})
        for one in sorted(found, key=lambda one: one.id)
    ]


def _resource(name: str, file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    return {
        "name": name.lower().replace("/", "-").replace("_", "-").replace(".", "-"),
        "path": name,
        "mediatype": _TYPES[file.suffix],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
