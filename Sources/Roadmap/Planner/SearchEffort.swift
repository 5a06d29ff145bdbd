/// When a search turns to dearer means. Whatever the values, the answer is the same, which tests prove by lowering them.
struct SearchEffort: Sendable {
  /// After so many branches a chain gets bounds of its own, in so many levels.
  var branches = 400
  var levels = 4
  /// How many timings of a chain its bounds tell apart, and within how many days of the soonest.
  var timings = 16
  var days = 500
  /// From so many chains on that leave the same open, what completes them is looked for once for all.
  var chains = 3
}
