import Dispatch
import Synchronization

/// How much is worked on at once.
public enum SideBySide {
  /// On how many cores what is called from here may be spread; no limit by default.
  ///
  ///     SideBySide.$cores.withValue(2) { lines.mapSideBySide(answer) }
  @TaskLocal public static var cores = Int.max
}

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order, whichever is done first, on `SideBySide.cores` at most.
  ///
  /// For pieces of work that share nothing and last longer than waking a core does (some 50 µs). The calling thread takes
  /// its part: with one core, or one element, it is an ordinary `map`. What is spread is not spread again: inside, each
  /// piece stays on its core.
  public func mapSideBySide<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    let cores = Swift.min(SideBySide.cores, count)
    guard cores > 1 else { return map(transform) }
    let results = Mutex<[Result?]>([Result?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: cores) { _ in
      SideBySide.$cores.withValue(1) {
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          let result = transform(self[index])
          results.withLock { $0[index] = result }
        }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
