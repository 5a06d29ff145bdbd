import Catalog
import Kernel
import Roadmap

/// Catalogues of any size, shaped like a register: the shipped formations in turn, each copy shorter by some hours and
/// without one of the competences, so that few stand in for one another.
enum Growth {
  static func knowledge(_ reader: CompiledReader, size: Int) -> RoadmapKnowledge {
    var nodes = reader.allNodes
    let originals = nodes.entries[.formations] ?? []
    // What every goal needs stays: the rungs of practice and the workshops.
    let kept = originals.filter { ["practice", "registration", "jobSearch", "selfStudy"].contains(text($0["family"])) }
    let others = originals.filter {
      !["practice", "registration", "jobSearch", "selfStudy"].contains(text($0["family"]))
    }
    var formations = Array(kept.prefix(size))
    var copy = 0
    while formations.count < size, !others.isEmpty {
      let (round, index) = copy.quotientAndRemainder(dividingBy: others.count)
      formations.append(round == 0 ? others[index] : renamed(others[index], round))
      copy += 1
    }
    nodes.entries[.formations] = formations
    let catalog = Catalog(bytes: CompiledForm.encode(nodes))
    return (catalog ?? Catalog(reader)).roadmapKnowledge
  }

  private static func text(_ node: Node?) -> String {
    if case .scalar(let text, _)? = node?.value { text } else { "" }
  }

  /// A copy under another id that trains one competence less, in a few hours less.
  private static func renamed(_ node: Node, _ round: Int) -> Node {
    guard case .map(let entries) = node.value else { return node }
    return Node(
      .map(
        entries.map { entry in
          switch entry.key {
          case "id": Node.Entry(key: "id", value: .text(text(entry.value) + "-\(round)"))
          case "offers": Node.Entry(key: "offers", value: shorter(entry.value, by: 2 + round % 11))
          case "trains": Node.Entry(key: "trains", value: without(entry.value, round))
          default: entry
          }
        }))
  }

  private static func without(_ node: Node, _ round: Int) -> Node {
    guard case .list(var trained) = node.value, trained.count > 1 else { return node }
    trained.remove(at: round % trained.count)
    return Node(.list(trained))
  }

  private static func shorter(_ node: Node, by few: Int) -> Node {
    guard case .list(let offers) = node.value else { return node }
    return Node(
      .list(
        offers.map { offer in
          guard case .map(let entries) = offer.value else { return offer }
          return Node(
            .map(
              entries.map { entry in
                guard entry.key == "hours", let hours = Int(text(entry.value)) else { return entry }
                return Node.Entry(key: "hours", value: Node(.scalar(String(max(1, hours - few)), plain: true)))
              }))
        }))
  }
}
