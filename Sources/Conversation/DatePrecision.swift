import Kernel

/// How exact a date must be.
public enum DatePrecision: Sendable, Equatable {
  case day
  /// A month is enough, and stands for its first day; `from` is the day from which « dans 3 mois » counts.
  case month(from: CivilDate)
}
