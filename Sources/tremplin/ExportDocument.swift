import Assessment
import Document
import Kernel
import Profile
import Registration
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
      person.facts, questions: catalog.questions, dictionary: catalog.factDictionary, titles: catalog.formationTitles,
      today: session.today, notice: try session.interviewNotice())
    let roadmap = RoadmapView(result, knowledge: knowledge, facts: person.facts, today: session.today)
    // Once a date of start is told, there are dates to keep.
    let followUp =
      person.facts["registration.startDate"] == nil ? nil : try RegistrationCommands.followUp(session)
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
          PlanView(engine.review(result), today: session.today).blocks
        }.section()
      }
      roadmap.document().section(keepingCommands: false)
      if let followUp {
        FollowUpView(catalog.registrationKnowledge, followUp).deadlines().section(keepingCommands: false)
      }
    }
  }
}
