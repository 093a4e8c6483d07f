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
        "**Trong nhóm**\n"
        "• Gõ /hoi rồi đến câu hỏi. Trả lời tin của ai đó bằng /hoi thì mình trả lời câu trong tin "
        "ấy. Các lệnh hỏi nhanh cũng dùng được.\n"
        "• Trả lời vào tin của mình là hỏi tiếp.\n"
        "• Chỉ nhắc {bot} thì có khi Telegram không chuyển tin cho mình; gõ /hoi là chắc nhất.\n"
        "\n"
        "**Ở bất cứ đâu trên Telegram**\n"
        "Gõ {bot} rồi đến câu hỏi, chọn một dòng hiện ra để gửi kèm nguồn và ngày.\n"
        "\n"
        "**Lệnh khác**\n"
        "/nguon – các bài đã dùng\n"
        "/settings – cài đặt\n"
        "/privacy – mình giữ lại những gì\n"
        "\n"
        "Mình chỉ trả lời điều có trong bài. Điều chưa có, mình nói là chưa có.\n"
        "ℹ️ Kênh không chính thức, không thay mặt cơ quan nào."
    ),
    settings=(
        "**Cài đặt**\n"
        "• Lời hướng dẫn theo ngôn ngữ ứng dụng Telegram của bạn; câu trả lời luôn bằng tiếng "
        "Việt.\n"
        "• Mình không gửi tin khi bạn không hỏi.\n"
        "• Trong nhóm, quản trị viên gõ /settings{bot} để chọn ai được hỏi, mình trả lời khi "
        "được nhắc tên hay không, có nút dưới câu trả lời hay không.\n"
        "Ở đây hiện chưa có gì phải chỉnh."
    ),
    privacy=(
        "**Quyền riêng tư**\n"
        "• Tin bạn gửi chỉ được giữ, đã mã hóa, đến khi mình trả lời xong, để không sót câu nào; "
        "sau đó chỉ còn mã số của tin và của cuộc trò chuyện, tối đa 2 ngày.\n"
        "• Để hiểu câu hỏi tiếp theo, mình nhớ các câu hỏi gần đây; chỉ trong bộ nhớ, không ghi ra "
        "đĩa, khởi động lại là quên.\n"
        "• Khi bạn báo một câu trả lời sai (👎), mình giữ mã số của tin, cùng câu hỏi và lời "
        "góp ý (đã mã hóa), đến khi người biên tập xử lý xong.\n"
        "• Với nhóm, mình giữ mã số của nhóm, quyền của mình trong nhóm và cài đặt mà quản trị "
        "viên chọn.\n"
        "• Ngoài ra mình không lưu tên, số điện thoại hay nội dung nào, không chuyển cho ai.\n"
        "• Tin nhắn đi qua Telegram theo quy định riêng của Telegram."
    ),
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
        "Muốn hỏi tiếp, mọi người trả lời vào tin của mình. Mình chỉ lên tiếng khi được hỏi.\n"
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
    reported="Cảm ơn bạn. Mình đã ghi lại để người biên tập xem.",
    reported_before="Câu trả lời này đã có người báo. Cảm ơn bạn.",
    remark_wanted=(
        "Bạn trả lời tin này, cho mình biết sai ở đâu nhé. Không ghi thêm cũng được.\nBáo sai"
    ),
    remark_kept="Mình đã ghi lời bạn góp ý. Cảm ơn bạn.",
    only_operators="Lệnh này dành cho người vận hành. Bạn cứ gõ câu hỏi nhé.",
    no_reports="Chưa có câu trả lời nào bị báo sai.",
    handled_button="✅ Đã xử lý xong, xóa các báo sai này",
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
    command_baosai="Các câu trả lời bị báo sai",
    command_nguon="Các bài đã dùng, ngày đăng, số dữ kiện",
    command_help="Cách hỏi",
    command_settings="Cài đặt",
    command_privacy="Mình giữ lại những gì",
)
