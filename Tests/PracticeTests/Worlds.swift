import Catalog
import Kernel
import Practice
import ShippedCatalog

/// The shipped worlds, compiled once for all tests.
enum Worlds {
  static let catalog: Catalog? = {
    let shipped = ShippedCatalog.compiled
    return CompiledReader(UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount))
      .map { Catalog($0) }
  }()
  static let platforms = catalog?.platforms ?? []
  static let postRules = catalog?.postRules ?? []
  static let day = CivilDate(iso: "2026-11-27") ?? CivilDate(daysSinceEpoch: 0)

  static let all: [CompiledScenario] =
    catalog.map { catalog in
      catalog.scenarios.map { catalog.practiceWorld($0, on: day) }
    } ?? []
  static let ids = all.map(\.scenario.id)

  static func world(_ id: String) -> CompiledScenario? { all.first { $0.scenario.id == id } }
}

/// Cases by number, so that a failure can be run again.
struct Cases {
  private var generator: SeededGenerator
  init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func unit() -> Double { Double(generator.next() >> 11) * 0x1p-53 }
  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }
  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(generator.next() % UInt64(range.count))
  }
}

extension Worlds {
  static let desk = WritingDesk(rules: postRules, platforms: platforms, day: day)

  static func script(_ id: String, seed: UInt64) -> EngagementScript? {
    world(id).map { EngagementScript($0, seed: seed, desk: desk) }
  }
}
