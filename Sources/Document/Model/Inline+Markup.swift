extension Inline {
  /// Text of the catalogue: `**strong**` and `` `command` ``, everything else as it stands.
  ///
  ///     Inline(markup: "Lancez `tremplin profil` : c’est **gratuit**.")
  public init(markup text: String) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "*") }) else {
      self.init(text)
      return
    }
    self.init()
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("**"), let end = rest.dropFirst(2).firstRange(of: "**") {
        self += .strong(Inline(String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound])))
        rest = rest[end.upperBound...]
      } else if rest.first == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        self += .command(String(rest[rest.index(after: rest.startIndex)..<end]))
        rest = rest[rest.index(after: end)...]
      } else {
        let next = rest.dropFirst().firstIndex { $0 == "`" || $0 == "*" } ?? rest.endIndex
        self += Inline(String(rest[..<next]))
        rest = rest[next...]
      }
    }
  }
}

extension Substring {
  fileprivate func firstRange(of mark: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(mark) { return index..<self.index(index, offsetBy: mark.count) }
      formIndex(after: &index)
    }
    return nil
  }
}
