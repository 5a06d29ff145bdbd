import Dispatch
import Synchronization

/// How much is worked on at once.
public enum SideBySide {
  /// On how many cores what is called from here may be spread; no limit by default.
  ///
  ///     SideBySide.$cores.withValue(1) { engine.run() }   // where whole roadmaps are spread already
  @TaskLocal public static var cores = Int.max
}

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order, whichever is done first.
  ///
  /// For pieces of work that share nothing and last longer than waking a core does (some 50 µs). The calling thread takes
  /// its part: with one core, or one element, it is an ordinary `map`.
  ///
  /// - Parameter cores: how many elements are worked on at once at most.
  public func mapSideBySide<Result: Sendable>(
    cores: Int = SideBySide.cores, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1, cores > 1 else { return map(transform) }
    let results = Mutex<[Result?]>([Result?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: Swift.min(cores, count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = transform(self[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
