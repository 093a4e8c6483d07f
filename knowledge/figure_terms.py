"""The words by which figures are read: the table `[figures]` of drafting.toml."""

from collections.abc import Mapping

from knowledge.entries import Entry
from knowledge.model import Line

Words = tuple[Line, ...]


class FigureWords(Entry):
    """How newspapers write amounts, what they measure and how sure they are. All in small
    letters."""

    # ---- amounts ----
    scales: Words
    """Words between a number and a thing counted that stand for thousand: «nghìn»."""
    money: Words
    """Units of money, with their scales: «tỷ đồng», «triệu USD»."""
    measures: Words
    """Units of measuring: «ha», «tấn»."""
    counted: Words
    """Things that are counted: «đảng viên», «hợp tác xã»."""
    unitless: Words
    """Words behind a number that are no thing counted: «đã», «của»."""
    pointing: Words
    """Words behind things counted that were told before: «3 thôn này»."""
    counting: Words
    """Words before a number of things, beside `verbs`: «xây dựng», «cho»."""
    points: Words
    """Units of a score: «điểm»."""
    uncounted: Words
    """Words after a number that make it no figure: «năm», «lần», «nội dung»."""
    units: Words
    """Kinds of units: «2 huyện» right before their names counts nothing."""
    numbered: Words
    """Words before a number that make it a name: «khóa», «quốc lộ»."""
    summed: Words
    """Those of them that make it no name: «đạt con số»."""
    more: Words
    """Qualifiers before a number: «trên», «hơn»."""
    after: Words
    """Qualifiers after an amount: «trở lên»."""
    lasting: Words
    """Words before a number of months that say how long: «trên 6 tháng»."""
    quoted: Words
    """Verbs that begin what is demanded behind a speaker's colon: «…: Cần làm rõ …»."""
    restated: Words
    """Words before an amount that says another once more: «tương đương»."""
    reached: Words
    """Words between a thing counted and what it has reached: «đạt»."""
    from_: Words
    """Words before the lower end: «từ»."""

    # ---- what is measured ----
    verbs: Words
    """Words between an indicator and its amount: «đạt», «là»."""
    rise: Words
    fall: Words
    equal: Words
    """Words before a percentage of something else: «bằng»."""
    part: Words
    """Words before a part of a whole: «chiếm»."""
    down_to: Words
    """After these a percentage is a level: «còn»."""
    growth: Words
    """Indicators whose level is a growth: «tốc độ tăng trưởng»."""
    plan: Words
    """What a share of plan is measured against: «kế hoạch», «dự toán»."""
    last_year: Words
    """What a growth is measured against: «cùng kỳ»."""
    total: Words
    """Since the start of a time: «lũy kế»."""
    heads: Words
    """First words of an indicator: «tổng», «giá trị»."""
    openers: Words
    """First words of a part of a sentence that only leads in: «theo», «đến nay»."""
    linking: Words
    """Words before an indicator that only join: «trong đó»."""
    perfect: Words
    """Words between who does something and what: «đã tiến hành»."""
    finished: Words
    """Verbs of those before an amount that tell what was done with the things counted."""
    no_deeds: Words
    """Phrases that end in a word of `deeds` by chance: «cây trồng»."""
    no_causes: Words
    """Phrases that end in a word of `causes` by chance: «việc làm»."""
    causes: Words
    """Verbs of what happens to the thing counted: «mưa lớn khiến 20 ha lúa bị ngập»."""
    telling: Words
    """Verbs of saying, before which no indicator stands: «… cho biết, toàn xã có …»."""
    deeds: Words
    """What is done and then counted: «kiểm tra 6 tổ chức»; whoever did it is no part of it."""
    joints: Words
    """Words inside a long part behind which the indicator stands: «với», «nhất là»."""
    empty: Words
    """Indicators that say nothing without what they are of: «số tiền»."""
    auxiliary: Words
    """Words before an indicator that are no part of it: «đã», «toàn huyện»."""
    base_ends: Words
    """Words at which what a share is of has ended, beside the verbs of change: «và»."""
    tails: Words
    """Words at which what is measured has ended: «theo»."""
    trailing: Words
    """Words at the end of an indicator that led to a time or a place: «trước ngày»."""
    light: Words
    """Words of an indicator that tell nothing of what it measures."""
    of_meeting: Mapping[Line, Line]
    """Things counted that are a meeting's own, with what is measured by them: «đại biểu»."""
    sets: Words
    """Words behind a document's kind when the sentence is about that document: «đề ra»."""
    of_document: Mapping[Line, Line]
    """Things counted that a document has, with what is measured: «nhóm nhiệm vụ»."""
    several: Words
    """Words before a kind of units that mean no one of them: «các phường»."""

    # ---- how sure ----
    estimate: Words
    target: Words
    continuing: Words
    """First words of a sentence that goes on with the aims of the one before: «cụ thể»."""
    no_target: Words
    """Phrases in which a word of `target` is none: «với quyết tâm»."""
    set_out: Words
    """Words before the things that a body means to do: «đề ra»."""
    planned_things: Words
    """Those things: «nhiệm vụ»."""
    done: Words
    """Words that say it has been reached, whatever went before."""
    comparing: Words
    """Words before a time that is not the figure's own: «so với»."""
    now: Words
    """«đến nay»: up to the article."""
    as_of_now: Words
    """What holds on the day of the article: «hiện có»."""
    whole_year: Words
    """The article's year: «cả năm»."""
    year_to_now: Words
    """The months of the article's year so far: «từ đầu năm đến nay»."""
    dated: Words
    """What happened, or will, at the time that follows: «khởi công tháng 9/2023»."""
    timeless: Words
    """Indicators that hold at any time: «chiều dài»."""

    # ---- whose figure ----
    of_project: Words
    """What a project costs, which belongs to the project: «tổng mức đầu tư»."""
    ranked: Words
    """Words before a unit within which something comes first: «đông nhất»."""
    formed: Words
    """Words before the units that one was made of: «hợp nhất»."""
    exceed: Words
    """Verbs that say by how much a plan was passed: «vượt»."""
    apart: Words
    """Words before how far two values are apart: «cao hơn»."""
    not_now: Words
    """Phrases in which a word of `as_of_now` means nothing of time: «thực hiện»."""
    giving: Words
    """Words behind a kind of unit that make it a body: «huyện giao»."""
    ruling: Words
    """Words before a kind of unit that make it a body, not a place: «UBND tỉnh»."""
    there: Words
    """Words behind an amount and before its place: «38 hộ dân ở phường …»."""
    wishes: Words
    """Verbs of asking for something to be given: «kiến nghị»."""
    gives: Words
    """What is asked for then: «bổ sung»."""
    goals: Words
    """Words in a demand that make its amount one to be reached: «phấn đấu»."""
