import Kernel

/// What each kind of rule finds in a text.
struct PostDetectors {
  let text: WrittenText
  let platform: Platform?
  let task: WritingTask
  let day: CivilDate

  /// One thing found, with what fills the sentence of the rule.
  struct Finding {
    var word = ""
    /// How many faults it stands for.
    var times = 1
    var count = 0
    var limit = 0
    var checked: CivilDate?
    var severity: PostRule.Severity?
    var sources: [String] = []
    var mustBeChecked = false

    func fill(_ sentence: String) -> String {
      sentence.replacing("{mot}", with: word).replacing("{n}", with: "\(count)").replacing("{limite}", with: "\(limit)")
        .replacing("{verifie}", with: checked?.inFrenchDigits ?? "")
    }
  }

  func findings(_ rule: PostRule) -> [Finding] {
    switch rule.detector {
    case .words:
      guard let word = rule.anyOf.first(where: text.contains), !rule.unless.contains(where: text.contains) else {
        return []
      }
      return [Finding(word: word)]
    case .platformLength: return limited(.length, counted)
    case .taskLength: return text.length > task.longest ? [Finding(count: text.length, limit: task.longest)] : []
    case .tooShort: return text.length < task.shortest ? [Finding(count: text.length, limit: task.shortest)] : []
    case .hashtagCount: return limited(.hashtags, text.hashtags.count)
    case .hashtagCase:
      return text.hashtags.filter { $0.count > 14 && $0.dropFirst().allSatisfy { !$0.isUppercase } }.prefix(1)
        .map { Finding(word: $0) }
    case .emojiCount: return text.emoji.count > 3 ? [Finding(count: text.emoji.count)] : []
    case .fancyLetters: return text.hasFancyLetters ? [Finding()] : []
    case .mustMention:
      return together(task.mustMention.filter { !$0.contains(where: text.contains) }.compactMap(\.first))
    case .banned: return together(task.banned.filter(text.contains))
    case .altTextAsked: return asked(.altTextAsked) && (text.alternative?.count ?? 0) < 10 ? [Finding()] : []
    case .mention: return asked(.mention) && !rule.anyOf.contains(where: text.contains) ? [Finding()] : []
    case .price: return asked(.price) && !text.body.contains("€") ? [Finding()] : []
    case .callToAction: return asked(.callToAction) && !invites ? [Finding()] : []
    case .noPersonalData: return asked(.noPersonalData) && holdsPersonalData ? [Finding()] : []
    case .capitals:
      let letters = text.body.filter(\.isLetter)
      return letters.count >= 20 && letters.count(where: \.isUppercase) * 10 > letters.count * 3 ? [Finding()] : []
    case .punctuation: return text.body.contains("!!") || text.body.contains("??") ? [Finding()] : []
    case .hook: return limited(.hook, text.body.split(separator: "\n").first?.count ?? 0)
    case .greeting:
      let opening = WrittenText(String(text.body.prefix(60)))
      return PostDetectors.greetings.filter(opening.contains).prefix(1).map { Finding(word: $0) }
    case .deadLink: return text.body.contains("http") ? [Finding()] : []
    }
  }

  /// Several words of one rule: told in one sentence, each counted.
  private func together(_ words: [String]) -> [Finding] {
    words.isEmpty ? [] : [Finding(word: words.joined(separator: " », « "), times: words.count)]
  }

  private static let greetings = [
    "bonjour à tous", "bonjour à toutes", "bonjour tout le monde", "coucou", "hello",
    "nous espérons que vous allez bien",
  ]

  private func asked(_ check: WritingTask.Check) -> Bool { task.checks.contains(check) }

  /// Past a dated limit of the platform. What is only advice there stays advice.
  private func limited(_ rule: PostLimit.Rule, _ count: Int) -> [Finding] {
    guard let limit = platform?.limits.first(where: { $0.rule == rule }), let known = limit.values.at(day),
      count > known.value
    else { return [] }
    return [
      Finding(
        count: count, limit: known.value, checked: known.period.checked,
        severity: rule == .hook ? nil : limit.refused ? .error : .advice, sources: known.period.sources,
        mustBeChecked: known.notice != nil || known.period.confidence.mustBeChecked)
    ]
  }

  /// A link counts for a fixed number where the platform shortens it.
  private var counted: Int {
    guard let link = platform?.limits.first(where: { $0.rule == .linkLength })?.values.at(day)?.value else {
      return text.length
    }
    return text.body.split(separator: " ", omittingEmptySubsequences: false).reduce(-1) { sum, word in
      sum + 1 + (word.hasPrefix("https://") || word.hasPrefix("http://") ? link : word.count)
    }
  }

  private var holdsPersonalData: Bool {
    let numbers = text.body.split { !($0.isNumber || $0 == " " || $0 == "." || $0 == "\u{202F}" || $0 == "\u{A0}") }
      .map { $0.filter(\.isNumber) }
    let phone = numbers.contains { $0.count == 10 && $0.hasPrefix("0") }
    let mail = text.body.split { $0.isWhitespace }
      .contains { $0.contains("@") && $0.contains(".") && !$0.hasPrefix("@") }
    return phone || mail
  }

  /// Whether the reader is asked something, or to do something.
  private var invites: Bool { text.body.contains("?") || PostDetectors.actions.contains(where: text.contains) }

  private static let actions = [
    "réservez", "venez", "passez", "écrivez", "appelez", "dites-nous", "racontez", "commandez", "inscrivez", "répondez",
    "découvrez", "rejoignez", "partagez", "contactez", "poussez", "goûtez", "votez", "en message", "retrouvez",
  ]

  /// What helps the reader, in words for the person.
  func strengths(voice: [String]) -> [String] {
    var found: [String] = []
    if text.body.contains(where: \.isNumber) { found.append("un détail concret (un nombre, une heure, une date)") }
    if invites { found.append("une question ou une action proposée") }
    if let word = voice.first(where: text.contains) { found.append("un mot de la voix du client (« \(word) »)") }
    if let alternative = text.alternative, alternative.count >= 20 { found.append("un texte alternatif utile") }
    return found
  }
}
