import Document
import Kernel

/// The engagement so far, to be read again: each week, what was asked, what was replied, what came of it.
public struct Story {
  let script: EngagementScript
  let given: [EngagementScript.Given]
  let engagement: Engagement<Chronicle>

  public init(_ script: EngagementScript, _ state: EngagementScript.State) {
    (self.script, given, engagement) = (script, state.given, state.engagement)
  }

  public var document: Document {
    let scenario = script.world.scenario
    return Document(Inline("\(scenario.title) : la mission jusqu’ici")) {
      Block.quote(Inline(scenario.persona.quotedBrief), by: Inline(scenario.persona.name))
      for (week, turns) in weeks {
        Block.heading(Inline(Teller.when(week)))
        for turn in turns {
          let played = PlayedDecision(script.world, turn.index)
          Block.group {
            Inline(turn.asked)
            Inline("Votre réponse : ") + .strong(Inline(played.words(turn.answer)))
            for line in turn.feedback { Inline(markup: line) }
          }
        }
      }
      if given.isEmpty { Inline("Rien n’est encore décidé.") } else { Inline(standing) }
    }
  }

  /// « À ce jour : 31 h passées, 150 € par mois… »
  private var standing: String {
    let metrics = engagement.metrics
    let price = metrics.price > 0 ? ", \(metrics.price.inFrenchGroups)\u{A0}€ par mois" : ""
    let kpis = metrics.kpis.map { "\($0.label) : \($1.inFrenchGroups)" }
    let results = engagement.week > 1 ? " ; \(kpis.joined(separator: " ; "))" : ""
    return "À ce jour : \(metrics.hours.inFrenchGroups)\u{A0}h passées ou promises\(price)\(results)."
  }

  private var weeks: [(Int, [EngagementScript.Given])] {
    var weeks: [(Int, [EngagementScript.Given])] = []
    for turn in given {
      if weeks.last?.0 == turn.week {
        weeks[weeks.count - 1].1.append(turn)
      } else {
        weeks.append((turn.week, [turn]))
      }
    }
    return weeks
  }
}
