"""Faults of seed files in the words of an operator: `hoidap check` speaks English to curators, the
desk Vietnamese. A test reads the checks and holds that each of their faults has words here; what
has none all the same is told as it is."""

import re
from collections.abc import Mapping
from functools import cache

_TABLES = {
    "people": "người",
    "organizations": "cơ quan",
    "posts": "chức vụ",
    "areas": "địa phương",
    "publishers": "báo",
    "topics": "chủ đề",
    "indicators": "chỉ số",
    "articles": "bài",
    "memberships": "việc giữ chức",
    "documents": "văn bản",
    "official_documents": "văn bản",
    "events": "hội nghị, sự kiện",
    "participations": "việc tham gia",
    "observations": "số liệu",
    "statements": "lời nói",
    "projects": "dự án",
    "area_types": "loại địa phương",
    "body_types": "loại cơ quan",
    "document_types": "loại văn bản",
    "event_types": "loại hội nghị",
}
"""What stands in a table, as a sentence names it."""
_OR = " or "
_PROBLEMS = (
    # ---- the proof ----
    (
        r"(\w+) of '.+' copies more than (\d+) words: «(.+) …»",
        r"«\1» chép hơn \2 chữ liền nhau của bài («\3 …»)",
    ),
    (r"'.+' cites paragraph (\d+), the article has (\d+)", r"dẫn đoạn \1 mà bài chỉ có \2 đoạn"),
    (r"'.+' cites paragraph (\d+), which follows «(.+)»", r"dẫn đoạn \1, đoạn đó nằm sau «\2»"),
    (r"the name '(.+)' of '.+' does not stand in .+ \((.+)\)", r"không thấy tên «\1» ở đoạn \2"),
    (r"the date (\S+) of '.+' does not stand in .+ \((.+)\)", r"không thấy ngày \1 ở đoạn \2"),
    (r"the year (\d+) of '.+' does not stand in .+ \((.+)\)", r"không thấy năm \1 ở đoạn \2"),
    (
        r"the (?:value|number) '?(.+?)'? of '.+' does not stand in .+ \((.+)\)",
        r"không thấy số \1 ở đoạn \2",
    ),
    (r"(«.+») of '.+' does not stand in .+ \((.+)\)", r"không thấy \1 ở đoạn \2"),
    (
        r"(\w+) of '.+' is not what the paragraphs cited say",
        r"«\1» không phải điều mà đoạn được dẫn nói",
    ),
    (r"no text in .+ belongs to article .+", r"nội dung bài không còn đúng như khi soạn"),
    # ---- what is wrong in itself ----
    (r"'.+' says the same as '(.+)' \(.+\)", r"nói cùng một điều với «\1»"),
    (
        r"observation '.+' is about no area, event or document",
        r"số liệu chưa ghi là của nơi nào (area, event hoặc document)",
    ),
    (r"directive '.+' does not say who gave it", r"chỉ đạo chưa ghi ai chỉ đạo (by)"),
    (r"participation '.+' does not say who took part", r"chưa ghi ai tham gia (who hoặc group)"),
    (
        r"document '.+' has neither number nor aliases.+",
        r"văn bản chưa có số, cũng chưa có tên gọi khác (aliases)",
    ),
    (
        r"post '(.+)': its organization '(.+)' has no area",
        r"chức vụ «\1»: cơ quan «\2» chưa ghi ở nơi nào (area)",
    ),
    (
        r"deadline (\S+) of '.+' is before its article \((.+)\)",
        r"hạn \1 trước cả ngày đăng bài (\2)",
    ),
    (
        r"'(.+)' ends \((.+)\) before it starts \((.+)\)",
        r"«\1» kết thúc (\2) trước khi bắt đầu (\3)",
    ),
    (
        r"area '(.+)' has ended, but nothing says by what or into what",
        r"«\1» đã hết hiệu lực mà chưa ghi vì sao (ended_by) hoặc thành gì (successors)",
    ),
    (
        r"alias '(.+)' of '(.+)' is the name of '(.+)'",
        r"tên gọi khác «\1» của «\2» là tên của «\3»",
    ),
    (r"(\w+) of '.+' ends with a period", r"«\1» có dấu chấm ở cuối"),
    (r"(\w+) of '.+' has (\d+) letters, (\d+) are allowed", r"«\1» dài \2 chữ cái, tối đa \3"),
    (r"(.+) is (.+), a letter of another script", r"chữ \1 không phải chữ Latinh"),
    (r"'(.)' is LATIN .+", r"chữ «\1» trông như một chữ tiếng Việt mà không phải"),
    (r"the line holds an invisible .+", r"có ký tự ẩn"),
    (r"the line has accents apart .+", r"dấu đứng rời chữ"),
    # ---- rows and references ----
    (r"\w+ '(.+)' of '.+' is not among (?P<tables>.+)", r"\g<tables> «\1» chưa có"),
    (
        r"\w+ '(.+)' of '.+' is one of (?P<table>\w+), not of (?P<tables>.+)",
        r"«\1» là \g<table>, không phải \g<tables>",
    ),
    (r"unknown key '(.+)' in .+", r"không có mục nào tên «\1»"),
    (r"unknown table '(.+)'", r"không có bảng nào tên «\1»"),
    (r".+ has no key '(.+)'", r"thiếu \1"),
    (
        r"(\S+) '(.*)' of .+ has letters or a length that are not allowed",
        r"\1 «\2» không đúng dạng",
    ),
    (r"(\S+) '(.*)' of .+ is not known", r"\1 không nhận giá trị «\2»"),
    (r"(\S+) (.+) of .+ is not known", r"\1 không nhận giá trị này"),
    (r"(\S+) of .+ is not a date", r"\1 phải là một ngày"),
    (
        r"(\S+) of .+: (?:period )?'(.*)' is not (?:a period|like .+)",
        r"\1 «\2» không phải là một khoảng thời gian",
    ),
    (r"(\S+) of .+: .+ is not a period", r"\1 không phải là một khoảng thời gian"),
    (r"(\S+) of .+: (?:\w+ )?(?:value|input) should .+", r"\1 không đúng dạng"),
    (
        r"(\S+) of .+: (?:string|list|tuple) should .+",
        r"\1 không đúng dạng, hoặc quá dài, hoặc để trống",
    ),
    (
        r"(\S+) of .+: period ends \((.+)\) before it starts \((.+)\)",
        r"\1 kết thúc (\2) trước khi bắt đầu (\3)",
    ),
    (r"(\S+) of \[.+\]: .+|(\S+) of \[.+\] .+: .+", r"\1\2 không đúng dạng"),
    (r"id '(.+)' stands already at .+", r"mã «\1» đã có"),
    (r"is not valid TOML: .+", r"viết chưa đúng dạng"),
    # ---- figures that jump ----
    (
        r"'.+' is (.+), ten times more or less than (.+) (before|in .+)",
        r"\1, hơn kém gấp mười so với \2 đã có",
    ),
    (r"'.+' is in «(.+)», but in «(.+)» .+", r"đơn vị là «\1», trước đây là «\2»"),
)
_MENDS = (
    (r"It stands nowhere in the article: .+", r"bài không có, bạn sửa lại"),
    (
        r"It stands in paragraph (.+): cite the right one first\.",
        r"số đó ở đoạn \1, ghi đoạn ấy đầu tiên trong paragraphs",
    ),
    (r"It stands in paragraph (.+): cite .+", r"ở đoạn \1 thì có, bạn sửa paragraphs"),
    (r"Its words stand rather in paragraph (\d+): .+", r"hợp với đoạn \1 hơn, bạn sửa paragraphs"),
    (r"Cite paragraphs from 1 to (\d+)\.", r"ghi paragraphs từ 1 đến \1"),
    (r"Say it in our own words\.", r"bạn diễn đạt lại"),
    (r"Type '(.)'\.", r"bạn gõ «\1»"),
    (r"Did you mean '(.+)'\?", r"ý bạn là «\1»?"),
    (r"Known keys: (.+)\.", r"các mục: \1"),
    (r"Use (.+)\.", r"dùng một trong: \1"),
    (r"Write a date without quotes: .+", r"viết như 2022-12-27"),
    (r"Write a number with a point: .+", r"viết số với dấu chấm, như 1172.5"),
    (
        r"Write it like 2022, 2021-Q1.+",
        r'viết như "2022", "2021-Q1", "2023-09", "2022-12-27" hoặc "2021/2025"',
    ),
    (r"Write a list: .+", r'viết thành danh sách: ["…"]'),
    (r"Write it in quotes\.", r"viết trong dấu ngoặc kép"),
    (r"Say it shorter, .+", r"viết ngắn lại, hoặc tách làm hai"),
    (r"Keep one of the two\.", r"giữ một trong hai"),
    (r"Leave the period out: .+", r"bỏ dấu chấm"),
    (r"Put the year right\.", r"bạn xem lại năm"),
    (r"The \w+ of government\.toml are: (.+)\.", r"có: \1"),
)


def complaint(problem: str, mend: str = "") -> str:
    """One Vietnamese line that says what is wrong and, where there is something to say, what to do;
    what has no words here in English."""
    said, to_do = _said(problem, _PROBLEMS), _said(mend, _MENDS)
    if said is None:
        return f"{problem}. {mend}".strip(" .") if mend else problem
    return f"{said}: {to_do}" if to_do else said


def _said(text: str, phrases: tuple[tuple[str, str], ...]) -> str | None:
    for pattern, words in phrases:
        if match := _compiled(pattern).fullmatch(text):
            return match.expand(_with_tables(words, match.groupdict()))
    return None


def _with_tables(words: str, found: Mapping[str, str]) -> str:
    """Words in which the slots of tables are filled (`found`, by the slot's name)."""
    for slot, tables in found.items():
        words = words.replace(rf"\g<{slot}>", _named(tables))
    return words


def _named(tables: str) -> str:
    """«people or organizations» in Vietnamese."""
    return " hoặc ".join(_TABLES.get(one, one) for one in tables.split(_OR))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Names stand in the quotation marks that Python chooses: «"K'Ho"»."""
    return re.compile(pattern.replace("'", "['\"]"))
