"""The words that invented facts are made of: names, places and phrases of everyday administration.
None is of the articles."""

FAMILIES = (
    "Mạc", "Lưu", "Doãn", "Khổng", "Tạ", "Lý", "Kiều", "Quách", "Thái", "Vi",
    "Cao", "Đàm", "Giáp", "Hứa", "La", "Ninh", "Ông", "Phí", "Triệu", "Ứng",
)  # fmt: skip
MIDDLES = (
    "Gia", "Khánh", "Thục", "Uyên", "Bảo", "Diệu", "Hải", "Kim", "Minh", "Nhật",
    "Phúc", "Sơn", "Tường", "Việt", "Xuân", "Ý", "Hoài", "Lan", "Mai", "Đan",
)  # fmt: skip
GIVEN = (
    "Khuê", "Bách", "Cẩm", "Dung", "Giang", "Hạnh", "Khiêm", "Lộc", "Mẫn", "Nghĩa",
    "Oanh", "Phác", "Quyên", "Sâm", "Thư", "Uy", "Vĩnh", "Xuyến", "Yến", "Đệ",
    "Ái", "Bằng", "Chiêu", "Duệ", "Hậu", "Kha", "Lâm", "Mạnh", "Nhã", "Phi",
)  # fmt: skip
PLACES_FIRST = (
    "Mạch", "Ngàn", "Bãi", "Khe", "Lũng", "Đầm", "Rú", "Truông", "Cồn", "Bàu",
    "Gò", "Suối", "Vực", "Hói", "Nương", "Rạch", "Thác", "Vàm", "Xóm", "Đìa",
    "Bến", "Dốc", "Hang", "Kênh", "Lạch", "Mom", "Nà", "Phai", "Quèn", "Sẻo",
)  # fmt: skip
PLACES_SECOND = (
    "Sậy", "Tràm", "Mây", "Bần", "Gạo", "Lau", "Ngái", "Sim", "Trúc", "Vông",
    "Cọ", "Dẻ", "Giáng", "Huê", "Lim", "Muồng", "Nứa", "Quế", "Sến", "Thị",
    "Bứa", "Chay", "Duối", "Gáo", "Khế", "Mít", "Ổi", "Roi", "Táu", "Vải",
)  # fmt: skip
INDICATORS = (
    ("Diện tích lúa đông xuân", "ha", ("lúa đông xuân",)),
    ("Sản lượng thủy sản nuôi", "tấn", ("thủy sản nuôi",)),
    ("Đàn bò", "con", ("số bò", "tổng đàn bò")),
    ("Hộ dùng nước sạch", "hộ", ("nước sạch",)),
    ("Đường bê tông làm mới", "km", ("đường bê tông",)),
    ("Lao động được đào tạo nghề", "người", ("đào tạo nghề",)),
    ("Trẻ mầm non ra lớp", "trẻ", ("mầm non",)),
    ("Vườn mẫu được công nhận", "vườn", ("vườn mẫu",)),
    ("Vốn vay tín dụng ưu đãi", "tỷ đồng", ("tín dụng ưu đãi",)),
    ("Rừng trồng tập trung", "ha", ("rừng trồng",)),
)  # fmt: skip
VERBS = (
    "rà soát", "đẩy nhanh", "kiểm kê", "lập phương án", "bố trí kinh phí", "vận động bà con",
    "giao cán bộ theo dõi", "phối hợp", "tổ chức lại", "công khai",
)  # fmt: skip
OBJECTS = (
    "nạo vét kênh tưới nội đồng", "cấp giấy chứng nhận cho hộ tái định cư",
    "tu sửa trạm bơm cũ", "lắp camera ở ngã ba chợ", "xây nhà bia",
    "chống hạn cho trà lúa muộn", "thu gom vỏ thuốc sâu", "trồng xen cây dược liệu",
    "tiêm phòng lở mồm long móng", "dựng chòi canh lửa", "cắm mốc hành lang đê",
    "số hóa sổ hộ tịch", "mở lớp dạy bơi", "di dời chuồng trại khỏi khu dân cư",
    "trả nợ vật liệu làm cầu treo", "đấu giá quầy chợ", "gieo mạ khay", "khoan giếng dự phòng",
    "nuôi ong lấy mật", "ghép cam bù vào gốc bưởi",
)  # fmt: skip
ENDS = (
    "trước mùa lũ", "để kịp vụ sau", "theo tổ tự quản", "bằng nguồn xã hội hóa",
    "có biên bản từng thôn", "gắn với thi đua của hội viên", "không để tồn đọng sang năm",
    "nhất là ở các thôn ven sông", "kèm danh sách hộ", "và báo cáo bằng văn bản",
)  # fmt: skip
SUBJECTS = (
    "phòng cháy rừng mùa nắng nóng", "nuôi cá lồng trên hồ chứa", "giữ nghề đan lát",
    "kiên cố hóa kênh mương", "xây dựng khu dân cư kiểu mẫu", "chăm sóc người cao tuổi",
    "quản lý đất bãi bồi", "phát triển đàn bò lai",
)  # fmt: skip
