"""What the bot says of itself in Vietnamese."""

from bot.wording.texts import Wording

VIETNAMESE = Wording(
    start=(
        "Xin chào, mình là **{name}**.\n"
        "Bạn hỏi về lãnh đạo, chỉ tiêu, nghị quyết, chỉ đạo ở {home}; mình trả lời theo các bài "
        "của {publisher}, kèm ngày đăng bài.\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào.\n"
        "\n"
        "Cứ gõ câu hỏi như nhắn tin, không dấu cũng được. Ví dụ:"
    ),
    help=(
        "**Cách hỏi**\n"
        "• Gõ câu hỏi bằng tiếng Việt, có dấu hay không dấu đều được.\n"
        "• Trong 10 phút, bạn cứ hỏi tiếp («còn năm 2023?»), mình vẫn nhớ câu trước. Muốn hỏi tiếp "
        "về một câu trả lời cũ, bạn trả lời vào tin ấy.\n"
        "• Sửa câu hỏi thì câu trả lời được sửa theo.\n"
        "• Thấy mình trả lời sai, bạn chạm 👎 để báo người biên tập.\n"
        "\n"
        "**Hỏi nhanh** (gõ lệnh rồi đến điều cần tìm)\n"
        "/aila – ai giữ chức gì\n"
        "/vanban – tìm văn bản\n"
        "/chitieu – chỉ tiêu đề ra\n"
        "/chidao – ai chỉ đạo gì\n"
        "/bieudo – vẽ biểu đồ\n"
        "\n"
        "**Theo dõi**\n"
        "• Gõ /theodoi rồi đến điều bạn quan tâm (chủ đề, văn bản, người, cơ quan, địa phương), "
        "hoặc chạm 🔔 dưới câu trả lời. Có bài mới nói đến điều ấy là mình báo bạn.\n"
        "• /dangtheodoi – xem, đổi, tạm dừng\n"
        "• /ngung – dừng tất cả\n"
        "\n"
        "**Trong nhóm**\n"
        "• Gõ /hoi rồi đến câu hỏi. Trả lời tin của ai đó bằng /hoi thì mình trả lời câu trong tin "
        "ấy. Các lệnh hỏi nhanh cũng dùng được.\n"
        "• Trả lời vào tin của mình là hỏi tiếp.\n"
        "• Quản trị viên gõ /theodoi{bot} để cả nhóm nhận tin về một điều; tin đến đúng chủ đề của "
        "nhóm nơi gõ lệnh.\n"
        "• Chỉ nhắc {bot} thì có khi Telegram không chuyển tin cho mình; gõ /hoi là chắc nhất.\n"
        "\n"
        "**Ở bất cứ đâu trên Telegram**\n"
        "Gõ {bot} rồi đến câu hỏi, chọn một dòng hiện ra để gửi kèm nguồn và ngày.\n"
        "\n"
        "**Lệnh khác**\n"
        "/nguon – các bài đã dùng\n"
        "/settings – cài đặt\n"
        "/privacy – mình giữ lại những gì\n"
        "/dulieu – xem dữ liệu mình giữ về bạn\n"
        "/xoadulieu – xóa dữ liệu ấy\n"
        "\n"
        "Mình chỉ trả lời điều có trong bài. Điều chưa có, mình nói là chưa có.\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào."
    ),
    settings=(
        "**Cài đặt**\n"
        "• Lời hướng dẫn theo ngôn ngữ ứng dụng Telegram của bạn; câu trả lời luôn bằng tiếng "
        "Việt.\n"
        "• Mình chỉ tự gửi tin về điều bạn đã chọn theo dõi, và một tin khi câu trả lời bạn báo "
        "sai đã được sửa; không gửi ban đêm. Bạn xem và đổi trong /dangtheodoi, dừng tất cả bằng "
        "/ngung.\n"
        "• Trong nhóm, quản trị viên gõ /settings{bot} để chọn ai được hỏi, mình trả lời khi "
        "được nhắc tên hay không, có nút dưới câu trả lời hay không.\n"
        "Ngoài ra chưa có gì phải chỉnh."
    ),
    privacy=(
        "**Quyền riêng tư**\n"
        "• Tin bạn gửi chỉ được giữ, đã mã hóa, đến khi mình trả lời xong, để không sót câu nào; "
        "sau đó chỉ còn mã số của tin, tối đa 2 ngày.\n"
        "• Khi bạn theo dõi điều gì, mình giữ mã số của cuộc trò chuyện, điều được theo dõi, lúc "
        "bạn đồng ý, và tin nào đã gửi để không gửi trùng và để đính chính. Trong nhóm, mình giữ "
        "cả mã số của quản trị viên đã chọn. Dừng tất cả: /ngung\n"
        "• Để hiểu câu hỏi tiếp theo, mình nhớ các câu hỏi gần đây; chỉ trong bộ nhớ, không ghi ra "
        "đĩa, khởi động lại là quên.\n"
        "• Câu nào mình chưa trả lời được, mình đếm theo điều được hỏi (như chức vụ nào, chỉ tiêu "
        "nào, ở đâu, năm nào) để người biên tập biết còn thiếu gì; giữ một năm, không kèm ai hỏi.\n"
        "• Khi bạn báo một câu trả lời sai (👎), mình giữ mã số của tin, cùng câu hỏi, câu trả lời "
        "và lời góp ý (đã mã hóa), đến khi người biên tập xử lý xong. Câu trả lời được sửa thì "
        "mình báo lại bạn một tin rồi xóa mã số ấy. Không muốn mình báo lại: /ngung\n"
        "• Với nhóm, mình giữ mã số của nhóm, quyền của mình trong nhóm và cài đặt mà quản trị "
        "viên chọn.\n"
        "• Ngoài ra mình không lưu tên, số điện thoại hay nội dung nào, không chuyển cho ai.\n"
        "• Xem tất cả những gì mình giữ: /dulieu. Xóa hết: /xoadulieu. Bản sao lưu cũ, nếu có ngày "
        "phải dùng đến, cũng được xóa như vậy.\n"
        "• Bạn chặn mình thì sau 30 ngày mình xóa điều bạn theo dõi.\n"
        "• Tin nhắn đi qua Telegram theo quy định riêng của Telegram."
    ),
    questions_kept=(
        "Trong các câu mình chưa trả lời được, một số câu được giữ nguyên văn (đã mã hóa, tối đa "
        "ba tháng, không kèm ai hỏi)."
    ),
    questions_not_kept="Câu nào mình chưa trả lời được, mình cũng không giữ nguyên văn.",
    how_to_ask="Bạn gõ câu hỏi ngay sau lệnh, ví dụ: /hoi {example}",
    how_to_ask_as_guest="Bạn nhắc tên mình kèm câu hỏi, ví dụ: {example}",
    only_text="Mình chỉ đọc được chữ. Bạn gõ câu hỏi giúp mình nhé.",
    unknown_command="Mình chưa có lệnh này. Bạn gõ câu hỏi, hoặc xem /help nhé.",
    stale="Dữ liệu đã cập nhật nên nút này không còn dùng được. Bạn hỏi lại giúp mình nhé.",
    stale_link="Dữ liệu đã cập nhật nên liên kết này không còn dùng được.",
    failed="Mình gặp trục trặc nhỏ. Bạn thử lại sau ít phút giúp mình nhé.",
    too_many=(
        "Mình đang nhận nhiều câu hỏi quá nên chưa trả lời kịp. Bạn chờ khoảng một phút rồi hỏi "
        "lại giúp mình nhé."
    ),
    group_start=(
        "Xin chào cả nhóm, mình là **{name}**.\n"
        "Muốn hỏi, mọi người gõ /hoi rồi đến câu hỏi, ví dụ: /hoi {example}\n"
        "Muốn hỏi tiếp, mọi người trả lời vào tin của mình. Mình chỉ lên tiếng khi được hỏi, "
        "hoặc khi có tin về điều mà quản trị viên chọn theo dõi (/theodoi).\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào.\n"
        "\n"
        "Quản trị viên chỉnh ở đây:"
    ),
    group_settings="**Cài đặt cho nhóm này**\nChạm vào dòng nào để đổi dòng ấy.",
    only_admins="Chỉ quản trị viên của nhóm đổi được cài đặt này.",
    admins_ask_here="Nhóm này chỉ để quản trị viên hỏi. Bạn nhắn riêng cho mình nhé.",
    everyone_asks="👥 Ai được hỏi: cả nhóm",
    admins_ask="👥 Ai được hỏi: quản trị viên",
    mentions_on="🔔 Trả lời khi nhắc @tên: có",
    mentions_off="🔕 Trả lời khi nhắc @tên: không",
    buttons_on="🔘 Nút dưới câu trả lời: có",
    buttons_off="⚪️ Nút dưới câu trả lời: không",
    add_to_group_button="➕ Thêm mình vào nhóm",
    wrong_button="👎 Sai rồi",
    reported=(
        "Cảm ơn bạn. Mình đã ghi lại để người biên tập xem. Câu trả lời được sửa thì mình báo lại "
        "ở đây, một tin thôi."
    ),
    reported_elsewhere="Cảm ơn bạn. Mình đã ghi lại để người biên tập xem.",
    reported_before="Câu trả lời này đã có người báo. Cảm ơn bạn.",
    remark_wanted=(
        "Bạn trả lời tin này, cho mình biết sai ở đâu nhé. Không ghi thêm cũng được.\nBáo sai"
    ),
    remark_kept="Mình đã ghi lời bạn góp ý. Cảm ơn bạn.",
    only_operators="Lệnh này dành cho người vận hành. Bạn cứ gõ câu hỏi nhé.",
    no_reports="Chưa có câu trả lời nào bị báo sai.",
    handled_button="✅ Đã xử lý xong, xóa các báo sai này",
    fixed_button="🛠 Đã sửa",
    fixed="Đã ghi: câu trả lời này đã được sửa. Mình sẽ báo lại người đã báo sai.",
    fixed_before="Báo sai này đã được xử lý rồi.",
    chart_button="📊 Biểu đồ",
    choose_chart="Bạn muốn xem biểu đồ nào?",
    no_chart=(
        "Mình chưa đủ số liệu để vẽ biểu đồ này: cần ít nhất hai kỳ của cùng một nơi, cùng đơn vị "
        "tính. Mình vẽ được:"
    ),
    source_button="📄 Nguồn",
    more_button="Xem thêm",
    ask_more_button="💬 Hỏi thêm",
    ask_privately_button="💬 Nhắn riêng cho mình",
    nothing_found_button="Chưa có bài nào nói. Nhắn riêng cho mình",
    theodoi_what=(
        "Bạn muốn theo dõi điều gì? Gõ /theodoi rồi đến điều ấy, ví dụ: /theodoi cây xanh\n"
        "Hoặc tìm ở đây:"
    ),
    several_things="Có mấy điều như vậy. Bạn chọn một điều để xem trước:",
    no_such_thing="Mình chưa có mục nào đúng với",
    near_things="Gần với điều bạn nói, mình có:",
    browse_things="Bạn cũng có thể tìm ở đây:",
    choose_thing=(
        "Bạn chạm vào một điều để xem trước. Chưa có gì được theo dõi cho đến khi bạn đồng ý."
    ),
    kind_topic="Chủ đề",
    kind_directives="Mọi chỉ đạo",
    kind_area="Địa phương",
    kind_organization="Cơ quan",
    kind_post="Chức vụ",
    kind_person="Người",
    kind_document="Văn bản",
    kind_indicator="Chỉ tiêu, số liệu",
    other_kinds_button="« Mục khác",
    follow_button="🔔 Theo dõi",
    follow_heading="🔔 Theo dõi:",
    last_year="12 tháng qua:",
    no_messages="chưa có tin nào.",
    messages="tin.",
    latest_message="Tin gần nhất, bài ngày",
    nothing_yet="Mình chưa có tin nào về điều này; có là mình báo.",
    how_often="Bạn muốn nhận tin lúc nào?",
    followed_already="Ở đây đang theo dõi điều này:",
    consent=(
        "Chạm vào một nút là bạn đồng ý nhận tin, và để mình giữ mã số của cuộc trò chuyện này "
        "cùng điều được theo dõi (trong nhóm thì cả mã số của quản trị viên đã chọn). Bạn dừng lúc "
        "nào cũng được: /ngung"
    ),
    daily_button="🔔 Mỗi sáng 7 giờ",
    at_once_button="Ngay khi có",
    weekly_button="Hằng tuần",
    leave_button="Thôi",
    left="Vâng, mình để nguyên như trước.",
    followed="🔔 Đã theo dõi",
    how_daily="Có tin mới thì 7 giờ sáng mình gửi, mỗi ngày nhiều nhất một tin.",
    how_at_once="Có tin mới là mình gửi ngay, trừ ban đêm (từ 21 giờ đến 6 giờ 30).",
    how_weekly="Có tin mới thì 7 giờ sáng thứ Hai mình gửi, mỗi tuần nhiều nhất một tin.",
    see_follows="Xem lại hoặc đổi: /dangtheodoi. Dừng tất cả: /ngung",
    follows_full=(
        "Ở đây đã theo dõi nhiều hết mức rồi. Bạn gõ /dangtheodoi, bớt một điều rồi thử lại nhé."
    ),
    admins_follow=(
        "Trong nhóm, chỉ quản trị viên chọn được điều để theo dõi. Bạn nhắn riêng cho mình để tự "
        "theo dõi nhé."
    ),
    follows_heading="Đang theo dõi",
    follows_hint=(
        "⏸ tạm dừng, ▶️ nhận lại, ✖️ dừng hẳn; chạm vào «mỗi sáng», «hằng tuần», «ngay khi có» để "
        "đổi lúc nhận tin."
    ),
    nothing_followed="Ở đây chưa theo dõi điều gì. Muốn theo dõi, bạn gõ /theodoi",
    often_daily="mỗi sáng",
    often_at_once="ngay khi có",
    often_weekly="hằng tuần",
    resting="đang tạm dừng",
    gone_thing="Mục không còn trong dữ liệu",
    stop_all_button="🔕 Dừng tất cả",
    stopped="🔕 Đã dừng theo dõi",
    stopped_before="Điều này đã dừng từ trước.",
    keep_things="Muốn giữ lại điều nào, bạn chạm vào điều ấy:",
    stopped_all=(
        "🔕 Đã dừng tất cả. Từ giờ mình không tự gửi tin vào đây nữa.\n"
        "Muốn theo dõi lại, bạn gõ /theodoi. Muốn xóa cả những gì mình giữ, bạn gõ /xoadulieu"
    ),
    stop_button="🔕 Dừng",
    fewer="📉 Từ giờ ít tin hơn:",
    fewest="Mỗi tuần một tin đã là ít nhất. Bạn muốn dừng hẳn không?",
    data_heading="Tất cả những gì mình đang giữ về cuộc trò chuyện này.",
    admins_data=(
        "Trong nhóm, chỉ quản trị viên xem và xóa được dữ liệu của nhóm. Với dữ liệu của riêng "
        "bạn, bạn nhắn riêng cho mình nhé."
    ),
    erased=(
        "🗑 Đã xóa hết những gì mình giữ về cuộc trò chuyện này: điều đang theo dõi, tin chờ gửi và "
        "đã gửi, các lần báo sai, cài đặt. Nếu bạn từng chọn điều theo dõi cho một nhóm, nhóm vẫn "
        "nhận tin, nhưng mã số của bạn ở đó cũng đã được xóa.\n"
        "Lần sau chỉ muốn dừng nhận tin, bạn gõ /ngung"
    ),
    erased_group=(
        "🗑 Đã xóa hết những gì mình giữ về nhóm này: điều đang theo dõi, tin chờ gửi và đã gửi, "
        "các lần báo sai, cài đặt.\n"
        "Lần sau chỉ muốn dừng nhận tin, bạn gõ /ngung"
    ),
    not_erased=(
        "Mình gặp trục trặc nên chưa xóa được. Bạn gõ lại /xoadulieu sau ít phút giúp mình nhé."
    ),
    description=(
        "{name} trả lời câu hỏi về lãnh đạo, chỉ tiêu, nghị quyết và chỉ đạo ở {home} theo các bài "
        "của {publisher}, kèm ngày đăng. Kênh không chính thức."
    ),
    short_description="Hỏi đáp chính sách ở {home}, có nguồn, có ngày. Không chính thức.",
    command_hoi="Hỏi một câu",
    command_aila="Ai giữ chức gì: /aila bí thư thành ủy",
    command_vanban="Tìm văn bản: /vanban chuyển đổi số",
    command_chitieu="Chỉ tiêu đề ra: /chitieu cây xanh",
    command_chidao="Ai chỉ đạo gì: /chidao giải phóng mặt bằng",
    command_bieudo="Vẽ biểu đồ: /bieudo thu ngân sách",
    command_theodoi="Nhận tin mới về một điều: /theodoi cây xanh",
    command_dangtheodoi="Những điều đang theo dõi; tạm dừng, dừng",
    command_ngung="Dừng mọi tin theo dõi",
    command_dulieu="Xem mọi dữ liệu mình giữ về bạn",
    command_xoadulieu="Xóa mọi dữ liệu mình giữ về bạn",
    command_soan="Soạn dữ kiện từ bài báo; các bản nháp đang mở",
    command_baosai="Các câu trả lời bị báo sai",
    command_nguon="Các bài đã dùng, ngày đăng, số dữ kiện",
    command_help="Cách hỏi",
    command_settings="Cài đặt",
    command_privacy="Mình giữ lại những gì",
)
