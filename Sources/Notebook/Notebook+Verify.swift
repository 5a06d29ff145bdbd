import GRDB

/// One thing that `carnet verifier` found.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: Hashable, Sendable { case note, mended, warning, problem }

  public let severity: Severity
  /// One French sentence: what, and the mend.
  public let text: String
  public var description: String { text }
}

extension Notebook {
  /// Goes through the whole notebook: pages, schema, order, payloads, conversations, permissions. Empty when all is well.
  ///
  /// Throws only where there is nothing to look at (``NotebookError/cannotRead(_:_:)``); damage is a finding, and
  /// permissions that others may use are a warning: nothing is lost.
  ///
  /// - Parameter mending: put folder and files back to 0700 and 0600. Nothing else is ever changed.
  public static func verify(
    _ location: NotebookLocation, mending: Bool = false, upcasters: Upcasters = .none,
    knownKinds: Set<EntryKind> = EntryKind.known, lockTimeout: Double = usualLockTimeout
  ) throws(NotebookError) -> [Finding] {
    guard try fileIsThere(location) else { throw .cannotRead(location.file, .missing) }
    var findings = permissions(location, mending: mending)
    do {
      let connection = try Connection.forReading(location.file, lockTimeout: lockTimeout)
      defer { connection.close() }
      findings += connection.faults(thorough: true).map { .problem("Pages incohérentes : \($0).") }
      let file = location.file
      guard try connection.read({ try Schema.check($0, file: file) }) > 0 else {
        return findings + [.note("Le carnet est vide : rien n’y a encore été noté.")]
      }
      findings += try connection.read { try schema($0) }
      let entries = try connection.read { try Schema.entries($0, after: 0, file: file) }
      findings += content(entries, upcasters, knownKinds)
    } catch {
      findings.append(.problem(error.description))
    }
    return findings
  }

  private static func permissions(_ location: NotebookLocation, mending: Bool) -> [Finding] {
    var wanted: [(path: String, mode: UInt32)] = [(location.folder, 0o700)]
    for name in Disk.names(in: location.folder) where isOurs(name) {
      let path = location.folder + "/" + name
      if Disk.kind(of: path) == .file { wanted.append((path, 0o600)) }
    }
    return wanted.compactMap { path, mode in
      guard Disk.kind(of: path) != .symbolicLink, let found = Disk.permissions(of: path), found != mode else {
        return nil
      }
      let deviation = "« \(path) » a les droits \(String(found, radix: 8)) au lieu de \(String(mode, radix: 8))"
      guard mending else {
        let command = "chmod \(String(mode, radix: 8)) \(quoted(path))"
        return .warning(
          "\(deviation) : d’autres comptes de cette machine y ont peut-être accès. Corrigez avec : \(command)")
      }
      return Disk.mode(path, mode) ? .mended("\(deviation) : corrigé.") : .warning("\(deviation) : correction refusée.")
    }
  }

  /// A path as a shell takes it back.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "/._-".utf8.contains($0)
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  private static func schema(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    for guardian in Schema.guards {
      let found = try db.texts("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = '\(guardian.name)'")
      if found != [guardian.sql] {
        findings.append(
          .problem("La protection « \(guardian.name) » du journal manque ou a changé : restaurez une sauvegarde."))
      }
    }
    if try db.texts("PRAGMA journal_mode") != ["wal"] {
      findings.append(.note("Le carnet n’est pas en mode WAL : il y reviendra à la prochaine écriture."))
    }
    return findings
  }

  private static func content(
    _ entries: [Entry], _ upcasters: Upcasters, _ knownKinds: Set<EntryKind>
  ) -> [Finding] {
    var findings: [Finding] = []
    var expected = 1
    for entry in entries {
      if entry.seq != expected {
        let gap = entry.seq == expected + 1 ? "l’entrée \(expected)" : "les entrées \(expected) à \(entry.seq - 1)"
        findings.append(.problem("Il manque \(gap) du journal."))
      }
      expected = entry.seq + 1
      if let fault = entry.fault { findings.append(.problem("Entrée \(entry.seq) : \(fault).")) }
      do {
        _ = try JSONReader.read(entry.payload)
      } catch {
        findings.append(.problem("Entrée \(entry.seq) : son contenu n’est pas du JSON (\(error.what))."))
      }
    }
    let state = JournalState(entries: entries, upcasters: upcasters, knownKinds: knownKinds)
    findings += state.oddities.map { .problem("Journal incohérent, \($0).") }
    findings += state.unknown.map {
      .note("Entrée \($0.seq) : genre « \($0.kind) » inconnu de cette version. Elle est gardée.")
    }
    findings += state.unread.map {
      .note("Entrée \($0.seq) : format \($0.formatVersion) illisible pour cette version. Elle est gardée, sans effet.")
    }
    return findings
  }
}

extension Finding {
  fileprivate static func problem(_ text: String) -> Finding { Finding(severity: .problem, text: text) }
  fileprivate static func warning(_ text: String) -> Finding { Finding(severity: .warning, text: text) }
  fileprivate static func note(_ text: String) -> Finding { Finding(severity: .note, text: text) }
  fileprivate static func mended(_ text: String) -> Finding { Finding(severity: .mended, text: text) }
}
