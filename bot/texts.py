"""Wording that the command line and Telegram share."""

EMPTY_QUESTION = "Bạn hãy gõ một câu hỏi nhé."
TOO_LONG = "Câu hỏi hơi dài. Bạn rút gọn còn dưới 500 chữ cái và hỏi từng ý một giúp mình nhé."
