"""What the bot says of itself in English."""

from bot.wording.texts import Wording

ENGLISH = Wording(
    start=(
        "Hello, I am **{name}**.\n"
        "Ask about leaders, targets, resolutions and directives in {home}; I answer from articles "
        "of {publisher} and give their dates. Answers are in Vietnamese.\n"
        "ℹ️ Unofficial; not on behalf of any authority.\n"
        "\n"
        "Just type your question in Vietnamese, with or without accents. Examples:"
    ),
    help=(
        "**How to ask**\n"
        "• Type a question in Vietnamese, with or without accents.\n"
        "• I remember your last questions for 10 minutes, so you can follow up. To ask on about an "
        "older answer, reply to it.\n"
        "• Edit your question and my answer changes with it.\n"
        "• If an answer is wrong, tap 👎 to tell the editors.\n"
        "\n"
        "**Short ways to ask** (the command, then what you look for)\n"
        "/aila – who holds which office\n"
        "/vanban – find a document\n"
        "/chitieu – targets\n"
        "/chidao – directives\n"
        "/bieudo – draw a chart\n"
        "\n"
        "**In groups**\n"
        "• Type /hoi followed by the question. Reply to somebody's message with /hoi and I answer "
        "that message. The short ways work there, too.\n"
        "• Reply to my message to follow up.\n"
        "• Telegram may not show me a message that only mentions {bot}; /hoi always reaches me.\n"
        "\n"
        "**Anywhere on Telegram**\n"
        "Type {bot} followed by the question and choose a line to post it with source and date.\n"
        "\n"
        "**Other commands**\n"
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
        "• In a group, its admins type /settings{bot} to choose who may ask, whether I answer when "
        "mentioned, and whether buttons stand under answers.\n"
        "There is nothing else to set here yet."
    ),
    privacy=(
        "**Privacy**\n"
        "• I keep what you send, encrypted, only until it is answered, so that nothing is lost; "
        "after that just the numbers of the message and of the chat, for at most 2 days.\n"
        "• To understand follow-ups I remember recent questions; in memory only, never on disk, "
        "gone with a restart.\n"
        "• When you report a wrong answer (👎), I keep the number of the message, and encrypted "
        "the question and your remark, until the editors have dealt with it.\n"
        "• Of a group I keep its number, what I may do there, and the settings that its admins "
        "chose.\n"
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
        "Please reply to this message and tell me what is wrong. You need not add anything.\nReport"
    ),
    remark_kept="I noted your remark. Thank you.",
    only_operators="This command is for the operators. Just type a question.",
    no_reports="No answer was reported as wrong.",
    handled_button="✅ Dealt with: delete these reports",
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
