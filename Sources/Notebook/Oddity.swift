/// An entry that does not hold together with those before it.
public struct Oddity: Hashable, Sendable, CustomStringConvertible {
  public enum What: Hashable, Sendable {
    case outOfOrder
    case noSuchConversation
    case startedTwice
    case nothingToWithdraw
    case cannotTurn(deed: Int)
    case unreadablePayload
  }

  public let seq: Int
  public let what: What

  public var description: String {
    switch what {
    case .outOfOrder: "entrée \(seq) : elle n’est pas à sa place dans l’ordre du journal"
    case .noSuchConversation: "entrée \(seq) : la conversation dont elle parle n’est pas ouverte"
    case .startedTwice: "entrée \(seq) : cette conversation avait déjà commencé"
    case .nothingToWithdraw: "entrée \(seq) : il n’y avait pas de réponse à retirer"
    case .cannotTurn(let deed): "entrée \(seq) : l’action \(deed) ne pouvait pas être annulée ou refaite à ce moment"
    case .unreadablePayload: "entrée \(seq) : son contenu est illisible"
    }
  }
}
