/// A ZIP file of stored parts, put together for tests.
public func plainZip(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var (file, directory) = ([UInt8](), [UInt8]())
    for part in parts {
        let name = Array(part.name.utf8)
        let size = little(part.bytes.count, 4)
        let fields: [UInt8] =
            little(20, 2) + little(0, 8) + little(Int(checksum(part.bytes)), 4) + size + size + little(name.count, 2)
            + little(0, 2)
        directory += [0x50, 0x4B, 1, 2] + little(20, 2) + fields + little(0, 10) + little(file.count, 4) + name
        file += [0x50, 0x4B, 3, 4] + fields + name + part.bytes
    }
    let count = little(parts.count, 2)
    let end = [0x50, 0x4B, 5, 6] + little(0, 4) + count + count + little(directory.count, 4) + little(file.count, 4)
    return file + directory + end + little(0, 2)
}

/// A workbook of one sheet from the XML of its sheet and its shared texts.
public func plainWorkbook(sheet: [UInt8], shared: [UInt8]) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return plainZip([
        (
            "[Content_Types].xml",
            Array(
                ("<Types xmlns=\"\(package)/content-types\">"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind)\"/></Types>").utf8)
        ),
        (
            "xl/workbook.xml",
            Array(
                ("<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">"
                    + "<sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>").utf8)
        ),
        (
            "xl/_rels/workbook.xml.rels",
            Array(
                """
                <Relationships xmlns="\(package)/relationships">\
                <Relationship Id="a" Type="\(office)/worksheet" Target="s.xml"/>\
                <Relationship Id="b" Type="\(office)/sharedStrings" Target="t.xml"/></Relationships>
                """.utf8)
        ),
        ("xl/s.xml", sheet), ("xl/t.xml", shared),
    ])
}

private func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
}

private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { value, byte in value >> 8 ^ table[Int((value ^ UInt32(byte)) & 0xFF)] }
}

private let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
}
