/// Something to do, and where it stands. The state is always said by a word too.
///
///     Block.checklist([
///       ChecklistItem(.done, "Créer le compte", details: ["le 12/01/2027"]),
///       ChecklistItem(.late, "Demander l’ACRE"),
///       ChecklistItem(.todo, "Ouvrir un compte bancaire", word: "reportée"),
///     ])
public struct ChecklistItem: Sendable, Equatable {
  public enum State: Sendable, Equatable, CaseIterable {
    case done, todo, blocked, late

    public var word: String {
      switch self {
      case .done: "fait"
      case .todo: "à faire"
      case .blocked: "bloqué"
      case .late: "en retard"
      }
    }
  }

  public var state: State
  public var text: Inline
  /// The word of the state: « faite » where the noun is feminine, « reportée »…
  public var word: String
  public var details: [Inline]

  public init(_ state: State, _ text: Inline, word: String? = nil, details: [Inline] = []) {
    (self.state, self.text, self.details) = (state, text, details)
    self.word = word ?? state.word
  }
}
