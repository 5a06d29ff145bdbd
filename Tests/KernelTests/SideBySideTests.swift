import Foundation
import Kernel
import Testing

/// Work that is spread over cores gives what a plain loop gives.
@Suite struct SideBySideTests {
  @Test(arguments: [0, 1, 2, 7, 500], [1, 2, 3, 1000])
  func keepsTheOrder(count: Int, cores: Int) {
    let elements = Array(0..<count)
    // The first take the longest: what ends first is not what comes first.
    let found = SideBySide.$cores.withValue(cores) {
      elements.mapSideBySide { element in (0..<(count - element) * 50).reduce(element) { sum, _ in sum } }
    }
    #expect(found == elements)
  }

  private static func thread() -> ObjectIdentifier { ObjectIdentifier(Thread.current) }

  @Test func staysOnTheCallingThreadWhereOneCoreIsAllowed() {
    let here = SideBySideTests.thread()
    let threads = SideBySide.$cores.withValue(1) {
      Array(0..<100).mapSideBySide { _ in
        usleep(50)
        return SideBySideTests.thread()
      }
    }
    #expect(threads == Array(repeating: here, count: 100))
  }

  @Test func whatIsSpreadIsNotSpreadAgain() {
    let table = Array(0..<8).mapSideBySide { row in
      let here = SideBySideTests.thread()
      return Array(0..<20).mapSideBySide { column in
        usleep(50)
        return (row * column, SideBySideTests.thread() == here && SideBySide.cores == 1)
      }
    }
    #expect(table.map { $0.map(\.0) } == (0..<8).map { row in (0..<20).map { row * $0 } })
    #expect(table.allSatisfy { $0.allSatisfy(\.1) })
  }
}
