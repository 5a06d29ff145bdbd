import Kernel

/// Replies to the questions of a test: letters, pairs, numbers of segments, decimal numbers.
extension ReplyReader {
  /// « Je ne sais pas », in the ways that people type it.
  static func isUnknown(_ typed: String) -> Bool {
    guard typed.utf8.count < 60 else { return false }
    let words = FrenchText.words(typed).joined(separator: " ")
    return ["nsp", "ne sais pas", "je ne sais pas", "sais pas", "je sais pas", "jsp", "j sais pas"].contains(words)
  }

  /// The letter of a position: a, b, c…
  public static func letter(_ position: Int) -> String {
    String(UnicodeScalar(UInt8(97 + min(max(position, 0), 25))))
  }

  static func letters(_ text: String, _ options: [ReplyKind.Option], _ pick: ReplyKind.Pick) throws(ReplyProblem)
    -> FactValue
  {
    let kind = ReplyKind.letters(options, pick)
    var ids: [String] = []
    for letter in try typedLetters(text, options.count, kind) {
      let id = options[letter].id
      guard !ids.contains(id) else {
        throw ReplyProblem("La lettre \(self.letter(letter)) est donnée deux fois. \(expectation(kind))")
      }
      ids.append(id)
    }
    let wanted: ClosedRange<Int> =
      switch pick {
      case .one: 1...1
      case .several: 1...options.count
      case .order: options.count...options.count
      case .bestThenWorst: 2...2
      }
    guard wanted.contains(ids.count) else {
      let what = ids.count > wanted.upperBound ? "C’est trop de lettres." : "Il manque des lettres."
      throw ReplyProblem("\(what) \(expectation(kind))")
    }
    return pick == .one ? .choice(ids[0]) : .choices(ids)
  }

  /// The positions that the letters name, whatever parts them: `a c`, `a,c`, `ac`, `A > C`, `b)`.
  private static func typedLetters(_ text: String, _ count: Int, _ kind: ReplyKind) throws(ReplyProblem) -> [Int] {
    var positions: [Int] = []
    var words = FrenchText.fold(text).split { !($0.isLetter || $0.isNumber) }
    // « a et c ».
    words.removeAll { $0 == "et" || $0 == "puis" }
    // A whole word is a reply of another kind, not five letters.
    for word in words {
      for character in word {
        guard let value = character.asciiValue, (97..<97 + UInt8(min(count, 26))).contains(value) else {
          throw ReplyProblem("« \(shown(text)) » ne désigne pas une des lettres. \(expectation(kind))")
        }
        positions.append(Int(value) - 97)
      }
    }
    guard !positions.isEmpty else { throw ReplyProblem("Il manque une lettre. \(expectation(kind))") }
    return positions
  }

  static func pairs(_ text: String, _ left: [String], _ right: [ReplyKind.Option]) throws(ReplyProblem) -> FactValue {
    let kind = ReplyKind.pairs(left, right)
    let signs = FrenchText.fold(text).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.map(String.init)
    guard signs.count == 2 * left.count else {
      throw ReplyProblem("Il faut \(left.count) associations. \(expectation(kind))")
    }
    var chosen = [String?](repeating: nil, count: left.count)
    for index in stride(from: 0, to: signs.count, by: 2) {
      guard let number = Int(signs[index]), (1...left.count).contains(number),
        let letter = UnicodeScalar(signs[index + 1])?.value, (97..<97 + UInt32(right.count)).contains(letter)
      else {
        throw ReplyProblem("« \(signs[index])\(signs[index + 1]) » n’est pas une association. \(expectation(kind))")
      }
      guard chosen[number - 1] == nil else {
        throw ReplyProblem("Le numéro \(number) est donné deux fois. \(expectation(kind))")
      }
      let id = right[Int(letter) - 97].id
      guard !chosen.contains(id) else {
        throw ReplyProblem("La lettre \(signs[index + 1]) sert deux fois. \(expectation(kind))")
      }
      chosen[number - 1] = id
    }
    return .choices(chosen.compactMap { $0 })
  }

  static func segments(_ text: String, _ segments: [String], count: Int) throws(ReplyProblem) -> FactValue {
    let kind = ReplyKind.segments(segments, count: count)
    var numbers: [Int] = []
    for word in FrenchText.fold(text).split(whereSeparator: { !($0.isLetter || $0.isNumber) }) where word != "et" {
      guard let number = Int(word), (1...segments.count).contains(number) else {
        throw ReplyProblem("« \(shown(String(word))) » n’est pas un numéro de passage. \(expectation(kind))")
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    guard numbers.count == count else {
      throw ReplyProblem(
        "\(count == 1 ? "Un seul numéro est attendu" : "\(count) numéros sont attendus"). \(expectation(kind))")
    }
    return .choices(numbers.sorted().map(String.init))
  }

  static func decimal(_ text: String, unit: String?) throws(ReplyProblem) -> FactValue {
    let kind = ReplyKind.decimal(unit: unit)
    guard let number = NumberReader.decimal(text, unit: unit) else {
      throw ReplyProblem("« \(shown(text)) » n’est pas un nombre. \(expectation(kind))")
    }
    return .number(number)
  }

  static func testExpectation(_ kind: ReplyKind) -> String {
    switch kind {
    case .letters(let options, let pick):
      let last = letter(options.count - 1)
      return switch pick {
      case .one: "Répondez par une lettre, de a à \(last) (ex. : b)."
      case .several: "Répondez par une ou plusieurs lettres, de a à \(last) (ex. : a c)."
      case .order: "Donnez les \(options.count) lettres dans l’ordre (ex. : \(example(options.count)))."
      case .bestThenWorst: "Donnez deux lettres : la meilleure réponse, puis la pire (ex. : b d)."
      }
    case .pairs(let left, let right):
      let example = left.indices.map { "\($0 + 1)\(letter(($0 + 1) % max(right.count, 1)))" }.joined(separator: " ")
      return "Associez chaque numéro à une lettre (ex. : \(example))."
    case .segments(let segments, let count):
      let numbers = (1...max(count, 1)).map(String.init).joined(separator: " ")
      return count == 1
        ? "Donnez un numéro de passage, de 1 à \(segments.count) (ex. : 2)."
        : "Donnez \(count) numéros de passage, de 1 à \(segments.count) (ex. : \(numbers))."
    case .decimal(let unit): return "Il faut un nombre\(unit.map { " (\($0))" } ?? "") (ex. : 4,5)."
    default: return expectation(kind)
    }
  }

  private static func example(_ count: Int) -> String {
    ((1..<count).map { letter($0) } + [letter(0)]).joined(separator: " ")
  }
}

extension NumberReader {
  /// `4,5`, `4.5`, `1 250,5 €`, `−30`, `12 %`. A group of thousands is parted by a space, not by a dot.
  static func decimal(_ text: String, unit: String?) -> Quantity? {
    var folded = String(FrenchText.fold(text).filter { !$0.isWhitespace && $0 != "'" })
    let own = unit.map { String(FrenchText.fold($0).filter { !$0.isWhitespace }) } ?? ""
    for suffix in [own, "euros", "euro", "eur", "€", "%", "px"]
    where !suffix.isEmpty && folded.hasSuffix(suffix) && folded != suffix {
      folded.removeLast(suffix.count)
      break
    }
    var sign = ""
    if let first = folded.first, ["-", "−", "–", "+"].contains(first) {
      if first != "+" { sign = "-" }
      folded.removeFirst()
    }
    let digits = String(folded.map { $0 == "," ? "." : $0 })
    guard let first = digits.first, first.isASCII, first.isNumber || first == ".", digits.count <= 18,
      digits.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), digits.filter({ $0 == "." }).count <= 1,
      digits.last != "."
    else { return nil }
    return Quantity(sign + (first == "." ? "0" : "") + digits)
  }
}
