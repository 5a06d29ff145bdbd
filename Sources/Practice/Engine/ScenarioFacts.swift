/// The names that every engagement knows: meters, levers of the model, and what came of them.
public enum ScenarioFacts {
  /// Changed by `effects`.
  public static let meters = ["trust", "reputation", "quality", "hours", "costs", "stock", "followers"]
  /// Written by `set`, read by the model.
  public static let levers = [
    "cadence", "replyHours", "adsPerWeek", "offerShare", "videoShare", "price", "months",
  ]
  /// Only read.
  public static let results = ["redLines", "week", "followersGained", "reachLastWeek", "clicks"]

  public static let builtIn = meters + levers + results
}

/// Where an indicator of the client takes its number from.
enum KPISource: String, CaseIterable {
  case clicks, reach, engagement, followersGained, replyHours

  static let names = allCases.map(\.rawValue)
}
