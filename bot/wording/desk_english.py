"""What the bot says to operators at their desk, in English."""

from bot.wording.desk_texts import DeskWording

DESK_ENGLISH = DeskWording(
    only_operators="I take articles from the operators only. Just type a question.",
    how_to_send=(
        "**Facts from an article**\n"
        "Paste the whole article here (however many messages it takes), or send a .txt or .html "
        "file (one of less than 500 letters always as a file). I read it and show cards, one fact "
        "each, for you to accept, edit or drop. Nobody who asks sees any of it before you press "
        "«Publish»."
    ),
    what_works=(
        "I cannot read this kind of message. To draft an article, paste its text here, or send a "
        ".txt or .html file."
    ),
    too_large="«{name}» is too large: I take files of up to {limit} MB. Paste the article's text.",
    too_long="«{name}» is far longer than an article. Send one article at a time.",
    file_gone="Telegram no longer has «{name}» for me. Please send the file again.",
    file_unreached="I could not get «{name}» from Telegram. Please send it again in some minutes.",
    is_pdf="«{name}» is a PDF, which I cannot read. Paste the text, or send a .txt or .html file.",
    is_office=(
        "«{name}» is a Word or office file, which I cannot read. Paste the text, or save it as "
        ".txt and send that."
    ),
    is_picture=(
        "«{name}» is a picture; I cannot read the text in it. Paste the text, or send a .txt or "
        ".html file."
    ),
    is_archive="«{name}» is an archive, which I do not open. Send the .txt or .html file in it.",
    is_no_text="«{name}» is no text that I can read. Paste it, or send a .txt or .html file.",
    is_empty="«{name}» has no text. Please look at it and send it again.",
    odd_letters="«{name}» is in letters that I cannot read. Save it as UTF-8 and send it again.",
    no_article="I find no article in «{name}». Please paste the article's text here.",
    no_words=(
        "I cannot draft anything: the folder of seeds is faulty. Who runs the server finds out by: "
        "hoidap check"
    ),
    a_message="your message",
    a_file="your file",
    edited_text=(
        "A draft does not follow messages that are edited. Edit its cards, or drop it and send the "
        "article again."
    ),
    answer_in_reply=(
        "To edit or add a card, reply to the very message «✏️ Edit card» or «➕ Add a card»."
    ),
    known="The article «{title}» of {date} is published already, in release {release}.",
    again="This article is on the desk already:",
    joined="I joined {count} messages into one article.",
    open_drafts="**Open drafts** (tap to open)",
    no_drafts="No draft is open.",
    draft_row="{waiting}/{cards} wait · {title}",
    summary="📝 **{title}**",
    counts="{cards} cards: {sure} sure, {check} to be looked at.",
    not_all=(
        "This is what I found. What the article says beside (meetings, opinions, limitations …): "
        "press «➕ Add» on the card that is most like it."
    ),
    no_facts="I find no fact in this. If it is no article, just drop the draft.",
    progress="✅ accepted {accepted} · 🗑 dropped {dropped} · ⏳ waiting {waiting}",
    dated="📅 Published on {date} (known by: {basis})",
    dated_plainly="📅 Published on {date}",
    undated="📅 The day is not known: fill it in on card 1.",
    doubt="🟡 {doubt}",
    from_feed="🔗 {source}",
    cards_button="🗂 Card by card",
    waiting_button="🗂 Cards that wait ({waiting})",
    again_button="🗂 Cards again",
    sure_button="✅ Accept all sure ones ({count})",
    publish_button="📣 Publish",
    drop_button="🗑 Drop the draft",
    summary_button="« Summary",
    draft_button="📝 Open the draft",
    place="Card {position}/{of}",
    waiting="⏳ waiting",
    accepted="✅ accepted",
    accepted_by="✅ accepted by {name}",
    dropped="🗑 dropped",
    dropped_by="🗑 dropped by {name}",
    sure="🟢 Sure",
    check="🟡 Look at: {why}",
    check_plainly="🟡 To be looked at",
    paragraph="📄 Paragraph {number}: «{text}»",
    resembles="{icon} Resembles: {names}",
    own_known="{icon} This is {known}, which is known already.",
    this_fact="this fact",
    newcomer="{icon} {kind}: {name}",
    newcomer_likes="{icon} {kind}: {name} – resembles: {likes}",
    newcomer_known="{icon} «{name}» is {known} here, which is known already",
    likes_help="↳ If they are one, press «Is …»; if not, just accept.",
    more_newcomers="➕ … and {count} more new ones",
    needs="🔗 Leans on card {positions}, not accepted yet: accept that first.",
    accept_button="✅ Accept",
    edit_button="✏️ Edit",
    add_button="➕ Add",
    leave_out_button="🗑 Drop",
    wait_button="↩️ Look again",
    is_button="{icon} Is {name}",
    is_new_button="{icon} New after all: {name}",
    card_button="Card {position}",
    kind_people="New person",
    kind_posts="New post",
    kind_organizations="New body",
    kind_areas="New place",
    kind_topics="New topic",
    kind_indicators="New indicator",
    kind_publishers="New publisher",
    kind_other="New",
    fields=(
        "✏️ **Edit card {position}**: reply to this message with the changed lines only, like: "
        "{example}\n"
        'Text stands between "…", numbers and days do not. The fact as it is:'
    ),
    new_fields=(
        "➕ **Add a card like card {position}**: reply to this message with the lines that differ, "
        "like: {example}\n"
        "Mind the paragraphs (those that say it). Lines that you leave out are as on this card; "
        'to take one away send "". For another kind begin with [[statements]], [[events]] … and '
        "send all lines. This card is:"
    ),
    new_fields_of_any_kind=(
        "➕ **Add a card**: reply to this message with the whole new fact, like:\n"
        "[[statements]]\n"
        'kind = "limitation"\n'
        'text = "Giải phóng mặt bằng còn chậm"\n'
        "paragraphs = [7]\n"
        "What lines each kind has: seeds/README.md. For one like a card that is there press "
        "«➕ Add» on that card, then only what differs has to be sent."
    ),
    not_added="⚠️ {line}\nNothing was added. Please reply to «➕ Add a card» again.",
    added="➕ Added and accepted.",
    wrong="⚠️ {line}\nThe card is as it was. Please reply to «✏️ Edit card» again.",
    just_accepted="This card was just accepted by {name}. Here it is as it is now.",
    just_dropped="This card was just dropped by {name}. Here it is as it is now.",
    just_changed="This card has just been changed. Here it is as it is now.",
    card_gone="This card is gone: the article was drafted anew for its new date.",
    you="you",
    somebody="somebody else",
    edited="✏️ Changed and accepted.",
    nothing_waits="No card waits any more.",
    preview="📣 **Publish «{title}»?**",
    facts_go_in="{facts} facts go in, as a new release.",
    hearers="🔔 {changes} pieces of news, {hearers} chats will hear.",
    nobody_hears="🔕 Nobody has to be told.",
    left_waiting="⏳ {waiting} cards still wait and stay out.",
    in_the_way="⛔ **This cannot be published yet:**",
    odd="⚠️ **Odd figures, please look closely:**",
    more_complaints="… and {count} more.",
    nothing_accepted="No card is accepted yet, so there is nothing to publish.",
    confirm_button="📣 Publish now",
    confirm_odd_button="⚠️ The figures are right, publish",
    changed_meanwhile="Something has changed since. Look at it as it is now, then press again.",
    publishing="I am checking and publishing …",
    published="📣 **Published** as release {release}. In some seconds I answer from this article.",
    told="🔔 {hearers} chats will hear.",
    told_nobody="🔕 Nobody has to be told.",
    published_before="📣 This draft was published by {name}, as release {release}.",
    dropped_draft="🗑 The draft is dropped and the article's text erased.",
    dropped_before="This draft was dropped by {name}.",
    not_there="This draft is not there any more: it was dropped.",
    really_drop=(
        "Drop the draft «{title}» with all that was decided? There is no way back but to send the "
        "article again."
    ),
    really_drop_button="🗑 Drop it",
)
