/// One thing on a page, parted from the next by a blank line.
///
/// Write blocks with the builders (`Block.bullets(["un", "deux"])`); switch over the cases to render them.
public indirect enum Block: Sendable, Equatable {
  /// Level 1, 2 or 3. The title of the document stands above them.
  case heading(level: Int, Inline)
  case paragraph(Inline)
  case list(ListKind, [ListItem])
  case definitions([Definition])
  case table(Table)
  case timeline([TimelineItem])
  case bars(BarChart)
  case intervals(IntervalChart)
  case radar(RadarChart)
  case scatter(ScatterChart)
  case checklist([ChecklistItem])
  case callout(CalloutKind, [Block])
  case commands([CommandHint])
  case quote([Inline], author: Inline?)
  /// Lines shown as they are, never wrapped.
  case preformatted(String)
  case sources([SourceLine])
  case rule
  /// Blocks that stand together, with no blank line between them.
  case group([Block])
}

public enum ListKind: Sendable, Equatable {
  case bulleted, numbered
}

/// An item of a list, and the items under it (one level, always bulleted).
public struct ListItem: Sendable, Equatable {
  public var text: Inline
  public var children: [Inline]

  public init(_ text: Inline, _ children: [Inline] = []) {
    (self.text, self.children) = (text, children)
  }
}

/// A term and what it means or amounts to.
public struct Definition: Sendable, Equatable {
  public var term: Inline
  public var text: Inline

  public init(_ term: Inline, _ text: Inline) {
    (self.term, self.text) = (term, text)
  }
}

/// A command that the person could type next, and what it does.
public struct CommandHint: Sendable, Equatable {
  public var command: String
  public var does: Inline

  public init(_ command: String, _ does: Inline) {
    (self.command, self.does) = (command, does)
  }
}

/// Why a remark stands apart. The word is always shown.
public enum CalloutKind: Sendable, Equatable, CaseIterable {
  case info, warning, tip, assumption

  public var word: String {
    switch self {
    case .info: "À savoir"
    case .warning: "Attention"
    case .tip: "Conseil"
    case .assumption: "Supposé"
    }
  }
}
