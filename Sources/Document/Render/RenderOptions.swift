/// What the reader's screen can do.
///
///     RenderOptions(width: 60)                       // a pipe, NO_COLOR: no escape at all
///     RenderOptions(width: 100, colour: true)        // a terminal
///     RenderOptions(width: 80, accessible: true)     // a screen reader, TERM=dumb
public struct RenderOptions: Sendable, Equatable {
  /// In columns. Less than 20 counts as 20.
  public var width: Int
  public var colour: Bool
  /// Linear: one thing a line, words for every picture, nothing aligned in columns.
  public var accessible: Bool

  public init(width: Int = 80, colour: Bool = false, accessible: Bool = false) {
    (self.width, self.colour, self.accessible) = (width, colour, accessible)
  }
}
