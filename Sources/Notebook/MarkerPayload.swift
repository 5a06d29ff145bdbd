/// The payload of `undo` and `redo`: `{"deed":12}`.
struct TurnPayload {
  var deed: Int

  init(deed: Int) { self.deed = deed }

  init?(_ payload: String) {
    guard let deed = try? JSONReader.read(payload)["deed"]?.integer else { return nil }
    self.deed = deed
  }

  var json: String { "{\"deed\":\(deed)}" }
}

/// The payload of `conversationStarted`: `{"kind":"practice","input":"…"}`.
struct StartPayload {
  var kind: String
  var input: String?

  init(kind: String, input: String?) { (self.kind, self.input) = (kind, input) }

  init?(_ payload: String) {
    guard let node = try? JSONReader.read(payload), let kind = node["kind"]?.string else { return nil }
    (self.kind, self.input) = (kind, node["input"]?.string)
  }

  var json: String {
    let rest = input.map { ",\"input\":" + jsonQuoted($0) } ?? ""
    return "{\"kind\":\(jsonQuoted(kind))\(rest)}"
  }
}
