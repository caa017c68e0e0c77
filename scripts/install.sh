#!/usr/bin/env bash
# Puts in place what the machine lacks: `scripts/install.sh build [test] [bench]`.
# Asks nothing and installs nothing when everything is there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"

# One package a line, and why it is needed: this is what the officer at the terminal reads.
packages_for() {
    case $1 in
    build) cat <<'LIST' ;;
git                    lấy mã nguồn các gói Swift mà Vươn dùng
ca-certificates        kiểm tra chứng thư khi lấy các gói đó
libc6-dev              biên dịch phần mã C
libstdc++-12-dev       liên kết chương trình
tzdata                 giờ Việt Nam
pkg-config             tìm các thư viện dưới đây khi biên dịch
libsqlite3-dev         cơ sở dữ liệu SQLite
libpq-dev              kết nối PostgreSQL
libssl-dev             mã hoá số định danh, băm nhật ký
libargon2-dev          băm mật khẩu
libicu-dev             thứ tự chữ cái tiếng Việt
libexpat1-dev          đọc tệp .xlsx
zlib1g-dev             giải nén tệp .xlsx
libxlsxwriter-dev      ghi tệp .xlsx
LIST
    test) cat <<'LIST' ;;
postgresql-15          thử trên PostgreSQL (cụm riêng, tự tắt sau khi thử)
sqlite3                xem lại tệp SQLite bằng một chương trình độc lập
python3-venv           môi trường Python riêng cho công cụ thử
nginx-light            thử máy chủ trung gian có https
openssl                chứng thư tạm cho phép thử đó
chromium               thử các trang trên trình duyệt thật
fonts-liberation2      chữ Việt trong ảnh chụp và bản in
poppler-utils          xem bản in PDF
libreoffice-calc-nogui tạo và mở tệp bảng tính như ở văn phòng
LIST
    bench) cat <<'LIST' ;;
wrk                    đo tốc độ trả trang
nginx-light            trang tĩnh đối chứng cho phép đo trả trang
sqlite3                chương trình đối chứng
python3-venv           môi trường Python riêng cho chương trình đối chứng
LIST
    *) refuse 2 "Không có nhóm gói \"$1\". Các nhóm: build, test, bench." ;;
    esac
}

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# The lines of the groups asked for whose package is not on the machine.
missing_from() {
    local group package reason
    for group in "$@"; do
        while read -r package reason; do
            is_installed "$package" || printf '%s\t%s\n' "$package" "$reason"
        done < <(packages_for "$group")
    done | sort -u
}

# Says how this user may become root: nothing for root itself, sudo where it works.
set_privilege() {
    if ((EUID == 0)); then
        privilege=(env)
    elif command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
        privilege=(sudo env)
    else
        refuse 3 "Không cài được: bạn không phải root và máy không cho dùng sudo." \
            "Nhờ người quản trị máy chạy:" \
            $'\n'"    apt-get update && apt-get install -y --no-install-recommends $*"
    fi
}

apt() { "${privilege[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null; }

# Package lists are fetched only where the ones at hand do not lead to the packages.
install_packages() {
    set_privilege "$@"
    if apt install --no-install-recommends "$@"; then return; fi
    say "Danh mục gói trên máy chưa có hoặc đã cũ; cập nhật rồi cài lại."
    if apt update && apt install --no-install-recommends "$@"; then return; fi
    refuse 3 "Không cài được: $*. Xem thông báo của apt-get ở trên (mạng, đĩa đầy, nguồn gói)."
}

require_debian() {
    command -v dpkg-query >/dev/null && return
    refuse 3 "Máy này không phải Debian (không có dpkg-query). Vươn được làm và thử trên Debian 12."
}

require_swift() {
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1) || true
    if [[ -z $version ]]; then
        refuse 3 "Chưa có Swift. Hãy cài Swift 6.3 cho Debian 12 (trang swift.org, mục Install)," \
            "để lệnh \`swift\` nằm trong PATH, rồi chạy lại."
    fi
    if ((${version%.*} < 6 || (${version%.*} == 6 && ${version#*.} < 3))); then
        refuse 3 "Swift trên máy là $version; Vươn cần Swift 6.3 trở lên. Hãy cài bản mới rồi chạy lại."
    fi
}

main() {
    (($# > 0)) || refuse 2 "Cách dùng: scripts/install.sh build [test] [bench]"
    require_debian
    require_swift

    local missing packages
    missing=$(missing_from "$@")
    [[ -n $missing ]] || return 0
    say "Máy còn thiếu các gói Debian sau; cài bằng apt-get:"
    printf '%s\n' "$missing" | while IFS=$'\t' read -r package reason; do
        printf '  %-24s %s\n' "$package" "$reason"
    done
    mapfile -t packages < <(cut -f 1 <<<"$missing" | sort -u)
    install_packages "${packages[@]}"
}

main "$@"
