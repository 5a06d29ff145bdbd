import Kernel

/// One date to keep: what, until when, and where it stands on a day.
public struct Deadline: Sendable, Equatable {
  public enum Status: String, CaseIterable, Sendable {
    case future, open, overdue, done
  }

  public let id: String
  /// The step that it belongs to.
  public let step: String
  public let title: String
  /// The date of the rule; nil where nobody who was read gives it.
  public let legalDue: CivilDate?
  /// The last day, moved to the next worked one only where the law does so.
  public let due: CivilDate?
  public let opens: CivilDate?
  /// What a declaration covers.
  public let period: ClosedRange<CivilDate>?
  public var status: Status
  /// A possibility that ends rather than a duty.
  public let optional: Bool
  /// A day on which something changes by itself.
  public let landmark: Bool
  /// Whether it concerns the person for sure: where a fact is missing, nothing can be late.
  public var isSure = true
  /// Past for so long that being late has no object any more.
  public var isLost = false
  public let sources: [String]
  public let confidence: Confidence
  public let note: String?
  /// Whether it comes back each year.
  public let isYearly: Bool

  /// Unique among the deadlines of a person: `turnover-declaration@2027-03-31`.
  public var key: String { legalDue.map { "\(id)@\($0)" } ?? id }

  /// A possibility that is lost, or a day on which something changed by itself.
  var hasPassed: Bool { (optional || isLost) && status == .overdue || landmark && status == .done }

  /// Past without having been done: a duty is late, a possibility is lost.
  public var isLate: Bool { status == .overdue && !optional && isSure && !isLost }
}
