import Catalog
import Document
import Foundation
import Kernel
import Notebook
import Roadmap
import ShippedCatalog
import Terminal

/// What one run of the program holds: the world handed in, and what is opened the first time that it is needed.
final class Session {
  let environment: [String: String]
  /// What the screen can do now: its width may change between two commands.
  var capabilities: TerminalCapabilities { TerminalCapabilities(environment: environment) }
  var options: GlobalOptions
  /// Nil until somebody reads a line: a short command never touches Readline.
  private var openedReader: (any LineReader)?
  private var openedCatalog: Catalog?
  private var openedNotebook: Notebook?
  /// Whether commands come one after another: errors are then said and the session goes on.
  var isShell = false

  init(environment: [String: String], options: GlobalOptions) {
    self.environment = environment
    self.options = options
  }

  /// « Today »: `--date`, else the clock, in the local time zone.
  var today: CivilDate {
    if let date = options.date { return date }
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CivilDate(daysSinceEpoch: seconds / 86_400)
  }

  // MARK: Catalogue

  func catalog() throws(Failure) -> Catalog {
    if let openedCatalog { return openedCatalog }
    let reader = try shippedReader()
    var catalog = Catalog(reader)
    let folders = overlayFolders
    if !folders.isEmpty {
      catalog = try OverlayCatalog.lay(folders, over: reader, environment: environment)
    }
    openedCatalog = catalog
    return catalog
  }

  /// The catalogue that the executable carries, read in place.
  func shippedReader() throws(Failure) -> CompiledReader {
    let shipped = ShippedCatalog.compiled
    let bytes = UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount)
    guard let reader = CompiledReader(bytes) else {
      throw Failure(.defect, "Le catalogue embarqué est illisible. C’est un défaut de Tremplin : signalez-le.")
    }
    return reader
  }

  func roadmapKnowledge() throws(Failure) -> RoadmapKnowledge {
    try catalog().roadmapKnowledge
  }

  // MARK: Notebook

  func location() throws(Failure) -> NotebookLocation {
    do throws(NotebookError) {
      return try NotebookLocation.resolve(option: options.notebookFolder, environment: environment)
    } catch {
      throw Failure(error)
    }
  }

  func notebook() throws(Failure) -> Notebook {
    if let openedNotebook { return openedNotebook }
    do throws(NotebookError) {
      let notebook: Notebook
      do throws(NotebookError) {
        let location = try NotebookLocation.resolve(option: options.notebookFolder, environment: environment)
        notebook = try Notebook.open(at: location, mode: .createOnFirstWrite, clock: Session.instant)
      } catch .noLocation(.homeUnset) {
        // Commands that only read need no place for a notebook.
        notebook = try Notebook.nowhere(.homeUnset, clock: Session.instant)
      }
      openedNotebook = notebook
      return notebook
    } catch {
      throw Failure(error)
    }
  }

  func closeNotebook() {
    openedNotebook?.close()
    openedNotebook = nil
  }

  /// The UTC instant, ISO 8601 to the second.
  static func instant() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ n: Int32) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return
      "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  func entryContext() throws(Failure) -> EntryContext {
    EntryContext(asOf: today, catalogKey: try catalog().contentKey)
  }

  /// Runs a notebook operation, its error turned into the person's.
  func withNotebook<T>(_ body: (Notebook) throws(NotebookError) -> T) throws(Failure) -> T {
    let notebook = try notebook()
    do throws(NotebookError) {
      return try body(notebook)
    } catch {
      throw Failure(error)
    }
  }

  /// What the notebook says today: the fold over its conclusions.
  func person() throws(Failure) -> Person {
    Person(conclusions: try withNotebook { notebook throws(NotebookError) in try notebook.activeConclusions() })
  }

  // MARK: Terminal

  var renderOptions: RenderOptions {
    RenderOptions(
      width: capabilities.width, colour: capabilities.allowsColour,
      accessible: capabilities.isAccessible || !capabilities.outputIsTerminal)
  }

  /// Shows a view, through the pager when it is longer than the screen and no conversation is going on.
  ///
  /// - Parameter wholeLines: for what holds paths, which a program reads whole: cut to the width on a terminal only.
  func show(_ document: Document, paged: Bool = true, wholeLines: Bool = false) throws(Failure) {
    var options = renderOptions
    if wholeLines, !capabilities.outputIsTerminal { options.width = Session.unlimitedWidth }
    // A blank line parts a view from the prompt that follows.
    let text = render(document, options) + (capabilities.isInteractive && (isShell || !paged) ? "\n" : "")
    do throws(OutputError) {
      if paged {
        try Pager(capabilities: capabilities, environment: environment).show(text)
      } else {
        try Output.standard.write(text)
      }
    } catch {
      throw Failure(error)
    }
  }

  private static let unlimitedWidth = 100_000

  func show(_ json: JSON) throws(Failure) {
    try write(json.prettyText + "\n")
  }

  func write(_ text: String) throws(Failure) {
    do throws(OutputError) {
      try Output.standard.write(text)
    } catch {
      throw Failure(error)
    }
  }

  /// Says on stderr what was wrong: wrapped for a person, one line a message for a program.
  ///
  /// - Parameter beforeQuestion: a blank line parts it from the question that comes next.
  func warn(_ text: String, beforeQuestion: Bool = false) {
    let text = Session.quotesOnOneLine(text)
    var shown = sanitise(text, keepingLineBreaks: true) + "\n"
    if capabilities.isInteractive {
      shown =
        text.split(separator: "\n").map { render(Inline(String($0)), renderOptions) }.joined()
        + (isShell || beforeQuestion ? "\n" : "")
    }
    _ = try? Output.errors.write(shown)
  }

  /// What was typed is shown between « and »: a line break in it would pass for ours.
  static func quotesOnOneLine(_ text: String) -> String {
    var depth = 0
    return String(
      text.map { character in
        if character == "«" { depth += 1 }
        if character == "»" { depth = max(0, depth - 1) }
        return depth > 0 && character.isNewline ? " " : character
      })
  }

  func readLine(prompt: String, mode: LineMode) -> LineOutcome {
    if openedReader == nil {
      openedReader =
        capabilities.isInteractive
        ? ReadlineReader(name: "tremplin", history: historyFile, allowsColour: capabilities.allowsColour)
          as any LineReader
        : PipeReader()
    }
    let outcome = openedReader?.readLine(prompt: prompt, mode: mode) ?? .end
    // Answers are stored: composed here. The words of a command are composed by `CommandTable`, which knows files' names.
    if case (.line(let line), .answer) = (outcome, mode) { return .line(line.nfc) }
    return outcome
  }

  /// After an error, what was pasted behind the faulty line was written for another world: it is dropped, and said.
  func dropPasted() {
    guard var reader = openedReader as? ReadlineReader else { return }
    let count = reader.dropPasted()
    openedReader = reader
    guard count > 0 else { return }
    warn(
      count == 1
        ? "La ligne collée à la suite est ignorée, à cause de cette erreur. Reprenez d’ici."
        : "Les \(count) lignes collées à la suite sont ignorées, à cause de cette erreur. Reprenez d’ici.",
      beforeQuestion: true)
  }

  /// Commands typed, kept beside the notebook; only where that folder exists already.
  var historyFile: String? {
    guard let folder = try? location().folder, access(folder, W_OK) == 0 else { return nil }
    return folder + "/commandes.historique"
  }

  func forgetHistory() {
    (openedReader as? ReadlineReader)?.forgetHistory()
  }

  func closeReader() {
    (openedReader as? ReadlineReader)?.close()
    openedReader = nil
  }
}
