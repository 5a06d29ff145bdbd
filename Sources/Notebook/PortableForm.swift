import Kernel

/// The whole journal as JSON, to keep outside SQLite: one entry a line, payloads byte for byte.
///
///     {"tremplin":"carnet","formatVersion":1,"entries":[
///     {"seq":1,"formatVersion":1,"kind":"facts","recordedAt":"…","asOf":"2026-11-23","catalogKey":"…","deed":1,"payload":{…}}
///     ]}
///
/// `conversation` is there when the entry has one. A stored payload that is not JSON any more (a damaged disk) is carried
/// as text under `payloadText`, so that the rest can still be saved.
enum PortableForm {
  static let version = 1

  static func write(_ entries: [Entry]) -> String {
    let lines = entries.map(line).joined(separator: ",\n")
    return "{\"tremplin\":\"carnet\",\"formatVersion\":\(version),\"entries\":[\n\(lines)\n]}\n"
  }

  private static func line(_ entry: Entry) -> String {
    let isJSON = (try? JSONReader.read(entry.payload)) != nil
    let payload = isJSON ? "\"payload\":\(entry.payload)" : "\"payloadText\":\(jsonQuoted(entry.payload))"
    let conversation = entry.conversation.map { "\"conversation\":\(jsonQuoted($0))," } ?? ""
    return """
      {"seq":\(entry.seq),"formatVersion":\(entry.formatVersion),"kind":\(jsonQuoted(entry.kind.rawValue)),\
      "recordedAt":\(jsonQuoted(entry.recordedAt)),"asOf":"\(entry.asOf)",\
      "catalogKey":\(jsonQuoted(entry.catalogKey)),\(conversation)"deed":\(entry.deed),\(payload)}
      """
  }

  /// Reads the form strictly: an unknown key, a missing one or a wrong order is an error that names line and entry.
  static func read(_ bytes: [UInt8], file: String) throws(NotebookError) -> [Entry] {
    var reader = JSONReader(bytes: bytes)
    let root: JSONNode
    do { root = try reader.document() } catch { throw malformed(error, entry: nil, file) }
    func wrong(_ what: String, _ node: JSONNode, entry: Int? = nil) -> NotebookError {
      malformed(reader.fault(what, at: node.bytes.lowerBound), entry: entry, file)
    }
    guard case .object(let members) = root.value else { throw wrong("un objet JSON était attendu", root) }
    if let other = members.first(where: { !["tremplin", "formatVersion", "entries"].contains($0.key) }) {
      throw wrong("clé inconnue « \(other.key) »", other.value)
    }
    guard root["tremplin"]?.string == "carnet" else { throw wrong("ce n’est pas un carnet de Tremplin", root) }
    guard let found = root["formatVersion"]?.integer else { throw wrong("« formatVersion » manque", root) }
    guard found <= version else { throw .newerVersion(file: file, found: found, known: version) }
    guard found == version else { throw wrong("« formatVersion » impossible", root) }
    guard let list = root["entries"], case .array(let items) = list.value else {
      throw wrong("« entries » manque", root)
    }
    var entries: [Entry] = []
    for (index, item) in items.enumerated() {
      switch entry(item, in: bytes) {
      case .failure(let fault): throw wrong(fault.what, fault.node ?? item, entry: index + 1)
      case .success(let entry):
        guard entry.seq > entries.last?.seq ?? 0 else {
          throw wrong("« seq » ne suit pas l’entrée précédente", item, entry: index + 1)
        }
        entries.append(entry)
      }
    }
    return entries
  }

  private static func malformed(_ fault: JSONFault, entry: Int?, _ file: String) -> NotebookError {
    .malformed(file: file, line: fault.line, column: fault.column, entry: entry, detail: fault.what)
  }

  private struct EntryFault: Error {
    var what: String
    var node: JSONNode?
  }

  private static let keys: Set = [
    "seq", "formatVersion", "kind", "recordedAt", "asOf", "catalogKey", "conversation", "deed", "payload",
    "payloadText",
  ]

  private static func entry(_ node: JSONNode, in bytes: [UInt8]) -> Result<Entry, EntryFault> {
    guard case .object(let members) = node.value else { return .failure(.init(what: "un objet était attendu")) }
    for member in members where !keys.contains(member.key) {
      return .failure(.init(what: "clé inconnue « \(member.key) »", node: member.value))
    }
    func need<T>(_ key: String, _ read: (JSONNode) -> T?) throws(EntryFault) -> T {
      guard let value = node[key] else { throw EntryFault(what: "« \(key) » manque") }
      guard let result = read(value) else {
        throw EntryFault(what: "« \(key) » n’a pas la forme attendue", node: value)
      }
      return result
    }
    do throws(EntryFault) {
      let payload: String
      if node["payloadText"] != nil, node["payload"] == nil {
        payload = try need("payloadText") { $0.string }
      } else {
        payload = try need("payload") { String(decoding: bytes[$0.bytes], as: UTF8.self) }
      }
      let entry = Entry(
        seq: try need("seq") { $0.integer }, formatVersion: try need("formatVersion") { $0.integer },
        kind: EntryKind(rawValue: try need("kind") { $0.string }), recordedAt: try need("recordedAt") { $0.string },
        asOf: try need("asOf") { $0.string.flatMap { CivilDate(iso: $0) } },
        catalogKey: try need("catalogKey") { $0.string },
        conversation: node["conversation"] == nil ? nil : try need("conversation") { $0.string },
        deed: try need("deed") { $0.integer }, payload: payload)
      if let fault = entry.fault { return .failure(.init(what: fault)) }
      return .success(entry)
    } catch { return .failure(error) }
  }
}

extension Notebook {
  /// The portable whole: every entry, in a documented form that ``restore(from:into:clock:lockTimeout:)`` reads.
  public func exportJSON() throws(NotebookError) -> String { PortableForm.write(try entries()) }
}
