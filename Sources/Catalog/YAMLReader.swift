import Foundation
import Kernel
import Synchronization
import Yams

/// Reads one YAML document into a `Node`, each value with its place.
///
/// The dialect is narrow on purpose: no anchors, no aliases, no merge keys, no tags. What is left cannot explode
/// (« billion laughs ») and means the same to every reader.
public enum YAMLReader {
  /// Larger files are refused before they are parsed.
  public static let largest = 1024 * 1024
  /// So many lines at most: an entry takes some ten.
  static let mostLines = 10_000
  /// A group with more keys, or a text with more bytes, is no entry that a person wrote.
  static let mostKeys = 1_000
  static let longestText = 65_536
  /// Brackets and indentation deeper than this are refused.
  public static let deepest = 64

  /// - Throws: one `Problem`: a syntax error hides what comes after it.
  public static func read(_ bytes: [UInt8], file: String) throws(Problem) -> Kernel.Node {
    let place = Position(file: file)
    guard bytes.count <= largest else {
      throw Problem(.hostile, at: place, "le fichier fait plus de \(largest / 1_048_576) Mo. Coupez-le en plusieurs.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(
        .syntax, at: YAMLReader.place(ofByte: invalidByte(bytes), bytes, file),
        "ce n’est pas de l’UTF-8 à partir d’ici. Enregistrez le fichier en UTF-8.")
    }
    try refuseHostile(bytes, file: file)
    let outcome: Result<Kernel.Node, Problem> = onWideStack { parse(text, file: file) }
    return try outcome.get()
  }

  private static func parse(_ text: String, file: String) -> Result<Kernel.Node, Problem> {
    let place = Position(file: file)
    do {
      // No rule for what plain words mean: whoever reads a field knows. It also spares half of the parser's work.
      guard let root = try Yams.compose(yaml: text, Resolver.basic) else {
        return .success(Kernel.Node(.null, at: Position(file: file, line: 1, column: 1)))
      }
      return .success(try convert(root, file: file, depth: 0))
    } catch let problem as Problem {
      return .failure(problem)
    } catch let error as YamlError {
      return .failure(problem(for: error, text: text, file: file))
    } catch {
      return .failure(Problem(.syntax, at: place, "le fichier n’est pas du YAML lisible."))
    }
  }

  private static func convert(_ node: Yams.Node, file: String, depth: Int) throws(Problem) -> Kernel.Node {
    let place = node.mark.map { Position(file: file, line: $0.line, column: $0.column) }
    guard depth <= deepest else {
      throw Problem(.hostile, at: place, "trop de niveaux imbriqués (\(deepest) au plus).")
    }
    switch node {
    case .scalar(let scalar):
      guard scalar.anchor == nil else { throw anchorProblem(place) }
      guard scalar.string.utf8.count <= longestText else {
        throw Problem(
          .hostile, at: place, "ce texte dépasse \(longestText / 1024) Ko. Raccourcissez-le, ou refermez son guillemet."
        )
      }
      let plain = scalar.style == .plain || scalar.style == .any
      if plain, ["", "~", "null"].contains(scalar.string) { return Kernel.Node(.null, at: place) }
      return Kernel.Node(.scalar(scalar.string, plain: plain), at: place)
    case .sequence(let sequence):
      guard sequence.anchor == nil else { throw anchorProblem(place) }
      var items: [Kernel.Node] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(try convert(item, file: file, depth: depth + 1)) }
      return Kernel.Node(.list(items), at: place)
    case .mapping(let mapping):
      guard mapping.anchor == nil else { throw anchorProblem(place) }
      guard mapping.count <= mostKeys else {
        throw Problem(.hostile, at: place, "ce groupe a \(mapping.count) clés (\(mostKeys) au plus). Coupez-le.")
      }
      var entries: [Kernel.Node.Entry] = []
      var seen = Set<String>()
      for (key, value) in mapping {
        let keyPlace = key.mark.map { Position(file: file, line: $0.line, column: $0.column) }
        guard case .scalar(let name) = key, name.anchor == nil else {
          throw Problem(.syntax, at: keyPlace ?? place, "une clé doit être un mot simple.")
        }
        guard name.string != "<<" else { throw anchorProblem(keyPlace) }
        guard seen.insert(name.string).inserted else {
          throw Problem(.duplicateKey, at: keyPlace, "la clé « \(name.string) » est écrite deux fois. Gardez-en une.")
        }
        entries.append(
          .init(key: name.string, keyPosition: keyPlace, value: try convert(value, file: file, depth: depth + 1)))
      }
      return Kernel.Node(.map(entries), at: place)
    case .alias:
      throw anchorProblem(place)
    }
  }

  private static func anchorProblem(_ place: Position?) -> Problem {
    Problem(.hostile, at: place, "les ancres et renvois YAML (&, *, <<) ne sont pas admis. Répétez la valeur.")
  }

  /// Looks at the bytes before the parser does: deep nesting would exhaust its stack.
  ///
  /// Brackets between quotes can mislead this count, which is why the parser also runs on a wide stack.
  private static func refuseHostile(_ bytes: [UInt8], file: String) throws(Problem) {
    var (line, lineStart, depth, indicators) = (1, 0, 0, 0)
    var atStart = true
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0:
        let place = Position(file: file, line: line, column: index - lineStart + 1)
        throw Problem(.hostile, at: place, "le fichier contient un octet nul. Ce n’est pas un texte.")
      case 10: (line, lineStart, indicators, atStart) = (line + 1, index + 1, 0, true)
      case 91, 123: depth += 1
      case 93, 125: depth = max(0, depth - 1)
      case 45, 63: indicators += atStart ? 1 : 0
      case 32, 58: break
      case 38 where startsAnchor(bytes, index):
        throw anchorProblem(Position(file: file, line: line, column: index - lineStart + 1))
      default: atStart = false
      }
      if line > mostLines {
        let place = Position(file: file, line: line, column: 1)
        throw Problem(.hostile, at: place, "le fichier a plus de \(mostLines) lignes. Coupez-le en plusieurs.")
      }
      if depth > 200 || indicators > 200 || (atStart && index - lineStart > 256) {
        let place = Position(file: file, line: line, column: index - lineStart + 1)
        throw Problem(.hostile, at: place, "trop de niveaux imbriqués (\(deepest) au plus).")
      }
    }
  }

  /// « &name » where a value begins: an anchor, without which no alias can multiply anything.
  private static func startsAnchor(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    guard (48...57).contains(next) || (65...90).contains(next) || (97...122).contains(next) || next == 95 else {
      return false
    }
    guard let before = bytes[..<index].last(where: { $0 != 32 }), index > 0 else { return true }
    let touches = bytes[index - 1] != 32 && bytes[index - 1] != 10
    return touches ? [91, 123, 44].contains(bytes[index - 1]) : [10, 58, 45, 91, 123, 44, 63].contains(before)
  }

  /// Runs the parser where it has room to recurse: 512 MB, of which only what is used is ever taken.
  private static func onWideStack<T: Sendable>(_ body: @escaping @Sendable () -> T) -> T {
    let box = Box<T>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.value.withLock { $0 = body() }
      done.signal()
    }
    thread.stackSize = 512 * 1024 * 1024
    thread.start()
    done.wait()
    guard let value = box.value.withLock({ $0 }) else { preconditionFailure("the thread signals once it has a value") }
    return value
  }

  private final class Box<T: Sendable>: Sendable {
    let value = Mutex<T?>(nil)
  }

  private static func problem(for error: YamlError, text: String, file: String) -> Problem {
    switch error {
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
      Problem(.syntax, at: Position(file: file, line: mark.line, column: mark.column), "YAML : \(french(what)).")
    case .duplicatedKeysInMapping(let keys, let context):
      Problem(
        .duplicateKey, at: second(keys.first ?? "", from: context.mark.line, column: context.mark.column, text, file),
        "la clé « \(keys.first ?? "?") » est écrite deux fois. Gardez-en une.")
    case .reader(_, let offset, _, _):
      Problem(
        .syntax, at: YAMLReader.place(ofByte: offset ?? 0, Array(text.utf8), file),
        "ce caractère n’est pas admis en YAML. Retirez-le.")
    default:
      Problem(.syntax, at: Position(file: file), "le fichier n’est pas du YAML lisible.")
    }
  }

  /// The line and the column, in characters, of a byte.
  private static func place(ofByte index: Int, _ bytes: [UInt8], _ file: String) -> Position {
    let before = bytes[..<min(max(0, index), bytes.count)]
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
    return Position(
      file: file, line: line, column: String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1)
  }

  /// The first byte that is not UTF-8: the longest valid beginning ends before it.
  private static func invalidByte(_ bytes: [UInt8]) -> Int {
    var (low, high) = (0, bytes.count)
    while low < high {
      let middle = (low + high + 1) / 2
      // A beginning that stops inside a character is taken back to its first byte.
      var end = middle
      while end > 0, end > middle - 4, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      if String(validating: bytes[..<end], as: UTF8.self) != nil { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Where a key stands the second time: the parser only tells where its group begins.
  private static func second(_ key: String, from line: Int, column: Int, _ text: String, _ file: String) -> Position {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var seen = 0
    for (index, content) in lines.enumerated().dropFirst(max(0, line - 1)) {
      guard content.dropFirst(column - 1).hasPrefix(key + ":") else { continue }
      seen += 1
      if seen == 2 { return Position(file: file, line: index + 1, column: column) }
    }
    return Position(file: file, line: line, column: column)
  }

  /// The parser speaks English; these are the sentences that people meet.
  private static func french(_ what: String) -> String {
    let known: [(String, String)] = [
      (
        "did not find expected key",
        "une clé était attendue ici (vérifiez l’alignement, et les textes avec « : » entre guillemets)"
      ),
      ("could not find expected ':'", "« : » manque après la clé"),
      (
        "mapping values are not allowed",
        "« : » n’est pas permis ici : mettez le texte entre guillemets, ou corrigez l’alignement"
      ),
      (
        "found character that cannot start any token",
        "ce caractère ne peut pas commencer une valeur (une tabulation ?) : mettez des espaces ou des guillemets"
      ),
      ("did not find expected '-' indicator", "« - » était attendu : les éléments d’une liste doivent être alignés"),
      ("did not find expected ',' or ']'", "« , » ou « ] » manque"),
      ("did not find expected ',' or '}'", "« , » ou « } » manque"),
      (
        "found unexpected end of stream",
        "le texte s’arrête avant la fin (un guillemet ou un crochet n’est pas refermé ?)"
      ),
      ("block sequence entries are not allowed", "une liste n’est pas permise ici : vérifiez l’alignement"),
      ("found undefined alias", "les renvois YAML (*) ne sont pas admis : mettez le texte entre guillemets"),
      ("found unknown escape character", "cet échappement « \\ » n’existe pas entre guillemets doubles"),
      (
        "did not find expected alphabetic", "« & » et « * » ne peuvent pas commencer une valeur : mettez des guillemets"
      ),
      (
        "did not find expected <document start>",
        "un seul document par fichier : retirez ce qui suit, ou corrigez l’alignement"
      ),
    ]
    return known.first { what.contains($0.0) }?.1 ?? "le texte n’est pas lisible à cet endroit"
  }
}
