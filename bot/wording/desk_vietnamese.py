"""What the bot says to operators at their desk, in Vietnamese."""

from bot.wording.desk_texts import DeskWording

DESK_VIETNAMESE = DeskWording(
    only_operators="Mình chỉ nhận bài báo từ người vận hành. Bạn cứ gõ câu hỏi giúp mình nhé.",
    how_to_send=(
        "**Soạn dữ kiện từ một bài báo**\n"
        "Bạn dán cả bài vào đây (dài mấy tin cũng được), hoặc gửi tệp .txt, .html "
        "(bài dưới 500 chữ cái thì gửi tệp). Mình đọc rồi đưa ra từng thẻ, mỗi thẻ một dữ kiện, để "
        "bạn nhận, sửa hoặc bỏ. Khi bạn chưa bấm «Xuất bản» thì người hỏi chưa thấy gì."
    ),
    what_works=(
        "Mình chưa đọc được loại tin này. Muốn soạn bài, bạn dán nội dung bài vào đây, hoặc gửi "
        "tệp .txt, .html giúp mình nhé."
    ),
    too_large=(
        "«{name}» lớn quá: mình chỉ nhận tệp đến {limit} MB. Bạn dán nội dung bài vào đây giúp "
        "mình nhé."
    ),
    too_long="«{name}» dài quá, không giống một bài báo. Bạn gửi từng bài một giúp mình nhé.",
    file_gone=(
        "Telegram không đưa được «{name}» cho mình: tệp đã hết hạn. Bạn gửi lại tệp giúp mình nhé."
    ),
    file_unreached=(
        "Mình chưa tải được «{name}» từ Telegram. Bạn gửi lại sau ít phút giúp mình nhé."
    ),
    is_pdf=(
        "«{name}» là tệp PDF, mình chưa đọc được. Bạn dán nội dung bài vào đây, hoặc gửi tệp .txt, "
        ".html giúp mình nhé."
    ),
    is_office=(
        "«{name}» là tệp Word hoặc tệp văn phòng, mình chưa đọc được. Bạn dán nội dung bài vào "
        "đây, hoặc lưu thành .txt rồi gửi lại giúp mình nhé."
    ),
    is_picture=(
        "«{name}» là ảnh, mình chưa đọc được chữ trong ảnh. Bạn dán nội dung bài vào đây, hoặc gửi "
        "tệp .txt, .html giúp mình nhé."
    ),
    is_archive=(
        "«{name}» là tệp nén, mình không mở. Bạn lấy bài ra, gửi tệp .txt, .html hoặc dán nội "
        "dung vào đây giúp mình nhé."
    ),
    is_no_text=(
        "«{name}» không phải tệp văn bản mà mình đọc được. Bạn dán nội dung bài vào đây, hoặc "
        "gửi tệp .txt, .html giúp mình nhé."
    ),
    is_empty="«{name}» không có chữ nào. Bạn xem lại rồi gửi lại giúp mình nhé.",
    odd_letters=(
        "«{name}» dùng bảng mã chữ mà mình không đọc được. Bạn lưu lại thành UTF-8 rồi gửi lại "
        "giúp mình nhé."
    ),
    no_article=(
        "Mình không thấy bài báo nào trong «{name}». Bạn dán nội dung bài vào đây giúp mình nhé."
    ),
    no_words=(
        "Mình chưa soạn được bài nào vì thư mục dữ liệu đang có lỗi. Người quản trị máy chủ gõ "
        "«hoidap check» để xem lỗi ở đâu."
    ),
    a_message="tin bạn gửi",
    a_file="tệp bạn gửi",
    edited_text=(
        "Sửa tin đã gửi thì bản nháp không đổi theo. Bạn sửa trên thẻ, hoặc bỏ bản nháp rồi gửi "
        "lại bài giúp mình nhé."
    ),
    answer_in_reply=(
        "Muốn sửa hay thêm thẻ, bạn trả lời vào đúng tin «✏️ Sửa thẻ» hoặc «➕ Thêm thẻ» giúp "
        "mình nhé."
    ),
    known="Bài «{title}» ngày {date} đã xuất bản rồi, ở bản phát hành {release}.",
    again="Bài này đang ở trên bàn soạn:",
    joined="Mình đã ghép {count} tin thành một bài.",
    open_drafts="**Bản nháp đang mở** (chạm để mở)",
    no_drafts="Chưa có bản nháp nào đang mở.",
    draft_row="{waiting}/{cards} chờ · {title}",
    summary="📝 **{title}**",
    counts="{cards} thẻ: {sure} chắc, {check} cần xem.",
    not_all=(
        "Đây là những gì mình tìm được. Điều bài có mà đây thiếu (cuộc họp, ý kiến, hạn chế …), "
        "bạn bấm «➕ Thêm» ở thẻ gần giống nhất."
    ),
    no_facts=(
        "Mình không thấy dữ kiện nào trong bài này. Nếu đây không phải bài báo, bạn bỏ bản "
        "nháp nhé."
    ),
    progress="✅ đã nhận {accepted} · 🗑 đã bỏ {dropped} · ⏳ còn chờ {waiting}",
    dated="📅 Ngày đăng {date} (theo {basis})",
    dated_plainly="📅 Ngày đăng {date}",
    undated="📅 Chưa rõ ngày đăng: bạn điền ở thẻ 1 nhé.",
    doubt="🟡 {doubt}",
    from_feed="🔗 {source}",
    cards_button="🗂 Xem từng thẻ",
    waiting_button="🗂 Xem thẻ còn chờ ({waiting})",
    again_button="🗂 Xem lại các thẻ",
    sure_button="✅ Nhận mọi thẻ chắc ({count})",
    publish_button="📣 Xuất bản",
    drop_button="🗑 Bỏ bản nháp",
    summary_button="« Tóm tắt",
    draft_button="📝 Mở bản nháp",
    place="Thẻ {position}/{of}",
    waiting="⏳ chờ bạn xem",
    accepted="✅ đã nhận",
    accepted_by="✅ {name} đã nhận",
    dropped="🗑 đã bỏ",
    dropped_by="🗑 {name} đã bỏ",
    sure="🟢 Chắc",
    check="🟡 Cần xem: {why}",
    check_plainly="🟡 Cần xem lại",
    paragraph="📄 Đoạn {number}: «{text}»",
    resembles="{icon} Giống: {names}",
    own_known="{icon} Đây là {known}, đã có trong dữ liệu.",
    this_fact="dữ kiện này",
    newcomer="{icon} {kind}: {name}",
    newcomer_likes="{icon} {kind}: {name} – giống: {likes}",
    newcomer_known="{icon} «{name}» ở đây là {known}, đã có trong dữ liệu",
    likes_help="↳ Nếu là một, bấm «Là …»; nếu khác, cứ nhận.",
    more_newcomers="➕ … và {count} mục mới nữa",
    needs="🔗 Dựa vào thẻ {positions}, chưa được nhận: bạn nhận thẻ đó trước nhé.",
    accept_button="✅ Nhận",
    edit_button="✏️ Sửa",
    add_button="➕ Thêm",
    leave_out_button="🗑 Bỏ",
    wait_button="↩️ Để xem lại",
    is_button="{icon} Là {name}",
    is_new_button="{icon} Vẫn là mới: {name}",
    card_button="Thẻ {position}",
    kind_people="Người mới",
    kind_posts="Chức vụ mới",
    kind_organizations="Cơ quan mới",
    kind_areas="Địa phương mới",
    kind_topics="Chủ đề mới",
    kind_indicators="Chỉ số mới",
    kind_publishers="Báo mới",
    kind_other="Mục mới",
    fields=(
        "✏️ **Sửa thẻ {position}**: bạn trả lời tin này, chỉ ghi dòng cần đổi, ví dụ: {example}\n"
        'Chữ đặt trong dấu "…", số và ngày thì không. Dữ kiện đang là:'
    ),
    new_fields=(
        "➕ **Thêm thẻ giống thẻ {position}**: bạn trả lời tin này, ghi những dòng khác đi, ví dụ: "
        "{example}\n"
        "Nhớ ghi lại cả paragraphs (các đoạn nói điều đó). Dòng không ghi thì thẻ mới lấy theo thẻ "
        'này; bỏ một dòng thì ghi "". Loại khác thì mở đầu bằng [[statements]], [[events]] … và '
        "ghi đủ các dòng. Thẻ này đang là:"
    ),
    new_fields_of_any_kind=(
        "➕ **Thêm thẻ**: bạn trả lời tin này bằng cả dữ kiện mới, ví dụ:\n"
        "[[statements]]\n"
        'kind = "limitation"\n'
        'text = "Giải phóng mặt bằng còn chậm"\n'
        "paragraphs = [7]\n"
        "Dữ kiện nào có những dòng gì thì xem seeds/README.md. Thêm cái giống một thẻ đã có thì "
        "bấm «➕ Thêm» ở thẻ đó, chỉ phải ghi dòng khác đi."
    ),
    not_added=("⚠️ {line}\nMình chưa thêm được. Bạn trả lời lại tin «➕ Thêm thẻ» giúp mình nhé."),
    added="➕ Đã thêm và nhận thẻ này.",
    wrong="⚠️ {line}\nThẻ vẫn như cũ. Bạn trả lời lại tin «✏️ Sửa thẻ» giúp mình nhé.",
    just_accepted="Thẻ này vừa được {name} nhận. Đây là thẻ lúc này.",
    just_dropped="Thẻ này vừa được {name} bỏ. Đây là thẻ lúc này.",
    just_changed="Thẻ này vừa được đổi. Đây là thẻ lúc này.",
    card_gone="Thẻ này không còn nữa: bài đã được soạn lại theo ngày đăng mới.",
    you="bạn",
    somebody="người khác",
    edited="✏️ Đã sửa và nhận thẻ này.",
    nothing_waits="Không còn thẻ nào chờ.",
    preview="📣 **Xuất bản «{title}»?**",
    facts_go_in="{facts} dữ kiện sẽ vào dữ liệu, thành bản phát hành mới.",
    hearers="🔔 {changes} tin mới, {hearers} cuộc trò chuyện sẽ được báo.",
    nobody_hears="🔕 Không có ai cần được báo tin.",
    left_waiting="⏳ {waiting} thẻ còn chờ sẽ không vào.",
    in_the_way="⛔ **Chưa xuất bản được:**",
    odd="⚠️ **Số liệu khác thường, bạn xem kỹ giúp mình:**",
    more_complaints="… và {count} điều nữa.",
    nothing_accepted="Chưa có thẻ nào được nhận nên chưa có gì để xuất bản.",
    confirm_button="📣 Xuất bản ngay",
    confirm_odd_button="⚠️ Số liệu đúng, xuất bản",
    changed_meanwhile="Có thay đổi từ lúc bạn xem. Bạn xem lại rồi bấm giúp mình nhé.",
    publishing="Mình đang kiểm tra và xuất bản…",
    published=(
        "📣 **Đã xuất bản** bản phát hành {release}. Vài giây nữa mình trả lời theo bài này."
    ),
    told="🔔 {hearers} cuộc trò chuyện được báo.",
    told_nobody="🔕 Không có ai cần được báo tin.",
    published_before="📣 Bản nháp này đã được {name} xuất bản, thành bản phát hành {release}.",
    dropped_draft="🗑 Đã bỏ bản nháp và xóa nội dung bài.",
    dropped_before="Bản nháp này đã được {name} bỏ.",
    not_there="Bản nháp này không còn nữa: đã được bỏ rồi.",
    really_drop=(
        "Bỏ bản nháp «{title}» và mọi thẻ đã xem? Không lấy lại được; muốn soạn lại thì "
        "gửi lại bài."
    ),
    really_drop_button="🗑 Bỏ hẳn",
)
