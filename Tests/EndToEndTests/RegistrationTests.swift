import Foundation
import PseudoTerminal
import Testing

/// `demarches` as a person meets it: what is wrong is said, nothing is lost, what is undone comes back.
@Suite struct RegistrationTests {
  private func run(_ home: Home, _ date: String, _ arguments: String..., stdin: String = "") throws -> PipedResult {
    try runPiped(Home.program, arguments + ["--date", date], environment: home.environment, stdin: stdin)
  }

  @Test(arguments: [
    (["fait", "recevoir-siret", "123 456 782 00011"], 64, "clé de contrôle"),
    (["fait", "recevoir-siret", "123456782"], 64, "longueur d’un SIREN"),
    (["fait", "deposer-formalite", "30/02/2026"], 64, "n’existe pas dans le calendrier"),
    (["fait", "deposer-formalite", "24/12/2026"], 64, "ne convient pas"),
    (["fait", "demender-acre"], 66, "demander-acre"),
    (["declarer", "2026-11", "12,5,3"], 64, "12,5,3"),
    (["declarer", "2026-11", "1000000000000"], 64, "hors des bornes"),
    (["declarer", "2026-11", "-5"], 64, "négatif"), (["declarer", "2026-13", "5"], 64, "période"),
    (["declarer", "2027-05", "5"], 64, "n’a pas commencé"), (["declarer", "2026-11"], 64, "montant"),
    (["fait", "declarer-chiffre-d-affaires"], 64, "declarer 2027-02 850"),
    (["declarer", "2026-11", "--vente", "-5"], 64, "négatif"),
    (["declarer", "2026-11", "5", "--vente"], 64, "--vente"),
    (["declarer", "novembre", "5"], 64, "période"),
    (["reporter", "choisir-adresse", "01/01/2020"], 64, "ne convient pas"), (["document", "facturre"], 66, "facture"),
    (["situation", "siretsiret"], 66, "noms"),
  ])
  func whatIsWrongIsSaidAndNothingIsWritten(words: [String], status: Int, hint: String) throws {
    let home = try Home()
    let result = try runPiped(
      Home.program, ["demarches"] + words + ["--date", "2026-11-23"], environment: home.environment)
    #expect(result.status == Int32(status), "\(result.stderr)")
    #expect(hint.isEmpty || result.stderr.contains(hint))
    #expect(!FileManager.default.fileExists(atPath: home.notebook))
  }

  @Test func aStepDoneTwiceChangesNothing() throws {
    let home = try Home()
    #expect(try run(home, "2026-11-24", "demarches", "fait", "choisir-adresse").stdout.contains("C’est noté"))
    #expect(try run(home, "2026-11-30", "demarches", "fait", "choisir-adresse").stdout.contains("rien n’a changé"))
    #expect(try run(home, "2026-11-30", "demarches", "voir", "choisir-adresse").stdout.contains("24 novembre 2026"))
  }

  @Test func anUndoneStepTellsWhatRestsOnIt() throws {
    let home = try Home()
    _ = try run(home, "2026-11-24", "demarches", "fait", "deposer-formalite", "24/11/2026")
    _ = try run(home, "2026-12-10", "demarches", "fait", "recevoir-siret", "12345678200010")
    #expect(try home.facts()["registration.done"] as? Bool == true)
    let undone = try run(home, "2026-12-11", "demarches", "annuler", "deposer-formalite")
    #expect(undone.stdout.onOneLine.contains("Recevoir et noter son SIRET"))
    #expect(try home.facts()["registration.date"] == nil)
    #expect(try home.facts()["registration.siret"] as? String == "12345678200010")
    // The journal brings it back.
    _ = try run(home, "2026-12-11", "annuler")
    #expect(try home.facts()["registration.date"] as? String == "2026-11-24")
  }

  @Test func oneDeedIsUndoneWhole() throws {
    let home = try Home()
    _ = try run(home, "2026-12-10", "demarches", "fait", "recevoir-siret", "12345678200010")
    _ = try run(home, "2026-12-10", "annuler")
    #expect(try home.facts().isEmpty)
    let list = try run(home, "2026-12-10", "demarches", "liste", "--json").stdout
    #expect(!list.contains("\"done\""))
  }

  @Test func aDateToldLateSaysWhatMoved() throws {
    let home = try Home()
    _ = try run(home, "2027-03-10", "demarches", "situation", "registration.startDate", "23/11/2026")
    let moved = try run(home, "2027-03-10", "demarches", "situation", "registration.startDate", "01/10/2026")
    #expect(moved.stdout.contains("du 31/03/2027 au 01/03/2027"))
    #expect(moved.stdout.contains("déjà passé"))
  }

  @Test func aCorrectionKeepsTheHistory() throws {
    let home = try Home()
    _ = try run(home, "2027-03-10", "demarches", "declarer", "2027-02", "850")
    let corrected = try run(home, "2027-03-11", "demarches", "declarer", "février", "2027", "1", "200,50", "€")
    #expect(corrected.stdout.contains("850\u{A0}€ devient 1\u{202F}200,50\u{A0}€"))
    #expect(try run(home, "2027-03-11", "demarches", "declarer", "2027-T1", "5").status == 64)
    let history = try run(home, "2027-03-11", "carnet", "historique").stdout
    #expect(history.contains("850\u{A0}€") && history.contains("1\u{202F}200,50\u{A0}€"))
  }

  @Test func whatLooksOddIsAskedNotRefused() throws {
    let home = try Home()
    _ = try run(home, "2026-11-23", "demarches", "situation", "registration.startDate", "02/11/2026")
    _ = try run(home, "2026-11-23", "demarches", "situation", "registration.declarationPeriod", "mois")
    // « 850 200 » is one amount, and a strange one.
    let large = try run(home, "2027-01-10", "demarches", "declarer", "2026-11", "850", "200")
    #expect(large.stdout.onOneLine.contains("est-ce le bon montant"))
    let quarter = try run(home, "2027-05-10", "demarches", "declarer", "2027-T1", "900")
    #expect(quarter.stdout.onOneLine.contains("trois déclarations, une par mois"))
    let early = try run(home, "2027-05-10", "demarches", "situation", "registration.closed", "01/11/2026")
    #expect(early.status == 64 && early.stderr.contains("02/11/2026"))
    _ = try run(home, "2027-05-10", "demarches", "situation", "registration.closed", "30/04/2027")
    #expect(try run(home, "2027-05-10", "demarches").stdout.contains("Activité cessée le 30 avril 2027"))
    let after = try run(home, "2027-06-10", "demarches", "declarer", "2027-05", "100")
    #expect(after.stdout.onOneLine.contains("après la fin de votre activité"))
  }

  @Test func aMixedActivityIsToldLineByLine() throws {
    let home = try Home()
    let told = try run(home, "2027-03-10", "demarches", "declarer", "2027-02", "850", "--vente", "200,40")
    #expect(told.stdout.onOneLine.contains("1 050,40 € (850 € en libéral et 200,40 € en ventes)"))
    #expect(told.stdout.onOneLine.contains("à l’euro près : 200 €"))
    #expect(told.stdout.contains("ventes comprises") && told.stdout.contains("part services"))
    #expect(try home.facts()["turnover.2027-02"] as? Double == 1_050.4)
    #expect(try home.facts()["turnover.2027-02.salesBIC"] as? Double == 200.4)
    // A line left out is not lost without a word; the same line twice is refused; the same told again changes nothing.
    let lost = try run(home, "2027-03-10", "demarches", "declarer", "2027-02", "900")
    #expect(lost.status == 64 && lost.stderr.onOneLine.contains("--vente 0 pour l’effacer"))
    #expect(try run(home, "2027-03-10", "demarches", "declarer", "2027-02", "9", "--liberal", "9").status == 64)
    #expect(try run(home, "2027-03-10", "demarches", "declarer", "--vente", "9").status == 64)
    let again = try run(home, "2027-03-10", "demarches", "declarer", "2027-02", "850", "--vente", "200,40")
    #expect(again.stdout.contains("rien n’a changé"))
    _ = try run(home, "2027-03-10", "demarches", "declarer", "2027-02", "850", "--vente", "0")
    #expect(try home.facts()["turnover.2027-02.salesBIC"] == nil)
  }

  @Test func whatWasToldStaysOnItsLineWhenTheActivityChanges() throws {
    let home = try Home()
    _ = try run(home, "2027-03-01", "demarches", "situation", "registration.activity", "libérale")
    _ = try run(home, "2027-03-01", "demarches", "declarer", "2027-02", "850")
    let changed = try run(home, "2027-03-10", "demarches", "situation", "registration.activity", "vente")
    #expect(changed.stdout.onOneLine.contains("reste comptée en libéral"))
    #expect(try home.facts()["turnover.2027-02.liberalBNC"] as? Double == 850)
    let read = try run(home, "2027-03-10", "demarches", "declarer").stdout.onOneLine
    #expect(read.contains("37 500 €") && !read.contains("85 000 €"))
  }

  @Test func recipesAreComparedWithThePlanAndEachHypothesisIsSaid() throws {
    let home = try Home()
    for (fact, value) in [("goal", "freelance"), ("incomeToKeep", "1200"), ("firstClientWanted", "02/2027")] {
      _ = try run(home, "2026-11-23", "profil", "modifier", fact, value)
    }
    _ = try run(home, "2027-05-02", "demarches", "declarer", "2027-03", "500")
    let read = try run(home, "2027-05-02", "demarches", "declarer", "2027-04", "700").stdout.onOneLine
    #expect(read.contains("souhaité pour février 2027 ; premières recettes en mars 2027, 1 mois plus tard"))
    #expect(read.contains("1 618 € par mois") && read.contains("25,6 %"))
    #expect(read.contains("avant l’impôt, sans compter vos frais"))
    // Three months at 1 618 € less 1 200 €.
    #expect(read.contains("3 654 € de retard"))
    let overview = try run(home, "2027-05-02", "bilan").stdout.onOneLine
    #expect(overview.contains("Face à votre plan : 3 654 € de retard"))
    _ = try run(home, "2027-05-02", "demarches", "situation", "registration.turnoverGoal", "300")
    #expect(try run(home, "2027-05-02", "bilan").stdout.onOneLine.contains("300 € d’avance"))
  }

  /// The loop: a number received is the step of the plan done.
  @Test func aSiretClosesTheStepOfThePlan() throws {
    let home = try Home()
    for (fact, value) in [("goal", "freelance"), ("weeklyHours", "20"), ("diplomaLevel", "4")] {
      _ = try run(home, "2026-11-23", "profil", "modifier", fact, value)
    }
    #expect(try run(home, "2026-11-23", "parcours", "choisir", "1").status == 0)
    let asked = "Elle devait finir"
    #expect(try run(home, "2028-01-05", "bilan").stdout.onOneLine.contains("tremplin parcours fait immatriculation"))
    _ = try run(home, "2028-01-05", "demarches", "fait", "recevoir-siret", "12345678200010")
    let after = try run(home, "2028-01-05", "bilan").stdout.onOneLine
    #expect(after.contains(asked) && !after.contains("tremplin parcours fait immatriculation"))
  }

  @Test func aPipeAnswersAndComesBack() throws {
    let home = try Home()
    let first = try run(home, "2026-12-10", "demarches", "fait", "recevoir-siret", stdin: "123\n")
    #expect(first.status == 0)
    #expect(first.stderr.contains("SIRET compte 14 chiffres"))
    let second = try run(home, "2026-12-10", "demarches", "fait", "recevoir-siret", stdin: "123 456 782 00010\n")
    #expect(second.stdout.contains("C’est noté"))
    // The scam warning comes at the moment when the letters do.
    #expect(second.stdout.onOneLine.contains("Aucun n’est obligatoire, aucun n’est à payer"))
  }

  @Test func aNoteAPostponementAndASettingAside() throws {
    let home = try Home()
    _ = try run(home, "2026-12-01", "demarches", "noter", "compte-bancaire", "voir", "ma", "banque")
    _ = try run(home, "2026-12-01", "demarches", "reporter", "choisir-adresse", "05/01/2027")
    _ = try run(home, "2026-12-01", "demarches", "ecarter", "assurance-rc-pro", "déjà", "couverte")
    let list = try run(home, "2026-12-01", "demarches", "liste").stdout
    #expect(list.contains("Note : voir ma banque") && list.contains("Reportée au 5 janvier 2027"))
    #expect(list.contains("Écartée : déjà couverte"))
    // Put off until yesterday is to do again.
    let later = try run(home, "2027-01-06", "demarches", "voir", "choisir-adresse").stdout
    #expect(!later.contains("Reportée"))
  }

  @Test(arguments: [("2026-08-01", "293 B", false), ("2026-11-23", "293 B", true), ("2028-02-01", "CIBS", true)])
  func theInvoiceHasTheMentionsOfTheDay(date: String, mention: String, asksNature: Bool) throws {
    let home = try Home()
    let text = try run(home, date, "demarches", "document", "facture").stdout
    #expect(text.contains(mention) && text.contains("à faire relire"))
    #expect(text.contains("Nature de l’opération") == asksNature)
  }

  @Test func deadlinesFollowTheInterface() throws {
    let home = try Home()
    let line =
      #"{"id":7,"engine":"deadlines","date":"2026-11-23","input":{"startDate":"2026-11-23","registrationDate":"2026-11-23","declarationPeriod":"month","activity":"liberalBNC","acre":"done","versementLiberatoire":"no","until":"2027-12-31"}}"#
    let wrong = #"{"engine":"deadlines","input":{"startDate":"2026-02-30"}}"#
    let unknown = #"{"engine":"deadlines","input":{"startDate":"2026-02-03","done":["acre-reqest"]}}"#
    let result = try home.run("lot", stdin: [line, wrong, unknown].joined(separator: "\n"))
    #expect(result.status == 65)
    let lines = result.stdout.split(separator: "\n")
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    let output = try #require((answer["output"] as? [String: Any])?["deadlines"] as? [[String: Any]])
    #expect(output.first { $0["id"] as? String == "acre-request" }?["status"] as? String == "done")
    #expect(!output.contains { $0["id"] as? String == "versement-liberatoire-option" })
    #expect(output.last?["legalDue"] is NSNull && output.last?["due"] is NSNull)
    #expect(lines[1].contains("wrongType") && lines[1].contains("input.startDate"))
    #expect(lines[2].contains("acre-request"))
  }
}
