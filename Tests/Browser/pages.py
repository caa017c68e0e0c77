"""The pages that the browser suite opens: one list, and the words of the sign-in page."""

from dataclasses import dataclass

# Roles as `vuon init --sample --json` names them.
ADMINISTRATOR = "Quản trị"
STAFF = "Cán bộ"
LEADER = "Lãnh đạo"


@dataclass(frozen=True)
class Address:
    """A page, the role that opens it (None: nobody is signed in), and a name for its pictures."""

    name: str
    path: str
    role: str | None = STAFF
    status: int = 200


PAGES = [
    Address("dang-nhap", "/dang-nhap", role=None),
    Address("bang-chi-tieu", "/"),
    Address("khong-thay", "/khong-co-trang-nay", status=404),
]


@dataclass(frozen=True)
class SignInPage:
    path: str = "/dang-nhap"
    name_label: str = "Tên đăng nhập"
    password_label: str = "Mật khẩu"
    button: str = "Đăng nhập"


SIGN_IN = SignInPage()
