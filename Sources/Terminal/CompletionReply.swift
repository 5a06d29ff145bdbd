import CReadline
import Glibc

/// A completion in Readline's shape: first what replaces the word, then the choices.
enum CompletionReply {
  /// Empty when nothing fits. One candidate replaces the word; of several, their common beginning does, and they follow.
  ///
  /// A common beginning that does not hold what was typed would delete it (`é` and `e` begin alike for a person, not
  /// for bytes): then the typed word stays.
  static func slots(typed: String, candidates: [String]) -> [String] {
    var seen: Set<String> = []
    let choices = candidates.filter { !$0.isEmpty && seen.insert($0).inserted }
    guard choices.count > 1 else { return choices }
    let beginning = commonBeginning(of: choices)
    return [folded(beginning).hasPrefix(folded(typed)) ? beginning : typed] + choices
  }

  /// Whole characters: half of an `é` is not a beginning.
  static func commonBeginning(of texts: [String]) -> String {
    guard var common = texts.first?[...] else { return "" }
    for text in texts.dropFirst() {
      let length = zip(common, text).prefix { $0 == $1 }.count
      common = common.prefix(length)
    }
    return String(common)
  }

  /// The same in memory that Readline will free.
  static func allocated(_ slots: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    guard !slots.isEmpty,
      let memory = calloc(slots.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)
    else { return nil }
    let array = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: slots.count + 1)
    for (index, slot) in slots.enumerated() { array[index] = strdup(slot) }
    return array
  }
}

/// What C holds the address of while a prompt is open.
final class CompleterBox {
  let completer: Completer
  init(_ completer: Completer) { self.completer = completer }
}

/// Called by C when Tab is pressed: a C callback cannot capture, so the completer comes through `context`.
let completeForReadline: prompt_complete = { context, line, cursor in
  let nothing = prompt_completion(whole_line: false, matches: nil)
  guard let context, let text = String(validatingCString: line) else { return nothing }
  let box = Unmanaged<CompleterBox>.fromOpaque(context).takeUnretainedValue()
  let completion = box.completer(text, Int(cursor))
  let typed =
    completion.replacesWholeLine
    ? Completion.line(text, upTo: Int(cursor)) : Completion.word(in: text, upTo: Int(cursor))
  let slots = CompletionReply.slots(typed: typed, candidates: completion.candidates)
  return prompt_completion(whole_line: completion.replacesWholeLine, matches: CompletionReply.allocated(slots))
}
