import Kernel

extension RoadmapEngine {
  /// The advice that concerns this person for certain, in the order of the catalogue.
  func advice(_ isWanted: (Advice) -> Bool) -> [Advice] {
    knowledge.advices.filter { isWanted($0) && $0.when.evaluate(context) == .yes }
  }
}

extension Advice {
  /// The text, and a word of caution where no source that was read confirms it.
  var words: String { confidence.mustBeChecked ? text + " (À vérifier.)" : text }
}
