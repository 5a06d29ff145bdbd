/// Writing an `Inline` as a literal.
///
///     let greeting: Inline = "Bonjour \(name), \(emphasis: "bienvenue")."
///     let price: Inline = "\(uncertain: "1 200 €")\(cite: "onisep")"
///
/// A plain `\(value)` takes a `String`, an `Inline`, or anything with a description (an `Int` gets no spaces: write
/// `\(French.number(n))` for « 12 000 »).
extension Inline: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }

  public init(stringInterpolation interpolation: StringInterpolation) { self = interpolation.inline }

  public struct StringInterpolation: StringInterpolationProtocol {
    var inline = Inline()

    public init(literalCapacity: Int, interpolationCount: Int) {
      inline.spans.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ text: String) { inline += Inline(text) }
    public mutating func appendInterpolation(_ text: String) { inline += Inline(text) }
    public mutating func appendInterpolation(_ inline: Inline) { self.inline += inline }
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      inline += Inline(value.description)
    }
    public mutating func appendInterpolation(strong inline: Inline) { self.inline += .strong(inline) }
    public mutating func appendInterpolation(emphasis inline: Inline) { self.inline += .emphasis(inline) }
    public mutating func appendInterpolation(success inline: Inline) { self.inline += .success(inline) }
    public mutating func appendInterpolation(warning inline: Inline) { self.inline += .warning(inline) }
    public mutating func appendInterpolation(muted inline: Inline) { self.inline += .muted(inline) }
    public mutating func appendInterpolation(command: String) { inline += .command(command) }
    public mutating func appendInterpolation(uncertain inline: Inline) { self.inline += .uncertain(inline) }
    public mutating func appendInterpolation(cite id: String) { inline += .cite(id) }
    public mutating func appendInterpolation(cite ids: [String]) { inline += .cite(ids) }
  }
}
