import Kernel

/// A reply as a hand-written policy, a script or `lot` gives it.
public enum ScriptedReply: Sendable, Equatable {
  /// An option by id, or a text.
  case word(String)
  /// Options, or an order.
  case words([String])
  case number(Double)

  init?(_ node: Node) {
    switch node.value {
    case .scalar(let text, let plain):
      if plain, let number = Quantity(text) { self = .number(number.double) } else { self = .word(text) }
    case .list(let items):
      let words = items.compactMap(\.text)
      guard words.count == items.count else { return nil }
      self = .words(words)
    default: return nil
    }
  }
}

/// The replies of the two policies that a person wrote, without looking at `evidence`.
struct ScriptedPolicies: Record {
  let expert: [String: ScriptedReply]
  let cautious: [String: ScriptedReply]

  init(_ fields: Fields) {
    expert = fields.scriptedReplies("expert")
    cautious = fields.scriptedReplies("cautious")
  }
}

extension Fields {
  fileprivate func scriptedReplies(_ key: String) -> [String: ScriptedReply] {
    describe(key, ["type": "object"], required: true)
    guard let node = take(key), case .map(let entries) = node.value else {
      if !isDescribing { problem(.missingKey, key: key, "il manque les réponses de « \(key) ».") }
      return [:]
    }
    var replies: [String: ScriptedReply] = [:]
    for entry in entries {
      if let reply = ScriptedReply(entry.value) {
        replies[entry.key] = reply
      } else {
        problem(
          .wrongType, at: entry.value, key: key, "« \(entry.key) » : il fallait une option, une liste ou un nombre.")
      }
    }
    return replies
  }
}
