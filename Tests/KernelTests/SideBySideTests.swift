import Kernel
import Synchronization
import Testing

/// Work that is spread over cores gives what a plain loop gives.
@Suite struct SideBySideTests {
  @Test(arguments: [0, 1, 2, 7, 500], [1, 2, 3, 1000])
  func keepsTheOrder(count: Int, cores: Int) {
    let elements = Array(0..<count)
    // The first take the longest: what ends first is not what comes first.
    let found = elements.mapSideBySide(cores: cores) { element in
      (0..<(count - element) * 50).reduce(element) { sum, _ in sum }
    }
    #expect(found == elements)
  }

  @Test func staysOnOneCoreWhereAsked() {
    let running = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let found = SideBySide.$cores.withValue(1) {
      Array(0..<100).mapSideBySide { element in
        let now = running.wrappingAdd(1, ordering: .relaxed).newValue
        most.max(now, ordering: .relaxed)
        running.wrappingSubtract(1, ordering: .relaxed)
        return element
      }
    }
    #expect(found == Array(0..<100))
    #expect(most.load(ordering: .relaxed) == 1)
  }

  @Test func isSpreadInsideWhatIsSpread() {
    let table = Array(0..<20).mapSideBySide { row in Array(0..<20).mapSideBySide { row * $0 } }
    #expect(table == (0..<20).map { row in (0..<20).map { row * $0 } })
  }
}
