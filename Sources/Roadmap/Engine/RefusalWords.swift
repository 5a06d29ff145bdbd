import Kernel

extension RoadmapBuild {
  /// Why a formation, or one of its ways in, is not open.
  struct Refusal: Error {
    let kind: Exclusion.Kind
    /// A sentence; without its subject where it is about a way in.
    let reason: String
    /// The way in, where only that one is refused.
    let offer: String?

    init(_ kind: Exclusion.Kind, _ reason: String, offer: String? = nil) {
      (self.kind, self.reason, self.offer) = (kind, reason, offer)
    }
  }

  /// One sentence a distinct reason, which names the ways in that it is about: five ways in refused alike are one reason.
  static func words(_ refusals: [Refusal]) -> String {
    var groups: [(reason: String, offers: [String])] = []
    for refusal in refusals {
      let offers = refusal.offer.map { ["« \($0) »"] } ?? []
      if let known = groups.firstIndex(where: { $0.reason == refusal.reason }) {
        groups[known].offers += offers
      } else {
        groups.append((refusal.reason, offers))
      }
    }
    return groups.map { reason, offers in
      switch offers.count {
      case 0: reason
      case 1: "\(offers[0]) \(reason)"
      case _ where groups.count == 1: "chacune de ses \(offers.count)\u{A0}voies d’accès \(reason)"
      default: "chacune de ces voies \(reason) (\(offers.joined(separator: ", ")))"
      }
    }.joined(separator: " ; ") + "."
  }
}

extension String {
  /// Text of the data as it stands between brackets.
  var bracketed: String { " (" + (prefix(1).lowercased() + dropFirst()).trimmingSuffix(".") + ")" }

  private func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
