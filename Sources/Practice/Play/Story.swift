import Document
import Kernel

/// The engagement so far, to be read again: each week, what was asked, what was replied, what came of it.
public struct Story {
  let script: EngagementScript
  let given: [EngagementScript.Given]

  public init(_ script: EngagementScript, _ state: EngagementScript.State) {
    (self.script, given) = (script, state.given)
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
          }
        }
      }
      if given.isEmpty { Inline("Rien n’est encore décidé.") }
    }
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
