import CReadline
import Glibc

/// A person at a terminal, with GNU Readline: editing, history, completion, Ctrl-C that loses nothing.
///
/// There is one per process, on the main thread. Between two prompts the terminal is as the person left it, and Ctrl-C
/// is noted instead of ending the program: see ``takeInterrupt()``.
public struct ReadlineReader: LineReader {
  private let allowsColour: Bool
  private var pasted: [String] = []

  /// - Parameters:
  ///   - name: what `$if name` matches in the person's inputrc.
  ///   - history: the file of past commands, in a folder that exists. A file that cannot be read or written is no error.
  ///   - historyLimit: how many commands it keeps.
  ///   - allowsColour: false strips the colours of every prompt.
  public init(name: String, history: String? = nil, historyLimit: Int32 = 1000, allowsColour: Bool = false) {
    self.allowsColour = allowsColour
    prompt_open(name)
    if let history { prompt_history_open(history, historyLimit) }
  }

  public mutating func readLine(prompt: String, mode: LineMode) -> LineOutcome {
    let shown = allowsColour ? prompt : PromptColour.stripped(from: prompt)
    let outcome = nextPasted(after: shown) ?? read(shown, mode)
    switch (outcome, mode) {
    case (.line(let line), .command): prompt_history_keep(line)
    case (.line, .answer): break
    default: pasted = []  // Ctrl-C in a block of pasted commands drops them all
    }
    return outcome
  }

  /// Whether Ctrl-C came since the last prompt; asking forgets it. A long computation asks now and then and stops.
  public func takeInterrupt() -> Bool {
    prompt_take_interrupt()
  }

  /// Drops what was pasted and not handed out yet: after a command that failed, the rest was written for another world.
  ///
  /// - Returns: how many lines were dropped.
  public mutating func dropPasted() -> Int {
    defer { pasted = [] }
    return pasted.count
  }

  /// Forgets all past commands, in memory and on disk.
  public func forgetHistory() {
    prompt_history_forget()
  }

  /// Gives Ctrl-C back to whoever had it. The reader can go on: its prompts take Ctrl-C again.
  public func close() {
    prompt_close()
  }

  /// A block of several lines is handed out line by line, as if it had been typed (and as a pipe does).
  private mutating func nextPasted(after prompt: String) -> LineOutcome? {
    guard !pasted.isEmpty else { return nil }
    guard !takeInterrupt() else { return .interrupted }
    let line = pasted.removeFirst()
    _ = try? Output.standard.write(PromptColour.unmarked(prompt) + sanitise(line) + "\n")
    return .line(line)
  }

  private mutating func read(_ prompt: String, _ mode: LineMode) -> LineOutcome {
    switch typedBytes(prompt, mode) {
    case .failure(let ended): return ended.outcome
    case .success(let bytes):
      if bytes.count > LineLimit.bytes { return .tooLong }
      let outcome = LineOutcome(bytes: bytes)
      guard case .line(let text) = outcome, text.unicodeScalars.contains("\n") else { return outcome }
      let lines = PastedBlock.lines(of: text)
      pasted = Array(lines.dropFirst())
      return .line(lines[0])
    }
  }

  private struct Ended: Error {
    let outcome: LineOutcome
  }

  private func typedBytes(_ prompt: String, _ mode: LineMode) -> Result<[UInt8], Ended> {
    let (usesHistory, completer) =
      switch mode {
      case .command(let completer): (true, completer)
      case .answer(let completer): (false, completer)
      }
    let box = completer.map(CompleterBox.init)
    var outcome = PROMPT_END
    // The box must outlive the prompt: C only holds its address.
    let line = withExtendedLifetime(box) {
      let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
      return prompt_read(prompt, usesHistory, context == nil ? nil : completeForReadline, context, &outcome)
    }
    guard let line else { return .failure(Ended(outcome: outcome == PROMPT_INTERRUPTED ? .interrupted : .end)) }
    defer { free(line) }
    let bytes = UnsafeRawBufferPointer(start: line, count: strlen(line))
    return .success(Array(bytes))
  }
}
