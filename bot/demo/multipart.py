"""The parts of a form with files (multipart/form-data), as Bot API clients upload them."""

from email.message import Message
from email.parser import BytesHeaderParser

_BETWEEN = b"\r\n\r\n"


class Upload(bytes):
    """A file, and what it is called."""

    name: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "Upload":
        """A file of this name."""
        upload = cls(content)
        upload.name = name
        return upload


def parts_of(content_type: str, body: bytes) -> dict[str, str | bytes]:
    """Name → text, or the bytes where the part is a file."""
    head = Message()
    head["Content-Type"] = content_type
    boundary = str(head.get_param("boundary") or "")
    values: dict[str, str | bytes] = {}
    # The first piece stands before the first part, the last is the end mark.
    for piece in body.split(f"--{boundary}".encode())[1:-1] if boundary else ():
        headers, _, content = piece.removeprefix(b"\r\n").partition(_BETWEEN)
        part = BytesHeaderParser().parsebytes(headers + _BETWEEN)
        name = part.get_param("name", header="content-disposition")
        raw = content.removesuffix(b"\r\n")
        if isinstance(name, str):
            values[name] = raw.decode("utf-8", "replace")
            if file_name := part.get_filename():
                values[name] = Upload.of(file_name, raw)
    return values
