import Kernel

/// The compiled catalogue: one block of UTF-8 text with lengths, read in place and only as far as it is needed.
///
///     TREMPLIN1 <content key>\n
///     formations 42 183402\n<183402 bytes: 42 nodes>
///     …
///     index 1 461000\n<461000 bytes: see SearchIndex>
///
/// A node is `z` (null), `p12:…` or `s12:…` (a plain or quoted scalar of 12 bytes), `l3:` then three nodes, or `m3:`
/// then three times a scalar key and a node. Places are left out: what is compiled was verified before.
public enum CompiledForm {
  static let magic = "TREMPLIN1 "

  /// The section that holds the full-text index.
  static let indexName = "index"

  /// - Parameter searchable: whether to build the full-text index, the longest part of the work.
  public static func encode(_ nodes: CatalogNodes, searchable: Bool = true) -> [UInt8] {
    var body: [UInt8] = []
    for kind in CatalogKind.allCases {
      let entries = nodes.entries[kind] ?? []
      var section: [UInt8] = []
      for entry in entries { write(entry, to: &section) }
      body.append(contentsOf: "\(kind.rawValue) \(entries.count) \(section.count)\n".utf8)
      body.append(contentsOf: section)
    }
    if searchable {
      let index = SearchIndexBuilder(nodes).encode()
      body.append(contentsOf: "\(indexName) 1 \(index.count)\n".utf8)
      body.append(contentsOf: index)
    }
    return Array((magic + contentKey(body) + "\n").utf8) + body
  }

  /// FNV-1a over the compiled bytes: tells two catalogues apart; it is no defence against forgery.
  static func contentKey(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }

  private static func write(_ node: Node, to out: inout [UInt8]) {
    switch node.value {
    case .null: out.append(122)
    case .scalar(let text, let plain): write(text, plain ? 112 : 115, to: &out)
    case .list(let items):
      out.append(contentsOf: "l\(items.count):".utf8)
      for item in items { write(item, to: &out) }
    case .map(let entries):
      out.append(contentsOf: "m\(entries.count):".utf8)
      for entry in entries {
        write(entry.key, 115, to: &out)
        write(entry.value, to: &out)
      }
    }
  }

  private static func write(_ text: String, _ tag: UInt8, to out: inout [UInt8]) {
    let bytes = Array(text.utf8)
    out.append(tag)
    out.append(contentsOf: "\(bytes.count):".utf8)
    out.append(contentsOf: bytes)
  }
}

/// Reads the compiled form in place.
public struct CompiledReader: @unchecked Sendable {
  // The buffer belongs to the executable's constants, or is kept alive by `owner`; nobody writes to it.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let owner: AnyObject?
  public let contentKey: String
  private var sections: [CatalogKind: (count: Int, start: Int)] = [:]
  /// The full-text index; nil where the catalogue was compiled without one.
  public private(set) var searchIndex: SearchIndex?

  /// Nil where the bytes are not a compiled catalogue of this version.
  public init?(_ bytes: UnsafeBufferPointer<UInt8>, owner: AnyObject? = nil) {
    (self.bytes, self.owner) = (bytes, owner)
    let magic = Array(CompiledForm.magic.utf8)
    let headerLength = magic.count + 17
    guard bytes.count >= headerLength, bytes.prefix(magic.count).elementsEqual(magic) else { return nil }
    contentKey = String(decoding: bytes[magic.count..<magic.count + 16], as: UTF8.self)
    var index = headerLength
    while index < bytes.count {
      guard let end = bytes[index...].firstIndex(of: 10) else { return nil }
      let words = String(decoding: bytes[index..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let count = Int(words[1]), let length = Int(words[2]), length >= 0,
        end + 1 + length <= bytes.count
      else { return nil }
      // A kind of a later version is skipped, not misread.
      if let kind = CatalogKind(rawValue: String(words[0])) { sections[kind] = (count, end + 1) }
      if words[0] == CompiledForm.indexName {
        let section = UnsafeBufferPointer(rebasing: bytes[(end + 1)..<(end + 1 + length)])
        searchIndex = SearchIndex(section, owner: owner)
      }
      index = end + 1 + length
    }
  }

  /// Whether the bytes are those that the key was computed from.
  public var isIntact: Bool {
    CompiledForm.contentKey(bytes.dropFirst(CompiledForm.magic.utf8.count + 17)) == contentKey
  }

  public func nodes(_ kind: CatalogKind) -> [Node] {
    guard let section = sections[kind] else { return [] }
    var index = section.start
    return (0..<section.count).map { _ in node(&index) }
  }

  /// The entries that have one of the ids; the others are stepped over.
  public func nodes(_ kind: CatalogKind, ids: Set<String>) -> [Node] {
    guard let section = sections[kind] else { return [] }
    var index = section.start
    return (0..<section.count).compactMap { _ in
      var start = index
      skip(&index)
      return id(at: start).map(ids.contains) == true ? node(&start) : nil
    }
  }

  /// The `id` of the entry that begins there.
  private func id(at start: Int) -> String? {
    var index = start + 1
    for _ in 0..<length(&index) {
      index += 1
      let key = text(&index)
      if key == "id" {
        index += 1
        return text(&index)
      }
      skip(&index)
    }
    return nil
  }

  private func skip(_ index: inout Int) {
    let tag = bytes[index]
    index += 1
    switch tag {
    case 112, 115:
      let count = length(&index)
      index += count
    case 108: for _ in 0..<length(&index) { skip(&index) }
    case 109:
      for _ in 0..<length(&index) {
        skip(&index)
        skip(&index)
      }
    default: break
    }
  }

  private func length(_ index: inout Int) -> Int {
    var value = 0
    while bytes[index] != 58 {
      value = value * 10 + Int(bytes[index] &- 48)
      index += 1
    }
    index += 1
    return value
  }

  private func text(_ index: inout Int) -> String {
    let count = length(&index)
    defer { index += count }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<index + count]), as: UTF8.self)
  }

  private func node(_ index: inout Int) -> Node {
    let tag = bytes[index]
    index += 1
    switch tag {
    case 112: return Node(.scalar(text(&index), plain: true))
    case 115: return Node(.scalar(text(&index), plain: false))
    case 108:
      let count = length(&index)
      return Node(.list((0..<count).map { _ in node(&index) }))
    case 109:
      let count = length(&index)
      return Node(
        .map(
          (0..<count).map { _ in
            index += 1
            let key = text(&index)
            return Node.Entry(key: key, value: node(&index))
          }))
    default: return Node(.null)
    }
  }
}
