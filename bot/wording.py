"""Everything the bot says of itself, in Vietnamese and English. Answers are not here: they come
from the engine, in Vietnamese.

Templates mark bold text with ** and take {name}, {home} and {publisher} from the seeds.
"""

from dataclasses import dataclass, fields
from typing import Self

from knowledge.factbase import FactBase
from knowledge.outcome import Line, OutcomeKind, Reply, Span

EMPTY_QUESTION = "Bạn hãy gõ một câu hỏi nhé."
TOO_LONG = "Câu hỏi hơi dài. Bạn rút gọn còn dưới 500 chữ cái và hỏi từng ý một giúp mình nhé."


@dataclass(frozen=True)
class Wording:
    """The interface in one language; the defaults are the Vietnamese."""

    start: str = (
        "Xin chào, mình là **{name}**.\n"
        "Bạn hỏi về lãnh đạo, chỉ tiêu, nghị quyết, chỉ đạo ở {home}; mình trả lời theo các bài "
        "của {publisher}, kèm ngày đăng bài.\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào.\n"
        "\n"
        "Cứ gõ câu hỏi như nhắn tin, không dấu cũng được. Ví dụ:"
    )
    unofficial: str = "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào."
    help: str = (
        "**Cách hỏi**\n"
        "• Gõ câu hỏi bằng tiếng Việt, có dấu hay không dấu đều được.\n"
        "• Hỏi tiếp trong 10 phút («còn năm 2023?») mình vẫn nhớ câu trước.\n"
        "• Sửa câu hỏi thì câu trả lời được sửa theo.\n"
        "• Trong nhóm: gõ /hoi rồi đến câu hỏi, hoặc trả lời tin của mình.\n"
        "\n"
        "**Lệnh**\n"
        "/nguon – các bài đã dùng\n"
        "/settings – cài đặt\n"
        "/privacy – mình giữ lại những gì\n"
        "\n"
        "Mình chỉ trả lời điều có trong bài. Điều chưa có, mình nói là chưa có.\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào."
    )
    settings: str = (
        "**Cài đặt**\n"
        "• Ngôn ngữ của lời hướng dẫn theo ngôn ngữ ứng dụng Telegram của bạn. "
        "Câu trả lời luôn bằng tiếng Việt.\n"
        "• Mình không gửi tin khi bạn không hỏi.\n"
        "Hiện chưa có gì khác phải chỉnh."
    )
    privacy: str = (
        "**Quyền riêng tư**\n"
        "• Tin bạn gửi mình chỉ giữ, dưới dạng mã hóa, đến khi trả lời xong, để không sót câu nào; "
        "sau đó chỉ còn mã số của tin, tối đa 2 ngày.\n"
        "• Mình nhớ vài câu hỏi gần nhất của bạn trong 10 phút để hiểu câu hỏi tiếp theo, chỉ "
        "trong bộ nhớ, không ghi ra đĩa.\n"
        "• Khi bạn báo một câu trả lời sai, mình giữ câu hỏi và lời góp ý, cũng mã hóa, để người "
        "phụ trách sửa.\n"
        "• Ngoài ra mình không lưu tên, số điện thoại hay nội dung nào, không chuyển cho ai.\n"
        "• Tin nhắn đi qua Telegram theo quy định riêng của Telegram."
    )
    how_to_ask: str = "Bạn gõ câu hỏi ngay sau lệnh, ví dụ: /hoi {example}"
    how_to_ask_as_guest: str = "Bạn nhắc tên mình kèm câu hỏi, ví dụ: {example}"
    only_text: str = "Mình chỉ đọc được chữ. Bạn gõ câu hỏi giúp mình nhé."
    unknown_command: str = "Mình chưa có lệnh này. Bạn gõ câu hỏi, hoặc xem /help nhé."
    stale: str = "Dữ liệu đã cập nhật nên nút này không còn dùng được. Bạn hỏi lại giúp mình nhé."
    stale_link: str = "Dữ liệu đã cập nhật nên liên kết này không còn dùng được."
    failed: str = "Mình gặp trục trặc nhỏ. Bạn thử lại sau ít phút giúp mình nhé."
    too_many: str = (
        "Mình đang nhận nhiều câu hỏi quá nên chưa trả lời kịp. Bạn chờ khoảng một phút rồi hỏi "
        "lại giúp mình nhé."
    )
    group_start: str = (
        "Xin chào cả nhóm, mình là **{name}**.\n"
        "Muốn hỏi, mọi người gõ /hoi rồi đến câu hỏi, ví dụ: /hoi {example}\n"
        "Trả lời vào tin của mình là hỏi tiếp. Mình chỉ lên tiếng khi được hỏi.\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào.\n"
        "\n"
        "Quản trị viên chỉnh ở đây:"
    )
    group_settings: str = "**Cài đặt cho nhóm này**\nChạm vào dòng nào để đổi dòng ấy."
    only_admins: str = "Chỉ quản trị viên của nhóm đổi được cài đặt này."
    admins_ask_here: str = "Nhóm này chỉ để quản trị viên hỏi. Bạn nhắn riêng cho mình nhé."
    everyone_asks: str = "👥 Ai được hỏi: cả nhóm"
    admins_ask: str = "👥 Ai được hỏi: quản trị viên"
    mentions_on: str = "🔔 Trả lời khi nhắc @tên: có"
    mentions_off: str = "🔕 Trả lời khi nhắc @tên: không"
    buttons_on: str = "🔘 Nút dưới câu trả lời: có"
    buttons_off: str = "⚪️ Nút dưới câu trả lời: không"
    add_to_group_button: str = "➕ Thêm mình vào nhóm"
    wrong_button: str = "👎 Sai rồi"
    reported: str = "Cảm ơn bạn. Mình đã ghi lại để người biên tập xem."
    reported_before: str = "Câu trả lời này đã có người báo. Cảm ơn bạn."
    remark_wanted: str = (
        "Bạn cho mình biết sai ở đâu nhé: trả lời tin này. Không ghi gì thêm cũng được.\nBáo sai"
    )
    remark_kept: str = "Mình đã ghi lời bạn góp ý. Cảm ơn bạn."
    only_operators: str = "Lệnh này dành cho người vận hành. Bạn cứ gõ câu hỏi nhé."
    no_reports: str = "Chưa có câu trả lời nào bị báo sai."
    chart_button: str = "📊 Biểu đồ"
    choose_chart: str = "Bạn muốn xem biểu đồ nào?"
    no_chart: str = (
        "Chưa đủ số liệu để vẽ biểu đồ này: cần ít nhất hai kỳ cùng đơn vị của một nơi. "
        "Mình vẽ được:"
    )
    source_button: str = "📄 Nguồn"
    more_button: str = "Xem thêm"
    ask_more_button: str = "💬 Hỏi thêm"
    ask_privately_button: str = "💬 Hỏi riêng với mình"
    nothing_found_button: str = "Chưa có bài nào nói. Hỏi riêng với mình"
    description: str = (
        "{name} trả lời câu hỏi về lãnh đạo, chỉ tiêu, nghị quyết và chỉ đạo ở {home} theo các bài "
        "của {publisher}, kèm ngày đăng. Kênh không chính thức."
    )
    short_description: str = "Hỏi đáp chính sách ở {home}, có nguồn, có ngày. Không chính thức."
    command_hoi: str = "Hỏi một câu"
    command_aila: str = "Ai giữ chức gì: /aila bí thư thành ủy"
    command_vanban: str = "Tìm văn bản: /vanban chuyển đổi số"
    command_chitieu: str = "Chỉ tiêu đề ra: /chitieu cây xanh"
    command_chidao: str = "Ai chỉ đạo gì: /chidao giải phóng mặt bằng"
    command_bieudo: str = "Vẽ biểu đồ: /bieudo thu ngân sách"
    command_baosai: str = "Các câu trả lời bị báo sai"
    command_nguon: str = "Các bài đã dùng, ngày đăng, số dữ kiện"
    command_help: str = "Cách hỏi"
    command_settings: str = "Cài đặt"
    command_privacy: str = "Mình giữ lại những gì"

    def filled(self, facts: FactBase) -> Self:
        """The same with the names that the seeds give."""
        about = facts.language.about
        values = {
            "{name}": about.name,
            "{home}": facts.areas[about.home].name,
            "{publisher}": facts.publishers[about.publisher].name,
            "{example}": about.examples[0],
        }
        filled = {}
        for field in fields(self):
            text = getattr(self, field.name)
            for slot, value in values.items():
                text = text.replace(slot, value)
            filled[field.name] = text
        return type(self)(**filled)


ENGLISH = Wording(
    start=(
        "Hello, I am **{name}**.\n"
        "Ask about leaders, targets, resolutions and directives in {home}; I answer from articles "
        "of {publisher} and give their dates. Answers are in Vietnamese.\n"
        "ℹ️ Unofficial; not on behalf of any authority.\n"
        "\n"
        "Just type your question in Vietnamese, with or without accents. Examples:"
    ),
    unofficial="ℹ️ Unofficial; not on behalf of any authority.",
    help=(
        "**How to ask**\n"
        "• Type a question in Vietnamese, with or without accents.\n"
        "• I remember your last questions for 10 minutes, so you can follow up.\n"
        "• Edit your question and my answer changes with it.\n"
        "• In groups: /hoi followed by the question, or reply to my message.\n"
        "\n"
        "**Commands**\n"
        "/nguon – the articles used\n"
        "/settings – settings\n"
        "/privacy – what I keep\n"
        "\n"
        "I only answer what the articles say. If they do not say it, I tell you so.\n"
        "ℹ️ Unofficial; not on behalf of any authority."
    ),
    settings=(
        "**Settings**\n"
        "• These texts follow the language of your Telegram app. Answers are always in "
        "Vietnamese.\n"
        "• I never write unless you ask.\n"
        "There is nothing else to set yet."
    ),
    privacy=(
        "**Privacy**\n"
        "• I keep what you send, encrypted, only until it is answered, so that nothing is lost; "
        "after that just the number of the message, for at most 2 days.\n"
        "• I remember your last few questions for 10 minutes to understand follow-ups; in memory "
        "only, never on disk.\n"
        "• When you report a wrong answer, I keep the question and your remark, encrypted, for "
        "whoever mends it.\n"
        "• I store no names, phone numbers or messages otherwise, and pass nothing on.\n"
        "• Messages travel through Telegram under Telegram's own terms."
    ),
    how_to_ask="Put the question after the command, for example: /hoi {example}",
    how_to_ask_as_guest="Mention me together with your question, for example: {example}",
    only_text="I can only read text. Please type your question.",
    unknown_command="I do not know this command. Type a question, or see /help.",
    stale="The data has been updated, so this button no longer works. Please ask again.",
    stale_link="The data has been updated, so this link no longer works.",
    failed="Something went wrong. Please try again in a few minutes.",
    too_many=(
        "There are more questions just now than I can answer. Please ask again in about a minute."
    ),
    group_start=(
        "Hello everyone, I am **{name}**.\n"
        "To ask, type /hoi and your question, for example: /hoi {example}\n"
        "Reply to my message to ask on. I only speak when I am asked.\n"
        "ℹ️ Unofficial; not on behalf of any authority.\n"
        "\n"
        "Admins choose here:"
    ),
    group_settings="**Settings of this group**\nTap a line to change it.",
    only_admins="Only admins of the group can change this.",
    admins_ask_here="In this group only admins ask. Please write to me in private.",
    everyone_asks="👥 Who may ask: everyone",
    admins_ask="👥 Who may ask: admins",
    mentions_on="🔔 Answer when @mentioned: yes",
    mentions_off="🔕 Answer when @mentioned: no",
    buttons_on="🔘 Buttons under answers: yes",
    buttons_off="⚪️ Buttons under answers: no",
    add_to_group_button="➕ Add me to a group",
    wrong_button="👎 Wrong",
    reported="Thank you. I noted it for the editors.",
    reported_before="This answer was reported already. Thank you.",
    remark_wanted=(
        "Please tell me what is wrong: reply to this message. You need not add anything.\nReport"
    ),
    remark_kept="I noted your remark. Thank you.",
    only_operators="This command is for the operators. Just type a question.",
    no_reports="No answer was reported as wrong.",
    chart_button="📊 Chart",
    choose_chart="Which chart would you like to see?",
    no_chart=(
        "There are too few figures for this chart: it takes two periods of one place in the same "
        "unit. I can draw:"
    ),
    source_button="📄 Source",
    more_button="More",
    ask_more_button="💬 Ask more",
    ask_privately_button="💬 Ask me in private",
    nothing_found_button="No article tells. Ask me in private",
    description=(
        "{name} answers questions about leaders, targets, resolutions and directives in {home} "
        "from articles of {publisher}, with their dates. Unofficial. Answers are in Vietnamese."
    ),
    short_description="Questions and answers on policy in {home}, sourced and dated. Unofficial.",
    command_hoi="Ask a question",
    command_aila="Who holds which office: /aila bí thư thành ủy",
    command_vanban="Find a document: /vanban chuyển đổi số",
    command_chitieu="Targets: /chitieu cây xanh",
    command_chidao="Directives: /chidao giải phóng mặt bằng",
    command_bieudo="Draw a chart: /bieudo thu ngân sách",
    command_baosai="Answers reported as wrong",
    command_nguon="Articles used, their dates, number of facts",
    command_help="How to ask",
    command_settings="Settings",
    command_privacy="What I keep",
)


def styled(template: str) -> tuple[Line, ...]:
    """The lines of a text whose bold parts stand between **."""
    return tuple(
        tuple(
            Span(part, bold=index % 2 == 1) for index, part in enumerate(line.split("**")) if part
        )
        for line in template.split("\n")
    )


def notice(text: str) -> Reply:
    """A text of the bot about itself, as a reply."""
    return Reply(OutcomeKind.HELP, styled(text))
