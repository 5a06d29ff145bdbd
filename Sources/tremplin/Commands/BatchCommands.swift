import Batch
import Foundation
import Kernel
import Terminal

/// `lot`: the engines as functions, for programs.
enum BatchCommands {
  static let all: [Command] = [
    Command(
      words: ["lot"], options: [.init(name: "--coeurs", value: "N", meaning: "travailler sur N cœurs")],
      summary: "calculer en série : JSON Lines en entrée, JSON Lines en sortie",
      details: [
        "Chaque ligne : {\"id\": …, \"engine\": \"roadmap\", \"date\": \"2026-11-23\", \"input\": {…}}. Moteurs : \(BatchEngine.all.map(\.name).joined(separator: ", ")).",
        "Une ligne fausse rend un objet error à sa place, et les autres continuent ; le code de sortie est alors 65.",
      ], run: run)
  ]

  private static func run(_ session: Session, _ arguments: Arguments) throws(Failure) {
    var cores: Int?
    if let typed = arguments.options["--coeurs"] {
      guard let number = Int(typed), (1...1024).contains(number) else {
        throw Failure(.usage, "« \(typed.prefix(20)) » n’est pas un nombre de cœurs. Écrivez par exemple --coeurs 2.")
      }
      cores = number
    }
    let batch = Batch(catalog: try session.catalog(), today: session.today, cores: cores)
    var input = LineBytes()
    var failure: OutputError?
    let allGood = batch.run(
      nextLine: { input.next() },
      write: { bytes in
        do throws(OutputError) {
          return try Output.standard.write(bytes: bytes)
        } catch {
          failure = error
          return false
        }
      })
    if let failure { throw Failure(failure) }
    if !allGood { throw Failure(.data, "Au moins une ligne a été refusée : voyez les objets « error ».") }
  }
}

/// The lines of standard input as bytes, however long.
struct LineBytes {
  private var buffer: [UInt8] = []
  private var start = 0
  private var isOver = false

  mutating func next() -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      if isOver {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
      if start > 0 {
        buffer.removeFirst(start)
        start = 0
      }
      searched = buffer.count
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { isOver = true } else { buffer += chunk.prefix(count) }
    }
  }
}
