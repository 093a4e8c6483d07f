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
        "**Following**\n"
        "• Type /theodoi and what you care about (a topic, document, person, body, place), or tap "
        "🔔 under an answer. When a new article tells of it, I tell you.\n"
        "• /dangtheodoi – see, change, pause\n"
        "• /ngung – stop everything\n"
        "\n"
        "**In groups**\n"
        "• Type /hoi followed by the question. Reply to somebody's message with /hoi and I answer "
        "that message. The short ways work there, too.\n"
        "• Reply to my message to follow up.\n"
        "• Admins type /theodoi{bot} and the whole group hears of it, in the topic where they "
        "typed it.\n"
        "• Telegram may not show me a message that only mentions {bot}; /hoi always reaches me.\n"
        "\n"
        "**Anywhere on Telegram**\n"
        "Type {bot} followed by the question and choose a line to post it with source and date.\n"
        "\n"
        "**Other commands**\n"
        "/nguon – the articles used\n"
        "/settings – settings\n"
        "/privacy – what I keep\n"
        "/dulieu – see what I keep of you\n"
        "/xoadulieu – erase that\n"
        "\n"
        "I only answer what the articles say. If they do not say it, I tell you so.\n"
        "ℹ️ Unofficial; not on behalf of any authority."
    ),
    settings=(
        "**Settings**\n"
        "• These texts follow the language of your Telegram app. Answers are always in "
        "Vietnamese.\n"
        "• I write on my own only of what you chose to follow, and one message when an answer that "
        "you reported is put right; not at night. See and change it in /dangtheodoi, stop "
        "everything with /ngung.\n"
        "• In a group, its admins type /settings{bot} to choose who may ask, whether I answer when "
        "mentioned, and whether buttons stand under answers.\n"
        "There is nothing else to set here yet."
    ),
    privacy=(
        "**Privacy**\n"
        "• I keep what you send, encrypted, only until it is answered, so that nothing is lost; "
        "after that just the number of the message, for at most 2 days.\n"
        "• When you follow something I keep the number of the chat, what is followed, when you "
        "agreed, and which messages were sent, so that none comes twice and corrections reach you. "
        "In a group also the number of the admin who chose it. Stop everything: /ngung\n"
        "• To understand follow-ups I remember recent questions; in memory only, never on disk, "
        "gone with a restart.\n"
        "• What I cannot answer is counted by what was asked for (which office, which figure, "
        "where, which year), so that the editors know what is missing; for a year, without who "
        "asked.\n"
        "• When you report a wrong answer (👎), I keep the number of the message, and encrypted "
        "the question, the answer and your remark, until the editors have dealt with it. When the "
        "answer is put right I tell you in one message and delete that number. If you would rather "
        "not be told: /ngung\n"
        "• Of a group I keep its number, what I may do there, and the settings that its admins "
        "chose.\n"
        "• I store no names, phone numbers or messages otherwise, and pass nothing on.\n"
        "• See all that I keep: /dulieu. Erase it: /xoadulieu. Should an old backup ever be "
        "needed, it is erased there as well.\n"
        "• If you block me, I erase what you followed after 30 days.\n"
        "• Messages travel through Telegram under Telegram's own terms."
    ),
    questions_kept=(
        "Of the questions that I cannot answer a few are kept as they were typed (encrypted, for "
        "three months at most, without who asked)."
    ),
    questions_not_kept="What I cannot answer is not kept in your words, either.",
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
        "Reply to my message to ask on. I only speak when I am asked, or of what the "
        "admins chose to follow (/theodoi).\n"
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
    reported=(
        "Thank you. I noted it for the editors. When the answer is put right I will tell you here, "
        "in one message."
    ),
    reported_elsewhere="Thank you. I noted it for the editors.",
    reported_before="This answer was reported already. Thank you.",
    remark_wanted=(
        "Please reply to this message and tell me what is wrong. You need not add anything.\nReport"
    ),
    remark_kept="I noted your remark. Thank you.",
    only_operators="This command is for the operators. Just type a question.",
    no_reports="No answer was reported as wrong.",
    handled_button="✅ Dealt with: delete these reports",
    fixed_button="🛠 Put right",
    fixed="Noted: this answer was put right. I will tell who reported it.",
    fixed_before="This report was dealt with already.",
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
    theodoi_what=(
        "What would you like to follow? Type /theodoi and what it is, for example: "
        "/theodoi cây xanh\n"
        "Or look here:"
    ),
    several_things="There are several. Choose one to see what it would be:",
    no_such_thing="I have nothing that is exactly",
    near_things="Close to that, I have:",
    browse_things="You can also look here:",
    choose_thing="Tap a line to see what it would be. Nothing is followed before you agree.",
    kind_topic="Topics",
    kind_directives="All directives",
    kind_area="Places",
    kind_organization="Bodies",
    kind_post="Offices",
    kind_person="People",
    kind_document="Documents",
    kind_indicator="Figures",
    other_kinds_button="« Others",
    follow_button="🔔 Follow",
    follow_heading="🔔 Follow:",
    last_year="In the last 12 months:",
    no_messages="no messages.",
    messages="message(s).",
    latest_message="The latest, from an article of",
    nothing_yet="I have no news of this yet; when there is some, I tell you.",
    how_often="When do you want to hear of it?",
    followed_already="This is followed here already:",
    consent=(
        "By tapping a button you agree to get messages, and that I keep the number of this chat "
        "and what is followed (in a group also the number of the admin who chose it). You can stop "
        "at any time: /ngung"
    ),
    daily_button="🔔 Every morning at 7",
    at_once_button="At once",
    weekly_button="Once a week",
    leave_button="No, thanks",
    left="All right, everything stays as it is.",
    followed="🔔 Following",
    how_daily="When there is news I send it at 7 in the morning, one message a day at most.",
    how_at_once="When there is news I send it at once, but not at night (21:00 to 6:30).",
    how_weekly="When there is news I send it on Monday at 7, one message a week at most.",
    see_follows="See or change: /dangtheodoi. Stop everything: /ngung",
    follows_full=(
        "No more can be followed here. Type /dangtheodoi, take something off, and try again."
    ),
    admins_follow=(
        "In a group only its admins choose what is followed. Write to me in private to follow it "
        "yourself."
    ),
    follows_heading="Following",
    follows_hint="⏸ pause, ▶️ resume, ✖️ stop; tap the middle button to change how often.",
    nothing_followed="Nothing is followed here. To follow something, type /theodoi",
    often_daily="every morning",
    often_at_once="at once",
    often_weekly="once a week",
    resting="paused",
    gone_thing="No longer in the data",
    stop_all_button="🔕 Stop everything",
    stopped="🔕 Not following any more",
    stopped_before="This was stopped before.",
    keep_things="To keep one of them, tap it:",
    stopped_all=(
        "🔕 Everything is stopped. I do not write here on my own any more.\n"
        "To follow again, type /theodoi. To erase what I keep as well, type /xoadulieu"
    ),
    stop_button="🔕 Stop",
    fewer="📉 Fewer messages from now on:",
    fewest="Once a week is the least there is. Do you want to stop?",
    data_heading="All that I keep of this chat.",
    admins_data=(
        "In a group only its admins see and erase the group's data. For your own, write to me in "
        "private."
    ),
    erased=(
        "🗑 All that I kept of this chat is erased: what was followed, messages waiting and sent, "
        "reports of wrong answers, settings. If you chose something for a group, the group still "
        "gets it, but your number is erased there, too.\n"
        "If you only want to stop messages another time, type /ngung"
    ),
    erased_group=(
        "🗑 All that I kept of this group is erased: what was followed, messages waiting and sent, "
        "reports of wrong answers, settings.\n"
        "If you only want to stop messages another time, type /ngung"
    ),
    not_erased=(
        "Something went wrong, so it is not erased. Please type /xoadulieu again in a few minutes."
    ),
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
    command_theodoi="Hear of what is new: /theodoi cây xanh",
    command_dangtheodoi="What is followed; pause, stop",
    command_ngung="Stop all messages of what is followed",
    command_dulieu="See all that I keep of you",
    command_xoadulieu="Erase all that I keep of you",
    command_soan="Make facts of an article; the open drafts",
    command_baosai="Answers reported as wrong",
    command_nguon="Articles used, their dates, number of facts",
    command_help="How to ask",
    command_settings="Settings",
    command_privacy="What I keep",
)
