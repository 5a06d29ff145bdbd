/// A run of French text with its marks: what a paragraph, a table cell or a list item is made of.
///
///     let line: Inline = "Il reste \(strong: "3 jours"). Tapez \(command: "demarches liste")."
///     let rate: Inline = "Le taux est de 25,6 %\(cite: "urssaf-taux")."
///
/// Texts are kept as they were written; a renderer makes control characters visible (`visible(_:)`), so words that come
/// from data or from the person need no care. In running text, spaces and ends of line count as one space.
public struct Inline: Sendable, Equatable {
  /// What one stretch of text means. The renderer gives it a look.
  public struct Marks: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let strong = Marks(rawValue: 1)
    public static let emphasis = Marks(rawValue: 2)
    /// Something to type: kept on one line, between « guillemets ».
    public static let command = Marks(rawValue: 4)
    public static let success = Marks(rawValue: 8)
    public static let warning = Marks(rawValue: 16)
    public static let muted = Marks(rawValue: 32)
  }

  public enum Span: Sendable, Equatable {
    case text(String, Marks)
    /// A source, by its id: shown as `[1]`.
    case cite(String)
    /// « (à vérifier) ».
    case uncertain
    case lineBreak
  }

  public var spans: [Span]

  public init(spans: [Span] = []) { self.spans = spans }

  /// Words known only when the program runs.
  public init(_ text: String) { spans = text.isEmpty ? [] : [.text(text, [])] }

  public var isEmpty: Bool { spans.isEmpty }

  /// The words alone: for the title of a page, the label of a drawing.
  public var plainText: String {
    spans.reduce(into: "") { text, span in
      switch span {
      case .text(let more, _): text += more
      case .uncertain: text += " (à\u{A0}vérifier)"
      case .lineBreak: text += " "
      case .cite: break
      }
    }
  }
}

extension Inline {
  public static func text(_ text: String) -> Inline { Inline(text) }
  public static func strong(_ inline: Inline) -> Inline { inline.marked(.strong) }
  public static func emphasis(_ inline: Inline) -> Inline { inline.marked(.emphasis) }
  /// Green: the words must say the success by themselves.
  public static func success(_ inline: Inline) -> Inline { inline.marked(.success) }
  /// Yellow: the words must say the danger by themselves.
  public static func warning(_ inline: Inline) -> Inline { inline.marked(.warning) }
  /// Dim: for what can be skipped.
  public static func muted(_ inline: Inline) -> Inline { inline.marked(.muted) }
  /// Something to type. The renderer writes the guillemets.
  public static func command(_ command: String) -> Inline { Inline(spans: [.text(command, .command)]) }
  /// A text that nobody has checked yet: « 1 200 € (à vérifier) ».
  public static func uncertain(_ inline: Inline = Inline()) -> Inline { Inline(spans: inline.spans + [.uncertain]) }
  /// The number of a source, stuck to the word before it.
  public static func cite(_ id: String) -> Inline { Inline(spans: [.cite(id)]) }
  public static func cite(_ ids: [String]) -> Inline { Inline(spans: ids.map { .cite($0) }) }
  public static let lineBreak = Inline(spans: [.lineBreak])

  private func marked(_ mark: Marks) -> Inline {
    Inline(
      spans: spans.map { span in
        guard case .text(let text, let marks) = span else { return span }
        return .text(text, marks.union(mark))
      })
  }

  public static func + (a: Inline, b: Inline) -> Inline {
    var sum = a
    sum += b
    return sum
  }

  /// Neighbours with the same marks become one: two texts that read the same are equal, however they were put together.
  public static func += (a: inout Inline, b: Inline) {
    for span in b.spans {
      guard case .text(let more, let marks) = span, !marks.contains(.command),
        case .text(var text, marks)? = a.spans.last
      else {
        a.spans.append(span)
        continue
      }
      a.spans.removeLast()  // `text` is then alone to hold its bytes, and grows in place
      text += more
      a.spans.append(.text(text, marks))
    }
  }
}

extension Sequence<Inline> {
  /// One text out of many, with `separator` between them.
  public func joined(separator: Inline = Inline()) -> Inline {
    var joined = Inline()
    for (index, inline) in enumerated() {
      if index > 0 { joined += separator }
      joined += inline
    }
    return joined
  }
}
