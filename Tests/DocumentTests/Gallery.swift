import Document

/// One of each block, as a screen would write it.
enum Gallery {
  static let document = Document("Mon projet de community manager") {
    """
    Bonjour \(strong: "Inès"). Il reste \(French.plural(3, "étape", "étapes")) : la prochaine est \
    \(emphasis: "l’inscription"), au plus tard le \(French.longDate(year: 2027, month: 9, day: 1)). \
    Tapez \(command: "demarches voir acre") pour la lire.
    """
    "La cotisation est de 25,6\u{A0}%\(cite: "urssaf"), la CFP de 0,2\u{A0}%\(cite: ["urssaf", "loi"]). \(uncertain: "\(French.euros(120_000))")"
    Block.heading("Formations")
    Block.table(
      ["Formation", .right("Durée"), .right("Reste à charge"), "Où"],
      rows: [
        ["BTS communication en alternance, deux ans", "\(French.hours(1_350))", "\(French.euros(0))", "Lyon"],
        ["Titre professionnel", "\(French.hours(420))", "\(French.euros(450_050))", "à distance"],
        ["Licence professionnelle", "\(French.hours(550))", "\(French.euros(17_500))", "Villeurbanne"],
      ])
    Block.timeline([
      TimelineItem(
        "Remise à niveau", from: "1er mars 2027", to: "30 juin 2027", days: 20_878...20_999, .done,
        details: ["à distance"]),
      TimelineItem(
        "BTS communication, en deux ans, dans un lycée public ou un centre de formation", from: "septembre 2027",
        to: "juin 2029", days: 21_062...21_730, .current, deadline: 20_890),
      TimelineItem("Première cliente", from: "avril 2029", to: "", days: 21_640...21_730),
    ])
    Block.subheading("Compétences")
    Block.bars(
      [
        Bar("Rédaction", 12, text: "12 publications"),
        Bar("Analyse d’audience", 4, text: "4 bilans"),
        Bar("Droit", 0, text: "rien"),
      ], max: 15)
    Block.intervals(skills)
    Block.radar(RadarChart(skills))
    Block.scatter(front)
    Block.heading(level: 3, "Démarches")
    Block.checklist([
      ChecklistItem(.done, "Créer le compte sur le guichet unique", details: ["le 12/01/2027, dossier A-123"]),
      ChecklistItem(.todo, "Choisir une assurance responsabilité civile professionnelle"),
      ChecklistItem(.blocked, "Déclarer le premier chiffre d’affaires"),
      ChecklistItem(.late, "Demander l’ACRE", word: "trop tard"),
    ])
    Block.definitions([
      "ACRE":
        "Aide à la création ou à la reprise d’une entreprise : une part des cotisations en moins, la première année.",
      "CFP": "Contribution à la formation professionnelle.",
    ])
    Block.definitions([
      "Contribution à la formation professionnelle": "0,2\u{A0}% du chiffre d’affaires.",
      "Versement libératoire de l’impôt sur le revenu": "2,2\u{A0}% du chiffre d’affaires.",
    ])
    Block.list(
      .bulleted,
      [
        ListItem("Écrire une charte éditoriale, relue par quelqu’un", ["un ton", "des mots à éviter"]),
        ListItem("Publier"),
      ])
    Block.numbered((1...10).map { "Réponse \($0)" })
    Block.callout(.warning, "L’échéance est \(strong: "demain"). Passé ce jour, la demande est refusée.")
    Block.callout(.assumption) {
      "Vous vivez en métropole."
      Block.bullets(["sans ACRE", "sans versement libératoire"])
    }
    for kind in [CalloutKind.info, .tip] { Block.callout(kind, "Une remarque.") }
    Block.quote("Bonjour, pouvez-vous répondre aux avis avant ce soir ? Merci.", by: "Mme Roche, fleuriste")
    Block.preformatted("tremplin exporter --format ics --vers calendrier.ics\n\n\tfin")
    Block.rule
    Block.group {
      "Et ensuite :"
      Block.commands([
        "demarches fait acre": "la demande est partie",
        "parcours": "revoir toute la route, avec les raisons de chaque choix et ses dates",
      ])
    }
  }
  .withSources { id in
    id == "urssaf"
      ? SourceLine(
        publisher: "Urssaf", title: "Les taux de cotisations",
        url: "https://www.autoentrepreneur.urssaf.fr/portail/accueil/sinformer-sur-le-statut/lessentiel-du-statut.html",
        readOn: "12/01/2027", confidence: "source officielle") : nil
  }

  static let skills = IntervalChart(
    [
      IntervalRow("Rédaction", 2.3, between: 1.7...2.9, mark: 3),
      IntervalRow("Veille, concurrence et audience", 1, between: 0.2...1.8, mark: 1, note: "à revoir\(cite: "loi")"),
      IntervalRow("Droit, données, images", mark: 0),
      IntervalRow("Image et vidéo", 4, mark: 3.5),
    ], scale: 0...4)

  static let front = ScatterChart(
    [
      ScatterPoint("1", x: 20_990, y: 45_000), ScatterPoint("2", x: 21_010, y: 12_000, isMarked: true),
      ScatterPoint("3", x: 21_011, y: 11_500), ScatterPoint("4", x: 21_700, y: 0), ScatterPoint("5", x: 21_700, y: 0),
    ],
    x: ScatterAxis("Fin du parcours", .date), y: ScatterAxis("Reste à payer", .euros), markTitle: "conseillé",
    table: Table(
      ["N°", "Fin", .right("Reste à payer")],
      rows: [
        ["1", "21/06/2027", "\(French.euros(45_000))"], ["2 (conseillé)", "11/07/2027", "\(French.euros(12_000))"],
        ["3", "12/07/2027", "\(French.euros(11_500))"], ["4", "31/05/2029", "\(French.euros(0))"],
        ["5", "31/05/2029", "\(French.euros(0))"],
      ]))
}
