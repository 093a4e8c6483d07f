"""The words by which directives are read: the table `[directives]` of drafting.toml."""

from collections.abc import Mapping

from knowledge.entries import Entry
from knowledge.model import Line, TermId

Words = tuple[Line, ...]


class DirectiveWords(Entry):
    """How newspapers tell who asks whom to do what."""

    ask: Words
    """Verbs of asking: «yêu cầu», «giao»."""
    command: Words
    """Verbs that ask only where a body stands right behind them: «chỉ đạo các sở»."""
    said: Words
    """Verbs of saying, after which «cần …» is asked: «nhấn mạnh»."""
    opening: Words
    """Phrases behind whoever asks, before paragraphs of demands: «có ý kiến chỉ đạo như sau»."""
    according: Words
    """Words before a speaker at the head of a sentence: «theo»."""
    plans: Words
    """Words before what is set by those above: «dự toán tỉnh giao» asks for nothing."""
    passive: Words
    """Words before who asked for something that is told, not asked: «được Chính phủ giao»."""
    deeds: Words
    """Other things that a speaker does, before they ask («trả lời …; đồng thời chỉ đạo …»)."""
    speaks: Words
    """Verbs that begin a speech, whatever it says first: «kết luận»."""
    not_ask: Words
    """Where a verb of asking is none: «giao thông», «ban chỉ đạo»."""
    honorifics: Words
    issues: Words
    """Verbs between who asks and the paper that does: «vừa ban hành chỉ thị yêu cầu»."""
    signs: Words
    """Those of them by which a paper is surely issued: «ban hành»."""
    papers: Words
    """Papers in which things are asked: «công văn»."""
    carrying: Words
    """Words before a paper that somebody carried out, as the newspaper tells: «thực hiện»."""
    pointing: Words
    """Words behind a paper that was told before: «Chỉ thị này»."""
    carried: Words
    """Papers that are carried out, beside `papers`: «luật»."""
    telling: Words
    """Verbs that end the words before what somebody tells and does not ask: «thông tin: …»."""
    leaders: Words
    """Words before a place that stand for whoever leads it: «lãnh đạo TP»."""
    led: TermId
    """The body that these lead."""
    modals: Words
    """Words between who is asked and what: «cần»."""
    musts: Words
    """Modals that ask by themselves, wherever they stand."""
    same: Words
    """First words of what is part of the demand before: «…, xem đây là …»."""
    not_musts: Words
    """Where such a word is no modal: «cần thiết»."""
    adverbs: Words
    """Words between who speaks and the verb: «cũng»."""
    fronted: Words
    """First words of what may stand at the head of a demand as well: «trước ngày»."""
    matters: Words
    """First words of a thing to be done that is named as a thing: «việc xây dựng …»."""
    actions: Words
    """First words of what is to be done: «rà soát»."""
    collectives: Mapping[TermId, Words]
    """More ways to say addressees that government.toml knows, by body type."""
    purposes: Words
    """Words before what something is done for, which is done by nobody: «nhằm»."""
    groups: Words
    """First words of who is asked: «các», «Sở»."""
    ands: Words
    """Words between what one and what another is to do: «và»."""
    times: Words
    """Words before the number of a time: «tháng»."""
    paired: Words
    """Verbs, besides those of what is to be done, that go with another: «lãnh đạo, chỉ đạo»."""
    nouns: Words
    """First words of what is no thing to be done, though it stands in a list of them."""
    in_names: Words
    """Words behind which a verb belongs to a name: «các tổ chức», «ban quản lý»."""
    tails: Words
    """Words with which a part of a demand begins that can be left out: «nhằm»."""
    things: Words
    """Things of which there are several, too, but that nobody asks: «các khó khăn»."""
    linking: Words
    """Words at the head of a sentence that only join: «bên cạnh đó»."""
    contexts: Words
    """First words of what a demand is about, before its comma: «về …, cần …»."""
    empty: Words
    """Words of what leads to a list and asks nothing itself: «các nhiệm vụ như»."""
    idle: Words
    """Words of a context that tells nothing of the demand: «thời gian tới»."""
    ends: Words
    """First words of a sentence in which the newspaper speaks again."""
    told: Words
    """Words of a sentence that tells and demands nothing: «đã»."""
    doing: Words
    """Those of them that may tell who is asked: «các nhà thầu đang chậm»."""
    unmet: Words
    """Words of what is wanting, which is told and not asked: «chưa rõ nét»."""
    deadline: Words
    """Words before a time until which something is to be done: «trước ngày»."""
    drop: Words
    """Words at the head of a demand that its gist leaves out."""
    fixed: Words
    """Phrases in which nothing is put otherwise: «tổ công tác»."""
    reworded: Mapping[Line, Line]
    """Other words for what an article says, the most natural first."""
