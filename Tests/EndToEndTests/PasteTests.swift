import PseudoTerminal
import Testing

/// A block of several lines pasted at once, as a terminal brackets it.
@Suite struct PasteTests {
  private func paste(_ lines: String) -> String { "\u{1B}[200~" + lines + "\u{1B}[201~\r" }

  @Test func pastedAnswersGoOnUntilOneIsWrong() throws {
    let home = try Home()
    let terminal = try home.terminal("profil")
    try terminal.waitFor("Votre réponse")
    try terminal.send(paste("2\nétudiant\nhier\n3\n10 h"))
    try terminal.waitFor("n’est pas une date")
    try terminal.waitFor("Les 2 lignes collées à la suite sont ignorées")
    // The question that was answered wrongly is still there, and nothing else was taken.
    try terminal.waitFor("date de naissance")
    try terminal.waitFor("Votre réponse")
    try terminal.send("5 mars 2007\r")
    try terminal.waitFor("plus haut diplôme")
    try terminal.waitFor("Votre réponse")
    try terminal.send("pause\r")
    try terminal.waitFor("3\u{A0}réponses gardées")
    #expect(try terminal.waitForExit().status == 0)
  }

  @Test func pastedCommandsStopAtTheFirstThatFails() throws {
    let home = try Home()
    let terminal = try home.terminal()
    try terminal.waitFor("tremplin> ")
    try terminal.send(paste("profil modifier budget 500\nprofil modifier budget cent\nprofil modifier budget 900"))
    try terminal.waitFor("n’est pas un montant")
    try terminal.waitFor("La ligne collée à la suite est ignorée")
    try terminal.waitFor("tremplin> ")
    try terminal.send("quitter\r")
    #expect(try terminal.waitForExit().status == 0)
    #expect(try home.facts()["budget"] as? Int == 500)
  }
}
