import Document
import Kernel
import Profile
import Roadmap

/// The notebook as one document to keep: who one is, the plan, every route, and where each figure comes from.
enum ExportDocument {
  static func make(_ session: Session) throws(Failure) -> Document {
    let person = try session.person()
    let catalog = try session.catalog()
    let knowledge = try session.roadmapKnowledge()
    let engine = try RoadmapCommands.engine(session, person)
    let result = engine.run(explained: true)
    let profile = ProfileView.document(
      person.facts, questions: catalog.questions, dictionary: catalog.factDictionary, today: session.today)
    let roadmap = RoadmapView(result, knowledge: knowledge, facts: person.facts, today: session.today)
    return Document("Mon projet : devenir community manager") {
      "Ce document se lit et s’imprime sans Tremplin. Il contient vos réponses : ne le donnez qu’à qui vous voulez."
      profile.section(keepingCommands: false)
      if let plan = person.plan {
        Document("Votre plan") {
          Inline(
            "Choisi le \(plan.chosenOn.inFrench) ; fin prévue le \(plan.end.inFrench), \(plan.cost == .zero ? "sans rien à payer" : "\(plan.cost.inFrench) à payer"), \(French.number(plan.hours)) heures."
          )
          PlanView(engine.review(result), today: session.today).blocks
        }.section()
      }
      roadmap.document().section(keepingCommands: false)
    }
  }
}
