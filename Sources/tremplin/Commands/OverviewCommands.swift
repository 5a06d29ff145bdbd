import Assessment
import Document
import Kernel
import Notebook
import Practice
import Profile
import Registration
import Roadmap

/// `bilan`: where one stands, what is next, on one screen.
enum OverviewCommands {
  static let all: [Command] = [
    Command(
      words: ["bilan"], aliases: ["etat", "statut"], summary: "où vous en êtes, et la suite, sur un écran",
      run: overview)
  ]

  private static func overview(_ session: Session, _: Arguments) throws(Failure) {
    let person = try session.person()
    let catalog = try session.catalog()
    let unfinished = try session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations()
    }
    let script = try ProfileCommands.script(session, known: person.facts)
    let asked = script.relevantQuestions(person.facts)
    let answered = asked.filter { person.facts[$0.fact] != nil }.count
    let goal = person.facts.choice("goal")
    let review = try person.plan.map { _ throws(Failure) in try RoadmapCommands.review(session, person) }
    let skills = try AssessmentCommands.profile(session)
    let command: (String, Inline) =
      if !unfinished.isEmpty { ("tremplin reprendre", "finir ce qui est commencé") } else if person.facts.names.isEmpty
      { ("tremplin profil", "faire connaissance, en cinq minutes") } else if person.plan == nil {
        ("tremplin parcours", "choisir un parcours")
      } else { ("tremplin parcours", "vérifier que le plan tient toujours") }
    let followUp = try RegistrationCommands.followUp(session)
    let readiness = try PracticeCommands.readiness(session)
    let underWayLines =
      unfinished.filter { $0.kind != "profile" }.map {
        "\(underWay($0.kind)) est en cours : ce que vous y avez répondu est gardé.".inline
      } + [try session.interviewNotice()].compactMap { $0 }
    if session.options.json {
      return try session.show([
        "date": .date(session.today),
        "profile": ["answered": .int(answered), "asked": .int(asked.count)],
        "plan": .optional(person.plan) { plan in
          [
            "chosenOn": .date(plan.chosenOn), "end": .date(plan.end), "cost": .money(plan.cost),
            "hours": .int(plan.hours),
            "steps": .array(
              plan.steps.map {
                ["id": .string($0.id), "title": .string($0.title), "start": .date($0.start), "end": .date($0.end)]
              }),
            "review": .optional(review, \.json),
          ]
        },
        "registration": [
          "late": .int(followUp.deadlines.filter(\.isLate).count),
          "next": .optional(followUp.pressing.first { !$0.isLate }) { $0.json },
        ],
        "competences": ["measured": .int(skills.measured.count), "gaps": .strings(skills.gaps.map(\.competence.id))],
        "practice": ["readiness": .string(readiness.verdict(.practice).rawValue)],
        "unfinished": .array(unfinished.map { ["kind": .string($0.kind), "replies": .int($0.replies.count)] }),
        "next": .string(command.0),
      ])
    }
    try session.show(
      Document(Inline("Votre bilan, le \(session.today.inFrench)")) {
        Block.subheading("Votre profil")
        Block.checklist([
          ChecklistItem(
            asked.isEmpty || answered == asked.count ? .done : .todo,
            Inline("\(French.plural(answered, "réponse", "réponses")) sur \(asked.count)"),
            word: asked.isEmpty || answered == asked.count ? nil : "à compléter",
            details: underWayLines)
        ])
        if let goal, let declaration = catalog.factDictionary["goal"] {
          Inline("Objectif : ") + .strong(Inline(declaration.words(for: .choice(goal)))) + "."
        }
        Block.subheading("Vos compétences")
        if skills.measured.isEmpty {
          Inline("Rien n’est encore mesuré : ") + .command("tremplin competences evaluer") + "."
        } else {
          Inline(skillsLine(skills)) + Inline(" Le détail : ") + .command("tremplin competences bilan") + "."
        }
        Block.subheading("Votre pratique")
        Inline(ReadinessView.verdict(readiness)) + " " + .command("tremplin pratique bilan")
        Block.subheading("Votre plan")
        if let plan = person.plan {
          Inline(
            "Choisi le \(plan.chosenOn.inFrench) ; fin prévue le \(plan.end.inFrench), \(plan.cost == .zero ? "sans rien à payer" : "\(plan.cost.inFrench) à payer"), \(French.number(plan.hours)) heures."
          )
          if let review { PlanView(review, today: session.today).blocks }
        } else {
          Inline("Aucun parcours choisi pour l’instant.")
        }
        // Who aims at a job registers nothing, unless something was begun all the same.
        if !person.facts.aimsAtAJob || followUp.items.contains(where: \.isDone) {
          Block.subheading("Vos démarches")
          FollowUpView(catalog.registrationKnowledge, followUp).glance(routeEnd: person.plan?.end)
        }
        Block.subheading("La suite")
        Block.commands([CommandHint(command.0, command.1)])
      })
  }
}

extension OverviewCommands {
  private static func underWay(_ kind: String) -> String {
    if kind.hasPrefix(AssessmentCommands.conversation) { return "Un test" }
    if kind == PracticeCommands.conversation { return "Une note de pratique" }
    return kind.hasPrefix(ClientCommands.conversation + ".") ? "Une mission d’entraînement" : "Un entretien"
  }

  /// « 14 compétences mesurées sur 14 ; pour votre objectif, 5 acquises, 2 pas encore. »
  private static func skillsLine(_ skills: SkillProfile) -> String {
    let count = skills.measured.count
    var line =
      "\(French.plural(count, "compétence mesurée", "compétences mesurées")) sur \(skills.knowledge.competences.count)"
    if let aim = skills.aim {
      let verdicts = skills.measured.compactMap { competence in
        aim.level(competence.id) > 0 ? skills.latest[competence.id]?.verdict(forLevel: aim.level(competence.id)) : nil
      }
      let reached = verdicts.filter { $0 == .reached }.count
      let notYet = verdicts.filter { $0 == .notYet }.count
      let open = verdicts.count - reached - notYet
      line +=
        " ; pour votre objectif, \(French.plural(reached, "acquise", "acquises")), \(notYet) pas encore, \(open) à confirmer"
    }
    return line + "."
  }
}

extension String {
  fileprivate var inline: Inline { Inline(self) }
}
