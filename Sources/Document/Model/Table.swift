/// Rows under headers.
///
///     Block.table(["Formation", .right("Coût")], rows: [
///       ["BTS communication", "0 €"],
///       ["Titre professionnel", "4 500 €"],
///     ])
///
/// Where the width does not hold it (and always for a screen reader) each row becomes an item of lines « En-tête : valeur ».
public struct Table: Sendable, Equatable {
  public var columns: [Column]
  public var rows: [[Inline]]

  public init(_ columns: [Column], rows: [[Inline]]) {
    (self.columns, self.rows) = (columns, rows)
  }
}

/// A column: its header, and on which side its cells lean. Figures lean right, and are never wrapped.
public struct Column: Sendable, Equatable, ExpressibleByStringInterpolation {
  public enum Alignment: Sendable, Equatable { case left, right }

  public var header: Inline
  public var alignment: Alignment

  public init(_ header: Inline, _ alignment: Alignment = .left) {
    (self.header, self.alignment) = (header, alignment)
  }

  public init(stringLiteral header: String) { self.init(Inline(header)) }

  public init(stringInterpolation header: Inline.StringInterpolation) { self.init(Inline(stringInterpolation: header)) }

  public static func right(_ header: Inline) -> Column { Column(header, .right) }
}
