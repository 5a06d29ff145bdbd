import Assessment
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
    let result = RoadmapEngine(knowledge, facts: person.facts, today: session.today).run()
    let profile = ProfileView.document(
      person.facts, questions: catalog.questions, dictionary: catalog.factDictionary, today: session.today)
    let roadmap = RoadmapView(result, knowledge: knowledge, facts: person.facts, today: session.today)
    let skills = try AssessmentCommands.profile(session)
    return Document("Mon projet : devenir community manager") {
      "Ce document se lit et s’imprime sans Tremplin. Il contient vos réponses : ne le donnez qu’à qui vous voulez."
      profile.section(keepingCommands: false)
      if !skills.measured.isEmpty { SkillProfileView(skills).document.section(keepingCommands: false) }
      if let plan = person.plan {
        Document("Votre plan") {
          Inline(
            "Choisi le \(plan.chosenOn.inFrench) ; fin prévue le \(plan.end.inFrench), \(plan.cost == .zero ? "sans rien à payer" : "\(plan.cost.inFrench) à payer"), \(French.number(plan.hours)) heures."
          )
          PlanView.blocks(plan.viewSteps, today: session.today)
        }.section()
      }
      roadmap.document().section(keepingCommands: false)
    }
  }
}

extension StoredPlan {
  /// The steps as the views of the roadmap take them.
  var viewSteps: [PlanStep] {
    steps.map { PlanStep(id: $0.id, title: $0.title, start: $0.start, end: $0.end, applyBefore: $0.applyBefore) }
  }
}
