import Foundation
import Kernel
import Testing

@testable import Notebook

/// A folder of its own for a test, gone with it. The whole run is under umask 000: what is private must not rely on it.
final class Scratch {
  let path: String
  var location: NotebookLocation { NotebookLocation(folder: path + "/a/tremplin") }

  init() throws {
    umask(0)
    path = NSTemporaryDirectory() + "tremplin-notebook-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func notebook(_ mode: Notebook.Mode = .readWrite, lockTimeout: Double = 2) throws -> Notebook {
    try Notebook.open(at: location, mode: mode, clock: fixedClock, lockTimeout: lockTimeout)
  }

  /// A raw connection to the file, for what the notebook itself would never do.
  func raw() throws -> Connection { try Connection(file: location.file, access: .readWrite, lockTimeout: 0) }

  func restore(_ file: String) throws -> RestoreReport {
    try Notebook.restore(from: file, into: location, clock: fixedClock)
  }

  func names() -> [String] { Disk.names(in: location.folder) }

  func mode(_ name: String) -> UInt32? { Disk.permissions(of: location.folder + "/" + name) }
}

func fixedClock() -> String { "2026-11-23T09:00:00Z" }

let today = EntryContext(asOf: CivilDate(daysSinceEpoch: 20_780), catalogKey: "clé-1")

func facts(_ number: Int) -> Draft { Draft(.facts, payload: "{\"n\": \(number)}") }

/// Deterministic chance, so that a failure comes back.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The notebook's error that `body` throws, or nil.
func failure(_ body: () throws -> Void) -> NotebookError? {
  do { try body() } catch { return error as? NotebookError }
  return nil
}
