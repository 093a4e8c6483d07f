"""What people ask about the invented province: questions of every kind that the bot replies to."""

from collections.abc import Iterator

FIGURE = "thu ngân sách TX Bình Lãng năm 2024"
ANSWERS = {
    "people": (
        "Chủ tịch UBND TP Thượng Giang là ai?",
        "Chủ tịch UBND TP Thượng Giang năm 2024 là ai?",
        "bi thu thi uy binh lang la ai",
        "Lý Thu An giữ chức gì?",
        "Lý Thu An và Tạ Quỳnh Mai giữ chức gì?",
        "Ngô Bá Trác là Bí thư Thị ủy Bình Lãng phải không?",
        "Tạ Quỳnh Mai là Bí thư Thị ủy Bình Lãng phải không?",
        "Trước Lý Thu An ai là Chủ tịch UBND TP Thượng Giang?",
        "Lãnh đạo TP Thượng Giang gồm những ai?",
    ),
    "meetings": (
        "Hội nghị giao ban ngày 12/4/2024 bàn gì?",
        "Ai chủ trì hội nghị giao ban quý II/2024?",
        "Hội nghị giao ban quý II/2024 có do Lý Thu An chủ trì không?",
        "Ai quán triệt Nghị quyết 14?",
        "Ai báo cáo kết quả năm 2024 của TX Bình Lãng?",
        "Ai dự hội nghị giao ban quý II/2024?",
        "Những ai phát biểu tại hội nghị giao ban ngày 12/4/2024?",
        "Báo nhắc tên những ai ở hội nghị giao ban ngày 12/4/2024?",
    ),
    "documents": (
        "Nghị quyết 14-NQ/TU nói về gì?",
        "Nghị quyết 14-NQ/TU ban hành ngày nào?",
        "Ai ban hành Kết luận 07?",
        "Nghị quyết 14-NQ/TU cho giai đoạn nào?",
        "Nghị quyết 14-NQ/TU đề ra chỉ tiêu gì?",
        "Nghị quyết 14 và Kết luận 07 nói về gì?",
        "Văn bản nào về du lịch đường thủy?",
        "Nghị quyết 14-NQ/TU do HĐND ban hành phải không?",
        "Nghị quyết 14-NQ/TU về du lịch đường thủy phải không?",
    ),
    "figures": (
        FIGURE,
        "Thu ngân sách TP Thượng Giang quý I/2024 đạt bao nhiêu phần trăm kế hoạch?",
        "Chỉ tiêu thu ngân sách TX Bình Lãng năm 2025?",
        "Thu ngân sách TX Bình Lãng năm 2024 tăng bao nhiêu?",
        "Thu ngân sách TX Bình Lãng năm 2024 trên 300 tỷ phải không?",
        "Hồ sơ giải quyết đúng hạn quý I/2024 là bao nhiêu?",
        "Đón bao nhiêu lượt khách năm 2030?",
        "Thu ngân sách TX Bình Lãng năm 2024 hay TP Thượng Giang quý I/2024 cao hơn?",
        "298 tỷ đồng là gì?",
        "Chỉ tiêu TX Bình Lãng năm 2025 gồm những gì?",
    ),
    "statements": (
        "Đỗ Minh Khuê chỉ đạo gì?",
        "Lý Thu An chỉ đạo gì về vệ sinh?",
        "Phường Cầu Mây phải xong đường Bờ Lãng trước ngày nào?",
        "TP Thượng Giang có hạn chế gì?",
        "TX Bình Lãng kiến nghị gì với tỉnh?",
        "Ai chỉ đạo về bến thuyền Cầu Mây?",
    ),
    "works and units": (
        "Kè sông Lãng hết bao nhiêu tiền?",
        "TX Bình Lãng có dự án gì?",
        "Phường Cầu Mây sáp nhập vào đâu?",
        "Phường Sông Lãng gồm những phường nào?",
        "TX Bình Lãng còn không?",
    ),
    "articles": (
        "Dữ liệu lấy từ đâu?",
        "Bài ngày 18/2/2025 do ai viết?",
    ),
}
"""Answers by what they tell of."""

OTHERS = {
    "clarify": (
        "bí thư là ai",
        "chủ tịch UBND là ai",
        "nghị quyết ban hành ngày nào",
        "cuộc họp do ai chủ trì",
        "bà ấy chỉ đạo gì",
        "tăng bao nhiêu phần trăm",
        "thu ngân sách",
    ),
    "unknown": (
        "Nghị quyết 15-NQ/TU nói về gì?",
        "nq 04 noi gi",
        "Bí thư Huyện ủy Kẻ Sặt là ai?",
        "Chủ tịch UBND TP Thượng Giang năm 2019 là ai?",
        "Thu ngân sách TX Bình Lãng năm 2022?",
        "thu ngân sách TX Bình Lãng Quý I/2024",
        "Hồ sơ giải quyết đúng hạn TP Thượng Giang quý I/2024 tăng bao nhiêu phần trăm?",
        "Ông Nguyễn Văn Tèo là ai?",
        "Tạ Quỳnh Mơ giữ chức gì?",
        "Lý Thu An bao nhiêu tuổi?",
        "Ai ký Nghị quyết 14-NQ/TU?",
        "Bài ngày 12/4/2024 do ai viết?",
        "Giá vàng hôm nay?",
        "Phường Cầu Mây có cầu mới chưa?",
    ),
    "talk": (
        "xin chào",
        "cảm ơn bạn",
        "tạm biệt",
        "bạn là ai?",
        "bạn làm được gì?",
    ),
}
"""What the bot asks back, does not know, or says of itself."""

CARRIED_OVER = (
    (FIGURE, "còn năm 2025?", "tăng bao nhiêu?"),
    ("Chủ tịch UBND TP Thượng Giang là ai?", "trước đó là ai?", "bà ấy chỉ đạo gì?"),
    ("Nghị quyết 14-NQ/TU nói về gì?", "ai quán triệt?", "ban hành khi nào?"),
    ("TX Bình Lãng kiến nghị gì?", "còn huyện Kẻ Sặt?"),
)
"""Conversations in which a question leans on the one before."""

SEVERAL = (
    "Bí thư Thị ủy Bình Lãng là ai? Thu ngân sách năm 2024 bao nhiêu?",
    "Bí thư Thị ủy Bình Lãng là ai? Nghị quyết 99-NQ/TU nói gì?",
    "xin chào, bí thư thị ủy bình lãng là ai?",
)


def every_question() -> Iterator[str]:
    """All that stand alone."""
    for families in (ANSWERS, OTHERS):
        for questions in families.values():
            yield from questions
    yield from SEVERAL
