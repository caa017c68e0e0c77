/// The product's mark as the browser's tab shows it.
enum Favicon {
    static let text = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" \
        fill="#0b4f52"/><rect x="5" y="20" width="5" height="7" rx="1" fill="#7fd1c7"/>\
        <rect x="13" y="15" width="5" height="12" rx="1" fill="#b9e8e1"/>\
        <rect x="21" y="10" width="5" height="17" rx="1" fill="#fff"/>\
        <path d="M5 15 L24 5" stroke="#ffd166" stroke-width="3" stroke-linecap="round"/></svg>
        """
}
