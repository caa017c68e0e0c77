import Markup

/// A form that is sent, not asked for: what it changes is checked by the server, which says it in Vietnamese.
public struct PostForm: HTMLPart {
    private let address: Address
    private let hasFiles: Bool
    private let body: HTML

    /// - Parameter hasFiles: whether a field takes a file; then the handler reads it with `Request.upload`.
    public init(to address: Address, hasFiles: Bool = false, _ body: HTML) {
        self.address = address
        self.hasFiles = hasFiles
        self.body = body
    }

    public var html: HTML {
        """
        <form method="post" action="\(address)"\(when: hasFiles, " enctype=\"multipart/form-data\"") \
        novalidate="novalidate">\(body)</form>
        """
    }
}
