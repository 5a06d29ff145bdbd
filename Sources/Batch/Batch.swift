import Catalog
import Kernel

/// `lot`: JSON Lines in, JSON Lines out, in the same order, on as many cores as asked; the same bytes whatever their number.
public struct Batch: Sendable {
  let catalog: Catalog
  /// The date of the lines that give none.
  let today: CivilDate
  /// How many lines are worked on at once, each on a core; nil: one line after another, on as many cores as it can use.
  let cores: Int?

  /// Lines that wait together: enough to feed every core, few enough to keep memory flat.
  static let linesPerCore = 64

  public init(catalog: Catalog, today: CivilDate, cores: Int? = nil) {
    (self.catalog, self.today, self.cores) = (catalog, today, cores)
    // Decoded once, before the cores start.
    _ = catalog.roadmapKnowledge
    _ = catalog.registrationKnowledge
  }

  /// - Parameters:
  ///   - nextLine: the bytes of the next line, or nil at the end.
  ///   - write: takes finished lines, newline included; false when nobody reads any more.
  /// - Returns: whether every line succeeded.
  public func run(nextLine: () -> [UInt8]?, write: ([UInt8]) -> Bool) -> Bool {
    var allGood = true
    var isOver = false
    while !isOver {
      var lines: [[UInt8]] = []
      let together = cores ?? 1
      while lines.count < together * Batch.linesPerCore {
        guard let line = nextLine() else {
          isOver = true
          break
        }
        if line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
        lines.append(line)
        // One core answers line by line, so that a program may wait for each answer.
        if together == 1 { break }
      }
      let answers = answer(lines)
      for (bytes, isGood) in answers {
        allGood = allGood && isGood
        guard write(bytes) else { return allGood }
      }
    }
    return allGood
  }

  private func answer(_ lines: [[UInt8]]) -> [([UInt8], Bool)] {
    guard let cores else { return lines.map(answer) }
    return SideBySide.$cores.withValue(cores) { lines.mapSideBySide(answer) }
  }

  /// One line: the answer's bytes with their newline, and whether it is an output rather than an error.
  func answer(_ line: [UInt8]) -> ([UInt8], Bool) {
    let (json, isGood) = envelope(line)
    var bytes: [UInt8] = []
    json.write(to: &bytes, indent: nil)
    bytes.append(10)
    return (bytes, isGood)
  }

  private func envelope(_ line: [UInt8]) -> (JSON, Bool) {
    let root: Node
    do throws(Problem) {
      root = try JSONReader.read(line)
    } catch {
      return (Batch.error(error, id: .null), false)
    }
    let id = root["id"].map { JSON($0) } ?? .null
    let reading = Reading(strict: true)
    let request: Request = reading.read(root)
    if let problem = reading.problems.sorted.first { return (Batch.error(problem, id: id), false) }
    guard let engine = BatchEngine.all.first(where: { $0.name == request.engine }) else {
      let names = BatchEngine.all.map(\.name)
      let nearest = FrenchText.nearest(to: request.engine, among: names).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      return (
        Batch.error(
          Problem(
            .unknownEngine, path: "engine",
            "« \(request.engine.prefix(60)) » n’est pas un moteur.\(nearest) Moteurs : \(names.joined(separator: ", "))."
          ),
          id: id), false
      )
    }
    let inner = Reading(strict: true)
    let output = engine.run(request.input, request.date ?? today, catalog, inner)
    if let problem = inner.problems.sorted.first { return (Batch.error(problem, id: id), false) }
    return (["id": id, "output": output], true)
  }

  private static func error(_ problem: Problem, id: JSON) -> JSON {
    [
      "id": id,
      "error": [
        "kind": .string(problem.kind.rawValue), "path": .string(problem.path), "message": .string(problem.message),
      ],
    ]
  }

  /// The envelope of one line.
  struct Request: Record {
    static var recordName: String { "Request" }
    let engine: String
    let date: CivilDate?
    let input: Node

    init(_ fields: Fields) {
      fields.describe("id", .object([]), required: false)
      _ = fields.take("id")
      engine = fields.value("engine")
      let name = engine
      if fields.isDescribing || BatchEngine.all.first(where: { $0.name == name })?.isDated ?? true {
        date = fields.optional("date")
      } else {
        date = nil
        _ = fields.take("date")
      }
      fields.describe("input", ["type": "object"], required: true)
      let node = fields.take("input")
      if node == nil, !fields.isDescribing { fields.missing("input", "ce que le moteur doit lire") }
      input = node ?? Node(.map([]))
    }
  }
}
